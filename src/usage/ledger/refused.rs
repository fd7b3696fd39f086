//! Why a record has no amount, judging by the record alone.

use std::borrow::Cow;

use catalog::units::Money;
use catalog::words;

use super::around::Around;
use crate::pricing::Tokens;
use crate::usage::counts::Counts;
use crate::usage::doubts::{is_no, is_yes};
use crate::usage::json::{Scalar, Text};
use crate::usage::keys::{Count, Doubt, Mark, Word, Words};
use crate::usage::reason::Reason;
use crate::usage::record::Record;
use crate::usage::terms::{charge, costs, is_true};
use crate::usage::unread::{column_of_tokens, place_of_tokens};
use crate::usage::values::{is_positive, number};

/// Why a record has no counts.
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
    let row = &around.bytes[from..to];
    let says = |name: &&&str| memchr::memmem::find(row, name.as_bytes()).is_some();
    // In Codex sessions every line has a type; other logs have a `payload` too.
    let is_of_codex =
        || record.has(Mark::Codex) && record.word(const { Words::of(&[Word::Kind]) }).is_some();
    let is_of_session = record.has(Mark::ClaudeCode) || is_of_codex();
    let is_said = is_of_session || record.says(Word::Role, OTHERS);
    if !is_sum(record)
        && !is_said
        && let Some(name) = IN_TEXTS.iter().find(says)
    {
        return Refused::With(Reason::UnreadPlace, (*name).to_owned());
    }
    if is_said || record.has(Mark::Span) {
        return Refused::Plain(Reason::NoRequest);
    }
    if record.has(Mark::CostReport) {
        return Refused::Plain(Reason::CostOnly);
    }
    if let Some(path) = place_of_tokens(row).or_else(|| place_in_row(record, row)) {
        return Refused::With(Reason::UnreadPlace, path);
    }
    if says_failed(record) || has_failed(record) {
        return Refused::Plain(Reason::Failed);
    }
    if is_heading(record) || is_bare_event(row) {
        return Refused::Plain(Reason::NoRequest);
    }
    match column_of_tokens(row) {
        Some(name) => Refused::With(Reason::UnreadPlace, name),
        None => Refused::Plain(Reason::NoCounts),
    }
}

/// Speakers of a message other than the model.
const OTHERS: &[&str] = &["user", "system", "tool", "toolResult"];
/// Counts of spans whose attributes are text but not JSON, and metrics by name.
const IN_TEXTS: &[&str] = &["gen_ai.usage.input_tokens", "token.usage\""];

/// What mentions tokens in a table row without counts: an unread column, or a word in a cell.
fn place_in_row(record: &Record, row: &[u8]) -> Option<String> {
    let beside = &record.beside_counts;
    if !beside.in_table || beside.unread_column.is_some() {
        return beside.unread_column.clone();
    }
    let at = memchr::memmem::find(row, b"oken")?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let begin = row[..at].iter().rposition(|byte| !is_name(byte));
    let word = &row[begin.map_or(0, |begin| begin + 1)..];
    let word = &word[..word.iter().take_while(|byte| is_name(byte)).count()];
    Some(String::from_utf8_lossy(word).into_owned())
}

/// What lines of a known format without an answer call themselves: heads of sessions and traces, input messages, parts
/// of streams.
#[rustfmt::skip]
const HEADINGS: &[(Word, &[&str])] = &[
    (Word::Kind, &[
        "system", "human", "user", "session", "session_meta", "thread.started", "turn.started", "response.created",
        "response.in_progress", "response.queued", "response.output_text.delta", "response.output_text.done",
        "response.output_item.added", "response.output_item.done", "response.content_part.added",
        "response.content_part.done",
    ]),
    (Word::Object, &["trace", "chat.completion.chunk"]),
];

/// Whether a line is an event with at most one number, its time.
fn is_bare_event(line: &[u8]) -> bool {
    let (mut numbers, mut in_text, mut before) = (0, false, b' ');
    for byte in line {
        match byte {
            b'"' if before != b'\\' => in_text = !in_text,
            b'0'..=b'9' if !in_text => numbers += u8::from(b": ,[-".contains(&before)),
            _ => {}
        }
        if numbers > 1 {
            return false;
        }
        before = *byte;
    }
    memchr::memmem::find(line, b"\"event\"").is_some()
}

