//! Names normalized for lookup: one spelling for `Mistral Small 4`, `mistral-small-4` and `mistral_small.4`.
//!
//! Owns normalization and the words that may be omitted. Does not choose a model (`resolve`).

use crate::words;

mod marks;
mod pin;
mod spelling;
mod words;

pub use marks::{is_family, is_region};
pub use pin::Pin;
pub use spelling::{Spelling, is_experts, is_size, spell};
pub use words::{Words, is_early, is_tier};

/// Lower case, with `-` between words and between letters and following digits: `Qwen2.5-7B` becomes `qwen-2-5-7b`.
/// Digits and the letters after them stay together (`7b`, `4o`), so that sizes and versions are one word.
pub fn normalize(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut previous = '-';
    for c in name.chars().flat_map(char::to_lowercase) {
        if c == '+' {
            out.push_str("-plus");
        } else if c.is_alphanumeric() {
            if !out.is_empty() && (previous == '-' || c.is_numeric() && previous.is_alphabetic()) {
                out.push('-');
            }
            out.push(c);
        }
        previous = if c.is_alphanumeric() { c } else { '-' };
    }
    out
}

/// An id without the lab.
pub fn tail(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, tail)| tail)
}

/// Words that tell a chat model from its base model, and that people leave out.
const INSTRUCT_WORDS: &[&str] = &["instruct", "it", "chat"];

/// A normalized name without a final word such as `instruct`; `None` if it has none.
pub fn without_instruct(normalized: &str) -> Option<&str> {
    INSTRUCT_WORDS
        .iter()
        .find_map(|word| normalized.strip_suffix(word)?.strip_suffix('-'))
        .filter(|rest| !rest.is_empty())
}

/// Words for a tier or variant of a family.
const TIER_WORDS: &[&str] = words!(
    "air codex coder deep edge fast flash flashx haiku heavy high highspeed large light lite luna max medium
     micro mini multi nano omni opus plus preview pro reasoner reasoning research small sol sonnet speed terra
     thinking tiny turbo ultra vision vl base guard reward non exp experimental latest distill math code search
     audio image"
);

/// Whether a word of a normalized name distinguishes models of a family: a version, size, date or tier. Such words are
/// never left out.
pub fn is_telling(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || TIER_WORDS.contains(&word)
}
