//! One line → what it states: counts, names, times. Nothing is judged here but whether it can be read.
//!
//! Owns where in a record things may stand: in the object of counts, in the record itself, in an answer
//! wrapped in it. Refuses what the counts mean (`shape`). A record is read once, from left to right.

use std::borrow::Cow;

use super::counts::{Counts, MOST_TOKENS, whole};
use super::json::{Json, Malformed, Scalar, Text};
use super::keys::{Count, Found, Known, Node, OUTPUT_DETAILS, RECORD, Take, Word};
use super::reason::Reason;
use super::trail::Trail;

/// Answers wrapped deeper than this are not looked at.
const DEEPEST: u8 = 3;
/// A value that was kept, and how deep in the wraps it stands.
#[derive(Debug, Clone, Copy)]
struct Kept<'a> {
    word: Word,
    level: u8,
    value: Scalar<'a>,
}

/// What a reader has at hand for all lines.
#[derive(Debug, Clone)]
pub struct Reading {
    known: Known,
    trail: Trail,
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

/// What a line states. Made once and used for line after line.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Of the object of counts.
    usage: Counts,
    /// How far that object is from the best place; `None`: there is no such object.
    rank: Option<u8>,
    /// Of the record itself.
    flat: Counts,
    words: Vec<Kept<'a>>,
    /// Which words were kept, a bit each.
    kept: u32,
    /// The fields asked for, with their levels.
    by: Vec<Option<(u8, Scalar<'a>)>>,
    /// The first thing that makes the counts unusable.
    fault: Option<Reason>,
    /// Whether counts of other things than text stand in it.
    other_media: bool,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
struct Place {
    node: Node,
    level: u8,
    in_usage: bool,
}

/// The rank of counts that stand beside others: after all levels.
const SPARE: u8 = DEEPEST + 1;

impl<'a> Record<'a> {
    /// A record of nothing, for so many fields.
    pub fn new(fields: usize) -> Self {
        Self {
            usage: Counts::default(),
            rank: None,
            flat: Counts::default(),
            words: Vec::new(),
            kept: 0,
            by: vec![None; fields],
            fault: None,
            other_media: false,
        }
    }

    /// Reads the object at the cursor, which then stands behind it.
    ///
    /// # Errors
    /// What is not JSON. The cursor stands anywhere on the line then.
    pub fn read(&mut self, json: &mut Json<'a>, keys: &mut Reading) -> Result<(), Malformed> {
        self.usage.clear();
        self.flat.clear();
        self.rank = None;
        self.words.clear();
        self.kept = 0;
        self.by.fill(None);
        self.fault = None;
        self.other_media = false;
        let place = Place {
            node: RECORD,
            level: 0,
            in_usage: false,
        };
        self.object(json, keys, place)
    }

    /// Why the counts cannot be used, if so.
    pub fn fault(&self) -> Option<Reason> {
        self.fault
    }

    /// The counts that hold: those in an object of their own before those in the record itself.
    pub fn counts(&self) -> &Counts {
        if self.usage.is_empty() {
            &self.flat
        } else {
            &self.usage
        }
    }

    /// Whether it has counts of audio or images.
    pub fn has_other_media(&self) -> bool {
        self.other_media
    }

    /// How deep the object of counts is wrapped.
    pub fn wraps(&self) -> u8 {
        self.rank.filter(|rank| *rank < SPARE).unwrap_or(0)
    }

    /// A value: of the levels the outermost, of the words the first.
    #[inline]
    pub fn word(&self, words: &[Word]) -> Option<Scalar<'a>> {
        if !self.has_any(words) {
            return None;
        }
        let kept = self.words.iter().filter(|kept| words.contains(&kept.word));
        kept.min_by_key(|kept| (kept.level, kept.word))
            .map(|kept| kept.value)
    }

    /// The text of a value that names something: of the levels the one where the counts are, then those
    /// around it, then those within.
    #[inline]
    pub fn name(&self, words: &[Word]) -> Option<Cow<'a, [u8]>> {
        if !self.has_any(words) {
            return None;
        }
        let own = self.wraps();
        let distance = |level: u8| own.checked_sub(level).unwrap_or(DEEPEST + level);
        let kept = self.words.iter().filter(|kept| words.contains(&kept.word));
        let named = kept.filter_map(|kept| match kept.value {
            Scalar::Text(text) => Some((distance(kept.level), kept.word, text)),
            _ => None,
        });
        let (_, _, text) = named.min_by_key(|(distance, word, _)| (*distance, *word))?;
        text.decode().filter(|name| !name.is_empty())
    }

    /// Whether any of these was kept.
    #[inline]
    fn has_any(&self, words: &[Word]) -> bool {
        let bits = words
            .iter()
            .fold(0, |bits, word| bits | 1_u32 << *word as u32);
        self.kept & bits != 0
    }

