//! Records → totals: by the fields asked for, with what was skipped and why.
//!
//! Owns sums, all of them exact integers, so that any order of lines and any split of the work gives the
//! same ledger. Does not read files or know layouts. Each thread keeps a ledger of its own; [`crate::usage::Totals`]
//! are made of all of them.

mod lines;
mod refused;
mod rows;
mod spellings;

use std::collections::BTreeMap;
use std::sync::Arc;

use catalog::units::{Money, show_count};
use rustc_hash::FxHashMap;

pub(super) use self::spellings::Met;
pub use self::spellings::Spelling;

use self::refused::{Refused, agree, doubt, is_local, no_counts, nothing_billed};
use super::Setup;
use super::apart::unknown_rate;
use super::csv::Columns;
use super::forms::{self, Covers, Input};
use super::keys::{Count, Mark, Word, Words};
use super::known::Known;
use super::layout::Head;
use super::price::{Asked, Biller};
use super::reason::Reason;
use super::record::{Inside, InsideKind, Place, Reading, Record};
use super::repeats::{self, Answers, Counted, REMEMBERED, REMEMBERED_OF_LOGS};
use super::running::Running;
use super::seller::Seller;
use super::shape::{leaves_thinking_open, stated, tokens};
use super::sums::{Hour, Sign, Skipped, Sums};
use super::terms::{
    charge, covers_several, has_unclear_day, is_kept_for_an_hour, is_long, minute, mode, time,
};

use crate::pricing::Tokens;

/// More rows than this are no summary, and would not stay within memory.
pub const MOST_ROWS: usize = 100_000;
/// Most names, words and keys that lines without an amount are told apart by; with more, they are counted
/// by their reason alone.
pub(super) const MOST_DETAILS: usize = 10_000;

/// Totals and what led to them.
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
    /// Of each piece: its number, its input, its lines.
    pub(super) pieces: Vec<(u64, usize, u64)>,
    /// Pages of an export that name a next page.
    pub(super) pages_with_more: u64,
    /// Answers that were recorded again; each is counted once.
    pub(super) repeats: u64,
    /// The answers of records, and those of the logs of tools.
    pub(super) answers: [Answers; 2],
    /// Calls by the id of their span, and by that of the span around it.
    pub(super) spans: [Answers; 2],
    /// What the lines of the piece at hand came to.
    running: Running,
    /// The columns of the CSV file at hand.
    columns: Option<(Arc<Head>, Arc<Columns>)>,
    too_many_rows: bool,
    scratch: Vec<u8>,
}

const OPENROUTER: &str = "openrouter";

/// Marks the end of a part where texts are put together.
pub(super) const END: u8 = 0xFF;

