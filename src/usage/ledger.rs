//! Records → totals: by the fields asked for, with what was skipped and why.
//!
//! Owns sums, all of them exact integers, so that any order of lines and any split of the work gives the
//! same ledger. Refuses reading files and layout. Each thread keeps a ledger of its own; [`Ledger::merge`]
//! makes one of them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rustc_hash::FxHashMap;

use super::json::{Json, Scalar};
use super::keys::{Known, Word};
use super::price::{Biller, Seller};
use super::reason::Reason;
use super::record::{Reading, Record};
use super::shape::tokens;
use super::source::Piece;
use super::when::day;
use super::{By, LONGEST_LINE, Setup};
use crate::cost::{MissingRate, Mode, Tokens};
use crate::units::Money;

/// Names and values longer than this are none.
const LONGEST_NAME: usize = 256;
/// Lines that are named of each reason.
pub const NAMED_LINES: usize = 5;
/// More rows than this are no summary, and would not stay within memory.
pub const MOST_ROWS: usize = 100_000;

/// What the lines of one row come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// Requests.
    pub requests: u64,
    /// Input that the cache neither gave nor took.
    pub fresh: u128,
    /// Input read from the cache.
    pub cache_read: u128,
    /// Input written to the cache for five minutes.
    pub cache_write_5m: u128,
    /// Input written to the cache for an hour.
    pub cache_write_1h: u128,
    /// Output.
    pub output: u128,
    /// What they cost.
    pub usd: Money,
    /// Requests whose record states a charge.
    pub charged_requests: u64,
    /// What those records state.
    pub charged_usd: Money,
    /// What those requests cost as computed.
    pub charged_computed_usd: Money,
    /// What they would cost on each target.
    pub targets: Vec<TargetSum>,
}

/// What requests would cost on one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetSum {
    /// The amount of those that have one.
    pub usd: Money,
    /// Requests without one, by the rate that is missing.
    pub missing: Vec<(MissingRate, u64)>,
}

impl Sums {
    fn of(targets: usize) -> Self {
        Self {
            targets: vec![TargetSum::default(); targets],
            ..Self::default()
        }
    }

    /// Adds the sums of other lines.
    pub fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.fresh += other.fresh;
        self.cache_read += other.cache_read;
        self.cache_write_5m += other.cache_write_5m;
        self.cache_write_1h += other.cache_write_1h;
        self.output += other.output;
        self.usd += other.usd;
        self.charged_requests += other.charged_requests;
        self.charged_usd += other.charged_usd;
        self.charged_computed_usd += other.charged_computed_usd;
        for (sum, more) in self.targets.iter_mut().zip(&other.targets) {
            sum.usd += more.usd;
            for (rate, requests) in &more.missing {
                sum.miss(*rate, *requests);
            }
        }
    }

    #[inline]
    fn add_tokens(&mut self, tokens: &Tokens) {
        self.requests += 1;
        self.fresh += u128::from(tokens.fresh);
        self.cache_read += u128::from(tokens.cache_read);
        self.cache_write_5m += u128::from(tokens.cache_write_5m);
        self.cache_write_1h += u128::from(tokens.cache_write_1h);
        self.output += u128::from(tokens.output);
    }
}

impl TargetSum {
    fn miss(&mut self, rate: MissingRate, requests: u64) {
        match self.missing.iter_mut().find(|(known, _)| *known == rate) {
            Some((_, count)) => *count += requests,
            None => self.missing.push((rate, requests)),
        }
    }
}

/// Lines without an amount for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    /// How many.
    pub lines: u64,
    /// The first of them: piece, and line in it, from 0.
    pub first: Vec<(u64, u64)>,
}

impl Skipped {
    fn note(&mut self, place: (u64, u64)) {
        self.lines += 1;
        if self.first.len() < NAMED_LINES {
            self.first.push(place);
        }
    }

    fn merge(&mut self, other: Self) {
        self.lines += other.lines;
        self.first.extend(other.first);
        self.first.sort_unstable();
        self.first.truncate(NAMED_LINES);
    }
}

/// How a model was spelled in the records, and who was paid.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// As records spell it.
    pub text: String,
    /// Who sold it.
    pub seller: Seller,
    /// How many requests.
    pub requests: u64,
    row: Option<usize>,
}

/// A spelling that a thread has met.
#[derive(Debug, Clone)]
enum Met {
    Known(Box<Spelling>),
    Refused(Reason, String),
}

