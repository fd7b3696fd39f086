//! What one record states: counts, names, times. Nothing is interpreted here.
//!
//! Owns which of several counts and words applies, depending on where in the record it is. Does not read (`reader`) or
//! interpret the counts (`shape`).

use std::borrow::Cow;

use memchr::memmem::Finder;

use super::counts::Counts;
pub use super::inside::{Inside, InsideKind};
use super::json::Scalar;
use super::keys::{Count, Mark, Node, RECORD, SERVED, Take, USAGE};
use super::known::{Found, Known};
use super::other_calls::{Beside, OKEN};
use super::reason::Reason;
use super::said::{Kept, MOST_WORDS, NONE};
use super::told::says_more;
use super::trail::Trail;
use super::when::Order;

/// Answers wrapped deeper are not read.
pub(super) const DEEPEST: u8 = 4;
/// The level of words stated by the enclosing record.
pub(super) const AROUND: u8 = DEEPEST + 1;
/// The most ranks of count objects per level.
const RANKS_A_LEVEL: u8 = 2;
/// The rank of spare counts: after all levels.
pub(super) const SPARE: u8 = (DEEPEST + 1) * RANKS_A_LEVEL;
/// The rank of counts that may be another's: they never apply.
pub(super) const ASIDE: u8 = u8::MAX;

/// Signs of how libraries and gateways count, which do not apply to a provider's steps.
const LIBRARIES: u64 = bits(&[
    Mark::AiSdk,
    Mark::AiSdkCached,
    Mark::Langfuse,
    Mark::LangChain,
    Mark::LiteLlm,
    Mark::Helicone,
    Mark::OlderSpan,
    Mark::OpenLlmetry,
    Mark::PydanticAi,
    Mark::Recorder,
    Mark::SdkMetadata,
    Mark::SdkOther,
]);

/// A bit per sign.
const fn bits(marks: &[Mark]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < marks.len() {
        bits |= 1 << marks[at] as u64;
        at += 1;
    }
    bits
}

/// Whether any cached tokens are stated, ignoring 0.
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

/// What a reader reuses for all lines.
#[derive(Debug, Clone)]
pub struct Reading {
    pub(super) known: Known,
    pub(super) trail: Trail,
    /// Finds what keys of tokens have in common.
    pub(super) tokens: Finder<'static>,
}

impl Reading {
    pub fn new(known: Known) -> Self {
        Self {
            trail: Trail::new(known.nodes()),
            tokens: Finder::new(OKEN),
            known,
        }
    }
}

/// The reader's place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub(super) node: Node,
    pub(super) level: u8,
    /// Rank of the enclosing object of counts, if any.
    pub(super) rank: Option<u8>,
}

impl Place {
    /// The rank of an object of counts here; `preference`: among those at this level.
    pub(super) fn rank_of(self, preference: u8) -> u8 {
        self.level * RANKS_A_LEVEL + preference
    }
}

/// What a record states. Made once and reused for every line.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Of the object of counts.
    pub(super) usage: Counts,
    /// That object's distance from the best place; `None`: there is no such object.
    pub(super) rank: Option<u8>,
    /// Of objects of counts with lower precedence.
    beside: Counts,
    /// Of the record itself.
    flat: Counts,
    /// Those that apply if there is no other output.
    pub(super) last_counts: Counts,
    pub(super) words: Vec<Kept<'a>>,
    /// A bit per word that was kept.
    pub(super) kept: u64,
    /// Index of the last value kept of each word.
    pub(super) last: [u8; MOST_WORDS],
    /// A bit per sign that was seen.
    pub(super) marks: u64,
    /// The `--by` fields, with their levels.
    by: Vec<Option<(u8, Scalar<'a>)>>,
    /// The first fault that makes the counts unusable.
    pub(super) fault: Option<Reason>,
    /// The first key with unread tokens.
    pub(super) unread: Option<Vec<u8>>,
    /// The first key with cached tokens next to the counts.
    pub(super) elsewhere: Option<Vec<u8>>,
    /// The first unlisted key that mentions output.
    pub(super) aside: Option<Vec<u8>>,
    /// Whether an output count has no value.
    pub(super) has_open_output: bool,
    /// Whether it has counts other than of text.
    pub(super) other_media: bool,
    pub(super) inside: Vec<Inside>,
    /// Objects written as text, and their places.
    pub(super) texts: Vec<(Place, String)>,
    /// Which of the texts is being read, from 1; 0: none.
    pub(super) text: usize,
    /// What it says besides its counts.
    pub(super) beside_counts: Beside,
    /// Unread keys that may change the bill.
    pub(super) telling: Vec<Cow<'a, [u8]>>,
    /// The order of day and month in its dates.
    pub(super) order: Order,
    /// Tokens of a cache write, and whether it is kept for an hour.
    pub(super) timed: (u64, bool),
}

