//! llmcmp compares language models: what they are, where they run, what a month costs, what breaks on
//! a switch, and which to pick and why. Offline, from a catalog whose every figure has a source and a
//! date.
//!
//! A reader follows one straight way:
//!
//! ```text
//! catalog ──▶ resolve ──▶ compare / cost / routes ──▶ report ──▶ view ──▶ render
//!  data        names       pure rules, no I/O          JSON      a table   the only writer
//! ```
//!
//! `commands` walks it, one short function a subcommand; `cli` is the command line, `complete` what
//! shells offer on it; `units`, `fields` and `lifecycle` are the words that all of them share.

pub mod alternatives;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod complete;
pub mod cost;
pub mod diff;
pub mod entry;
pub mod error;
pub mod fields;
pub mod filter;
pub mod lifecycle;
pub mod list;
pub mod names;
pub mod provenance;
pub mod providers;
pub mod render;
pub mod report;
pub mod resolve;
pub mod routes;
pub mod scan;
pub mod terminal;
pub mod units;
pub mod usage;
pub mod view;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, ValueEnum};

use catalog::Catalog;
use cli::{Cli, Command, Global, Lazy};
use commands::Context;
use error::{Error, Exit, Kind};
use render::{Format, Output};
use units::Date;

/// Runs the program with these arguments, the first being its own name, and says how it ended.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    if complete::is_asked() {
        return complete(args);
    }
    run_with(args)
}

/// Answers a shell that asks what may stand at the cursor.
fn complete(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    match complete::answer(args.clone()) {
        Ok(true) => ExitCode::from(Exit::Done as u8),
        Ok(false) => run_with(args),
        Err(error) => {
            let _ = error.print();
            ExitCode::from(Exit::Usage as u8)
        }
    }
}

fn run_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match parse(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too, with code 0.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::Usage as u8));
        }
    };
    let global = &cli.global;
    let output = match output(global) {
        Ok(output) => output,
        Err(error) => {
            render::error(&error, false);
            return ExitCode::from(error.code.exit() as u8);
        }
    };
    let json = output.format.is_json();
    match run(&cli, output) {
        Ok(exit) => ExitCode::from(exit as u8),
        Err(error) => {
            render::error(&error, json);
            ExitCode::from(error.code.exit() as u8)
        }
    }
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let mut command = Cli::command();
    let parsed = command.try_get_matches_from_mut(args);
    let cli = parsed.and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = cli.map_err(|error| error.format(&mut command));
    // The process ends soon: taking the definitions apart costs more than leaving them.
    std::mem::forget(command);
    cli
}

/// Where the answer goes and in which form; `LLMCMP_FORMAT` is the form of those who ask for none.
fn output(global: &Global) -> Result<Output, Error> {
    let usual = match std::env::var("LLMCMP_FORMAT") {
        Ok(text) if !text.is_empty() => {
            let format = Format::from_str(&text, true);
            let message = format!("LLMCMP_FORMAT: `{text}` is no form of output");
            let error = || Error::new(Kind::Usage, message);
            let forms = "write table, json, jsonl, csv or markdown";
            Some(format.map_err(|_| error().hint(forms))?)
        }
        _ => None,
    };
    Ok(Output::new(
        global.json.then_some(Format::Json).or(global.format),
        usual,
        global.output_file.as_deref(),
        global.ascii,
        global.color,
    ))
}

fn run(cli: &Cli, output: Output) -> Result<Exit, Error> {
    let context = Context {
        catalog: load(cli.global.catalog.as_deref())?,
        today: today()?,
        exact: cli.global.exact,
        output,
    };
    let done = match &cli.command {
        Command::Compare(Lazy(args)) => commands::compare::run(&context, args),
        Command::Cost(args) => return commands::cost::run(&context, &args.0),
        Command::Providers(Lazy(args)) => commands::providers::run(&context, args),
        Command::List(args) => return commands::list::run(&context, &args.0),
        Command::Faq(Lazy(args)) => return commands::faq::run(&context, args),
        Command::Diff(Lazy(args)) => return commands::diff::run(&context, args),
        Command::Check(Lazy(args)) => return commands::check::run(&context, args),
        Command::Show(Lazy(args)) => commands::show::run(&context, args),
        Command::Alternatives(Lazy(args)) => {
            return commands::alternatives::run(&context, args);
        }
        Command::Sources => commands::sources::run(&context),
        Command::Catalog(Lazy(args)) => commands::catalog::run(&context, &args.action),
        Command::Completions(Lazy(args)) => commands::completions::run(&context, args.shell),
    };
    done.map(|()| Exit::Done)
}

/// The catalog inside the program, or the folder asked for.
fn load(folder: Option<&Path>) -> Result<Catalog, Error> {
    let Some(folder) = folder else {
        return Ok(Catalog::bundled());
    };
    catalog::open::folder(folder)
}

/// The day: `LLMCMP_TODAY` where it is set, for reproducible output, else the computer's own, UTC.
fn today() -> Result<Date, Error> {
    let Some(text) = std::env::var_os("LLMCMP_TODAY") else {
        return Ok(jiff::Timestamp::now()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date()
            .into());
    };
    let text = text.to_string_lossy();
    let date: Date = text
        .parse()
        .map_err(|error| Error::new(Kind::Usage, format!("LLMCMP_TODAY: {error}")))?;
    if date.is_exact() {
        Ok(date)
    } else {
        Err(Error::new(
            Kind::Usage,
            format!("LLMCMP_TODAY: `{text}` is no day; write 2026-03-16"),
        ))
    }
}
