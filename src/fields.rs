//! Every comparable fact of a model once: key, title, unit, which way is better, where its value is.
//!
//! Rows of tables, JSON keys, the search for disagreements, and the columns, order and filters of lists
//! all follow from [`FIELDS`] and [`DERIVED`]: what sources state, and what follows from it on a day and
//! at a traffic.

use std::cmp::Ordering;

use catalog::schema::{Capabilities, Facts, Status};
use catalog::units::{Date, Money, Price, show_count, show_parameters};
use serde::{Serialize, Serializer};

use crate::query::candidate::Entry;

/// A value of a field, with its own way to be shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A list of words.
    List(Vec<&'static str>),
    /// Tokens.
    Tokens(u64),
    /// Weights.
    Parameters(u64),
    /// How many.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// A day, month or year.
    Date(Date),
    /// USD per million tokens.
    Price(Price),
    /// USD a month.
    Money(Money),
    /// On a board, in its unit.
    Score(f64),
}

impl Value {
    /// The shown form.
    pub fn show(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(words) => words.join(", "),
            Self::Tokens(count) => show_count(*count),
            Self::Parameters(count) => show_parameters(*count),
            Self::Count(count) => count.to_string(),
            Self::Flag(true) => "yes".into(),
            Self::Flag(false) => "no".into(),
            Self::Date(date) => date.to_string(),
            Self::Price(price) => price.show(),
            Self::Money(money) => money.show(),
            Self::Score(score) => crate::compare::score(*score),
        }
    }

    /// The order of two values of one field: words by their letters, whatever their case; yes after no;
    /// dates by their earliest day.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
            (Self::List(a), Self::List(b)) => a.cmp(b),
            (Self::Flag(a), Self::Flag(b)) => a.cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Score(a), Self::Score(b)) => a.total_cmp(b),
            (a, b) => a.rank().cmp(&b.rank()),
        }
    }

    /// The value as a place on an axis: dates by their days; `None` for words.
    pub fn position(&self) -> Option<f64> {
        match self {
            Self::Tokens(count) | Self::Parameters(count) | Self::Count(count) => {
                Some(*count as f64)
            }
            Self::Price(price) => Some(price.decimal().to_f64()),
            Self::Money(money) => Some(money.decimal().to_f64()),
            Self::Score(score) => Some(*score),
            Self::Date(date) => {
                let since = date.first_day() - jiff::civil::Date::new(2000, 1, 1).ok()?;
                Some(f64::from(since.get_days()))
            }
            Self::Flag(flag) => Some(f64::from(u8::from(*flag))),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// How many times as large as `other`; `None`: no numbers of one unit, or `other` is zero.
    pub fn ratio(&self, other: &Self) -> Option<f64> {
        let one_unit = std::mem::discriminant(self) == std::mem::discriminant(other);
        let (value, other) = (self.rank()?, other.rank()?);
        (one_unit && other != 0).then(|| value as f64 / other as f64)
    }

    /// The value as a number for order, where it has one.
    fn rank(&self) -> Option<i128> {
        match self {
            Self::Tokens(count) | Self::Parameters(count) | Self::Count(count) => {
                Some(i128::from(*count))
            }
            Self::Price(price) => Some(price.decimal().value),
            Self::Money(money) => Some(money.decimal().value),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(words) => words.serialize(serializer),
            Self::Tokens(count) | Self::Parameters(count) | Self::Count(count) => {
                serializer.serialize_u64(*count)
            }
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Date(date) => date.serialize(serializer),
            Self::Price(price) => price.serialize(serializer),
            Self::Money(money) => money.serialize(serializer),
            Self::Score(score) => score.serialize(serializer),
        }
    }
}

/// Which way a value is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More.
    More,
    /// Less.
    Less,
}

impl Better {
    /// The word for it.
    pub fn title(self) -> &'static str {
        match self {
            Self::More => "more",
            Self::Less => "less",
        }
    }
}

/// The position of the one best value; `None` when a value is unknown, two are best, or fewer than two.
pub fn best(values: &[Option<Value>], better: Better) -> Option<usize> {
    let ranks: Option<Vec<i128>> = values.iter().map(|v| v.as_ref()?.rank()).collect();
    let ranks = ranks.filter(|ranks| ranks.len() > 1)?;
    let top = match better {
        Better::More => ranks.iter().max(),
        Better::Less => ranks.iter().min(),
    }?;
    let mut holders = ranks.iter().enumerate().filter(|(_, rank)| *rank == top);
    let (at, _) = holders.next()?;
    holders.next().is_none().then_some(at)
}

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Among the specifications.
    Spec,
    /// Among the capabilities.
    Capability {
        /// Those of one group count once in a decision; without a group it is shown and not counted.
        group: Option<&'static str>,
    },
}

