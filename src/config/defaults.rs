//! Applies settings as option defaults, checked by the options' own parsers.

use clap::{Arg, Command};

use super::{Config, FILTERS, Setting, wrong};
use crate::error::Error;

/// Options that yield to something other than their own flag, such as the output file's extension or other traffic
/// options. Their settings are read there.
const ELSEWHERE: &[&str] = &["format", "tokens", "traffic"];

/// Sets the file's values as defaults, below flags and environment.
///
/// # Errors
/// An unknown key or invalid value, with file, line and key.
pub fn defaults(config: &Config, mut command: Command) -> Result<Command, Error> {
    if config.is_empty() {
        return Ok(command);
    }
    for setting in &config.settings {
        command = lay(config, command, setting, "", &|_| true)?;
    }
    for setting in &config.filters {
        let filter = |arg: &Arg| {
            arg.get_help_heading()
                .is_some_and(|h| h.starts_with(FILTERS))
        };
        command = lay(config, command, setting, "filters.", &filter)?;
    }
    Ok(command)
}

fn lay(
    config: &Config,
    command: Command,
    setting: &Setting,
    prefix: &str,
    among: &dyn Fn(&Arg) -> bool,
) -> Result<Command, Error> {
    let file = config.file.as_deref().unwrap_or("config.toml".as_ref());
    let key = format!("{prefix}{}", setting.key);
    let meant = |arg: &Arg| arg.get_long() == Some(&setting.key) && among(arg);
    let Some(arg) = find(&command, &meant) else {
        let message = "no such option here";
        return Err(wrong(file, setting.line, &key, message));
    };
    judge(arg, &setting.value).map_err(|message| wrong(file, setting.line, &key, &message))?;
    if ELSEWHERE.contains(&setting.key.as_str()) {
        return Ok(command);
    }
    // clap wants `&'static str`; the command line lives as long as the program.
    let value: &'static str = String::leak(setting.value.clone());
    Ok(set(command, &meant, value))
}

/// The first matching option of any command.
fn find<'c>(command: &'c Command, meant: &dyn Fn(&Arg) -> bool) -> Option<&'c Arg> {
    let own = command.get_arguments().find(|arg| meant(arg));
    own.or_else(|| command.get_subcommands().find_map(|sub| find(sub, meant)))
}

fn set(command: Command, meant: &dyn Fn(&Arg) -> bool, value: &'static str) -> Command {
    command
        .mut_args(|arg| {
            if !meant(&arg) {
                arg
            } else if arg.get_value_delimiter().is_some() {
                arg.default_values(value.split(','))
            } else {
                arg.default_value(value)
            }
        })
        .mut_subcommands(|sub| set(sub, meant, value))
}

/// Checks the value with the option's parser; the error is its message.
pub(super) fn judge(arg: &Arg, value: &str) -> Result<(), String> {
    if !arg.get_action().takes_values() {
        return match value {
            "true" | "false" => Ok(()),
            _ => Err("expected true or false".to_owned()),
        };
    }
    // The option alone, without its conflicts and requirements.
    let mut alone = Arg::new("value")
        .long("value")
        .num_args(1)
        .value_parser(arg.get_value_parser().clone());
    if let Some(delimiter) = arg.get_value_delimiter() {
        alone = alone.value_delimiter(delimiter);
    }
    let read = Command::new("config")
        .no_binary_name(true)
        .disable_help_flag(true)
        .arg(alone)
        .try_get_matches_from([format!("--value={value}")]);
    let Err(error) = read else { return Ok(()) };
    let known = arg.get_possible_values();
    let known: Vec<&str> = known.iter().map(|v| v.get_name()).collect();
    if known.is_empty() {
        let text = error.to_string();
        let said = text.lines().next().unwrap_or_default();
        let reason = said.split_once("': ").map_or(said, |(_, reason)| reason);
        return Err(reason.to_owned());
    }
    Err(format!(
        "invalid value `{value}`; use one of {}",
        known.join(", ")
    ))
}
