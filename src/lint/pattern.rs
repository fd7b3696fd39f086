//! Whether an id is matched against rather than called: compared, searched for, a case, a form's condition, a family's
//! name, the vocabulary of a token counter.
//!
//! Does not know comments and documents (`context`), table rows (`table`) or an id's provider (`calls`).

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use catalog::words;

use super::context::{LINE_REACH, around, in_any_case, is_keyed, key_at_end};
use super::tokens::{Word, has, has_one_of, is_name, line_before, line_within, name_at_end};
use super::{calls, yaml};

/// Calls that match a literal against part of an id: a literal in them is not called.
const PATTERN_CALLS: &[&str] = words!(
    "contains endswith end_with ends_with equals equalsignorecase hasprefix hassuffix has_prefix in_array include
    includes indexof match member removeprefix replace search set_attribute setattribute split start_with startswith
    starts_with str_contains str_ends_with str_starts_with strip_prefix stripos strpos"
);
/// Keys of lists of search words.
const TOPICS: &[&str] = words!("aliases keywords tags topics");
/// What separates a case's pattern from its body.
const ARROWS: &[&[u8]] = &[b"->", b"=>"];
/// Words before a block of matches, in languages where `=>` also separates a key from its value.
const CHOOSERS: &[&str] = words!("match switch when");
/// Words in the name of a key, variable or call that mark the literal after it as part of an id, or a group of
/// ids.
const PATTERN_NAMES: &[&str] = &[
    "prefix", "pattern", "regex", "substr", "famil", "group", "series",
];
/// What follows a literal that is compared.
const COMPARED: &[&str] = &[
    "in ",
    "not in ",
    "==",
    "!=",
    ".equals(",
    ".Equals(",
    ".equalsIgnoreCase(",
];
/// Words in names of calls and keys about a token vocabulary, which outlives the model it is named after:
/// `encoding_for_model`, `OpenAiTokenCountEstimator`, `default_token_model_name`. Without `_`.
const COUNTERS: &[&str] =
    words!("computetoken counttoken encoding numtoken tiktoken tokencount tokenizer tokenmodel");
/// Ends of key names whose value is a model that was called before. Without `_`.
const NOT_CALLED: &[&str] = &["modelused"];
/// Words in names of classes and enums whose constants are family names, which are never sent.
const FAMILY_CLASSES: &[&str] = &["famil"];
/// Declares such a class.
const CLASSES: &[&str] = &["class ", "enum ", "interface "];
/// Keywords that declare a function.
const FUNCTIONS: &[&str] = &["const ", "def ", "fn ", "fun ", "func ", "function "];
/// Keys of an object that controls when a form shows a field: `show: { modelName: ["…"] }`. Lower case.
const CONDITIONS: &[&str] = words!("dependson displayoptions hide hideif show showif visibleif");
/// Words in names of lists of models with or without an ability: `NO_SUPPORT_TEMPERATURE_MODELS`. Lists of supported
/// models do not count: models are called from them.
const ABILITIES: &[&str] = words!(
    "no_ non_ _conflict caching_support cachepoint_support deprecated exclude json_support jsonsupport
    models_support modelssupport _only_ reasoning_support support_ supports thinking_support tool_support tools_support
    unsupported vision_support without"
);
/// Words in names of lists that a page shows as placeholders.
const SAMPLES: &[&str] = words!("dummy mock sample");
/// How many enclosing brackets to check.
const LEVELS: usize = 6;
/// What stands beside the model in services' responses.
const ANSWERS: &[&str] = &["chat.completion\"", "\"usageMetadata\""];
/// How far after one of several literals the arrow may be, bytes.
const ARM_REACH: usize = 1 << 9;
/// How far back to look for the start of a list, bytes.
pub(super) const LIST_REACH: usize = 8 << 10;