/// Totals and what led to them.
#[derive(Debug)]
pub struct Ledger<'s> {
    setup: &'s Setup<'s>,
    reading: Reading,
    met: Vec<Met>,
    met_by: FxHashMap<Box<[u8]>, usize>,
    rows: Vec<(Box<[u8]>, Sums)>,
    row_by: FxHashMap<Box<[u8]>, usize>,
    skipped: BTreeMap<(Reason, String), Skipped>,
    plain_skips: Vec<Skipped>,
    /// Of each piece: its number, its input, its lines.
    pieces: Vec<(u64, usize, u64)>,
    too_many_rows: bool,
    scratch: Vec<u8>,
}

/// Marks the end of a part where texts are put together.
const END: u8 = 0xFF;

impl<'s> Ledger<'s> {
    /// An empty one.
    pub fn new(setup: &'s Setup<'s>) -> Self {
        Self {
            setup,
            reading: Reading::new(Known::new(&setup.fields)),
            met: Vec::new(),
            met_by: FxHashMap::default(),
            rows: Vec::new(),
            row_by: FxHashMap::default(),
            skipped: BTreeMap::new(),
            plain_skips: vec![Skipped::default(); Reason::ALL.len()],
            pieces: Vec::new(),
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
        if piece.too_long {
            self.skip(Reason::TooLong, (piece.number, 0));
            self.pieces.push((piece.number, piece.input, 1));
            return;
        }
        let lines = piece.lines();
        let is_text = std::str::from_utf8(lines).is_ok();
        let mut json = Json::new(piece.with_margin());
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
            from = end + 1;
            line += 1;
            if text.len() > LONGEST_LINE {
                self.skip(Reason::TooLong, place);
            } else if whole {
                if !text.trim_ascii().is_empty() {
                    self.enter_record(&record, place);
                }
            } else {
                self.enter_other(text, &mut json, end - text.len(), &mut record, place);
            }
        }
        self.pieces.push((piece.number, piece.input, line));
    }

