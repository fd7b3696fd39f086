//! Lines that restate other lines: the sum of a table below its rows or above them, the end of a session after its turns,
//! running totals.
//!
//! Owns the words by which such lines are known, and the sums that they are compared with. Looks at the lines of one
//! piece of a file alone, so that what it finds does not depend on who reads what. How totals grow is in `growth`.

use rustc_hash::FxHashMap;

use super::growth::Growth;
use super::json::Text;
use super::keys::{Word, Words};
use super::record::Record;
use super::repeats::Counted;
use super::terms::is_dated_alone;
use super::unread::words_of;
use crate::pricing::Tokens;

/// Words for all of what the lines above are about, or for its end.
#[rustfmt::skip]
const TOTALS: &[&str] = &[
    "*", "aggregate", "all", "alle", "end", "gesamt", "grand total", "overall", "run", "run_complete", "run_completed",
    "run_end", "session", "session_complete", "session_end", "session_summary", "somme", "subtotal", "sum", "suma",
    "summary", "summe", "total", "totals",
];
/// Words that a sum has and the lines that it restates do not, where it says so in other ways.
#[rustfmt::skip]
const SUM_WORDS: &[&str] = &[
    "aggregate", "aggregated", "all", "complete", "completed", "end", "ended", "final", "finished", "grand", "null", "overall",
    "rollup", "subtotal", "sum", "summary", "total", "totals",
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
        && matches!(raw.first(), Some(b'(' | b'*' | b'a'..=b'z' | b'A'..=b'Z'))
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

/// A line that was billed, until it is known that it is a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Billed {
    /// What was counted of it.
    pub(super) counted: Counted,
    /// Its piece, and the line in it.
    pub(super) place: (u64, u64),
    /// The id by which a copy of it is known.
    pub(super) copy: Option<u64>,
    /// Its session.
    pub(super) session: Option<u64>,
}

/// Input and output of lines of one model.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    lines: u64,
    input: u64,
    output: u64,
}

impl Sum {
    fn add(&mut self, tokens: &Tokens) {
        self.lines += 1;
        self.input = self.input.saturating_add(tokens.input());
        self.output = self.output.saturating_add(tokens.output);
    }

    /// Whether so many lines or more came to these.
    fn is(&self, tokens: &Tokens, least: u64) -> bool {
        self.output == tokens.output && self.input == tokens.input() && self.lines >= least
    }
}

/// Lines whose input and output one line comes to exactly, after which it is their sum whatever it says.
const UNSAID: u64 = 3;

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

/// What the lines of a piece came to so far, by their model.
#[derive(Debug, Default)]
pub(super) struct Running {
    all: Vec<Sum>,
    /// Since the last sum or the last change of the session.
    part: Vec<Sum>,
    session: Vec<u8>,
    growing: Growing,
    /// Of the sessions of lines without an id.
    growths: FxHashMap<(usize, u64), Growth>,
    /// A sum that stands before what it restates, and what came after it.
    first: Option<(usize, Billed, Sum)>,
    /// Which words the last line had.
    shape: u64,
}

impl Running {
    /// Begins a piece.
    pub(super) fn begin(&mut self) {
        self.all.clear();
        self.part.clear();
        self.session.clear();
        self.growths.clear();
        self.first = None;
        self.growing = Growing::default();
    }

