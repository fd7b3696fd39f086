//! What one record states: counts, names, times. Nothing is judged here.
//!
//! Owns which of several counts and words holds, by where in the record they stand. Does not read
//! (`reader`), and does not say what the counts mean (`shape`).

use std::borrow::Cow;

use super::counts::Counts;
use super::json::{Scalar, Text};
use super::keys::{Count, Mark, Node, Word, Words};
use super::known::{Found, Known};
use super::reason::Reason;
use super::trail::Trail;

/// Answers wrapped deeper than this are not looked at.
pub(super) const DEEPEST: u8 = 4;
/// The level of words that the record around this one states.
const AROUND: u8 = DEEPEST + 1;
/// Objects of counts that stand at one level, at most.
const RANKS_A_LEVEL: u8 = 2;
/// The rank of counts that stand beside others: after all levels.
pub(super) const SPARE: u8 = (DEEPEST + 1) * RANKS_A_LEVEL;

/// Whether tokens are stated as cached, 0 of them aside.
fn says_cached(counts: &Counts) -> bool {
    let kinds = [
        Count::CachedInside,
        Count::CacheRead,
        Count::CacheWritten,
        Count::WrittenInside,
        Count::Written5m,
        Count::Written1h,
    ];
    kinds
        .into_iter()
        .any(|kind| counts.get(kind).unwrap_or(0) > 0)
}

/// Whether output is stated, even of 0 tokens.
fn states_output(counts: &Counts) -> bool {
    let stated = [Count::Output, Count::OtherCompletion, Count::Thoughts];
    stated.into_iter().any(|count| counts.has(count))
}

/// A value that was kept, and how deep in the wraps it stands.
#[derive(Debug, Clone, Copy)]
struct Kept<'a> {
    word: Word,
    level: u8,
    /// Where the one of this word that was kept before stands; [`NONE`]: there is none.
    before: u8,
    value: Scalar<'a>,
}

/// No place among the values that were kept.
const NONE: u8 = u8::MAX;
/// How many words there may be.
const MOST_WORDS: usize = 64;

/// What a reader has at hand for all lines.
#[derive(Debug, Clone)]
pub struct Reading {
    pub(super) known: Known,
    pub(super) trail: Trail,
}

impl Reading {
    /// For the keys that are known.
    pub fn new(known: Known) -> Self {
        Self {
            trail: Trail::new(known.nodes()),
            known,
        }
    }
}

/// Records inside a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inside {
    /// Where they begin.
    pub at: usize,
    /// What they are to the record around them.
    pub kind: InsideKind,
}

/// What records are to the one around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsideKind {
    /// A list of records of their own.
    List,
    /// Sums by model: the model is the key.
    ByModel,
    /// The steps of the one request that is recorded.
    Steps,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) node: Node,
    pub(super) level: u8,
    /// Of the object of counts around, if any.
    pub(super) rank: Option<u8>,
}

impl Place {
    /// The rank of an object of counts here; `preference`: among those at this level.
    pub(super) fn rank_of(self, preference: u8) -> u8 {
        self.level * RANKS_A_LEVEL + preference
    }
}

/// What a record states. Made once and used for line after line.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Of the object of counts.
    pub(super) usage: Counts,
    /// How far that object is from the best place; `None`: there is no such object.
    pub(super) rank: Option<u8>,
    /// Of objects of counts that another one goes before.
    beside: Counts,
    /// Of the record itself.
    flat: Counts,
    words: Vec<Kept<'a>>,
    /// Which words were kept, a bit each.
    kept: u64,
    /// Where the last value of each of these stands.
    last: [u8; MOST_WORDS],
    /// Which signs were seen, a bit each.
    pub(super) marks: u32,
    /// The fields asked for, with their levels.
    by: Vec<Option<(u8, Scalar<'a>)>>,
    /// The first thing that makes the counts unusable.
    pub(super) fault: Option<Reason>,
    /// The key with tokens that are not read.
    pub(super) unread: Option<Vec<u8>>,
    /// Cached tokens beside the counts.
    pub(super) elsewhere: Option<Vec<u8>>,
    /// A key that is not listed and speaks of output.
    pub(super) aside: Option<Vec<u8>>,
    /// Whether an output count stands there without a value.
    pub(super) has_open_output: bool,
    /// Whether counts of other things than text stand in it.
    pub(super) other_media: bool,
    /// Records inside it.
    pub(super) inside: Vec<Inside>,
    /// Objects that are written as texts, and where they stand.
    pub(super) texts: Vec<(Place, String)>,
    /// A write to the cache, and whether it is kept for an hour.
    pub(super) timed: (u64, bool),
}

