//! What is kept of a report: the values that an agent decides by, and a few lines of Markdown.
//!
//! One file a tool. Does not compute: every value stands in the report, and what a report leaves unknown is
//! left out.

pub(super) mod alternatives;
pub(super) mod check;
pub(super) mod compare;
pub(super) mod cost;
pub(super) mod find;
pub(super) mod history;
pub(super) mod info;

use catalog::units::{Money, Price, show_count};
use serde_json::{Map, Value, json};

use super::sources::Sources;
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::wording;

/// A short answer.
#[derive(Debug, Clone, Default)]
pub struct Short {
    /// Its values.
    pub value: Map<String, Value>,
    /// The same in Markdown.
    pub text: String,
}

/// Makes a short answer of a command's report.
pub(super) type Shape = fn(&Context, &Kept) -> Result<Short, Error>;

/// The most notes of an answer.
const NOTES: usize = 4;

/// An answer in the making.
struct Draft<'r> {
    report: &'r Value,
    notes: Vec<String>,
    value: Map<String, Value>,
    lines: Vec<String>,
    sources: Sources,
}

impl<'r> Draft<'r> {
    fn new(kept: &'r Kept) -> Self {
        let report = &kept.value;
        let mut notes = kept.notes.clone();
        notes.extend(texts(&report["notes"]));
        Self {
            report,
            notes,
            value: Map::new(),
            lines: Vec::new(),
            sources: Sources::default(),
        }
    }

    /// Sets a value, unless nothing is known or there is nothing.
    fn set(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        if !is_nothing(&value) {
            self.value.insert(key.to_owned(), value);
        }
    }

    fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// The tokens and requests that were priced, and the sentence that says it.
    fn traffic(&mut self) -> String {
        let report = self.report;
        let traffic = match &report["traffic"] {
            Value::Null => &report["monthly_cost"]["traffic"],
            traffic => traffic,
        };
        let keys = ["profile", "input_tokens", "output_tokens", "requests"];
        let mut short = some(traffic, &keys);
        let mut said = format!(
            "{} input / {} output tokens per month",
            tokens(&traffic["input_tokens"]),
            tokens(&traffic["output_tokens"])
        );
        for (key, of_it) in [("cache_hit", "read from cache"), ("batch", "as batch")] {
            if let Some(share) = traffic[key].as_f64().filter(|share| *share > 0.0) {
                short.insert(key.to_owned(), traffic[key].clone());
                said += &format!(", {} {of_it}", wording::percent(share));
            }
        }
        self.set("traffic", short);
        said
    }

