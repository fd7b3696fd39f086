//! Finds ids that are rows of a table of windows, prices, abilities or aliases. A row is not a call.
//!
//! Owns these rules. Does not find ids (`tokens`).
//!
//! | the id | a row |
//! |---|---|
//! | the key of a map, which is only a lookup key | always, except in a choice shown to people: `{"gpt-4": "GPT-4"}` |
//! | the value of such a key | if several are snapshots of their keys |
//! | in a key's object or named tuple of facts (`{"vision": true}`) or of numbers only | if the text has several |
//! | in one object with facts and nothing else (`{model: "…", maxPromptLength: 9}`) | the same |
//!
//! And if a text is full of ids and prices: each id with a price after it, before its bracket closes.

use std::collections::BTreeSet;

use catalog::words;

use super::calls;
use super::context::around;
use super::tokens::{Place, Word, has_one_of, is_name, line_before, unquoted};

/// The same, if each says by itself that it is a row.
const SEVERAL: usize = 3;

/// Words in field names that state a fact about a model if the value is a number, true or false. Lowercase,
/// without `_`.
const FACTS: &[&str] = words!(
    "context cost functioncall input jsonoutput limit maxprompt output price pricing structured supports
    vision window"
);
/// Words in the field names of requests: an object with one of them describes a call.
const REQUEST: &[&str] = words!("apikey baseurl endpoint stream temperature topp");

/// `001`, `0613`, `20250807`: shorter numbers are versions.
const SHORTEST_DAY: usize = 3;

/// Shorter words do not identify a family.
const NAME: usize = 3;
/// The largest distance between a key and its value, bytes.
const GAP: usize = 64;

/// This many ids, with several prices, make a table.
const PRICED: usize = 25;
/// Words at the end of price keys.
const PRICES: &[&str] = words!("price pricing cost Price Cost per_token");
/// Only texts that call models have this.
const REQUESTED: &[u8] = b" temperature: ";
/// How far after an id its price may be, bytes.
const PRICE_REACH: usize = 2 << 10;

/// Marks the words of a text that are rows; `words` must be in text order.
pub fn mark(text: &[u8], words: &mut [Word]) {
    let starts: Vec<usize> = words.iter().map(|word| word.start).collect();
    let mut rows = Vec::new();
    let mut facts = Vec::new();
    let mut values = Vec::new();
    let mut snapshots = 0;
    for (at, word) in words.iter().enumerate() {
        if key_before(text, word).is_some_and(|key| is_snapshot(word.text, key)) {
            snapshots += 1;
            values.push(at);
        }
        let Some(value) = value_behind(text, word) else {
            if tells_facts_of(text, word) || begins_tuple(text, word) {
                facts.push((at, word.start..word.start));
            }
            continue;
        };
        if matches!(text[value], b'{' | b'(') {
            let body = calls::body(text, value);
            if tells_facts(body) {
                facts.push((at, value..value + body.len()));
            }
        }
        let start = value + 1 + usize::from(text[value] == b'\\');
        if let Ok(other) = starts.binary_search(&start) {
            values.push(other);
        }
        let quoted = matches!(text.get(start - 1), Some(b'"' | b'\'' | b'`'));
        if !(quoted && is_label(&text[start..], word.text)) {
            rows.push(at);
        }
    }
    if snapshots >= SEVERAL {
        rows.extend(values);
    }
    if facts.len() >= SEVERAL {
        for (key, body) in facts {
            let first = starts.partition_point(|start| *start < body.start);
            let behind = starts.partition_point(|start| *start < body.end);
            rows.push(key);
            rows.extend(first..behind);
        }
    }
    for row in rows {
        if words[row].place == Place::Literal {
            words[row].place = Place::Row;
        }
    }
    mark_priced(text, words);
}

