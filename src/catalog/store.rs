//! A packed catalog and its records: found by key, decoded only when asked for.
//!
//! Owns reading the bytes that `pack` writes. Every read is bounds-checked: a damaged catalog is an
//! error, never a panic and never another model's record.

use std::borrow::Cow;

use serde::Deserialize;

use super::naming::Named;
use super::pack::{MAGIC, TABLES, Table};
use super::schema::{
    BoardRecord, Evidence, Head, Lab, Measured, Meta, Model, Place, ProviderRecord, Served, Source,
    SourceRecord,
};

/// The catalog that was packed when the program was built.
static BUNDLED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));

/// A catalog that can be asked.
#[derive(Debug, Clone)]
pub struct Catalog {
    bytes: Cow<'static, [u8]>,
}

/// A packed catalog that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the packed catalog is damaged or of another format version")
    }
}

impl std::error::Error for Damaged {}

type Result<T> = std::result::Result<T, Damaged>;

impl Catalog {
    /// The catalog inside the program.
    pub fn bundled() -> Self {
        Self {
            bytes: Cow::Borrowed(BUNDLED),
        }
    }

    /// A catalog packed by `pack`.
    pub fn from_packed(bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() < MAGIC.len() + 4 * TABLES || !bytes.starts_with(&MAGIC) {
            return Err(Damaged);
        }
        Ok(Self {
            bytes: Cow::Owned(bytes),
        })
    }

    /// What it is and when it was true.
    pub fn meta(&self) -> Result<Meta> {
        self.rows(Table::Meta)?.record(0)
    }

    /// How many models it has. Their positions are 0 to this, sorted by id.
    pub fn model_count(&self) -> usize {
        self.rows(Table::Models).map_or(0, |rows| rows.count)
    }

    /// The id of the model at `position`.
    pub fn model_id(&self, position: usize) -> Result<&str> {
        self.rows(Table::Models)?.key(position)
    }

    /// The position of the model with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.rows(Table::Models).ok()?.find(id)
    }

    /// The names and kind of the model at `position`, without decoding the rest.
    pub fn head(&self, position: usize) -> Result<Head<'_>> {
        self.rows(Table::Models)?.beginning(position)
    }

    /// The model at `position`.
    pub fn model(&self, position: usize) -> Result<Model<'_>> {
        self.rows(Table::Models)?.record(position)
    }

    /// The model at `position` with only what scanning all of them for prices reads: kind, fields,
    /// capabilities, size, window, openness, standard rates. Everything else is absent in it. `None`:
    /// nobody sells it.
    pub fn brief(&self, position: usize) -> Result<Option<Model<'_>>> {
        let rows = self.rows(Table::Briefs)?;
        if range(rows.records, rows.record_ends, position)?.is_empty() {
            return Ok(None);
        }
        rows.record(position).map(Some)
    }

    /// The scores of the model at `position`.
    pub fn scores(&self, position: usize) -> Result<Vec<Measured<'_>>> {
        self.rows(Table::Scores)?.record(position)
    }

    /// Where its scores stand on their boards, in the order of [`Catalog::scores`].
    pub fn places(&self, position: usize) -> Result<Vec<Place>> {
        self.rows(Table::Places)?.record(position)
    }

    /// What the model at `position` rests on.
    pub fn evidence(&self, position: usize) -> Result<Evidence> {
        self.rows(Table::Evidence)?.record(position)
    }

    /// The lab with this id.
    pub fn lab(&self, id: &str) -> Option<Lab> {
        self.get(Table::Labs, id)
    }

    /// Every lab, sorted by id.
    pub fn labs(&self) -> Result<Vec<Lab>> {
        self.rows(Table::Labs)?.all()
    }

    /// The provider with this id.
    pub fn provider(&self, id: &str) -> Option<ProviderRecord<'_>> {
        self.get(Table::Providers, id)
    }

    /// The board with this id.
    pub fn board(&self, id: &str) -> Option<BoardRecord<'_>> {
        self.get(Table::Boards, id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<Source> {
        let record: SourceRecord = self.get(Table::Sources, id)?;
        Some(record.source)
    }

    /// Every provider with how much it serves, sorted by id.
    pub fn providers(&self) -> Result<Vec<ProviderRecord<'_>>> {
        self.rows(Table::Providers)?.all()
    }

    /// Every board, sorted by id.
    pub fn boards(&self) -> Result<Vec<BoardRecord<'_>>> {
        self.rows(Table::Boards)?.all()
    }

    /// Every source with how much names it, sorted by id.
    pub fn sources(&self) -> Result<Vec<SourceRecord>> {
        self.rows(Table::Sources)?.all()
    }

    /// The models that a normalized name may mean.
    pub fn named(&self, normalized: &str) -> Vec<Named> {
        self.get(Table::Names, normalized).unwrap_or_default()
    }

    /// The models that a provider calls by this normalized id, where it is no name.
    pub fn served_as(&self, normalized: &str) -> Vec<u32> {
        self.get(Table::RouteIds, normalized).unwrap_or_default()
    }

    /// The models with this word in a name, sorted. `None`: no model has it.
    pub fn models_with(&self, word: &str) -> Option<Vec<u32>> {
        self.get(Table::Words, word)
    }

    /// Every word of the models' names, sorted.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows(Table::Words).ok();
        let count = rows.as_ref().map_or(0, |rows| rows.count);
        (0..count).filter_map(move |at| rows.as_ref()?.key(at).ok())
    }

    /// Where the model at `position` stands among others of its name.
    pub fn served_by(&self, position: usize) -> Result<Served> {
        self.rows(Table::Served)?.record(position)
    }

    /// How many providers serve the model at `position`, those that no longer do left out.
    pub fn served(&self, position: usize) -> u32 {
        self.served_by(position).map_or(0, |model| model.providers)
    }

    fn get<'a, T: Deserialize<'a>>(&'a self, table: Table, key: &str) -> Option<T> {
        let rows = self.rows(table).ok()?;
        rows.record(rows.find(key)?).ok()
    }

    fn rows(&self, table: Table) -> Result<Rows<'_>> {
        let at = MAGIC.len() + 4 * table as usize;
        let start = number(&self.bytes, at)? as usize;
        let body = self.bytes.get(start..).ok_or(Damaged)?;
        let count = number(body, 0)? as usize;
        let ends = count.checked_mul(4).ok_or(Damaged)?;
        let key_ends = body.get(4..4 + ends).ok_or(Damaged)?;
        let record_ends = body.get(4 + ends..4 + 2 * ends).ok_or(Damaged)?;
        let keys_length = last(key_ends)? as usize;
        let rest = &body[4 + 2 * ends..];
        let (keys, rest) = rest.split_at_checked(keys_length).ok_or(Damaged)?;
        let records = rest.get(..last(record_ends)? as usize).ok_or(Damaged)?;
        Ok(Rows {
            count,
            key_ends,
            record_ends,
            keys,
            records,
        })
    }
}

