//! Parses `config.toml`, with line numbers for errors. Does not apply the settings.

use std::path::Path;

use clap::{Args, Command, FromArgMatches};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::defaults::judge;
use super::{Config, KEYS, Profile, Setting, wrong};
use crate::error::{Error, Kind};
use crate::pricing::Spec;
use crate::pricing::args::TrafficArgs;

/// Parses `toml`, the content of `file`.
pub(super) fn parse(file: &Path, toml: &str) -> Result<Config, Error> {
    let reader = Reader { file, text: toml };
    let table = DeTable::parse(toml).map_err(|error| {
        let line = error.span().map_or(1, |span| reader.line(span.start));
        let message = format!("{}:{line}: {}", file.display(), error.message());
        Error::new(Kind::Config, message).hint("the file must be TOML: key = \"value\"")
    })?;
    let mut config = Config {
        file: Some(file.to_owned()),
        ..Config::default()
    };
    for (key, value) in table.into_inner() {
        let line = reader.line(key.span().start);
        let name = key.into_inner();
        match name.as_ref() {
            "providers" => config.providers = reader.list(line, &name, value)?,
            "filters" => config.filters = reader.options(line, &name, value)?,
            "profiles" => {
                for (key, value) in reader.table(line, &name, value)? {
                    let line = reader.line(key.span().start);
                    let name = format!("profiles.{}", key.get_ref());
                    let options = reader.options(line, &name, value)?;
                    config.profiles.push(Profile {
                        spec: profile(file, &name, &options)?,
                        name: key.into_inner().into_owned(),
                        options,
                    });
                }
            }
            "pager" => {
                let expected = "a string: \"less -R\", or \"\" for none";
                let value = reader.read(line, "pager", text(value), expected)?;
                let key = name.into_owned();
                config.pager = Some(Setting { key, value, line });
            }
            key if KEYS.contains(&key) => {
                let value = reader.value(line, key, value)?;
                let key = key.to_owned();
                config.settings.push(Setting { key, value, line });
            }
            key => {
                let known = KEYS.join(", ");
                let message = format!(
                    "unknown key; known keys: {known}, pager, providers, filters, profiles"
                );
                return Err(wrong(file, line, key, &message));
            }
        }
    }
    Ok(config)
}

/// The traffic described by a profile's options, parsed by the rules of the command line.
fn profile(file: &Path, name: &str, options: &[Setting]) -> Result<Spec, Error> {
    let command = TrafficArgs::augment_args(Command::new("profile").no_binary_name(true));
    for option in options {
        let arg = command
            .get_arguments()
            .find(|arg| arg.get_long() == Some(&option.key));
        let key = format!("{name}.{}", option.key);
        let judged = match arg {
            Some(arg) if option.key != "traffic" => judge(arg, &option.value),
            _ => Err("not a traffic option".to_owned()),
        };
        judged.map_err(|message| wrong(file, option.line, &key, &message))?;
    }
    let line = options.first().map_or(1, |option| option.line);
    let args = options.iter().map(|o| format!("--{}={}", o.key, o.value));
    let parsed = command.try_get_matches_from(args);
    let parsed = parsed.and_then(|matches| TrafficArgs::from_arg_matches(&matches));
    match parsed {
        Ok(args) => Ok(args.spec()),
        Err(error) => {
            let text = error.to_string();
            let said = text.lines().next().unwrap_or_default();
            let said = said.trim_start_matches("error: ");
            Err(wrong(file, line, name, said))
        }
    }
}

struct Reader<'a> {
    file: &'a Path,
    text: &'a str,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|byte| **byte == b'\n').count()
    }

    /// The parsed value, or an error with what was expected.
    fn read<T>(&self, line: usize, key: &str, read: Option<T>, expected: &str) -> Result<T, Error> {
        let wrong = || wrong(self.file, line, key, &format!("expected {expected}"));
        read.ok_or_else(wrong)
    }

    fn table<'i>(&self, line: usize, key: &str, value: Value<'i>) -> Result<DeTable<'i>, Error> {
        let table = match value.into_inner() {
            DeValue::Table(table) => Some(table),
            _ => None,
        };
        self.read(line, key, table, &format!("a table: [{key}]"))
    }

    fn options(&self, line: usize, name: &str, value: Value) -> Result<Vec<Setting>, Error> {
        let table = self.table(line, name, value)?.into_iter();
        let each = table.map(|(key, value)| {
            let line = self.line(key.span().start);
            let full = format!("{name}.{}", key.get_ref());
            Ok(Setting {
                value: self.value(line, &full, value)?,
                key: key.into_inner().into_owned(),
                line,
            })
        });
        each.collect()
    }

    fn list(&self, line: usize, key: &str, value: Value) -> Result<Vec<String>, Error> {
        let texts = match value.into_inner() {
            DeValue::Array(items) => items.into_iter().map(text).collect(),
            _ => None,
        };
        self.read(
            line,
            key,
            texts,
            "a list of strings: [\"openai\", \"azure\"]",
        )
    }

    fn value(&self, line: usize, key: &str, value: Value) -> Result<String, Error> {
        let expected = "a string, number, boolean, or a list of them";
        self.read(line, key, written(value), expected)
    }
}

type Value<'i> = Spanned<DeValue<'i>>;

fn text(value: Value) -> Option<String> {
    match value.into_inner() {
        DeValue::String(text) => Some(text.into_owned()),
        _ => None,
    }
}

/// The value as written on the command line; lists are joined with commas.
fn written(value: Value) -> Option<String> {
    match value.into_inner() {
        DeValue::String(text) => Some(text.into_owned()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        DeValue::Array(items) => {
            let each = items.into_iter().map(written);
            Some(each.collect::<Option<Vec<_>>>()?.join(","))
        }
        DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}
