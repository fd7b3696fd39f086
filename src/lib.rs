//! llmcmp compares language models: specs, providers, monthly cost, what breaks on a switch, and which to pick and why.
//! Offline, from a catalog whose every figure has a source and a date.
//!
//! The path of an answer:
//!
//! ```text
//! catalog ──▶ resolve ──▶ compare · pricing · alternatives · usage · lint · diff ──▶ commands/X: report → view ──▶ output
//!  data        names       pure rules, no I/O                                        JSON value    document      the only writer
//! ```
//!
//! `cli` is the command line, with completion in `complete`; `mcp` offers the same to coding agents. `commands` has a
//! directory per command. `layers`, `config` and `paths` select data and settings; `fields`, `query`, `lifecycle`,
//! `providers` and `wording` are shared by the rules. See `docs/architecture.md`. This file is the entry point: it
//! parses the arguments and gives each command its context.

pub mod alternatives;
pub mod bundle;
mod by_id;
pub mod cli;
mod clock;
pub mod commands;
pub mod compare;
mod complete;
pub mod config;
mod cores;
mod day;
mod diff;
#[cfg(feature = "mcp")]
mod door;
pub mod error;
pub mod fields;
mod layers;
pub mod lifecycle;
pub mod lint;
#[cfg(feature = "mcp")]
mod mcp;
mod near;
pub mod output;
mod paths;
pub mod pricing;
mod provider_hosts;
mod provider_names;
pub mod providers;
pub mod query;
pub mod resolve;
mod sourced;
pub mod successor;
mod terminal;
mod titled;
mod update;
pub mod usage;
mod wording;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use catalog::Catalog;
use clap::{ArgMatches, FromArgMatches};
use cli::{Cli, Command, Global};
use commands::context::Context;
use config::Config;
use error::{Error, Exit, Kind};
use output::Output;
use paths::Paths;

/// Runs the program; the first argument is its own name.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(exit) = output::jq_apart::asked(&args) {
        return exit;
    }
    if complete::is_asked() {
        return complete(args);
    }
    run_with(args)
}

/// Prints shell completions.
fn complete(args: Vec<OsString>) -> ExitCode {
    match complete::answer(args.clone()) {
        Ok(true) => ExitCode::from(Exit::Done as u8),
        Ok(false) => run_with(args),
        Err(error) => {
            let _ = error.print();
            ExitCode::from(Exit::Usage as u8)
        }
    }
}

#[allow(unused_mut)] // without `pick`
fn run_with(mut args: Vec<OsString>) -> ExitCode {
    let failed = |error: &Error, json: bool| {
        output::error(error, json);
        ExitCode::from(error.code.exit() as u8)
    };
    let paths = Paths::find();
    #[cfg(feature = "pick")]
    if args.len() == 1 && commands::pick::can_pick() {
        args.push("pick".into());
    }
    let read = Config::load(&paths).and_then(|config| {
        let parsed = understand(&config, &args)?;
        Ok((config, parsed))
    });
    let (config, (cli, matches)) = match read {
        Ok((config, Ok(parsed))) => (config, parsed),
        Ok((_, Err(error))) => {
            // Help and version also arrive here, with code 0.
            let _ = error.print();
            if let Some(command) = cli::refused::meant(&args, &error, &paths) {
                output::suggestion(&command);
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::Usage as u8));
        }
        // Nothing is parsed yet, but scripts still get JSON errors.
        Err(error) => return failed(&error, args.iter().any(|arg| arg == "--json")),
    };
    let output = match cli::output(&cli.global, &cli.command, &config, &args) {
        Ok(output) => output,
        Err(error) => return failed(&error, false),
    };
    // `--jq` is typed by people; scripts that read errors add --json.
    let json = output.format.is_json() && (cli.global.jq.is_none() || cli.global.json);
    match run(&cli, &matches, (config, paths), output) {
        Ok(exit) => ExitCode::from(exit as u8),
        Err(error) => failed(&error, json),
    }
}

type Parsed = Result<(Cli, ArgMatches), clap::Error>;

/// Parses the arguments, with the settings as defaults.
fn understand(config: &Config, args: &[OsString]) -> Result<Parsed, Error> {
    if config.is_empty()
        && let Some(cli) = cli::called(args)
    {
        // Only `config` needs the matches, and the full parser handles that.
        return Ok(Ok((cli, ArgMatches::default())));
    }
    let asks_version = args.iter().any(|arg| arg == "--version" || arg == "-V");
    let mut command = if asks_version && args.len() == 2 {
        // The commands are not needed.
        clap::Command::new(cli::ROOT).version(env!("CARGO_PKG_VERSION"))
    } else {
        config::defaults::defaults(config, cli::command())?
    };
    if asks_version {
        // clap wants `&'static str`; the command line lives as long as the program.
        let version: &'static str = String::leak(cli::version()?);
        command = command.long_version(version);
    }
    let parsed = command.try_get_matches_from_mut(args);
    let cli = parsed.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let cli = cli.map_err(|error| cli::refused::cleaned(error.format(&mut command), &mut command));
    Ok(cli)
}