struct Rows<'a> {
    count: usize,
    key_ends: &'a [u8],
    record_ends: &'a [u8],
    keys: &'a [u8],
    records: &'a [u8],
}

impl<'a> Rows<'a> {
    fn key(&self, at: usize) -> Result<&'a str> {
        std::str::from_utf8(range(self.keys, self.key_ends, at)?).map_err(|_| Damaged)
    }

    fn record<T: Deserialize<'a>>(&self, at: usize) -> Result<T> {
        postcard::from_bytes(range(self.records, self.record_ends, at)?).map_err(|_| Damaged)
    }

    /// A type whose fields are the first of the record's.
    fn beginning<T: Deserialize<'a>>(&self, at: usize) -> Result<T> {
        let record = range(self.records, self.record_ends, at)?;
        let (value, _) = postcard::take_from_bytes(record).map_err(|_| Damaged)?;
        Ok(value)
    }

    fn all<T: Deserialize<'a>>(&self) -> Result<Vec<T>> {
        (0..self.count).map(|at| self.record(at)).collect()
    }

    fn find(&self, key: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            match range(self.keys, self.key_ends, middle)
                .ok()?
                .cmp(key.as_bytes())
            {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }
}

fn range<'a>(bytes: &'a [u8], ends: &[u8], at: usize) -> Result<&'a [u8]> {
    let start = match at.checked_sub(1) {
        Some(before) => number(ends, 4 * before)? as usize,
        None => 0,
    };
    let end = number(ends, at.checked_mul(4).ok_or(Damaged)?)? as usize;
    bytes.get(start..end).ok_or(Damaged)
}

fn last(ends: &[u8]) -> Result<u32> {
    match ends.len().checked_sub(4) {
        Some(at) => number(ends, at),
        None => Ok(0),
    }
}

fn number(bytes: &[u8], at: usize) -> Result<u32> {
    let slice = at.checked_add(4).and_then(|end| bytes.get(at..end));
    let four = slice.and_then(|s| <[u8; 4]>::try_from(s).ok());
    four.map(u32::from_le_bytes).ok_or(Damaged)
}
