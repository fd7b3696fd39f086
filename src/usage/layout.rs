//! How records lie in a text: a line each, as JSON documents, as CSV, or as a session of Codex.
//!
//! Owns telling these apart by how a text begins, and bringing all of them but CSV to a line each. Does not
//! read records. The number of a line stays as it is in the file wherever a record has lines of its own.

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::codex::{Rollout, is_rollout};
use super::documents::Documents;

/// Bytes by which layouts are told apart.
pub(super) const BEGINNING: usize = 64 * 1024;
/// What may separate the cells of a row.
const DELIMITERS: &[u8] = b",;\t|";

/// The head of a CSV file.
#[derive(Debug)]
pub struct Head {
    /// Its first line, without the line break.
    pub line: Vec<u8>,
    /// What separates cells.
    pub delimiter: u8,
}

/// Text, and the head of its rows where it is CSV.
pub(super) type Laid = (Box<dyn Read + Send>, Option<Arc<Head>>);

/// Brings a text, of which the beginning was read, to a line a record.
pub(super) fn lay(beginning: Vec<u8>, rest: Box<dyn Read + Send>) -> Laid {
    let head = head(&beginning).map(Arc::new);
    let is_session = is_rollout(&beginning);
    let is_document = is_document(&beginning);
    let whole = Cursor::new(beginning).chain(rest);
    if head.is_some() {
        (Box::new(whole), head)
    } else if is_session {
        (Box::new(Rollout::new(whole)), None)
    } else if is_document {
        (Box::new(Documents::new(whole)), None)
    } else {
        (Box::new(whole), None)
    }
}

fn first_line(beginning: &[u8]) -> &[u8] {
    beginning
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default()
        .trim_ascii_end()
}

/// The head of CSV: a line of several cells that are names, one of which speaks of tokens.
fn head(beginning: &[u8]) -> Option<Head> {
    let line = first_line(beginning);
    let text = std::str::from_utf8(line).ok()?;
    if text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    // What a stream sends holds objects.
    if text.contains('{') {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let speaks = ["token", "usage", "req_units"]
        .iter()
        .any(|word| lower.contains(word));
    let count = |delimiter: &u8| memchr::memchr_iter(*delimiter, line).count();
    let delimiter = *DELIMITERS.iter().max_by_key(|delimiter| count(delimiter))?;
    (speaks && count(&delimiter) > 0).then(|| Head {
        line: line.to_vec(),
        delimiter,
    })
}

/// Whether a text is a list of records, or one document over several lines.
fn is_document(beginning: &[u8]) -> bool {
    let text = beginning.trim_ascii_start();
    let line = first_line(text);
    match text.first() {
        // Logs for people begin with `[` and a time.
        Some(b'[') => text[1..].trim_ascii_start().starts_with(b"{"),
        // What is cut off ends elsewhere, and its next line is a record.
        Some(b'{') => line.len() < text.len() && matches!(line.last(), Some(b'{' | b'[' | b',')),
        _ => false,
    }
}
