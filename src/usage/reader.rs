//! One line → a record, read once, from left to right.
//!
//! Owns what is entered, passed or kept of an object. Does not say which of several counts holds
//! (`record`).

use std::borrow::Cow;

use super::counts::{MOST_TOKENS, whole};
use super::json::{Json, Malformed, Scalar, Text};
use super::keys::{
    ATTRIBUTES, COSTS, Count, Node, OUTPUT_DETAILS, RECORD, TIMED_WRITES, Take, USAGE, WRITES, Word,
};
use super::known::{Found, Known};
use super::reason::Reason;
use super::record::{DEEPEST, Inside, InsideKind, Place, Reading, Record, SPARE};
use super::trail::Trail;

/// The place of the record itself.
const TOP: Place = Place {
    node: RECORD,
    level: 0,
    rank: None,
};

impl<'a> Record<'a> {
    /// Reads the object at the cursor, which then stands behind it; of a list, where its records are.
    ///
    /// # Errors
    /// What is not JSON. The cursor stands anywhere on the line then.
    #[inline]
    pub fn read(&mut self, json: &mut Json<'a>, keys: &mut Reading) -> Result<(), Malformed> {
        self.clear();
        if json.peek() == b'[' {
            return self.records(json, InsideKind::List);
        }
        self.object(json, keys, TOP)?;
        if !self.texts.is_empty() {
            self.read_texts(keys);
        }
        Ok(())
    }

    /// Takes a model's name for granted: of records that stand by it.
    pub fn set_model(&mut self, name: Text<'a>) {
        self.keep(Word::Model, 0, Scalar::Text(name));
    }

