//! Arguments of tools: their schema, their bounds, and the options of the command that they stand for.
//!
//! Bounds are checked here, meaning by the command line: one place reads `200M/20M` or `eu`. No value can
//! become another option, since each stands behind the option's own `=` or behind `--`.

use std::ffi::OsString;

use serde_json::{Map, Value, json};

/// The longest name, word or quantity.
const MOST_CHARS: usize = 200;
/// The longest text to check: 256 KiB.
pub(super) const MOST_TEXT: usize = 256 << 10;

/// What an argument may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A name, a word or a quantity.
    Text,
    /// Words to search for, each a word of the command line.
    Words,
    /// At least, and at most so many names.
    Texts(usize, usize),
    /// One of these.
    Choice(fn() -> Vec<&'static str>),
    /// Some of these.
    Choices(fn() -> Vec<&'static str>),
    /// Yes or no.
    Flag,
    /// A whole number, at least and at most.
    Count(u64, u64),
    /// The text to check, which stands for standard input.
    Document,
}

/// An argument of a tool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Argument {
    pub(super) name: &'static str,
    /// The option of the command. `None`: it stands without a name.
    pub(super) option: Option<&'static str>,
    /// What it may be.
    pub(super) kind: Kind,
    /// Whether a call must have it.
    pub(super) required: bool,
    /// What stands where a call leaves it out. `None`: what the command does.
    pub(super) usual: Option<&'static str>,
    /// What it means.
    pub(super) about: &'static str,
}

impl Argument {
    fn schema(&self) -> Value {
        // Lengths are checked, and not said: the schema stands in every agent's context.
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

    /// The words of the command line that a value stands for.
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
            // One name needs no brackets.
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

/// A command line in the making.
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

/// The schema of a tool's arguments.
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

/// The command line that a call stands for, and the text that stands for standard input.
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
        // Clients write null for what they leave out.
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