impl<'s> Ledger<'s> {
    /// An empty one; `threads`: how many there are in all.
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
            repeats: 0,
            answers: [REMEMBERED, REMEMBERED_OF_LOGS]
                .map(|most| Answers::new(most / threads.max(1))),
            spans: [REMEMBERED, REMEMBERED].map(|most| Answers::new(most / threads.max(1))),
            running: Running::default(),
            columns: None,
            too_many_rows: false,
            scratch: Vec::new(),
        }
    }

    /// Whether there are more rows than a summary may have.
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
            Err(Refused::With(reason, detail)) => self.skip_with(reason, detail, around.place),
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

    /// Prices a record and adds it to its row.
    fn price(&mut self, record: &Record, around: &Around) -> Result<(), Refused> {
        readable(record, around)?;
        self.in_period(record)?;
        let form = forms::of(record.marks());
        let unknown = |word| Refused::With(Reason::UnknownTier, word);
        let (mode, service) = mode(record).map_err(unknown)?;
        let spelled = self.meet(record, form, service)?;
        let (met, undated) = self.of_its_day(spelled, record)?;
        let Met::Known(spelling) = &self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        let seller = &spelling.seller;
        // What OpenRouter passes on it counts as OpenAI does.
        let is_passed_on =
            seller.provider == OPENROUTER && matches!(form.input, Input::AsTheLab | Input::BySdk);
        let lab = if is_passed_on { "" } else { &seller.lab };
        let counts = record.counts();
        if seller.provider != OPENROUTER && leaves_thinking_open(counts, form, lab) {
            return Err(Refused::Plain(Reason::UnclearThinking));
        }
        if let Some(other) = self.other_model(record, &seller.model) {
            return Err(Refused::With(Reason::OtherModel, other));
        }
        let mut tokens = tokens(counts, form, lab).map_err(Refused::Plain)?;
        if is_kept_for_an_hour(record) && tokens.cache_write_1h == 0 {
            std::mem::swap(&mut tokens.cache_write_1h, &mut tokens.cache_write_5m);
        }
        if form.name == forms::LANGFUSE && !agree(&tokens, record.counts_beside()) {
            return Err(Refused::Plain(Reason::UnlikeCounts));
        }
        if stands_alone(around) && self.running.is_sum(spelled, record, &tokens) {
            return Err(Refused::Plain(Reason::SumOfRows));
        }
        if record.leaves_output_open() && seller.bills_output() {
            return Err(Refused::Plain(Reason::OpenOutput));
        }
        // A total says whether there was any.
        if !counts.states_output() && !counts.has(Count::Total) && seller.bills_output() {
            return Err(Refused::Plain(Reason::NoOutput));
        }
        let stated = record
            .anywhere(Count::Requests)
            .or(counts.get(Count::Rows))
            .filter(|requests| *requests > 0);
        let by_model = [Some(InsideKind::ByModel), Some(InsideKind::Parts)].contains(&around.kind);
        let several = form.covers == Covers::Several || by_model;
        let several = several || stated.is_none() && is_long_sum(record, seller, &tokens);
        let size = stated.or(if several { None } else { Some(1) });
        if let Some(window) = seller.window
            && let Some(size) = size
            && u128::from(tokens.input()) > u128::from(window) * u128::from(size)
        {
            let detail = format!("{}: {} tokens", seller.model, show_count(window));
            return Err(Refused::With(Reason::AboveWindow, detail));
        }
        let requests = size.unwrap_or(1);
        let size = match size {
            None if is_long(record) => seller.long_requests(&tokens),
            size => size,
        };
        let is_later_step = around.kind == Some(InsideKind::Steps) && around.step > 1;
        let targets = self.setup.targets.iter();
        let by_the_hour = targets.chain([seller]).any(Seller::has_peak_hours);
        let when = by_the_hour.then(|| minute(record)).flatten();
        if let Some(rate) = self.rate_apart(record, spelling) {
            let detail = format!("{} at {}: {rate}", seller.model, seller.provider_name);
            return Err(Refused::With(Reason::MissingRate, detail));
        }
        let counted = Counted {
            row: 0,
            met: at(met),
            mode,
            at: when,
            tokens,
            size,
            requests: if is_later_step { 0 } else { requests },
            undated,
            searches: record
                .anywhere(Count::Searches)
                .filter(|_| !is_later_step)
                .unwrap_or(0),
            charge: charge(record).filter(|_| !is_later_step),
        };
        let mode = seller.mode(mode, when);
        let usd = seller.bill(&tokens, size, mode).map_err(|rate| {
            let detail = format!("{} at {}: {rate}", seller.model, seller.provider_name);
            Refused::With(Reason::MissingRate, detail)
        })?;
        let row = match spelling.row {
            Some(row) => row,
            None => self.row(record, met, mode)?,
        };
        let counted = Counted {
            row: at(row),
            ..counted
        };
        let is_step = around.kind == Some(InsideKind::Steps);
        if let Some(id) = repeats::id(record, form, around.path, is_step) {
            let kind = usize::from(form.has_ids);
            if self.answers[kind].note(id, around.place, counted) {
                self.look_up(kind);
            }
        } else if record.has(Mark::Span) {
            self.note_span(record, around.place, counted);
        }
        if stands_alone(around) {
            let session = record.raw(const { Words::of(&[Word::Session]) });
            self.running.add(spelled, record, session, &tokens);
        }
        self.apply(&counted, usd, Sign::Add);
        Ok(())
    }

    /// The model that may have answered in place of the one that is priced.
    fn other_model(&self, record: &Record, model: &str) -> Option<String> {
        let name = record.name(const { Words::of(&[Word::OtherModel]) })?;
        let name = String::from_utf8_lossy(&name);
        let other = self
            .setup
            .prices
            .paid(&name, Asked::of(Biller::Unknown))
            .ok()?;
        (other.model != model).then(|| name.into_owned())
    }

    /// A rate of the request that the catalog does not have.
    fn rate_apart(&self, record: &Record, spelling: &Spelling) -> Option<String> {
        // The dates count only where prices of other days do.
        let when = || {
            let day = self.setup.prices.at_record.then(|| time(record)).flatten();
            (day, day.and_then(|_| minute(record)))
        };
        unknown_rate(&spelling.seller, &spelling.text, record.counts(), when)
    }

    /// Whether a record is of a day that counts.
    fn in_period(&self, record: &Record) -> Result<(), Refused> {
        let Setup { since, until, .. } = self.setup;
        if since.is_none() && until.is_none() {
            return Ok(());
        }
        let day = time(record).ok_or_else(|| {
            let is_unclear = has_unclear_day(record);
            Refused::Plain(if is_unclear {
                Reason::UnclearDay
            } else {
                Reason::NoTime
            })
        })?;
        if since.is_some_and(|since| day < since) || until.is_some_and(|until| day > until) {
            return Err(Refused::Plain(Reason::OtherDay));
        }
        Ok(())
    }

    /// Notes a call by its span: a library and the one below it may both record it.
    #[cold]
    fn note_span(&mut self, record: &Record, place: (u64, u64), counted: Counted) {
        let (own, parent) = repeats::span(record);
        for (id, spans) in [own, parent].into_iter().zip(&mut self.spans) {
            if let Some(id) = id
                && spans.note(id, place, counted)
            {
                spans.look_up();
            }
        }
    }

    /// Looks up the answers that were noted, and takes back what was counted of them before.
    fn look_up(&mut self, kind: usize) {
        for before in self.answers[kind].look_up() {
            self.take_back(&before);
        }
    }

    /// Takes back what was counted of an answer that is recorded again.
    #[cold]
    pub(super) fn take_back(&mut self, counted: &Counted) {
        self.repeats += u64::from(counted.requests > 0);
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

    /// Enters what a record comes to into its row.
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
            let billed = target.bill(&counted.tokens, counted.size, mode);
            sum.enter(billed, counted.requests, sign);
        }
    }
}

