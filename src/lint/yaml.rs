//! Lines of YAML: the key of a value, and the lines beside and above it.
//!
//! Owns which unquoted values and keys are a model's because of those. Does not know ids, or whether a text is YAML:
//! lines that look the same mean the same in other languages.

use catalog::words;

use super::tokens::{KEYS, has_one_of, is_name, list};

/// Keys whose value is a model's id if a key above is about models.
const VALUES: &[&str] = words!("name default Default fallback id value");
/// How many keys above a value to check.
const LEVELS: usize = 3;
/// How far beside and above a line to look, bytes.
const REACH: usize = 4 << 10;
/// People do not write longer lines, bytes.
const LONGEST_LINE: usize = 1 << 10;

#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// The column of its key; for an item's first key, after the dash.
    indent: usize,
    pub(super) key: &'t [u8],
    /// The rest, trimmed.
    pub(super) value: &'t [u8],
    /// Whether it starts a list item.
    item: bool,
}

impl<'t> Line<'t> {
    fn new(line: &'t [u8]) -> Option<Self> {
        let mut rest = line.trim_ascii_start();
        let item = rest.starts_with(b"- ");
        if item {
            rest = rest[2..].trim_ascii_start();
        }
        let is_key = |b: &u8| is_name(*b) || matches!(b, b'-' | b'.' | b'/');
        let length = rest.iter().take_while(|b| is_key(b)).count();
        let (key, behind) = rest.split_at(length);
        let value = behind.strip_prefix(b":")?;
        let blank = value.first().is_none_or(u8::is_ascii_whitespace);
        (blank && !key.is_empty()).then_some(Self {
            indent: line.len() - rest.len(),
            key,
            value: value.trim_ascii(),
            item,
        })
    }

    pub(super) fn at(text: &'t [u8], at: usize) -> Option<Self> {
        let from = at.saturating_sub(LONGEST_LINE);
        let to = (at + LONGEST_LINE).min(text.len());
        let start = memchr::memrchr(b'\n', &text[from..at]).map(|line| from + line + 1);
        let start = start.or((from == 0).then_some(0))?;
        let end = memchr::memchr(b'\n', &text[at..to]).map(|line| at + line);
        Self::new(&text[start..end.or((to == text.len()).then_some(to))?])
    }

    /// Whether its value is in the lines below it: `model:`, `model: &usual`.
    fn opens(&self) -> bool {
        matches!(self.value, [] | [b'#' | b'&' | b'!', ..])
    }

    /// The value without quotes.
    pub(super) fn plain_value(&self) -> &'t [u8] {
        let end = memchr::memmem::find(self.value, b" #").unwrap_or(self.value.len());
        let quote = |b: &u8| matches!(b, b'"' | b'\'');
        let value = self.value[..end].trim_ascii();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value);
        let quotes = value.iter().rev().take_while(|b| quote(b)).count();
        &value[..value.len() - quotes]
    }
}

/// The keys above an offset, nearest first, each with an offset in its line.
pub(super) fn above(text: &[u8], at: usize) -> Vec<(Line<'_>, usize)> {
    let Some(mut inner) = Line::at(text, at).map(|line| line.indent) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut end = memchr::memrchr(b'\n', &text[..at]).unwrap_or(0);
    let from = at.saturating_sub(REACH);
    while end > from && inner > 0 && found.len() < LEVELS {
        let start = memchr::memrchr(b'\n', &text[..end]).map_or(0, |at| at + 1);
        let line = &text[start..end];
        if !line.trim_ascii_start().starts_with(b"#")
            && let Some(line) = Line::new(line).filter(|line| line.indent < inner && line.opens())
        {
            inner = line.indent;
            found.push((line, start));
        }
        end = start.saturating_sub(1);
    }
    found
}

