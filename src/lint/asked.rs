//! Lists that a file only tests models against: the ids in them are not called.
//!
//! Owns what a file does with a list. Does not read lists that are patterns for other reasons (`pattern`).

use std::ops::Range;

use catalog::words;

use super::context::{LINE_REACH, around};
use super::pattern::{
    LIST_REACH, are_literals, behind_literals, bracket, name_bound, names_ability, open_calls,
};
use super::tokens::{Word, has, has_one_of, is_name, line_before, line_within, name_at_end};

/// Membership tests on a list. Lowercase.
const MEMBER_CALLS: &[&str] =
    words!("contains containskey endswith has include includes index indexof member startswith");
/// Calls that ask something of each item. Lowercase.
const EACH_CALLS: &[&str] = words!("any every some");
/// Words in the names of lists to choose models from: a requested id must be in one.
const CHOICES: &[&str] = words!("all allow avail default known list support valid");

/// Which lists of a text are used only for membership tests. Words must come in text order.
#[derive(Debug, Default)]
pub struct Lists {
    /// The bracket of the last list, and whether that list is only tested.
    last: Option<(usize, bool)>,
}

impl Lists {
    /// Whether the literal `word` is in a list used only for membership tests.
    pub fn are_asked(&mut self, text: &[u8], word: &Word) -> bool {
        let (open, close) = around(text, word);
        let Some(bracket) = bracket(text, open) else {
            return false;
        };
        if let Some((known, asked)) = self.last
            && known == bracket
        {
            return asked;
        }
        let line = line_before(text, bracket);
        let plain = are_literals(&text[bracket + 1..open]);
        let name = name_bound(line);
        let told = text[bracket] == b'{' && names_ability(line);
        let asked = plain
            && (told || is_asked_here(text, close) || is_only_asked(text, bracket, line, name));
        self.last = Some((bracket, asked));
        asked
    }
}

/// Whether the list that continues at `at` is tested in place: `["a", "b"].includes(model)`.
fn is_asked_here(text: &[u8], at: usize) -> bool {
    let near = &text[at.min(text.len())..(at + LIST_REACH).min(text.len())];
    let rest = behind_literals(near);
    let closers = |b: &&u8| matches!(**b, b']' | b'}' | b')');
    let closed = rest.iter().take_while(closers).count();
    closed > 0 && asks(&rest[closed..])
}

/// Whether a text starts with a membership test.
fn asks(text: &[u8]) -> bool {
    let Some(call) = text.strip_prefix(b"?.").or(text.strip_prefix(b".")) else {
        return false;
    };
    let length = call.iter().take_while(|b| is_name(**b)).count();
    let behind = &call[length..];
    let called = behind
        .strip_prefix(b"?")
        .unwrap_or(behind)
        .starts_with(b"(");
    called && (is_member_call(&call[..length]) || is_one_of(&call[..length], EACH_CALLS))
}

fn is_member_call(name: &[u8]) -> bool {
    name == b"in_array" || is_one_of(name, MEMBER_CALLS)
}

fn is_one_of(name: &[u8], calls: &[&str]) -> bool {
    let mut calls = calls.iter();
    calls.any(|call| name.eq_ignore_ascii_case(call.as_bytes()))
}

/// Whether a named list is used in this text, and only for membership tests. Not for exported lists: other files may
/// use them differently.
fn is_only_asked(text: &[u8], bracket: usize, line: &[u8], name: &[u8]) -> bool {
    let lower = name.to_ascii_lowercase();
    let chosen_from =
        has(&lower, "model") && has_one_of(&lower, CHOICES) && !tells_ability(text, bracket);
    let exported = has_one_of(line, &["export ", "pub ", "public "]);
    let declared = bracket - line.len()..bracket + 1;
    !chosen_from && !exported && only_asks(text, name, &declared, true)
}

