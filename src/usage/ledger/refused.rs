//! Why a record has no amount, as far as the record itself tells.

use super::Around;
use crate::pricing::Tokens;
use crate::usage::counts::Counts;
use crate::usage::keys::{Count, Mark, Word, Words};
use crate::usage::reason::Reason;
use crate::usage::record::Record;
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
        && !path.contains(OF_CALLS)
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
    if record.says(Word::Kind, &["message_start"]) {
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
    // The answer of a call that only counts.
    if record.says(Word::Object, &["response.input_tokens"]) {
        return Some(Reason::NoRequest);
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
    record
        .says(Word::Status, &["failure", "failed", "error", "ERROR"])
        .then_some(Reason::Failed)
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

fn is_sum(record: &Record) -> bool {
    record.says(Word::Work, SUMS)
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
