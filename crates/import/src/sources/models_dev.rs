//! models.dev: `api.json` (providers and their models) and `models.json` (facts about models only).
//!
//! Prices are in USD per million tokens. `context_over_200k` repeats the tier above 200,000 in `tiers`. A
//! mode with `service_tier: priority` is the route's priority price; any other priced mode is a variant.

use catalog::schema::{
    ApiFamily, Facts, License, Parameter, PriceList, Provider, ProviderKind, Rates, Status, Tier,
};
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{Adapter, File, count, day, flag, list, modalities, object, objects, takes, text};
use crate::observation::{Observation, Yield};
use crate::rates::{by_size, value_per_million};

const SOURCE: &str = "models-dev";
/// The model list is published separately from the routes, so its copy may be older.
const MODELS: &str = "models-dev-models";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["models-dev/api.json"],
    read,
};

pub const MODELS_ADAPTER: Adapter = Adapter {
    id: MODELS,
    files: &["models-dev/models.json"],
    read: read_models,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    providers(&object(file)?, as_of, out);
    Ok(())
}

fn read_models(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    for (id, row) in &object(file)? {
        let seen = row.as_object().map(|row| {
            let mut seen = Observation::new(MODELS, as_of, id);
            seen.canonical = Some(id.clone());
            describe_model(row, &mut seen);
            seen
        });
        out.take(id, seen.ok_or("not an object"));
    }
    Ok(())
}

fn providers(rows: &Map<String, Value>, as_of: Date, out: &mut Yield) {
    for (id, row) in rows {
        let Some(row) = row.as_object() else {
            out.leave_out("not an object", id);
            continue;
        };
        out.providers.push(provider(id, row, as_of));
        let Some(models) = row.get("models").and_then(Value::as_object) else {
            out.leave_out("a provider without models", id);
            continue;
        };
        let vague = models
            .values()
            .filter_map(|row| row.get("release_date")?.as_str());
        let vague = vague.filter(|day| bare_january(day)).count() >= VAGUE;
        for (model, row) in models {
            out.read += 1;
            match row.as_object() {
                Some(row) => route(id, model, row, as_of, vague, out),
                None => out.leave_out("not an object", format!("{id} {model}")),
            }
        }
    }
}

/// API family from the software package of a provider.
const API_FAMILIES: &[(&str, ApiFamily)] = &[
    ("anthropic", ApiFamily::Anthropic),
    ("amazon-bedrock", ApiFamily::Bedrock),
    ("google", ApiFamily::Google),
    ("cohere", ApiFamily::Cohere),
    ("openai", ApiFamily::OpenAi),
    ("azure", ApiFamily::OpenAi),
    ("groq", ApiFamily::OpenAi),
    ("xai", ApiFamily::OpenAi),
    ("mistral", ApiFamily::OpenAi),
    ("deepinfra", ApiFamily::OpenAi),
    ("togetherai", ApiFamily::OpenAi),
    ("cerebras", ApiFamily::OpenAi),
    ("perplexity", ApiFamily::OpenAi),
    ("openrouter", ApiFamily::OpenAi),
];

fn provider(id: &str, row: &Map<String, Value>, as_of: Date) -> Provider {
    let package = text(row, "npm").unwrap_or_default();
    let family = API_FAMILIES.iter().find(|(word, _)| package.contains(word));
    let web = |key| {
        let url = text(row, key)?;
        url.starts_with("http").then(|| url.to_owned())
    };
    let keys = list(row, "env");
    Provider {
        docs: web("doc"),
        api_family: Some(family.map_or(ApiFamily::Other, |(_, family)| *family)),
        base_url: web("api"),
        key_variables: keys.filter_map(|k| Some(k.as_str()?.to_owned())).collect(),
        ..Provider::new(
            id,
            text(row, "name").unwrap_or(id),
            ProviderKind::Gateway,
            SOURCE,
            as_of,
        )
    }
}

/// A provider with at least this many bare-January release dates knows only the year.
const VAGUE: usize = 4;

/// Whether a release date is January of a year, without a day.
fn bare_january(day: &str) -> bool {
    day.len() == "2024-01".len() && day.ends_with("-01")
}

