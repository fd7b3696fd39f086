//! Tokens of other calls in a call's record: of a judge, a router, an earlier attempt.
//!
//! Owns the words that reveal them, and the evidence that they belong to the call after all: equal counts, or parts
//! that add up to its counts. Does not price them: the record has no amount, and the reason names the key.

use memchr::memmem::Finder;

use super::counts::Counts;
use super::keys::{Count, Take, USAGE};
use super::known::Known;
use super::reason::Reason;
use super::unread::{counts_nothing_else, place_of_tokens, words_of};

/// Words for other calls.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "advisor", "attempt", "attempts", "batch", "child", "children", "classifier", "critic", "critique", "embed",
    "embedding", "embeddings", "evaluator", "executor", "failed", "fallback", "grader", "grading", "guard",
    "guardrail", "guardrails", "judge", "judges", "moderation", "planner", "previous", "rerank", "reranker",
    "reranking", "retries", "retry", "reviewer", "rewrite", "rewriter", "router", "routing", "second", "secondary",
    "stt", "sub", "subagent", "subagents", "title", "tts", "verifier", "wasted",
];
/// Other units in which such calls are counted.
const UNITS: &[&str] = &["units", "characters"];
const SIDES: &[&str] = &["input", "prompt", "output", "completion"];
/// Words for a count that may differ from the one next to it.
const BILLED: &[&str] = &["billable", "billed", "charged"];
/// Words for a part, a sum or another name of the call's own counts.
#[rustfmt::skip]
const OF_THE_CALL: &[&str] = &[
    "accepted", "actual", "adjusted", "ai", "api", "average", "avg", "base", "by", "call",
    "chat", "context", "conversation", "count", "counts", "cumulative", "current", "details", "effective",
    "estimated", "expected", "final", "first", "function", "gen", "history", "image", "images", "initial", "last",
    "llm", "mean", "message", "messages", "metric", "metrics", "model", "n", "native", "net", "new", "non",
    "noncached", "num", "number", "of", "original", "overall", "predicted", "prediction", "processed", "raw",
    "rejected", "request", "response", "retrieved", "run", "session", "standard", "sum", "system", "template", "text",
    "this", "tok", "token", "tokens", "toks", "tool", "tools", "total", "turn", "uncached", "usage", "used", "user",
    "video", "visible",
];
/// Words for objects that state limits, sums over more than the call, or earlier messages.
#[rustfmt::skip]
const OF_NO_CALL: &[&str] = &[
    "accumulated", "aggregate", "budget", "budgets", "config", "context", "conversation", "cost", "costs",
    "cumulative", "daily", "headers", "history", "lifetime", "limit", "limits", "max", "messages", "min", "monthly",
    "price", "prices", "pricing", "prompt", "quota", "rate", "ratelimit", "running", "session", "sum", "summary",
    "total", "totals", "window",
];

/// What to do with an unlisted key of a record that may count another call's tokens.
pub(super) fn take(key: &[u8]) -> Option<Take> {
    let words = words_of(key);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let of_tokens = has(&["token", "tokens", "tok", "toks"]);
    let of_usage = has(&["usage"]);
    if !of_tokens && !of_usage && !has(UNITS) {
        return None;
    }
    // `second_input_tokens`, not `tokens_per_second`.
    let is_second = words.first().is_some_and(|word| word == "second");
    if !counts_nothing_else(&words[usize::from(is_second)..]) {
        return None;
    }
    if is_second || has(CALLS) {
        return Some(Take::OtherCall);
    }
    let is_part = |word: &String| {
        [SIDES, OF_THE_CALL]
            .iter()
            .any(|list| list.contains(&word.as_str()))
    };
    let has_side = has(SIDES) || has(BILLED);
    (of_tokens && has_side && !words.iter().all(is_part)).then_some(Take::MayBeOtherCall)
}