    /// Adds notes, dates and sources, and ends the answer.
    fn finish(mut self) -> Short {
        self.notes.truncate(NOTES);
        let as_of = &self.report["catalog"]["as_of"];
        let prices = &self.report["prices_as_of"]["oldest"];
        let sources = self.sources.names();
        let mut foot = format!("Data of {}", text(as_of));
        if let Some(day) = prices.as_str() {
            foot += &format!(", oldest price of {day}");
        }
        if !sources.is_empty() {
            foot += &format!("; sources: {}", sources.join(", "));
        }
        for note in std::mem::take(&mut self.notes) {
            self.lines.push(format!("Note: {note}"));
            let notes = self.value.entry("notes").or_insert_with(|| json!([]));
            if let Value::Array(notes) = notes {
                notes.push(note.into());
            }
        }
        self.lines.push(foot);
        self.set("data_as_of", as_of.clone());
        self.set("oldest_price", prices.clone());
        self.set("sources", sources);
        Short {
            value: self.value,
            text: self.lines.join("\n"),
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        _ => false,
    }
}

/// The known ones of an object's values.
fn some(object: &Value, keys: &[&str]) -> Map<String, Value> {
    let known = keys.iter().filter(|key| !is_nothing(&object[**key]));
    known
        .map(|key| ((*key).to_owned(), object[*key].clone()))
        .collect()
}

/// The elements of a list; none of what is no list.
fn each(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("unknown")
}

/// The texts of a list.
fn texts(value: &Value) -> Vec<String> {
    let each = each(value).iter();
    each.filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// The same field of each element.
fn texts_of(values: &Value, key: &str, most: usize) -> Vec<String> {
    let each = each(values).iter().take(most);
    each.filter_map(|one| one[key].as_str().map(str::to_owned))
        .collect()
}

/// `$10,250`. A report's amount is an exact decimal, and is shown as in tables.
fn usd(value: &Value) -> String {
    let amount: Option<Money> = value.to_string().parse().ok();
    amount.map_or_else(|| "cost unknown".to_owned(), Money::show)
}

/// `$5.00 in, $25.00 out per 1M tokens`.
fn prices(object: &Value) -> String {
    let price = |key: &str| -> Option<String> {
        let price: Price = object[key].to_string().parse().ok()?;
        Some(price.show())
    };
    match (price("input_usd_per_mtok"), price("output_usd_per_mtok")) {
        (Some(input), Some(output)) => format!("{input} in, {output} out per 1M tokens"),
        _ => "price unknown".to_owned(),
    }
}

/// `until 2026-12-31, then $1.50 in, $7.50 out per 1M tokens: $3,075 a month`, of a bill whose price ends.
fn then(bill: &Value) -> Option<String> {
    let then = &bill["announced"];
    let until = then["until"].as_str()?;
    let month = usd(&then["monthly_usd"]);
    Some(format!(
        "until {until}, then {}: {month} a month",
        prices(then)
    ))
}

/// `128K`.
fn tokens(value: &Value) -> String {
    value
        .as_u64()
        .map_or_else(|| "unknown".to_owned(), show_count)
}

/// `Anthropic (claude-opus-5)`.
fn route(route: &Value) -> String {
    format!("{} (`{}`)", text(&route["provider"]), text(&route["id"]))
}

/// A schema: an object with these properties, of which the first few are always there.
fn object(required: &[&str], properties: Value) -> Value {
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties);
    schema.insert("required".into(), required.into());
    Value::Object(schema)
}

fn list(items: Value) -> Value {
    let mut schema = Map::new();
    schema.insert("type".into(), "array".into());
    schema.insert("items".into(), items);
    Value::Object(schema)
}

fn string() -> Value {
    json!({ "type": "string" })
}

fn strings() -> Value {
    list(string())
}

fn number() -> Value {
    json!({ "type": "number" })
}

fn integer() -> Value {
    json!({ "type": "integer" })
}

fn boolean() -> Value {
    json!({ "type": "boolean" })
}

/// The schema of an answer: what is its own, and what all have.
fn schema(required: &[&str], properties: Value) -> Map<String, Value> {
    let mut all = match properties {
        Value::Object(all) => all,
        _ => Map::new(),
    };
    for (key, schema) in [
        ("notes", strings()),
        ("data_as_of", string()),
        ("oldest_price", string()),
        ("sources", strings()),
    ] {
        all.insert(key.to_owned(), schema);
    }
    let required: Vec<&str> = required.iter().chain(&["data_as_of"]).copied().collect();
    match object(&required, Value::Object(all)) {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// The schema of a traffic.
fn traffic() -> Value {
    json!({ "type": "object" })
}

/// The schema of a price that follows on today's.
fn announced() -> Value {
    let then = json!({
        "until": string(), "input_usd_per_mtok": number(), "output_usd_per_mtok": number(),
        "monthly_usd": number(),
    });
    object(&["until"], then)
}

/// The values of a price that follows on today's.
fn announced_of(bill: &Value) -> Option<Value> {
    let keys = [
        "until",
        "input_usd_per_mtok",
        "output_usd_per_mtok",
        "monthly_usd",
    ];
    let then = some(&bill["announced"], &keys);
    (!then.is_empty()).then_some(Value::Object(then))
}

/// The schema of a provider's route.
fn route_schema() -> Value {
    object(
        &["provider", "id"],
        json!({ "provider": string(), "id": string() }),
    )
}