/// Whether `at` is inside a function named after what models can do: `def supports_caching(model):`.
fn tells_ability(text: &[u8], at: usize) -> bool {
    let indent = |line: &[u8]| line.len() - line.trim_ascii_start().len();
    let own = indent(line_before(text, at));
    let before = &text[at.saturating_sub(LIST_REACH)..at];
    let mut lines = before.rsplit(|b| *b == b'\n').skip(1);
    let head = lines.find(|line| !line.trim_ascii().is_empty() && indent(line) < own);
    head.is_some_and(|head| head.contains(&b'(') && names_ability(head))
}

/// Whether a text uses a name outside its declaration, and only for membership tests or in a sum of lists that is
/// itself only tested.
fn only_asks(text: &[u8], name: &[u8], declared: &Range<usize>, joins: bool) -> bool {
    if name.len() < 2 {
        return false;
    }
    let mut used = false;
    for at in memchr::memmem::find_iter(text, name) {
        let end = at + name.len();
        let behind = text[end..].trim_ascii_start();
        // A longer name that contains this one, or an assignment to it.
        let again = behind.starts_with(b"=") && !behind.starts_with(b"==");
        let part =
            at > 0 && is_name(text[at - 1]) || text.get(end).is_some_and(|b| is_name(*b)) || again;
        let before = line_before(text, at);
        if part || declared.contains(&at) || before.ends_with(b"len(") {
            continue;
        }
        let trimmed = before.strip_suffix(b"$").unwrap_or(before);
        // `model in NAME`; `any(part in model for part in NAME)`
        let each = trimmed
            .rsplit(|b| matches!(b, b'(' | b'[' | b':' | b'='))
            .next();
        let first = |word: &str| memchr::memmem::find(each?, word.as_bytes());
        let within =
            trimmed.ends_with(b" in ") && (!has(trimmed, "for ") || first(" in ") < first(" for "));
        let given = || open_calls(before).next().is_some_and(is_member_call);
        if within || asks(&text[end..]) || given() || is_each_asked(text, trimmed, end) {
            used = true;
        } else if !(joins
            && joined(text, at).is_some_and(|all| only_asks(text, all, &(at..end), false)))
        {
            return false;
        }
    }
    used
}

/// Whether a loop over the list that ends at `end` only tests its items: `for part in NAME:` and `if part in model`.
fn is_each_asked(text: &[u8], before: &[u8], end: usize) -> bool {
    let head = before.strip_suffix(b"enumerate(").unwrap_or(before);
    let Some(head) = head.strip_suffix(b" in ").filter(|head| has(head, "for ")) else {
        return false;
    };
    let item = name_at_end(head);
    let indent = |line: &[u8]| line.len() - line.trim_ascii_start().len();
    let mut lines = text[end..].split(|b| *b == b'\n').skip(1);
    let inner = lines
        .by_ref()
        .take_while(|line| line.trim_ascii().is_empty() || indent(line) > indent(head));
    let mut asked = false;
    for line in inner {
        for at in memchr::memmem::find_iter(line, item) {
            let behind = &line[at + item.len()..];
            if at > 0 && is_name(line[at - 1]) || behind.first().is_some_and(|b| is_name(*b)) {
                continue;
            }
            if !behind.starts_with(b" in ") {
                return false;
            }
            asked = true;
        }
    }
    asked
}

/// The name of the sum that the list at `at` is added to: `ALL = A + B`.
fn joined(text: &[u8], at: usize) -> Option<&[u8]> {
    let before = line_within(text, at, LINE_REACH);
    let sum = &before[memchr::memchr(b'=', before)? + 1..];
    let is_sum = |b: &u8| is_name(*b) || matches!(b, b' ' | b'+' | b'(');
    let length = text[at..].iter().take_while(|b| is_name(**b)).count();
    let more = text[at + length..].trim_ascii_start().starts_with(b"+");
    let name = name_bound(before);
    ((more || sum.contains(&b'+')) && sum.iter().all(is_sum)).then_some(name)
}