/// Whether an object under this key may hold the counts of a call, and whether its name says it is another call.
pub(super) fn of_call(key: &[u8]) -> (bool, bool) {
    let words = words_of(key);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    (!has(OF_NO_CALL), has(CALLS))
}

/// A count deeper in the record than those that are read.
#[derive(Debug, Clone, Copy)]
struct Nested {
    count: Count,
    value: u64,
}

/// How many nested counts are examined; a single call's breakdown has fewer.
const MOST_NESTED: usize = 256;
/// A step of opencode; if there are several, the message may state only the last.
const STEP: &[u8] = b"step-finish";
/// What all keys that count tokens contain near their end.
pub(super) const OKEN: &[u8] = b"oken";
/// Bytes from there to the end of the key: `s`, `Count`, `_count`.
const REST_OF_KEY: usize = 8;

#[allow(clippy::struct_excessive_bools)] // independent facts
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// The reason to doubt the counts, and the key that gives it.
    pub(super) doubt: Option<(Reason, Vec<u8>)>,
    /// Whether it says it covers everything of something.
    pub(super) is_total: bool,
    /// An id that identifies copies of it, and the id's length.
    pub(super) own_id: Option<(u64, usize)>,
    /// The conversation or run it belongs to.
    pub(super) conversation: Option<u64>,
    /// Whether it marks the start of a request.
    pub(super) is_start: bool,
    /// Whether it is the prompt.
    pub(super) is_asked: bool,
    pub(super) in_table: bool,
    /// The first unread column that mentions tokens and has a number in this row.
    pub(super) unread_column: Option<String>,
    /// The key with the tokens of another call.
    call: Option<Vec<u8>>,
    /// Numbers that are another call's unless they equal one of the counts.
    maybe: Vec<(u64, Vec<u8>)>,
    /// The output of the steps of a message.
    steps: Option<u64>,
    nested: Vec<Nested>,
    /// The first key of the nested counts.
    nested_key: Vec<u8>,
    /// The first key of nested cached tokens.
    nested_cached: Option<Vec<u8>>,
}

impl Beside {
    /// Whether anything was noted that carries a key.
    pub(super) fn has_key(&self) -> bool {
        self.doubt.is_some() || self.call.is_some() || !self.maybe.is_empty()
    }

    /// Sets the column as the key of what was noted without one.
    pub(super) fn name(&mut self, column: &str) {
        let keys = self.doubt.iter_mut().map(|(_, key)| key);
        let keys = keys.chain(&mut self.call);
        let keys = keys.chain(self.maybe.iter_mut().map(|(_, key)| key));
        for key in keys.filter(|key| key.is_empty()) {
            key.extend_from_slice(column.as_bytes());
        }
    }

    /// Notes tokens under a key.
    #[cold]
    pub(super) fn note(&mut self, take: Take, value: u64, key: Vec<u8>) {
        if take == Take::OtherCall {
            self.call.get_or_insert(key);
        } else {
            self.maybe.push((value, key));
        }
    }

    /// Notes the counts of calls in an object or list with an unlisted key, or in one written as text.
    pub(super) fn look(
        &mut self,
        known: &Known,
        finder: &Finder,
        key: impl FnOnce() -> Option<Vec<u8>>,
        value: &[u8],
    ) {
        if finder.find(value).is_none() {
            return;
        }
        if !value.starts_with(b"\"") {
            self.look_closely(known, finder, key, value);
        } else if let Ok(text) = serde_json::from_slice::<String>(value) {
            self.look_closely(known, finder, key, text.as_bytes());
        }
    }

