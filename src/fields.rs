//! Every comparable fact of a model once: key, title, unit, which way is better, where its value is.
//!
//! Rows of tables, JSON keys and the search for disagreements all follow from [`FIELDS`].

use serde::{Serialize, Serializer};

use crate::catalog::schema::{Capabilities, Facts};
use crate::units::{Date, Money, Price, show_count, show_parameters};

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
        }
    }
}

/// Which way a value is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More.
    More,
    /// Less.
    Less,
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

/// One comparable fact.
pub struct Field {
    /// Its key in JSON.
    pub key: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// Its unit in JSON, where it has one.
    pub unit: Option<&'static str>,
    /// Where it stands.
    pub section: Section,
    /// Its value, as stated or settled.
    pub value: fn(&Facts, &Capabilities) -> Option<Value>,
}

macro_rules! spec {
    ($key:literal, $title:literal, $unit:expr, |$facts:ident| $value:expr) => {
        Field {
            key: $key,
            title: $title,
            unit: $unit,
            section: Section::Spec,
            value: |$facts, _| $value,
        }
    };
}

macro_rules! capability {
    ($key:ident, $title:literal, $group:expr) => {
        Field {
            key: stringify!($key),
            title: $title,
            unit: None,
            section: Section::Capability { group: $group },
            value: |_, capabilities| capabilities.$key.map(Value::Flag),
        }
    };
}

/// Every comparable fact that sources state, in the order in which it is shown.
pub const FIELDS: &[Field] = &[
    spec!("released", "Released", None, |f| f
        .released
        .map(Value::Date)),
    spec!("context_tokens", "Context window", Some("tokens"), |f| f
        .context_tokens
        .map(Value::Tokens)),
    spec!("max_output_tokens", "Max output", Some("tokens"), |f| f
        .max_output_tokens
        .map(Value::Tokens)),
    spec!("parameters_total", "Parameters", Some("weights"), |f| f
        .parameters_total
        .map(Value::Parameters)),
    spec!(
        "parameters_active",
        "Active parameters",
        Some("weights"),
        |f| f.parameters_active.map(Value::Parameters)
    ),
    spec!("architecture", "Architecture", None, |f| f
        .architecture
        .map(|a| Value::Text(a.as_str().into()))),
    spec!("license", "License", None, |f| f
        .license
        .as_ref()
        .map(|l| Value::Text(l.name.clone()))),
    spec!("open_weights", "Open weights", None, |f| f
        .open_weights
        .map(Value::Flag)),
    spec!("knowledge_cutoff", "Knowledge cutoff", None, |f| f
        .knowledge_cutoff
        .map(Value::Date)),
    spec!("input", "Input", None, |f| f.input.as_ref().map(|list| {
        Value::List(list.iter().map(|m| m.as_str()).collect())
    })),
    spec!("output", "Output", None, |f| f.output.as_ref().map(
        |list| { Value::List(list.iter().map(|m| m.as_str()).collect()) }
    )),
    capability!(vision, "vision", Some("image")),
    capability!(multimodal, "multimodal input", Some("image")),
    capability!(reasoning, "reasoning", Some("reasoning")),
    capability!(function_calling, "function calling", Some("tools")),
    capability!(tool_use, "tool use", Some("tools")),
    capability!(
        structured_outputs,
        "structured outputs",
        Some("structured outputs")
    ),
    capability!(code_execution, "code execution", Some("code execution")),
    capability!(prompt_caching, "prompt caching", None),
    capability!(audio_input, "audio input", Some("audio input")),
    capability!(computer_use, "computer use", Some("computer use")),
    capability!(web_search, "web search", Some("web search")),
];

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
