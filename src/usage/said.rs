//! What a record says in words: names, times, how it was served.
//!
//! Owns which of several values of a word applies, depending on where in the record it is. Does not read (`reader`).

use std::borrow::Cow;

use super::json::{Scalar, Text};
use super::keys::{Doubt, Word, Words};
use super::reason::Reason;
use super::record::{AROUND, DEEPEST, Record};

/// A kept value, and how deep it is wrapped.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept<'a> {
    pub(super) word: Word,
    pub(super) level: u8,
    /// Index of the previous value kept of this word; [`NONE`] if it is the first.
    before: u8,
    pub(super) value: Scalar<'a>,
}

/// No index.
pub(super) const NONE: u8 = u8::MAX;
/// The most words there can be.
pub(super) const MOST_WORDS: usize = 64;

impl<'a> Record<'a> {
    /// The values of these words, in the order of the words.
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

    /// Whether none of these words was kept, as is usual.
    #[inline]
    pub(super) fn lacks(&self, words: Words) -> bool {
        words.bits() & self.kept == 0
    }

    /// The value of these words, if there is exactly one.
    #[inline]
    fn only(&self, words: Words) -> Option<&Kept<'a>> {
        let bits = words.bits() & self.kept;
        let last = *self.last.get(bits.trailing_zeros() as usize)?;
        let kept = self.words.get(usize::from(last))?;
        (bits.is_power_of_two() && kept.before == NONE).then_some(kept)
    }

    /// The outermost value; at one level, that of the first word.
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

    /// The text of a name: first from the level of the counts, then from levels around it, then from those within.
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

    /// The first of these words whose value casts the doubt, with the reason and the value.
    pub(super) fn said_doubt(&self, doubt: Doubt, words: &[Word]) -> Option<(Reason, String)> {
        words.iter().find_map(|word| {
            let value = self.word(Words::of(&[*word]))?;
            let (Some(reason), Scalar::Text(text)) = (doubt.of(value), value) else {
                return None;
            };
            Some((reason, String::from_utf8_lossy(text.raw()).into_owned()))
        })
    }

    /// Like [`Record::word`], as written, if it is text.
    #[inline]
    pub fn raw(&self, words: Words) -> Option<&'a [u8]> {
        match self.word(words)? {
            Scalar::Text(text) => Some(text.raw()),
            _ => None,
        }
    }

    /// A value that the record itself states, not the one around it.
    pub(super) fn own(&self, words: Words) -> Option<Scalar<'a>> {
        let mut kept = self.kept_of(words);
        let own = kept.find(|kept| kept.level < AROUND)?;
        Some(own.value)
    }

    /// Whether it states one of these outside the answer it wraps.
    pub(super) fn says_around(&self, words: Words) -> bool {
        let mut kept = self.kept_of(words);
        kept.any(|kept| kept.level != self.wraps())
    }

    /// The name, and whether the record itself states one, not the one around it.
    pub fn name_and_whether_own(&self, words: Words) -> (Option<Cow<'a, [u8]>>, bool) {
        let name = self.name(words);
        let is_own = name.is_some() && {
            let mut kept = self.kept_of(words);
            kept.any(|kept| kept.level < AROUND && matches!(kept.value, Scalar::Text(_)))
        };
        (name, is_own)
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

    pub fn names_model(&self) -> bool {
        !self.lacks(const { Words::of(&[Word::ModelVersion, Word::Model, Word::ModelName]) })
    }

    /// Keeps a value. The first at each level applies; names must agree.
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

    pub(super) fn push(&mut self, word: Word, level: u8, value: Scalar<'a>) {
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
}