/// One comparable fact that sources state.
pub struct Field {
    /// Its key in JSON.
    pub key: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// Its title above a column.
    pub head: &'static str,
    /// What people type for it, beside its key.
    pub names: &'static [&'static str],
    /// Its unit in JSON, where it has one.
    pub unit: Option<&'static str>,
    /// Which way it is better, where people agree on it.
    pub better: Option<Better>,
    /// Where it stands.
    pub section: Section,
    /// Its value, as stated or settled.
    pub value: fn(&Facts, &Capabilities) -> Option<Value>,
}

macro_rules! spec {
    ($key:literal, $title:literal, $head:literal $names:expr, $unit:expr, $better:expr, |$facts:ident| $value:expr) => {
        Field {
            key: $key,
            title: $title,
            head: $head,
            names: &$names,
            unit: $unit,
            better: $better,
            section: Section::Spec,
            value: |$facts, _| $value,
        }
    };
}

macro_rules! capability {
    ($key:ident, $title:literal, $head:literal $names:expr, $group:expr) => {
        Field {
            key: stringify!($key),
            title: $title,
            head: $head,
            names: &$names,
            unit: None,
            better: Some(Better::More),
            section: Section::Capability { group: $group },
            value: |_, capabilities| capabilities.$key.map(Value::Flag),
        }
    };
}

/// Every comparable fact that sources state, in the order in which it is shown.
#[rustfmt::skip] // a row a line
pub const FIELDS: &[Field] = &[
    spec!("released", "Released", "Released" ["release", "date"], None, Some(Better::More), |f| f.released.map(Value::Date)),
    spec!("context_tokens", "Context window", "Context" ["context", "window"], Some("tokens"), Some(Better::More), |f| f.context_tokens.map(Value::Tokens)),
    spec!("max_output_tokens", "Max output", "Max out" ["max-output"], Some("tokens"), Some(Better::More), |f| f.max_output_tokens.map(Value::Tokens)),
    spec!("parameters_total", "Parameters", "Params" ["params", "parameters", "size"], Some("weights"), None, |f| f.parameters_total.map(Value::Parameters)),
    spec!("parameters_active", "Active parameters", "Active" ["active"], Some("weights"), None, |f| f.parameters_active.map(Value::Parameters)),
    spec!("architecture", "Architecture", "Architecture" ["arch"], None, None, |f| f.architecture.map(|a| Value::Text(a.as_str().into()))),
    spec!("license", "License", "License" ["licence"], None, None, |f| f.license.as_ref().map(|l| Value::Text(l.name.clone()))),
    spec!("open_weights", "Open weights", "Open" ["open", "weights"], None, None, |f| f.open_weights.map(Value::Flag)),
    spec!("knowledge_cutoff", "Knowledge cutoff", "Cutoff" ["cutoff"], None, Some(Better::More), |f| f.knowledge_cutoff.map(Value::Date)),
    spec!("input", "Input", "Input" ["input-kinds"], None, None, |f| f.input.as_ref().map(|list| Value::List(list.iter().map(|m| m.as_str()).collect()))),
    spec!("output", "Output", "Output" ["output-kinds"], None, None, |f| f.output.as_ref().map(|list| Value::List(list.iter().map(|m| m.as_str()).collect()))),
    capability!(vision, "vision", "Vision" ["image", "images"], Some("image")),
    capability!(multimodal, "multimodal input", "Multimodal" [], Some("image")),
    capability!(reasoning, "reasoning", "Reasoning" ["thinking"], Some("reasoning")),
    capability!(function_calling, "function calling", "Functions" ["functions"], Some("tools")),
    capability!(tool_use, "tool use", "Tool use" [], Some("tools")),
    capability!(structured_outputs, "structured outputs", "JSON" ["json", "structured"], Some("structured outputs")),
    capability!(code_execution, "code execution", "Code" ["code"], Some("code execution")),
    capability!(prompt_caching, "prompt caching", "Caching" ["caching"], None),
    capability!(audio_input, "audio input", "Audio" ["audio"], Some("audio input")),
    capability!(computer_use, "computer use", "Computer" ["computer"], Some("computer use")),
    capability!(web_search, "web search", "Search" ["search", "web"], Some("web search")),
];

