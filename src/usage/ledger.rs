//! Records → totals: by the fields asked for, with what was skipped and why.
//!
//! Owns sums, all of them exact integers, so that any order of lines and any split of the work gives the
//! same ledger. Refuses reading files and layout. Each thread keeps a ledger of its own; [`crate::usage::Totals`]
//! are made of all of them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::json::{Json, Scalar};
use super::keys::{Known, Word};
use super::price::{Biller, Seller};
use super::reason::Reason;
use super::record::{Reading, Record};
use super::shape::tokens;
use super::source::Piece;
use super::sums::{Skipped, Sums};
use super::terms::{charge, is_true, mode, time};
use super::{By, LONGEST_LINE, Setup};
use crate::pricing::Mode;

/// Names and values longer than this are none.
pub(super) const LONGEST_NAME: usize = 256;
/// More rows than this are no summary, and would not stay within memory.
pub const MOST_ROWS: usize = 100_000;

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
    /// Of each piece: its number, its input, its lines.
    pub(super) pieces: Vec<(u64, usize, u64)>,
    too_many_rows: bool,
    scratch: Vec<u8>,
}

/// Marks the end of a part where texts are put together.
pub(super) const END: u8 = 0xFF;

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
        let gateway = [Word::CustomProvider, Word::ModelGroup, Word::Charged];
        if record.word(&gateway).is_some() && is_true(record.word(&[Word::CacheHit])) {
            return Err(Refused::Plain(Reason::FromGatewayCache));
        }
        let unknown = |word| Refused::With(Reason::UnknownTier, word);
        let (mode, fast) = mode(record).map_err(unknown)?;
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

fn at_end(json: &mut Json) -> bool {
    json.space();
    json.peek() == b'\n'
}