impl<'a> Record<'a> {
    /// An empty record, for `fields` fields.
    pub fn new(fields: usize) -> Self {
        Self {
            usage: Counts::default(),
            rank: None,
            beside: Counts::default(),
            flat: Counts::default(),
            last_counts: Counts::default(),
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
            text: 0,
            beside_counts: Beside::default(),
            telling: Vec::new(),
            order: Order::Unknown,
            timed: (0, false),
        }
    }

    pub(super) fn clear(&mut self) {
        self.usage.clear();
        self.beside.clear();
        self.flat.clear();
        self.last_counts.clear();
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
        self.text = 0;
        self.beside_counts = Beside::default();
        self.telling.clear();
        self.order = Order::Unknown;
        self.timed = (0, false);
    }

    /// Why the counts are unusable, if they are.
    pub fn fault(&self) -> Option<Reason> {
        self.fault
    }

    /// The key of unread tokens.
    pub fn unread(&self) -> String {
        let key = self.unread.as_deref().unwrap_or_default();
        String::from_utf8_lossy(key).into_owned()
    }

    /// Whether its counts state cached tokens, ignoring 0.
    pub fn says_cached(&self) -> bool {
        says_cached(self.counts())
    }

    /// The key of cached tokens next to the counts, if the counts state none.
    pub fn cached_aside(&self) -> Option<String> {
        let key = self.elsewhere.as_deref()?;
        (!says_cached(self.counts())).then(|| String::from_utf8_lossy(key).into_owned())
    }

    /// Whether another set of the same counts states cached tokens, and the one that applies does not.
    pub fn is_cached_beside(&self) -> bool {
        let input = |counts: &Counts| counts.get(Count::Prompt).or(counts.get(Count::Input));
        let (own, beside) = (self.counts(), &self.beside);
        !beside.is_empty()
            && says_cached(beside)
            && !says_cached(own)
            && input(own) == input(beside)
    }

    /// An unlisted key that mentions output, if no output is stated.
    pub fn output_aside(&self) -> Option<String> {
        let key = self.aside.as_deref()?;
        (!self.counts().states_output()).then(|| String::from_utf8_lossy(key).into_owned())
    }

    /// Whether the record has a field for its output but no count in it.
    pub fn leaves_output_open(&self) -> bool {
        self.has_open_output && !self.counts().states_output()
    }

    /// The counts that apply: those in their own object take precedence over those in the record itself.
    pub fn counts(&self) -> &Counts {
        if self.usage.is_empty() {
            &self.flat
        } else {
            &self.usage
        }
    }

    /// Counts of an object with lower precedence.
    pub fn counts_beside(&self) -> &Counts {
        &self.beside
    }

    /// A count from anywhere: the counts that apply, the record around them, or the counts beside them.
    pub fn anywhere(&self, count: Count) -> Option<u64> {
        let of_usage = self.usage.get(count);
        of_usage
            .or_else(|| self.flat.get(count))
            .or_else(|| self.beside.get(count))
    }

    /// The order of day and month in its dates.
    pub fn order(&self) -> Order {
        self.order
    }

    /// A bit per sign that was seen.
    pub fn marks(&self) -> u64 {
        self.marks
    }

    pub fn has(&self, mark: Mark) -> bool {
        self.marks >> mark as u64 & 1 == 1
    }

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

