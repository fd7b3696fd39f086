//! Why a record has no amount, as far as the record itself tells.

use std::borrow::Cow;

use catalog::units::Money;

use super::Around;
use crate::pricing::Tokens;
use crate::usage::counts::Counts;
use crate::usage::json::{Scalar, Text};
use crate::usage::keys::{Count, Mark, Word, Words};
use crate::usage::reason::Reason;
use crate::usage::record::Record;
use crate::usage::terms::{charge, is_true};
use crate::usage::unread::place_of_tokens;

/// Why a record without counts has none.
#[cold]
pub(super) fn no_counts(record: &Record, around: &Around) -> Refused {
    let (from, to) = around.line;
    if around.bytes[from..to].trim_ascii_start().starts_with(b"[") {
        return Refused::Plain(Reason::NotAnObject);
    }
    // Spans of other work state no tokens.
    if record.has(Mark::Span)
        && !is_sum(record)
        && let Some(path) = place_of_tokens(&around.bytes[from..to])
        && !is_of_calls(&path)
    {
        return Refused::With(Reason::UnreadPlace, path);
    }
    let speaks = [Mark::ClaudeCode, Mark::Span, Mark::Codex]
        .into_iter()
        .any(|mark| record.has(mark));
    if speaks || record.says(Word::Role, &["user", "system", "tool", "toolResult"]) {
        return Refused::Plain(Reason::NoRequest);
    }
    if record.has(Mark::CostReport) {
        return Refused::Plain(Reason::CostOnly);
    }
    match place_of_tokens(&around.bytes[from..to]) {
        Some(path) => Refused::With(Reason::UnreadPlace, path),
        None => Refused::Plain(Reason::NoCounts),
    }
}

/// Why nothing is billed for a record that has counts, or nothing yet.
pub(super) fn nothing_billed(record: &Record) -> Option<Reason> {
    if record.says(Word::Kind, &["message_start"]) || is_part_of_gemini(record) {
        return Some(Reason::PartOfStream);
    }
    if is_sum(record) {
        return Some(Reason::SumOfCalls);
    }
    if record.says(
        Word::Unit,
        &[
            "CHARACTERS",
            "MILLISECONDS",
            "SECONDS",
            "IMAGES",
            "REQUESTS",
        ],
    ) {
        return Some(Reason::NoCounts);
    }
    if only_counts(record) {
        return Some(Reason::NoRequest);
    }
    if let Some(reason) = of_cache(record) {
        return Some(reason);
    }
    if has_failed(record) {
        return Some(Reason::Failed);
    }
    // What `claude -p --output-format stream-json` writes before its result.
    let of_stream = record.says(Word::Kind, &["assistant"])
        && !record.has(Mark::ClaudeCode)
        && record.wraps() > 0
        && record.word(const { Words::of(&[Word::Session]) }).is_some();
    if of_stream {
        return Some(Reason::StepOfRun);
    }
    let counts = record.counts().iter();
    let is_zero = counts.into_iter().all(|(_, count)| count == 0);
    if !is_zero {
        return None;
    }
    // Claude Code writes messages of its own in the place of the model's.
    if record.says(Word::Model, &["<synthetic>"]) {
        return Some(Reason::NoRequest);
    }
    record.says(Word::Status, FAILED).then_some(Reason::Failed)
}

/// Words that only a gateway's record has.
const GATEWAY: Words = Words::of(&[Word::CustomProvider, Word::ModelGroup, Word::Charged]);

/// Whether a gateway wrote the record, so that it speaks of the gateway's own cache and of its failures.
fn is_of_gateway(record: &Record) -> bool {
    record.word(GATEWAY).is_some() || record.has(Mark::Portkey) || record.has(Mark::Helicone)
}

/// Whether it is the answer of a call that only counts.
fn only_counts(record: &Record) -> bool {
    let called = || {
        let call = record.word(const { Words::of(&[Word::Call]) })?;
        let Scalar::Text(text) = call else {
            return None;
        };
        let mut letters = text.decode()?.to_ascii_lowercase();
        letters.retain(u8::is_ascii_alphabetic);
        Some(memchr::memmem::find(&letters, b"counttokens").is_some())
    };
    record.says(Word::Object, &["response.input_tokens"]) || called().unwrap_or(false)
}

/// Whether a part of a stream of Gemini's has no end and no id by which a later part replaces it.
fn is_part_of_gemini(record: &Record) -> bool {
    record.has(Mark::Candidate) && !record.has(Mark::Finished) && !record.has(Mark::Gemini)
}

/// Whether a server on hardware of one's own wrote the answer.
pub(super) fn is_local(record: &Record) -> bool {
    let is_elsewhere = || {
        let host = record.word(const { Words::of(&[Word::Provider, Word::OtherProvider]) });
        host.is_some()
    };
    record.has(Mark::Local) && !is_elsewhere()
        || record.says(Word::Fingerprint, &["fp_ollama"])
        || record
            .name(const { Words::of(&[Word::Fingerprint]) })
            .is_some_and(|text| is_build(&text))
}

/// Whether a text is a build of llama.cpp: `b5092-d3bd719`.
fn is_build(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b"b") else {
        return false;
    };
    let mut parts = rest.splitn(2, |byte| *byte == b'-');
    let (number, commit) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    (3..=6).contains(&number.len())
        && number.iter().all(u8::is_ascii_digit)
        && (7..=10).contains(&commit.len())
        && commit.iter().all(u8::is_ascii_hexdigit)
}

