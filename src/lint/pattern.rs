//! Whether an id is held against others and not called: compared, looked for, a case, a condition of a form, a name of a
//! family, the vocabulary of a counter of tokens.
//!
//! Does not know comments and documents (`context`), rows of tables (`table`) or whose an id is (`calls`).

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use catalog::words;

use super::calls;
use super::context::{LINE_REACH, around, in_any_case, is_keyed, key_at_end};
use super::tokens::{Word, is_name, line_before, line_within, name_at_end};

/// Calls that hold a literal against a part of an id, or choose by it: what is in them is no model called.
const PATTERN_CALLS: &[&str] = words!(
    "contains endswith end_with ends_with equals equalsignorecase hasprefix hassuffix has_prefix includes
    indexof match removeprefix replace search split start_with startswith starts_with strip_prefix"
);
/// Words in the name of a key, a variable or a call before a literal that say: a part of ids is meant, or a
/// group of them.
const PATTERN_NAMES: &[&str] = &[
    "prefix", "pattern", "regex", "substr", "famil", "group", "series",
];
/// What stands behind a literal that is compared.
const COMPARED: &[&str] = &[
    "in ",
    "not in ",
    "==",
    "!=",
    ".equals(",
    ".Equals(",
    ".equalsIgnoreCase(",
];
/// Words in the names of calls and keys that speak of a vocabulary of tokens, which outlives the model that it is
/// named for: `encoding_for_model`, `OpenAiTokenCountEstimator`, `default_token_model_name`. Without `_`.
const COUNTERS: &[&str] =
    words!("computetoken counttoken encoding numtoken tiktoken tokencount tokenizer tokenmodel");
/// Ends of the names of keys whose value is the model that was called. Without `_`.
const NOT_CALLED: &[&str] = &["modelused"];
/// Words in the names of classes and enums whose constants are names of families, which nobody sends.
const FAMILY_CLASSES: &[&str] = &["famil"];
/// What declares such a class.
const CLASSES: &[&str] = &["class ", "enum ", "interface "];
/// Keys of an object that says when a form shows a field: `show: { modelName: ["…"] }`. Lower case.
const CONDITIONS: &[&str] = words!("dependson displayoptions hide hideif show showif visibleif");
/// Words in the names of lists of models that can do something, or cannot: `NO_SUPPORT_TEMPERATURE_MODELS`. A list
/// of supported models is called from.
const ABILITIES: &[&str] = words!("no_ _only_ support_ supports unsupported without");
/// How far the beginning of a list is looked for.
const LIST_REACH: usize = 8 << 10;

/// Whether the literal `word` is held against a part of an id: `"gpt-4" in name`, `startswith("gpt-4")`,
/// `PREFIXES = ("gpt-4", …)`.
pub fn is_pattern(text: &[u8], word: &Word) -> bool {
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| in_any_case(PATTERN_NAMES));
    let (open, close) = around(text, word);
    let after = &text[close.min(text.len())..];
    let after = after[..after.len().min(32)].trim_ascii_start();
    if COMPARED
        .iter()
        .any(|sign| after.starts_with(sign.as_bytes()))
    {
        return true;
    }
    let before = line_before(text, open);
    // `if model == "o3"` asks which it is; what is called has come from elsewhere.
    let trimmed = before.trim_ascii_end();
    if trimmed.ends_with(b"==") || trimmed.ends_with(b"!=") || is_alternative(text, open) {
        return true;
    }
    if is_condition(text, open) || in_family_class(text, open) {
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
    // `models[]` is a parameter of a query.
    if list.is_some_and(is_parameter) {
        return true;
    }
    // `model in ["o3", "o3-pro"]` asks which it is; `for model in […]` goes on to call each.
    let asks = |line: &[u8]| {
        let end = &line[line.len().saturating_sub(4)..];
        end.eq_ignore_ascii_case(b" in ") && memchr::memmem::find(line, b"for ").is_none()
    };
    if bracket_before(text, open).is_some_and(asks) {
        return true;
    }
    let key = key_at_end(before).replace('_', "");
    if NOT_CALLED.iter().any(|end| key.ends_with(end))
        || COUNTERS.iter().any(|word| key.contains(word))
    {
        return true;
    }
    // The call whose brackets are open: `startswith(("gpt-4", "gpt-3.5"))`.
    let mut closed = 0_usize;
    for (at, byte) in before.iter().enumerate().rev() {
        match byte {
            b')' => closed += 1,
            b'(' if closed > 0 => closed -= 1,
            b'(' if is_pattern_call(called(&before[..at])) => return true,
            _ => {}
        }
    }
    let call = bracket_before(text, open).map(called);
    call.is_some_and(counts_tokens)
}

/// The name of a call, without the sign that ends a question's in Ruby: `start_with?`.
fn called(before: &[u8]) -> &[u8] {
    name_at_end(before.strip_suffix(b"?").unwrap_or(before))
}

