//! pi-ai: one file per provider, grouped by API family. USD per million tokens; a cache rate of 0 means not
//! stated. A context window that ends where the price rises is ignored: the list cuts it off there.
//!
//! Does not import rows with a type other than `chat`.

use catalog::schema::{Modality, PriceList, Rates, Status};
use catalog::units::{Date, Price};
use serde_json::{Map, Value};

use super::{Adapter, File, count, flag, modalities, object, text, tiers};
use crate::observation::{Observation, Yield};
use crate::rates::value_per_million;

const SOURCE: &str = "pi-ai";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["pi-ai/*"],
    read,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    for (shape, rows) in &object(file)? {
        let Some(rows) = rows.as_object() else {
            out.leave_out("not an object", format!("{} {shape}", file.0));
            continue;
        };
        for (key, row) in rows {
            let row = row.as_object().ok_or("not an object");
            let seen = row.and_then(|row| route(row, as_of));
            out.take(format!("{} {key}", file.0), seen);
        }
    }
    Ok(())
}

fn route(row: &Map<String, Value>, as_of: Date) -> Result<Observation, &'static str> {
    if text(row, "type") != Some("chat") {
        return Err("not a language model (type)");
    }
    let mut seen = Observation::new(SOURCE, as_of, text(row, "id").ok_or("no id")?);
    seen.provider = Some(text(row, "provider").ok_or("no provider")?.to_owned());
    seen.listed = true;
    let name = text(row, "name").map(|n| n.split_once(": ").map_or(n, |(_, name)| name));
    seen.name = name.map(str::to_owned);
    seen.facts.max_output_tokens = count(row, "maxTokens");
    seen.terms.max_output_tokens = seen.facts.max_output_tokens;
    seen.terms.status = Some(Status::Active);
    // The list has what the library sends, so absence means nothing.
    if let Some(input) = modalities(row.get("input")) {
        seen.capabilities.vision = input.contains(&Modality::Image).then_some(true);
        seen.capabilities.multimodal = (input.len() > 1).then_some(true);
    }
    seen.capabilities.reasoning = flag(row, "reasoning");
    let cost = row
        .get("cost")
        .and_then(Value::as_object)
        .ok_or("no price")?;
    let tiers = tiers(cost, "tiers", "inputTokensAbove", rates);
    let rises = |window: &u64| tiers.iter().any(|tier| tier.above_input_tokens == *window);
    seen.facts.context_tokens = count(row, "contextWindow").filter(|window| !rises(window));
    seen.terms.context_tokens = seen.facts.context_tokens;
    seen.price(PriceList {
        standard: rates(cost),
        tiers,
        ..PriceList::default()
    });
    Ok(seen)
}

fn rates(cost: &Map<String, Value>) -> Rates {
    let keys = ["input", "output", "cacheRead", "cacheWrite"];
    let rates = super::rates(cost, keys, value_per_million);
    let stated = |rate: Option<Price>| rate.filter(|rate| *rate > Price::ZERO);
    Rates {
        cache_read: stated(rates.cache_read),
        cache_write: stated(rates.cache_write),
        ..rates
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::read_one;

    #[test]
    fn a_window_that_ends_where_the_price_rises_is_none() {
        let window = |window: u64| {
            let list = serde_json::json!({"openai-responses": {"chat:own-6": {
                "type": "chat", "id": "own-6", "provider": "openai", "contextWindow": window,
                "cost": {"input": 2, "output": 8, "tiers": [{"inputTokensAbove": 272_000, "input": 4, "output": 12}]},
            }}});
            let out = read_one(&ADAPTER, ("pi-ai/openai.json", &list));
            let seen = &out.observations[0];
            (seen.facts.context_tokens, seen.terms.context_tokens)
        };
        // GPT-6.2 at OpenAI: 1,050,000 in all other lists.
        assert_eq!(window(272_000), (None, None));
        assert_eq!(window(1_050_000), (Some(1_050_000), Some(1_050_000)));
    }
}
