//! Bytes of a file → the words in places where a model's id may be.
//!
//! Owns what a word is and which places count. Does not know any model: `Known` says which prefixes are worth a
//! look. Works on bytes, so a file need not be valid UTF-8; looks only at quotes, keys and list items, so most
//! bytes are skipped at memory speed.

use aho_corasick::packed::Searcher;
use catalog::words;

use super::yaml;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A whole string literal.
    Literal,
    /// The unquoted value of a key such as `model`: `.env`, YAML, a command-line option.
    Value,
    /// An item alone on its YAML line, or the value of a key there that the surroundings mark as a model's.
    Item,
    /// In the address of a request: `…/models/ID:generateContent`.
    Address,
    /// In a table of windows, prices, abilities or aliases: it is not called.
    Row,
    /// A form's choice besides its default: `# @param ["…"]`.
    Offered,
    /// In a part for people: a notebook's Markdown cell.
    Document,
    /// In the tests at the end of a source file.
    Test,
    /// Anywhere else: a comment, prose.
    Mention,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// ASCII.
    pub text: &'a str,
    /// Offset of its first byte.
    pub start: usize,
    pub place: Place,
}

/// Lengths of a model's id, bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=160;

/// Names of keys for models, in the usual cases.
pub(super) const KEYS: &[&str] =
    words!("model Model MODEL deployment Deployment DEPLOYMENT engine Engine ENGINE");
/// Names of keys that may be for models: an id there must be unambiguous. Also the one word of an address that is not
/// a key.
const LESSER_KEYS: &[&str] = &["llm", "LLM", "inference-profile"];

/// What comes before an id in an address, and what may follow it.
const ADDRESSES: &[(&str, &[&str])] = &[
    (
        "models/",
        &[
            ":batchEmbedContents",
            ":countTokens",
            ":embedContent",
            ":generateContent",
            ":predict",
            ":rawPredict",
            ":streamGenerateContent",
            ":streamRawPredict",
        ],
    ),
    (
        "deployments/",
        &["/audio", "/chat", "/completions", "/embeddings", "/images"],
    ),
    // OpenAI's first API.
    ("engines/", &["/completions", "/edits", "/embeddings"]),
    // An ARN with a placeholder: `arn:aws:bedrock:${region}::foundation-model/ID`.
    (FOUNDATION_MODEL, &[]),
    (INFERENCE_PROFILE, &[]),
];
pub(super) const FOUNDATION_MODEL: &str = "foundation-model/";
pub(super) const INFERENCE_PROFILE: &str = "inference-profile/";

/// A list item identified by an id; a model's only with a provider prefix: `- id: openai:gpt-4`.
const ID_KEY: &[u8] = b"id: ";

/// How far before a word its key may start, and how long a key or the gap to its value may be, bytes.
const KEY_REACH: usize = 96;

const fn is_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'/' | b'@' | b'~' | b'-')
}

pub(super) const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

pub(super) fn has(text: &[u8], part: &str) -> bool {
    memchr::memmem::find(text, part.as_bytes()).is_some()
}

pub(super) fn has_one_of(text: &[u8], parts: &[&str]) -> bool {
    parts.iter().any(|part| has(text, part))
}

/// A text without the quotes and blanks at its end.
pub(super) fn unquoted(text: &[u8]) -> &[u8] {
    let sign = |b: &u8| matches!(b, b'"' | b'\'' | b'`' | b'\\' | b' ');
    let signs = text.iter().rev().take_while(|b| sign(b)).count();
    &text[..text.len() - signs]
}

/// The name at the end of a text, ignoring spaces; empty if there is none.
pub(super) fn name_at_end(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_end();
    let before = text.iter().rposition(|b| !is_name(*b));
    &text[before.map_or(0, |at| at + 1)..]
}

/// What to look for: the first three bytes of words of interest, and the keys.
#[derive(Debug, Clone)]
pub struct Known {
    /// One bit for each combination of the low six bits of three bytes: 32 KiB, which fits the L1 cache.
    beginnings: Box<[u64]>,
    keys: Option<Searcher>,
}