/// Whether a call of this name chooses by a part of an id, or counts tokens.
fn is_pattern_call(name: &[u8]) -> bool {
    let chooses = |call: &&str| name.eq_ignore_ascii_case(call.as_bytes());
    PATTERN_CALLS.iter().any(chooses) || counts_tokens(name)
}

/// Whether a name speaks of a vocabulary of tokens.
fn counts_tokens(name: &[u8]) -> bool {
    let letters = name.iter().filter(|b| **b != b'_');
    let plain: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    let counts = |word: &&str| memchr::memmem::find(&plain, word.as_bytes()).is_some();
    COUNTERS.iter().any(counts)
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
    let near = &text[at.saturating_sub(LIST_REACH)..at];
    opened(text, at, memchr::memrchr2_iter(b'[', b']', near))
}

/// The line up to the innermost bracket of any kind that is open at `at`.
fn bracket_before(text: &[u8], at: usize) -> Option<&[u8]> {
    let near = &text[at.saturating_sub(LIST_REACH)..at];
    let is_bracket = |byte: u8| matches!(byte, b'[' | b']' | b'(' | b')' | b'{' | b'}');
    let brackets = (0..near.len()).rev().filter(|at| is_bracket(near[*at]));
    opened(text, at, brackets)
}

/// The line up to the innermost of these brackets that is open at `at`; they are given backwards, each by its
/// distance from where the search begins.
fn opened(text: &[u8], at: usize, brackets: impl Iterator<Item = usize>) -> Option<&[u8]> {
    let from = at.saturating_sub(LIST_REACH);
    let mut inner = 0_usize;
    for bracket in brackets.map(|bracket| from + bracket) {
        if matches!(text[bracket], b']' | b')' | b'}') {
            inner += 1;
        } else if inner == 0 {
            return Some(line_before(text, bracket));
        } else {
            inner -= 1;
        }
    }
    None
}

/// Whether a list is that of a parameter of a query, `'models[]': [`, and not of a type, `x: Model[] = [`.
fn is_parameter(line: &[u8]) -> bool {
    let key = line.trim_ascii_end().strip_suffix(b":");
    key.is_some_and(|key| key.ends_with(b"[]'") || key.ends_with(b"[]\""))
}

/// Whether the literal at `open` is one of those that a `case` chooses by, or of a type that a value is taken as:
/// `case "a", "b":`, Ruby's `when "a"`, `x as 'a' | 'b'`.
fn is_alternative(text: &[u8], open: usize) -> bool {
    let line = line_within(text, open, LINE_REACH);
    let behind = |word: &[u8]| memchr::memmem::rfind(line, word).map(|at| (at, at + word.len()));
    let first = |found: &(usize, usize)| line[..found.0].trim_ascii().is_empty();
    let case = behind(b"case ").filter(first);
    let when = behind(b"when ").filter(first);
    [case, when, behind(b" as ")]
        .iter()
        .flatten()
        .any(|(_, end)| are_literals(&line[*end..]))
}

/// Whether a text has nothing but literals, and the signs between alternatives.
fn are_literals(text: &[u8]) -> bool {
    let mut quote = None;
    text.iter().all(|byte| match quote {
        Some(open) => {
            if *byte == open {
                quote = None;
            }
            true
        }
        None if matches!(byte, b'"' | b'\'' | b'`') => {
            quote = Some(*byte);
            true
        }
        None => matches!(byte, b' ' | b',' | b'|'),
    })
}

/// Whether the literal says when a form shows a field.
fn is_condition(text: &[u8], open: usize) -> bool {
    let owner = calls::object(text, open).map(|brace| calls::owner(text, brace));
    owner.is_some_and(|name| {
        CONDITIONS
            .iter()
            .any(|c| name.eq_ignore_ascii_case(c.as_bytes()))
    })
}

/// Whether the literal is in the body of a class of families, or of a function about `tiktoken`'s vocabularies, told by
/// lines that are indented less.
fn in_family_class(text: &[u8], at: usize) -> bool {
    let from = at.saturating_sub(LIST_REACH);
    let indent = |line: &[u8]| line.len() - line.trim_ascii_start().len();
    let mut lines = text[from..at].rsplit(|b| *b == b'\n');
    let mut inner = lines.next().map_or(0, indent);
    for line in lines {
        if inner == 0 {
            return false;
        }
        if line.trim_ascii().is_empty() || indent(line) >= inner {
            continue;
        }
        inner = indent(line);
        if memchr::memmem::find(&line.to_ascii_lowercase(), b"fortiktoken").is_some() {
            return true;
        }
        let declared = CLASSES.iter().find_map(|word| {
            let at = memchr::memmem::find(line, word.as_bytes())?;
            Some(line[at..].to_ascii_lowercase())
        });
        if let Some(declared) = declared {
            let has = |word: &&str| memchr::memmem::find(&declared, word.as_bytes()).is_some();
            return FAMILY_CLASSES.iter().any(has);
        }
    }
    false
}