    #[cold]
    fn look_closely(
        &mut self,
        known: &Known,
        finder: &Finder,
        key: impl FnOnce() -> Option<Vec<u8>>,
        value: &[u8],
    ) {
        let Some(key) = key() else { return };
        let (may_count, is_other) = of_call(&key);
        if !may_count {
            return;
        }
        if is_other && let Some(path) = place_of_tokens(value) {
            let dot = if path.starts_with('[') { "" } else { "." };
            let whole = format!("{}{dot}{path}", String::from_utf8_lossy(&key));
            if self.call.is_none() {
                self.call = Some(whole.into_bytes());
            }
            return;
        }
        if memchr::memmem::find(value, STEP).is_some() {
            self.steps = output_of_steps(value);
            return;
        }
        let known_before = self.nested.len();
        for at in finder.find_iter(value) {
            let Some((name, number)) = counted(value, at) else {
                continue;
            };
            let count = match known.find(USAGE, name).map(|found| found.take) {
                Some(Take::Count(count)) => count,
                Some(Take::Unread) if speaks_of_cache(name) => {
                    self.nested_cached.get_or_insert_with(|| path(&key, name));
                    continue;
                }
                _ => continue,
            };
            if CACHED.contains(&count) {
                self.nested_cached.get_or_insert_with(|| path(&key, name));
            }
            if self.nested.is_empty() {
                self.nested_key = path(&key, name);
            }
            if self.nested.len() < MOST_NESTED {
                self.nested.push(Nested {
                    count,
                    value: number,
                });
            }
        }
        // Parts of a sum over several models cannot be priced as one of them.
        if self.nested.len() > known_before && names_several(value, MODEL) {
            self.call.get_or_insert_with(|| path(&key, b"model"));
        }
    }

    /// The key of cached tokens deeper than the counts.
    pub(super) fn nested_cached(&self) -> Option<String> {
        let key = self.nested_cached.as_deref()?;
        Some(String::from_utf8_lossy(key).into_owned())
    }

    /// The key of an estimate, if input and output equal the estimate exactly.
    pub(super) fn estimated(&self, counts: &Counts) -> Option<String> {
        let is_one = |(number, key): &&(u64, Vec<u8>)| {
            is_estimate(key) && counts.iter().any(|(_, count)| count == *number)
        };
        let (_, key) = self.maybe.iter().filter(is_one).nth(1)?;
        Some(String::from_utf8_lossy(key).into_owned())
    }

    /// The key with tokens of a call other than that of these counts.
    pub(super) fn other_call(&self, counts: &Counts) -> Option<String> {
        let text = |key: &[u8]| Some(String::from_utf8_lossy(key).into_owned());
        if let Some(key) = &self.call {
            return text(key);
        }
        if self
            .steps
            .is_some_and(|output| !outputs(counts).contains(&output))
        {
            return text(&path(b"parts", STEP));
        }
        let is_stated = |number: u64| counts.iter().any(|(_, count)| count == number);
        let is_other = |(number, key): &&(u64, Vec<u8>)| !is_stated(*number) && !is_estimate(key);
        if let Some((_, key)) = self.maybe.iter().find(is_other) {
            return text(key);
        }
        (!self.nested.is_empty() && !self.is_of_the_call(counts)).then(|| text(&self.nested_key))?
    }

    /// Whether the nested counts equal the call's, individually or in sum.
    fn is_of_the_call(&self, counts: &Counts) -> bool {
        let (inputs, outputs) = (inputs(counts), outputs(counts));
        let of = |count: Count| -> Option<&[u64]> {
            match count {
                Count::Prompt | Count::Input | Count::Fresh => Some(&inputs),
                Count::Output => Some(&outputs),
                _ => None,
            }
        };
        let each = |nested: &Nested| of(nested.count).is_none_or(|own| own.contains(&nested.value));
        let sum = |side: fn(Count) -> bool| {
            let values = self.nested.iter().filter(|nested| side(nested.count));
            values.fold(0_u64, |sum, nested| sum.saturating_add(nested.value))
        };
        let input = sum(|count| matches!(count, Count::Prompt | Count::Input | Count::Fresh));
        let output = sum(|count| count == Count::Output);
        self.nested.iter().all(each)
            || (input == 0 || inputs.contains(&input)) && (output == 0 || outputs.contains(&output))
    }
}

/// Whether a key is that of an estimate.
fn is_estimate(key: &[u8]) -> bool {
    words_of(key).iter().any(|word| word == "est")
}

