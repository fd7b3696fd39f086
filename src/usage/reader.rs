//! One line → a record, in a single pass.
//!
//! Owns what of an object is entered, skipped or kept. Does not decide which of several counts applies (`record`).

use std::borrow::Cow;

use super::counts::{MOST_TOKENS, whole};
use super::json::{Json, Malformed, Scalar, Text};
use super::keys::{
    AGENT, ASKED, ATTRIBUTES, COSTS, Count, LABELS, Node, RECORD, REPEATED, RESULT, STATUS,
    TIMED_WRITES, Take, UNREAD, USAGE, WRITES, Word,
};
use super::known::{Found, Known};
use super::other_calls::names_several;
use super::reason::Reason;
use super::record::{ASIDE, DEEPEST, Inside, InsideKind, Place, Reading, Record, SPARE};
use super::told::says_more;
use super::trail::Trail;
use super::values::{counts_tokens, has_positive, has_value, inner, is_hit, name_of, parts};

/// The place of the record itself.
pub(super) const TOP: Place = Place {
    node: RECORD,
    level: 0,
    rank: None,
};

impl<'a> Record<'a> {
    /// Reads the object at the cursor and moves past it; in a list, notes where its records are.
    ///
    /// # Errors
    /// The text is not JSON. The cursor may then be anywhere on the line.
    #[inline]
    pub fn read(&mut self, json: &mut Json<'a>, keys: &mut Reading) -> Result<(), Malformed> {
        self.clear();
        if json.peek() == b'[' {
            return self.records(json, InsideKind::List);
        }
        self.object(json, keys, TOP)?;
        self.join_metadata();
        Ok(())
    }

    /// Sets the model's name from outside the record.
    pub fn set_model(&mut self, name: Text<'a>) {
        self.keep(Word::Model, 0, Scalar::Text(name));
    }

    /// Reads a named value outside any object.
    pub fn read_cell(&mut self, found: Found, value: Scalar<'a>, place: Place) {
        self.marks |= 1 << found.mark as u64;
        self.scalar(place, found, value, None);
    }