/// Whether the literal `word` is matched against part of an id: `"gpt-4" in name`, `startswith("gpt-4")`,
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
    // `if model == "o3"` only asks; the model that is called comes from elsewhere.
    let trimmed = before.trim_ascii_end();
    let compared = [&b"=="[..], b"!=", b"~="];
    if compared.iter().any(|sign| trimmed.ends_with(sign)) || is_alternative(text, open) {
        return true;
    }
    if is_subscript(text, open, close) || is_arm(text, open, close) || is_where(trimmed) {
        return true;
    }
    if is_type(trimmed, after) || is_searched(trimmed) {
        return true;
    }
    if is_condition(text, open) || in_family_class(text, open) || is_alias(text, word) {
        return true;
    }
    let bracket = bracket_before(text, open).unwrap_or_default();
    let shown = has(&name_bound(bracket).to_ascii_lowercase(), "example");
    // A type of string literals in Python.
    let typed = name_at_end(bracket) == b"Literal";
    if shown
        || typed
        || is_sample(text, open)
        || TOPICS.contains(&&*key_at_end(bracket))
        || is_step(text, open, close)
    {
        return true;
    }
    let speaks_of_patterns = |line: &[u8]| NAMES.as_ref().is_some_and(|n| n.is_match(line));
    if speaks_of_patterns(before) {
        return true;
    }
    // In a list of objects, each object describes its own values.
    let list = list_before(text, open).filter(|_| !is_keyed(text, word));
    if list.is_some_and(|line| speaks_of_patterns(line) || names_ability(line)) {
        return true;
    }
    // `models[]` is a query parameter.
    if list.is_some_and(is_parameter) {
        return true;
    }
    // `model in ["o3", "o3-pro"]` only asks; `for model in […]` calls each.
    let asks = |line: &[u8]| {
        let end = &line[line.len().saturating_sub(4)..];
        end.eq_ignore_ascii_case(b" in ") && !has(line, "for ")
    };
    let answered = || calls::around(text, open).is_some_and(|body| has_one_of(body, ANSWERS));
    if asks(bracket) || is_keyed(text, word) && answered() {
        return true;
    }
    let key = key_at_end(before).replace('_', "");
    if NOT_CALLED.iter().any(|end| key.ends_with(end))
        || COUNTERS.iter().any(|word| key.contains(word))
    {
        return true;
    }
    // `in_array($model, [`
    let called = in_pattern_call(before) || list.is_some_and(in_pattern_call);
    called || counts_tokens(name_at_end(bracket))
}

/// Whether a call still open at the end of a line matches part of an id: `startswith(("gpt-4", "gpt-3.5"`.
fn in_pattern_call(line: &[u8]) -> bool {
    open_calls(line).any(is_pattern_call)
}

/// The names of the calls still open at the end of a line, innermost first.
pub(super) fn open_calls(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut closed = 0_usize;
    (0..line.len()).rev().filter_map(move |at| {
        match line[at] {
            b')' => closed += 1,
            b'(' if closed > 0 => closed -= 1,
            b'(' => {
                // `starts_with?(`
                let before = &line[..at];
                return Some(name_at_end(before.strip_suffix(b"?").unwrap_or(before)));
            }
            _ => {}
        }
        None
    })
}

/// Whether the literal is a lookup key: `LIMITS["gpt-4"]`.
fn is_subscript(text: &[u8], open: usize, close: usize) -> bool {
    let Some(before) = text[..open].strip_suffix(b"[") else {
        return false;
    };
    before.last().is_some_and(|b| is_name(*b)) && text.get(close) == Some(&b']')
}

/// Whether the literal is a match arm: `"a" | "b" => 1`, `"a", "b" -> 1`.
fn is_arm(text: &[u8], open: usize, close: usize) -> bool {
    let before = &text[..open];
    let before = before[before.len().saturating_sub(LIST_REACH)..].trim_ascii_end();
    let behind = text.get(close..).unwrap_or_default();
    let behind = behind_literals(&behind[..behind.len().min(ARM_REACH)]);
    if ARROWS.iter().any(|arrow| before.ends_with(arrow)) {
        return false;
    }
    // In maps, too, the key comes before `=>`.
    let chosen = || {
        bracket(text, open).is_some_and(|at| {
            let before = text[..at].trim_ascii_end();
            let line = line_before(before, before.len());
            let mut words = line.split(|b| !is_name(*b));
            words.any(|word| CHOOSERS.iter().any(|c| c.as_bytes() == word))
        })
    };
    // Ruby: `when "a",` on one line, `"b" then 1` on the next.
    [&b"->"[..], b"then "]
        .iter()
        .any(|arrow| behind.starts_with(arrow))
        || behind.starts_with(b"=>") && chosen()
}

/// The text after the literals here and the separators and comments between them.
pub(super) fn behind_literals(text: &[u8]) -> &[u8] {
    let mut rest = text.trim_ascii_start();
    loop {
        rest = match rest {
            [b'|' | b',', behind @ ..] | [b'o', b'r', b' ', behind @ ..] => {
                behind.trim_ascii_start()
            }
            [b'#', b' ', comment @ ..] | [b'/', b'/', comment @ ..] => {
                let end = memchr::memchr(b'\n', comment).unwrap_or(comment.len());
                comment[end..].trim_ascii_start()
            }
            [quote @ (b'"' | b'\'' | b'`'), behind @ ..] => {
                match memchr::memchr2(*quote, b'\n', behind) {
                    Some(end) if behind[end] == *quote => behind[end + 1..].trim_ascii_start(),
                    _ => return rest,
                }
            }
            _ => return rest,
        };
    }
}

