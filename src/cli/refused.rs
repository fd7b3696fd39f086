//! Command-line errors: makes what was typed harmless, and suggests the intended command.
//!
//! clap shows invalid values verbatim, from the command line or the environment. Does not validate.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::{IntErrorKind, ParseIntError};

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::compare::MOST;
use crate::output::{is_control, shown};
use crate::paths::Paths;
use crate::resolve::Resolver;
use crate::{clock, layers};

/// Replaces control characters and line breaks in the values of the error.
pub fn cleaned(mut error: Error, command: &mut Command) -> Error {
    let typed: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| Some((kind, harmless(value)?)))
        .collect();
    if let Some(ContextValue::StyledStrs(tips)) = error.get(ContextKind::Suggested) {
        // Tips may repeat what was typed, or suggest passing an unknown option as a model name.
        let helps = |tip: &&StyledStr| typed.is_empty() && !tip.to_string().contains("as a value");
        let tips: Vec<StyledStr> = tips.iter().filter(helps).cloned().collect();
        error.remove(ContextKind::Suggested);
        if !tips.is_empty() {
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
        }
    }
    for (kind, value) in typed {
        error.insert(kind, value);
    }
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let option = said(ContextKind::InvalidArg);
    if error.kind() == ErrorKind::TooManyValues && option.contains("MODEL") {
        let value = said(ContextKind::InvalidValue);
        let message = format!("at most {MOST} models can be compared, and `{value}` is one more");
        return Error::raw(ErrorKind::TooManyValues, message).format(&mut called(&error, command));
    }
    let number = error.source().and_then(|why| why.downcast_ref());
    if number.is_some_and(|why: &ParseIntError| *why.kind() != IntErrorKind::PosOverflow) {
        let all = if option.contains("limit") {
            "; 0 is for all"
        } else {
            ""
        };
        let value = said(ContextKind::InvalidValue);
        let message = format!("invalid value '{value}' for '{option}': not a whole number{all}");
        return Error::raw(ErrorKind::ValueValidation, message)
            .format(&mut called(&error, command));
    }
    // The value's parser may quote it in its message.
    match error.source().map(ToString::to_string) {
        Some(why) if why.contains(is_control) => {
            let value = said(ContextKind::InvalidValue);
            let why = shown(&why);
            let message = format!("invalid value '{value}' for '{option}': {why}\n");
            Error::raw(ErrorKind::ValueValidation, message).format(command)
        }
        _ => error,
    }
}

/// The called command, found through the usage in the error.
fn called(error: &Error, command: &Command) -> Command {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string);
    let mut words = usage.as_deref().unwrap_or_default().split_whitespace();
    let found = words.nth(2).and_then(|name| command.find_subcommand(name));
    found.unwrap_or(command).clone()
}

/// The cleaned value; `None` if it is harmless.
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

/// A hint if models were typed without a command: `llmcmp gpt-4o gpt-5`.
pub(crate) fn meant(args: &[OsString], error: &Error, paths: &Paths) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let catalog = layers::base(paths);
    let (today, exact) = (clock::today().ok()?, false);
    let resolver = Resolver {
        catalog: &catalog,
        today,
        exact,
    };
    let names: Vec<&str> = args[1..].iter().map_while(|arg| arg.to_str()).collect();
    let names = names.into_iter().take_while(|name| !name.starts_with('-'));
    let names: Vec<&str> = names.collect();
    let is_model = |name: &&str| resolver.one(name).is_ok();
    let quoted: Vec<String> = names
        .iter()
        .map(|name| {
            if name.contains(char::is_whitespace) {
                format!("\"{name}\"")
            } else {
                (*name).to_owned()
            }
        })
        .collect();
    match names.as_slice() {
        [one] if is_model(one) => Some(format!("`llmcmp show {}` shows that model", quoted[0])),
        [_, _, ..] if names.iter().all(is_model) => Some(format!(
            "`llmcmp compare {}` compares these models",
            quoted.join(" ")
        )),
        _ => None,
    }
}
