//! Records → totals: grouped by the requested fields, with what was skipped and why.
//!
//! Owns sums, all of them exact integers, so that any order of lines and any split of the work gives the same ledger.
//! Does not read files or know layouts. Each thread keeps its own ledger; [`crate::usage::Totals`] merges them.

mod around;
mod lines;
mod price;
mod refused;
mod rows;
mod spellings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use catalog::units::Money;
use rustc_hash::FxHashMap;

pub(super) use self::spellings::Met;
pub use self::spellings::Spelling;

use self::around::Around;
use self::refused::Refused;
use super::Setup;
use super::csv::Columns;
use super::known::Known;
use super::layout::Head;
use super::nested::Nested;
use super::reason::Reason;
use super::record::{Reading, Record};
use super::repeats::{Answers, Counted, REMEMBERED, REMEMBERED_OF_LOGS};
use super::restated;
use super::running::{Billed, Running};
use super::sums::{Hour, Sign, Skipped, Sums};

/// More rows are no longer a summary, and would exceed memory.
pub const MOST_ROWS: usize = 100_000;
/// The most names, words and keys by which lines without an amount are distinguished; beyond that, they are counted by
/// reason only.
pub(super) const MOST_DETAILS: usize = 10_000;

/// Totals, and the state needed to compute them.
#[derive(Debug)]
pub struct Ledger<'s> {
    setup: &'s Setup<'s>,
    reading: Reading,
    pub(super) met: Vec<Met>,
    met_by: FxHashMap<Box<[u8]>, usize>,
    pub(super) rows: Vec<(Box<[u8]>, Sums)>,
    row_by: FxHashMap<Box<[u8]>, usize>,
    pub(super) skipped: BTreeMap<(Reason, String), Skipped>,
    pub(super) plain_skips: Vec<Skipped>,
    /// Whether there were more than [`MOST_DETAILS`].
    pub(super) folded: bool,
    /// Of each piece: number, input, lines.
    pub(super) pieces: Vec<(u64, usize, u64)>,
    /// Pages of an export that name a next page.
    pub(super) pages_with_more: u64,
    /// Unread keys of priced records that may change the bill.
    pub(super) telling: BTreeSet<Vec<u8>>,
    /// Answers that were recorded again; each is counted once.
    pub(super) repeats: u64,
    /// The answers of records, and those of tool logs.
    pub(super) answers: [Answers; 2],
    /// Rows of reports, which may be fetched again.
    pub(super) reports: Vec<restated::Row>,
    /// Calls that may be nested in others.
    pub(super) nested: Nested,
    /// What the lines of the current piece add up to.
    running: Running,
    /// The columns of the current CSV file.
    columns: Option<(Arc<Head>, Arc<Columns>)>,
    /// The header of the last line of pairs.
    paired: Option<(Head, Columns)>,
    /// The current input.
    input: usize,
    too_many_rows: bool,
    scratch: Vec<u8>,
}

const OPENROUTER: &str = "openrouter";

/// Ends a part of a key. No byte of UTF-8.
pub(super) const END: u8 = 0xFF;

/// Begins the suffix of a sum's row key: the model and its provider. No byte of UTF-8.
pub(super) const SUMMARY: u8 = 0xFE;

impl<'s> Ledger<'s> {
    /// An empty ledger; `threads`: how many there are in all.
    pub fn new(setup: &'s Setup<'s>, threads: usize) -> Self {
        Self {
            setup,
            reading: Reading::new(Known::new(&setup.fields)),
            met: Vec::new(),
            met_by: FxHashMap::default(),
            rows: Vec::new(),
            row_by: FxHashMap::default(),
            skipped: BTreeMap::new(),
            plain_skips: vec![Skipped::default(); Reason::ALL.len()],
            folded: false,
            pieces: Vec::new(),
            pages_with_more: 0,
            telling: BTreeSet::new(),
            repeats: 0,
            answers: [REMEMBERED, REMEMBERED_OF_LOGS]
                .map(|most| Answers::new(most / threads.max(1))),
            reports: Vec::new(),
            nested: Nested::new(REMEMBERED / threads.max(1)),
            running: Running::default(),
            columns: None,
            paired: None,
            input: 0,
            too_many_rows: false,
            scratch: Vec::new(),
        }
    }

