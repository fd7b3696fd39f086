//! Arguments of tools: their schemas, limits and command-line options.
//!
//! Checks limits; the command line parses values such as `200M/20M` or `eu`, so that this happens in one place. No
//! value can turn into another option, as each follows the option's own `=` or `--`.

use std::ffi::OsString;

use serde_json::{Map, Value, json};

/// Most characters of a name, word or quantity.
const MOST_CHARS: usize = 200;
/// Most bytes of a text to check: 256 KiB.
pub(super) const MOST_TEXT: usize = 256 << 10;

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A name, word or quantity.
    Text,
    /// Search words, each passed as its own argument.
    Words,
    /// A list of names, with its minimum and maximum length.
    Texts(usize, usize),
    /// One of these.
    Choice(fn() -> Vec<&'static str>),
    /// Some of these.
    Choices(fn() -> Vec<&'static str>),
    Flag,
    /// A whole number, with its minimum and maximum.
    Count(u64, u64),
    /// The text to check, passed as standard input.
    Document,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Argument {
    pub(super) name: &'static str,
    /// The command's option; `None` for a positional argument.
    pub(super) option: Option<&'static str>,
    pub(super) kind: Kind,
    pub(super) required: bool,
    /// Value used if a call omits it; `None` for the command's default.
    pub(super) usual: Option<&'static str>,
    pub(super) about: &'static str,
}

impl Argument {
    fn schema(&self) -> Value {
        // Lengths are checked but not stated: every agent's context contains the schema.
        let text = json!({ "type": "string" });
        let of = |words: Vec<&str>| json!({ "type": "string", "enum": words });
        let mut schema = match self.kind {
            Kind::Text | Kind::Words | Kind::Document => text,
            Kind::Texts(least, most) => {
                json!({ "type": "array", "items": text, "minItems": least, "maxItems": most })
            }
            Kind::Choice(words) => of(words()),
            Kind::Choices(words) => json!({ "type": "array", "items": of(words()) }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Count(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
        };
        if !self.about.is_empty() {
            schema["description"] = self.about.into();
        }
        schema
    }

    /// Adds the command-line words for a value.
    fn words(&self, value: &Value, line: &mut Line) -> Result<(), String> {
        let name = self.name;
        let text = |value: &Value| match value {
            Value::String(text) if text.trim().is_empty() => Err(format!("`{name}` is empty")),
            Value::String(text) if text.chars().count() > MOST_CHARS => {
                Err(format!("`{name}` is longer than {MOST_CHARS} characters"))
            }
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(format!("`{name}` takes text")),
        };
        match (self.kind, value) {
            (Kind::Words, value) => {
                let text = text(value)?;
                text.split_whitespace()
                    .for_each(|word| line.add(self.option, word.to_owned()));
            }
            (Kind::Text | Kind::Choice(_), value) => line.add(self.option, text(value)?),
            (Kind::Texts(..) | Kind::Choices(_), Value::Array(values)) => {
                let (least, most) = match self.kind {
                    Kind::Texts(least, most) => (least, most),
                    _ => (0, usize::MAX),
                };
                if !(least..=most).contains(&values.len()) {
                    let count = values.len();
                    return Err(format!(
                        "`{name}` takes {least} to {most} names, not {count}"
                    ));
                }
                for value in values {
                    line.add(self.option, text(value)?);
                }
            }
            // A single name needs no brackets.
            (Kind::Texts(0 | 1, _) | Kind::Choices(_), Value::String(_)) => {
                line.add(self.option, text(value)?);
            }
            (Kind::Texts(..) | Kind::Choices(_), _) => {
                return Err(format!("`{name}` takes a list of names"));
            }
            (Kind::Flag, Value::Bool(false)) => {}
            (Kind::Flag, Value::Bool(true)) => line.flag(self.option),
            (Kind::Flag, _) => return Err(format!("`{name}` takes true or false")),
            (Kind::Count(least, most), value) => match value.as_u64() {
                Some(count) if (least..=most).contains(&count) => {
                    line.add(self.option, count.to_string());
                }
                _ => return Err(format!("`{name}` takes a whole number, {least} to {most}")),
            },
            (Kind::Document, Value::String(text)) if text.len() <= MOST_TEXT => {
                line.text = Some(text.clone());
                line.add(None, "-".to_owned());
            }
            (Kind::Document, Value::String(_)) => {
                return Err(format!(
                    "`{name}` is longer than {} KiB: send the parts that name models",
                    MOST_TEXT >> 10
                ));
            }
            (Kind::Document, _) => return Err(format!("`{name}` takes text")),
        }
        Ok(())
    }
}

/// A command line under construction.
#[derive(Debug, Default)]
struct Line {
    options: Vec<OsString>,
    names: Vec<OsString>,
    text: Option<String>,
}

impl Line {
    fn add(&mut self, option: Option<&str>, value: String) {
        match option {
            Some(option) => self.options.push(format!("{option}={value}").into()),
            None => self.names.push(value.into()),
        }
    }

    fn flag(&mut self, option: Option<&str>) {
        self.options.extend(option.map(OsString::from));
    }
}

pub(super) fn schema(arguments: &[Argument]) -> Map<String, Value> {
    let properties = arguments.iter();
    let properties = properties.map(|one| (one.name.to_owned(), one.schema()));
    let required = arguments.iter().filter(|one| one.required);
    let required: Vec<&str> = required.map(|one| one.name).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), Value::Object(properties.collect()));
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("additionalProperties".into(), false.into());
    schema
}

/// The command line for a call, and the text for standard input.
///
/// # Errors
/// Which argument is wrong, and what it takes.
pub(super) fn line(
    command: &str,
    arguments: &[Argument],
    given: &Map<String, Value>,
) -> Result<(Vec<OsString>, Option<String>), String> {
    let mut line = Line::default();
    for (name, value) in given {
        let Some(argument) = arguments.iter().find(|one| one.name == name) else {
            let known: Vec<&str> = arguments.iter().map(|one| one.name).collect();
            return Err(format!(
                "unknown argument `{}`; use {}",
                name.chars().take(MOST_CHARS).collect::<String>(),
                known.join(", ")
            ));
        };
        // Clients send null for omitted arguments.
        if !value.is_null() {
            argument.words(value, &mut line)?;
        }
    }
    for argument in arguments {
        if given
            .get(argument.name)
            .is_some_and(|value| !value.is_null())
        {
            continue;
        }
        if argument.required {
            return Err(format!(
                "`{}` is missing: {}",
                argument.name, argument.about
            ));
        }
        if let Some(usual) = argument.usual {
            line.add(argument.option, usual.to_owned());
        }
    }
    let mut words: Vec<OsString> = vec!["llmcmp".into(), command.into()];
    words.append(&mut line.options);
    if !line.names.is_empty() {
        words.push("--".into());
        words.append(&mut line.names);
    }
    Ok((words, line.text))
}
