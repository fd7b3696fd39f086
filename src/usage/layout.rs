//! How records lie in a text: a line each, as JSON documents, as CSV, as a session of Codex, as runs of
//! Claude Code, or as a stream.
//!
//! Owns telling these apart by how a text begins, and bringing all of them but CSV to a line each. Does not
//! read records. The number of a line stays as it is in the file wherever a record has lines of its own.

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::codex::{Rollout, is_rollout};
use super::documents::Documents;
use super::rewritten::Rewritten;
use super::runs::{Runs, is_run};
use super::stream::{Stream, is_stream};
use super::when::Order;

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
    /// How many lines stand above it.
    pub above: u64,
    /// In which order days and months stand in the dates of the file's first rows.
    pub order: Order,
    /// Whether a line above it says that the counts are in another unit than tokens.
    pub in_other_unit: bool,
}

impl Head {
    /// The head that stands again among the rows, where files were put together or a program began anew; `next`:
    /// the row below.
    pub(super) fn again<'r>(&self, row: &[u8], next: impl FnOnce() -> &'r [u8]) -> Option<Self> {
        let row = row.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(row);
        let speaks = memchr::memmem::find(row, b"oken").is_some();
        let delimiter = speaks
            .then(|| delimiter_of_head(row, next(), true))
            .flatten()?;
        Some(Self {
            line: row.to_vec(),
            delimiter,
            above: self.above,
            order: self.order,
            in_other_unit: self.in_other_unit,
        })
    }
}

/// Text, and the head of its rows where it is CSV.
pub(super) type Laid = (Box<dyn Read + Send>, Option<Arc<Head>>);

/// Brings a text, of which the beginning was read, to a line a record.
pub(super) fn lay(beginning: Vec<u8>, rest: Box<dyn Read + Send>) -> Laid {
    let head = head(&beginning).map(Arc::new);
    let is_session = is_rollout(&beginning);
    let is_streamed = is_stream(&beginning);
    let is_document = is_document(&beginning);
    let is_run = is_run(&beginning);
    let whole = Cursor::new(beginning).chain(rest);
    if head.is_some() {
        (Box::new(whole), head)
    } else if is_session {
        (Box::new(Rewritten::new(whole, Rollout::default())), None)
    } else if is_streamed {
        (Box::new(Rewritten::new(whole, Stream::default())), None)
    } else if is_document && is_run {
        let lines = Documents::new(whole);
        (Box::new(Rewritten::new(lines, Runs::default())), None)
    } else if is_document {
        (Box::new(Documents::new(whole)), None)
    } else if is_run {
        (Box::new(Rewritten::new(whole, Runs::default())), None)
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

/// Lines that may stand above the head: a title, a blank one, what separates cells in the words of Excel.
const MOST_ABOVE: usize = 5;
/// How a line above the head says that its counts are in another unit.
const OTHER_UNITS: &[&str] = &[
    "in thousand",
    "in million",
    "tokens in k",
    "tokens in m",
    "(k)",
    "in characters",
];
/// Names of columns are no longer than this.
const LONGEST_NAME: usize = 60;

/// The head of CSV: a line of several cells that are names, before rows of as many cells.
fn head(beginning: &[u8]) -> Option<Head> {
    let first = first_line(beginning);
    if first.trim_ascii_start().starts_with(b"{") || first.trim_ascii_start().starts_with(b"[") {
        return None;
    }
    let mut lines = beginning
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end)
        .peekable();
    let mut in_other_unit = false;
    for above in 0..=MOST_ABOVE {
        let line = lines.next()?;
        let next = lines.peek().copied().unwrap_or_default();
        if let Some(delimiter) = delimiter_of_head(line, next, above > 0) {
            return Some(Head {
                line: line.to_vec(),
                delimiter,
                above: above as u64,
                order: Order::of(beginning),
                in_other_unit,
            });
        }
        let words = String::from_utf8_lossy(line).to_ascii_lowercase();
        in_other_unit |= OTHER_UNITS.iter().any(|unit| words.contains(unit));
        // What a stream sends holds objects.
        if line.contains(&b'{') {
            return None;
        }
    }
    None
}

/// What separates the cells of a line, if it is the head of a file; `below`: other lines stand above it.
fn delimiter_of_head(line: &[u8], next: &[u8], below: bool) -> Option<u8> {
    let text = std::str::from_utf8(line).ok()?;
    if text.contains('{') {
        return None;
    }
    let count = |line: &[u8], delimiter: u8| memchr::memchr_iter(delimiter, line).count();
    let delimiter = *DELIMITERS
        .iter()
        .max_by_key(|delimiter| count(line, **delimiter))?;
    if count(line, delimiter) == 0 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let speaks = ["token", "usage", "req_units"]
        .iter()
        .any(|word| lower.contains(word));
    // Rows whose counts stand in an object, and rows of something else.
    let is_name = |cell: &str| {
        let cell = cell.trim().trim_matches('"');
        (1..=LONGEST_NAME).contains(&cell.len())
            && cell.starts_with(|c: char| c.is_alphabetic() || "_@$".contains(c))
            && !cell.contains([':', '=', '!', '?'])
    };
    let has_rows = count(next, delimiter) >= count(line, delimiter);
    let are_names = has_rows && text.split(delimiter as char).all(is_name);
    let is_head = if below {
        speaks && are_names
    } else {
        speaks || are_names
    };
    is_head.then_some(delimiter)
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
