//! Tables of a packed catalog: looked up by key, decoded on use.
//!
//! Owns reading the bytes that `pack` writes. Every read is bounds-checked: a damaged catalog is an
//! error, never a panic and never another model's record.

use std::sync::Arc;

use elsa::sync::FrozenBTreeMap;
use serde::Deserialize;

use crate::bytes::Bytes;
use crate::damaged::{Damaged, Result};
use crate::pack::{MAGIC, SHRUNK, TABLES, Table};

#[derive(Debug, Clone)]
pub(super) struct Packed {
    bytes: Bytes,
    /// Decompressed blocks of the shrunk tables; decoded records borrow from them.
    full: Arc<Full>,
}

/// Decompressed blocks, by table (upper 32 bits) and number (lower 32 bits).
type Full = FrozenBTreeMap<u64, Box<[u8]>>;

/// Largest factor by which a block may grow when decompressed: LZ4 stores no run in less than 1/255 of its length.
const MOST_GROWTH: usize = 256;

impl Packed {
    /// Checks that the bytes begin as a packed catalog of this format.
    pub(super) fn new(bytes: Bytes) -> Result<Self> {
        let head = bytes.get(0, MAGIC.len() + 4 * TABLES)?;
        if head.starts_with(&MAGIC) {
            Ok(Self::of(bytes))
        } else {
            Err(Damaged)
        }
    }

    /// The bundled bytes, unchecked: the build wrote them.
    pub(super) fn trusted(bytes: &'static [u8]) -> Self {
        Self::of(Bytes::from(bytes))
    }

    fn of(bytes: Bytes) -> Self {
        let full = Arc::default();
        Self { bytes, full }
    }

    /// Whether a read found damage.
    pub(super) fn is_damaged(&self) -> bool {
        self.bytes.is_damaged()
    }

    /// Reads and verifies every byte.
    pub(super) fn verify(&self) -> Result<()> {
        self.bytes.verify()
    }

    /// The record of `key`; `None` if there is none.
    pub(super) fn get<'a, T: Deserialize<'a>>(&'a self, table: Table, key: &str) -> Option<T> {
        let rows = self.rows(table).ok()?;
        rows.record(rows.find(key)?).ok()
    }

    pub(super) fn rows(&self, table: Table) -> Result<Rows<'_>> {
        let bytes = &self.bytes;
        let start = number(bytes, MAGIC.len() + 4 * table as usize)?;
        let count = number(bytes, start)?;
        let length = number(bytes, start.checked_add(4).ok_or(Damaged)?)?;
        let ends = count.checked_mul(4).ok_or(Damaged)?;
        let key_ends = start + 8;
        let record_ends = match length {
            0 => key_ends,
            _ => key_ends.checked_add(ends).ok_or(Damaged)?,
        };
        let keys = record_ends.checked_add(ends).ok_or(Damaged)?;
        Ok(Rows {
            packed: self,
            bytes,
            count,
            key_ends,
            record_ends,
            keys,
            records: keys.checked_add(length).ok_or(Damaged)?,
            shrunk: SHRUNK.iter().position(|(shrunk, _)| *shrunk == table),
        })
    }
}

/// A table, as the offsets of its parts.
pub(super) struct Rows<'a> {
    packed: &'a Packed,
    bytes: &'a Bytes,
    pub(super) count: usize,
    key_ends: usize,
    record_ends: usize,
    keys: usize,
    records: usize,
    /// Its index in [`SHRUNK`], if it is shrunk.
    shrunk: Option<usize>,
}