/// Whether the literal between these is part of a type: `type M = "a"`, `m: "a" | "b"`, `readonly m: "a"`; not a
/// fallback such as `m || "a"`.
fn is_type(before: &[u8], after: &[u8]) -> bool {
    let bar = before.ends_with(b"|") && !before.ends_with(b"||");
    let other = || {
        let other = after.strip_prefix(b"|").map(<[u8]>::trim_ascii_start);
        matches!(other, Some([b'"' | b'\'' | b'`', ..]))
    };
    let line = before.trim_ascii_start();
    let declared = line.strip_prefix(b"export ").unwrap_or(line);
    let names = |word: &[u8], sign: &[u8]| declared.starts_with(word) && declared.ends_with(sign);
    bar || other() || names(b"type ", b"=") || names(b"readonly ", b":")
}

/// Whether a command searches for the literal after it: `grep -qi 'gpt-4'`.
fn is_searched(before: &[u8]) -> bool {
    let mut words = before.rsplit(|b| *b == b' ');
    let command = words.find(|word| !(word.is_empty() || word.starts_with(b"-")));
    command.is_some_and(|command| command.ends_with(b"grep"))
}

/// Whether the literal is in a list of placeholders for a page: `const mockJobs = [{…}]`.
fn is_sample(text: &[u8], open: usize) -> bool {
    let around = |at: &usize| bracket(text, *at);
    let mut lists = std::iter::successors(around(&open), around).take(LEVELS);
    lists.any(|at| {
        let name = || name_bound(line_before(text, at)).to_ascii_lowercase();
        text[at] == b'[' && has_one_of(&name(), SAMPLES)
    })
}

/// Whether a database query selects by the literal: `WHERE name = '…'`.
fn is_where(before: &[u8]) -> bool {
    let line = before.to_ascii_lowercase();
    line.ends_with(b"=") && (has(&line, " where ") || line.starts_with(b"where "))
}

/// Whether the literal is the name of a workflow step, whatever it calls: `"name": "gpt-4", "position": [`,
/// `"gpt-4": {"ai_languageModel": [`; or a label beside the id that is called: `name="gpt-4", model="gpt-4-0613"`.
fn is_step(text: &[u8], open: usize, close: usize) -> bool {
    let sign = |b: &&u8| matches!(**b, b':' | b'{' | b' ' | b'\n' | b'\r' | b'\t');
    let behind = text.get(close..).unwrap_or_default();
    let behind = &behind[behind.iter().take(LINE_REACH).take_while(sign).count()..];
    if behind.starts_with(b"\"ai_languageModel\"") {
        return true;
    }
    let label = text
        .get(open + 1..close.saturating_sub(1))
        .unwrap_or_default();
    let dated = |body| {
        let id = calls::value_of(body, "model").and_then(|id| id.strip_prefix(label));
        id.is_some_and(|rest| rest.starts_with(b"-"))
    };
    key_at_end(line_before(text, open)) == "name"
        && calls::around(text, open).is_some_and(|body| has(body, "\"position\":") || dated(body))
}

/// Whether the word is a proxy's own name for a model, beside the id it requests.
pub fn is_alias(text: &[u8], word: &Word) -> bool {
    let is_alias = yaml::Line::at(text, word.start).is_some_and(|line| line.key == b"model_name");
    is_alias
        && yaml::beside(text, word.start)
            .iter()
            .any(|line| line.key == b"litellm_params")
}

/// Whether the literal is the value of a constant with the same name: `val sonar = "sonar"`.
pub fn is_own_name(text: &[u8], word: &Word) -> bool {
    let letters = |text: &[u8]| {
        let letters = text.iter().filter(|b| b.is_ascii_alphanumeric());
        letters.map(u8::to_ascii_lowercase).collect::<Vec<u8>>()
    };
    let name = name_bound(line_before(text, around(text, word).0));
    letters(name) == letters(word.text.as_bytes())
}

/// Whether the literal is in a list named after models.
pub fn is_in_list_of_models(text: &[u8], word: &Word) -> bool {
    let line = bracket_before(text, around(text, word).0);
    line.is_some_and(|line| yaml::says_model(name_bound(line)))
}

/// The name to which the value after `line` is bound: `const NAMES: Set<string> = new Set(`.
pub(super) fn name_bound(line: &[u8]) -> &[u8] {
    let Some(sign) = memchr::memchr(b'=', line) else {
        return &[];
    };
    if line.get(sign + 1) == Some(&b'=') {
        return &[];
    }
    let typed = &line[..sign];
    let named = memchr::memchr(b':', typed).map_or(typed, |at| &typed[..at]);
    // `var noTools []string`
    let named = named
        .trim_ascii_end()
        .strip_prefix(b"var ")
        .map_or(named, |rest| {
            let length = rest.iter().take_while(|b| is_name(**b)).count();
            &rest[..length]
        });
    name_at_end(named)
}

/// Whether a call of this name matches part of an id, or counts tokens.
fn is_pattern_call(name: &[u8]) -> bool {
    let chooses = |call: &&str| name.eq_ignore_ascii_case(call.as_bytes());
    PATTERN_CALLS.iter().any(chooses) || counts_tokens(name)
}

