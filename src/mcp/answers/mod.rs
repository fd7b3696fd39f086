//! Short answers: the values an agent decides by, and a few lines of Markdown.
//!
//! One file per tool. Does not compute: every value is taken from the report, and unknown ones are left out.

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

#[derive(Debug, Clone, Default)]
pub struct Short {
    pub value: Map<String, Value>,
    /// The same in Markdown.
    pub text: String,
}

/// Makes a short answer from a command's report.
pub(super) type Shape = fn(&Context, &Kept) -> Result<Short, Error>;

/// The type of a value, for the schema.
#[derive(Debug, Clone, Copy)]
pub(super) enum Is {
    Text,
    Texts,
    Number,
    Whole,
    Flag,
    Object(Keys),
    /// A list of objects.
    List(Keys),
    /// An object without listed keys.
    Any,
}

use Is::{Any, Flag, List, Number, Object, Text, Texts, Whole};

/// A key and the type of its value.
type Key = (&'static str, Is);

/// The keys of an object: the names of those always present, and tables of all keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys(&'static [&'static str], &'static [&'static [Key]]);

/// Keys of the traffic.
const TRAFFIC: &[Key] = &[
    ("profile", Text),
    ("input_tokens", Whole),
    ("output_tokens", Whole),
    ("requests", Whole),
];
/// Keys of a route.
const ROUTE: &[Key] = &[("provider", Text), ("id", Text)];
const ROUTE_KEYS: Keys = Keys(&["provider", "id"], &[ROUTE]);
/// Keys of a route's prices.
const RATES: &[Key] = &[
    ("input_usd_per_mtok", Number),
    ("output_usd_per_mtok", Number),
];
/// Keys of an announced price.
const THEN: &[Key] = &[
    ("until", Text),
    ("input_usd_per_mtok", Number),
    ("output_usd_per_mtok", Number),
    ("monthly_usd", Number),
];
const THEN_KEYS: Keys = Keys(&["until"], &[THEN]);
/// Keys of every answer.
const COMMON: &[Key] = &[
    ("notes", Texts),
    ("data_as_of", Text),
    ("oldest_price", Text),
    ("sources", Texts),
];

impl Keys {
    pub(super) fn answer(self) -> Map<String, Value> {
        let required = [self.0, &["data_as_of"]].concat();
        schema(&required, &[self.1, &[COMMON]].concat())
    }
}

impl Is {
    fn schema(self) -> Value {
        match self {
            Text => json!({ "type": "string" }),
            Texts => json!({ "type": "array", "items": Text.schema() }),
            Number => json!({ "type": "number" }),
            Whole => json!({ "type": "integer" }),
            Flag => json!({ "type": "boolean" }),
            Object(Keys(required, keys)) => schema(required, keys).into(),
            List(keys) => json!({ "type": "array", "items": Object(keys).schema() }),
            Any => json!({ "type": "object" }),
        }
    }
}

fn schema(required: &[&str], keys: &[&[Key]]) -> Map<String, Value> {
    let properties = keys.iter().copied().flatten();
    let properties = properties.map(|(key, is)| ((*key).to_owned(), is.schema()));
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), Value::Object(properties.collect()));
    schema.insert("required".into(), required.into());
    schema
}

/// Most notes in an answer.
const NOTES: usize = 4;

/// An answer under construction.
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

    /// Sets a value, unless it is unknown or empty.
    fn set(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        if !is_nothing(&value) {
            self.value.insert(key.to_owned(), value);
        }
    }

    fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// Sets the priced traffic and returns it as text.
    fn traffic(&mut self) -> String {
        let report = self.report;
        let traffic = match &report["traffic"] {
            Value::Null => &report["monthly_cost"]["traffic"],
            traffic => traffic,
        };
        let mut short = some(traffic, TRAFFIC);
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

    /// Adds notes, dates and sources.
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
            let note = without_options(&note);
            if note.is_empty() {
                continue;
            }
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

/// Drops the parts of a note that mention options or commands, such as `(add with --cache-write SHARE)`.
fn without_options(note: &str) -> String {
    let is_typed = |part: &str| part.contains("--") || part.contains("`llmcmp ");
    let mut parts: Vec<String> = Vec::new();
    for part in note.split("; ") {
        match part.split_once(" (") {
            Some((head, tail)) if is_typed(tail) && !is_typed(head) => parts.push(head.to_owned()),
            _ if is_typed(part) => {}
            _ => parts.push(part.to_owned()),
        }
    }
    parts.join("; ")
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        _ => false,
    }
}

/// The known values of an object. Reports always have all keys; debug builds panic if one is missing.
fn some(object: &Value, keys: &[Key]) -> Map<String, Value> {
    let mut known = Map::new();
    for (key, _) in keys {
        debug_assert!(
            object.is_null() || object.get(key).is_some(),
            "no `{key}` in {object}"
        );
        if !is_nothing(&object[*key]) {
            known.insert((*key).to_owned(), object[*key].clone());
        }
    }
    known
}

/// The elements of a list; empty for other values.
fn each(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("unknown")
}

/// The strings of a list.
fn texts(value: &Value) -> Vec<String> {
    let each = each(value).iter();
    each.filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// One field of up to `most` elements.
fn texts_of(values: &Value, key: &str, most: usize) -> Vec<String> {
    let each = each(values).iter().take(most);
    each.filter_map(|one| one[key].as_str().map(str::to_owned))
        .collect()
}

/// `$10,250`. Amounts in reports are exact decimals; shown as in tables.
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

/// `until 2026-12-31, then $1.50 in, $7.50 out per 1M tokens: $3,075 a month`, for a bill whose price ends.
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

/// The announced price.
fn announced_of(bill: &Value) -> Option<Value> {
    let then = some(&bill["announced"], THEN);
    (!then.is_empty()).then_some(Value::Object(then))
}