/// Why nothing is billed for an answer out of a cache, or nothing that is known.
fn of_cache(record: &Record) -> Option<Reason> {
    // LangChain says of an answer from its cache that it cost nothing.
    let is_free = is_zero(record.word(const { Words::of(&[Word::UsageCost]) }));
    if record.has(Mark::LangChain) && is_free || is_from_cache(record) {
        return Some(Reason::FromGatewayCache);
    }
    let is_hit = is_true(record.word(const { Words::of(&[Word::CacheHit]) }))
        || record.says(Word::CacheHit, HITS);
    (is_hit && !record.says_cached()).then_some(Reason::UnclearHit)
}

/// Words for a hit.
const HITS: &[&str] = &["HIT", "SEMANTIC HIT"];

/// Whether a gateway answered from a cache of its own.
fn is_from_cache(record: &Record) -> bool {
    let Some(hit) = record.word(const { Words::of(&[Word::CacheHit]) }) else {
        return false;
    };
    // Other logs may mean the provider's cache, unless nothing was paid.
    let is_free = || is_zero(record.word(const { Words::of(&[Word::OtherCost, Word::Cost]) }));
    let says_so = is_true(Some(hit)) || record.says(Word::CacheHit, HITS);
    if says_so {
        return is_of_gateway(record) || is_free();
    }
    // Helicone names the request that was answered first, or none: all zeros.
    let names = |text: Text| {
        let text = text.decode().unwrap_or_default();
        text.len() == 36 && text.iter().any(|byte| !b"0-".contains(byte))
    };
    record.has(Mark::Helicone) && matches!(hit, Scalar::Text(text) if names(text))
}

fn is_zero(value: Option<Scalar>) -> bool {
    let Some(Scalar::Number(number)) = value else {
        return false;
    };
    let text = std::str::from_utf8(number).unwrap_or_default();
    text.parse::<f64>().is_ok_and(|number| number == 0.0)
}

const FAILED: &[&str] = &["failure", "failed", "error", "ERROR"];

/// What proxies log of a client that went away: what was answered until then is billed.
const CLIENT_LEFT: u16 = 499;

/// Whether the request failed whatever is counted: no provider bills an answer by HTTP of 400 or more, and
/// what a gateway counts of a failure is its own estimate of the prompt. A span may fail after the answer.
fn has_failed(record: &Record) -> bool {
    let is_error = |word| {
        let code = match record.word(word) {
            Some(Scalar::Number(code)) => Cow::Borrowed(code),
            Some(Scalar::Text(text)) => text.decode().unwrap_or_default(),
            _ => return false,
        };
        let code = std::str::from_utf8(&code).unwrap_or_default();
        code.parse::<u16>()
            .is_ok_and(|code| (400..600).contains(&code) && code != CLIENT_LEFT)
    };
    let is_not_charged = |text: Text| {
        let text = text.decode().unwrap_or_default();
        text.ends_with(b", No Charge") || text.ends_with(b", Not Charged")
    };
    if record.has(Mark::Cursor)
        && let Some(Scalar::Text(kind)) = record.word(const { Words::of(&[Word::Status]) })
        && is_not_charged(kind)
    {
        return true;
    }
    is_error(const { Words::of(&[Word::HttpStatus]) })
        || is_error(const { Words::of(&[Word::Status]) })
        || record.says(Word::Status, FAILED) && record.counts().get(Count::Output) == Some(0)
        || is_of_gateway(record)
            && record.says(Word::Status, FAILED)
            && charge(record).is_none_or(|charge| charge == Money::ZERO)
}

/// Work whose counts are sums of the calls below it: in OpenTelemetry's words, `OpenInference`'s,
/// `OpenLLMetry`'s and `LangSmith`'s.
const SUMS: &[&str] = &[
    "invoke_agent",
    "create_agent",
    "invoke_workflow",
    "execute_tool",
    "AGENT",
    "CHAIN",
    "TOOL",
    "agent",
    "chain",
    "tool",
    "workflow",
    "task",
];
/// The sums that the AI SDK states on the span above its calls.
const OF_CALLS: &str = "ai.usage.";

fn is_of_calls(path: &str) -> bool {
    path.match_indices(OF_CALLS)
        .any(|(at, _)| !path[..at].ends_with("gen_"))
}

fn is_sum(record: &Record) -> bool {
    let is_run =
        record.has(Mark::AgentRun) && record.word(const { Words::of(&[Word::Work]) }).is_none();
    is_run
        || record.says(Word::Work, SUMS)
        || record.has(Mark::Langfuse)
            && record.says(Word::Kind, &["SPAN", "AGENT", "CHAIN", "TOOL"])
}

/// Whether tokens are as a second set of counts has them.
pub(super) fn agree(tokens: &Tokens, beside: &Counts) -> bool {
    let input = beside
        .get(Count::Prompt)
        .or_else(|| beside.get(Count::Input));
    input.is_none_or(|input| input == tokens.input() || input == tokens.fresh)
}

/// Why a record has no amount.
pub(super) enum Refused {
    Plain(Reason),
    Spelling(usize),
    With(Reason, String),
}
