//! Where a record stands: on its line, or inside another record.

use crate::usage::record::{Inside, InsideKind, Place};

/// Where a record stands.
pub(super) struct Around<'p> {
    pub(super) bytes: &'p [u8],
    /// Objects that are written as texts in the record.
    pub(super) texts: &'p [(Place, String)],
    /// Where its line begins and ends in `bytes`.
    pub(super) line: (usize, usize),
    pub(super) place: (u64, u64),
    /// What it is to the record around it.
    pub(super) kind: Option<InsideKind>,
    /// Its number among those inside one record, from 1; 0: it stands by itself.
    pub(super) step: usize,
    /// The same with those of the records around it; no two inside one record have the same.
    pub(super) path: u64,
}

impl<'p> Around<'p> {
    pub(super) fn line(bytes: &'p [u8], line: (usize, usize), place: (u64, u64)) -> Self {
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
    pub(super) fn part(&self, inside: Inside) -> Self {
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
    pub(super) fn next(&mut self, around: &Self, list: u64) {
        self.step += 1;
        let here = list << 40 | self.step as u64;
        self.path = around.path.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ here;
    }
}
