//! Unlisted keys that mention tokens.
//!
//! Owns the words that reveal such a key, so that tokens in an unsupported format are never dropped silently. Does not
//! decide what happens to the record.

use catalog::words;
use serde_json::Value;

use super::doubts::Doubt;
use super::keys::{
    ATTRIBUTES, CACHED_DETAILS, FLAGS, INPUT_DETAILS, INPUT_PARTS, LAB_METADATA, METADATA,
    MORE_COUNTS, Node, OTHER, OTHER_METADATA, OUTPUT_DETAILS, OUTPUT_PARTS, PROVIDERS, RECORD,
    REPEATED, TOKEN_DETAILS, Take, UNREAD, USAGE, WRITES,
};
use super::{claims, other_calls, telling};

/// Kinds of tokens with their own rates.
const KINDS: &[&str] = words!(
    "cache caching audio image reasoning thought thinking citation hit_token cot_token accumulated"
);
/// Of these, those whose numbers are tokens whatever else the key says.
const CACHE: &[&str] = &["cache", "caching"];
/// Words for output.
const OUTPUT_WORDS: &[&str] = words!(
    "out completion generat response received predict answer reply sampled decode assistant"
);
/// Words of keys that do not count tokens.
const NO_COUNTS: &[&str] = words!(
    "age at budget cost costs created discount duration enabled id latency limit max min ms per
    percent price rate ratio remaining saving savings score second seconds size time ttl usd
    version"
);
/// Keys that count tokens in an object of counts without a word for tokens.
pub(super) const SIDES: &[&str] = &["input", "output", "prompt", "completion"];
/// The raw answer of the model in a guardrail's report.
const RAW: &str = "modelOutput";
/// Names of columns are at most this long.
const LONGEST_NAME: usize = 40;
/// Longer paths are truncated.
const LONGEST_PATH: usize = 120;

/// What to do with an unlisted key of this kind of object; `None`: skip it.
pub(super) fn take(node: Node, key: &[u8]) -> Option<Take> {
    if [RECORD, USAGE, ATTRIBUTES, MORE_COUNTS].contains(&node) {
        let words = words_of(key);
        if let Some(doubt) = claims::doubt(&words) {
            return Some(Take::Doubt(doubt));
        }
        if node == RECORD && claims::lists_models(&words) {
            return Some(Take::Models);
        }
    }
    let lower = key.to_ascii_lowercase();
    let has = |word: &str| memchr::memmem::find(&lower, word.as_bytes()).is_some();
    let any = |words: &[&str]| words.iter().any(|word| has(word));
    let among_counts = matches!(
        node,
        USAGE
            | INPUT_DETAILS
            | OUTPUT_DETAILS
            | TOKEN_DETAILS
            | CACHED_DETAILS
            | INPUT_PARTS
            | OUTPUT_PARTS
            | REPEATED
            | OTHER
            | MORE_COUNTS
            | UNREAD
    );
    match node {
        // A provider's metadata repeat the counts, except for cached tokens.
        PROVIDERS => return Some(Take::Enter(OTHER_METADATA)),
        LAB_METADATA | OTHER_METADATA if any(CACHE) && is_count(key) => {
            return Some(Take::Elsewhere);
        }
        LAB_METADATA | OTHER_METADATA => return Some(Take::Enter(node)),
        // Cached tokens are not repeated there.
        METADATA => {
            let words = words_of(key);
            let is_of_cache = (any(CACHE) && is_count(key)).then_some(Take::Elsewhere);
            let factor = || telling::doubt(&words).filter(|doubt| *doubt == Doubt::Factor);
            return is_of_cache
                .or_else(|| claims::doubt_aside(&words).map(Take::Doubt))
                .or_else(|| factor().map(Take::Telling));
        }
        // Cache writes in another form: `"cache_creation": [{"tokens": 500, "ttl_seconds": 300}]`.
        WRITES => return is_count(key).then_some(Take::Unread),
        FLAGS => return claims::doubt_aside(&words_of(key)).map(Take::Doubt),
        RECORD | ATTRIBUTES => {}
        _ if among_counts => {}
        _ => return None,
    }
    let of_tokens = among_counts || has("token") || any(CACHE);
    let may_tell = [RECORD, USAGE, ATTRIBUTES].contains(&node);
    if of_tokens && any(KINDS) && is_count(key) {
        Some(Take::Unread)
    } else if let (false, Some(take)) = (among_counts, other_calls::take(key)) {
        Some(take)
    } else if has("tok") && any(OUTPUT_WORDS) && is_count(key) {
        Some(Take::Aside)
    } else if may_tell && let Some(doubt) = telling::doubt(&words_of(key)) {
        Some(Take::Telling(doubt))
    } else if node == RECORD && has("usage") {
        Some(Take::UsageAside)
    } else if among_counts && node != OTHER {
        Some(Take::Enter(UNREAD))
    } else {
        None
    }
}