/// Marks the priced words of a text full of ids and prices.
fn mark_priced(text: &[u8], words: &mut [Word]) {
    let ids: BTreeSet<&str> = words.iter().map(|word| word.text).collect();
    let is_key = |at: &usize| {
        let mut behind = text[*at..].iter();
        let sign = behind.find(|b| !(is_name(**b) || matches!(b, b'"' | b'\'' | b' ')));
        matches!(sign, Some(b':' | b'='))
    };
    let keys = |word: &&str| {
        let keys = memchr::memmem::find_iter(text, word.as_bytes()).filter(is_key);
        keys.take(SEVERAL).count() == SEVERAL
    };
    let asked = || {
        let fields = memchr::memmem::find_iter(text, REQUESTED);
        let set = fields.filter(|at| {
            let value = text.get(at + REQUESTED.len());
            value.is_some_and(u8::is_ascii_digit)
        });
        set.take(SEVERAL + 1).count() > SEVERAL
    };
    if ids.len() < PRICED || !PRICES.iter().any(keys) || asked() {
        return;
    }
    for word in words.iter_mut().filter(|word| word.place != Place::Mention) {
        let start = word.start + word.text.len();
        let part = within(&text[start..(start + PRICE_REACH).min(text.len())]);
        let priced = |word: &&str| {
            let mut found = memchr::memmem::find_iter(part, word.as_bytes());
            found.any(|at| is_key(&(start + at)))
        };
        // `3e-5`
        let small = || {
            part.windows(4).any(
                |w| matches!(w, [a, b'e', b'-', b] if a.is_ascii_digit() && b.is_ascii_digit()),
            )
        };
        if PRICES.iter().any(priced) || small() {
            word.place = Place::Row;
        }
    }
    // Rows may repeat the id after the price: `"model_arn": "arn:…/ID"`.
    let rows = words.iter().filter(|word| word.place == Place::Row);
    let rows: BTreeSet<&str> = rows.map(|word| word.text).collect();
    for word in words
        .iter_mut()
        .filter(|word| word.text.starts_with("arn:"))
    {
        let named = word.text.rsplit_once('/');
        if word.place == Place::Literal && named.is_some_and(|(_, id)| rows.contains(id)) {
            word.place = Place::Row;
        }
    }
}

/// The text up to the closing bracket around it or, outside brackets, an empty line.
fn within(text: &[u8]) -> &[u8] {
    let mut depth = 0_usize;
    let end = (0..text.len()).find(|at| match &text[*at..] {
        [b'{' | b'(' | b'[', ..] => {
            depth += 1;
            false
        }
        [b'}' | b')' | b']', ..] if depth > 0 => {
            depth -= 1;
            false
        }
        [b'}' | b')' | b']', ..] => true,
        [b'\n', b'\n', ..] => depth == 0,
        _ => false,
    });
    &text[..end.unwrap_or(text.len())]
}

/// Whether a text begins with the display name of a model family: `GPT-4`, `Claude 3 Haiku`.
fn is_label(text: &[u8], id: &str) -> bool {
    let length = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (word, id) = (text[..length].to_ascii_lowercase(), id.to_ascii_lowercase());
    let capital = text.first().is_some_and(u8::is_ascii_uppercase);
    capital && length >= NAME && memchr::memmem::find(id.as_bytes(), &word).is_some()
}

/// The start of the value whose key is the literal `word`.
fn value_behind(text: &[u8], word: &Word) -> Option<usize> {
    if word.place != Place::Literal {
        return None;
    }
    let (open, close) = around(text, word);
    // `fast ? "gpt-5" : "gpt-4"` chooses between the two.
    if text[..open].trim_ascii_end().ends_with(b"?") {
        return None;
    }
    let after = text.get(close..)?;
    let after = &after[..after.len().min(GAP)];
    let after_key = after.trim_ascii_start();
    // A TOML key: `"gpt-4" = 8192`.
    let key = || {
        let value = after_key
            .strip_prefix(b"=")
            .filter(|v| !v.starts_with(b"="));
        value.filter(|_| line_before(text, open).trim_ascii().is_empty())
    };
    let value = after_key
        .strip_prefix(b":")
        .or(after_key.strip_prefix(b"=>"))
        .or_else(key)?;
    let value = value.trim_ascii_start();
    let whole = after.len() - value.len();
    (!value.is_empty()).then_some(close + whole)
}

/// The quoted key whose value is the literal `word`.
fn key_before<'t>(text: &'t [u8], word: &Word) -> Option<&'t str> {
    let before = line_before(text, around(text, word).0).trim_ascii_end();
    let before = before.strip_suffix(b":")?.trim_ascii_end();
    let (quote, before) = before.split_last()?;
    if word.place != Place::Literal || !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    let before = before.strip_suffix(b"\\").unwrap_or(before);
    let start = memchr::memrchr(*quote, before)?;
    std::str::from_utf8(&before[start + 1..]).ok()
}

