//! Errors of the command line, with what was typed made harmless.
//!
//! clap shows a wrong value as it was given, whether it came from the command line or the environment. Does
//! not decide what is wrong.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::output::{is_control, shown};

/// The error without characters that act on the terminal, and without line breaks but clap's own.
pub fn cleaned(mut error: Error, command: &mut Command) -> Error {
    let typed: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| Some((kind, harmless(value)?)))
        .collect();
    if !typed.is_empty() {
        // Tips repeat what was typed.
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(Vec::new()));
    }
    for (kind, value) in typed {
        error.insert(kind, value);
    }
    // The value's own parser said why, in words of its own.
    match error.source().map(ToString::to_string) {
        Some(why) if why.contains(is_control) => {
            let said = |kind| error.get(kind).map(ToString::to_string);
            let value = said(ContextKind::InvalidValue).unwrap_or_default();
            let option = said(ContextKind::InvalidArg).unwrap_or_default();
            let why = shown(&why);
            let message = format!("invalid value '{value}' for '{option}': {why}\n");
            Error::raw(ErrorKind::ValueValidation, message).format(command)
        }
        _ => error,
    }
}

/// `None` if nothing in it does harm.
fn harmless(value: &ContextValue) -> Option<ContextValue> {
    match value {
        ContextValue::String(text) if text.contains(is_control) => {
            Some(ContextValue::String(shown(text).into_owned()))
        }
        ContextValue::Strings(texts) if texts.iter().any(|text| text.contains(is_control)) => {
            let texts = texts.iter().map(|text| shown(text).into_owned());
            Some(ContextValue::Strings(texts.collect()))
        }
        _ => None,
    }
}