    /// Reads an object written as text in place of another record. Text that is not JSON is ignored.
    pub fn read_text(&mut self, text: &'a str, place: Place, keys: &mut Reading) {
        let mut json = Json::new(text.as_bytes());
        json.space();
        if json.skip().is_err() {
            return;
        }
        json.set_position(0);
        json.space();
        // It was just checked to be JSON.
        let _ = match place.rank {
            Some(rank) if place.node == USAGE => self.usage(&mut json, keys, place, rank),
            _ => self.object(&mut json, keys, place),
        };
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
                None => self.pass(json, keys, place, name)?,
                Some(found) => self.value(json, keys, place, found, name)?,
            }
            first = false;
        }
    }

    /// Reads the value of a key that matters. `name`: how many bytes before the value the key begins.
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
            self.marks |= 1 << found.mark as u64;
        }
        let aside = place.rank == Some(ASIDE);
        match (found.take, first) {
            (Take::Usage(_) | Take::SpareUsage, b'{') if aside => {
                return self.object(json, keys, place);
            }
            (Take::Unwrap | Take::Records | Take::Steps | Take::Parts | Take::ByModel, _)
                if aside =>
            {
                return json.skip();
            }
            (Take::Count(count), b'0'..=b'9') if found.by.is_none() && !aside => {
                return self.count(json, place, count);
            }
            (Take::Enter(AGENT), b'{') => return self.agent(json, keys, place, name),
            (Take::Enter(REPEATED), b'{') => {
                self.repeated(*json, name)?;
                return self.object(json, keys, inside(REPEATED));
            }
            (Take::Enter(node), b'{') => return self.object(json, keys, inside(node)),
            (Take::Enter(node @ (ATTRIBUTES | LABELS)), b'[') => {
                return self.attributes(json, keys, inside(node));
            }
            (Take::Grouped, b'[') if !aside => return self.records(json, InsideKind::Grouped),
            (Take::Enter(RESULT) | Take::Records | Take::Unwrap, b'[') => {
                return self.records(json, InsideKind::List);
            }
            (Take::Enter(node), b'[') => return self.array(json, keys, inside(node)),
            (Take::Unwrap | Take::Records, b'{') if place.level < DEEPEST => {
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
            // Metadata repeat the steps.
            (Take::Steps, b'[') if self.has_steps() => return json.skip(),
            (Take::Steps, b'[') => return self.records(json, InsideKind::Steps),
            (Take::Parts, b'[') => return self.records(json, InsideKind::Parts),
            (Take::Telling(_), b'{') if place.node == USAGE => {
                return self.object(json, keys, inside(UNREAD));
            }
            (Take::UsageAside | Take::Telling(_), b'{') if place.node == RECORD => {
                let rank = Some(ASIDE);
                let mut whole = *json;
                self.pass(&mut whole, keys, place, name)?;
                return self.object(
                    json,
                    keys,
                    Place {
                        rank,
                        ..inside(USAGE)
                    },
                );
            }
            (Take::ByModel, b'{') => return self.records(json, InsideKind::ByModel),
            (Take::Count(Count::WrittenInside), b'{') => {
                return self.object(json, keys, inside(WRITES));
            }
            (Take::Word(Word::Cost), b'{') => return self.object(json, keys, inside(COSTS)),
            (Take::Word(Word::Provider), b'{') => return self.object(json, keys, inside(ASKED)),
            (Take::Word(Word::Status), b'{') => return self.object(json, keys, inside(STATUS)),
            (Take::Word(Word::Error), b'{' | b'[') => return self.error(json, place),
            (Take::Chat, b'{') if !aside => return self.chat(json, keys, place, name),
            (Take::Word(Word::Turns), b'[') if !aside && is_trajectory(*json) => {
                return self.records(json, InsideKind::List);
            }
            // Only their number matters, not their contents.
            (Take::Word(Word::Turns) | Take::Doubt(_) | Take::Telling(_), b'{' | b'[') => {
                return self.pass(json, keys, place, name);
            }
            (Take::Models, _) => return self.models(json, name),
            (Take::Word(Word::Parent), b'[') => return self.first(json, place, found),
            (Take::Served(node), b'{' | b'[') => {
                return self.served(json, keys, place, (node, name));
            }
            (Take::Count(_) | Take::Word(_), b'{') => {
                return self.wrapped(json, keys, place, found);
            }
            _ => {}
        }
        let start = *json;
        match json.scalar()? {
            Some(value) => self.scalar(place, found, value, Some((start, name))),
            None if aside => {}
            None => self.unlikely(place, found.take, (start, name), start.until(json)),
        }
        Ok(())
    }

    /// Notes an object or a list where a scalar is expected. `key`: the value's position, and how many bytes before it
    /// the key begins.
    #[cold]
    fn unlikely(&mut self, place: Place, take: Take, key: (Json<'a>, usize), value: &[u8]) {
        let (start, name) = key;
        match take {
            Take::Count(count) if count.is_tokens() => self.fail(Reason::NotANumber),
            Take::OtherCall if has_positive(value) => {
                let key = name_of(start, name).unwrap_or_default();
                self.beside_counts.note(Take::OtherCall, 0, key);
            }
            Take::Unread if is_hit(value) => {
                self.keep(Word::CacheHit, place.level, Scalar::Bool(true));
            }
            Take::Unread if counts_tokens(place.node, start, name) && has_positive(value) => {
                self.fail_unread(start, name);
            }
            _ => {}
        }
    }

    fn array(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
    ) -> Result<(), Malformed> {
        json.each_object(|json| {
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
            Ok(())
        })
    }

    /// Reads attributes in OTLP form: `[{"key": …, "value": {"intValue": …}}]`.
    fn attributes(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
    ) -> Result<(), Malformed> {
        json.each_object(|json| {
            if let (Some(name), Some(value)) = attribute(json)?
                && let Some(found) = find(&keys.known, place.node, name)
            {
                self.marks |= 1 << found.mark as u64;
                self.scalar(place, found, value, None);
                if matches!(found.take, Take::Telling(_)) {
                    self.tell(found.take, value, || name.decode());
                }
            }
            Ok(())
        })
    }

    /// Reads a value wrapped in an object, as in databases and traces, or split into its parts.
    #[cold]
    fn wrapped(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        found: Found,
    ) -> Result<(), Malformed> {
        let start = *json;
        let value = inner(json)?;
        let (count, parts) = match found.take {
            Take::Count(count) => (Some(count), parts(count)),
            _ => (None, None),
        };
        if let Some(value) = value {
            self.scalar(place, found, value, None);
        } else if let Some(node) =
            parts.or((found.take == Take::Word(Word::Model)).then_some(ASKED))
        {
            *json = start;
            return self.object(json, keys, Place { node, ..place });
        } else if count.is_some_and(Count::is_tokens) && place.rank != Some(ASIDE) {
            self.fail(Reason::NotANumber);
        }
        Ok(())
    }

    /// Reads an error that is an object or a list: only whether it has any value.
    #[cold]
    fn error(&mut self, json: &mut Json<'a>, place: Place) -> Result<(), Malformed> {
        let start = *json;
        json.skip()?;
        if has_value(start.until(json)) {
            self.keep(Word::Error, place.level, Scalar::Bool(true));
        }
        Ok(())
    }

    /// Skips an answer next to the counts, or reads it if it says more about how it was served.
    #[cold]
    fn served(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        (node, name): (Node, usize),
    ) -> Result<(), Malformed> {
        let mut again = *json;
        self.pass(json, keys, place, name)?;
        if place.rank == Some(ASIDE) || !says_more(again.until(json)) {
            return Ok(());
        }
        let place = Place { node, ..place };
        match again.peek() {
            b'{' => self.object(&mut again, keys, place),
            _ => self.array(&mut again, keys, place),
        }
    }

    /// Notes a list of several models next to the counts.
    #[cold]
    fn models(&mut self, json: &mut Json<'a>, name: usize) -> Result<(), Malformed> {
        let start = *json;
        json.skip()?;
        let value = start.until(json);
        let models: Vec<&str> = serde_json::from_slice(value).unwrap_or_default();
        let is_several = value.starts_with(b"\"") && value.contains(&b',');
        if is_several || models.iter().any(|model| model != &models[0]) {
            let key = name_of(start, name).unwrap_or_default();
            self.beside_counts.note(Take::OtherCall, 0, key);
        }
        Ok(())
    }

    /// Notes counts repeated for several models, as in Agno's logs.
    #[cold]
    fn repeated(&mut self, json: Json<'a>, name: usize) -> Result<(), Malformed> {
        let mut end = json;
        end.skip()?;
        if names_several(json.until(&end), b"\"id\"") {
            let key = name_of(json, name).unwrap_or_default();
            self.beside_counts.note(Take::OtherCall, 0, key);
        }
        Ok(())
    }

    /// Takes the first value of a list.
    #[cold]
    fn first(&mut self, json: &mut Json<'a>, place: Place, found: Found) -> Result<(), Malformed> {
        let mut inside = *json;
        json.skip()?;
        inside.open(b'[')?;
        if inside.next(b']', true)?
            && let Some(value) = inside.scalar()?
        {
            self.scalar(place, found, value, None);
        }
        Ok(())
    }

    fn has_steps(&self) -> bool {
        let mut inside = self.inside.iter();
        inside.any(|inside| inside.kind == InsideKind::Steps)
    }

    /// Reads an agent's model, after checking the agent like any unlisted object.
    #[cold]
    fn agent(
        &mut self,
        json: &mut Json<'a>,
        keys: &mut Reading,
        place: Place,
        name: usize,
    ) -> Result<(), Malformed> {
        let mut again = *json;
        self.pass(json, keys, place, name)?;
        let node = AGENT;
        self.object(&mut again, keys, Place { node, ..place })
    }

    /// Notes the messages of a chat; its other list repeats some of them.
    #[cold]
    fn chat(
        &mut self,
        json: &mut Json<'a>,
        keys: &Reading,
        place: Place,
        name: usize,
    ) -> Result<(), Malformed> {
        let mut inside = *json;
        if !enter(&mut inside, b"history")? || !enter(&mut inside, b"messages")? {
            return self.pass(json, keys, place, name);
        }
        self.records(&mut inside, InsideKind::Keyed)?;
        json.skip()
    }

    /// Notes where nested records are, and skips them.
    fn records(&mut self, json: &mut Json<'a>, kind: InsideKind) -> Result<(), Malformed> {
        let at = json.position();
        let text = self.text;
        self.inside.push(Inside { at, kind, text });
        json.skip()
    }

    /// Reads an object of counts. If there are several, the outermost with any counts applies.
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
}

/// Moves to the object under a key of an object. Returns whether there is one.
fn enter(json: &mut Json, name: &[u8]) -> Result<bool, Malformed> {
    json.open(b'{')?;
    let mut first = true;
    while json.next(b'}', first)? {
        first = false;
        if json.key()?.raw() == name {
            return Ok(json.peek() == b'{');
        }
        json.skip()?;
    }
    Ok(false)
}

/// Whether steps are those of a trajectory in ATIF: calls with their own counts.
#[cold]
fn is_trajectory(steps: Json) -> bool {
    let mut end = steps;
    end.skip().is_ok() && memchr::memmem::find(steps.until(&end), b"\"step_id\"").is_some()
}

#[inline]
fn find(known: &Known, node: Node, key: Text) -> Option<Found> {
    match key.decode()? {
        Cow::Borrowed(name) => known.find(node, name),
        Cow::Owned(name) => known.find(node, &name),
    }
}

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
