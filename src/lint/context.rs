//! What the line around a string literal says of it: the value of a model's key, or a pattern.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::tokens::{KEYS, Place, Word, is_name, line_before};

/// Calls that hold a literal against a part of an id, or choose by it: what is in them is no model called.
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
const PATTERN_NAMES: &[&str] = &[
    "prefix", "pattern", "regex", "substr", "famil", "group", "series",
];
/// Words in the names of calls that count tokens by a vocabulary, which outlives the model that it is named for:
/// `encoding_for_model`, `OpenAiTokenCountEstimator`.
const COUNTERS: &[&str] = &["counttoken", "encoding", "tokencount", "tokenizer"];
/// Ends of the names of keys whose value names such a vocabulary, or the model that was called.
const NOT_CALLED: &[&str] = &["tokenizer", "encoding", "model_used", "modelused"];
/// Words in the names of lists of models that can do something, or cannot: `NO_SUPPORT_TEMPERATURE_MODELS`. A list
/// of supported models is called from.
const ABILITIES: &[&str] = &[
    "no_",
    "_only_",
    "support_",
    "supports",
    "unsupported",
    "without",
];
/// How far the beginning of a list is looked for.
const LIST_REACH: usize = 8 << 10;

/// Words before a quoted id that say: an example.
const EXAMPLES: &[&str] = &["e.g.", "for example", "such as", "placeholder"];

/// From so many models on, keys of objects are a table of what models can do.
pub const TABLE: usize = 20;

/// Where a word stands, told by its line: a commented one only mentions it, and a number behind a key is a
/// row of a table.
pub fn place(text: &[u8], word: &Word) -> Place {
    let (open, close) = around(text, word);
    let before = line_before(text, open.min(text.len()));
    let code = code_before(text, open);
    if is_comment(code) {
        return Place::Mention;
    }
    if word.place != Place::Literal {
        return word.place;
    }
    if is_example(before) || in_trailing_comment(code) || in_prose(text, before, close) {
        return Place::Mention;
    }
    match value_behind(text, close) {
        Some(digit) if digit.is_ascii_digit() => Place::Row,
        _ => word.place,
    }
}

/// Whether the literal is a key whose value is an object: `"gpt-4": {…}`.
pub fn is_key_of_object(text: &[u8], word: &Word) -> bool {
    word.place == Place::Literal && value_behind(text, around(text, word).1) == Some(b'{')
}

/// What the value begins with whose key ends at `close`.
fn value_behind(text: &[u8], close: usize) -> Option<u8> {
    let after = text.get(close..).unwrap_or_default();
    let after = &after[..after.len().min(16)];
    let value = after.trim_ascii_start().strip_prefix(b":")?;
    value.trim_ascii_start().first().copied()
}

/// The beginning of the line of code that a literal stands in: of a notebook's, which are strings on a line
/// of JSON, what stands behind the quote that opens its own.
fn code_before(text: &[u8], open: usize) -> &[u8] {
    let before = line_before(text, open.min(text.len()));
    if text.get(open) != Some(&b'\\') {
        return before;
    }
    let opens = |at: &usize| before[*at] == b'"' && (*at == 0 || before[*at - 1] != b'\\');
    let quote = (0..before.len()).rev().find(opens);
    &before[quote.map_or(0, |at| at + 1)..]
}

/// Directives of compilers and sections of editors that begin as comments of other languages do.
const DIRECTIVES: &[&str] = &[
    "define",
    "elif",
    "else",
    "endif",
    "endregion",
    "error",
    "if",
    "ifdef",
    "ifndef",
    "import",
    "include",
    "line",
    "pragma",
    "region",
    "undef",
    "warning",
];

/// Whether a line is commented out: `# …`, `#model="…"`, `// …`, ` * …`, `;model=…`, but no `#define`. A notebook's
/// lines are strings.
fn is_comment(before: &[u8]) -> bool {
    let line = before.trim_ascii_start();
    let line = match line {
        [b'"', rest @ ..] if rest.starts_with(b"#") => rest,
        line => line,
    };
    match line {
        [b'/', b'/' | b'*', ..] | [b'*', b' ', ..] => true,
        [b'#', rest @ ..] => {
            let end = rest.iter().position(|b| !b.is_ascii_alphabetic());
            let word = &rest[..end.unwrap_or(rest.len())];
            !DIRECTIVES.iter().any(|known| known.as_bytes() == word)
        }
        // Not `;(function () {…`.
        [b';', rest @ ..] => rest
            .first()
            .is_some_and(|b| b.is_ascii_alphabetic() || *b == b' '),
        _ => false,
    }
}