/// NVIDIA's placeholder context window, and the maximum outputs it comes with.
const NVIDIA_UNKNOWN: (u64, [u64; 2]) = (128_000, [4_096, 8_192]);

/// Whether the context window is a placeholder: NVIDIA's list gives it even to a word tagger.
fn is_filled_in(provider: &str, facts: &Facts) -> bool {
    let (window, answers) = NVIDIA_UNKNOWN;
    let answer = facts.max_output_tokens;
    provider == "nvidia"
        && facts.context_tokens == Some(window)
        && answer.is_some_and(|answer| answers.contains(&answer))
}

fn route(
    provider: &str,
    id: &str,
    row: &Map<String, Value>,
    as_of: Date,
    vague: bool,
    out: &mut Yield,
) {
    let id = text(row, "id").unwrap_or(id);
    let mut seen = Observation::new(SOURCE, as_of, id);
    seen.provider = Some(provider.to_owned());
    seen.listed = true;
    seen.canonical = text(row, "canonical_model_id").map(str::to_owned);
    describe_model(row, &mut seen);
    seen.facts.released = seen
        .facts
        .released
        .filter(|day| !vague || !bare_january(&day.to_string()));
    seen.terms.status = match text(row, "status") {
        Some("deprecated") => Some(Status::Deprecated),
        Some("beta" | "alpha") => Some(Status::Preview),
        _ => Some(Status::Active),
    };
    if is_filled_in(provider, &seen.facts) {
        seen.facts.context_tokens = None;
    }
    seen.terms.context_tokens = seen.facts.context_tokens;
    seen.terms.max_output_tokens = seen.facts.max_output_tokens;
    let mut modes = Vec::new();
    if let Some(cost) = row.get("cost").and_then(Value::as_object) {
        let mut list = price_list(cost);
        for (mode, cost, priority) in modes_of(row) {
            if priority {
                list.priority = Some(Box::new(rates(cost)));
            } else {
                modes.push((mode.clone(), price_list(cost)));
            }
        }
        seen.price(list);
    }
    for (mode, list) in modes {
        let mut variant = seen.clone();
        variant.variant = Some(mode);
        variant.terms.price = None;
        variant.terms.price_status = None;
        variant.zero = false;
        variant.facts = Facts::default();
        variant.price(list);
        out.observations.push(variant);
    }
    out.observations.push(seen);
}

/// Priced modes of a route, and whether each is its priority service.
fn modes_of(row: &Map<String, Value>) -> Vec<(&String, &Map<String, Value>, bool)> {
    let modes = row.get("experimental").and_then(|e| e.get("modes"));
    let modes = modes.and_then(Value::as_object).into_iter().flatten();
    modes
        .filter_map(|(mode, row)| {
            let cost = row.get("cost")?.as_object()?;
            let tier = row.pointer("/provider/body/service_tier");
            let priority = tier.and_then(Value::as_str) == Some("priority");
            Some((mode, cost, priority))
        })
        .collect()
}

fn rates(cost: &Map<String, Value>) -> Rates {
    let keys = ["input", "output", "cache_read", "cache_write"];
    super::rates(cost, keys, value_per_million)
}

fn price_list(cost: &Map<String, Value>) -> PriceList {
    let mut tiers: Vec<Tier> = objects(cost, "tiers")
        .filter_map(|tier| {
            let about = tier.get("tier")?.as_object()?;
            (text(about, "type") == Some("context")).then_some(())?;
            Some(Tier {
                above_input_tokens: count(about, "size")?,
                rates: rates(tier),
                ..Tier::default()
            })
        })
        .collect();
    if tiers.is_empty()
        && let Some(over) = cost.get("context_over_200k").and_then(Value::as_object)
    {
        tiers.push(Tier {
            above_input_tokens: 200_000,
            rates: rates(over),
            ..Tier::default()
        });
    }
    by_size(&mut tiers);
    PriceList {
        standard: rates(cost),
        tiers,
        ..PriceList::default()
    }
}

