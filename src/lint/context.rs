//! What the line around a string literal says of it: the value of a model's key, or a pattern.

use super::tokens::{KEYS, Place, Word, is_name, line_before};

/// Calls that hold a literal against a part of an id: what is in them is a pattern, not an id.
const PATTERN_CALLS: &[&str] = &[
    "contains",
    "endswith",
    "ends_with",
    "hasprefix",
    "hassuffix",
    "has_prefix",
    "includes",
    "indexof",
    "match",
    "removeprefix",
    "replace",
    "search",
    "split",
    "startswith",
    "starts_with",
    "strip_prefix",
];

/// Words in the name of a key, a variable or a call before a literal that say: a part of ids is meant, or a
/// group of them.
const PATTERN_NAMES: &[&str] = &["prefix", "pattern", "regex", "famil", "group", "series"];

/// Where a word stands, told by its line: a commented one only mentions it, and a number behind a key is a
/// row of a table.
pub fn place(text: &[u8], word: &Word) -> Place {
    let (open, close) = around(text, word);
    if is_comment(line_before(text, open.min(text.len()))) {
        return Place::Mention;
    }
    if word.place != Place::Literal {
        return word.place;
    }
    let after = text.get(close..).unwrap_or_default();
    let after = &after[..after.len().min(16)];
    let value = after.trim_ascii_start().strip_prefix(b":");
    match value.map(<[u8]>::trim_ascii_start) {
        Some([digit, ..]) if digit.is_ascii_digit() => Place::Row,
        _ => word.place,
    }
}

/// Whether a line is commented out: `# …`, `// …`, ` * …`, but no `#define`.
fn is_comment(before: &[u8]) -> bool {
    let line = before.trim_ascii_start();
    match line {
        [b'/', b'/' | b'*', ..] | [b'*', b' ', ..] => true,
        [b'#', rest @ ..] => rest.first().is_none_or(|b| !b.is_ascii_alphabetic()),
        _ => false,
    }
}

/// Whether the literal `word` is held against a part of an id: `"gpt-4" in name`, `startswith("gpt-4")`,
/// `PREFIXES = ("gpt-4", …)`.
pub fn is_pattern(text: &[u8], word: &Word) -> bool {
    let (open, close) = around(text, word);
    let after = &text[close.min(text.len())..];
    let after = after[..after.len().min(16)].trim_ascii_start();
    if after.starts_with(b"in ") || after.starts_with(b"not in ") {
        return true;
    }
    let before = line_before(text, open);
    let names = before
        .split(|b| !is_name(*b))
        .filter(|name| !name.is_empty());
    let telling = |name: &[u8]| {
        let name = name.to_ascii_lowercase();
        PATTERN_NAMES
            .iter()
            .any(|part| memchr::memmem::find(&name, part.as_bytes()).is_some())
    };
    if names.into_iter().any(telling) {
        return true;
    }
    // The call whose brackets are open: `startswith(("gpt-4", "gpt-3.5"))`.
    let mut closed = 0_usize;
    for (at, byte) in before.iter().enumerate().rev() {
        match byte {
            b')' => closed += 1,
            b'(' if closed > 0 => closed -= 1,
            b'(' => {
                let name = name_at_end(&before[..at]);
                if PATTERN_CALLS
                    .iter()
                    .any(|p| name.eq_ignore_ascii_case(p.as_bytes()))
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// Whether the literal `word` is the value of a key such as `model`, or is given to a call of such a name.
pub fn is_keyed(text: &[u8], word: &Word) -> bool {
    let before = line_before(text, around(text, word).0).trim_ascii_end();
    let part = match before {
        [key @ .., b'=', b'>'] | [key @ .., b'=' | b':'] => {
            let from = key
                .iter()
                .rposition(|b| matches!(b, b',' | b'(' | b'{' | b';'));
            &key[from.map_or(0, |at| at + 1)..]
        }
        [call @ .., b'('] => name_at_end(call),
        _ => return false,
    };
    KEYS.iter()
        .any(|key| memchr::memmem::find(part, key.as_bytes()).is_some())
}

/// Where the quotes around a literal begin and end.
fn around(text: &[u8], word: &Word) -> (usize, usize) {
    let (open, end) = (word.start - 1, word.start + word.text.len());
    if open > 0 && text[open - 1] == b'\\' {
        (open - 1, end + 2)
    } else {
        (open, end + 1)
    }
}

fn name_at_end(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_end();
    let before = text.iter().rposition(|b| !is_name(*b));
    &text[before.map_or(0, |at| at + 1)..]
}
