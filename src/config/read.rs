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

/// Parses `text`, the content of `file`.
pub(super) fn parse(file: &Path, text: &str) -> Result<Config, Error> {
    let reader = Reader { file, text };
    let table = DeTable::parse(text).map_err(|error| {
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
                let (key, value) = (name.into_owned(), reader.text(line, "pager", value)?);
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

    fn table<'i>(
        &self,
        line: usize,
        key: &str,
        value: Spanned<DeValue<'i>>,
    ) -> Result<DeTable<'i>, Error> {
        match value.into_inner() {
            DeValue::Table(table) => Ok(table),
            _ => Err(wrong(
                self.file,
                line,
                key,
                &format!("expected a table: [{key}]"),
            )),
        }
    }

    fn options(
        &self,
        line: usize,
        name: &str,
        value: Spanned<DeValue>,
    ) -> Result<Vec<Setting>, Error> {
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

    fn list(&self, line: usize, key: &str, value: Spanned<DeValue>) -> Result<Vec<String>, Error> {
        let expected = "expected a list of strings: [\"openai\", \"azure\"]";
        let DeValue::Array(items) = value.into_inner() else {
            return Err(wrong(self.file, line, key, expected));
        };
        let texts = items.into_iter().map(|item| match item.into_inner() {
            DeValue::String(text) => Ok(text.into_owned()),
            _ => Err(wrong(self.file, line, key, expected)),
        });
        texts.collect()
    }

    fn text(&self, line: usize, key: &str, value: Spanned<DeValue>) -> Result<String, Error> {
        if let DeValue::String(text) = value.into_inner() {
            return Ok(text.into_owned());
        }
        let expected = "expected a string: \"less -R\", or \"\" for none";
        Err(wrong(self.file, line, key, expected))
    }

    /// The value as it would be written on the command line; lists are joined by commas.
    fn value(&self, line: usize, key: &str, value: Spanned<DeValue>) -> Result<String, Error> {
        match value.into_inner() {
            DeValue::String(text) => Ok(text.into_owned()),
            DeValue::Integer(number) => Ok(number.to_string()),
            DeValue::Float(number) => Ok(number.to_string()),
            DeValue::Boolean(flag) => Ok(flag.to_string()),
            DeValue::Array(items) => {
                let each = items.into_iter().map(|item| self.value(line, key, item));
                Ok(each.collect::<Result<Vec<_>, _>>()?.join(","))
            }
            DeValue::Datetime(_) | DeValue::Table(_) => Err(wrong(
                self.file,
                line,
                key,
                "expected a string, number, boolean, or a list of them",
            )),
        }
    }
}
