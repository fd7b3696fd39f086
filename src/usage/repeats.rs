//! Answers that are recorded more than once.
//!
//! Owns which ids identify answers, and a bounded memory of them: when an answer recurs, what was counted for one of
//! its records is taken back. Does not add up.

use super::forms::{Form, LANGCHAIN};
use super::json::Scalar;
use super::keys::{Mark, Word, Words};
use super::record::Record;
use crate::pricing::{Mode, Tokens};
use catalog::units::Money;
use jiff::civil;

/// How many answers from tool logs all threads remember together. A resumed session repeats everything said in it.
pub const REMEMBERED_OF_LOGS: usize = 1 << 18;
/// How many answers from other records they remember: such repeats are close together, and a smaller table stays in the
/// CPU cache. Repeats farther apart count again.
pub const REMEMBERED: usize = 1 << 16;

/// Prefixes of answer ids, in any log.
const PREFIXES: &[&[u8]] = &[
    b"msg_",
    b"chatcmpl-",
    b"resp_",
    b"gen-",
    b"cmpl-",
    b"batch_req_",
];

/// Prefixes of `LangChain`'s message ids, made from the run that the message answers.
const RUNS: &[&[u8]] = &[b"run-", b"lc_run-"];

/// Prefix of Anthropic's request ids.
const REQUEST: &[u8] = b"req_";

/// What answers in OpenAI's format call themselves, whoever gave them and whatever their ids.
const COMPLETION: &str = "chat.completion";
/// What parts of a stream call themselves; each may state a running total.
const PARTS: &[&str] = &["chat.completion.chunk", "text_completion"];

/// What is known about the day of a request whose price changes over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfItsDay {
    Certain,
    Undated,
    /// A month or longer, in which the price changed.
    Changed,
}

#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// The row it was added to.
    pub row: u32,
    /// The spelling of its model.
    pub met: u32,
    /// How it was served, as the record states.
    pub mode: Mode,
    /// When, if a price depends on the hour.
    pub at: Option<civil::DateTime>,
    pub tokens: Tokens,
    /// How many requests it is billed as; `None`: unknown.
    pub size: Option<u64>,
    /// How many requests it counts as.
    pub requests: u64,
    /// Whether the price of its day is certain.
    pub certain: OfItsDay,
    pub searches: u64,
    /// The charge stated by its record.
    pub charge: Option<Money>,
    /// Whether its record says that it cost anything.
    pub costs: Option<bool>,
    /// How much its record says about its terms: first a mode of service, then who was paid.
    pub terms: u8,
}

/// An answer, with its place: the piece, and the line in it.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub id: u64,
    pub place: (u64, u64),
    pub counted: Counted,
}

impl Answer {
    /// Of several records of an answer the highest rank counts: the one that says most about its terms, then the last.
    fn rank(&self) -> (u8, (u64, u64)) {
        (self.counted.terms, self.place)
    }
}

/// A slot of the table: part of an id, and the number of its answer, from 1; 0: empty.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    tag: u32,
    number: u32,
}

/// The latest answers: in a ring, with a table by id. The table keeps the numbers of answers that have left the ring
/// until it is rebuilt.
#[derive(Debug)]
pub struct Answers {
    most: usize,
    ring: Vec<Answer>,
    /// How many answers there were.
    met: u32,
    slots: Vec<Slot>,
    /// How many slots are taken.
    taken: usize,
    /// The ids and numbers of answers that are not looked up yet.
    waiting: Vec<(u64, u32)>,
    /// Whether any were forgotten.
    pub forgot: bool,
}

/// Answers looked up together: the table exceeds the CPU cache, so their memory accesses overlap.
const BATCH: usize = 64;

/// Slots per remembered answer.
const SLOTS_EACH: usize = 4;

#[allow(clippy::cast_possible_truncation)] // fewer are remembered than 2^32
impl Answers {
    /// Remembers up to `most` answers.
    pub fn new(most: usize) -> Self {
        Self {
            most: most.max(2 * BATCH).next_power_of_two(),
            ring: Vec::new(),
            met: 0,
            slots: Vec::new(),
            taken: 0,
            waiting: Vec::with_capacity(BATCH),
            forgot: false,
        }
    }

    /// Notes an answer. Returns whether it is time to [`Answers::look_up`] the noted answers.
    pub fn note(&mut self, id: u64, place: (u64, u64), counted: Counted) -> bool {
        let answer = Answer { id, place, counted };
        let at = self.met as usize % self.most;
        if self.ring.len() < self.most {
            self.ring.push(answer);
        } else {
            self.ring[at] = answer;
            self.forgot = true;
        }
        self.met += 1;
        self.waiting.push((id, self.met));
        self.waiting.len() >= BATCH
    }

