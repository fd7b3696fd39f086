//! Error messages for tools: which argument, what is wrong, what to call instead.

use std::error::Error as _;

use catalog::sort::Order;
use clap::error::{ContextKind, ContextValue};

use super::arguments::Argument;
use crate::error::{Error, Kind};

/// Why a call failed.
#[derive(Debug)]
pub enum Refused {
    /// The command line rejects a value.
    Arguments(Box<clap::Error>),
    /// The command failed.
    Failed(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Advice that differs from the command line's hints.
const ADVICE: &[(Kind, &str)] = &[
    (
        Kind::UnknownModel,
        "call find_models with `query` set to a part of the name",
    ),
    (Kind::AmbiguousModel, "call again with one of these ids"),
    (Kind::Stale, "ask the user to run `llmcmp update`"),
];

/// The message for the client: error, candidates, advice.
pub(super) fn message(refused: &Refused, arguments: &[Argument]) -> String {
    let error = match refused {
        Refused::Failed(error) => error,
        Refused::Arguments(error) => return renamed(&argument(error), arguments),
    };
    let mut text = renamed(&error.message, arguments);
    if !error.candidates.is_empty() {
        text += &format!("\nDid you mean: {}", error.candidates.join(", "));
    }
    let advice = ADVICE.iter().find(|(kind, _)| *kind == error.code);
    let hint = match advice {
        Some(_) if error.code == Kind::UnknownModel && !error.candidates.is_empty() => {
            Some("call again with one of these ids".to_owned())
        }
        Some((_, advice)) => Some((*advice).to_owned()),
        None => error.hint.as_deref().map(|hint| renamed(hint, arguments)),
    };
    if let Some(hint) = hint {
        text += &format!("\n{}", crate::wording::sentence_case(&hint));
    }
    text
}

/// The command line's message about a wrong value, without usage and help.
fn argument(error: &clap::Error) -> String {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        Some(ContextValue::Strings(texts)) => texts.first().map(String::as_str),
        _ => None,
    };
    // `--tokens [<IN/OUT>]`
    let name = |kind| get(kind).and_then(|text| text.split([' ', '=']).next());
    let option = name(ContextKind::InvalidArg);
    if let (Some(option), Some(other)) = (option, name(ContextKind::PriorArg)) {
        return format!("{option} cannot be combined with {other}");
    }
    let (Some(option), Some(value)) = (option, get(ContextKind::InvalidValue)) else {
        let text = error.render().to_string();
        let first = text.lines().next().unwrap_or_default();
        return first.trim_start_matches("error: ").to_owned();
    };
    let mut text = format!("{option}: `{value}` is not valid");
    if let Some(cause) = error.source() {
        text += &format!(": {cause}");
    }
    if let Some(ContextValue::Strings(words)) = error.get(ContextKind::ValidValue) {
        text += &format!("; use {}", words.join(", "));
    }
    text
}

/// Replaces options by argument names: `--min-context` becomes `min_context`.
fn renamed(text: &str, arguments: &[Argument]) -> String {
    let mut text = text.to_owned();
    let mut known: Vec<(&str, &str)> = arguments
        .iter()
        .filter_map(|one| Some((one.option?, one.name)))
        .collect();
    // Longest first: `--input` is a prefix of `--input-price`.
    known.order_by_key(|(option, _)| std::cmp::Reverse(option.len()));
    for (option, name) in known {
        let mut from = 0;
        while let Some(at) = text[from..].find(option).map(|at| at + from) {
            let end = at + option.len();
            let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if text[end..].starts_with(goes_on) {
                from = end;
                continue;
            }
            let quoted = text[..at].ends_with('`');
            let new = if quoted {
                name.to_owned()
            } else {
                format!("`{name}`")
            };
            text.replace_range(at..end, &new);
            from = at + new.len();
        }
    }
    text
}
