//! Which ids in a text are rows of a table of windows, prices, abilities or aliases: keys of maps whose values
//! tell something of the model. Naming an id there does not call it.
//!
//! Owns these rules. Does not find ids (`tokens`).
//!
//! | the value of the key | a row |
//! |---|---|
//! | a number, a colour, an encoding, or a constant that is named after a fact (`_gpt4ContextSize`) | always |
//! | another id: what is asked for → what is meant | always the key; the values too, where several are snapshots of their keys |
//! | an object of facts (`{"vision": true}`) or of numbers alone, and the ids in it | where the text has several |
//! | beside it, in one object: facts and nothing else (`{model: "…", maxPromptLength: 9}`) | the same |
//! | any object | where the text has very many |

use catalog::words;

use super::calls;
use super::context::around;
use super::tokens::{Place, Word, is_name, line_before};

/// From so many models on, keys of objects are a table of what models can do.
const MANY: usize = 20;
/// From so many on, where each of them says itself what it is.
const SEVERAL: usize = 3;

/// Words in the names of fields that tell a fact of a model, where the value is a number, true or false. Lower
/// case, without `_`.
const FACTS: &[&str] = words!(
    "context cost functioncall input jsonoutput limit maxprompt output price pricing structured supports
    vision window"
);
/// Beginnings of strings that tell something and name no model.
const STRING_FACTS: &[&str] = &["#", "cl100k_", "hsl", "o200k_", "p50k_", "rgb"];
/// Words in the names of fields of a request: an object that has one says how a model is called.
const REQUEST: &[&str] = words!("apikey baseurl endpoint stream temperature topp");
/// Words in the names of constants that tell a fact of a model.
const CONSTANTS: &[&str] = &[
    "context", "cost", "encoding", "famil", "limit", "price", "size", "token", "window",
];

/// `001`, `0613`, `20250807`: shorter ones are versions.
const SHORTEST_DAY: usize = 3;

/// How far a value may stand behind its key.
const GAP: usize = 64;

/// Marks the words of a text that are rows; `words` are in the order of the text.
pub fn mark(text: &[u8], words: &mut [Word]) {
    let starts: Vec<usize> = words.iter().map(|word| word.start).collect();
    let mut rows = Vec::new();
    let mut objects = Vec::new();
    let mut facts = Vec::new();
    let mut values = Vec::new();
    let mut snapshots = 0;
    for (at, word) in words.iter().enumerate() {
        if key_before(text, word).is_some_and(|key| is_snapshot(word.text, key)) {
            snapshots += 1;
            values.push(at);
        }
        let Some(value) = value_behind(text, word) else {
            if tells_facts_of(text, word) {
                facts.push((at, word.start..word.start));
            }
            continue;
        };
        match &text[value..] {
            [b'{', ..] => {
                objects.push(at);
                let body = calls::body(text, value);
                if tells_facts(body) {
                    facts.push((at, value..value + body.len()));
                }
            }
            [b'\\', quote, ..] | [quote, ..] if matches!(quote, b'"' | b'\'' | b'`') => {
                let start = value + 1 + usize::from(text[value] == b'\\');
                if let Ok(other) = starts.binary_search(&start) {
                    rows.push(at);
                    values.push(other);
                } else if STRING_FACTS
                    .iter()
                    .any(|fact| text[start..].starts_with(fact.as_bytes()))
                {
                    rows.push(at);
                }
            }
            rest if rest[0].is_ascii_digit() || is_fact(rest) => rows.push(at),
            [b'(' | b'[', rest @ ..]
                if rest
                    .trim_ascii_start()
                    .first()
                    .is_some_and(u8::is_ascii_digit) =>
            {
                rows.push(at);
            }
            _ => {}
        }
    }
    if objects.len() >= MANY {
        rows.extend(objects);
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
}

/// Where the value begins whose key is the literal `word`.
fn value_behind(text: &[u8], word: &Word) -> Option<usize> {
    if word.place != Place::Literal {
        return None;
    }
    let close = around(text, word).1;
    let after = text.get(close..)?;
    let after = &after[..after.len().min(GAP)];
    let after_key = after.trim_ascii_start();
    let value = after_key
        .strip_prefix(b":")
        .or(after_key.strip_prefix(b"=>"))?;
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

/// Whether an id is a snapshot of the model, or the pointer to the newest: `gpt-4-0613` of `gpt-4`.
fn is_snapshot(id: &str, model: &str) -> bool {
    let rest = id
        .strip_prefix(model)
        .and_then(|rest| rest.strip_prefix(['-', '@']));
    let is_day = |rest: &str| {
        rest.len() >= SHORTEST_DAY && rest.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    rest.is_some_and(|rest| rest == "latest" || is_day(rest))
}

/// Whether a value is a constant that is named after a fact: `MAX_TOKENS`, `Family.GPT_4`.
fn is_fact(value: &[u8]) -> bool {
    let is_path = |b: &u8| is_name(*b) || *b == b'.';
    let length = value.iter().take_while(|b| is_path(b)).count();
    let called = value[length..].trim_ascii_start().first() == Some(&b'(');
    let name = value[..length].to_ascii_lowercase();
    !called && has_one_of(&name, CONSTANTS)
}

/// Whether the fields of an object tell what a model can do or costs, and not how it is called; or it has numbers
/// alone.
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

/// Whether the object that the literal `word` is a value of has facts, and nothing else but it.
fn tells_facts_of(text: &[u8], word: &Word) -> bool {
    let open = around(text, word).0;
    let Some(brace) = calls::object(text, open).filter(|_| word.place == Place::Literal) else {
        return false;
    };
    let body = calls::body(text, brace);
    let fields = fields(body);
    // What it can do is told beside what is offered; how much it may be sent is not.
    let limited = fields
        .iter()
        .any(|field| field.figure == Figure::Number && has_one_of(&field.name, FACTS));
    let others = fields.iter().filter(|field| field.figure == Figure::None);
    limited && others.count() == 1 && tells_facts(body)
}

/// A field of an object.
struct Field {
    /// In lower case, without `_`.
    name: Vec<u8>,
    figure: Figure,
}

/// What a value tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Number,
    /// True or false.
    Flag,
    None,
}

/// The fields of an object.
fn fields(body: &[u8]) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut depth = 0_usize;
    for (at, byte) in body.iter().enumerate() {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            b':' if depth == 1 => {
                let quote = |b: &u8| matches!(b, b'"' | b'\'' | b'\\' | b' ');
                let before = &body[..at];
                let quotes = before.iter().rev().take_while(|b| quote(b)).count();
                let before = &before[..at - quotes];
                let name = before.iter().rposition(|b| !is_name(*b));
                let name = &before[name.map_or(0, |at| at + 1)..];
                let letters = name.iter().filter(|b| **b != b'_');
                let name: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
                // In `"openai:gpt-4"` it parts no field.
                if !name.is_empty() && body.get(at + 1).is_none_or(|b| !is_name(*b)) {
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
        _ => Figure::None,
    }
}

fn has_one_of(name: &[u8], words: &[&str]) -> bool {
    let has = |word: &&str| memchr::memmem::find(name, word.as_bytes()).is_some();
    words.iter().any(has)
}
