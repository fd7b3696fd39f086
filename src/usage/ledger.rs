//! Records → totals: by the fields asked for, with what was skipped and why.
//!
//! Owns sums, all of them exact integers, so that any order of lines and any split of the work gives the
//! same ledger. Does not read files or know layouts. Each thread keeps a ledger of its own; [`crate::usage::Totals`]
//! are made of all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalog::units::{Money, show_count};
use rustc_hash::FxHashMap;

use super::counts::Counts;
use super::csv::{self, Columns};
use super::forms::{self, Covers, Form};
use super::json::{Json, Scalar};
use super::keys::{Count, Known, Mark, Word, Words};
use super::layout::Head;
use super::past::On;
use super::price::{Biller, Seller};
use super::reason::Reason;
use super::record::{InsideKind, Reading, Record};
use super::repeats::{self, Answers, Counted, REMEMBERED, REMEMBERED_OF_LOGS};
use super::shape::{stated, tokens};
use super::source::Piece;
use super::sums::{Hour, Sign, Skipped, Sums};

use super::terms::{LONGEST_NAME, Service, charge, is_true, minute, mode, time};
use super::unread::place_of_tokens;
use super::{By, LONGEST_LINE, Setup};
use crate::pricing::{Mode, Tokens};

/// More rows than this are no summary, and would not stay within memory.
pub const MOST_ROWS: usize = 100_000;
/// Most names, words and keys that lines without an amount are told apart by; with more, they are counted
/// by their reason alone.
pub(super) const MOST_DETAILS: usize = 10_000;

/// How a model was spelled in the records, and who was paid.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// As records spell it.
    pub text: String,
    /// Who sold it.
    pub seller: Seller,
    /// How many requests.
    pub requests: u64,
    /// What they cost.
    pub usd: Money,
    row: Option<usize>,
    /// Where it stands at the prices of other days.
    of_days: Vec<(On, usize)>,
}

impl Spelling {
    fn new(text: String, seller: Seller) -> Self {
        Self {
            text,
            seller,
            requests: 0,
            usd: Money::ZERO,
            row: None,
            of_days: Vec::new(),
        }
    }
}

/// A spelling that a thread has met.
#[derive(Debug, Clone)]
pub(super) enum Met {
    Known(Box<Spelling>),
    Refused(Reason, String),
}

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
    /// Answers that were recorded again; each is counted once.
    pub(super) repeats: u64,
    /// The answers of records, and those of the logs of tools.
    pub(super) answers: [Answers; 2],
    /// The columns of the CSV file at hand.
    columns: Option<(Arc<Head>, Arc<Columns>)>,
    too_many_rows: bool,
    scratch: Vec<u8>,
}