/// The lines of the mapping around an offset.
pub(super) fn beside(text: &[u8], at: usize) -> Vec<Line<'_>> {
    let Some(own) = Line::at(text, at) else {
        return Vec::new();
    };
    let mut found = vec![own];
    let indent = |line: &[u8]| line.len() - line.trim_ascii_start().len();
    let start = memchr::memrchr(b'\n', &text[..at]).unwrap_or(0);
    if !own.item {
        let near = &text[start.saturating_sub(REACH)..start];
        for line in near.rsplit(|b| *b == b'\n') {
            let Some(known) = Line::new(line) else {
                if !line.trim_ascii().is_empty() && indent(line) < own.indent {
                    break;
                }
                continue;
            };
            if known.indent < own.indent {
                break;
            }
            if known.indent == own.indent {
                found.push(known);
                if known.item {
                    break;
                }
            }
        }
    }
    let end = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |end| at + end + 1);
    let near = text
        .get(end..(end + REACH).min(text.len()))
        .unwrap_or_default();
    for line in near.split(|b| *b == b'\n') {
        if line.trim_ascii().is_empty() {
            continue;
        }
        if indent(line) < own.indent {
            break;
        }
        found.extend(Line::new(line).filter(|line| line.indent == own.indent));
    }
    found
}

/// Whether a name is about models.
pub(super) fn says_model(name: &[u8]) -> bool {
    has_one_of(name, KEYS)
}

/// Whether the value around `at`, of a key such as `name`, is a model's: a key above says so, the name of a
/// name-value pair says so, or there is a provider beside it.
fn is_of_model(text: &[u8], at: usize, key: &[u8]) -> bool {
    let beside_says = || {
        let named = beside(text, at)
            .into_iter()
            .find(|line| line.key == b"name");
        named.is_some_and(|line| says_model(line.value))
    };
    let provided = || beside(text, at).iter().any(|line| line.key == b"provider");
    key == b"value" && beside_says()
        || key == b"name" && provided()
        || above(text, at).iter().any(|(line, _)| says_model(line.key))
}

/// The unquoted values and keys that their surroundings mark as a model's; `word` returns the word of interest at an
/// offset.
pub(super) fn values<'t>(
    text: &'t [u8],
    word: &impl Fn(usize) -> Option<&'t [u8]>,
    seen: &mut impl FnMut(&'t [u8], usize),
) {
    for colon in memchr::memmem::find_iter(text, b": ") {
        let mut start = colon + 2;
        // `model: &anchor ID`
        if text.get(start) == Some(&b'&') {
            let name = text[start..].iter().position(|b| matches!(b, b' ' | b'\n'));
            start += name.map_or(0, |length| length + 1);
        }
        let list = list(text, start);
        start += usize::from(list.is_some());
        for part in list.unwrap_or_default().split(|b| *b == b',') {
            let at = start;
            start += part.len() + 1;
            let whole = |id: &&[u8]| list.is_none() || id.len() == part.len();
            let Some(id) = word(at).filter(whole) else {
                continue;
            };
            let behind = &text[at + id.len()..];
            let ends = matches!(behind, [] | [b'\n' | b'\r', ..] | [b' ', b'#', ..]);
            let line = Line::at(text, colon).filter(|line| {
                // Only the first colon of a line.
                line.value.starts_with(&text[colon + 2..at + id.len()])
            });
            if let Some(line) = line.filter(|_| ends || list.is_some())
                && (says_model(line.key)
                    || line.key == b"api_name"
                    || line.key == b"provider" && id.contains(&b':')
                    || VALUES.iter().any(|key| key.as_bytes() == line.key)
                        && is_of_model(text, colon, line.key))
            {
                seen(id, at);
            }
        }
    }
    for colon in memchr::memmem::find_iter(text, b":\n") {
        let Some(line) = Line::at(text, colon).filter(|line| line.value.is_empty()) else {
            continue;
        };
        let start = colon - line.key.len();
        let Some(id) = word(start) else { continue };
        // Words may include a colon.
        let id = id.strip_suffix(b":").unwrap_or(id);
        let parent = above(text, colon).into_iter().next();
        if id == line.key && parent.is_some_and(|(line, _)| says_model(line.key)) {
            seen(id, start);
        }
    }
}
