//! Keys that nobody listed and that speak of tokens all the same.
//!
//! Owns the words by which such a key is noticed, so that tokens of a form that is not read are never left
//! out in silence. Does not decide what happens to the record.

use serde_json::Value;

use super::keys::{
    ATTRIBUTES, INPUT_DETAILS, Node, OUTPUT_DETAILS, RECORD, TOKEN_DETAILS, UNREAD, USAGE,
};

/// Kinds of tokens that are billed at rates of their own.
const KINDS: &[&str] = &[
    "cache",
    "audio",
    "image",
    "reasoning",
    "thought",
    "thinking",
    "accumulated",
];
/// Words of output.
const OUTPUT_WORDS: &[&str] = &[
    "out",
    "completion",
    "generat",
    "response",
    "received",
    "predict",
];
/// Words of keys that are no counts of tokens.
const NO_COUNTS: &[&str] = &[
    "cost", "price", "usd", "discount", "rate", "ratio", "percent", "ttl", "time", "latency",
    "second", "max", "limit", "budget", "enabled", "score", "_hits", "_misses",
];
/// A path longer than this is not shown whole.
const LONGEST_PATH: usize = 120;

/// Whether a key of this kind of object, not listed, speaks of tokens that have rates of their own.
pub(super) fn speaks_of_tokens(node: Node, key: &[u8]) -> bool {
    let among_counts = matches!(
        node,
        USAGE | INPUT_DETAILS | OUTPUT_DETAILS | TOKEN_DETAILS | UNREAD
    );
    if !among_counts && !matches!(node, RECORD | ATTRIBUTES) {
        return false;
    }
    let key = key.to_ascii_lowercase();
    let has = |word: &str| memchr::memmem::find(&key, word.as_bytes()).is_some();
    let counts = among_counts || has("token") || key.starts_with(b"num_cached");
    counts && KINDS.iter().any(|word| has(word)) && !NO_COUNTS.iter().any(|word| has(word))
}

/// Whether a key of this kind of object, not listed, speaks of tokens of output.
pub(super) fn speaks_of_output(node: Node, key: &[u8]) -> bool {
    if !matches!(node, RECORD | ATTRIBUTES | USAGE) {
        return false;
    }
    let key = key.to_ascii_lowercase();
    let has = |word: &str| memchr::memmem::find(&key, word.as_bytes()).is_some();
    has("token")
        && OUTPUT_WORDS.iter().any(|word| has(word))
        && !NO_COUNTS.iter().any(|word| has(word))
}

/// Where in a record without counts tokens are counted nevertheless: `steps[].usage.tokens`.
pub(super) fn place_of_tokens(record: &[u8]) -> Option<String> {
    let looks_so = memchr::memmem::find(record, b"oken").is_some();
    let value = looks_so
        .then(|| serde_json::from_slice(record).ok())
        .flatten()?;
    let path = within(&value)?;
    Some(path.chars().take(LONGEST_PATH).collect())
}

/// The path to the first count of tokens.
fn within(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => object.iter().find_map(|(key, value)| {
            let name = key.to_ascii_lowercase();
            let counts =
                name.contains("token") && !NO_COUNTS.iter().any(|word| name.contains(word));
            let is_count = |value: &Value| value.as_u64().is_some_and(|count| count > 0);
            if counts && is_count(value) {
                return Some(key.clone());
            }
            if counts
                && let Value::Object(parts) = value
                && let Some((part, _)) = parts.iter().find(|(_, value)| is_count(value))
            {
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
        // An object that is written as a text.
        Value::String(text) if text.starts_with('{') => within(&serde_json::from_str(text).ok()?),
        _ => None,
    }
}