/// Whether a comment begins behind the code of a line: `name: str  # e.g. "gpt-4"`, no `"https://…"`.
fn in_trailing_comment(before: &[u8]) -> bool {
    let mut quote = None;
    let mut previous = b' ';
    for (at, byte) in before.iter().copied().enumerate() {
        let next = before.get(at + 1).copied();
        match quote {
            Some(open) if byte == open && previous != b'\\' => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            None => {
                let hash = byte == b'#' && next == Some(b' ');
                let slashes = byte == b'/' && next == Some(b'/');
                if (hash || slashes) && previous.is_ascii_whitespace() {
                    return true;
                }
            }
        }
        previous = byte;
    }
    false
}

/// Whether a quoted id stands among the words of a longer string: `"deploy model 'gpt-4' first"`.
fn in_prose(text: &[u8], before: &[u8], close: usize) -> bool {
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let behind = text.get(close..).unwrap_or_default();
    let sentence = behind.strip_prefix(b".").unwrap_or(behind);
    let follows = sentence.first() == Some(&b' ') && is_word(sentence.get(1));
    let precedes = before.last() == Some(&b' ') && is_word(before.trim_ascii_end().last());
    (follows || precedes) && is_open(before)
}

/// Whether a string literal is open at the end of a line's beginning.
fn is_open(before: &[u8]) -> bool {
    let mut quote = None;
    let mut previous = b' ';
    for byte in before.iter().copied() {
        match quote {
            Some(open) if byte == open && previous != b'\\' => quote = None,
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            _ => {}
        }
        previous = byte;
    }
    quote.is_some()
}

/// Whether an id behind `before` is only an example of one: `(e.g., "gpt-4")`.
fn is_example(before: &[u8]) -> bool {
    static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| in_any_case(EXAMPLES));
    let near = &before[before.len().saturating_sub(80)..];
    SEARCH.as_ref().is_some_and(|search| search.is_match(near))
}

/// Looks for all of these words in one pass.
fn in_any_case(words: &[&str]) -> Option<AhoCorasick> {
    let built = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words);
    built.ok()
}

/// The parts of a text between `"""` that document code: such a string begins its line and is neither
/// given to a call nor a value.
pub fn docstrings(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    const QUOTES: &[u8] = b"\"\"\"";
    let mut found = Vec::new();
    let mut quotes = memchr::memmem::find_iter(text, QUOTES);
    while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
        let line = line_before(text, open).trim_ascii_start();
        let prefix = matches!(line, [] | [b'r' | b'R' | b'f' | b'u']);
        let before = text[..open - line.len()].trim_ascii_end();
        let given = matches!(
            before.last(),
            Some(b'(' | b',' | b'=' | b'[' | b'{' | b'+' | b'|' | b'\\')
        );
        if prefix && !given {
            found.push(open..close);
        }
    }
    found
}

