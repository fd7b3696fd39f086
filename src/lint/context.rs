//! What surrounds a string literal: a model's key, a comment, a document, a form.
//!
//! Does not know patterns (`pattern`), table rows (`table`) or an id's provider (`calls`).

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use catalog::words;

use super::calls;
use super::tokens::{
    KEYS, Place, Word, has, has_one_of, line_before, line_within, name_at_end, unquoted,
};

/// Keys and annotations of a setting's default, which is a model if the setting says so. Lowercase.
const DEFAULTS: &[&str] = &["default", "defaultvalue", "default_value", "withdefault"];
/// How far after such an annotation the setting's name may be, bytes.
const SETTING_REACH: usize = 120;
/// Words that make the quoted id after them an example.
const EXAMPLES: &[&str] = &["e.g.", "i.e.", "for example", "such as", "placeholder"];
/// Keys of examples: `example: 'gpt-4'` in an API description.
const EXAMPLE_KEYS: &[&str] = &["example", "examples"];
/// Starts the choices of a form, in a comment after a setting's default.
const FORM: &[u8] = b"@param";
/// The longest note of a workflow, and the distance to its type, bytes.
const NOTE_REACH: usize = 8 << 10;
/// How much of a line to search for quotes and comments, bytes: people do not write longer lines.
pub(super) const LINE_REACH: usize = 1 << 10;

/// A word's place from its line: commented out it is a mention, in a form it is offered.
pub fn place(text: &[u8], word: &Word) -> Place {
    let (open, close) = around(text, word);
    let open = open.min(text.len());
    let code = code_before(text, open);
    let line = line_within(text, open, LINE_REACH).trim_ascii_start();
    if is_comment(code) || !line.starts_with(b"\"") && is_comment(line) {
        return Place::Mention;
    }
    if word.place != Place::Literal {
        return word.place;
    }
    if in_form(code) {
        return Place::Offered;
    }
    let before = line_before(text, open);
    let told = in_sticky_note(text, open)
        || is_example(before)
        || in_trailing_comment(code)
        || in_prose(text, line, close);
    if told { Place::Mention } else { word.place }
}

/// Whether a literal after `code` is a choice of a form: `MODEL = "…" # @param ["…"]`.
fn in_form(code: &[u8]) -> bool {
    let form = memchr::memmem::find(code, FORM);
    form.is_some_and(|at| code[..at].trim_ascii_end().ends_with(b"#"))
}

/// The code before a literal on its line. For code in a JSON string, such as a notebook's, it starts after the
/// string's opening quote or its last newline.
fn code_before(text: &[u8], open: usize) -> &[u8] {
    let before = line_within(text, open, LINE_REACH);
    if text.get(open) != Some(&b'\\') {
        return before;
    }
    let plain = |at: usize| at == 0 || before[at - 1] != b'\\';
    let begins = (0..before.len()).rev().find_map(|at| match before[at..] {
        [b'"', ..] if plain(at) => Some(at + 1),
        [b'\\', b'n', ..] if plain(at) => Some(at + 2),
        _ => None,
    });
    &before[begins.unwrap_or(0)..]
}

/// Compiler directives and editor regions that look like comments of other languages.
const DIRECTIVES: &[&str] = words!(
    "define elif else endif endregion error if ifdef ifndef import include line pragma region undef
    warning"
);

/// Whether the line around an offset is commented out.
pub fn is_commented(text: &[u8], at: usize) -> bool {
    is_comment(line_within(text, at, LINE_REACH))
}