/// A fact that follows from what is stated, on a day and at a traffic.
pub struct Derived {
    /// Its key in JSON.
    pub key: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// Its title above a column.
    pub head: &'static str,
    /// What people type for it, beside its key.
    pub names: &'static [&'static str],
    /// Its unit in JSON, where it has one.
    pub unit: Option<&'static str>,
    /// Which way it is better, where people agree on it.
    pub better: Option<Better>,
    /// Its value.
    pub value: fn(&Entry) -> Option<Value>,
}

macro_rules! derived {
    ($key:literal, $title:literal, $head:literal $names:expr, $unit:expr, $better:expr, |$entry:ident| $value:expr) => {
        Derived {
            key: $key,
            title: $title,
            head: $head,
            names: &$names,
            unit: $unit,
            better: $better,
            value: |$entry| $value,
        }
    };
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Every fact that follows from others, in the order in which it is shown.
#[rustfmt::skip] // a row a line
pub const DERIVED: &[Derived] = &[
    derived!("id", "Id", "Id" [], None, None, |e| Some(text(e.model.id))),
    derived!("name", "Name", "Model" ["model"], None, None, |e| Some(text(e.model.name))),
    derived!("lab", "Lab", "Lab" ["maker"], None, None, |e| Some(text(e.lab))),
    derived!("kind", "Kind", "Kind" [], None, None, |e| Some(text(e.model.kind.as_str()))),
    derived!("status", "Status on the day", "Status" [], None, None, |e| Some(e.life.status).filter(|s| *s != Status::Unknown).map(|s| text(s.as_str()))),
    derived!("retires_on", "Last day at its lab", "Retires" ["retires"], None, None, |e| e.life.retires_on.map(Value::Date)),
    derived!("provider_count", "Providers with a live route", "Providers" ["providers"], None, Some(Better::More), |e| Some(Value::Count(e.providers.len() as u64))),
    derived!("tools", "Function calling or tool use", "Tools" [], None, Some(Better::More), |e| tools(&e.model.capabilities).map(Value::Flag)),
    derived!("route", "Provider of the priced route", "Priced at" ["seller"], None, None, |e| e.quote.map(|q| text(q.provider))),
    derived!("input_usd_per_mtok", "Input price", "In" ["in", "input-price"], Some("usd_per_mtok"), Some(Better::Less), |e| e.quote?.input.map(Value::Price)),
    derived!("output_usd_per_mtok", "Output price", "Out" ["price", "out", "output-price"], Some("usd_per_mtok"), Some(Better::Less), |e| e.quote?.output.map(Value::Price)),
    derived!("cache_read_usd_per_mtok", "Price of cached input", "Cached" ["cached", "cache"], Some("usd_per_mtok"), Some(Better::Less), |e| e.quote?.cache_read.map(Value::Price)),
    derived!("monthly_usd", "A month at the traffic", "A month" ["monthly", "month", "cost"], Some("usd"), Some(Better::Less), |e| e.quote.map(|q| Value::Money(q.monthly))),
];

/// Whether a model calls functions or uses tools: the two labels describe one capability, so that one
/// yes is a yes.
pub fn tools(can: &Capabilities) -> Option<bool> {
    match (can.function_calling, can.tool_use) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) | (_, Some(false)) => Some(false),
        (None, None) => None,
    }
}

/// The names of what a model can do, keys first: what people may ask a model to have.
pub fn needs() -> impl Iterator<Item = &'static str> {
    let keys = capabilities().map(|(field, _)| field.key);
    let names = capabilities().flat_map(|(field, _)| field.names.iter().copied());
    keys.chain(std::iter::once("tools")).chain(names)
}

/// The capabilities among [`FIELDS`], with their groups.
pub fn capabilities() -> impl Iterator<Item = (&'static Field, Option<&'static str>)> {
    FIELDS.iter().filter_map(|field| match field.section {
        Section::Capability { group } => Some((field, group)),
        Section::Spec => None,
    })
}

/// Yes, no, or unknown.
pub fn flag(field: &Field, capabilities: &Capabilities) -> Option<bool> {
    match (field.value)(&Facts::default(), capabilities) {
        Some(Value::Flag(flag)) => Some(flag),
        _ => None,
    }
}
