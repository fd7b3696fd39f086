//! Lines that restate other lines: a table's sum below or above its rows, the end of a session after its turns, running
//! totals.
//!
//! Owns the words that reveal such lines, and the sums they are compared with. Looks only at one piece of a file, so
//! that the result does not depend on which thread reads what. `growth` owns how totals grow.

use rustc_hash::FxHashMap;

use super::growth::Growth;
use super::json::Text;
use super::keys::{Word, Words};
use super::record::Record;
use super::repeats::Counted;
use super::terms::is_dated_alone;
use super::unread::words_of;
use crate::pricing::Tokens;

/// Words for everything in the lines above, or for its end.
#[rustfmt::skip]
const TOTALS: &[&str] = &[
    "*", "aggregate", "all", "alle", "end", "gesamt", "grand total", "overall", "run", "run_complete", "run_completed",
    "run_end", "session", "session_complete", "session_end", "session_summary", "somme", "subtotal", "sum", "suma",
    "summary", "summe", "total", "totals",
];
/// Words that a sum has and the lines it restates lack, where it uses other words.
#[rustfmt::skip]
const SUM_WORDS: &[&str] = &[
    "aggregate", "aggregated", "all", "complete", "completed", "end", "ended", "final", "finished", "grand", "null", "overall",
    "rollup", "subtotal", "sum", "summary", "total", "totals",
];
/// Suffixes of events that precede an answer.
const STARTS: &[&str] = &["_start", "_started", ".start", ".started", "_begin"];
/// Prefix of a total of something named: `All users`.
const ALL_OF: &[u8] = b"all ";
/// Longer texts are not examined.
const LONGEST: usize = 24;

/// Whether a text says that a line covers everything above it.
#[inline]
pub(super) fn is_total(text: Text) -> bool {
    let raw = text.raw().trim_ascii();
    raw.len() <= LONGEST
        && matches!(raw.first(), Some(b'(' | b'*' | b'a'..=b'z' | b'A'..=b'Z'))
        && says_so(raw)
}

/// Whether the name of an event marks the start of a request.
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

/// A billed line, until it proves to be a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Billed {
    pub(super) counted: Counted,
    /// Its piece, and the line in it.
    pub(super) place: (u64, u64),
    /// The id that identifies copies of it.
    pub(super) copy: Option<u64>,
    pub(super) session: Option<u64>,
}

/// Input and output of the lines of one model.
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

    /// Whether at least `least` lines add up to exactly these tokens.
    fn is(&self, tokens: &Tokens, least: u64) -> bool {
        self.output == tokens.output && self.input == tokens.input() && self.lines >= least
    }
}

/// If a line equals the sum of at least this many lines, it is their sum whatever it says.
const UNSAID: u64 = 3;

/// If the counts of this many lines of one session only grow, they are running totals.
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

/// What the lines of a piece add up to so far, by model.
#[derive(Debug, Default)]
pub(super) struct Running {
    all: Vec<Sum>,
    /// Since the last sum or the last change of session.
    part: Vec<Sum>,
    session: Vec<u8>,
    growing: Growing,
    /// Per model and session, of lines without an id.
    growths: FxHashMap<(usize, u64), Growth>,
    /// A sum that precedes the lines it restates, and what those add up to so far.
    first: Option<(usize, Billed, Sum)>,
    /// Which words the last line had.
    shape: u64,
}

impl Running {
    pub(super) fn begin(&mut self) {
        self.all.clear();
        self.part.clear();
        self.session.clear();
        self.growths.clear();
        self.first = None;
        self.growing = Growing::default();
    }

    /// Whether a line restates those before it. One that does not say so must sum up `UNSAID` lines or more, or
    /// fewer and look different from the last. `lines`: the text to the line's end, and where the line begins.
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

    /// Whether the counts of a session have grown for so many lines that they are running totals.
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

    /// Continues a session of lines without an id. If this line shows or continues running totals, returns the lines
    /// that were billed before that was known.
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

    /// Adds a line that is a request, with what was billed for it unless it has an id. Returns the line before it all
    /// that is their sum, if there is one.
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

    /// The sum that precedes its lines, if this is the last of them.
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

/// The line before the one that begins at `from`.
fn before(text: &[u8], from: usize) -> &[u8] {
    let above = text[..from].trim_ascii_end();
    &above[memchr::memrchr(b'\n', above).map_or(0, |at| at + 1)..]
}

/// Whether a line has more sum words than the one before it.
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

/// Whether a row, before its first number, has an empty cell where the row before has a value.
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