    /// Whether a line restates those before it. One that does not say so has to be of another shape than the last, and
    /// the sum of several. `lines`: the text up to its end, and where it begins.
    pub(super) fn is_sum(
        &mut self,
        model: usize,
        record: &Record,
        tokens: &Tokens,
        lines: Option<(&[u8], usize)>,
    ) -> bool {
        if tokens.output == 0 || tokens.input() == 0 {
            return false;
        }
        let (Some(part), Some(all)) = (self.part.get(model), self.all.get(model)) else {
            return false;
        };
        let (part, all) = (*part, *all);
        let equals = |least: u64| part.is(tokens, least) || all.is(tokens, least);
        if !equals(1) {
            return false;
        }
        let says_so = record.beside_counts.is_total;
        let more = |of: fn(&[u8], &[u8]) -> bool| {
            lines.is_some_and(|(text, from)| of(&text[from..], before(text, from)))
        };
        let in_table = record.beside_counts.in_table;
        let is_sum = says_so
            || equals(UNSAID)
            || equals(2) && (self.shape != record.kept || more(has_more_words))
            || in_table && (equals(2) || is_dated_alone(record)) && more(has_new_gaps);
        if is_sum && let Some(sum) = self.part.get_mut(model) {
            *sum = Sum::default();
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

    /// Whether a line goes on with the totals of its session, and the lines that were billed before that showed. `session`:
    /// of a line without an id.
    pub(super) fn goes_on(
        &mut self,
        model: usize,
        session: u64,
        tokens: &Tokens,
        requests: Option<u64>,
    ) -> Option<Vec<Billed>> {
        let growth = self.growths.entry((model, session)).or_default();
        growth.step(tokens, requests)
    }

    /// Adds a line that is a request; with what was billed of it unless it has an id. The line before it all that is their
    /// sum, if there is one.
    #[inline]
    pub(super) fn add(
        &mut self,
        model: usize,
        record: &Record,
        tokens: &Tokens,
        billed: Option<Billed>,
    ) -> Option<Billed> {
        self.shape = record.kept;
        if let Some(billed) = billed
            && let Some(session) = billed.session
            && let Some(growth) = self.growths.get_mut(&(model, session))
        {
            growth.hold(billed);
        }
        if record.beside_counts.is_total {
            let is_first = self.all.get(model).is_none_or(|sum| sum.lines == 0);
            if let Some(billed) = billed.filter(|_| is_first && self.first.is_none()) {
                self.first = Some((model, billed, Sum::default()));
            }
            return None;
        }
        let session = record.raw(const { Words::of(&[Word::Session]) });
        let session = session.unwrap_or_default();
        if session != self.session.as_slice() {
            self.session.clear();
            self.session.extend_from_slice(session);
            self.part.fill(Sum::default());
        }
        for sums in [&mut self.all, &mut self.part] {
            if sums.len() <= model {
                sums.resize(model + 1, Sum::default());
            }
            sums[model].add(tokens);
        }
        self.completes_first(model, tokens)
    }

    /// The sum that stands before its lines, if this is the last of them.
    #[inline]
    fn completes_first(&mut self, model: usize, tokens: &Tokens) -> Option<Billed> {
        let (_, billed, sum) = self.first.as_mut().filter(|(of, ..)| *of == model)?;
        sum.add(tokens);
        let is_whole = sum.is(&billed.counted.tokens, 2);
        let billed = *billed;
        is_whole.then(|| {
            self.first = None;
            billed
        })
    }
}

/// The line before the one that begins here.
fn before(text: &[u8], from: usize) -> &[u8] {
    let above = text[..from].trim_ascii_end();
    &above[memchr::memrchr(b'\n', above).map_or(0, |at| at + 1)..]
}

/// Whether a line has more words of sums than the one before it.
#[cold]
fn has_more_words(line: &[u8], before: &[u8]) -> bool {
    let words = |line: &[u8]| {
        let words = words_of(line);
        let of_sums = words.iter();
        let of_sums = of_sums.filter(|word| SUM_WORDS.contains(&word.as_str()));
        of_sums.count()
    };
    words(line) > words(before)
}

/// Whether a row has a cell without a value where the one before it has one, ahead of its first number.
#[cold]
fn has_new_gaps(row: &[u8], before: &[u8]) -> bool {
    fn cells(row: &[u8]) -> impl Iterator<Item = &[u8]> {
        row.trim_ascii_end()
            .split(|byte| b",;\t|".contains(byte))
            .take_while(|cell| cell.is_empty() || !cell.iter().all(u8::is_ascii_digit))
    }
    let is_gap = |cell: &[u8]| cell.is_empty() || cell.eq_ignore_ascii_case(b"null");
    let mut both = cells(row).zip(cells(before));
    both.any(|(cell, above)| is_gap(cell) && !is_gap(above))
}
