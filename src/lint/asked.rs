//! Lists that a file only asks whether a model is in them: what is in those is not called.
//!
//! Owns what a file does with a list. Does not read lists that stand for something else (`pattern`).

use std::ops::Range;

use catalog::words;

use super::context::{LINE_REACH, around};
use super::pattern::{
    LIST_REACH, are_literals, behind_literals, bracket, name_bound, names_ability, open_calls,
};
use super::tokens::{Word, has, has_one_of, is_name, line_before, line_within};

/// Calls of a list that ask whether something is in it. Lower case.
const MEMBER_CALLS: &[&str] =
    words!("contains containskey endswith has include includes index indexof member startswith");
/// Words in the names of lists that models are chosen from: to be asked for, an id has to be in one.
const CHOICES: &[&str] = words!("all allow avail default known list support valid");

/// Which lists of a text are only asked whether a model is in them; the words are given in order.
#[derive(Debug, Default)]
pub struct Lists {
    /// The bracket of the last one, and whether it is one of them.
    last: Option<(usize, bool)>,
}

impl Lists {
    /// Whether the literal `word` is in a list that is only asked.
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

/// Whether the list that goes on at `at` is asked where it stands: `["a", "b"].includes(model)`.
fn is_asked_here(text: &[u8], at: usize) -> bool {
    let near = &text[at.min(text.len())..(at + LIST_REACH).min(text.len())];
    let rest = behind_literals(near);
    let closers = |b: &&u8| matches!(**b, b']' | b'}' | b')');
    let closed = rest.iter().take_while(closers).count();
    closed > 0 && asks(&rest[closed..])
}

/// Whether a text begins with a call that asks whether something is in a list.
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
    called && is_member_call(&call[..length])
}

fn is_member_call(name: &[u8]) -> bool {
    name == b"in_array"
        || MEMBER_CALLS
            .iter()
            .any(|c| name.eq_ignore_ascii_case(c.as_bytes()))
}

/// Whether the list of a name is used in this text, and for nothing but to ask whether a model is in it. What other
/// files see may be used there for something else.
fn is_only_asked(text: &[u8], bracket: usize, line: &[u8], name: &[u8]) -> bool {
    let lower = name.to_ascii_lowercase();
    let chosen_from =
        has(&lower, "model") && has_one_of(&lower, CHOICES) && !tells_ability(text, bracket);
    let exported = has_one_of(line, &["export ", "pub ", "public "]);
    let declared = bracket - line.len()..bracket + 1;
    !chosen_from && !exported && only_asks(text, name, &declared, true)
}

/// Whether what stands at `at` is in a function that is named after what models can do: `def supports_caching(model):`.
fn tells_ability(text: &[u8], at: usize) -> bool {
    let indent = |line: &[u8]| line.len() - line.trim_ascii_start().len();
    let own = indent(line_before(text, at));
    let before = &text[at.saturating_sub(LIST_REACH)..at];
    let mut lines = before.rsplit(|b| *b == b'\n').skip(1);
    let head = lines.find(|line| !line.trim_ascii().is_empty() && indent(line) < own);
    head.is_some_and(|head| head.contains(&b'(') && names_ability(head))
}

/// Whether a text uses a name outside of where it is declared, and only to ask what is in it, or to join it with others
/// to a list that is also only asked.
fn only_asks(text: &[u8], name: &[u8], declared: &Range<usize>, joins: bool) -> bool {
    if name.len() < 2 {
        return false;
    }
    let mut used = false;
    for at in memchr::memmem::find_iter(text, name) {
        let end = at + name.len();
        let behind = text[end..].trim_ascii_start();
        // Another of the name, or the same.
        let again = behind.starts_with(b"=") && !behind.starts_with(b"==");
        let part =
            at > 0 && is_name(text[at - 1]) || text.get(end).is_some_and(|b| is_name(*b)) || again;
        if part || declared.contains(&at) {
            continue;
        }
        let before = line_before(text, at);
        let trimmed = before.strip_suffix(b"$").unwrap_or(before);
        // `model in NAME`; `any(part in model for part in NAME)`
        let each = trimmed
            .rsplit(|b| matches!(b, b'(' | b'[' | b':' | b'='))
            .next();
        let first = |word: &str| memchr::memmem::find(each?, word.as_bytes());
        let within =
            trimmed.ends_with(b" in ") && (!has(trimmed, "for ") || first(" in ") < first(" for "));
        let given = || open_calls(before).next().is_some_and(is_member_call);
        if within || asks(&text[end..]) || given() {
            used = true;
        } else if !(joins
            && joined(text, at).is_some_and(|all| only_asks(text, all, &(at..end), false)))
        {
            return false;
        }
    }
    used
}

/// The name of the sum that the name at `at` is a part of: `ALL = A + B`.
fn joined(text: &[u8], at: usize) -> Option<&[u8]> {
    let before = line_within(text, at, LINE_REACH);
    let sum = &before[memchr::memchr(b'=', before)? + 1..];
    let is_sum = |b: &u8| is_name(*b) || matches!(b, b' ' | b'+' | b'(');
    let length = text[at..].iter().take_while(|b| is_name(**b)).count();
    let more = text[at + length..].trim_ascii_start().starts_with(b"+");
    let name = name_bound(before);
    ((more || sum.contains(&b'+')) && sum.iter().all(is_sum)).then_some(name)
}