impl<'a> Rows<'a> {
    /// The key of the row at `at`.
    pub(super) fn key(&self, at: usize) -> Result<&'a str> {
        if self.is_keyless() {
            return Err(Damaged);
        }
        std::str::from_utf8(self.part(self.keys, self.key_ends, at)?).map_err(|_| Damaged)
    }

    fn is_keyless(&self) -> bool {
        self.key_ends == self.record_ends
    }

    /// The encoded record of the row at `at`; empty if it has none.
    pub(super) fn encoded(&self, at: usize) -> Result<&'a [u8]> {
        let Some(shrunk) = self.shrunk else {
            return self.part(self.records, self.record_ends, at);
        };
        let (start, end) = self.range(self.record_ends, at)?;
        if start == end {
            return Ok(&[]);
        }
        let block = at / SHRUNK[shrunk].1;
        let (begin, full) = self.block(shrunk, block)?;
        let within = |offset: usize| offset.checked_sub(begin).ok_or(Damaged);
        full.get(within(start)?..within(end)?).ok_or(Damaged)
    }

    /// A decompressed block of a shrunk table, and its offset in the table's records.
    fn block(&self, shrunk: usize, block: usize) -> Result<(usize, &'a [u8])> {
        let per_block = SHRUNK[shrunk].1;
        let first = block * per_block;
        let last = (first + per_block).min(self.count) - 1;
        let begin = self.range(self.record_ends, first)?.0;
        let place = (shrunk as u64) << 32 | block as u64;
        if let Some(known) = self.packed.full.get(&place) {
            return Ok((begin, known));
        }
        let end = self.range(self.record_ends, last)?.1;
        let length = end.checked_sub(begin).ok_or(Damaged)?;
        let blocks = self.count.div_ceil(per_block);
        let kept = self.part(self.records + 4 * blocks, self.records, block)?;
        if length > MOST_GROWTH * kept.len() {
            return Err(Damaged);
        }
        let dictionary = self.packed.rows(Table::Dictionaries)?.encoded(shrunk)?;
        let full = lz4_flex::block::decompress_with_dict(kept, length, dictionary);
        let full = full.map_err(|_| Damaged)?;
        Ok((begin, self.packed.full.insert(place, full.into())))
    }

    pub(super) fn record<T: Deserialize<'a>>(&self, at: usize) -> Result<T> {
        postcard::from_bytes(self.encoded(at)?).map_err(|_| Damaged)
    }

    pub(super) fn all<T: Deserialize<'a>>(&self) -> Result<Vec<T>> {
        (0..self.count).map(|at| self.record(at)).collect()
    }

    /// The row of `key`.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        if self.is_keyless() {
            return None;
        }
        let ends = self.bytes.get(self.key_ends, self.record_ends).ok()?;
        let ends = ends.as_chunks().0;
        let end = |at: usize| u32::from_le_bytes(ends[at]) as usize;
        let range = |at: usize| at.checked_sub(1).map_or(0, end)..end(at);
        // In memory, one slice covers all keys: a comparison looks up about 100 boards and providers.
        if let Some(bytes) = self.bytes.memory() {
            let keys = bytes.get(self.keys..self.records)?;
            return search(ends.len(), key, |at| keys.get(range(at)));
        }
        search(ends.len(), key, |at| {
            let place = |offset: usize| self.keys.checked_add(offset);
            let range = range(at);
            self.bytes.get(place(range.start)?, place(range.end)?).ok()
        })
    }

    /// The part at `at`, where the parts begin at `first` and their end offsets are at `ends`.
    fn part(&self, first: usize, ends: usize, at: usize) -> Result<&'a [u8]> {
        let (start, end) = self.range(ends, at)?;
        let place = |offset: usize| first.checked_add(offset).ok_or(Damaged);
        self.bytes.get(place(start)?, place(end)?)
    }

    /// Start and end of the part at `at`, where the end offsets are at `ends`.
    fn range(&self, ends: usize, at: usize) -> Result<(usize, usize)> {
        if at >= self.count {
            return Err(Damaged);
        }
        let start = match at.checked_sub(1) {
            Some(before) => number(self.bytes, ends + 4 * before)?,
            None => 0,
        };
        Ok((start, number(self.bytes, ends + 4 * at)?))
    }
}

/// The index of `key` among `count` sorted keys.
fn search<'k>(count: usize, key: &str, at: impl Fn(usize) -> Option<&'k [u8]>) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        match at(middle)?.cmp(key.as_bytes()) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}

fn number(bytes: &Bytes, at: usize) -> Result<usize> {
    let four = bytes.get(at, at.checked_add(4).ok_or(Damaged)?)?;
    let four = <[u8; 4]>::try_from(four).map_err(|_| Damaged)?;
    Ok(u32::from_le_bytes(four) as usize)
}