    /// Whether there are more than [`MOST_ROWS`].
    pub fn has_too_many_rows(&self) -> bool {
        self.too_many_rows
    }

    fn enter_one(&mut self, record: &Record, around: &Around) {
        match self.price(record, around) {
            Ok(()) => {}
            Err(Refused::Plain(reason)) => self.skip(reason, around.place),
            Err(Refused::Spelling(at)) => {
                if let Met::Refused(reason, detail) = &self.met[at] {
                    self.skip_with(*reason, detail.clone(), around.place);
                }
            }
            Err(Refused::With(Reason::UnreadPlace, _)) if self.enter_only(record, around) => {}
            Err(Refused::With(reason, detail)) => self.skip_with(reason, detail, around.place),
        }
    }

    /// Remembers a priced record's unread keys that may change the bill.
    fn tell(&mut self, record: &Record) {
        for key in &record.telling {
            if self.telling.len() < MOST_DETAILS && !self.telling.contains(&**key) {
                self.telling.insert(key.to_vec());
            }
        }
    }

    fn skip_with(&mut self, reason: Reason, detail: String, place: (u64, u64)) {
        if self.folded || detail.is_empty() {
            return self.skip(reason, place);
        }
        self.skipped
            .entry((reason, detail))
            .or_default()
            .note(place);
        if self.skipped.len() > MOST_DETAILS {
            self.folded = true;
            for ((reason, _), skipped) in std::mem::take(&mut self.skipped) {
                self.plain_skips[reason as usize].merge(skipped);
            }
        }
    }

    fn skip(&mut self, reason: Reason, place: (u64, u64)) {
        self.plain_skips[reason as usize].note(place);
    }

    /// Looks up the noted answers, and takes back what was counted for replaced records.
    fn look_up(&mut self, kind: usize) {
        for before in self.answers[kind].look_up() {
            self.take_back(&before);
        }
    }

    /// Takes back what was counted for an answer that is recorded again.
    #[cold]
    pub(super) fn take_back(&mut self, counted: &Counted) {
        self.repeats += u64::from(counted.requests > 0);
        self.undo(counted);
    }

    /// Takes back a row that a later report states with other counts.
    #[cold]
    pub(super) fn take_back_earlier(&mut self, row: &restated::Row) {
        self.undo(&row.counted);
        self.skip_with(Reason::UnlikeCounts, restated::LATER.to_owned(), row.place);
    }

    /// Takes back what was counted for lines that later ones show not to be requests.
    #[cold]
    fn take_back_all(&mut self, lines: Vec<Billed>, reason: Reason, detail: &str) {
        self.look_up(0);
        for line in lines {
            if let Some(id) = line.copy {
                self.answers[0].forget(id);
            }
            self.undo(&line.counted);
            self.skip_with(reason, detail.to_owned(), line.place);
        }
    }

    fn undo(&mut self, counted: &Counted) {
        if let Met::Known(spelling) = &self.met[counted.met as usize]
            && let Ok(usd) = spelling.seller.bill(
                &counted.tokens,
                counted.size,
                spelling.seller.mode(counted.mode, counted.at),
            )
        {
            self.apply(counted, usd, Sign::TakeBack);
        }
    }

    /// Adds the cost of a record to its row, or takes it back.
    #[inline]
    fn apply(&mut self, counted: &Counted, usd: Money, sign: Sign) {
        let mut hour = Hour::Any;
        if let Met::Known(spelling) = &mut self.met[counted.met as usize] {
            sign.count(&mut spelling.requests, counted.requests);
            sign.money(&mut spelling.usd, usd);
            hour = spelling.seller.hour(counted.mode, counted.at);
        }
        let sums = &mut self.rows[counted.row as usize].1;
        sums.enter(counted, usd, hour, sign);
        for (target, sum) in self.setup.targets.iter().zip(&mut sums.targets) {
            let mode = target.mode(counted.mode, counted.at);
            let billed = target.quote(&counted.tokens, counted.size, mode);
            sum.enter(billed, counted.requests, sign);
        }
    }
}