/// Refuses what is no request that is billed by its tokens, or does not say by which.
fn readable(record: &Record, around: &Around) -> Result<(), Refused> {
    match record.fault() {
        Some(Reason::UnreadTokens) => {
            return Err(Refused::With(Reason::UnreadTokens, record.unread()));
        }
        Some(fault) => return Err(Refused::Plain(fault)),
        None => {}
    }
    stated(record.counts()).map_err(|reason| match reason {
        Reason::NoCounts => no_counts(record, around),
        reason => Refused::Plain(reason),
    })?;
    if record.has_other_media() {
        return Err(Refused::Plain(Reason::OtherMedia));
    }
    if record.is_cached_beside() {
        return Err(Refused::Plain(Reason::UnlikeCounts));
    }
    if let Some(key) = record.output_aside().or_else(|| record.cached_aside()) {
        return Err(Refused::With(Reason::UnreadTokens, key));
    }
    if let Some(reason) = nothing_billed(record) {
        return Err(Refused::Plain(reason));
    }
    if is_local(record) {
        return Err(Refused::With(Reason::Local, model_of(record)));
    }
    if let Some((reason, key)) = doubt(record) {
        return Err(Refused::With(reason, key));
    }
    Ok(())
}

/// Whether a record is the sum of several requests by what it says of its day or its turns, and above the first tier,
/// which none of them may have been.
fn is_long_sum(record: &Record, seller: &Seller, tokens: &Tokens) -> bool {
    let is_long = seller
        .first_tier()
        .is_some_and(|above| tokens.input() > above);
    is_long && covers_several(record)
}

/// Whether a record is a line, or one of a list of them: no part of another.
fn stands_alone(around: &Around) -> bool {
    matches!(around.kind, None | Some(InsideKind::List))
}

/// The model that a record names.
fn model_of(record: &Record) -> String {
    let name = record.name(spellings::MODEL).unwrap_or_default();
    String::from_utf8_lossy(&name).into_owned()
}

/// A place among rows or spellings, of which there are at most [`MOST_ROWS`] and one.
fn at(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Where a record stands.
struct Around<'p> {
    bytes: &'p [u8],
    /// Objects that are written as texts in the record.
    texts: &'p [(Place, String)],
    /// Where its line begins and ends in `bytes`.
    line: (usize, usize),
    place: (u64, u64),
    /// What it is to the record around it.
    kind: Option<InsideKind>,
    /// Its number among those inside one record, from 1; 0: it stands by itself.
    step: usize,
    /// The same with those of the records around it; no two inside one record have the same.
    path: u64,
}

impl<'p> Around<'p> {
    fn line(bytes: &'p [u8], line: (usize, usize), place: (u64, u64)) -> Self {
        Self {
            bytes,
            texts: &[],
            line,
            place,
            kind: None,
            step: 0,
            path: 0,
        }
    }

    /// The place of records inside this one.
    fn part(&self, inside: Inside) -> Self {
        let text = inside.text.checked_sub(1).and_then(|at| self.texts.get(at));
        let (bytes, line) = match text {
            Some((_, text)) => (text.as_bytes(), (0, text.len())),
            None => (self.bytes, self.line),
        };
        Self {
            bytes,
            texts: &[],
            line,
            kind: Some(inside.kind),
            step: 0,
            ..*self
        }
    }

    /// Goes to the next of the records inside `around`, of its list with this number.
    fn next(&mut self, around: &Self, list: u64) {
        self.step += 1;
        let here = list << 40 | self.step as u64;
        self.path = around.path.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ here;
    }
}