/// Words for the model, the surest first.
const MODEL: Words = Words::of(&[
    Word::ModelVersion,
    Word::Model,
    Word::ModelName,
    Word::ModelRequested,
    Word::ModelGroup,
]);
/// Words that only a gateway's record has.
const GATEWAY: Words = Words::of(&[Word::CustomProvider, Word::ModelGroup, Word::Charged]);

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
            repeats: 0,
            answers: [REMEMBERED, REMEMBERED_OF_LOGS]
                .map(|most| Answers::new(most / threads.max(1))),
            columns: None,
            too_many_rows: false,
            scratch: Vec::new(),
        }
    }

    /// Whether there are more rows than a summary may have.
    pub fn has_too_many_rows(&self) -> bool {
        self.too_many_rows
    }

    /// Enters all lines of a piece.
    pub fn enter(&mut self, piece: &Piece) {
        self.enter_lines(piece);
        (0..self.answers.len()).for_each(|kind| self.look_up(kind));
    }

    fn enter_lines(&mut self, piece: &Piece) {
        if piece.too_long {
            self.skip(Reason::TooLong, (piece.number, 0));
            self.pieces.push((piece.number, piece.input, 1));
            return;
        }
        if let Some(head) = &piece.head {
            return self.enter_rows(piece, head);
        }
        let lines = piece.lines();
        let is_text = std::str::from_utf8(lines).is_ok();
        let bytes = piece.with_margin();
        let mut json = Json::new(bytes);
        let mut record = Record::new(self.setup.fields.len());
        let (mut from, mut line) = (0, 0);
        while from < lines.len() {
            let place = (piece.number, line);
            json.set_position(from);
            json.space();
            let whole = json.peek() == b'\n'
                || is_text
                    && record.read(&mut json, &mut self.reading).is_ok()
                    && at_end(&mut json);
            let end = if whole {
                json.position()
            } else {
                let rest = &lines[from..];
                from + memchr::memchr(b'\n', rest).unwrap_or(rest.len())
            };
            let text = &lines[from..end];
            let start = from;
            from = end + 1;
            line += 1;
            if text.len() > LONGEST_LINE {
                self.skip(Reason::TooLong, place);
            } else if whole {
                if !text.trim_ascii().is_empty() {
                    self.enter_record(&record, &Around::line(bytes, (start, end), place));
                }
            } else {
                self.enter_other(bytes, (start, end), &mut record, place);
            }
        }
        self.pieces.push((piece.number, piece.input, line));
    }

    /// Enters all rows of a piece of CSV.
    fn enter_rows(&mut self, piece: &Piece, head: &Arc<Head>) {
        if self
            .columns
            .as_ref()
            .is_none_or(|(known, _)| !Arc::ptr_eq(known, head))
        {
            let columns = Columns::new(head, &self.reading.known);
            self.columns = Some((Arc::clone(head), Arc::new(columns)));
        }
        let Some((_, columns)) = &self.columns else {
            return;
        };
        let columns = Arc::clone(columns);
        let bytes = piece.lines();
        let mut record = Record::new(self.setup.fields.len());
        let (mut from, mut line) = (0, 0);
        while from < bytes.len() {
            let (length, lines) = csv::row(&bytes[from..]);
            let (start, end) = (from, from + length);
            let place = (piece.number, line);
            from = end + 1;
            line += lines;
            let row = &bytes[start..end];
            let is_head = start == 0 && piece.begins;
            if is_head || row.trim_ascii().is_empty() {
                continue;
            }
            if std::str::from_utf8(row).is_err() {
                self.skip(Reason::NotUtf8, place);
                continue;
            }
            columns.read(row, &mut record);
            record.read_texts(&mut self.reading);
            self.enter_record(&record, &Around::line(bytes, (start, end), place));
        }
        self.pieces.push((piece.number, piece.input, line));
    }

    /// Enters a line that is no record, or one among others that are not UTF-8.
    #[cold]
    fn enter_other<'p>(
        &mut self,
        bytes: &'p [u8],
        line: (usize, usize),
        record: &mut Record<'p>,
        place: (u64, u64),
    ) {
        let text = &bytes[line.0..line.1];
        if std::str::from_utf8(text).is_err() {
            return self.skip(Reason::NotUtf8, place);
        }
        let mut json = Json::new(bytes);
        json.set_position(line.0);
        json.space();
        if record.read(&mut json, &mut self.reading).is_ok() && at_end(&mut json) {
            return self.enter_record(record, &Around::line(bytes, line, place));
        }
        json.set_position(line.0);
        json.space();
        if json.peek() != b'{' && json.skip().is_ok() && at_end(&mut json) {
            return self.skip(Reason::NotAnObject, place);
        }
        self.skip(Reason::Malformed, place);
    }

    /// Enters a record, or the records inside it.
    fn enter_record(&mut self, record: &Record, around: &Around) {
        if let Some(first) = record.inside().first() {
            let kind = first.kind;
            let own = stated(record.counts()).is_ok() && record.fault().is_none();
            // A list of records may stand beside counts of its own, such as messages that were sent.
            if kind != InsideKind::List || !own {
                return self.enter_inside(record, around);
            }
        }
        self.enter_one(record, around);
    }

    /// Enters the records inside a record; where none has counts, the record itself.
    #[cold]
    fn enter_inside(&mut self, record: &Record, around: &Around) {
        let mut any = false;
        for inside in record.inside() {
            let mut json = Json::new(around.bytes);
            json.set_position(inside.at);
            let close = if json.peek() == b'[' { b']' } else { b'}' };
            let mut part = around.part(inside.kind);
            let mut first = json.open(json.peek()).is_ok();
            while json.next(close, first).unwrap_or(false) {
                first = false;
                let model = if close == b'}' { json.key().ok() } else { None };
                if json.peek() != b'{' {
                    if json.skip().is_err() {
                        break;
                    }
                    continue;
                }
                let mut child = Record::new(self.setup.fields.len());
                if child.read(&mut json, &mut self.reading).is_err() {
                    break;
                }
                child.inherit(record);
                if let Some(model) = model {
                    child.set_model(model);
                }
                let has_more = child
                    .inside()
                    .iter()
                    .any(|more| more.kind == InsideKind::List);
                if has_more || child.fault().is_some() || stated(child.counts()).is_ok() {
                    any = true;
                    part.step += 1;
                    self.enter_record(&child, &part);
                }
            }
        }
        if !any {
            self.enter_one(record, around);
        }
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
        match record.fault() {
            Some(Reason::UnreadTokens) => {
                return Err(Refused::With(Reason::UnreadTokens, record.unread()));
            }
            Some(fault) => return Err(Refused::Plain(fault)),
            None => {}
        }
        let counts = record.counts();
        stated(counts).map_err(|reason| match reason {
            Reason::NoCounts => no_counts(record, around),
            reason => Refused::Plain(reason),
        })?;
        if record.has_other_media() {
            return Err(Refused::Plain(Reason::OtherMedia));
        }
        if record.word(GATEWAY).is_some()
            && is_true(record.word(const { Words::of(&[Word::CacheHit]) }))
        {
            return Err(Refused::Plain(Reason::FromGatewayCache));
        }
        if let Some(reason) = nothing_billed(record) {
            return Err(Refused::Plain(reason));
        }
        self.in_period(record)?;
        let form = forms::of(record.marks());
        let unknown = |word| Refused::With(Reason::UnknownTier, word);
        let (mode, service) = mode(record).map_err(unknown)?;
        let met = self.meet(record, form, service)?;
        let met = self.of_its_day(met, record);
        let Met::Known(spelling) = &self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        let seller = &spelling.seller;
        let tokens = tokens(counts, form, &seller.lab).map_err(Refused::Plain)?;
        if form.name == forms::LANGFUSE && !agree(&tokens, record.counts_beside()) {
            return Err(Refused::Plain(Reason::UnlikeCounts));
        }
        let stated = record
            .anywhere(Count::Requests)
            .filter(|requests| *requests > 0);
        let several = form.covers == Covers::Several || around.kind == Some(InsideKind::ByModel);
        let size = stated.or(if several { None } else { Some(1) });
        if let Some(window) = seller.window
            && let Some(size) = size
            && u128::from(tokens.input()) > u128::from(window) * u128::from(size)
        {
            let detail = format!("{}: {} tokens", seller.model, show_count(window));
            return Err(Refused::With(Reason::AboveWindow, detail));
        }
        let is_later_step = around.kind == Some(InsideKind::Steps) && around.step > 1;
        let targets = self.setup.targets.iter();
        let by_the_hour = targets.chain([seller]).any(Seller::has_peak_hours);
        let when = by_the_hour.then(|| minute(record)).flatten();
        let counted = Counted {
            row: 0,
            met: at(met),
            mode,
            at: when,
            tokens,
            size,
            requests: if is_later_step { 0 } else { size.unwrap_or(1) },
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
        if let Some(id) = repeats::id(record, form, around.step) {
            let kind = usize::from(form.has_ids);
            if self.answers[kind].note(id, around.place, counted) {
                self.look_up(kind);
            }
        }
        self.apply(&counted, usd, Sign::Add);
        Ok(())
    }

    /// Whether a record is of a day that counts.
    fn in_period(&self, record: &Record) -> Result<(), Refused> {
        let Setup { since, until, .. } = self.setup;
        if since.is_none() && until.is_none() {
            return Ok(());
        }
        let day = time(record).ok_or(Refused::Plain(Reason::NoTime))?;
        if since.is_some_and(|since| day < since) || until.is_some_and(|until| day > until) {
            return Err(Refused::Plain(Reason::OtherDay));
        }
        Ok(())
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

    /// The spelling of a record's model: resolved when it is first met.
    fn meet(
        &mut self,
        record: &Record,
        form: &'static Form,
        service: Service,
    ) -> Result<usize, Refused> {
        let name = record.name(MODEL).ok_or(Refused::Plain(Reason::NoModel))?;
        let custom = record.name(const { Words::of(&[Word::CustomProvider]) });
        let through_openrouter = record.word(const { Words::of(&[Word::Cost]) }).is_some();
        let stated = match custom {
            None if through_openrouter => None,
            None => record.name(const { Words::of(&[Word::Provider]) }),
            custom => custom,
        };
        let stated = stated.as_deref().unwrap_or_default();
        if name.len() > LONGEST_NAME || stated.len() > LONGEST_NAME {
            return Err(Refused::Plain(Reason::LongName));
        }
        let of_shape = if through_openrouter {
            Some("openrouter")
        } else {
            form.seller
        };
        self.scratch.clear();
        self.scratch.extend_from_slice(&name);
        self.scratch
            .extend_from_slice(&[END, u8::from(service.fast), u8::from(service.in_us)]);
        self.scratch
            .extend_from_slice(of_shape.unwrap_or_default().as_bytes());
        self.scratch.push(END);
        self.scratch.extend_from_slice(stated);
        if let Some(met) = self.met_by.get(self.scratch.as_slice()) {
            return Ok(*met);
        }
        let biller = match (std::str::from_utf8(stated).unwrap_or_default(), of_shape) {
            ("", Some(provider)) => Biller::Shape(provider),
            ("", None) => Biller::Unknown,
            (provider, _) => Biller::Named(provider),
        };
        let text = String::from_utf8_lossy(&name).into_owned();
        let met = match self.setup.prices.paid(&text, biller, service) {
            Ok(seller) => Met::Known(Box::new(Spelling::new(text, seller))),
            // So many names are no small set that comes again and again.
            Err((reason, _)) if self.folded => return Err(Refused::Plain(reason)),
            Err((reason, detail)) => Met::Refused(reason, detail),
        };
        if self.met.len() >= MOST_ROWS {
            self.too_many_rows = true;
        }
        self.met.push(met);
        self.met_by
            .insert(self.scratch.as_slice().into(), self.met.len() - 1);
        Ok(self.met.len() - 1)
    }

    /// The spelling at the price of the record's day.
    fn of_its_day(&mut self, met: usize, record: &Record) -> usize {
        let known = match &self.met[met] {
            Met::Known(spelling) if !spelling.seller.past.is_empty() => spelling,
            _ => return met,
        };
        let Some(on) = time(record).map(|day| known.seller.past.on(day)) else {
            return met;
        };
        if let Some((_, there)) = known.of_days.iter().find(|(known, _)| *known == on) {
            return *there;
        }
        let there = match known.seller.on(on) {
            None => met,
            Some(seller) => {
                let spelling = Spelling::new(known.text.clone(), seller);
                self.met.push(Met::Known(Box::new(spelling)));
                self.met.len() - 1
            }
        };
        if let Met::Known(spelling) = &mut self.met[met] {
            spelling.of_days.push((on, there));
        }
        there
    }

    /// The row of a record.
    fn row(&mut self, record: &Record, met: usize, mode: Mode) -> Result<usize, Refused> {
        let Met::Known(spelling) = &mut self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        self.scratch.clear();
        for by in &self.setup.by {
            let key = &mut self.scratch;
            let known = match by {
                By::Model => put(key, spelling.seller.model.as_bytes()),
                By::Provider => put(key, spelling.seller.provider.as_bytes()),
                By::Mode => put(key, mode.title().as_bytes()),
                By::Day | By::Month => match time(record) {
                    Some(day) if *by == By::Day => put(key, day.to_string().as_bytes()),
                    Some(day) => put(key, &day.to_string().as_bytes()[..7]),
                    None => false,
                },
                By::Session => put_value(key, record.word(const { Words::of(&[Word::Session]) }))?,
                By::Project => put_value(key, record.word(const { Words::of(&[Word::Project]) }))?,
                By::Field(at) => put_value(key, record.field(*at))?,
            };
            if !known {
                key.push(END);
            }
        }
        let row = if let Some(row) = self.row_by.get(self.scratch.as_slice()) {
            *row
        } else {
            let key: Box<[u8]> = self.scratch.as_slice().into();
            self.rows
                .push((key.clone(), Sums::of(self.setup.targets.len())));
            self.row_by.insert(key, self.rows.len() - 1);
            self.too_many_rows |= self.rows.len() > MOST_ROWS;
            self.rows.len() - 1
        };
        if self
            .setup
            .by
            .iter()
            .all(|by| matches!(by, By::Model | By::Provider))
        {
            spelling.row = Some(row);
        }
        Ok(row)
    }
}

/// A place among rows or spellings, of which there are at most [`MOST_ROWS`] and one.
fn at(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Where a record stands.
struct Around<'p> {
    bytes: &'p [u8],
    /// Where its line begins and ends in `bytes`.
    line: (usize, usize),
    place: (u64, u64),
    /// What it is to the record around it.
    kind: Option<InsideKind>,
    /// Its number among those inside one record, from 1; 0: it stands by itself.
    step: usize,
}

impl<'p> Around<'p> {
    fn line(bytes: &'p [u8], line: (usize, usize), place: (u64, u64)) -> Self {
        Self {
            bytes,
            line,
            place,
            kind: None,
            step: 0,
        }
    }

    /// The place of records inside this one.
    fn part(&self, kind: InsideKind) -> Self {
        Self {
            kind: Some(kind),
            step: 0,
            ..*self
        }
    }
}

/// Why a record without counts has none.
#[cold]
fn no_counts(record: &Record, around: &Around) -> Refused {
    let (from, to) = around.line;
    if around.bytes[from..to].trim_ascii_start().starts_with(b"[") {
        return Refused::Plain(Reason::NotAnObject);
    }
    let speaks = [Mark::ClaudeCode, Mark::Span, Mark::Codex]
        .into_iter()
        .any(|mark| record.has(mark));
    if speaks || record.says(Word::Role, &["user", "system", "tool", "toolResult"]) {
        return Refused::Plain(Reason::NoRequest);
    }
    if record.has(Mark::CostReport) {
        return Refused::Plain(Reason::CostOnly);
    }
    match place_of_tokens(&around.bytes[from..to]) {
        Some(path) => Refused::With(Reason::UnreadPlace, path),
        None => Refused::Plain(Reason::NoCounts),
    }
}

/// Why nothing is billed for a record that has counts, or nothing yet.
fn nothing_billed(record: &Record) -> Option<Reason> {
    if record.says(Word::Kind, &["message_start"]) {
        return Some(Reason::PartOfStream);
    }
    let counts = record.counts().iter();
    let is_zero = counts.into_iter().all(|(_, count)| count == 0);
    if !is_zero {
        return None;
    }
    // Claude Code writes messages of its own in the place of the model's.
    if record.says(Word::Model, &["<synthetic>"]) {
        return Some(Reason::NoRequest);
    }
    record
        .says(Word::Status, &["failure", "failed", "error", "ERROR"])
        .then_some(Reason::Failed)
}

/// Whether tokens are as a second set of counts has them.
fn agree(tokens: &Tokens, beside: &Counts) -> bool {
    let input = beside
        .get(Count::Prompt)
        .or_else(|| beside.get(Count::Input));
    input.is_none_or(|input| input == tokens.input() || input == tokens.fresh)
}

/// Why a record has no amount.
enum Refused {
    Plain(Reason),
    Spelling(usize),
    With(Reason, String),
}

/// Puts a value of the record; whether there is one.
fn put_value(key: &mut Vec<u8>, value: Option<Scalar>) -> Result<bool, Refused> {
    Ok(match value {
        Some(Scalar::Text(text)) => {
            let text = text.decode().unwrap_or_default();
            if text.len() > LONGEST_NAME {
                return Err(Refused::Plain(Reason::LongName));
            }
            put(key, &text)
        }
        Some(Scalar::Number(text)) => put(key, &text[..text.len().min(LONGEST_NAME)]),
        Some(Scalar::Bool(value)) => put(key, value.to_string().as_bytes()),
        Some(Scalar::Null) | None => false,
    })
}

fn put(key: &mut Vec<u8>, text: &[u8]) -> bool {
    key.push(1);
    key.extend_from_slice(text);
    key.push(END); // no byte of UTF-8
    true
}

fn at_end(json: &mut Json) -> bool {
    json.space();
    json.peek() == b'\n'
}