/// Whether a key does not count something else: `cacheReadTokens`, not `cache_ttl_ms`.
fn is_count(key: &[u8]) -> bool {
    counts_nothing_else(&words_of(key))
}

/// Whether none of these words says that something other than tokens is counted.
pub(super) fn counts_nothing_else(words: &[String]) -> bool {
    !words.iter().any(|word| NO_COUNTS.contains(&word.as_str()))
}

/// The lowercase words of a key: `cacheReadTokens`, `cache_read_tokens`.
pub(super) fn words_of(key: &[u8]) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for &byte in key {
        let ends = !byte.is_ascii_alphanumeric() || was_lower && byte.is_ascii_uppercase();
        if ends {
            words.push(String::new());
        }
        was_lower = byte.is_ascii_lowercase();
        if byte.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(byte.to_ascii_lowercase().into());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Where a record without counts does count tokens: `steps[].usage.tokens`.
pub(super) fn place_of_tokens(record: &[u8]) -> Option<String> {
    let has = |word: &[u8]| memchr::memmem::find(record, word).is_some();
    let looks_so = [&b"oken"[..], b"OKEN", b"sage\"", b"rompt\"", b"nput\""];
    let looks_so = looks_so.iter().any(|word| has(word));
    let value: Value = looks_so
        .then(|| serde_json::from_slice(record).ok())
        .flatten()?;
    // Numbers without a unit: `"prompt":1000,"completion":100`.
    let is_bare =
        |[input, output]: [&str; 2]| is_positive(&value[input]) && is_positive(&value[output]);
    let bare = [["prompt", "completion"], ["input", "output"]]
        .into_iter()
        .find(|sides| is_bare(*sides));
    let path = within(&value).or_else(|| Some(bare?[0].to_owned()))?;
    Some(path.chars().take(LONGEST_PATH).collect())
}

fn is_positive(value: &Value) -> bool {
    match value {
        Value::String(text) => text.parse::<u64>().is_ok_and(|count| count > 0),
        value => value.as_u64().is_some_and(|count| count > 0),
    }
}

/// The name of a column of counts, in a table whose rows are lists: `"columns":["model","input_tokens"]`.
pub(super) fn column_of_tokens(record: &[u8]) -> Option<String> {
    fn named(value: &Value) -> Option<String> {
        match value {
            Value::String(text) if text.len() <= LONGEST_NAME => {
                let words = words_of(text.as_bytes());
                let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
                let is_count = has(&["token", "tokens"]) && has(SIDES);
                (is_count && counts_nothing_else(&words)).then(|| text.clone())
            }
            Value::Array(values) => values.iter().find_map(named),
            Value::Object(object) => object.values().find_map(named),
            _ => None,
        }
    }
    memchr::memmem::find(record, b"oken")?;
    named(&serde_json::from_slice(record).ok()?)
}

/// The path to the first count in an object that counts tokens: one side's, or with `any` also a direct field.
fn part_within(value: &Value, any: bool) -> Option<String> {
    let parts = value.as_object()?;
    parts.iter().find_map(|(part, value)| {
        let is_count = (any || SIDES.contains(&part.as_str())) && is_positive(value);
        let deeper = || Some(format!("{part}.{}", part_within(value, false)?));
        is_count.then(|| part.clone()).or_else(deeper)
    })
}

/// The path to the first count of tokens.
fn within(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => object.iter().find_map(|(key, value)| {
            if key == RAW && value.is_array() {
                return None;
            }
            let name = key.to_ascii_lowercase();
            let of_side = name.contains("usage") && SIDES.iter().any(|side| name.contains(side));
            let counts = (name.contains("token") || of_side) && is_count(key.as_bytes());
            if counts && is_positive(value) {
                return Some(key.clone());
            }
            let holds_counts = counts || name.contains("usage");
            if holds_counts && let Some(part) = part_within(value, counts) {
                return Some(format!("{key}.{part}"));
            }
            let rest = within(value)?;
            let dot = if rest.starts_with('[') { "" } else { "." };
            Some(format!("{key}{dot}{rest}"))
        }),
        Value::Array(values) => {
            let rest = values.iter().find_map(within)?;
            Some(format!("[].{rest}"))
        }
        // An object written as text.
        Value::String(text) if text.trim_start().starts_with('{') => {
            within(&serde_json::from_str(text).ok()?)
        }
        // A stream written as text.
        Value::String(text) => {
            let mut sent = text.lines().filter_map(|line| line.strip_prefix("data:"));
            sent.find_map(|sent| within(&serde_json::from_str(sent).ok()?))
        }
        _ => None,
    }
}
