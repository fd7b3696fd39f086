//! Runs `llmcmp config`.

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::report::{ConfigReport, From, SettingRow};
use crate::commands::context::Context;
use crate::config::{Config, KEYS, Setting};
use crate::error::Error;
use crate::output::pager;
use crate::pricing::args::MINE;

const FORMAT: &str = "LLMCMP_FORMAT";

/// Shows the current settings and where each comes from.
pub fn run(context: &Context, matches: &ArgMatches, mut command: Command) -> Result<(), Error> {
    let config = &context.config;
    command.build();
    let mut settings: Vec<SettingRow> = KEYS
        .iter()
        .map(|key| effective(key, config, &command, matches))
        .collect();
    let mine = (!config.providers.is_empty()).then(|| config.providers.join(","));
    settings.push(SettingRow {
        key: "providers".to_owned(),
        from: mine.as_ref().map_or(From::BuiltIn, |_| From::File),
        at: mine.as_ref().map(|_| format!("--providers {MINE}")),
        value: mine,
    });
    settings.push(pager(config));
    let of_file = |key: String, setting: &Setting| SettingRow {
        key,
        value: Some(setting.value.clone()),
        from: From::File,
        at: place(config, setting.line),
    };
    for setting in &config.filters {
        settings.push(of_file(format!("filters.{}", setting.key), setting));
    }
    for profile in &config.profiles {
        for setting in &profile.options {
            let key = format!("profiles.{}.{}", profile.name, setting.key);
            settings.push(of_file(key, setting));
        }
    }
    let body = ConfigReport {
        file: context.paths.config.clone(),
        exists: config.file.is_some(),
        overrides: context.paths.overrides(),
        data: context.paths.data.clone(),
        settings,
        providers: config.providers.clone(),
    };
    let report = context.report(Vec::new(), Vec::new(), body)?;
    context.show(&report, super::view::config)
}

/// The pager, which is not an option.
fn pager(config: &Config) -> SettingRow {
    let (by, command) = pager::named(config);
    let (from, at) = match by {
        None => (From::BuiltIn, None),
        Some(pager::OWN | pager::COMMON) => (From::Environment, by.map(str::to_owned)),
        Some(_) => {
            let line = config.pager.as_ref().map(|setting| setting.line);
            (From::File, line.and_then(|line| place(config, line)))
        }
    };
    SettingRow {
        key: "pager".to_owned(),
        value: Some(command),
        from,
        at,
    }
}

/// The current value of an option, wherever it is on the command line.
fn effective(key: &str, config: &Config, command: &Command, matches: &ArgMatches) -> SettingRow {
    let row = |value: Option<String>, from: From, at: Option<String>| SettingRow {
        key: key.to_owned(),
        value,
        from,
        at,
    };
    let Some(arg) = find(command, key) else {
        return row(None, From::BuiltIn, None);
    };
    let id = arg.get_id().as_str();
    // Options of other commands are not part of this command line.
    let given = matches.try_contains_id(id).unwrap_or(false);
    let source = given.then(|| matches.value_source(id)).flatten();
    let raw = given.then(|| matches.get_raw(id)).flatten();
    let raw = raw.map(|values| {
        let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
        values.join(",")
    });
    match source {
        Some(ValueSource::CommandLine) => row(raw, From::Flag, Some(format!("--{key}"))),
        Some(ValueSource::EnvVariable) => {
            let variable = arg
                .get_env()
                .map(|name| name.to_string_lossy().into_owned());
            row(raw, From::Environment, variable)
        }
        _ if key == "format" && std::env::var_os(FORMAT).is_some_and(|v| !v.is_empty()) => {
            let value = std::env::var(FORMAT).ok();
            row(value, From::Environment, Some(FORMAT.to_owned()))
        }
        _ => match config.settings.iter().find(|s| s.key == key) {
            Some(setting) => row(
                Some(setting.value.clone()),
                From::File,
                place(config, setting.line),
            ),
            None => row(built_in(arg), From::BuiltIn, None),
        },
    }
}

fn find<'c>(command: &'c Command, long: &str) -> Option<&'c Arg> {
    let own = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(long));
    own.or_else(|| command.get_subcommands().find_map(|sub| find(sub, long)))
}

fn built_in(arg: &Arg) -> Option<String> {
    let values = arg.get_default_values().iter();
    let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
    (!values.is_empty()).then(|| values.join(","))
}

fn place(config: &Config, line: usize) -> Option<String> {
    let file = config.file.as_deref()?;
    Some(format!("{}:{line}", file.display()))
}