/// Facts and capabilities, in the same format in both files.
fn describe_model(row: &Map<String, Value>, seen: &mut Observation) {
    seen.name = text(row, "name").map(str::to_owned);
    seen.family = text(row, "family").map(str::to_owned);
    let facts = &mut seen.facts;
    facts.released = day(row, "release_date");
    facts.knowledge_cutoff = day(row, "knowledge");
    if let Some(limit) = row.get("limit").and_then(Value::as_object) {
        facts.context_tokens = count(limit, "context");
        facts.max_output_tokens = count(limit, "output");
    }
    facts.open_weights = flag(row, "open_weights");
    // A pointer to a closed model may keep the link of the open one it pointed to before.
    facts.weights_url = weights(row).filter(|_| facts.open_weights != Some(false));
    facts.license = text(row, "license").map(license);
    let modes = row.get("modalities");
    facts.input = modalities(modes.and_then(|m| m.get("input")));
    facts.output = modalities(modes.and_then(|m| m.get("output")));
    let can = &mut seen.capabilities;
    if let Some(input) = &facts.input {
        takes(input, can);
    }
    can.reasoning = flag(row, "reasoning");
    // One flag of the source covers both labels.
    can.function_calling = flag(row, "tool_call");
    can.tool_use = flag(row, "tool_call");
    can.structured_outputs = flag(row, "structured_output");
    if let Some(takes) = flag(row, "temperature") {
        seen.parameters.push((Parameter::Temperature, !takes));
    }
}

fn weights(row: &Map<String, Value>) -> Option<String> {
    let first = row.get("weights")?.as_array()?.first()?;
    let url = first.as_str().or_else(|| first.get("url")?.as_str())?;
    url.starts_with("https://").then(|| url.to_owned())
}

/// Licenses as written by the source: an SPDX id or a name.
fn license(text: &str) -> License {
    let open = ["Apache-2.0", "MIT", "BSD-3-Clause"];
    let spdx = open.iter().find(|id| id.eq_ignore_ascii_case(text));
    License {
        spdx: spdx.map(|id| (*id).to_owned()),
        name: match spdx {
            Some(&"Apache-2.0") => "Apache 2.0".to_owned(),
            Some(id) => (*id).to_owned(),
            None => text.to_owned(),
        },
        osi: spdx.map(|_| true),
        commercial: spdx.map(|_| true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::read_one;

    #[test]
    fn a_january_without_a_day_is_no_release_where_a_list_gives_it_to_many() {
        let released = |days: &[&str]| {
            let model = |(n, day): (usize, &&str)| {
                let id = format!("m{n}");
                (
                    id.clone(),
                    serde_json::json!({"id": id, "release_date": day}),
                )
            };
            let models: Map<String, Value> = days.iter().enumerate().map(model).collect();
            let list = serde_json::json!({"p": {"name": "P", "models": models}});
            let seen = read_one(&ADAPTER, ("api.json", &list))
                .observations
                .into_iter();
            seen.filter_map(|seen| Some(seen.facts.released?.to_string()))
                .collect::<Vec<_>>()
        };
        // 58 models of one gateway are dated "2026-01", among them Kimi K2 from July 2025.
        let many = ["2026-01", "2026-01", "2026-01", "2026-01", "2026-01-29"];
        assert_eq!(released(&many), ["2026-01-29"]);
        assert_eq!(released(&["2026-01", "2025-07"]), ["2026-01", "2025-07"]);
    }

    #[test]
    fn a_window_that_a_list_fills_in_is_none() {
        let window = |provider: &str, answer: u64| {
            let model = serde_json::json!({"m": {"id": "m", "limit": {"context": 128_000, "output": answer}}});
            let list = serde_json::json!({provider: {"name": "P", "models": model}});
            let out = read_one(&ADAPTER, ("api.json", &list));
            out.observations[0].facts.context_tokens
        };
        assert_eq!(window("nvidia", 4_096), None);
        assert_eq!(window("nvidia", 16_384), Some(128_000));
        assert_eq!(window("groq", 4_096), Some(128_000));
    }

    #[test]
    fn a_closed_model_has_no_weights() {
        let link = |open: bool| {
            let model = serde_json::json!({"m": {"id": "m", "open_weights": open,
                "weights": [{"url": "https://huggingface.co/own/m"}]}});
            let list = serde_json::json!({"p": {"name": "P", "models": model}});
            let out = read_one(&ADAPTER, ("api.json", &list));
            out.observations[0].facts.weights_url.is_some()
        };
        assert!(link(true));
        assert!(!link(false));
    }
}
