//! The layout of records in a text: one per line, JSON documents, CSV, a Codex session, Claude Code runs, or a stream.
//!
//! Owns detecting the layout from the beginning of a text, and converting all but CSV to one record per line. Does not
//! read records. Line numbers stay those of the file if each record has its own lines.

use std::io::{Cursor, Read};
use std::sync::Arc;

use super::codex::{Rollout, is_rollout};
use super::documents::Documents;
use super::rewritten::Rewritten;
use super::runs::{Runs, is_run};
use super::stream::{Stream, is_stream};
use super::when::Order;

/// Bytes used to detect the layout.
pub(super) const BEGINNING: usize = 64 * 1024;
/// Possible delimiters of cells.
const DELIMITERS: &[u8] = b",;\t|";

#[derive(Debug)]
pub struct Head {
    /// Its line, without the line break.
    pub line: Vec<u8>,
    pub delimiter: u8,
    /// How many lines come before it.
    pub above: u64,
    /// The order of day and month in the dates of the file's first rows.
    pub order: Order,
    /// Whether a line above it says that the counts are in a unit other than tokens.
    pub in_other_unit: bool,
}

impl Head {
    /// A header line.
    pub(super) fn of(line: Vec<u8>, delimiter: u8) -> Self {
        Self {
            line,
            delimiter,
            above: 0,
            order: Order::Unknown,
            in_other_unit: false,
        }
    }

    /// A head repeated among the rows, where files were concatenated or a program restarted; `next`: the row after it.
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

/// Text, and the head of its rows if it is CSV.
pub(super) type Laid = (Box<dyn Read + Send>, Option<Arc<Head>>);

/// Converts a text to one record per line; its beginning was already read.
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

/// Lines that may come before the head: a title, a blank one, Excel's `sep=`.
const MOST_ABOVE: usize = 5;
/// How a line above the head says that the counts are in another unit.
const OTHER_UNITS: &[&str] = &[
    "in thousand",
    "in million",
    "tokens in k",
    "tokens in m",
    "(k)",
    "in characters",
];
/// Names of columns are at most this long.
const LONGEST_NAME: usize = 60;

/// The CSV head: a line of several cells that are names, followed by a row of at least as many cells.
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
        // The lines of a stream contain objects.
        if line.contains(&b'{') {
            return None;
        }
    }
    None
}

/// The delimiter of a line, if it is the head of a file; `below`: other lines come before it.
fn delimiter_of_head(line: &[u8], next: &[u8], below: bool) -> Option<u8> {
    let text = std::str::from_utf8(line).ok()?;
    if text.contains(['{', '=']) {
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
    // For rows with counts in an object, and rows of other things.
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

/// Whether a text is a list of records, or one document on several lines.
fn is_document(beginning: &[u8]) -> bool {
    let text = beginning.trim_ascii_start();
    let line = first_line(text);
    match text.first() {
        // Human-readable logs begin with `[` and a time.
        Some(b'[') => text[1..].trim_ascii_start().starts_with(b"{"),
        // A truncated line ends differently, and is followed by another record.
        Some(b'{') => line.len() < text.len() && matches!(line.last(), Some(b'{' | b'[' | b',')),
        _ => false,
    }
}