/// Whether a line is commented out: `# …`, `#model="…"`, `// …`, ` * …`, `;model=…`, but not `#define`. In notebooks,
/// lines are strings.
fn is_comment(before: &[u8]) -> bool {
    let line = before.trim_ascii_start();
    let line = match line {
        [b'"', rest @ ..] if rest.starts_with(b"#") => rest,
        line => line,
    };
    match line {
        [b'/', b'/' | b'*', ..] | [b'*', b' ', ..] | [b'-', b'-', b' ' | b'-', ..] => true,
        // `#[serde(rename = "…")]`
        [b'#', b'[', next, ..] if next.is_ascii_alphabetic() => false,
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

/// Whether a comment starts after the code of a line: `name: str  # e.g. "gpt-4"`, but not `"https://…"`.
fn in_trailing_comment(before: &[u8]) -> bool {
    let mut comments = memchr::memchr2_iter(b'#', b'/', before).filter(|at| {
        let begins = matches!(before[*at..], [b'#', b' ', ..] | [b'/', b'/', ..]);
        begins && before[..*at].last().is_some_and(u8::is_ascii_whitespace)
    });
    comments.any(|at| !is_open(&before[..at]))
}

/// Whether a quoted id is part of a sentence in a longer string: `"deploy model 'gpt-4' first"`.
fn in_prose(text: &[u8], before: &[u8], close: usize) -> bool {
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let behind = text.get(close..).unwrap_or_default();
    let sentence = behind.strip_prefix(b".").unwrap_or(behind);
    let follows = sentence.first() == Some(&b' ') && is_word(sentence.get(1));
    let precedes = before.last() == Some(&b' ') && is_word(before.trim_ascii_end().last());
    (follows || precedes) && is_open(before)
}

/// Whether a literal in a JSON string is in the text of a workflow's note.
fn in_sticky_note(text: &[u8], open: usize) -> bool {
    const KEY: &[u8] = b"\"content\":";
    const TYPE: &str = "stickyNote";
    let start = open.saturating_sub(NOTE_REACH);
    let line = line_within(text, open, NOTE_REACH);
    let Some(key) = memchr::memmem::rfind(line, KEY) else {
        return false;
    };
    let string = line[key + KEY.len()..].trim_ascii_start();
    let mut escaped = false;
    let ends = string.iter().skip(1).any(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    let end = (open + NOTE_REACH).min(text.len());
    !ends && has(&text[start..end], TYPE)
}

/// Whether a string literal is still open at the end of `before`.
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

/// Whether the id after `before` is only an example: `(e.g., "gpt-4")`.
fn is_example(before: &[u8]) -> bool {
    static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| in_any_case(EXAMPLES));
    let near = &before[before.len().saturating_sub(80)..];
    let key = key_at_end(before);
    EXAMPLE_KEYS.contains(&&*key) || SEARCH.as_ref().is_some_and(|search| search.is_match(near))
}

/// The lowercase name of the key whose value, or the first item of whose list, follows `before`.
pub(super) fn key_at_end(before: &[u8]) -> String {
    let before = before.trim_ascii_end();
    let before = before.strip_suffix(b"[").unwrap_or(before).trim_ascii_end();
    let [key @ .., b'=' | b':'] = before else {
        return String::new();
    };
    String::from_utf8_lossy(name_at_end(unquoted(key))).to_ascii_lowercase()
}

/// A case-insensitive search for all of these words in one pass.
pub(super) fn in_any_case(words: &[&str]) -> Option<AhoCorasick> {
    let built = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words);
    built.ok()
}

/// Elixir's documentation attributes.
const DOC_ATTRIBUTES: &[&str] = &["@doc ", "@moduledoc ", "@typedoc "];

/// Docstrings between `"""`: those that start their line and are not an argument or a value, and those of a
/// documentation attribute.
pub fn docstrings(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    const QUOTES: &[u8] = b"\"\"\"";
    let mut found = Vec::new();
    let mut quotes = memchr::memmem::find_iter(text, QUOTES);
    while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
        let line = line_before(text, open).trim_ascii_start();
        let attribute = DOC_ATTRIBUTES
            .iter()
            .any(|name| line.starts_with(name.as_bytes()));
        let prefix = matches!(line, [] | [b'r' | b'R' | b'f' | b'u']) || attribute;
        let before = text[..open - line.len()].trim_ascii_end();
        let given = matches!(
            before.last(),
            Some(b'(' | b',' | b'=' | b'[' | b'{' | b'+' | b'|' | b'\\')
        );
        if attribute || prefix && !given {
            found.push(open..close);
        }
    }
    found
}

/// Comments between `/*` and `*/` that start their line.
pub fn block_comments(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for open in memchr::memmem::find_iter(text, b"/*") {
        let inside = found.last().is_some_and(|last| open < last.end);
        if inside || !line_before(text, open).trim_ascii().is_empty() {
            continue;
        }
        let Some(length) = memchr::memmem::find(&text[open..], b"*/") else {
            break;
        };
        found.push(open..open + length);
    }
    found
}

/// The starts of previews at the end of a Swift file.
const PREVIEWS: &[&str] = &["\n#Preview", ": PreviewProvider {"];

