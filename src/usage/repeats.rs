//! Answers that are recorded more than once.
//!
//! Owns which ids tell answers apart, and a bounded memory of them: an answer that is met again replaces
//! what was counted of it before. Does not sum.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::forms::Form;
use super::keys::Word;
use super::record::Record;
use crate::pricing::{Mode, Tokens};
use catalog::units::Money;

/// How many answers all threads remember together. Repeats that are farther apart count twice.
pub const REMEMBERED: usize = 1 << 19;

/// What ids of answers begin with, whatever log they stand in.
const PREFIXES: &[&[u8]] = &[
    b"msg_",
    b"chatcmpl-",
    b"resp_",
    b"gen-",
    b"cmpl-",
    b"batch_req_",
];

/// What was counted of one answer.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// The row it was added to.
    pub row: usize,
    /// The spelling of its model.
    pub met: usize,
    /// How it was served.
    pub mode: Mode,
    /// Its tokens.
    pub tokens: Tokens,
    /// How many requests it is billed as; `None`: it does not say.
    pub size: Option<u64>,
    /// How many requests it counts as.
    pub requests: u64,
    /// Searches that the provider ran.
    pub searches: u64,
    /// What its record says was charged.
    pub charge: Option<Money>,
}

/// An answer, and where it stands: its piece, and the line in it.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    id: u64,
    /// Where it stands.
    pub place: (u64, u64),
    /// What was counted of it.
    pub counted: Counted,
}

/// The answers that were met last.
#[derive(Debug)]
pub struct Answers {
    most: usize,
    ring: Vec<Answer>,
    next: usize,
    by_id: HashMap<u64, u32, BuildHasherDefault<AsItIs>>,
    /// Whether some were forgotten.
    pub forgot: bool,
}

impl Answers {
    /// Remembers so many.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            ring: Vec::new(),
            next: 0,
            by_id: HashMap::default(),
            forgot: false,
        }
    }

    /// Notes an answer; what was counted of it before.
    pub fn note(&mut self, id: u64, place: (u64, u64), counted: Counted) -> Option<Counted> {
        let answer = Answer { id, place, counted };
        if let Some(at) = self.by_id.get(&id) {
            let before = std::mem::replace(&mut self.ring[*at as usize], answer);
            return Some(before.counted);
        }
        let at = u32::try_from(self.next).unwrap_or_default();
        if self.ring.len() < self.most {
            self.ring.push(answer);
        } else {
            let forgotten = std::mem::replace(&mut self.ring[self.next], answer);
            self.by_id.remove(&forgotten.id);
            self.forgot = true;
        }
        self.next = (self.next + 1) % self.most;
        self.by_id.insert(id, at);
        None
    }

    /// Which answers of two threads are the same, each with the one of both that stands first.
    pub fn shared(&self, other: &Self) -> Vec<(Answer, bool)> {
        let (few, many, few_is_self) = if self.by_id.len() < other.by_id.len() {
            (self, other, true)
        } else {
            (other, self, false)
        };
        let both = few.by_id.iter().filter_map(|(id, at)| {
            let twin = many.ring[*many.by_id.get(id)? as usize];
            let own = few.ring[*at as usize];
            Some(if own.place < twin.place {
                (own, few_is_self)
            } else {
                (twin, !few_is_self)
            })
        });
        both.collect()
    }

    /// Forgets an answer.
    pub fn forget(&mut self, answer: &Answer) {
        self.by_id.remove(&answer.id);
    }
}

/// The id by which a record's answer is known again; of one of several steps, with its number.
pub(super) fn id(record: &Record, form: &Form, step: usize) -> Option<u64> {
    let id = record.name(&[Word::Id]);
    let known = |id: &[u8]| PREFIXES.iter().any(|prefix| id.starts_with(prefix));
    if !form.has_ids && !id.as_deref().is_some_and(known) {
        return None;
    }
    let request = record.name(&[Word::RequestId]);
    if id.is_none() && request.is_none() {
        return None;
    }
    let parts = [
        id.as_deref().unwrap_or_default(),
        request.as_deref().unwrap_or_default(),
    ];
    Some(
        parts
            .iter()
            .fold(step as u64, |hash, part| mixed(hash, part)),
    )
}

/// A hash of 64 bits: two answers of a million have the same once in thirty million runs.
fn mixed(seed: u64, bytes: &[u8]) -> u64 {
    let fold = |a: u64, b: u64| {
        let product = u128::from(a) * u128::from(b);
        #[allow(clippy::cast_possible_truncation)] // both halves are taken
        let folded = product as u64 ^ (product >> 64) as u64;
        folded
    };
    let mut hash = seed ^ 0x9E37_79B9_7F4A_7C15 ^ bytes.len() as u64;
    for eight in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..eight.len()].copy_from_slice(eight);
        hash = fold(hash ^ u64::from_le_bytes(word), 0xA076_1D64_78BD_642F);
    }
    fold(hash ^ 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3)
}

/// Ids are mixed already.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = mixed(self.0, bytes);
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = id;
    }
}