/// Whether a name is about a token vocabulary.
fn counts_tokens(name: &[u8]) -> bool {
    let letters = name.iter().filter(|b| **b != b'_');
    let plain: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    has_one_of(&plain, COUNTERS)
}

/// Whether a name on the first line of a list says what its models can do: `const NO_TOOLS = [`.
pub(super) fn names_ability(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    // `models-supporting-json = [`
    let line: Vec<u8> = line
        .iter()
        .map(|b| if *b == b'-' { b'_' } else { *b })
        .collect();
    let says = |name: &[u8]| {
        let said = |word: &&str| match *word {
            "no_" | "non_" => name.starts_with(word.as_bytes()),
            word => has(name, word),
        };
        ABILITIES.iter().any(said)
    };
    line.split(|b| !is_name(*b)).any(says)
}

/// The first line of the list that a literal is in, up to its bracket: `MODEL_PATTERNS: list[str] = [`.
fn list_before(text: &[u8], at: usize) -> Option<&[u8]> {
    let near = &text[at.saturating_sub(LIST_REACH)..at];
    let list = opened(at, memchr::memrchr2_iter(b'[', b']', near), text);
    list.map(|bracket| line_before(text, bracket))
}

/// The line up to the innermost bracket open at `at`.
fn bracket_before(text: &[u8], at: usize) -> Option<&[u8]> {
    bracket(text, at).map(|bracket| line_before(text, bracket))
}

/// The innermost bracket open at `at`.
pub(super) fn bracket(text: &[u8], at: usize) -> Option<usize> {
    let near = &text[at.saturating_sub(LIST_REACH)..at];
    let is_bracket = |byte: u8| matches!(byte, b'[' | b']' | b'(' | b')' | b'{' | b'}');
    let brackets = (0..near.len()).rev().filter(|at| is_bracket(near[*at]));
    opened(at, brackets, text)
}

/// The innermost of these brackets open at `at`. They come last to first, as offsets from the start of the search.
fn opened(at: usize, brackets: impl Iterator<Item = usize>, text: &[u8]) -> Option<usize> {
    let from = at.saturating_sub(LIST_REACH);
    let mut inner = 0_usize;
    for bracket in brackets.map(|bracket| from + bracket) {
        if matches!(text[bracket], b']' | b')' | b'}') {
            inner += 1;
        } else if inner == 0 {
            return Some(bracket);
        } else {
            inner -= 1;
        }
    }
    None
}

/// Whether a list is a query parameter's, `'models[]': [`, and not of a type, `x: Model[] = [`.
fn is_parameter(line: &[u8]) -> bool {
    let key = line.trim_ascii_end().strip_suffix(b":");
    key.is_some_and(|key| key.ends_with(b"[]'") || key.ends_with(b"[]\""))
}

/// Whether the literal at `open` belongs to a `case` or to the type of a cast: `case "a", "b":`, Ruby's `when "a"`,
/// `x as 'a' | 'b'`.
fn is_alternative(text: &[u8], open: usize) -> bool {
    let line = line_within(text, open, LINE_REACH);
    let behind = |word: &[u8]| memchr::memmem::rfind(line, word).map(|at| (at, at + word.len()));
    let begins = |before: &[u8]| matches!(before.trim_ascii().last(), None | Some(b'{' | b';'));
    let case = behind(b"case ").filter(|(at, _)| begins(&line[..*at]));
    [case, behind(b"when "), behind(b" as ")]
        .iter()
        .flatten()
        .any(|(_, end)| are_literals(&line[*end..]))
}

/// Whether a text has only literals and the separators between alternatives.
pub(super) fn are_literals(text: &[u8]) -> bool {
    behind_literals(text).is_empty()
}

/// Whether the literal decides when a form shows a field.
fn is_condition(text: &[u8], open: usize) -> bool {
    let owner = calls::object(text, open).map(|brace| calls::owner(text, brace));
    owner.is_some_and(|name| {
        CONDITIONS
            .iter()
            .any(|c| name.eq_ignore_ascii_case(c.as_bytes()))
    })
}

/// Whether the literal is in the body of a class of model families or of a function that counts tokens, found by
/// lines with less indentation.
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
        let head = line.split(|b| matches!(b, b'(' | b'=')).next();
        if FUNCTIONS.iter().any(|word| has(line, word)) && head.is_some_and(counts_tokens) {
            return true;
        }
        let declared = CLASSES.iter().find_map(|word| {
            let at = memchr::memmem::find(line, word.as_bytes())?;
            Some(line[at..].to_ascii_lowercase())
        });
        if let Some(declared) = declared {
            return has_one_of(&declared, FAMILY_CLASSES);
        }
    }
    false
}
