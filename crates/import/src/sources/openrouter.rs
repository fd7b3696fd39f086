//! OpenRouter: the model list (`models-*.json`, USD per token as strings) and the hosts of each model
//! (`endpoints-*.csv`, USD per million tokens).
//!
//! OpenRouter bills, so it is the provider; the host runs the model. A host's tag is `name/region or
//! quantization/service`; `flex` and `priority` are prices of the same route.

use std::collections::BTreeMap;

use catalog::names::is_region;
use catalog::schema::{PriceList, Rates, RetirementBasis, Status, Tier};
use catalog::units::{Date, Price};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    Adapter, File, count, day, is_csv, modalities, needed_list, object, takes, text, tiers,
};
use crate::observation::{Observation, Yield};
use crate::rates::{per_million, value_per_token};

const SOURCE: &str = "openrouter";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["openrouter/models-*.json", "openrouter/endpoints-*.csv"],
    read,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    if is_csv(file) {
        return endpoints(file, as_of, out);
    }
    for row in needed_list(file, &object(file)?, "data")? {
        let seen = row.as_object().and_then(|row| model(row, as_of));
        // Only dropped rows are serialized.
        match seen {
            Some(seen) => out.take("", Ok(seen)),
            None => out.take(row.to_string(), Err("a row without an id")),
        }
    }
    Ok(())
}

fn model(row: &Map<String, Value>, as_of: Date) -> Option<Observation> {
    let mut seen = Observation::new(SOURCE, as_of, text(row, "id")?);
    seen.provider = Some(SOURCE.to_owned());
    seen.listed = true;
    // `Qwen: Qwen3.7 Flash`
    let name = text(row, "name").map(|n| n.split_once(": ").map_or(n, |(_, name)| name));
    seen.name = name.map(str::to_owned);
    let facts = &mut seen.facts;
    facts.context_tokens = count(row, "context_length");
    facts.knowledge_cutoff = day(row, "knowledge_cutoff");
    if let Some(repository) = text(row, "hugging_face_id") {
        facts.weights_url = Some(format!("https://huggingface.co/{repository}"));
        facts.open_weights = Some(true);
    }
    if let Some(shape) = row.get("architecture") {
        facts.input = modalities(shape.get("input_modalities"));
        facts.output = modalities(shape.get("output_modalities"));
    }
    if let Some(top) = row.get("top_provider").and_then(Value::as_object) {
        seen.terms.context_tokens = count(top, "context_length");
        seen.terms.max_output_tokens = count(top, "max_completion_tokens");
    }
    if let Some(day) = day(row, "expiration_date") {
        seen.terms.retires_on = Some(day);
        seen.terms.retirement_basis = Some(RetirementBasis::Announced);
    }
    seen.terms.status = Some(Status::Active);
    let can = &mut seen.capabilities;
    if let Some(input) = &seen.facts.input {
        takes(input, can);
    }
    if let Some(list) = row.get("supported_parameters").and_then(Value::as_array) {
        let takes = |name: &str| list.iter().any(|p| p.as_str() == Some(name));
        // The list has what some host accepts; absence says nothing about the model.
        can.function_calling = takes("tools").then_some(true);
        can.tool_use = takes("tools").then_some(true);
        can.structured_outputs = takes("structured_outputs").then_some(true);
        can.reasoning = takes("reasoning").then_some(true);
    }
    if let Some(pricing) = row.get("pricing").and_then(Value::as_object) {
        seen.price(price_list(pricing));
    }
    Some(seen)
}

fn rates(row: &Map<String, Value>) -> Rates {
    let keys = [
        "prompt",
        "completion",
        "input_cache_read",
        "input_cache_write",
    ];
    super::rates(row, keys, value_per_token)
}

fn price_list(pricing: &Map<String, Value>) -> PriceList {
    PriceList {
        standard: rates(pricing),
        tiers: tiers(pricing, "overrides", "min_prompt_tokens", rates),
        ..PriceList::default()
    }
}

/// A line of the host list.
#[derive(Deserialize)]
struct Line {
    openrouter_model_id: String,
    provider_tag: String,
    service_tier: String,
    quantization: String,
    context_length_tokens: Option<u64>,
    max_completion_tokens: Option<u64>,
    prompt_usd_per_mtoken: Option<f64>,
    completion_usd_per_mtoken: Option<f64>,
    cache_read_usd_per_mtoken: Option<f64>,
    cache_write_usd_per_mtoken: Option<f64>,
    high_context_min_prompt_tokens: Option<u64>,
    high_context_prompt_usd_per_mtoken: Option<f64>,
    high_context_completion_usd_per_mtoken: Option<f64>,
    high_context_cache_read_usd_per_mtoken: Option<f64>,
    high_context_cache_write_usd_per_mtoken: Option<f64>,
}