/// Where the tests at the end of a Rust file start, or the previews of a Swift file. `None`: there are none.
pub fn tests_at_end(text: &[u8]) -> Option<usize> {
    let previews = || {
        let begin = |sign: &&str| memchr::memmem::find(text, sign.as_bytes());
        PREVIEWS.iter().filter_map(begin).min()
    };
    let tests = memchr::memmem::find_iter(text, b"\nmod ").find(|at| {
        let line = text[at + 1..].split(|byte| *byte == b'\n').next();
        let line = line.unwrap_or_default().trim_ascii_end();
        let above = line_before(text, *at);
        // `#[cfg(all(test, feature = "x"))]`
        let only_tests = above.starts_with(b"#[cfg(")
            && has_one_of(above, &["(test)", "(test,", ", test)"])
            && !has(above, "not(test");
        let called = matches!(line, b"mod test {" | b"mod tests {");
        line.ends_with(b"{") && (only_tests || called && has(&text[*at..], "#[test]"))
    });
    tests.or_else(previews)
}

/// A notebook's Markdown cells, which are for people.
pub fn markdown_cells(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    const KEY: &[u8] = b"\"cell_type\"";
    let starts: Vec<usize> = memchr::memmem::find_iter(text, KEY).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let cells = starts.iter().zip(ends);
    let is_markdown = |at: usize| {
        let behind = &text[at + KEY.len()..];
        let sign = |b: &u8| matches!(b, b':' | b' ' | b'"');
        let signs = behind.iter().take_while(|b| sign(b)).count();
        behind[signs..].starts_with(b"markdown")
    };
    let cells = cells.filter(|(start, _)| is_markdown(**start));
    cells.map(|(start, end)| *start..end).collect()
}

/// Whether the literal is the default of a setting that is named as a model: `name: 'modelName', default: '…'`,
/// `@WithDefault("…") String modelId();`.
pub fn is_default_of_model(text: &[u8], word: &Word) -> bool {
    let (open, close) = around(text, word);
    let before = line_before(text, open).trim_ascii_end();
    let says_model = |name: &[u8]| has_one_of(name, KEYS);
    if let Some(call) = before.strip_suffix(b"(") {
        let name = String::from_utf8_lossy(name_at_end(call)).to_ascii_lowercase();
        let behind = text.get(close..).unwrap_or_default();
        let behind = &behind[..behind.len().min(SETTING_REACH)];
        let end = behind.iter().position(|b| *b == b';');
        return DEFAULTS.contains(&&*name) && end.is_some_and(|end| says_model(&behind[..end]));
    }
    let key = key_at_end(before);
    let object = || calls::object(text, open).map(|brace| calls::body(text, brace));
    DEFAULTS.contains(&&*key)
        && object().is_some_and(|body| calls::value_of(body, "name").is_some_and(says_model))
}

pub fn is_notebook(text: &[u8]) -> bool {
    has(text, "\"cell_type\"")
}

/// A notebook's outputs: what ran once, not what it runs.
pub fn outputs(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    if is_notebook(text) {
        lists(text, b"\"outputs\"")
    } else {
        Vec::new()
    }
}

/// The forms in a Flowise flow: what its nodes offer besides the chosen value.
pub fn forms(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    lists(text, b"\"inputParams\"")
}

/// The JSON lists under a key; `key` includes its quotes.
fn lists(text: &[u8], key: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(text, key) {
        let behind = &text[at + key.len()..];
        let sign = behind.iter().position(|b| !matches!(b, b':' | b' '));
        let Some(sign) = sign.filter(|at| behind[*at] == b'[') else {
            continue;
        };
        let start = at + key.len() + sign + 1;
        if found
            .last()
            .is_none_or(|last: &std::ops::Range<usize>| last.end <= start)
        {
            found.push(start..end_of_list(text, start));
        }
    }
    found
}

/// The end of the JSON list whose first value starts at `start`.
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

/// Whether the literal `word` is the value of a key such as `model`, or the argument of a call with such a name.
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
    // `"model": {"mode": "list", "value": "ID"}`
    let owned = || {
        let object = calls::object(text, around(text, word).0)?;
        matches!(&*key_at_end(before), "id" | "name" | "value")
            .then(|| has_one_of(calls::owner(text, object), KEYS))
    };
    has_one_of(part, KEYS) || owned() == Some(true)
}

/// The offsets of a literal's opening quote and of the end of its closing quote.
pub fn around(text: &[u8], word: &Word) -> (usize, usize) {
    let (mut open, end) = (word.start.saturating_sub(1), word.start + word.text.len());
    if open > 0 && text[open] == b'=' && matches!(text[open - 1], b'"' | b'\'' | b'`') {
        open -= 1;
    }
    if open > 0 && text[open - 1] == b'\\' {
        (open - 1, end + 2)
    } else {
        (open, end + 1)
    }
}