    /// The value of a `--by` field.
    pub fn field(&self, position: usize) -> Option<Scalar<'a>> {
        self.by.get(position).copied().flatten().map(|(_, v)| v)
    }

    /// Inherits what the enclosing record states and this one does not.
    pub(super) fn inherit(&mut self, around: &Record<'a>, kind: InsideKind) {
        for kept in &around.words {
            self.push(kept.word, AROUND + kept.level.min(AROUND), kept.value);
        }
        // Steps are counted as the provider counts, however a library counts their sum.
        let passed_on = if kind == InsideKind::Steps {
            LIBRARIES
        } else {
            0
        };
        self.marks |= around.marks & !passed_on;
        self.telling.extend_from_slice(&around.telling);
        if kind == InsideKind::ByModel {
            self.take_writes(around);
        }
        if [InsideKind::ByModel, InsideKind::Parts].contains(&kind) {
            let doubt = &mut self.beside_counts.doubt;
            *doubt = doubt.take().or_else(|| around.beside_counts.doubt.clone());
            // Only the sum of all models says what was cached.
            let of_cache = |key: &&Vec<u8>| memchr::memmem::find(key, b"cache").is_some();
            if let Some(key) = around.unread.as_ref().filter(of_cache)
                && !self.says_cached()
            {
                self.fault.get_or_insert(Reason::UnreadTokens);
                self.unread.get_or_insert_with(|| key.clone());
            }
        }
        for (mine, theirs) in self.by.iter_mut().zip(&around.by) {
            *mine = mine.or(theirs.map(|(level, value)| (AROUND + level.min(AROUND), value)));
        }
    }

    /// Takes over the lifetime of a model's cache writes, which only the counts of all models state. If those are not
    /// of this model alone, it is unknown.
    fn take_writes(&mut self, around: &Record<'a>) {
        let stated = |count| around.anywhere(count).unwrap_or(0);
        let (short, long) = (stated(Count::Written5m), stated(Count::Written1h));
        let own = self.counts().get(Count::CacheWritten).unwrap_or(0);
        if long == 0 || own == 0 || self.counts().has(Count::Written1h) {
            return;
        }
        if own == short + long {
            let rank = self.rank.filter(|_| !self.usage.is_empty());
            self.enter_count(rank, Count::Written5m, short);
            self.enter_count(rank, Count::Written1h, long);
        } else {
            self.fault.get_or_insert(Reason::UnclearKept);
        }
    }

    /// Notes the depth of a count whose object is not entered: a cell named by a path.
    pub(super) fn note_depth(&mut self, place: Place, found: Found) {
        if place.node == USAGE && matches!(found.take, Take::Count(_)) {
            let rank = place.rank_of(1);
            self.rank = Some(self.rank.map_or(rank, |best| best.min(rank)));
        }
    }

    /// Whether nothing is known about it.
    pub fn is_blank(&self) -> bool {
        self.kept == 0
            && self.marks >> 1 == 0
            && self.fault.is_none()
            && self.counts().is_empty()
            && self.inside.is_empty()
            && self.texts.is_empty()
    }

    /// The record merged with the objects written as text in it; `has_counts`: skip those that wrap an answer, since
    /// the record has its own counts.
    pub fn with_texts<'t>(
        &'t self,
        texts: &'t [(Place, String)],
        has_counts: bool,
        keys: &mut Reading,
    ) -> Record<'t> {
        let mut whole: Record<'t> = self.clone();
        whole.texts.clear();
        for (number, (place, text)) in (1..).zip(texts) {
            let wraps_answer = place.node == RECORD && place.level > 0;
            whole.text = number;
            if !(wraps_answer && has_counts) || self.has(Mark::Adk) {
                whole.read_text(text, *place, keys);
            } else if says_more(text.as_bytes()) {
                let beside = Place {
                    node: SERVED,
                    level: place.level - 1,
                    ..*place
                };
                whole.read_text(text, beside, keys);
            }
        }
        whole.join_metadata();
        whole
    }

    /// Adds the cached tokens stated in the metadata to the object of counts.
    #[inline]
    pub(super) fn join_metadata(&mut self) {
        if !self.last_counts.is_empty() && !self.counts().states_output() {
            let rank = self.rank.filter(|_| !self.usage.is_empty());
            for (count, value) in std::mem::take(&mut self.last_counts).iter() {
                self.enter_count(rank, count, value);
            }
        }
        let has_metadata = self.has(Mark::SdkMetadata) || self.has(Mark::SdkOther);
        if !has_metadata && !self.has(Mark::Served) || self.usage.is_empty() {
            return;
        }
        let counts = [
            Count::Written5m,
            Count::Written1h,
            Count::CachedInside,
            Count::CacheRead,
            Count::CacheWritten,
        ];
        // An answer next to the counts only adds the lifetime of cache writes.
        for count in counts.into_iter().take(if has_metadata { 5 } else { 2 }) {
            if let Some(value) = self.flat.get(count)
                && !self.usage.has(count)
            {
                self.usage.set(count, value);
            }
        }
    }

    /// Enters a count. `rank`: of the enclosing object of counts.
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
