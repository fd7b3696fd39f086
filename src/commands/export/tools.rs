//! The catalog in other tools' formats: LiteLLM's price map, models.dev's and OpenRouter's lists, genai-prices' data.
//!
//! Owns each format's names for providers and rates. A price that a format cannot express in full, such as one with
//! rates only for input beyond a threshold, is omitted and counted: part of a price gives wrong bills.

use catalog::rows;
use catalog::schema::{Kind, Model, PriceList, Rates, Route};
use catalog::units::{Decimal, Price};
use serde_json::{Map, Value, json};

use super::args::Tool;
use crate::commands::context::Context;
use crate::error::Error;
use crate::lifecycle::is_live;
use crate::providers::Providers;

/// The tools' names for our providers.
const PROVIDERS: &[[&str; 4]] = rows!(4, include_str!("providers.tsv"));

/// A tool's name for a provider, and an extra value its format needs.
fn called(tool: &str, provider: &str) -> Option<(&'static str, &'static str)> {
    let mut rows = PROVIDERS.iter();
    let row = rows.find(|[by, ours, ..]| (*by, *ours) == (tool, provider));
    row.map(|[_, _, name, beside]| (*name, if *beside == "-" { "" } else { *beside }))
}

/// OpenRouter's provider id.
const OPENROUTER: &str = "openrouter";
/// Decimal places of a price per token: 1e-9 USD per million.
const PER_TOKEN: u32 = 15;

pub(super) struct Exported {
    pub(super) value: Value,
    /// Priced routes that the format cannot express, or whose provider it does not know.
    pub(super) left_out: usize,
}

/// A route billed per token and open to everyone.
struct Offer<'m> {
    model: &'m Model<'m>,
    route: &'m Route<'m>,
    price: &'m PriceList,
}

impl Offer<'_> {
    /// The context window on this route, in tokens.
    fn window(&self) -> Option<u64> {
        let terms = &self.route.terms;
        terms.context_tokens.or(self.model.facts.context_tokens)
    }

    /// The output limit on this route, in tokens.
    fn longest(&self) -> Option<u64> {
        let terms = &self.route.terms;
        terms
            .max_output_tokens
            .or(self.model.facts.max_output_tokens)
    }
}

/// The named models, or all, in a tool's format.
///
/// # Errors
/// An unknown model, or a damaged catalog.
pub(super) fn export(context: &Context, tool: Tool, names: &[String]) -> Result<Exported, Error> {
    let catalog = &context.catalog;
    let providers = Providers::all(catalog)?;
    let models = context.positions(names)?.into_iter();
    let models = models.map(|at| catalog.model(at));
    let models: Vec<Model> = models.collect::<Result<_, _>>()?;
    let offers = models.iter().flat_map(|model| {
        let routes = model.routes.iter();
        let live =
            routes.filter(|r| !r.is_special() && !r.is_for_the_willing() && r.region.is_none());
        let live = live.filter(|route| is_live(route, context.today));
        live.filter_map(move |route| {
            let price = route.terms.price.as_ref()?;
            Some(Offer {
                model,
                route,
                price,
            })
        })
    });
    let mut out = Map::new();
    let (mut of_lists, mut left_out) = (Vec::new(), 0);
    for offer in offers {
        let written = is_plain(&offer)
            && match tool {
                Tool::Litellm => litellm(&mut out, &offer),
                Tool::ModelsDev => models_dev(&mut out, &offer, &providers),
                Tool::Openrouter => openrouter(&mut of_lists, &offer),
                Tool::GenaiPrices => genai_prices(&mut out, &offer, &providers),
            };
        left_out += usize::from(!written);
    }
    let value = match tool {
        Tool::Openrouter => json!({ "data": of_lists }),
        // A list of providers with their models.
        Tool::GenaiPrices => Value::Array(out.into_iter().map(|(_, provider)| provider).collect()),
        Tool::Litellm | Tool::ModelsDev => Value::Object(out),
    };
    Ok(Exported { value, left_out })
}

