//! Values of keys that matter: which are taken, kept or noted, and what makes a record unreadable.
//!
//! Does not walk through objects (`reader`).

use std::borrow::Cow;

use serde_json::Value;

use super::counts::whole;
use super::doubts::is_yes;
use super::json::{Json, Malformed, Scalar, Text};
use super::keys::{
    Count, Doubt, INPUT_PARTS, METADATA, Mark, Node, OUTPUT_DETAILS, OUTPUT_PARTS, PARAMETERS,
    RECORD, RESULT, SERVED, Take, USAGE, WRITES, Word,
};
use super::known::Found;
use super::reason::Reason;
use super::record::{ASIDE, DEEPEST, Place, Reading, Record, SPARE};
use super::repeats::hashed;
use super::running::{is_start, is_total};
use super::stream::{answer, may_be_stream};
use super::telling;
use super::told::says_more;
use super::unread::words_of;

impl<'a> Record<'a> {
    /// Reads a scalar. `key`: the value's position, and how many bytes before it the key begins.
    pub(super) fn scalar(
        &mut self,
        place: Place,
        found: Found,
        value: Scalar<'a>,
        key: Option<(Json<'a>, usize)>,
    ) {
        self.keep_field(found, place.level, value);
        if place.rank == Some(ASIDE) {
            return self.note_aside(found.take, value);
        }
        let name_of_key = || key.and_then(|(start, name)| name_of(start, name));
        // Databases and traces write whole numbers as text.
        let value = match (found.take, value) {
            (
                Take::Count(_)
                | Take::Unread
                | Take::Aside
                | Take::Elsewhere
                | Take::OtherCall
                | Take::MayBeOtherCall,
                Scalar::Text(text),
            ) if is_whole(text.raw()) => Scalar::Number(text.raw()),
            (_, value) => value,
        };
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
            // The sum of writes, where others split it by lifetime.
            (Take::Enter(WRITES), Scalar::Number(text)) => match whole(text) {
                Ok(value) => self.enter_count(place.rank, Count::CacheWritten, value),
                Err(fault) => self.fail(fault),
            },
            // A hit is yes or no; tokens are many.
            (Take::Word(Word::CacheHit | Word::Cached), Scalar::Number(text))
                if number(text) > Some(1.0) =>
            {
                self.fail_unread_at(key);
            }
            (Take::LastCount(count), Scalar::Number(text)) => self.note_last(count, text),
            (Take::Word(Word::Modality), _) => self.modality(place.node, value),
            (Take::Word(Word::Kept), Scalar::Text(text)) => {
                self.timed.1 = text.decode().is_some_and(|ttl| *ttl == *b"1h");
            }
            // A cost in spare counts is not OpenRouter's.
            (Take::Word(Word::Cost), Scalar::Number(_)) if place.rank == Some(SPARE) => {
                self.keep(Word::Charged, place.level, value);
            }
            (Take::Word(word), Scalar::Text(text)) if word.may_say_total() && is_total(text) => {
                self.beside_counts.is_total = true;
                self.keep(word, place.level, value);
            }
            (Take::OwnId, Scalar::Text(text)) => {
                self.beside_counts.own_id = Some((hashed(text.raw()), text.raw().len()));
            }
            (Take::Conversation, Scalar::Text(text)) => {
                self.beside_counts.conversation = Some(hashed(text.raw()));
            }
            (Take::Label, Scalar::Text(text)) => self.label(text, key),
            (Take::Doubt(doubt), value) => {
                // Pydantic AI saves the prompt next to the answer.
                self.beside_counts.is_asked |= doubt == Doubt::Statistic && is_asked(value);
                self.doubt(doubt, value, key);
            }
            (Take::Telling(_), value) => {
                if let Some((start, name)) = key {
                    self.tell(found.take, value, || key_before(start, name)?.decode());
                }
            }
            (take @ (Take::OtherCall | Take::MayBeOtherCall), Scalar::Number(text))
                if is_positive(text) =>
            {
                let (count, name) = (whole(text).unwrap_or(0), name_of_key().unwrap_or_default());
                self.beside_counts.note(take, count, name);
            }
            (Take::Word(word), Scalar::Text(_) | Scalar::Number(_) | Scalar::Bool(_)) => {
                self.keep(word, place.level, value);
            }
            (Take::Elsewhere, Scalar::Number(text)) if is_positive(text) => {
                self.elsewhere = self.elsewhere.take().or_else(name_of_key);
            }
            (Take::Aside, Scalar::Number(text)) if is_positive(text) => {
                self.aside = self.aside.take().or_else(name_of_key);
            }
            // The flag of a cache, however spelled.
            (Take::Unread, Scalar::Text(_) | Scalar::Bool(true)) if says_hit(value, key) => {
                self.note_hit(place, value, key);
            }
            (Take::Enter(RESULT), Scalar::Text(text)) if telling::tells(text.raw()) => {
                let key = key.and_then(|(start, name)| key_before(start, name));
                self.telling.extend(key.and_then(Text::decode));
            }
            (Take::Steps, Scalar::Number(_)) => self.keep(Word::Turns, place.level, value),
            (Take::Unread, value) if is_much(value) => self.fail_unread_at(key),
            (
                Take::Enter(_) | Take::Served(_) | Take::Unwrap | Take::Usage(_) | Take::SpareUsage,
                Scalar::Text(text),
            ) if text.raw().trim_ascii_start().first() == Some(&b'{') || may_be_stream(text) => {
                self.note_text(place, found.take, text);
            }
            _ => {}
        }
    }