const fn beginning(a: u8, b: u8, c: u8) -> usize {
    ((a & 63) as usize) << 12 | ((b & 63) as usize) << 6 | (c & 63) as usize
}

impl Known {
    /// Looks for words with these prefixes.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut beginnings = vec![0_u64; 4096].into_boxed_slice();
        let mut set = |at: usize| beginnings[at >> 6] |= 1 << (at & 63);
        for word in words {
            match word.as_bytes() {
                [a, b, c, ..] => set(beginning(*a, *b, *c)),
                // `o1`: any third byte.
                [a, b] => (0..64).for_each(|c| set(beginning(*a, *b, c))),
                _ => {}
            }
        }
        Self {
            beginnings,
            keys: Searcher::new(KEYS.iter().chain(LESSER_KEYS)),
        }
    }

    fn begins(&self, word: &[u8]) -> bool {
        let at = match word {
            [a, b, c, ..] => beginning(*a, *b, *c),
            [a, b] => beginning(*a, *b, 0),
            _ => return false,
        };
        self.beginnings[at >> 6] >> (at & 63) & 1 == 1
    }

    /// The word at `start`, if it may be one of interest.
    fn word<'a>(&self, text: &'a [u8], start: usize) -> Option<&'a [u8]> {
        let rest = text.get(start..).filter(|rest| self.begins(rest))?;
        let length = length(rest);
        LENGTHS.contains(&length).then_some(&rest[..length])
    }
}

/// The length of the word at the start of `rest`, capped just above the longest id: a file may be a single word, and
/// every key looks at it.
fn length(rest: &[u8]) -> usize {
    let near = &rest[..rest.len().min(LENGTHS.end() + 1)];
    near.iter().position(|b| !is_id(*b)).unwrap_or(near.len())
}

/// How to look at a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Include words in prose and comments.
    pub mentions: bool,
    /// Whether strings may be in backticks: in most languages, only prose has them.
    pub backticks: bool,
    /// Whether unquoted values and keys may be a model's because of the lines around them.
    pub yaml: bool,
}

/// Every word of `text` that `known` may know and that is in the place of a value. In no order.
pub fn words<'a>(text: &'a [u8], known: &Known, look: Look, found: &mut impl FnMut(Word<'a>)) {
    let mentions = look.mentions;
    let mut starts = Vec::new();
    let mut seen = |bytes: &'a [u8], start: usize, place: Place| {
        if let Ok(text) = std::str::from_utf8(bytes) {
            if mentions {
                starts.push(start);
            }
            found(Word { text, start, place });
        }
    };
    let third = if look.backticks { b'`' } else { b'"' };
    for quote in memchr::memchr3_iter(b'"', b'\'', third, text) {
        // `"=ID"` is a fixed text among expressions.
        let start = quote + 1 + usize::from(text.get(quote + 1) == Some(&b'='));
        if let Some(word) = known.word(text, start)
            && is_closed(text, quote, start + word.len())
        {
            seen(word, start, Place::Literal);
        }
    }
    for (key, place) in keys(text, known) {
        if let Some((word, start)) = address(text, key, known) {
            seen(word, start, Place::Address);
        }
        values(text, key, known, &mut |word, start| {
            seen(word, start, place);
        });
    }
    if look.yaml {
        let word = |start| known.word(text, start);
        yaml::values(text, &word, &mut |word, start| {
            seen(word, start, Place::Item);
        });
    }
    for dash in memchr::memmem::find_iter(text, b"- ") {
        let behind = &text[dash + 2..];
        let key = if behind.starts_with(ID_KEY) {
            ID_KEY.len()
        } else {
            0
        };
        let start = dash + 2 + key;
        if let Some(word) = known.word(text, start)
            && matches!(text.get(start + word.len()), None | Some(b'\n' | b'\r'))
            && (key == 0 || word.contains(&b':'))
            && line_before(text, dash).trim_ascii().is_empty()
        {
            seen(word, start, Place::Item);
        }
    }
    if mentions {
        starts.sort_unstable();
        told(text, known, |word| {
            if starts.binary_search(&word.start).is_err() {
                found(word);
            }
        });
    }
}

