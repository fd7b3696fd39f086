//! A streamed answer → a line for each part with counts.
//!
//! Owns the framing of the parts (server-sent events), and that Anthropic's first part counts the input and a later one
//! the output. Lines map one to one, so that line numbers stay those of the file.

use memchr::memmem::find_iter;
use serde_json::Value;

use super::json::Text;
use super::rewritten::Rewrite;

/// Prefixes of lines without a part of the answer; a comment begins with a colon.
const FIELDS: &[&[u8]] = &[b"event:", b"id:", b"retry:", b":"];
/// Prefix of lines with one.
const DATA: &[u8] = b"data:";

/// Whether a text begins like a stream.
pub(super) fn is_stream(beginning: &[u8]) -> bool {
    let lines = beginning
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii);
    let mut told = lines.skip_while(|line| line.is_empty() || is_field(line));
    let first = told.next().unwrap_or_default();
    first.starts_with(DATA)
        || beginning.trim_ascii_start().starts_with(b"event:")
        || first.starts_with(b"{") && says(first, b"message_start")
}

/// Whether a line has no part of the answer.
fn is_field(line: &[u8]) -> bool {
    FIELDS.iter().any(|field| line.starts_with(field))
}

/// Whether a line is a part of this type.
fn says(line: &[u8], kind: &[u8]) -> bool {
    find_iter(line, kind).any(|at| {
        let before = line[..at].strip_suffix(b"\"").map(<[u8]>::trim_ascii_end);
        let key = before.and_then(|before| before.strip_suffix(b":"));
        let is_type = key.is_some_and(|key| key.ends_with(b"\"type\""));
        is_type && line[at + kind.len()..].starts_with(b"\"")
    })
}

#[derive(Default)]
pub(super) struct Stream {
    /// Answers that have begun and not ended. If several are open, their parts cannot be told apart.
    open: usize,
    mixed: bool,
    /// The current answer, with its line, until its output is counted.
    begun: Option<(Value, Vec<u8>)>,
}

impl Rewrite for Stream {
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>) {
        let line = line.trim_ascii_start();
        let part = line.strip_prefix(DATA).unwrap_or(line).trim_ascii();
        if is_field(line) || part == b"[DONE]" {
            return;
        }
        if says(part, b"message_start") {
            self.open += 1;
            self.mixed |= self.open > 1;
            let begun = self.begun.take().map(|(_, line)| line);
            out.extend(begun.unwrap_or_default());
            match serde_json::from_slice::<Value>(part) {
                Ok(mut start) if !self.mixed && start["message"].is_object() => {
                    self.begun = Some((start["message"].take(), part.to_vec()));
                }
                _ => *out = part.to_vec(),
            }
        } else if says(part, b"message_delta") {
            let whole = (!self.mixed).then(|| self.whole(part)).flatten();
            out.extend(whole.unwrap_or_else(|| part.to_vec()));
        } else if says(part, b"message_stop") {
            self.open = self.open.saturating_sub(1);
            self.mixed &= self.open > 0;
        } else if !PASSED_OVER.iter().any(|kind| says(part, kind)) {
            out.extend_from_slice(part);
        }
    }

    /// Writes an answer that was cut off.
    fn rest(&mut self, out: &mut Vec<u8>) {
        if let Some((_, line)) = self.begun.take() {
            out.extend(line);
        }
    }
}

/// Parts without counts.
const PASSED_OVER: &[&[u8]] = &[
    b"ping",
    b"content_block_start",
    b"content_block_delta",
    b"content_block_stop",
];

/// Whether a text within a record may be a stream.
pub(super) fn may_be_stream(text: Text) -> bool {
    let text = text.raw().trim_ascii_start();
    text.starts_with(DATA) || text.starts_with(FIELDS[0])
}

/// The answer of a stream that is one text: its last part with counts. A text of several answers is not read.
pub(super) fn answer(text: &str) -> Option<String> {
    let mut stream = Stream::default();
    let mut last = None;
    let begins = |line: &&str| says(line.as_bytes(), b"message_start");
    if text.lines().filter(begins).count() > 1 {
        return None;
    }
    for line in text.lines() {
        let mut part = Vec::new();
        stream.line(line.as_bytes(), &mut part);
        last = memchr::memmem::find(&part, b"sage").map_or(last, |_| Some(part));
    }
    let mut rest = Vec::new();
    stream.rest(&mut rest);
    let last = if rest.is_empty() { last? } else { rest };
    String::from_utf8(last).ok()
}

impl Stream {
    /// The current answer with the counts of a later part.
    fn whole(&mut self, part: &[u8]) -> Option<Vec<u8>> {
        let delta: Value = serde_json::from_slice(part).ok()?;
        let counts = delta["usage"].as_object()?;
        let (mut message, _) = self.begun.take()?;
        let usage = message["usage"].as_object_mut()?;
        let counted = counts.iter().filter(|(_, value)| !value.is_null());
        usage.extend(counted.map(|(name, value)| (name.clone(), value.clone())));
        Some(message.to_string().into_bytes())
    }
}