/// Whether the literal `word` is held against a part of an id: `"gpt-4" in name`, `startswith("gpt-4")`,
/// `PREFIXES = ("gpt-4", …)`.
pub fn is_pattern(text: &[u8], word: &Word) -> bool {
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| in_any_case(PATTERN_NAMES));
    let (open, close) = around(text, word);
    let after = &text[close.min(text.len())..];
    let after = after[..after.len().min(16)].trim_ascii_start();
    let asked = ["in ", "not in ", "==", "!="];
    if asked.iter().any(|sign| after.starts_with(sign.as_bytes())) {
        return true;
    }
    let before = line_before(text, open);
    // `if model == "o3"` asks which it is; what is called has come from elsewhere.
    let trimmed = before.trim_ascii_end();
    if trimmed.ends_with(b"==") || trimmed.ends_with(b"!=") {
        return true;
    }
    let speaks_of_patterns = |line: &[u8]| NAMES.as_ref().is_some_and(|n| n.is_match(line));
    if speaks_of_patterns(before) {
        return true;
    }
    // Of a list of objects each says for itself what its values are.
    let list = list_before(text, open).filter(|_| !is_keyed(text, word));
    if list.is_some_and(|line| speaks_of_patterns(line) || names_ability(line)) {
        return true;
    }
    // `model in ["o3", "o3-pro"]` asks which it is; `for model in […]` goes on to call each.
    let asks =
        |line: &[u8]| line.ends_with(b" in ") && memchr::memmem::find(line, b"for ").is_none();
    if list.is_some_and(asks) {
        return true;
    }
    if let [key @ .., b'=' | b':'] = before.trim_ascii_end() {
        let quote = |b: &u8| matches!(b, b'"' | b'\'' | b'\\');
        let quotes = key.iter().rev().take_while(|b| quote(b)).count();
        let name = name_at_end(&key[..key.len() - quotes]).to_ascii_lowercase();
        if NOT_CALLED.iter().any(|end| name.ends_with(end.as_bytes())) {
            return true;
        }
    }
    // The call whose brackets are open: `startswith(("gpt-4", "gpt-3.5"))`.
    let mut closed = 0_usize;
    for (at, byte) in before.iter().enumerate().rev() {
        match byte {
            b')' => closed += 1,
            b'(' if closed > 0 => closed -= 1,
            b'(' if is_pattern_call(name_at_end(&before[..at])) => return true,
            _ => {}
        }
    }
    false
}

/// Whether a call of this name chooses by a part of an id, or counts tokens.
fn is_pattern_call(name: &[u8]) -> bool {
    let chooses = |call: &&str| name.eq_ignore_ascii_case(call.as_bytes());
    let letters = name.iter().filter(|b| **b != b'_');
    let plain: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    let counts = |word: &&str| memchr::memmem::find(&plain, word.as_bytes()).is_some();
    PATTERN_CALLS.iter().any(chooses) || COUNTERS.iter().any(counts)
}

/// Whether a name on the line on which a list begins says what its models can do: `const NO_TOOLS = [`.
fn names_ability(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    let says = |name: &[u8]| {
        let has = |word: &&str| match *word {
            "no_" => name.starts_with(b"no_"),
            word => memchr::memmem::find(name, word.as_bytes()).is_some(),
        };
        ABILITIES.iter().any(has)
    };
    line.split(|b| !is_name(*b)).any(says)
}

/// The line on which the list begins that a literal stands in: `MODEL_PATTERNS: list[str] = [`.
fn list_before(text: &[u8], at: usize) -> Option<&[u8]> {
    let from = at.saturating_sub(LIST_REACH);
    let mut closed = 0_usize;
    for (back, byte) in text[from..at].iter().enumerate().rev() {
        match byte {
            b']' => closed += 1,
            b'[' if closed > 0 => closed -= 1,
            b'[' => return Some(line_before(text, from + back)),
            _ => {}
        }
    }
    None
}

/// Whether a text is a notebook.
pub fn is_notebook(text: &[u8]) -> bool {
    memchr::memmem::find(text, b"\"cell_type\"").is_some()
}

/// The parts of a notebook that its program printed: what was run once, not what it runs.
pub fn outputs(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    const KEY: &[u8] = b"\"outputs\"";
    let mut found = Vec::new();
    if !is_notebook(text) {
        return found;
    }
    for key in memchr::memmem::find_iter(text, KEY) {
        let behind = &text[key + KEY.len()..];
        let sign = behind.iter().position(|b| !matches!(b, b':' | b' '));
        let Some(sign) = sign.filter(|at| behind[*at] == b'[') else {
            continue;
        };
        let start = key + KEY.len() + sign + 1;
        if found
            .last()
            .is_none_or(|last: &std::ops::Range<usize>| last.end <= start)
        {
            found.push(start..end_of_list(text, start));
        }
    }
    found
}

/// Where the JSON list ends whose first value begins at `start`.
fn end_of_list(text: &[u8], start: usize) -> usize {
    let mut depth = 1_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in text.iter().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'[' if !quoted => depth += 1,
            b']' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
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