/// The ends of key names, and the place of their values.
fn keys<'k>(text: &'k [u8], known: &'k Known) -> impl Iterator<Item = (usize, Place)> + 'k {
    let keys = known.keys.iter().flat_map(move |keys| keys.find_iter(text));
    keys.map(|key| {
        let lesser = key.pattern().as_usize() >= KEYS.len();
        let place = if lesser { Place::Item } else { Place::Value };
        (key.end(), place)
    })
}

/// The id after the address word that continues at `at`.
fn address<'a>(text: &'a [u8], at: usize, known: &Known) -> Option<(&'a [u8], usize)> {
    let slash = 1 + usize::from(text.get(at) == Some(&b's'));
    let start = at + slash;
    let before = text.get(..start).filter(|text| text.ends_with(b"/"))?;
    let word = known.word(text, start)?;
    let of = |(address, _): &&(&str, &[&str])| before.ends_with(address.as_bytes());
    let (address, behind) = ADDRESSES.iter().find(of)?;
    if behind.is_empty() {
        // Without a placeholder, the whole ARN is one word.
        let line = line_before(text, start - address.len());
        let part = line
            .iter()
            .rposition(|b| !is_id(*b))
            .map(|at| &line[at + 1..])?;
        let arn = memchr::memmem::find(line, b"arn:").is_some() && !part.starts_with(b"arn:");
        return arn.then_some((word, start));
    }
    // The Gemini API has no web pages: the method is appended elsewhere.
    let next = text.get(start + word.len());
    let whole = matches!(next, None | Some(b'"' | b'\'' | b'`' | b'\n')) && !word.contains(&b':');
    if whole && has(line_before(text, start), "//generativelanguage.") {
        return Some((word, start));
    }
    let end = behind.iter().find_map(|sign| {
        let end = memchr::memmem::find(word, sign.as_bytes())?;
        let whole = word.get(end + sign.len()).is_none_or(|b| !is_name(*b));
        whole.then_some(end)
    })?;
    Some((&word[..end], start))
}

/// Whether the literal opened by `quote` ends at `end`; in nested strings, the quotes are escaped.
fn is_closed(text: &[u8], quote: usize, end: usize) -> bool {
    let escaped = quote > 0 && text[quote - 1] == b'\\';
    match text.get(end) {
        Some(b'\\') => escaped && text.get(end + 1) == Some(&text[quote]),
        close => !escaped && close == Some(&text[quote]),
    }
}

/// The unquoted words that are the value of the key that continues at `at`.
fn values<'a>(text: &'a [u8], at: usize, known: &Known, seen: &mut impl FnMut(&'a [u8], usize)) {
    let skip = |from: usize, class: fn(u8) -> bool| {
        let rest = text.get(from..).unwrap_or_default();
        let near = &rest[..rest.len().min(KEY_REACH)];
        from + near.iter().position(|b| !class(*b)).unwrap_or(near.len())
    };
    let blank = |b: u8| matches!(b, b' ' | b'\t');
    let name_end = skip(at, |b| is_name(b) || b == b'-');
    let quoted = matches!(text.get(name_end), Some(b'"' | b'\''));
    let operator = skip(name_end + usize::from(quoted), blank);
    let mut closing = None;
    let mut start = match text.get(operator) {
        Some(b'=') => {
            // `Environment="OPENAI_MODEL=x"`
            let line = line_before(text, at);
            let before = &line[..line.len() - name_at_end(line).len()];
            closing = before.last().filter(|b| matches!(b, b'"' | b'\''));
            skip(operator + 1, blank)
        }
        // A Makefile's `MODEL ?= x`, `MODEL := x`.
        Some(b'?' | b':')
            if text.get(operator + 1) == Some(&b'=') && text[at - 1].is_ascii_uppercase() =>
        {
            skip(operator + 2, blank)
        }
        // `<string name="model">x</string>`
        Some(b'>') if quoted => operator + 1,
        Some(b':') if text.get(operator + 1) == Some(&b'-') => operator + 2,
        Some(b':')
            if text.get(operator + 1).copied().is_some_and(blank) && is_line_key(text, at) =>
        {
            skip(operator + 1, blank)
        }
        // `llm -m gpt-4o`
        Some(b'-') if text[operator..].starts_with(b"-m ") => operator + 3,
        // `--model gpt-4o`
        Some(_) if operator > name_end && is_option(text, at) => operator,
        _ => return,
    };
    if list(text, start).is_some() {
        closing = text.get(start);
        start += 1;
    }
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let length = length(rest);
        let next = rest.get(length).copied();
        let ends =
            |b: u8| b.is_ascii_whitespace() || matches!(b, b',' | b';' | b')' | b']' | b'}' | b'<');
        if let Some(word) = known.word(text, start)
            && (next.is_none_or(ends) || next == closing.copied())
        {
            seen(word, start);
        }
        if next != Some(b',') || length == 0 {
            return;
        }
        start += length + 1;
    }
}

