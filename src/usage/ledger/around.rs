//! The place of a record: on its line, or nested in another record.

use crate::usage::record::{Inside, InsideKind, Place};

pub(super) struct Around<'p> {
    pub(super) bytes: &'p [u8],
    /// Objects written as text in the record.
    pub(super) texts: &'p [(Place, String)],
    /// Start and end of its line in `bytes`.
    pub(super) line: (usize, usize),
    pub(super) place: (u64, u64),
    /// How it relates to the record around it.
    pub(super) kind: Option<InsideKind>,
    /// Its number among the records nested in one, from 1; 0: it is not nested.
    pub(super) step: usize,
    /// Its number combined with those of the records around it; unique within an outermost record.
    pub(super) path: u64,
    /// Where the records around it and this one begin, outermost first, without the line's own.
    pub(super) starts: [usize; DEEPEST_START],
    pub(super) depth: usize,
}

/// Deeper nesting has no starts.
const DEEPEST_START: usize = 4;

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
            starts: [0; DEEPEST_START],
            depth: 0,
        }
    }

    /// The place of records nested in this one.
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
            depth: if text.is_some() { 0 } else { self.depth },
            ..*self
        }
    }

    /// Where the records around it and this one begin; empty if nested too deeply, or not at all.
    pub(super) fn starts(&self) -> &[usize] {
        self.starts.get(..self.depth).unwrap_or_default()
    }

    /// Moves to the next of the records in `around`, in its list with this number. `start`: where it begins.
    pub(super) fn next(&mut self, around: &Self, list: u64, start: usize) {
        self.depth = around.depth + 1;
        if let Some(last) = self.starts.get_mut(around.depth) {
            *last = start;
        }
        self.step += 1;
        let here = list << 40 | self.step as u64;
        self.path = around.path.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ here;
    }
}