impl<'a> Record<'a> {
    /// A record of nothing, for so many fields.
    pub fn new(fields: usize) -> Self {
        Self {
            usage: Counts::default(),
            rank: None,
            beside: Counts::default(),
            flat: Counts::default(),
            words: Vec::new(),
            kept: 0,
            last: [NONE; MOST_WORDS],
            marks: 0,
            by: vec![None; fields],
            fault: None,
            unread: None,
            aside: None,
            elsewhere: None,
            has_open_output: false,
            other_media: false,
            inside: Vec::new(),
            texts: Vec::new(),
            timed: (0, false),
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.usage.clear();
        self.beside.clear();
        self.flat.clear();
        self.rank = None;
        self.words.clear();
        self.kept = 0;
        self.marks = 0;
        self.by.fill(None);
        self.fault = None;
        self.unread = None;
        self.aside = None;
        self.elsewhere = None;
        self.has_open_output = false;
        self.other_media = false;
        self.inside.clear();
        self.texts.clear();
        self.timed = (0, false);
    }

    /// Why the counts cannot be used, if so.
    pub fn fault(&self) -> Option<Reason> {
        self.fault
    }

    /// The key of tokens that are not read.
    pub fn unread(&self) -> String {
        let key = self.unread.as_deref().unwrap_or_default();
        String::from_utf8_lossy(key).into_owned()
    }

    /// Cached tokens beside the counts, where the counts state no cached tokens at all.
    pub fn cached_aside(&self) -> Option<String> {
        let key = self.elsewhere.as_deref()?;
        (!says_cached(self.counts())).then(|| String::from_utf8_lossy(key).into_owned())
    }

    /// Whether another set of the same counts states cached tokens, and the one that holds does not.
    pub fn is_cached_beside(&self) -> bool {
        let input = |counts: &Counts| counts.get(Count::Prompt).or(counts.get(Count::Input));
        let (own, beside) = (self.counts(), &self.beside);
        !beside.is_empty()
            && says_cached(beside)
            && !says_cached(own)
            && input(own) == input(beside)
    }

    /// A key that is not listed and speaks of output, where no output is stated.
    pub fn output_aside(&self) -> Option<String> {
        let key = self.aside.as_deref()?;
        (!states_output(self.counts())).then(|| String::from_utf8_lossy(key).into_owned())
    }

    /// Whether the record has a place for its output and no count in it.
    pub fn leaves_output_open(&self) -> bool {
        self.has_open_output && !states_output(self.counts())
    }

    /// The counts that hold: those in an object of their own before those in the record itself.
    pub fn counts(&self) -> &Counts {
        if self.usage.is_empty() {
            &self.flat
        } else {
            &self.usage
        }
    }

    /// Counts that stand beside those that hold, in an object of counts, too.
    pub fn counts_beside(&self) -> &Counts {
        &self.beside
    }

    /// A count, wherever it stands: beside the counts that hold, or in the record around them.
    pub fn anywhere(&self, count: Count) -> Option<u64> {
        let of_usage = self.usage.get(count);
        of_usage
            .or_else(|| self.flat.get(count))
            .or_else(|| self.beside.get(count))
    }

    /// Which signs were seen, a bit each.
    pub fn marks(&self) -> u32 {
        self.marks
    }

    /// Whether a sign was seen.
    pub fn has(&self, mark: Mark) -> bool {
        self.marks >> mark as u32 & 1 == 1
    }

    /// The records inside.
    pub fn inside(&self) -> &[Inside] {
        &self.inside
    }

    /// Whether it has counts of audio or images.
    pub fn has_other_media(&self) -> bool {
        self.other_media
    }

    /// How deep the object of counts is wrapped.
    pub fn wraps(&self) -> u8 {
        self.rank.filter(|rank| *rank < SPARE).unwrap_or(0) / RANKS_A_LEVEL
    }

    /// The values of these words, in order of the words.
    #[inline]
    fn kept_of(&self, words: Words) -> impl Iterator<Item = &Kept<'a>> {
        let mut bits = words.bits() & self.kept;
        let mut at = NONE;
        std::iter::from_fn(move || {
            if at == NONE {
                if bits == 0 {
                    return None;
                }
                at = self.last[bits.trailing_zeros() as usize];
                bits &= bits - 1;
            }
            let kept = self.words.get(usize::from(at))?;
            at = kept.before;
            Some(kept)
        })
    }

    /// Whether none of these words was kept, as is so of most words of most records.
    #[inline]
    fn lacks(&self, words: Words) -> bool {
        words.bits() & self.kept == 0
    }