/// Whether JSON text names several models under this key.
pub(super) fn names_several(text: &[u8], key: &[u8]) -> bool {
    let names = memchr::memmem::find_iter(text, key).filter_map(|at| {
        let value = text[at + key.len()..]
            .trim_ascii_start()
            .strip_prefix(b":")?;
        let name = value.trim_ascii_start().strip_prefix(b"\"")?;
        name.split(|byte| *byte == b'"').next()
    });
    let mut names = names.filter(|name| !name.is_empty());
    let first = names.next();
    names.any(|name| Some(name) != first)
}

const MODEL: &[u8] = b"\"model\"";

/// The total output of the steps of an opencode message.
fn output_of_steps(parts: &[u8]) -> Option<u64> {
    let parts: Vec<serde_json::Value> = serde_json::from_slice(parts).ok()?;
    let steps = parts
        .iter()
        .filter(|part| part["type"].as_str().map(str::as_bytes) == Some(STEP));
    let outputs = steps.filter_map(|part| part["tokens"]["output"].as_u64());
    outputs.reduce(u64::saturating_add)
}

const CACHED: &[Count] = &[
    Count::CachedInside,
    Count::CacheRead,
    Count::CacheWritten,
    Count::WrittenInside,
];

/// Whether a key counts cached tokens.
fn speaks_of_cache(key: &[u8]) -> bool {
    let words = words_of(key);
    words.iter().any(|word| word == "cached")
}

/// The path of a count, with an ellipsis for its middle.
fn path(key: &[u8], name: &[u8]) -> Vec<u8> {
    [key, "…".as_bytes(), name].concat()
}

/// The call's input under every convention.
fn inputs(counts: &Counts) -> Vec<u64> {
    let get = |count| counts.get(count).unwrap_or(0);
    let read = get(Count::CachedInside).max(get(Count::CacheRead));
    let written = get(Count::CacheWritten)
        .max(get(Count::WrittenInside))
        .max(get(Count::Written5m) + get(Count::Written1h));
    let stated = [
        Count::Prompt,
        Count::Input,
        Count::Fresh,
        Count::OtherPrompt,
    ];
    let stated = stated.into_iter().filter_map(|count| counts.get(count));
    let all = stated.flat_map(|input| {
        let less = |cached: u64| input.saturating_sub(cached);
        [
            input,
            input + read + written,
            less(read),
            less(read + written),
            input + read,
        ]
    });
    all.collect()
}

/// The call's output under every convention.
fn outputs(counts: &Counts) -> Vec<u64> {
    let get = |count| counts.get(count).unwrap_or(0);
    let thinking = get(Count::Reasoning).max(get(Count::Thoughts));
    let stated = [Count::Output, Count::OtherCompletion];
    let stated = stated.into_iter().filter_map(|count| counts.get(count));
    let all =
        stated.flat_map(|output| [output, output + thinking, output.saturating_sub(thinking)]);
    all.collect()
}

/// The key around `at` and its number, if it is a key and the number is whole and above 0.
fn counted(text: &[u8], at: usize) -> Option<(&[u8], u64)> {
    let rest = &text[at + OKEN.len()..];
    let end = rest
        .iter()
        .take(REST_OF_KEY)
        .position(|byte| *byte == b'"')?;
    let begin = memchr::memrchr(b'"', &text[..at])? + 1;
    if begin >= 2 && text[begin - 2] == b'\\' {
        return None; // within a text
    }
    let name = &text[begin..at + OKEN.len() + end];
    let value = rest[end + 1..]
        .trim_ascii_start()
        .strip_prefix(b":")?
        .trim_ascii_start();
    // Some programs write numbers as text.
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let digits = value
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if matches!(value.get(digits), Some(b'.' | b'e' | b'E')) {
        return None;
    }
    let number: u64 = std::str::from_utf8(&value[..digits]).ok()?.parse().ok()?;
    (number > 0).then_some((name, number))
}