impl Line {
    fn rates(&self) -> Rates {
        let rate = |usd: Option<f64>| usd.and_then(per_million);
        Rates {
            input: rate(self.prompt_usd_per_mtoken),
            output: rate(self.completion_usd_per_mtoken),
            cache_read: rate(self.cache_read_usd_per_mtoken),
            cache_write: rate(self.cache_write_usd_per_mtoken),
            cache_write_1h: None,
        }
    }

    fn tier(&self) -> Option<Tier> {
        let rate = |usd: Option<f64>| usd.and_then(per_million);
        Some(Tier {
            above_input_tokens: self.high_context_min_prompt_tokens.filter(|n| *n > 0)?,
            rates: Rates {
                input: Some(rate(self.high_context_prompt_usd_per_mtoken)?),
                output: rate(self.high_context_completion_usd_per_mtoken),
                cache_read: rate(self.high_context_cache_read_usd_per_mtoken),
                cache_write: rate(self.high_context_cache_write_usd_per_mtoken),
                cache_write_1h: None,
            },
            ..Tier::default()
        })
    }
}

/// Name and region in a host's tag.
fn host(tag: &str, quantization: &str) -> (String, Option<String>) {
    let mut name = String::new();
    let mut region = None;
    for part in tag.split('/') {
        match part {
            "flex" | "priority" => {}
            part if part == quantization => {}
            part if !name.is_empty() && is_region(part) => region = Some(part.to_owned()),
            part if name.is_empty() => part.clone_into(&mut name),
            part => {
                name.push('/');
                name.push_str(part);
            }
        }
    }
    (name, region)
}

fn endpoints(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let mut routes: BTreeMap<(String, String, Option<String>), Vec<Line>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(file.1.as_slice());
    let headers = reader.headers()?.clone();
    for record in reader.records() {
        out.read += 1;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                out.leave_out("malformed line", error.to_string());
                continue;
            }
        };
        if let Ok(line) = record.deserialize::<Line>(Some(&headers)) {
            let (mut host, region) = host(&line.provider_tag, &line.quantization);
            let key = (
                line.openrouter_model_id.clone(),
                host.clone(),
                region.clone(),
            );
            // The same host with another quantization is a separate route.
            let other = routes.get(&key).and_then(|lines| lines.first());
            if other.is_some_and(|other| other.quantization != line.quantization) {
                host = format!("{host}/{}", line.quantization);
            }
            let key = (line.openrouter_model_id.clone(), host, region);
            routes.entry(key).or_default().push(line);
        } else {
            let row: Vec<&str> = record.iter().take(5).collect();
            out.leave_out("malformed line", row.join(" "));
        }
    }
    for ((id, host, region), lines) in routes {
        match endpoint(&id, &lines, as_of) {
            Some(mut seen) => {
                seen.host = Some(host);
                seen.region = region;
                out.observations.push(seen);
            }
            None => out.leave_out("a host without a standard price", format!("{id} {host}")),
        }
    }
    Ok(())
}

fn endpoint(id: &str, lines: &[Line], as_of: Date) -> Option<Observation> {
    let of = |service: &str| {
        let lines = lines.iter().filter(|line| line.service_tier == service);
        // Duplicate host: keep the higher price to be safe.
        lines.max_by_key(|line| line.rates().input.map_or(0, Price::nano_usd))
    };
    let line = of("default")?;
    let mut seen = Observation::new(SOURCE, as_of, id);
    seen.provider = Some(SOURCE.to_owned());
    seen.listed = true;
    seen.terms.status = Some(Status::Active);
    seen.terms.context_tokens = line.context_length_tokens.filter(|n| *n > 0);
    seen.terms.max_output_tokens = line.max_completion_tokens.filter(|n| *n > 0);
    seen.terms.quantization = (line.quantization != "unknown" && !line.quantization.is_empty())
        .then(|| line.quantization.clone());
    seen.price(PriceList {
        standard: line.rates(),
        tiers: line.tier().into_iter().collect(),
        flex: of("flex").map(Line::rates).map(Box::new),
        priority: of("priority").map(Line::rates).map(Box::new),
        ..PriceList::default()
    });
    Some(seen)
}