    /// Enters a line that is no record, or one among others that are not UTF-8.
    #[cold]
    fn enter_other<'p>(
        &mut self,
        text: &[u8],
        json: &mut Json<'p>,
        from: usize,
        record: &mut Record<'p>,
        place: (u64, u64),
    ) {
        if std::str::from_utf8(text).is_err() {
            return self.skip(Reason::NotUtf8, place);
        }
        json.set_position(from);
        json.space();
        if record.read(json, &mut self.reading).is_ok() && at_end(json) {
            return self.enter_record(record, place);
        }
        json.set_position(from);
        json.space();
        if json.peek() != b'{' && json.skip().is_ok() && at_end(json) {
            return self.skip(Reason::NotAnObject, place);
        }
        self.skip(Reason::Malformed, place);
    }

    fn enter_record(&mut self, record: &Record, place: (u64, u64)) {
        match self.price(record) {
            Ok(()) => {}
            Err(Refused::Plain(reason)) => self.skip(reason, place),
            Err(Refused::Spelling(at)) => {
                if let Met::Refused(reason, detail) = &self.met[at] {
                    let key = (*reason, detail.clone());
                    self.skipped.entry(key).or_default().note(place);
                }
            }
            Err(Refused::With(reason, detail)) => {
                self.skipped
                    .entry((reason, detail))
                    .or_default()
                    .note(place);
            }
        }
    }

    fn skip(&mut self, reason: Reason, place: (u64, u64)) {
        self.plain_skips[reason as usize].note(place);
    }

    /// Prices a record and adds it to its row.
    fn price(&mut self, record: &Record) -> Result<(), Refused> {
        if let Some(fault) = record.fault() {
            return Err(Refused::Plain(fault));
        }
        let tokens = tokens(record.counts()).map_err(Refused::Plain)?;
        if record.has_other_media() {
            return Err(Refused::Plain(Reason::OtherMedia));
        }
        if is_true(record.word(&[Word::CacheHit])) {
            return Err(Refused::Plain(Reason::FromGatewayCache));
        }
        let (mode, fast) = mode(record)?;
        let met = self.meet(record, fast)?;
        let Met::Known(spelling) = &self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        let usd = spelling.seller.bill(&tokens, mode).map_err(|rate| {
            let seller = &spelling.seller;
            let detail = format!("{} at {}: {rate}", seller.model, seller.provider_name);
            Refused::With(Reason::MissingRate, detail)
        })?;
        let row = match spelling.row {
            Some(row) => row,
            None => self.row(record, met, mode)?,
        };
        if let Met::Known(spelling) = &mut self.met[met] {
            spelling.requests += 1;
        }
        let sums = &mut self.rows[row].1;
        sums.add_tokens(&tokens);
        sums.usd += usd;
        if let Some(charged) = charge(record) {
            sums.charged_requests += 1;
            sums.charged_usd += charged;
            sums.charged_computed_usd += usd;
        }
        for (target, sum) in self.setup.targets.iter().zip(&mut sums.targets) {
            match target.bill(&tokens, mode) {
                Ok(usd) => sum.usd += usd,
                Err(rate) => sum.miss(rate, 1),
            }
        }
        Ok(())
    }

    /// The spelling of a record's model: resolved when it is first met.
    fn meet(&mut self, record: &Record, fast: bool) -> Result<usize, Refused> {
        let words = [
            Word::ModelVersion,
            Word::Model,
            Word::ModelName,
            Word::ModelGroup,
        ];
        let name = record.name(&words).ok_or(Refused::Plain(Reason::NoModel))?;
        let custom = record.name(&[Word::CustomProvider]);
        let through_openrouter = record.word(&[Word::Cost]).is_some();
        let stated = match custom {
            None if through_openrouter => None,
            None => record.name(&[Word::Provider]),
            custom => custom,
        };
        let stated = stated.as_deref().unwrap_or_default();
        if name.len() > LONGEST_NAME || stated.len() > LONGEST_NAME {
            return Err(Refused::Plain(Reason::LongName));
        }
        self.scratch.clear();
        self.scratch.extend_from_slice(&name);
        self.scratch
            .extend_from_slice(&[END, u8::from(fast), u8::from(through_openrouter)]);
        self.scratch.extend_from_slice(stated);
        if let Some(met) = self.met_by.get(self.scratch.as_slice()) {
            return Ok(*met);
        }
        let biller = match std::str::from_utf8(stated).unwrap_or_default() {
            "" if through_openrouter => Biller::Shape("openrouter"),
            "" => Biller::Unknown,
            provider => Biller::Named(provider),
        };
        let text = String::from_utf8_lossy(&name).into_owned();
        let met = match self.setup.prices.paid(&text, biller, fast) {
            Ok(seller) => Met::Known(Box::new(Spelling {
                text,
                seller,
                requests: 0,
                row: None,
            })),
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
                By::Field(at) => match record.field(*at) {
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
                },
            };
            if !known {
                key.push(END);
            }
        }
        let row = match self.row_by.get(self.scratch.as_slice()) {
            Some(row) => *row,
            None => {
                let key: Box<[u8]> = self.scratch.as_slice().into();
                let sums = Sums::of(self.setup.targets.len());
                self.rows.push((key.clone(), sums));
                self.row_by.insert(key, self.rows.len() - 1);
                self.too_many_rows |= self.rows.len() > MOST_ROWS;
                self.rows.len() - 1
            }
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

    /// One ledger of those of several threads. The order does not matter.
    pub fn merge(ledgers: Vec<Self>) -> Totals {
        let mut totals = Totals::default();
        let mut spellings: BTreeMap<(String, String, String), Spelling> = BTreeMap::new();
        for ledger in ledgers {
            totals.pieces.extend(ledger.pieces);
            for (key, sums) in ledger.rows {
                match totals.rows.entry(key) {
                    Entry::Vacant(row) => {
                        row.insert(sums);
                    }
                    Entry::Occupied(mut row) => row.get_mut().add(&sums),
                }
            }
            for met in ledger.met {
                let Met::Known(spelling) = met else { continue };
                let seller = &spelling.seller;
                let key = (
                    spelling.text.clone(),
                    seller.provider.clone(),
                    seller.route.clone(),
                );
                match spellings.entry(key) {
                    Entry::Vacant(one) => {
                        one.insert(*spelling);
                    }
                    Entry::Occupied(mut one) => one.get_mut().requests += spelling.requests,
                }
            }
            let plain = Reason::ALL.iter().zip(ledger.plain_skips);
            let plain = plain.map(|(reason, skipped)| ((*reason, String::new()), skipped));
            for (key, skipped) in plain.chain(ledger.skipped) {
                if skipped.lines > 0 {
                    totals.skipped.entry(key).or_default().merge(skipped);
                }
            }
        }
        totals.spellings = spellings.into_values().filter(|s| s.requests > 0).collect();
        totals.pieces.sort_unstable();
        totals
    }
}

/// What all lines come to.
#[derive(Debug, Default)]
pub struct Totals {
    rows: BTreeMap<Box<[u8]>, Sums>,
    /// How models were spelled, sorted by the text.
    pub spellings: Vec<Spelling>,
    /// Lines without an amount, by reason and what it is about.
    pub skipped: BTreeMap<(Reason, String), Skipped>,
    /// Of each piece: its number, its input, its lines.
    pub pieces: Vec<(u64, usize, u64)>,
}

