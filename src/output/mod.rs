//! Writes results to standard output or a file: documents as tables, Markdown or HTML pages, reports as JSON, rows as
//! JSONL or CSV.
//!
//! Does not decide what is shown (the views) or computed (the domain).

pub mod about;
mod chart;
mod clean;
pub mod csv;
pub mod document;
mod draw;
mod fields;
pub mod figure;
pub mod file;
mod html;
pub mod jq;
pub(crate) mod jq_apart;
mod jq_regex;
mod json;
mod markdown;
pub mod pager;
pub mod parquet;
pub mod plot;

#[cfg(feature = "network")]
mod progress;
pub mod report;
pub mod rows;
mod table;
pub mod target;

use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Kind};
use crate::output::document::Document;
use crate::output::report::Report;
use crate::output::rows::Rows;

pub use about::About;
pub use clean::{is_control, shown};
pub use target::{Format, Kept, Output, Pick};

#[cfg(feature = "network")]
pub use progress::Progress;

/// Writes a report in the requested format. With JSONL, CSV, `--jq` and `--fields`, warnings go to standard error.
///
/// # Errors
/// The output cannot be written. A closed pipe is not an error.
pub fn report<T: Serialize + Rows>(
    report: &Report<T>,
    view: impl FnOnce(&Report<T>) -> Document,
    output: &Output,
) -> Result<(), Error> {
    if let (Some(kept), Format::Json) = (&output.kept, output.format) {
        // Via JSON: a second serializer for every report would enlarge the program.
        let value = serde_json::from_slice(&json::value(report)?);
        let mut kept = kept.borrow_mut();
        kept.value = value.map_err(|error| Error::new(Kind::Output, error.to_string()))?;
        kept.notes = document::notes(&report.query, &report.warnings);
        return Ok(());
    }
    answer(report, &report.body, || view(report), output)?;
    if output.is_without_notes() {
        for note in document::notes(&report.query, &report.warnings) {
            warning(&note);
        }
    }
    Ok(())
}

/// Writes a result that is not a [`Report`].
pub fn answer<T: Serialize, R: Rows>(
    value: &T,
    of: &R,
    view: impl FnOnce() -> Document,
    output: &Output,
) -> Result<(), Error> {
    let failed = |error: serde_json::Error| Error::new(Kind::Output, error.to_string());
    match &output.pick {
        Some(Pick::Jq(expression)) => {
            let json = json::value(value)?;
            return output.write(&jq_apart::run(expression, &json)?);
        }
        Some(Pick::Fields(keys)) => {
            let columns = fields::chosen(keys, &of.columns())?;
            let rows = fields::narrow(&of.rows().map_err(failed)?, &columns);
            return picked(&columns, &rows, output);
        }
        None => {}
    }
    match output.format {
        Format::Table | Format::Markdown | Format::Html => document(view(), output),
        Format::Json => json(value, output),
        Format::Csv => output.write(&csv::csv(&of.columns(), &of.rows().map_err(failed)?)?),
        Format::Sarif | Format::Github => Err(only_of_check()),
        Format::Parquet | Format::Sql => no_table(output),
        Format::Jsonl => output.write(&json::lines(&of.rows().map_err(failed)?)?),
    }
}

fn only_of_check() -> Error {
    let message = "sarif and github output is only for `llmcmp check`";
    Error::new(Kind::Usage, message).hint("use table, json, jsonl, csv, markdown or html")
}

/// Checks that an answer with these columns can be written as requested, for commands that first change something.
///
/// # Errors
/// The answer does not support the format, or its rows lack a key.
pub fn fits(names: &[&str], output: &Output) -> Result<(), Error> {
    if matches!(output.format, Format::Sarif | Format::Github) {
        return Err(only_of_check());
    }
    no_table(output)?;
    match &output.pick {
        Some(Pick::Fields(keys)) => fields::chosen(keys, &rows::columns(names)).map(|_| ()),
        _ => Ok(()),
    }
}

/// Writes the rows of `--fields`.
fn picked(columns: &[String], rows: &[Value], output: &Output) -> Result<(), Error> {
    match output.format {
        Format::Json => output.write(&json::value(&rows)?),
        Format::Jsonl => output.write(&json::lines(rows)?),
        Format::Csv => {
            // Here a dotted name is a single key.
            output.write(&csv::csv(columns, rows)?)
        }
        _ => document(fields::table(rows, columns), output),
    }
}

pub fn document(mut document: Document, output: &Output) -> Result<(), Error> {
    // Browsers display every character.
    let is_page = output.format == Format::Html;
    clean::document(&mut document, output.ascii && !is_page);
    let text = match output.format {
        Format::Markdown => markdown::markdown(&document),
        Format::Html => html::html(&document, &output.about),
        _ => table::table(&document, output.terminal),
    };
    output.write(text.as_bytes())
}

pub fn json<T: Serialize>(value: &T, output: &Output) -> Result<(), Error> {
    no_table(output)?;
    output.write(&json::value(value)?)
}

/// Writes text unchanged.
pub fn text(text: &[u8], output: &Output) -> Result<(), Error> {
    if output.pick.is_some() {
        let message = "--jq and --fields need a command with JSON output";
        return Err(Error::new(Kind::Usage, message));
    }
    no_table(output)?;
    output.write(text)
}

/// Parquet and SQL need typed columns, which only `export prices` has.
fn no_table(output: &Output) -> Result<(), Error> {
    if !matches!(output.format, Format::Parquet | Format::Sql) {
        return Ok(());
    }
    let message = "parquet and sql output is only for `llmcmp export prices`";
    Err(Error::new(Kind::Usage, message).hint("use table, json, jsonl, csv, markdown or html"))
}

/// Prints a hint if standard error is a terminal.
pub fn hint(text: &str) {
    if io::stderr().is_terminal() {
        suggestion(text);
    }
}

/// Prints a hint.
pub fn suggestion(text: &str) {
    say("hint", text);
}

pub fn warning(text: &str) {
    say("warning", text);
}

fn say(what: &str, text: &str) {
    let mut stream = anstream::AutoStream::auto(io::stderr());
    let _ = writeln!(stream, "{what}: {}", clean::shown(text));
}

/// Prints an error to standard error: as JSON for scripts, else message, candidates and hint.
pub fn error(error: &Error, as_json: bool) {
    let mut stream = anstream::AutoStream::auto(io::stderr());
    // If standard error is closed, there is nowhere left to report to.
    let _ = if as_json {
        let value = json::lines(&[serde_json::json!({ "error": error })]);
        stream.write_all(&value.unwrap_or_default())
    } else {
        writeln!(stream, "{}", table::error(&clean::error(error)))
    };
}