    /// Takes a value that stands by its name, outside of any object.
    pub fn read_cell(&mut self, found: Found, value: Scalar<'a>, place: Node) {
        self.marks |= 1 << found.mark as u32;
        self.scalar(Place { node: place, ..TOP }, found, value, None);
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
            let from = json.position();
            let found = if let Some((next, length, found)) = keys.trail.follow(site, json.rest()) {
                json.set_position(json.position() + length);
                json.space();
                site = next;
                found
            } else {
                let here = json.rest();
                if !json.next(b'}', first)? {
                    return Ok(());
                }
                let found = find(&keys.known, place.node, json.key()?);
                site = keys
                    .trail
                    .learn(site, &here[..json.position() - from], found);
                found
            };
            let name = json.position() - from;
            match found {
                None => json.skip()?,
                Some(found) => self.value(json, keys, place, found, name)?,
            }
            first = false;
        }
    }

    /// Reads the value of a key that counts. `name`: how many bytes before the value the key begins.
    fn value(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        found: Found,
        name: usize,
    ) -> Result<(), Malformed> {
        let inside = |node| Place { node, ..place };
        let first = json.peek();
        if first != b'n' {
            self.marks |= 1 << found.mark as u32;
        }
        match (found.take, first) {
            (Take::Count(count), b'0'..=b'9') if found.by.is_none() => {
                return self.count(json, place, count);
            }
            (Take::Enter(node), b'{') => return self.object(json, keys, inside(node)),
            (Take::Enter(ATTRIBUTES), b'[') => return self.attributes(json, keys, place),
            (Take::Enter(node), b'[') => return self.array(json, keys, inside(node)),
            (Take::Unwrap, b'{') if place.level < DEEPEST => {
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
            (Take::Usage(preference), b'{') => {
                let rank = place.rank_of(preference);
                return self.usage(json, keys, place, rank);
            }
            (Take::SpareUsage, b'{') => return self.usage(json, keys, place, SPARE),
            (Take::Records | Take::Unwrap, b'[') => return self.records(json, InsideKind::List),
            (Take::Steps, b'[') => return self.records(json, InsideKind::Steps),
            (Take::ByModel, b'{') => return self.records(json, InsideKind::ByModel),
            (Take::Count(Count::WrittenInside), b'{') => {
                return self.object(json, keys, inside(WRITES));
            }
            (Take::Word(Word::Cost), b'{') => return self.object(json, keys, inside(COSTS)),
            _ => {}
        }
        let start = *json;
        let Some(value) = json.scalar()? else {
            match found.take {
                Take::Count(count) if count.is_tokens() => self.fail(Reason::NotANumber),
                Take::Unread if has_positive(start.until(json)) => self.fail_unread(start, name),
                _ => {}
            }
            return Ok(());
        };
        self.scalar(place, found, value, Some((start, name)));
        Ok(())
    }

    /// Takes a value that holds no other. `key`: where it stands, and how many bytes before it its key.
    fn scalar(
        &mut self,
        place: Place,
        found: Found,
        value: Scalar<'a>,
        key: Option<(Json<'a>, usize)>,
    ) {
        self.keep_field(found, place.level, value);
        match (found.take, value) {
            (Take::Count(count), Scalar::Number(text)) => match whole(text) {
                Ok(value) if count == Count::WrittenTimed => self.timed.0 = value,
                Ok(value) => self.enter_count(place.rank, count, value),
                Err(fault) if count.is_tokens() => self.fail(fault),
                Err(_) => {}
            },
            (Take::Count(Count::Output), Scalar::Null) => self.has_open_output = true,
            (Take::Count(count), Scalar::Text(_) | Scalar::Bool(_)) if count.is_tokens() => {
                self.fail(Reason::NotANumber);
            }
            (Take::Word(Word::Modality), _) => self.modality(place.node, value),
            (Take::Word(Word::Kept), Scalar::Text(text)) => {
                self.timed.1 = text.decode().is_some_and(|ttl| *ttl == *b"1h");
            }
            (Take::Word(word), Scalar::Text(_) | Scalar::Number(_) | Scalar::Bool(_)) => {
                self.keep(word, place.level, value);
            }
            (Take::Elsewhere, Scalar::Number(text)) if is_positive(text) => {
                let key = key.and_then(|(start, name)| name_of(start, name));
                self.elsewhere = self.elsewhere.take().or(key);
            }
            (Take::Aside, Scalar::Number(text)) if is_positive(text) => {
                let key = key.and_then(|(start, name)| name_of(start, name));
                self.aside = self.aside.take().or(key);
            }
            (Take::Unread, Scalar::Number(text)) if is_positive(text) => match key {
                Some((start, name)) => self.fail_unread(start, name),
                None => self.fail(Reason::UnreadTokens),
            },
            (Take::Enter(_) | Take::Usage(_) | Take::SpareUsage, Scalar::Text(text)) => {
                self.note_text(place, found.take, text);
            }
            _ => {}
        }
    }

    /// Notes an object that is written as a text.
    fn note_text(&mut self, place: Place, take: Take, text: Text) {
        let place = match take {
            Take::Enter(node) => Place { node, ..place },
            Take::Usage(preference) => Place {
                node: USAGE,
                rank: Some(place.rank_of(preference)),
                ..place
            },
            _ => Place {
                node: USAGE,
                rank: Some(SPARE),
                ..place
            },
        };
        if let Some(text) = text.decode()
            && text.first() == Some(&b'{')
            && let Ok(text) = String::from_utf8(text.into_owned())
        {
            self.texts.push((place, text));
        }
    }

    /// Reads the objects that are written as texts. What is no JSON there is none.
    #[cold]
    pub(super) fn read_texts(&mut self, keys: &mut Reading) {
        for (place, mut text) in std::mem::take(&mut self.texts) {
            text.push('\n');
            let mut json = Json::new(text.as_bytes());
            let mut part = Record::new(0);
            part.rank = place.rank;
            if part.object(&mut json, keys, place).is_ok() {
                self.add_part(&part);
            }
        }
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
            if json.peek() != b'{' {
                json.skip()?;
                continue;
            }
            self.timed = (0, false);
            self.object(json, keys, place)?;
            if place.node == TIMED_WRITES && self.timed.0 > 0 {
                let (tokens, long) = self.timed;
                let count = if long {
                    Count::Written1h
                } else {
                    Count::Written5m
                };
                self.enter_count(place.rank, count, tokens);
            }
        }
        Ok(())
    }

    /// Reads attributes as OTLP writes them: `[{"key": …, "value": {"intValue": …}}]`.
    fn attributes(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
    ) -> Result<(), Malformed> {
        json.open(b'[')?;
        let mut first = true;
        while json.next(b']', first)? {
            first = false;
            if json.peek() != b'{' {
                json.skip()?;
                continue;
            }
            let (name, value) = attribute(json)?;
            let Some(name) = name else { continue };
            let Some(value) = value else { continue };
            let Some(found) = find(&keys.known, ATTRIBUTES, name) else {
                continue;
            };
            // A whole number is written as text there.
            let value = match (found.take, value) {
                (Take::Count(_), Scalar::Text(text)) => Scalar::Number(text.raw()),
                (_, value) => value,
            };
            self.marks |= 1 << found.mark as u32;
            self.scalar(
                Place {
                    node: ATTRIBUTES,
                    ..place
                },
                found,
                value,
                None,
            );
        }
        Ok(())
    }

    /// Notes where records stand, and passes them.
    fn records(&mut self, json: &mut Json<'a>, kind: InsideKind) -> Result<(), Malformed> {
        let at = json.position();
        self.inside.push(Inside { at, kind });
        json.skip()
    }

    /// Reads an object of counts. Of several, the outermost that has any holds.
    fn usage(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        rank: u8,
    ) -> Result<(), Malformed> {
        let place = Place {
            node: USAGE,
            rank: Some(rank),
            ..place
        };
        if self.rank.is_some_and(|best| best <= rank) {
            return self.object(json, keys, place);
        }
        let before = self.rank.map(|rank| (self.usage, rank));
        self.usage.clear();
        self.rank = Some(rank);
        self.object(json, keys, place)?;
        if let Some((usage, before_rank)) = before {
            if self.usage.is_empty() {
                (self.usage, self.rank) = (usage, Some(before_rank));
            } else {
                let other = Some(before_rank);
                usage
                    .iter()
                    .for_each(|(count, value)| self.enter_count(other, count, value));
            }
        } else if self.usage.is_empty() && self.rank == Some(rank) {
            self.rank = None;
        }
        Ok(())
    }

    #[inline]
    fn count(&mut self, json: &mut Json<'a>, place: Place, count: Count) -> Result<(), Malformed> {
        let value = match json.plain_count() {
            Some(value) => value,
            None => match json.scalar()? {
                Some(Scalar::Number(text)) => match whole(text) {
                    Ok(value) => value,
                    Err(fault) => {
                        self.fail(fault);
                        return Ok(());
                    }
                },
                _ => return Ok(()),
            },
        };
        if value > MOST_TOKENS {
            self.fail(Reason::HugeCount);
        } else if count == Count::WrittenTimed {
            self.timed.0 = value;
        } else {
            self.enter_count(place.rank, count, value);
        }
        Ok(())
    }

    fn fail(&mut self, fault: Reason) {
        self.fault.get_or_insert(fault);
    }

    /// Notes tokens under a key that is not listed; the key begins `name` bytes before `value`.
    #[cold]
    fn fail_unread(&mut self, value: Json<'a>, name: usize) {
        self.unread = self.unread.take().or_else(|| name_of(value, name));
        self.fail(Reason::UnreadTokens);
    }

    /// Sound has rates of its own, and so have images that are made.
    fn modality(&mut self, node: Node, value: Scalar) {
        if let Scalar::Text(text) = value {
            let modality = text.decode().unwrap_or_default();
            let is = |word: &[u8]| modality.eq_ignore_ascii_case(word);
            self.other_media |= is(b"audio") || node == OUTPUT_DETAILS && is(b"image");
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

/// The name and the value of one attribute.
fn attribute<'a>(json: &mut Json<'a>) -> Result<(Option<Text<'a>>, Option<Scalar<'a>>), Malformed> {
    let (mut name, mut value) = (None, None);
    json.open(b'{')?;
    let mut first = true;
    while json.next(b'}', first)? {
        first = false;
        let key = json.key()?;
        match (key.raw(), json.peek()) {
            (b"key", b'"') => {
                if let Some(Scalar::Text(text)) = json.scalar()? {
                    name = Some(text);
                }
            }
            (b"value", b'{') => {
                json.open(b'{')?;
                let mut first = true;
                while json.next(b'}', first)? {
                    first = false;
                    json.key()?;
                    value = json.scalar()?.or(value);
                }
            }
            (b"value", _) => value = json.scalar()?,
            _ => json.skip()?,
        }
    }
    Ok((name, value))
}

/// The key that begins `name` bytes before `value`.
#[cold]
fn name_of(value: Json, name: usize) -> Option<Vec<u8>> {
    let mut key = value.back(name);
    // The comma before it.
    while matches!(key.peek(), b',' | b' ' | b'\t' | b'\r') {
        key.set_position(key.position() + 1);
    }
    Some(key.key().ok()?.decode()?.into_owned())
}

pub(super) fn is_positive(number: &[u8]) -> bool {
    let text = std::str::from_utf8(number).unwrap_or_default();
    text.parse::<f64>().is_ok_and(|number| number > 0.0)
}

/// Whether a value holds a number above 0.
fn has_positive(value: &[u8]) -> bool {
    fn any(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Number(number) => number.as_f64().is_some_and(|number| number > 0.0),
            serde_json::Value::Array(values) => values.iter().any(any),
            serde_json::Value::Object(object) => object.values().any(any),
            _ => false,
        }
    }
    serde_json::from_slice(value).is_ok_and(|value| any(&value))
}