    /// Looks up the noted answers. Returns what was counted for records that another record of the same answer
    /// replaces.
    pub fn look_up(&mut self) -> Vec<Counted> {
        if self.waiting.is_empty() {
            return Vec::new();
        }
        if self.met > u32::MAX - self.most as u32 {
            *self = Self {
                forgot: true,
                ..Self::new(self.most)
            };
            return Vec::new();
        }
        if (self.taken + BATCH) * 2 >= self.slots.len() {
            self.rebuild();
        }
        let mask = self.slots.len() - 1;
        let ids = self.waiting.iter().map(|(id, _)| *id as usize & mask);
        let numbers = ids.map(|slot| self.slots[slot].number);
        std::hint::black_box(numbers.fold(0, |all, number| all ^ number));
        let mut waiting = std::mem::take(&mut self.waiting);
        let before = waiting
            .drain(..)
            .filter_map(|(id, number)| self.enter(id, number));
        let before = before.collect();
        self.waiting = waiting;
        before
    }

    /// Enters an answer into the table. Returns what was counted twice.
    fn enter(&mut self, id: u64, number: u32) -> Option<Counted> {
        let tag = tag(id);
        match self.find(id) {
            Ok((slot, at)) => {
                let now = (number - 1) as usize % self.most;
                let mut gone = now;
                if self.ring[at].rank() <= self.ring[now].rank() {
                    self.slots[slot] = Slot { tag, number };
                    gone = at;
                }
                self.ring[gone].id = !id;
                Some(self.ring[gone].counted)
            }
            Err(slot) => {
                self.slots[slot] = Slot { tag, number };
                self.taken += 1;
                None
            }
        }
    }

