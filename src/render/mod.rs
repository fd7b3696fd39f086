//! The only writer to standard output: a document as a table, a report as JSON.
//!
//! Refuses deciding what is shown (`view`) and what is true (the domain). A closed pipe is success.

mod table;

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::error::{Error, Kind};
use crate::terminal::Terminal;
use crate::view::Document;

/// Writes a document for people.
///
/// # Errors
/// When standard output cannot be written, other than because its reader has gone.
pub fn document(document: &Document, terminal: Terminal) -> Result<(), Error> {
    write(table::table(document, terminal).as_bytes(), terminal)
}

/// Writes a report for scripts: one JSON value and a newline.
///
/// # Errors
/// As [`document`].
pub fn json<T: Serialize>(report: &T, terminal: Terminal) -> Result<(), Error> {
    let mut text = serde_json::to_vec_pretty(report)
        .map_err(|error| Error::new(Kind::Output, error.to_string()))?;
    text.push(b'\n');
    write(&text, terminal)
}

/// Writes text as it is.
///
/// # Errors
/// As [`document`].
pub fn text(text: &[u8], terminal: Terminal) -> Result<(), Error> {
    write(text, terminal)
}

fn write(bytes: &[u8], terminal: Terminal) -> Result<(), Error> {
    // Colour makes the stream translate escapes for old Windows consoles; without it there are none.
    let written = if terminal.color {
        let mut stream = anstream::AutoStream::new(io::stdout(), anstream::ColorChoice::Always);
        stream.write_all(bytes).and_then(|()| stream.flush())
    } else {
        let mut stream = io::stdout().lock();
        stream.write_all(bytes).and_then(|()| stream.flush())
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("standard output cannot be written: {error}");
            Err(Error::new(Kind::Output, message))
        }
        _ => Ok(()),
    }
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
        text.escape_debug()
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
        writeln!(stream, "{}", table::error(error))
    };
}