/// Whether the formats can express the offer: a chat model with known input and output rates, and tiers that restate
/// every rate.
fn is_plain(offer: &Offer) -> bool {
    let stated = |rates: &Rates| RATES.map(|rate| rate(rates).is_some());
    let standard = stated(&offer.price.standard);
    let tiers = offer.price.tiers.iter();
    offer.model.kind == Kind::Chat
        && standard[0]
        && standard[1]
        && offer.price.peak.is_none()
        && tiers
            .map(|tier| (tier, stated(&tier.rates)))
            .all(|(tier, of_tier)| {
                let again = standard.iter().zip(of_tier);
                !tier.marginal && again.into_iter().all(|(known, here)| here || !known)
            })
}

/// The rates in every format, in the order of their names.
const RATES: [fn(&Rates) -> Option<Price>; 4] = [
    |rates| rates.input,
    |rates| rates.output,
    |rates| rates.cache_read,
    |rates| rates.cache_write,
];

fn a_token(price: Price) -> Decimal {
    Decimal {
        value: i128::from(price.nano_usd()),
        places: PER_TOKEN,
    }
}

/// Inserts each stated rate under its name.
fn put(
    into: &mut Map<String, Value>,
    rates: &Rates,
    names: [impl Into<String>; 4],
    show: impl Fn(Price) -> Value,
) {
    for (name, rate) in names.into_iter().zip(RATES) {
        if let Some(price) = rate(rates) {
            into.insert(name.into(), show(price));
        }
    }
}

fn number(decimal: Decimal) -> Value {
    Value::from(decimal.to_f64())
}

fn litellm(out: &mut Map<String, Value>, offer: &Offer) -> bool {
    const NAMES: [&str; 4] = [
        "input_cost_per_token",
        "output_cost_per_token",
        "cache_read_input_token_cost",
        "cache_creation_input_token_cost",
    ];
    let (model, route, price) = (offer.model, offer.route, offer.price);
    let Some((provider, prefix)) = called("litellm", route.provider) else {
        return false;
    };
    let mut row = Map::new();
    row.insert("litellm_provider".into(), json!(provider));
    row.insert("mode".into(), json!("chat"));
    for (name, count) in [
        ("max_input_tokens", offer.window()),
        ("max_output_tokens", offer.longest()),
    ] {
        if let Some(count) = count {
            row.insert(name.into(), json!(count));
        }
    }
    let show = |price| number(a_token(price));
    put(&mut row, &price.standard, NAMES, show);
    if let Some(hour) = price.standard.cache_write_1h {
        let name = "cache_creation_input_token_cost_above_1hr";
        row.insert(name.into(), show(hour));
    }
    for (mode, rates) in [
        ("batches", &price.batch),
        ("flex", &price.flex),
        ("priority", &price.priority),
    ] {
        if let Some(rates) = rates {
            let names = NAMES.map(|name| format!("{name}_{mode}"));
            put(&mut row, rates, names, show);
        }
    }
    for tier in &price.tiers {
        if tier.above_input_tokens % 1_000 != 0 {
            return false;
        }
        let size = tier.above_input_tokens / 1_000;
        let names = NAMES.map(|name| format!("{name}_above_{size}k_tokens"));
        put(&mut row, &tier.rates, names, show);
    }
    let can = &model.capabilities;
    for (name, known) in [
        ("supports_vision", can.vision),
        ("supports_function_calling", can.function_calling),
        ("supports_reasoning", can.reasoning),
        ("supports_response_schema", can.structured_outputs),
        ("supports_prompt_caching", can.prompt_caching),
    ] {
        if let Some(known) = known {
            row.insert(name.into(), json!(known));
        }
    }
    if let Some(day) = route.terms.retires_on {
        row.insert("deprecation_date".into(), json!(day));
    }
    out.insert(format!("{prefix}{}", route.id), Value::Object(row));
    true
}