    /// An answer's slot and its index in the ring, or the free slot for it.
    fn find(&self, id: u64) -> Result<(usize, usize), usize> {
        let mask = self.slots.len() - 1;
        let mut slot = id as usize & mask;
        loop {
            let Slot { tag: known, number } = self.slots[slot];
            if number == 0 {
                return Err(slot);
            }
            if known == tag(id) && (self.met - number) < self.ring.len() as u32 {
                let at = (number - 1) as usize % self.most;
                if self.ring[at].id == id {
                    return Ok((slot, at));
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Rebuilds the table from the looked-up answers of the ring, with room for as many again.
    #[cold]
    fn rebuild(&mut self) {
        let size = self.ring.len().max(BATCH) * SLOTS_EACH;
        self.slots = vec![Slot::default(); size.next_power_of_two()];
        self.taken = 0;
        let oldest = self.met - self.ring.len() as u32;
        let new = self
            .waiting
            .first()
            .map_or(self.met + 1, |(_, number)| *number);
        for number in oldest + 1..new {
            let id = self.ring[(number - 1) as usize % self.most].id;
            if let Err(slot) = self.find(id) {
                self.slots[slot] = Slot {
                    tag: tag(id),
                    number,
                };
                self.taken += 1;
            }
        }
    }

    /// The answers that two threads share: for each the record that does not count, and whether it is one of `self`.
    pub fn shared(&self, other: &Self) -> Vec<(Answer, bool)> {
        let (few, many, few_is_self) = if self.ring.len() < other.ring.len() {
            (self, other, true)
        } else {
            (other, self, false)
        };
        if few.ring.is_empty() {
            return Vec::new();
        }
        let both = few.ring.iter().filter_map(|own| {
            let twin = many.ring[many.find(own.id).ok()?.1];
            Some(if own.rank() < twin.rank() {
                (*own, few_is_self)
            } else {
                (twin, !few_is_self)
            })
        });
        both.collect()
    }

    /// Forgets an answer, so that it is not taken back twice.
    pub fn forget(&mut self, id: u64) {
        if !self.slots.is_empty()
            && let Ok((_, at)) = self.find(id)
        {
            self.ring[at].id = !id;
        }
    }
}

/// The part of an id stored in a slot.
fn tag(id: u64) -> u32 {
    (id >> 32) as u32
}

/// The id that identifies a record's answer, and whether it is the answer's own, which is the same in any log and at
/// any place. A record's own id identifies its answer anywhere. One stated by the enclosing record is combined with the
/// place inside that record, as is that of one of several steps.
pub(super) fn id(record: &Record, form: &Form, path: u64, is_step: bool) -> Option<(u64, bool)> {
    if record.lacks(const { Words::of(&ANSWER) }) {
        return None;
    }
    let stated = |word| record.name_and_whether_own(Words::of(&[word]));
    let place = |is_own: bool| if is_own && !is_step { 0 } else { path };
    for (at, word) in ANSWER.into_iter().enumerate() {
        // Chat programs give their own messages ids like Anthropic's.
        let prefixes = &PREFIXES[usize::from(at == 2)..];
        if let (Some(id), is_own) = stated(word)
            && prefixes.iter().any(|prefix| id.starts_with(prefix))
            && (is_own || record.own(const { Words::of(&ANSWER) }).is_none())
        {
            return Some((mixed(place(is_own), &id), true));
        }
    }
    let (id, own_id) = stated(Word::Id);
    if !form.has_ids && !is_message(record, form, id.as_deref()) {
        return None;
    }
    let (request, own_request) = stated(Word::RequestId);
    if id.is_none() && request.is_none() {
        return None;
    }
    let is_own = own_id || own_request;
    // What encloses a record with its own id does not identify it.
    let counts = |own: bool| own || !is_own;
    let id = id.filter(|_| counts(own_id));
    let request = request.filter(|_| counts(own_request));
    let parts = [id.as_deref(), request.as_deref()].map(Option::unwrap_or_default);
    let hash = |hash, part: &&[u8]| mixed(hash, part);
    Some((parts.iter().fold(place(is_own), hash), false))
}

/// Words for the id of an answer, the surest first.
const ANSWER: [Word; 3] = [Word::Id, Word::RequestId, Word::CallId];

/// The id of a call that is no vendor's, combined with the input: it may be stated again when its answer is complete.
pub(super) fn of_call(record: &Record, model: u64, tokens: &Tokens) -> Option<u64> {
    // An id around several calls identifies none of them.
    let own = |words: Words| {
        let (id, is_own) = record.name_and_whether_own(words);
        id.filter(|_| is_own)
    };
    let id = own(const { Words::of(&[Word::CallId]) });
    let request = || {
        let request = own(const { Words::of(&[Word::RequestId]) });
        request.filter(|id| id.starts_with(REQUEST))
    };
    let hash = mixed(model, &id.or_else(request)?);
    Some(mixed(hash, &tokens.input().to_le_bytes()))
}

/// When a record says it was made.
const TIME: Words = Words::of(&[Word::Time, Word::OtherTime, Word::LateTime]);
/// Ids with any prefix.
const IDS: [Word; 3] = [Word::Id, Word::RequestId, Word::Span];
/// An id this long is unique. A shorter one needs the time too.
const LONG_ID: usize = 16;

/// The id of a record that may have been copied: any id with the model, all counts and the time. Without an id it is
/// the whole `line`, if its time is finer than a second.
pub(super) fn of_copy(
    record: &Record,
    model: u64,
    tokens: &Tokens,
    line: Option<&[u8]>,
) -> Option<u64> {
    // Its span already identifies a log event.
    if record.has(Mark::Event) {
        return None;
    }
    let time = record.word(TIME);
    let own = |word| {
        let id = record.own(Words::of(&[word])).and_then(raw)?;
        Some((mixed(word as u64, id), id.len()))
    };
    let mut id = record.beside_counts.own_id;
    if id.is_none() && record.word(const { Words::of(&IDS) }).is_some() {
        id = IDS.into_iter().find_map(own);
    }
    let Some((id, length)) = id else {
        return line
            .filter(|_| time.is_some_and(is_fine))
            .map(|line| mixed(2, line.trim_ascii()));
    };
    if time.is_none() && length < LONG_ID {
        return None;
    }
    let counts = [
        tokens.fresh,
        tokens.cache_read,
        tokens.cache_write_5m,
        tokens.cache_write_1h,
        tokens.output,
    ];
    let hash = mixed(id, &model.to_le_bytes());
    let hash = mixed(hash, time.and_then(raw).unwrap_or_default());
    let counts = counts.into_iter();
    Some(counts.fold(hash, |hash, count| mixed(hash, &count.to_le_bytes())))
}

/// A text or a number as written.
pub(super) fn raw(value: Scalar<'_>) -> Option<&[u8]> {
    match value {
        Scalar::Text(text) => Some(text.raw()),
        Scalar::Number(number) => Some(number),
        Scalar::Bool(_) | Scalar::Null => None,
    }
}

/// Whether a time is finer than a second, so that no two requests share it.
fn is_fine(time: Scalar) -> bool {
    let is_not_zero = |digits: &[u8]| digits.iter().any(|digit| (b'1'..=b'9').contains(digit));
    let Some(raw) = raw(time) else {
        return false;
    };
    // Milliseconds, microseconds or nanoseconds since 1970.
    if raw.len() >= 13 && raw.iter().all(u8::is_ascii_digit) {
        return is_not_zero(&raw[10..13]);
    }
    let Some(point) = memchr::memrchr(b'.', raw) else {
        return false;
    };
    let digits = raw[point + 1..].iter();
    let digits = digits.take_while(|byte| byte.is_ascii_digit()).count();
    digits >= 3 && is_not_zero(&raw[point + 1..=point + digits])
}

/// The id of an answer in OpenAI's format, combined with the model and the input, so that a log with one id for all
/// answers loses none; unless it is a part of a stream, also with the output.
pub(super) fn of_completion(record: &Record, tokens: &Tokens) -> Option<u64> {
    let is_part = record.says(Word::Object, PARTS);
    if !is_part && !record.says(Word::Object, &[COMPLETION]) {
        return None;
    }
    let own = |word| {
        let (id, is_own) = record.name_and_whether_own(Words::of(&[word]));
        id.filter(|_| is_own)
    };
    let id = own(Word::Id).or_else(|| own(Word::RequestId).filter(|_| is_part))?;
    let model = record.name(const { Words::of(&[Word::ModelVersion, Word::Model]) });
    let output = if is_part { 0 } else { tokens.output };
    let hash = mixed(mixed(1, &id), &model.unwrap_or_default());
    Some(mixed(
        mixed(hash, &tokens.input().to_le_bytes()),
        &output.to_le_bytes(),
    ))
}

/// Whether an id is of a message that is saved again with each later one: in an AI SDK chat, or in `LangChain`, where
/// streamed parts that add up also have it.
fn is_message(record: &Record, form: &Form, id: Option<&[u8]>) -> bool {
    if form.name == LANGCHAIN {
        return id.is_some_and(|id| RUNS.iter().any(|run| id.starts_with(run)))
            && !record.says(Word::Kind, &["AIMessageChunk"]);
    }
    record.has(Mark::MessageUsage) && record.says(Word::Role, &["assistant"])
}

/// The id that a word states.
pub(super) fn id_of(record: &Record, word: Word) -> Option<u64> {
    Some(mixed(0, &record.name(Words::of(&[word]))?))
}

/// An id as a number.
pub(super) fn hashed(raw: &[u8]) -> u64 {
    mixed(3, raw)
}

/// A 64-bit hash: among a million answers two collide once in thirty million runs. Each input is spread over all bits
/// before the next is added, so that differences do not cancel out.
pub(super) fn mixed(seed: u64, bytes: &[u8]) -> u64 {
    let fold = |a: u64, b: u64| {
        let product = u128::from(a) * u128::from(b);
        #[allow(clippy::cast_possible_truncation)] // both halves are used
        let folded = product as u64 ^ (product >> 64) as u64;
        folded
    };
    let mut hash = fold(seed ^ 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93);
    let (eights, rest) = bytes.as_chunks();
    for eight in eights {
        hash = fold(hash ^ u64::from_le_bytes(*eight), 0xA076_1D64_78BD_642F);
    }
    if !rest.is_empty() {
        let last = rest
            .iter()
            .fold(0, |word, byte| word << 8 | u64::from(*byte));
        hash = fold(hash ^ last, 0xA076_1D64_78BD_642F);
    }
    let hash = fold(hash ^ bytes.len() as u64, 0xE703_7ED1_A0B4_28DB);
    fold(hash ^ 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::mixed;

    #[test]
    fn ids_that_run_on_and_places_that_run_on_have_hashes_of_their_own() {
        let ids = (0..2_000).flat_map(|number| {
            [
                format!("obs-{number}"),
                format!("r{number}"),
                format!("{number}"),
                format!("{number:08x}-0000-4000-8000-000000000000"),
            ]
        });
        let ids: Vec<String> = ids.collect();
        for places in [1, 0] {
            let at = |number: usize| (number * places) as u64;
            let hashes = ids.iter().enumerate();
            let hashes: HashSet<u64> = hashes
                .map(|(n, id)| mixed(mixed(at(n), id.as_bytes()), b""))
                .collect();
            assert_eq!(hashes.len(), ids.len());
        }
        assert_ne!(mixed(mixed(0, b"a"), b""), mixed(mixed(0, b""), b"a"));
    }
}