fn run(
    cli: &Cli,
    matches: &ArgMatches,
    (config, paths): (Config, Paths),
    output: Output,
) -> Result<Exit, Error> {
    #[cfg(feature = "mcp")]
    if matches!(cli.command, Command::Mcp) {
        return door::serve(&cli.global, config, paths);
    }
    within(&cli.global, (config, paths), output, None, |context| {
        answer(cli, matches, context)
    })
}

/// Runs `act` in the context set by the global options.
fn within<T>(
    global: &Global,
    (config, paths): (Config, Paths),
    output: Output,
    input: Option<Rc<str>>,
    act: impl Fn(&Context) -> Result<T, Error>,
) -> Result<T, Error> {
    let today = clock::today()?;
    let mut context = Context {
        catalog: load(global.catalog.as_deref(), &paths)?.on(today),
        replaced: global.catalog.is_some(),
        today,
        exact: global.exact,
        output,
        config,
        paths,
        max_age: global.max_age,
        input,
    };
    let mut done = act(&context);
    if context.catalog.is_damaged()
        && let Some(update) = context.paths.updated()
    {
        // Damage found while reading, before any output: retry with the built-in data.
        let below = layers::without_update(&update, "is damaged");
        context.catalog = layers::with_overrides(below, &context.paths)?.on(today);
        done = act(&context);
    }
    done
}

/// Runs the picker, then the chosen command.
#[cfg(feature = "pick")]
fn picked(context: &Context, args: &commands::pick::PickArgs) -> Result<Exit, Error> {
    use commands::pick::Act;
    let (command, ids) = match commands::pick::run(context, args)? {
        Some(Act::Compare(ids)) => ("compare", ids),
        Some(Act::Show(id)) => ("show", vec![id]),
        None => return Ok(Exit::Done),
    };
    output::hint(&format!(
        "to see this again, run `llmcmp {command} {}`",
        ids.join(" ")
    ));
    let words = ["llmcmp", command].into_iter().map(OsString::from);
    let words: Vec<OsString> = words.chain(ids.into_iter().map(OsString::from)).collect();
    match understand(&context.config, &words)? {
        Ok((cli, matches)) => answer(&cli, &matches, context),
        Err(error) => Err(Error::new(Kind::Usage, error.to_string())),
    }
}

fn answer(cli: &Cli, matches: &ArgMatches, context: &Context) -> Result<Exit, Error> {
    #[cfg(feature = "pick")]
    if let Command::Pick(args) = &cli.command {
        return picked(context, args);
    }
    // An output without notes sends all warnings of the report, these included, to standard error.
    if !context.output.is_without_notes() {
        for warning in &context.catalog.warnings {
            output::warning(warning);
        }
    }
    // Commands that answer from prices check the age of those prices.
    if cli.command.rests_on_the_catalog() {
        context.young_enough()?;
    }
    let plain = |done: Result<(), Error>| done.map(|()| Exit::Done);
    let exit = match &cli.command {
        Command::Compare(args) => plain(commands::compare::run(context, args)),
        Command::Cost(args) => commands::cost::run(context, args),
        Command::Providers(args) => plain(commands::providers::run(context, args)),
        Command::List(args) => commands::list::run(context, args),
        Command::Faq(args) => commands::faq::run(context, args),
        Command::Diff(args) => commands::diff::run(context, args),
        Command::Check(args) => commands::check::run(context, args),
        Command::History(args) => commands::history::run(context, args),
        Command::Show(args) => plain(commands::show::run(context, args)),
        Command::Alternatives(args) => commands::alternatives::run(context, args),
        Command::Export(args) => plain(commands::export::run(context, args)),
        Command::Sources => plain(commands::sources::run(context)),
        Command::Config => plain(commands::config::run(context, matches, cli::command())),
        Command::Update(args) => commands::update::run(context, args),
        Command::Catalog(args) => plain(commands::catalog::run(context, &args.action)),
        Command::Completions(args) => plain(commands::completions::run(
            context,
            args.shell,
            cli::command(),
        )),
        #[cfg(feature = "pick")]
        Command::Pick(_) => Ok(Exit::Done),
        // Handled before any data is read.
        #[cfg(feature = "mcp")]
        Command::Mcp => Ok(Exit::Done),
    }?;
    if cli.command.answers() {
        context.hint_at_age()?;
    }
    Ok(exit)
}

/// The layered catalog, or the one in `folder`.
fn load(folder: Option<&Path>, paths: &Paths) -> Result<Catalog, Error> {
    let Some(folder) = folder else {
        return layers::with_overrides(layers::base(paths), paths);
    };
    layers::by_name::folder(folder)
}