    /// The value of a field that was asked for.
    pub fn field(&self, position: usize) -> Option<Scalar<'a>> {
        self.by.get(position).copied().flatten().map(|(_, v)| v)
    }

    fn object(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
    ) -> Result<(), Malformed> {
        let mut site = Trail::begin(place.node.number());
        json.open(b'{')?;
        let mut first = true;
        loop {
            let found = if let Some((next, length, found)) = keys.trail.follow(site, json.rest()) {
                json.set_position(json.position() + length);
                json.space();
                site = next;
                found
            } else {
                let here = json.rest();
                let from = json.position();
                if !json.next(b'}', first)? {
                    return Ok(());
                }
                let found = find(&keys.known, place.node, json.key()?);
                site = keys
                    .trail
                    .learn(site, &here[..json.position() - from], found);
                found
            };
            match found {
                None => json.skip()?,
                Some(found) => self.value(json, keys, place, found)?,
            }
            first = false;
        }
    }

    /// Reads the value of a key that counts.
    fn value(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        found: Found,
    ) -> Result<(), Malformed> {
        let inside = |node| Place { node, ..place };
        let is_object = json.peek() == b'{';
        match found.take {
            Take::Count(count) if found.by.is_none() => return self.count(json, place, count),
            Take::Enter(node) if is_object => return self.object(json, keys, inside(node)),
            Take::Enter(node) if json.peek() == b'[' => {
                return self.array(json, keys, inside(node));
            }
            Take::Unwrap if is_object && place.level < DEEPEST => {
                let level = place.level + 1;
                return self.object(
                    json,
                    keys,
                    Place {
                        level,
                        ..inside(RECORD)
                    },
                );
            }
            Take::Usage if is_object => return self.usage(json, keys, place, place.level),
            Take::SpareUsage if is_object => return self.usage(json, keys, place, SPARE),
            _ => {}
        }
        let start = *json;
        let Some(value) = json.scalar()? else {
            return Ok(());
        };
        if let Some(position) = found.by {
            self.keep_field(usize::from(position), place.level, value);
        }
        match found.take {
            Take::Count(count) => self.count(&mut start.clone(), place, count)?,
            Take::Word(Word::Modality) => self.modality(place.node, value),
            Take::Word(word) if value != Scalar::Null => self.keep(word, place.level, value),
            _ => {}
        }
        Ok(())
    }

    fn array(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
    ) -> Result<(), Malformed> {
        json.open(b'[')?;
        let mut first = true;
        while json.next(b']', first)? {
            first = false;
            if json.peek() == b'{' {
                self.object(json, keys, place)?;
            } else {
                json.skip()?;
            }
        }
        Ok(())
    }

    /// Reads an object of counts. Of several, the outermost that has any holds.
    fn usage(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        rank: u8,
    ) -> Result<(), Malformed> {
        if self.rank.is_some_and(|best| best < rank) {
            return json.skip();
        }
        let before = (self.usage, self.rank);
        if self.rank != Some(rank) {
            self.usage.clear();
        }
        self.rank = Some(rank);
        let place = Place {
            node: crate::usage::keys::USAGE,
            in_usage: true,
            ..place
        };
        self.object(json, keys, place)?;
        if self.usage.is_empty() {
            (self.usage, self.rank) = before;
        }
        Ok(())
    }

    #[inline]
    fn count(&mut self, json: &mut Json<'a>, place: Place, count: Count) -> Result<(), Malformed> {
        let value = match json.plain_count() {
            Some(value) => value,
            None => match json.scalar()? {
                Some(Scalar::Null) => return Ok(()),
                Some(Scalar::Number(text)) => match whole(text) {
                    Ok(value) => value,
                    Err(fault) => return self.fail(fault),
                },
                _ => return self.fail(Reason::NotANumber),
            },
        };
        if value > MOST_TOKENS {
            return self.fail(Reason::HugeCount);
        }
        let counts = if place.in_usage {
            &mut self.usage
        } else {
            &mut self.flat
        };
        if counts.set(count, value) {
            return self.fail(Reason::Contradiction);
        }
        Ok(())
    }

    #[allow(clippy::unnecessary_wraps)] // reads as the error it is about to be
    fn fail(&mut self, fault: Reason) -> Result<(), Malformed> {
        self.fault.get_or_insert(fault);
        Ok(())
    }

    /// Sound has rates of its own, and so have images that are made.
    fn modality(&mut self, node: Node, value: Scalar) {
        if let Scalar::Text(text) = value {
            let modality = text.decode().unwrap_or_default();
            let is = |word: &[u8]| modality.eq_ignore_ascii_case(word);
            self.other_media |= is(b"audio") || node == OUTPUT_DETAILS && is(b"image");
        }
    }

    fn keep(&mut self, word: Word, level: u8, value: Scalar<'a>) {
        let twin = |kept: &Kept| kept.word == word && kept.level == level;
        match self.words.iter().find(|kept| twin(kept)) {
            Some(kept) if kept.value == value => {}
            // Several keys may mean one time or charge; the first holds.
            Some(_)
                if matches!(
                    word,
                    Word::Time | Word::OtherTime | Word::Cost | Word::Charged
                ) => {}
            Some(_) => self.fault = self.fault.or(Some(Reason::Contradiction)),
            None => {
                self.kept |= 1 << word as u32;
                self.words.push(Kept { word, level, value });
            }
        }
    }

    fn keep_field(&mut self, position: usize, level: u8, value: Scalar<'a>) {
        if let Some(slot) = self.by.get_mut(position)
            && slot.is_none_or(|(best, _)| level < best)
        {
            *slot = Some((level, value));
        }
    }
}

#[inline]
fn find(known: &Known, node: Node, key: Text) -> Option<Found> {
    match key.decode()? {
        Cow::Borrowed(name) => known.find(node, name),
        Cow::Owned(name) => known.find(node, &name),
    }
}