/// Whether a record is a heading or a prompt.
fn is_heading(record: &Record) -> bool {
    let batch = const { Words::of(&[Word::BatchKey]) };
    record.has(Mark::Heading)
        || record.beside_counts.is_asked
        || record.word(batch).is_some()
        || HEADINGS
            .iter()
            .any(|(word, texts)| record.says(*word, texts))
}

/// Why a record with counts is not billed, or not yet.
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
    let has_no_output = record.counts().get(Count::Output) == Some(0);
    let is_step = record.says(Word::Object, &["thread.run.step"]);
    if is_step {
        return Some(Reason::StepOfRun);
    }
    // New Relic's message events repeat the counts of their call.
    if record.says(Word::Kind, &["LlmChatCompletionMessage"]) {
        return Some(Reason::NoRequest);
    }
    if has_no_output && record.beside_counts.is_start {
        return Some(Reason::NoRequest);
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
    // An answer that was stopped is billed for what it returned.
    let is_answer = record.word(const { Words::of(&[Word::Object]) }).is_some();
    if !is_answer && record.says(Word::Status, UNFINISHED) {
        return Some(Reason::Unfinished);
    }
    // `claude -p --output-format stream-json` writes these before its result.
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
    // Claude Code writes its own messages in place of the model's.
    if record.says(Word::Model, &["<synthetic>"]) {
        return Some(Reason::NoRequest);
    }
    record.says(Word::Status, FAILED).then_some(Reason::Failed)
}

/// States in which nothing is billed yet, or the bill is unknown.
const UNFINISHED: &[&str] = words!("cancelled canceled pending in_progress queued running");

/// The reason to doubt the counts, and the key that gives it.
pub(super) fn doubt(record: &Record) -> Option<(Reason, String)> {
    let counts = record.counts();
    if let Some((reason, key)) = &record.beside_counts.doubt {
        // A flag or a share of cached tokens adds nothing to a count of them.
        let of_cache = [Reason::UnreadTokens, Reason::UnclearHit].contains(reason);
        let is_said = of_cache && record.says_cached();
        if !is_said {
            return Some((*reason, String::from_utf8_lossy(key).into_owned()));
        }
    }
    let is_answer = record.word(const { Words::of(&[Word::Object]) }).is_some();
    let says = SAYS
        .iter()
        .filter(|(doubt, _)| *doubt != Doubt::State || !is_answer);
    let mut doubts = says.filter_map(|(doubt, words)| record.said_doubt(*doubt, words));
    if let Some(doubt) = doubts.next() {
        return Some(doubt);
    }
    if let Some(key) = record.beside_counts.estimated(counts) {
        return Some((Reason::NotMeasured, key));
    }
    if let (false, Some(key)) = (record.says_cached(), record.beside_counts.nested_cached()) {
        return Some((Reason::UnreadTokens, key));
    }
    // Copilot CLI displays input including the cache, and its events do not say which input they count.
    if record.says(Word::Kind, &[COPILOT]) && record.says_cached() {
        return Some((Reason::UnclearCache, COPILOT.to_owned()));
    }
    if record.has(Mark::AiSdkSpan) && !record.has(Mark::GenAi) && is_above_calls(record).is_none() {
        let what = "ai.usage without ai.operationId, so it may cover several calls".to_owned();
        return Some((Reason::UnreadPlace, what));
    }
    let key = record.beside_counts.other_call(counts)?;
    Some((Reason::OtherCall, key))
}

/// Words that may also cast a doubt.
const SAYS: &[(Doubt, &[Word])] = &[
    (
        Doubt::Tier,
        &[Word::Call, Word::Kind, Word::Server, Word::Outcome],
    ),
    (Doubt::State, &[Word::Status]),
    (Doubt::Kind, &[Word::Kind]),
    (Doubt::Period, &[Word::LateTime]),
];
/// Name of Copilot CLI's events with counts.
const COPILOT: &str = "assistant.usage";
/// Words only in a gateway's record.
const GATEWAY: Words = Words::of(&[Word::CustomProvider, Word::ModelGroup, Word::Charged]);