    /// Notes a count that applies if there is no other.
    #[cold]
    fn note_last(&mut self, count: Count, text: &[u8]) {
        if let Ok(value) = whole(text) {
            self.last_counts.set(count, value);
        }
    }

    /// Notes that a cache answered.
    #[cold]
    fn note_hit(&mut self, place: Place, value: Scalar<'a>, key: Option<(Json<'a>, usize)>) {
        self.keep(Word::CacheHit, place.level, Scalar::Bool(true));
        // Next to a count of cached tokens, it may mean the provider's cache.
        if let (true, Some((start, name))) = (is_read(value), key) {
            self.telling
                .extend(key_before(start, name).and_then(Text::decode));
        }
    }

    /// Notes a count that may be another call's; its input and cached tokens show whether it is.
    #[cold]
    fn note_aside(&mut self, take: Take, value: Scalar) {
        if let (Take::Count(count), Scalar::Number(text)) = (take, value)
            && count.is_tokens()
            && let Ok(value) = whole(text)
        {
            self.enter_count(Some(ASIDE), count, value);
        }
    }

    /// Notes the key of an unread value that may change the bill.
    #[cold]
    pub(super) fn tell(
        &mut self,
        take: Take,
        value: Scalar,
        key: impl FnOnce() -> Option<Cow<'a, [u8]>>,
    ) {
        if let Take::Telling(doubt) = take
            && doubt.of(value).is_some()
        {
            self.telling.extend(key());
        }
    }

    /// Notes an unlisted key whose value may change the bill.
    fn tell_value(&mut self, start: Json<'a>, value: &[u8], name: usize) {
        if let Some(text) = value.trim_ascii_end().strip_prefix(b"\"")
            && telling::tells(text.strip_suffix(b"\"").unwrap_or(text))
            && let Some(key) = key_before(start, name).and_then(Text::decode)
            && telling::is_of_the_call(&words_of(&key))
        {
            self.telling.push(key);
        }
    }

    /// Notes an object or a stream written as text, if it may contain counts.
    #[cold]
    fn note_text(&mut self, place: Place, take: Take, text: Text) {
        let place = match take {
            Take::Enter(node) | Take::Served(node) => Place { node, ..place },
            Take::Unwrap if place.level >= DEEPEST => return,
            Take::Unwrap => Place {
                node: RECORD,
                level: place.level + 1,
                ..place
            },
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
        let has = |what: &[u8]| memchr::memmem::find(text.raw(), what).is_some();
        let may_count = || match place.node {
            PARAMETERS | SERVED => false,
            USAGE => true,
            METADATA => {
                has(b"oken") || has(b"_tier") || self.beside_counts.in_table && has(b"\"model\"")
            }
            _ => has(b"oken"),
        };
        if (may_count() || says_more(text.raw()))
            && let Some(text) = text.decode()
            && let Ok(text) = String::from_utf8(text.into_owned())
            && let Some(text) = if text.trim_start().starts_with('{') {
                Some(text)
            } else {
                answer(&text)
            }
        {
            // Line breaks may come between its values, but end the text for the reader.
            self.texts
                .push((place, text.replace(['\n', '\r'], " ") + "\n"));
        }
    }

    /// Notes what a label says the record is: a sum, a beginning, something other than usage.
    #[inline]
    fn label(&mut self, text: Text, key: Option<(Json<'a>, usize)>) {
        if is_total(text) {
            self.beside_counts.is_total = true;
        } else if is_start(text) {
            self.beside_counts.is_start = true;
        } else if text.raw() == b"$ai_trace" {
            // PostHog sums up a trace whose calls are recorded next to it.
            self.marks |= 1 << Mark::AgentRun as u64;
        } else {
            self.doubt_label(text, key, || {
                let (start, name) = key?;
                name_of(start, name)
            });
        }
    }

    /// Notes a label that says that the record is not usage, or covers a longer period.
    pub(super) fn doubt_label(
        &mut self,
        text: Text,
        key: Option<(Json<'a>, usize)>,
        name: impl FnOnce() -> Option<Vec<u8>>,
    ) {
        let value = Scalar::Text(text);
        let mut doubts = [Doubt::Kind, Doubt::Period].into_iter();
        let doubt = doubts.find(|doubt| doubt.of(value).is_some());
        if let Some(doubt) = doubt
            && name().is_some_and(|name| OF_RECORDS.contains(&&*name))
        {
            self.doubt(doubt, value, key);
        }
    }

    /// Notes a value that casts doubt on the counts. The first one applies.
    fn doubt(&mut self, doubt: Doubt, value: Scalar, key: Option<(Json<'a>, usize)>) {
        if let (None, Some(reason)) = (&self.beside_counts.doubt, doubt.of(value)) {
            let name = key.and_then(|(start, name)| name_of(start, name));
            self.beside_counts.doubt = Some((reason, name.unwrap_or_default()));
        } else if let (Scalar::Text(text), Some((start, name))) = (value, key) {
            // Text instead of a flag, or in other words.
            let is_flag = doubt == Doubt::Unbilled && Doubt::UnpaidBy.of(value).is_some();
            if (is_flag || telling::tells(text.raw()))
                && let Some(key) = key_before(start, name).and_then(Text::decode)
                && (is_flag || telling::is_of_the_call(&words_of(&key)))
            {
                self.telling.push(key);
            }
        }
    }

    /// Skips the value of an unlisted key, after checking whether it counts calls.
    #[inline]
    pub(super) fn pass(
        &mut self,
        json: &mut Json<'a>,
        keys: &Reading,
        place: Place,
        name: usize,
    ) -> Result<(), Malformed> {
        let start = *json;
        json.skip()?;
        let is_nested = matches!(start.peek(), b'{' | b'[') || start.rest().starts_with(b"\"{");
        if place.node == RECORD && place.rank.is_none() {
            self.tell_value(start, start.until(json), name);
        }
        if is_nested && [RECORD, METADATA].contains(&place.node) && place.rank.is_none() {
            let key = || name_of(start, name);
            let beside = &mut self.beside_counts;
            beside.look(&keys.known, &keys.tokens, key, start.until(json));
        }
        Ok(())
    }

    pub(super) fn fail(&mut self, fault: Reason) {
        self.fault.get_or_insert(fault);
    }

    #[cold]
    fn fail_unread_at(&mut self, key: Option<(Json<'a>, usize)>) {
        match key {
            Some((start, name)) => self.fail_unread(start, name),
            None => self.fail(Reason::UnreadTokens),
        }
    }

    /// Notes tokens under an unlisted key, which begins `name` bytes before `value`.
    #[cold]
    pub(super) fn fail_unread(&mut self, value: Json<'a>, name: usize) {
        self.unread = self.unread.take().or_else(|| name_of(value, name));
        self.fail(Reason::UnreadTokens);
    }

    /// Notes audio and generated images, which have their own rates.
    fn modality(&mut self, node: Node, value: Scalar) {
        let modality = match value {
            Scalar::Text(text) => text.decode().unwrap_or_default(),
            Scalar::Number(number) => number.into(),
            Scalar::Bool(_) | Scalar::Null => return,
        };
        // Python writes `MediaModality.AUDIO` and `<MediaModality.AUDIO: 'AUDIO'>`, others the number of the enum.
        let word = modality.rsplit(|byte| *byte == b'.').next();
        let word = word.unwrap_or_default();
        let end = word.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let word = &word[..end.count()];
        let is = |name: &[u8], number: &[u8]| word.eq_ignore_ascii_case(name) || word == number;
        self.other_media |= is(b"audio", b"4") || node == OUTPUT_DETAILS && is(b"image", b"2");
    }
}

/// The kind of object that splits a count into its parts.
pub(super) fn parts(count: Count) -> Option<Node> {
    match count {
        Count::Prompt | Count::Input => Some(INPUT_PARTS),
        Count::Output => Some(OUTPUT_PARTS),
        _ => None,
    }
}

/// Whether an object in a record may hold counts: many only hold cache settings.
#[cold]
pub(super) fn counts_tokens(node: Node, value: Json, name: usize) -> bool {
    let speaks = |key: Vec<u8>| memchr::memmem::find(&key, b"oken").is_some();
    node != RECORD || name_of(value, name).is_some_and(speaks)
}

/// The key that begins `name` bytes before `value`.
#[cold]
pub(super) fn name_of(value: Json, name: usize) -> Option<Vec<u8>> {
    Some(key_before(value, name)?.decode()?.into_owned())
}

/// The same key, undecoded.
fn key_before(value: Json<'_>, name: usize) -> Option<Text<'_>> {
    let mut key = value.back(name);
    // The comma before it.
    while matches!(key.peek(), b',' | b' ' | b'\t' | b'\r') {
        key.set_position(key.position() + 1);
    }
    key.key().ok()
}

/// Names of values wrapped in an object, the surest first: from `MongoDB` exports, OTLP, `DynamoDB`, Avro, Cloud Trace,
/// Bedrock, opencode, and model catalogs.
const INNER: &[&[u8]] = &[
    b"$date",
    b"$numberInt",
    b"$numberLong",
    b"intValue",
    b"stringValue",
    b"N",
    b"S",
    b"long",
    b"int",
    b"string",
    b"value",
    b"type",
    b"created",
    b"id",
    b"model",
];

/// The value that an object wraps.
pub(super) fn inner<'a>(json: &mut Json<'a>) -> Result<Option<Scalar<'a>>, Malformed> {
    let mut best: Option<(usize, Scalar)> = None;
    json.open(b'{')?;
    let mut first = true;
    while json.next(b'}', first)? {
        first = false;
        let key = json.key()?;
        let at = INNER.iter().position(|name| *name == key.raw());
        let value = match (at, json.peek()) {
            (Some(_), b'{') => inner(json)?,
            _ => json.scalar()?,
        };
        if let (Some(at), Some(value)) = (at, value)
            && best.is_none_or(|(before, _)| at < before)
        {
            best = Some((at, value));
        }
    }
    Ok(best.map(|(_, value)| value))
}

/// Labels of the record itself; others are of users and teams.
const OF_RECORDS: &[&[u8]] = &[b"event", b"event_type", b"scope"];

/// Whether an object says that a cache answered: `{"hit":true}`.
#[cold]
pub(super) fn is_hit(value: &[u8]) -> bool {
    let Ok(Value::Object(object)) = serde_json::from_slice(value) else {
        return false;
    };
    let says = |(key, value): (&String, &Value)| {
        key == "hit" && *value == Value::Bool(true)
            || ["status", "cache_status"].contains(&key.as_str())
                && value
                    .as_str()
                    .is_some_and(|text| begins_hit(text.as_bytes()))
    };
    object.iter().any(says)
}

/// Whether a text begins like a hit: `HIT`, `hit_exact`.
fn begins_hit(text: &[u8]) -> bool {
    let (word, rest) = text.split_at(text.len().min(3));
    word.eq_ignore_ascii_case(b"hit") && !rest.first().is_some_and(u8::is_ascii_alphabetic)
}

/// Whether a value is a number or a percentage above 0: `60%`.
pub(super) fn is_much(value: Scalar) -> bool {
    match value {
        Scalar::Number(number) => is_positive(number),
        Scalar::Text(text) => {
            let share = text.raw().trim_ascii().strip_suffix(b"%");
            share.is_some_and(|share| is_positive(share.trim_ascii()))
        }
        Scalar::Bool(_) | Scalar::Null => false,
    }
}

/// Whether a value says, in Inspect's words, that a cache answered.
fn is_read(value: Scalar) -> bool {
    matches!(value, Scalar::Text(text) if text.raw() == b"read")
}

/// Words of keys that say whether a cache answered.
const HIT_WORDS: &[&str] = &["cached", "from", "hit", "response", "served", "status"];

/// Whether a value says that a cache answered, under a key that mentions one. `key`: the value's position, and how many
/// bytes before it the key begins.
fn says_hit(value: Scalar, key: Option<(Json, usize)>) -> bool {
    if matches!(value, Scalar::Text(text) if begins_hit(text.raw())) {
        return true;
    }
    let name = key.and_then(|(start, name)| name_of(start, name));
    let name = name.unwrap_or_default();
    name == b"cache" && is_read(value)
        || is_yes(value)
            && words_of(&name)
                .iter()
                .any(|word| HIT_WORDS.contains(&word.as_str()))
}

/// Whether a value says that a record is a prompt.
fn is_asked(value: Scalar) -> bool {
    matches!(value, Scalar::Text(text) if text.raw() == b"request")
}

/// Whether a text is nothing but digits.
fn is_whole(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

pub(super) fn number(text: &[u8]) -> Option<f64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

pub(super) fn is_positive(text: &[u8]) -> bool {
    number(text) > Some(0.0)
}

/// Whether JSON contains a text, a number other than 0, or `true`.
pub(super) fn has_value(value: &[u8]) -> bool {
    holds(value, |value| match value {
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        _ => false,
    })
}

/// Whether JSON contains a number above 0.
pub(super) fn has_positive(value: &[u8]) -> bool {
    holds(value, |value| value.as_f64() > Some(0.0))
}

/// Whether JSON is such a value or contains one.
fn holds(json: &[u8], is_such: fn(&Value) -> bool) -> bool {
    fn any(value: &Value, is_such: fn(&Value) -> bool) -> bool {
        match value {
            Value::Array(values) => values.iter().any(|value| any(value, is_such)),
            Value::Object(object) => object.values().any(|value| any(value, is_such)),
            value => is_such(value),
        }
    }
    serde_json::from_slice(json).is_ok_and(|value| any(&value, is_such))
}
