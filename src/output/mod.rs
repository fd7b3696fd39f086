//! The only writer of answers: a document as a table or Markdown, a report as JSON, its rows as JSONL
//! or CSV, to standard output or a file.
//!
//! Refuses deciding what is shown (`view`) and what is true (the domain).

mod clean;
mod csv;
pub mod document;
mod draw;
mod json;
mod markdown;
pub mod plot;

#[cfg(feature = "network")]
mod progress;
pub mod report;
pub mod rows;
mod table;
pub mod target;

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::error::{Error, Kind};
use crate::output::document::Document;
use crate::output::report::Report;
use crate::output::rows::Rows;

pub use target::{Format, Output};

#[cfg(feature = "network")]
pub use progress::Progress;

/// Writes a report in the form asked for. The forms that are rows alone leave warnings to standard error.
///
/// # Errors
/// When the output cannot be written, other than because its reader has gone.
pub fn report<T: Serialize + Rows>(
    report: &Report<T>,
    view: impl FnOnce(&Report<T>) -> Document,
    output: &Output,
) -> Result<(), Error> {
    answer(report, &report.body, || view(report), output)?;
    if matches!(output.format, Format::Jsonl | Format::Csv) {
        let mut stream = anstream::AutoStream::auto(io::stderr());
        for note in document::notes(&report.query, &report.warnings) {
            let _ = writeln!(stream, "Warning: {}", clean::shown(&note));
        }
    }
    Ok(())
}

/// Writes an answer that is no [`Report`]: its value, its rows, or its view.
///
/// # Errors
/// As [`report`].
pub fn answer<T: Serialize, R: Rows>(
    value: &T,
    of: &R,
    view: impl FnOnce() -> Document,
    output: &Output,
) -> Result<(), Error> {
    let failed = |error: serde_json::Error| Error::new(Kind::Output, error.to_string());
    match output.format {
        Format::Table | Format::Markdown => document(view(), output),
        Format::Json => json(value, output),
        Format::Csv => output.write(&csv::csv(&of.columns(), &of.rows().map_err(failed)?)?),
        Format::Sarif | Format::Github => {
            let message = "sarif and github are forms of `llmcmp check` only";
            Err(Error::new(Kind::Usage, message)
                .hint("table, json, jsonl, csv and markdown are for all"))
        }
        Format::Jsonl => output.write(&json::lines(&of.rows().map_err(failed)?)?),
    }
}

/// Writes a document for people.
///
/// # Errors
/// As [`report`].
pub fn document(mut document: Document, output: &Output) -> Result<(), Error> {
    clean::document(&mut document, output.ascii);
    let text = match output.format {
        Format::Markdown => markdown::markdown(&document),
        _ => table::table(&document, output.terminal),
    };
    output.write(text.as_bytes())
}

/// Writes a value for scripts: one JSON value and a newline.
///
/// # Errors
/// As [`report`].
pub fn json<T: Serialize>(value: &T, output: &Output) -> Result<(), Error> {
    output.write(&json::value(value)?)
}

/// Writes text as it is.
///
/// # Errors
/// As [`report`].
pub fn text(text: &[u8], output: &Output) -> Result<(), Error> {
    output.write(text)
}

/// Tells a person something beside the answer; only where standard error is a terminal.
pub fn hint(text: &str) {
    if io::stderr().is_terminal() {
        let _ = writeln!(anstream::AutoStream::auto(io::stderr()), "Hint: {text}");
    }
}

/// Tells of something that is wrong and does not keep the program from answering.
pub fn warning(text: &str) {
    let _ = writeln!(
        anstream::AutoStream::auto(io::stderr()),
        "Warning: {}",
        clean::shown(text)
    );
}

/// Writes an error to standard error: for scripts one JSON value, for people message, candidates, hint.
pub fn error(error: &Error, as_json: bool) {
    let mut stream = anstream::AutoStream::auto(io::stderr());
    // Nothing is left to tell when standard error itself is gone.
    let _ = if as_json {
        let value = serde_json::json!({ "error": error });
        writeln!(stream, "{value}")
    } else {
        writeln!(stream, "{}", table::error(&clean::error(error)))
    };
}