/// Whether a gateway wrote the record: it then describes the gateway's own cache and failures.
fn is_of_gateway(record: &Record) -> bool {
    record.word(GATEWAY).is_some() || record.has(Mark::Portkey) || record.has(Mark::Helicone)
}

/// Whether it is the answer of a call that only counts tokens.
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

/// Whether it is a part of a Gemini stream without an end and without an id by which a later part replaces it.
fn is_part_of_gemini(record: &Record) -> bool {
    record.has(Mark::Candidate) && !record.has(Mark::Finished) && !record.has(Mark::Gemini)
}

/// Whether a self-hosted server wrote the answer.
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

/// Whether a text is a llama.cpp build: `b5092-d3bd719`.
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

/// Why a cached answer is not billed, or its bill is unknown.
fn of_cache(record: &Record) -> Option<Reason> {
    // LangChain marks an answer from its own cache with a cost of 0.
    let cost = record.word(const { Words::of(&[Word::UsageCost]) });
    let is_free = matches!(cost, Some(Scalar::Number(cost)) if number(cost) == Some(0.0));
    if record.has(Mark::LangChain) && is_free || is_from_cache(record) {
        return Some(Reason::FromGatewayCache);
    }
    let own = record.word(const { Words::of(&[Word::OwnCache]) });
    if own.is_some_and(is_yes) && !record.says_cached() {
        return Some(Reason::FromGatewayCache);
    }
    let of_kind = record.says(Word::CacheKept, KINDS) && costs(record) == Some(false);
    let is_hit = is_true(record.word(HIT)) || record.says(Word::CacheHit, HITS) || of_kind;
    let is_answer = is_true(record.word(const { Words::of(&[Word::Cached]) }));
    if is_answer && costs(record) == Some(true) {
        return Some(Reason::UnclearHit);
    }
    (is_hit && !record.says_cached()).then_some(Reason::UnclearHit)
}

/// Words that say something came from a cache.
const HIT: Words = Words::of(&[Word::CacheHit, Word::Cached]);
/// Values that mean a hit.
const HITS: &[&str] = &["HIT", "Hit", "hit", "SEMANTIC HIT", "semantic_hit"];
/// Kinds of gateway caches.
const KINDS: &[&str] = words!("exact semantic simple");

/// Whether a gateway answered from its own cache.
fn is_from_cache(record: &Record) -> bool {
    let Some(hit) = record.word(HIT) else {
        return false;
    };
    let says_so = is_true(Some(hit)) || record.says(Word::CacheHit, HITS);
    if says_so {
        // A charged, partly cached answer came from the provider and its cache.
        let is_charged = record.says_cached() && costs(record) == Some(true);
        // Other logs may mean the provider's cache, unless nothing was paid.
        return !is_charged && (is_of_gateway(record) || costs(record) == Some(false));
    }
    // Helicone names the original request, or writes all zeros for none.
    let names = |text: Text| {
        let text = text.decode().unwrap_or_default();
        text.len() == 36 && text.iter().any(|byte| !b"0-".contains(byte))
    };
    record.has(Mark::Helicone) && matches!(hit, Scalar::Text(text) if names(text))
}

/// Whether a flag or an error says that the request failed.
fn says_failed(record: &Record) -> bool {
    let is = |word: Words, of: fn(Scalar) -> bool| record.word(word).is_some_and(of);
    // OTLP's number for an error.
    let is_error = matches!(record.word(OUTCOME), Some(Scalar::Number(b"2")));
    is_error
        || record.says(Word::Outcome, FAILED)
        || is(const { Words::of(&[Word::Success]) }, is_no)
        || is(const { Words::of(&[Word::IsError]) }, is_yes)
        || is(const { Words::of(&[Word::Error]) }, |error| match error {
            Scalar::Text(text) => !is_no(error) && !is_nothing(text),
            Scalar::Number(code) => is_positive(code),
            Scalar::Bool(is_error) => is_error,
            Scalar::Null => false,
        })
}