    /// The one value of these words, where there are no others.
    #[inline]
    fn only(&self, words: Words) -> Option<&Kept<'a>> {
        let bits = words.bits() & self.kept;
        let last = *self.last.get(bits.trailing_zeros() as usize)?;
        let kept = self.words.get(usize::from(last))?;
        (bits.is_power_of_two() && kept.before == NONE).then_some(kept)
    }

    /// A value: of the levels the outermost, of the words the first.
    #[inline]
    pub fn word(&self, words: Words) -> Option<Scalar<'a>> {
        if self.lacks(words) {
            return None;
        }
        if let Some(kept) = self.only(words) {
            return Some(kept.value);
        }
        let kept = self.kept_of(words);
        kept.min_by_key(|kept| (kept.level, kept.word))
            .map(|kept| kept.value)
    }

    /// The text of a value that names something: of the levels the one where the counts are, then those
    /// around it, then those within.
    #[inline]
    pub fn name(&self, words: Words) -> Option<Cow<'a, [u8]>> {
        if self.lacks(words) {
            return None;
        }
        let text = match self.only(words).map(|kept| kept.value) {
            Some(Scalar::Text(text)) => text,
            Some(_) => return None,
            None => self.nearest(words)?,
        };
        text.decode().filter(|name| !name.is_empty())
    }

    fn nearest(&self, words: Words) -> Option<Text<'a>> {
        let own = self.wraps();
        let distance = |level: u8| own.checked_sub(level).unwrap_or(DEEPEST + level);
        let named = self.kept_of(words).filter_map(|kept| match kept.value {
            Scalar::Text(text) => Some((distance(kept.level), kept.word, text)),
            _ => None,
        });
        let (_, _, text) = named.min_by_key(|(distance, word, _)| (*distance, *word))?;
        Some(text)
    }

    /// Whether a word has one of these texts, at any level.
    #[inline]
    pub fn says(&self, word: Word, texts: &[&str]) -> bool {
        let word = Words::of(&[word]);
        !self.lacks(word) && self.is_any_of(word, texts)
    }

    fn is_any_of(&self, words: Words, texts: &[&str]) -> bool {
        self.kept_of(words).any(|kept| match kept.value {
            Scalar::Text(text) => {
                let said = text.decode().unwrap_or_default();
                texts.iter().any(|text| *said == *text.as_bytes())
            }
            _ => false,
        })
    }

    /// The value of a field that was asked for.
    pub fn field(&self, position: usize) -> Option<Scalar<'a>> {
        self.by.get(position).copied().flatten().map(|(_, v)| v)
    }

    /// Takes over what the record around this one states, where this one does not.
    pub(super) fn inherit(&mut self, around: &Record<'a>) {
        for kept in &around.words {
            self.push(kept.word, AROUND + kept.level.min(AROUND), kept.value);
        }
        self.marks |= around.marks;
        for (mine, theirs) in self.by.iter_mut().zip(&around.by) {
            *mine = mine.or(theirs.map(|(level, value)| (AROUND + level.min(AROUND), value)));
        }
    }

    /// Takes over the counts of a part of it that was read by itself.
    pub(super) fn add_part(&mut self, part: &Record) {
        match part.rank {
            Some(rank) if self.rank.is_none_or(|best| rank < best) => {
                self.usage = part.usage;
                self.rank = Some(rank);
            }
            _ => {}
        }
        for (count, value) in part.flat.iter() {
            self.enter_count(None, count, value);
        }
        self.marks |= part.marks;
        self.other_media |= part.other_media;
        self.has_open_output |= part.has_open_output;
        self.unread = self.unread.take().or_else(|| part.unread.clone());
        if let Some(fault) = part.fault {
            self.fault.get_or_insert(fault);
        }
    }

    /// Enters a count. `rank`: of the object of counts around it.
    #[inline]
    pub(super) fn enter_count(&mut self, rank: Option<u8>, count: Count, value: u64) {
        let counts = match rank {
            None => &mut self.flat,
            Some(_) if rank == self.rank => &mut self.usage,
            Some(_) => {
                self.beside.set(count, value);
                return;
            }
        };
        if counts.set(count, value) {
            self.fault.get_or_insert(Reason::Contradiction);
        }
    }

    /// Keeps a value. Of several at one level the first holds; names have to agree.
    pub(super) fn keep(&mut self, word: Word, level: u8, value: Scalar<'a>) {
        let twin = self
            .kept_of(Words::of(&[word]))
            .find(|kept| kept.level == level);
        match twin {
            Some(kept) if kept.value == value || !word.is_name() => {}
            Some(_) => self.fault = self.fault.or(Some(Reason::Contradiction)),
            None => self.push(word, level, value),
        }
    }

    fn push(&mut self, word: Word, level: u8, value: Scalar<'a>) {
        let Ok(here) = u8::try_from(self.words.len()) else {
            return;
        };
        if here == NONE {
            return;
        }
        let last = &mut self.last[word as usize];
        let is_first = self.kept >> word as u64 & 1 == 0;
        let before = if is_first { NONE } else { *last };
        *last = here;
        self.kept |= 1 << word as u64;
        self.words.push(Kept {
            word,
            level,
            before,
            value,
        });
    }

    #[inline]
    pub(super) fn keep_field(&mut self, found: Found, level: u8, value: Scalar<'a>) {
        if let Some(position) = found.by
            && let Some(slot) = self.by.get_mut(usize::from(position))
            && slot.is_none_or(|(best, _)| level < best)
        {
            *slot = Some((level, value));
        }
    }
}
