//! llmledger: every change of LiteLLM's map since 2023-09, USD per *token*, each with its commit.
//!
//! An event has the old and the new value. A key's first price is not stated: it is what remains when all
//! events are undone from today's price. `reverted`, `unit` and `likely` mark corrections of the list, which
//! are not price changes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::litellm::place;
use super::super::{File, date, needed_list, object, text};
use super::{Adapter, Change, Yield};
use crate::rates::{value_per_million, value_per_token};
use catalog::schema::Rates;
use catalog::units::{Date, Price};

const SOURCE: &str = "llmledger";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["price-history/llmledger-*.json"],
    read,
};

/// Flags that mark corrections.
const CORRECTIONS: &[(&str, &str)] = &[
    ("reverted", "a change that the list took back (reverted)"),
    ("unit", "a mended unit (unit)"),
    ("likely", "likely a correction of the list (likely)"),
];

/// The fields tracked, as LiteLLM and the ledger's `models` spell them.
const FIELDS: [(&str, &str); 4] = [
    ("input_cost_per_token", "input"),
    ("output_cost_per_token", "output"),
    ("cache_read_input_token_cost", "cache_read"),
    ("cache_creation_input_token_cost", "cache_write"),
];

fn slot(rates: &mut Rates, at: usize) -> &mut Option<Price> {
    match at {
        0 => &mut rates.input,
        1 => &mut rates.output,
        2 => &mut rates.cache_read,
        _ => &mut rates.cache_write,
    }
}

/// The modes of language models.
const MODES: &[&str] = &["chat", "responses", "completion"];

fn read(file: &File, _: Date, out: &mut Yield) -> anyhow::Result<()> {
    let ledger = object(file)?;
    let (models, events) = (needed_list(file, &ledger, "models")?, ledger.get("events"));
    for model in models.iter().filter_map(Value::as_object) {
        let (Some(key), Some(host)) = (text(model, "key"), text(model, "host")) else {
            continue;
        };
        if !text(model, "mode").is_some_and(|mode| MODES.contains(&mode)) {
            continue;
        }
        out.read += 1;
        let mut now = Rates::default();
        for (at, (_, name)) in FIELDS.iter().enumerate() {
            *slot(&mut now, at) = model.get(*name).and_then(value_per_million);
        }
        let told = events
            .and_then(|events| events.get(key))
            .and_then(Value::as_array);
        let Some(told) = told else {
            out.leave_out("a key without events", key);
            continue;
        };
        let changes = changes(told, now, key, out);
        out.record(place(host, key), changes);
    }
    Ok(())
}

/// The changes of a key, reconstructed backwards from today's price.
fn changes(told: &[Value], now: Rates, key: &str, out: &mut Yield) -> Vec<Change> {
    let mut states: BTreeMap<Date, Rates> = BTreeMap::new();
    let mut first: Option<Date> = None;
    let mut after = now;
    for event in told.iter().rev() {
        let part = |at: usize| event.get(at).and_then(Value::as_str).unwrap_or_default();
        let Some(day) = date(part(0)) else { continue };
        first = Some(first.map_or(day, |known| known.min(day)));
        if part(1) != "price" {
            continue;
        }
        let Some(at) = FIELDS.iter().position(|(field, _)| *field == part(2)) else {
            continue;
        };
        let flag = CORRECTIONS.iter().find(|(flag, _)| *flag == part(5));
        if let Some((_, reason)) = flag {
            out.leave_out(reason, format!("{key} {day} {}", part(2)));
            continue;
        }
        // The last state of a day counts.
        states.entry(day).or_insert_with(|| after.clone());
        *slot(&mut after, at) = event.get(3).and_then(value_per_token);
    }
    if let Some(first) = first {
        states.entry(first).or_insert(after);
    }
    let states = states.into_iter();
    let priced = states.filter(|(_, rates)| !rates.is_zero());
    super::changes(&priced.collect(), false)
}