/// The content of a string of several words that starts here: `"gpt-5,gpt-4"`. A single word is a literal.
pub(super) fn list(text: &[u8], at: usize) -> Option<&[u8]> {
    let (quote, rest) = text.get(at..)?.split_first()?;
    let quoted = matches!(quote, b'"' | b'\'') && rest.get(length(rest)) == Some(&b',');
    let end = memchr::memchr2(*quote, b'\n', rest).filter(|end| quoted && rest[*end] == *quote)?;
    let string = &rest[..end];
    string
        .iter()
        .all(|b| is_id(*b) || *b == b',')
        .then_some(string)
}

/// Whether the key around `at` is the first word of its line: `model: x`, `- model: x`, `"model": x`. In
/// mid-sentence, `the model: x` is prose.
fn is_line_key(text: &[u8], at: usize) -> bool {
    let line = line_before(text, at).trim_ascii_start();
    let line = line.strip_prefix(b"- ").unwrap_or(line);
    let mut bytes = line.iter();
    let inner = matches!(line.first(), Some(b'"' | b'\'' | b'{'));
    if inner {
        bytes.next();
    }
    bytes.all(|b| is_name(*b) || *b == b'-')
}

/// Whether the word around `at` is an option: `--model`, `--llm-model`.
fn is_option(text: &[u8], at: usize) -> bool {
    let before = line_before(text, at);
    let start = before.iter().rposition(|b| !(is_name(*b) || *b == b'-'));
    before[start.map_or(0, |at| at + 1)..].starts_with(b"--")
}

/// Every word, in any place.
fn told<'a>(text: &'a [u8], known: &Known, mut found: impl FnMut(Word<'a>)) {
    let mut at = 0;
    while let Some(gap) = text[at..].iter().position(|b| is_id(*b)) {
        let start = at + gap;
        let length = text[start..].iter().position(|b| !is_id(*b));
        at = length.map_or(text.len(), |length| start + length);
        let word = known
            .word(text, start)
            .and_then(|w| std::str::from_utf8(w).ok());
        if let Some(word) = word {
            found(Word {
                // Without sentence punctuation.
                text: word.trim_end_matches(['.', ':', '/', '-', '_']),
                start,
                place: Place::Mention,
            });
        }
    }
}

/// The line up to `end`, at most [`KEY_REACH`] bytes of it.
pub(super) fn line_before(text: &[u8], end: usize) -> &[u8] {
    line_within(text, end, KEY_REACH)
}

/// The line up to `end`, at most `most` bytes of it.
pub(super) fn line_within(text: &[u8], end: usize, most: usize) -> &[u8] {
    let reach = &text[end.saturating_sub(most)..end];
    let line = memchr::memrchr(b'\n', reach);
    &reach[line.map_or(0, |at| at + 1)..]
}