/// Whether an id is a snapshot of the model, or its `latest` pointer: `gpt-4-0613` for `gpt-4`.
fn is_snapshot(id: &str, model: &str) -> bool {
    let newest = model.strip_suffix("-latest").or(model.strip_suffix("-0"));
    let model = newest.unwrap_or(model);
    let rest = id
        .strip_prefix(model)
        .and_then(|rest| rest.strip_prefix(['-', '@']));
    let is_day = |rest: &str| {
        rest.len() >= SHORTEST_DAY && rest.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    rest.is_some_and(|rest| rest == "latest" || is_day(rest))
}

/// Whether the fields of an object say what a model can do or costs rather than how it is called, or are all numbers.
fn tells_facts(body: &[u8]) -> bool {
    let fields = fields(body);
    let requests = fields.iter().any(|field| has_one_of(&field.name, REQUEST));
    let is_figure = |field: &Field| field.figure != Figure::None;
    let fact = |field: &Field| is_figure(field) && has_one_of(&field.name, FACTS);
    let number = |b: &u8| b.is_ascii_digit() || b.is_ascii_whitespace() || matches!(b, b'.' | b',');
    let numbers = if fields.is_empty() {
        body.len() > 1 && body[1..].iter().all(number)
    } else {
        fields.iter().all(is_figure)
    };
    !requests && (numbers || fields.iter().any(fact))
}

/// Whether the object with the literal `word` as a value contains only facts besides.
fn tells_facts_of(text: &[u8], word: &Word) -> bool {
    let open = around(text, word).0;
    let Some(brace) = calls::object(text, open).filter(|_| word.place == Place::Literal) else {
        return false;
    };
    let body = calls::body(text, brace);
    let fields = fields(body);
    // Objects that offer a model may state its abilities, but not how much it accepts.
    let limited = fields
        .iter()
        .any(|field| field.figure == Figure::Number && has_one_of(&field.name, FACTS));
    let others = fields.iter().filter(|field| field.figure == Figure::None);
    limited && others.count() == 1 && tells_facts(body)
}

/// Whether the literal `word` comes first in unnamed brackets, followed only by several numbers: `{"ID", 1.25, 10.0}`.
fn begins_tuple(text: &[u8], word: &Word) -> bool {
    let (open, close) = around(text, word);
    let before = text[..open].trim_ascii_end();
    let [before @ .., b'{' | b'(' | b'['] = before else {
        return false;
    };
    let named = before.last().is_some_and(|b| is_name(*b));
    let rest = text.get(close..).and_then(|rest| rest.strip_prefix(b","));
    let rest = rest.unwrap_or_default();
    let number = |b: &u8| b.is_ascii_digit() || matches!(b, b' ' | b',' | b'.' | b'_');
    let length = rest.iter().take_while(|b| number(b)).count();
    // A single number may be a setting of a call: `("ID", 0.7)`.
    let figures = rest[..length]
        .split(|b| *b == b',')
        .filter(|part| !part.trim_ascii().is_empty());
    let closed = matches!(rest.get(length), Some(b'}' | b')' | b']'));
    word.place == Place::Literal && !named && closed && figures.count() > 1
}

struct Field {
    /// Lowercase, without `_`.
    name: Vec<u8>,
    figure: Figure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Number,
    /// True or false.
    Flag,
    None,
}

fn fields(body: &[u8]) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut depth = 0_usize;
    for (at, byte) in body.iter().enumerate() {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            b':' | b'=' if depth == 1 => {
                let before = unquoted(&body[..at]);
                let name = before.iter().rposition(|b| !is_name(*b));
                let name = &before[name.map_or(0, |at| at + 1)..];
                let letters = name.iter().filter(|b| **b != b'_');
                let name: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
                // The colon in `"openai:gpt-4"` does not start a value.
                let parts = before.len() < at || body.get(at + 1).is_none_or(|b| !is_name(*b));
                if !name.is_empty() && parts {
                    let figure = figure(&body[at + 1..]);
                    fields.push(Field { name, figure });
                }
            }
            _ => {}
        }
    }
    fields
}

fn figure(value: &[u8]) -> Figure {
    let value = value.trim_ascii_start();
    let is = |word: &[u8]| {
        let begin = value.get(..word.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    match value.first() {
        Some(byte) if byte.is_ascii_digit() => Figure::Number,
        _ if is(b"true") || is(b"false") => Figure::Flag,
        // `cost: { in: 1, out: 2 }`
        Some(b'{') => {
            let inner = fields(calls::body(value, 0));
            let numbers = inner.iter().all(|field| field.figure == Figure::Number);
            if numbers && !inner.is_empty() {
                Figure::Number
            } else {
                Figure::None
            }
        }
        _ => Figure::None,
    }
}