fn models_dev(out: &mut Map<String, Value>, offer: &Offer, providers: &Providers) -> bool {
    const NAMES: [&str; 4] = ["input", "output", "cache_read", "cache_write"];
    let (model, route, price) = (offer.model, offer.route, offer.price);
    let Some(of) = providers.get(route.provider) else {
        return false;
    };
    let show = |price: Price| number(price.decimal());
    let mut cost = Map::new();
    put(&mut cost, &price.standard, NAMES, show);
    let tiers = price.tiers.iter().map(|tier| {
        let mut of_tier = Map::new();
        put(&mut of_tier, &tier.rates, NAMES, show);
        of_tier.insert(
            "tier".into(),
            json!({ "type": "context", "size": tier.above_input_tokens }),
        );
        Value::Object(of_tier)
    });
    let tiers: Vec<Value> = tiers.collect();
    if !tiers.is_empty() {
        cost.insert("tiers".into(), Value::Array(tiers));
    }
    let can = &model.capabilities;
    let facts = &model.facts;
    let entry = json!({
        "id": route.id,
        "name": model.name,
        "attachment": can.multimodal,
        "reasoning": can.reasoning,
        "tool_call": can.function_calling,
        "structured_output": can.structured_outputs,
        "knowledge": facts.knowledge_cutoff,
        "release_date": facts.released,
        "open_weights": facts.open_weights,
        "modalities": { "input": facts.input, "output": facts.output },
        "limit": {
            "context": offer.window(),
            "output": offer.longest(),
        },
        "cost": cost,
    });
    let of = out.entry(of.id).or_insert_with(
        || json!({ "id": of.id, "name": of.name, "env": of.key_variables, "doc": of.docs, "models": {} }),
    );
    of["models"][route.id] = entry;
    true
}

fn openrouter(out: &mut Vec<Value>, offer: &Offer) -> bool {
    const NAMES: [&str; 4] = [
        "prompt",
        "completion",
        "input_cache_read",
        "input_cache_write",
    ];
    let (model, route, price) = (offer.model, offer.route, offer.price);
    if route.provider != OPENROUTER || !price.tiers.is_empty() {
        return false;
    }
    let mut pricing = Map::new();
    let show = |price| Value::from(a_token(price).show(0));
    put(&mut pricing, &price.standard, NAMES, show);
    let window = offer.window();
    out.push(json!({
        "id": route.id,
        "name": model.name,
        "context_length": window,
        "architecture": {
            "input_modalities": model.facts.input,
            "output_modalities": model.facts.output,
        },
        "pricing": pricing,
        "top_provider": {
            "context_length": window,
            "max_completion_tokens": offer.longest(),
        },
    }));
    true
}

fn genai_prices(out: &mut Map<String, Value>, offer: &Offer, providers: &Providers) -> bool {
    const NAMES: [&str; 4] = [
        "input_mtok",
        "output_mtok",
        "cache_read_mtok",
        "cache_write_mtok",
    ];
    let (model, route, price) = (offer.model, offer.route, offer.price);
    let row = called("genai-prices", route.provider);
    let (Some((id, pattern)), Some(of)) = (row, providers.get(route.provider)) else {
        return false;
    };
    let show = |price: Price| number(price.decimal());
    let mut prices = Map::new();
    put(&mut prices, &price.standard, NAMES, show);
    for tier in &price.tiers {
        let mut rates = Map::new();
        put(&mut rates, &tier.rates, NAMES, show);
        for (name, rate) in rates {
            let Some(base) = prices.get_mut(&name) else {
                return false;
            };
            let step = json!({ "start": tier.above_input_tokens, "price": rate });
            match base.get_mut("tiers").and_then(Value::as_array_mut) {
                Some(tiers) => tiers.push(step),
                None => *base = json!({ "base": base.take(), "tiers": [step] }),
            }
        }
    }
    let of = out.entry(id).or_insert_with(
        || json!({ "id": id, "name": of.name, "api_pattern": pattern, "models": [] }),
    );
    let entry = json!({
        "id": route.id,
        "name": model.name,
        "match": { "equals": route.id },
        "context_window": offer.window(),
        "prices": prices,
    });
    if let Some(models) = of["models"].as_array_mut() {
        models.push(entry);
    }
    true
}
