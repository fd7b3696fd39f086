//! Lines that restate lines before them: the sum of a table below its rows, the end of a session after its turns.
//!
//! Owns the words by which such lines are known, and the sums that they are compared with. Looks at the lines of one
//! piece of a file alone, so that what it finds does not depend on who reads what.

use super::json::Text;
use super::keys::{Word, Words};
use super::record::Record;
use crate::pricing::Tokens;

/// Words for all of what the lines above are about, or for its end.
#[rustfmt::skip]
const TOTALS: &[&str] = &[
    "aggregate", "all", "alle", "end", "gesamt", "grand total", "overall", "run", "run_complete", "run_completed",
    "run_end", "session", "session_complete", "session_end", "session_summary", "somme", "subtotal", "sum", "suma",
    "summary", "summe", "total", "totals",
];
/// What ends the names of events that come before an answer.
const STARTS: &[&str] = &["_start", "_started", ".start", ".started", "_begin"];
/// What begins them where what is meant follows: `All users`.
const ALL_OF: &[u8] = b"all ";
/// The longest text that is looked at.
const LONGEST: usize = 24;

/// Whether a text says that a line is about all of what stands above it.
#[inline]
pub(super) fn is_total(text: Text) -> bool {
    let raw = text.raw().trim_ascii();
    raw.len() <= LONGEST
        && matches!(raw.first(), Some(b'(' | b'a'..=b'z' | b'A'..=b'Z'))
        && says_so(raw)
}

/// Whether the name of an event says that a request begins.
pub(super) fn is_start(text: Text) -> bool {
    let raw = text.raw();
    raw.len() <= LONGEST && STARTS.iter().any(|end| raw.ends_with(end.as_bytes()))
}

fn says_so(raw: &[u8]) -> bool {
    let inner = raw
        .strip_prefix(b"(")
        .and_then(|raw| raw.strip_suffix(b")"));
    let word = inner.unwrap_or(raw);
    TOTALS
        .iter()
        .any(|total| word.eq_ignore_ascii_case(total.as_bytes()))
        || word
            .get(..ALL_OF.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(ALL_OF))
}

/// Input and output of lines of one model.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    lines: u64,
    input: u64,
    output: u64,
}

/// Lines of one session whose counts only grow, after which they are taken as running totals.
const GROWING_LINES: u32 = 3;

/// The last line that may be a running total.
#[derive(Debug, Default)]
struct Growing {
    met: usize,
    session: Vec<u8>,
    input: u64,
    output: u64,
    lines: u32,
}

/// What the lines of a piece came to so far, by the spelling of their model.
#[derive(Debug, Default)]
pub(super) struct Running {
    all: Vec<Sum>,
    /// Since the last sum or the last change of the session.
    part: Vec<Sum>,
    session: Vec<u8>,
    growing: Growing,
    /// Which words the last line had.
    shape: u64,
}

impl Running {
    /// Begins a piece.
    pub(super) fn begin(&mut self) {
        self.all.clear();
        self.part.clear();
        self.session.clear();
        self.growing = Growing::default();
    }

    /// Whether a line restates those before it. One that does not say so has to be of another shape than the last, and
    /// the sum of several.
    pub(super) fn is_sum(&mut self, met: usize, record: &Record, tokens: &Tokens) -> bool {
        let says_so = record.beside_counts.is_total;
        let least = if says_so { 1 } else { 2 };
        if !says_so && self.shape == record.kept || tokens.output == 0 || tokens.input() == 0 {
            return false;
        }
        let equals = |sums: &[Sum]| {
            let sum = sums.get(met).copied().unwrap_or_default();
            sum.lines >= least && (sum.input, sum.output) == (tokens.input(), tokens.output)
        };
        let is_sum = equals(&self.part) || equals(&self.all);
        if is_sum {
            self.part.clear();
        }
        is_sum
    }

    /// Whether the counts of a session have grown from line to line so often that they are of all so far.
    #[cold]
    pub(super) fn grows(&mut self, met: usize, record: &Record, tokens: &Tokens) -> bool {
        let session = record.raw(const { Words::of(&[Word::Session, Word::Id]) });
        let session = session.unwrap_or_default();
        let last = &mut self.growing;
        let is_same = last.met == met && last.session == session;
        let grew = is_same && tokens.input() > last.input && tokens.output > last.output;
        last.lines = if grew { last.lines + 1 } else { 1 };
        last.met = met;
        last.session.clear();
        last.session.extend_from_slice(session);
        (last.input, last.output) = (tokens.input(), tokens.output);
        last.lines >= GROWING_LINES
    }

    /// Adds a line that was billed.
    #[inline]
    pub(super) fn add(
        &mut self,
        met: usize,
        record: &Record,
        session: Option<&[u8]>,
        tokens: &Tokens,
    ) {
        self.shape = record.kept;
        if record.beside_counts.is_total {
            return;
        }
        let session = session.unwrap_or_default();
        if session != self.session.as_slice() {
            self.session.clear();
            self.session.extend_from_slice(session);
            self.part.clear();
        }
        for sums in [&mut self.all, &mut self.part] {
            if sums.len() <= met {
                sums.resize(met + 1, Sum::default());
            }
            let sum = &mut sums[met];
            sum.lines += 1;
            sum.input = sum.input.saturating_add(tokens.input());
            sum.output = sum.output.saturating_add(tokens.output);
        }
    }
}
