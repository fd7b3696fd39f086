//! Tables of a packed catalog: found by key, decoded only when asked for.
//!
//! Owns reading the bytes that `pack` writes. Every read is bounds-checked: a damaged catalog is an
//! error, never a panic and never another model's record.

use serde::Deserialize;

use super::bytes::Bytes;
use super::pack::{MAGIC, TABLES, Table};

/// A packed catalog that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the packed catalog is damaged or of another format version")
    }
}

impl std::error::Error for Damaged {}

pub(super) type Result<T> = std::result::Result<T, Damaged>;

/// The bytes of a packed catalog.
#[derive(Debug, Clone)]
pub(super) struct Packed(Bytes);

impl Packed {
    /// Bytes that begin as a packed catalog of this format.
    pub(super) fn new(bytes: Bytes) -> Result<Self> {
        let head = bytes.get(0, MAGIC.len() + 4 * TABLES)?;
        if head.starts_with(&MAGIC) {
            Ok(Self(bytes))
        } else {
            Err(Damaged)
        }
    }

    /// The bundled bytes, which the build has written.
    pub(super) fn trusted(bytes: &'static [u8]) -> Self {
        Self(Bytes::from(bytes))
    }

    /// Whether a read has met bytes that are not those written.
    pub(super) fn is_damaged(&self) -> bool {
        self.0.is_damaged()
    }

    /// Reads every byte.
    pub(super) fn verify(&self) -> Result<()> {
        self.0.verify()
    }

    /// The record of `key`. `None`: no such key.
    pub(super) fn get<'a, T: Deserialize<'a>>(&'a self, table: Table, key: &str) -> Option<T> {
        let rows = self.rows(table).ok()?;
        rows.record(rows.find(key)?).ok()
    }

    /// A table.
    pub(super) fn rows(&self, table: Table) -> Result<Rows<'_>> {
        let bytes = &self.0;
        let start = number(bytes, MAGIC.len() + 4 * table as usize)?;
        let count = number(bytes, start)?;
        let ends = count.checked_mul(4).ok_or(Damaged)?;
        let key_ends = start + 4;
        let record_ends = key_ends.checked_add(ends).ok_or(Damaged)?;
        let keys = record_ends.checked_add(ends).ok_or(Damaged)?;
        let last = |ends: usize| match count.checked_sub(1) {
            Some(at) => number(bytes, ends + 4 * at),
            None => Ok(0),
        };
        Ok(Rows {
            bytes,
            count,
            key_ends,
            record_ends,
            keys,
            records: keys.checked_add(last(key_ends)?).ok_or(Damaged)?,
        })
    }
}

/// A table: where its parts begin.
pub(super) struct Rows<'a> {
    bytes: &'a Bytes,
    /// How many rows it has.
    pub(super) count: usize,
    key_ends: usize,
    record_ends: usize,
    keys: usize,
    records: usize,
}

impl<'a> Rows<'a> {
    /// The key of the row at `at`.
    pub(super) fn key(&self, at: usize) -> Result<&'a str> {
        std::str::from_utf8(self.part(self.keys, self.key_ends, at)?).map_err(|_| Damaged)
    }

    /// The encoded record of the row at `at`; empty where the key stands alone.
    pub(super) fn encoded(&self, at: usize) -> Result<&'a [u8]> {
        self.part(self.records, self.record_ends, at)
    }

    /// The record of the row at `at`.
    pub(super) fn record<T: Deserialize<'a>>(&self, at: usize) -> Result<T> {
        postcard::from_bytes(self.encoded(at)?).map_err(|_| Damaged)
    }

    /// A type whose fields are the first of the record's.
    pub(super) fn beginning<T: Deserialize<'a>>(&self, at: usize) -> Result<T> {
        let (value, _) = postcard::take_from_bytes(self.encoded(at)?).map_err(|_| Damaged)?;
        Ok(value)
    }

    /// Every record.
    pub(super) fn all<T: Deserialize<'a>>(&self) -> Result<Vec<T>> {
        (0..self.count).map(|at| self.record(at)).collect()
    }

    /// The row of `key`.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            match self
                .part(self.keys, self.key_ends, middle)
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

    /// The part at `at` of those that begin at `first` and whose ends stand at `ends`.
    fn part(&self, first: usize, ends: usize, at: usize) -> Result<&'a [u8]> {
        if at >= self.count {
            return Err(Damaged);
        }
        let start = match at.checked_sub(1) {
            Some(before) => number(self.bytes, ends + 4 * before)?,
            None => 0,
        };
        let end = number(self.bytes, ends + 4 * at)?;
        let place = |offset: usize| first.checked_add(offset).ok_or(Damaged);
        self.bytes.get(place(start)?, place(end)?)
    }
}

fn number(bytes: &Bytes, at: usize) -> Result<usize> {
    let four = bytes.get(at, at.checked_add(4).ok_or(Damaged)?)?;
    let four = <[u8; 4]>::try_from(four).map_err(|_| Damaged)?;
    Ok(u32::from_le_bytes(four) as usize)
}