/// How a span or an answer ended.
const OUTCOME: Words = Words::of(&[Word::Outcome]);
const FAILED: &[&str] = &["failure", "failed", "error", "ERROR", "STATUS_CODE_ERROR"];

/// Whether the text of an error says that there is none.
fn is_nothing(text: Text) -> bool {
    let text = text.raw().trim_ascii();
    let words = ["", "none", "null", "nil", "n/a", "-"];
    words
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word.as_bytes()))
}

/// Proxies log this if the client disconnected; what was answered until then is billed.
const CLIENT_LEFT: i16 = 499;

/// Whether the request failed, whatever is counted: no provider bills an answer with HTTP status 400 or above, and a
/// gateway's count for a failure is its own estimate of the prompt. A span may fail after its answer.
fn has_failed(record: &Record) -> bool {
    let has_no_output = record.counts().get(Count::Output).unwrap_or(0) == 0
        && record.counts().get(Count::OtherCompletion).unwrap_or(0) == 0;
    let is_error = |word| {
        let code = match record.word(word) {
            Some(Scalar::Number(code)) => Cow::Borrowed(code),
            Some(Scalar::Text(text)) => text.decode().unwrap_or_default(),
            _ => return false,
        };
        let code = std::str::from_utf8(&code).unwrap_or_default();
        let code = code.strip_prefix("HTTP ").unwrap_or(code);
        let code = code.split(' ').next().unwrap_or(code);
        // Helicone's codes for unanswered requests are below 0.
        code.parse::<i16>().is_ok_and(|code| {
            (400..600).contains(&code) && code != CLIENT_LEFT || code < 0 && has_no_output
        })
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
        || has_no_output && says_failed(record)
        || is_error(const { Words::of(&[Word::Status]) })
        || record.says(Word::Status, FAILED) && record.counts().get(Count::Output) == Some(0)
        || is_of_gateway(record)
            && record.says(Word::Status, FAILED)
            && charge(record).is_none_or(|charge| charge == Money::ZERO)
}

/// Work whose counts sum up the calls below it, as named by OpenTelemetry, `OpenInference`, `OpenLLMetry` and
/// `LangSmith`.
const SUMS: &[&str] = words!(
    "invoke_agent create_agent invoke_workflow execute_tool AGENT CHAIN TOOL agent chain tool
    workflow task
    # of the AI SDK
    ai.generateText ai.streamText ai.generateObject ai.streamObject ai.embedMany"
);
/// Suffixes of the AI SDK's spans of single calls; the span above them has none.
const OF_CALL: &[&[u8]] = &[b".doGenerate", b".doStream", b".doEmbed"];
/// Prefix of the sums that the AI SDK states on the span above its calls.
const OF_CALLS: &str = "ai.usage.";

fn is_of_calls(path: &str) -> bool {
    path.match_indices(OF_CALLS)
        .any(|(at, _)| !path[..at].ends_with("gen_"))
}

/// Whether an AI SDK span is the one above its calls; `None`: unknown.
fn is_above_calls(record: &Record) -> Option<bool> {
    let work = record.name(const { Words::of(&[Word::Work]) })?;
    Some(!OF_CALL.iter().any(|end| work.ends_with(end)))
}

fn is_sum(record: &Record) -> bool {
    let is_run =
        record.has(Mark::AgentRun) && record.word(const { Words::of(&[Word::Work]) }).is_none();
    is_run
        || record.has(Mark::AiSdkSpan)
            && !record.has(Mark::GenAi)
            && is_above_calls(record) == Some(true)
        || record.says(Word::Work, SUMS)
        || record.has(Mark::Langfuse)
            && record.says(Word::Kind, &["SPAN", "AGENT", "CHAIN", "TOOL"])
}

/// Whether tokens agree with a second set of counts.
pub(super) fn agree(tokens: &Tokens, beside: &Counts) -> bool {
    let input = beside
        .get(Count::Prompt)
        .or_else(|| beside.get(Count::Input));
    input.is_none_or(|input| input == tokens.input() || input == tokens.fresh)
}

pub(super) enum Refused {
    Plain(Reason),
    Spelling(usize),
    With(Reason, String),
}