impl Totals {
    /// The rows, each with the values of the fields asked for; `None`: the record has no such field.
    pub fn rows(&self) -> impl Iterator<Item = (Vec<Option<String>>, &Sums)> {
        self.rows.iter().map(|(key, sums)| (parts(key), sums))
    }

    /// How many lines there are, blank ones too.
    pub fn lines(&self) -> u64 {
        self.pieces.iter().map(|(_, _, lines)| lines).sum()
    }

    /// How many lines of `input` stand before `piece`.
    pub fn lines_before(&self, input: usize, piece: u64) -> u64 {
        let before = self.pieces.iter().filter(|p| p.1 == input && p.0 < piece);
        before.map(|(_, _, lines)| lines).sum()
    }

    /// A place as a person looks it up: the input, and the line in it, from 1.
    pub fn place(&self, (piece, line): (u64, u64)) -> (usize, u64) {
        let at = self.pieces.partition_point(|p| p.0 < piece);
        let input = self.pieces.get(at).map_or(0, |p| p.1);
        (input, self.lines_before(input, piece) + line + 1)
    }
}

/// Why a record has no amount.
enum Refused {
    Plain(Reason),
    Spelling(usize),
    With(Reason, String),
}

fn put(key: &mut Vec<u8>, text: &[u8]) -> bool {
    key.push(1);
    key.extend_from_slice(text);
    key.push(END); // no byte of UTF-8
    true
}

fn parts(key: &[u8]) -> Vec<Option<String>> {
    let mut parts = key.split(|byte| *byte == END).collect::<Vec<_>>();
    parts.pop();
    let text = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
    parts
        .into_iter()
        .map(|part| part.get(1..).map(text))
        .collect()
}

fn at_end(json: &mut Json) -> bool {
    json.space();
    json.peek() == b'\n'
}

fn is_true(value: Option<Scalar>) -> bool {
    match value {
        Some(Scalar::Bool(value)) => value,
        Some(Scalar::Text(text)) => {
            let text = text.decode().unwrap_or_default();
            text.eq_ignore_ascii_case(b"true")
        }
        _ => false,
    }
}

fn time(record: &Record) -> Option<jiff::civil::Date> {
    day(record.word(&[Word::Time, Word::OtherTime])?)
}

/// What the record says was charged, in USD.
fn charge(record: &Record) -> Option<Money> {
    let Scalar::Number(text) = record.word(&[Word::Cost, Word::Charged])? else {
        return None;
    };
    let text = std::str::from_utf8(text).ok()?;
    Money::parse_rounded(text).filter(|charge| *charge >= Money::ZERO)
}

/// Words for tiers, and the modes they are. The first of them are what a provider says of its standard
/// service; `auto` leaves the tier to the provider.
const TIERS: &[(&str, Mode)] = &[
    ("standard", Mode::Standard),
    ("default", Mode::Standard),
    ("auto", Mode::Standard),
    ("on_demand", Mode::Standard),
    ("standard_only", Mode::Standard),
    ("", Mode::Standard),
    ("batch", Mode::Batch),
    ("flex", Mode::Flex),
    ("on_demand_flex", Mode::Flex),
    ("priority", Mode::Priority),
    ("on_demand_priority", Mode::Priority),
];

/// How a request was served, and whether by a model's fast variant.
fn mode(record: &Record) -> Result<(Mode, bool), Refused> {
    let fast = match record.name(&[Word::Speed]) {
        None => false,
        Some(speed) if *speed == *b"standard" => false,
        Some(speed) if *speed == *b"fast" => true,
        Some(speed) => return Err(unknown_tier(&speed)),
    };
    let tier = record.name(&[Word::Tier]).unwrap_or_default();
    let tier = tier.to_ascii_lowercase();
    let known = TIERS.iter().find(|(word, _)| *word.as_bytes() == *tier);
    let mode = known.ok_or_else(|| unknown_tier(&tier))?.1;
    let in_batch = is_true(record.word(&[Word::Batch]))
        || record.wraps() > 0 && record.word(&[Word::BatchKey]).is_some();
    Ok(match mode {
        Mode::Standard if in_batch => (Mode::Batch, fast),
        mode => (mode, fast),
    })
}

fn unknown_tier(word: &[u8]) -> Refused {
    let word: String = String::from_utf8_lossy(word)
        .chars()
        .take(LONGEST_NAME)
        .collect();
    Refused::With(Reason::UnknownTier, word)
}
