//! An answer as it was streamed → a line for each of its parts that counts.
//!
//! Owns what stands around the parts (server-sent events), and that of Anthropic's the beginning counts the input
//! and a later part the output. Every line stays a line, so that numbers of lines are those of the file.

use std::io::{self, BufRead, BufReader, Read};

use memchr::memmem::find;
use serde_json::Value;

use super::LONGEST_LINE;

/// Whether a text begins as a stream does.
pub(super) fn is_stream(beginning: &[u8]) -> bool {
    let text = beginning.trim_ascii_start();
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    [&b"data:"[..], b"event:"]
        .iter()
        .any(|field| text.starts_with(field))
        || line.starts_with(b"{") && says(line, "message_start")
}

/// Whether a line is a part of this type.
fn says(line: &[u8], kind: &str) -> bool {
    [
        format!("\"type\":\"{kind}\""),
        format!("\"type\": \"{kind}\""),
    ]
    .iter()
    .any(|sign| find(line, sign.as_bytes()).is_some())
}

/// The lines of a stream.
pub(super) struct Stream<R> {
    text: BufReader<R>,
    line: Vec<u8>,
    out: Vec<u8>,
    given: usize,
    /// Answers that have begun and not ended. Of several at once no part tells whose it is.
    open: usize,
    mixed: bool,
    /// The answer at hand, with its line, until its output is counted.
    begun: Option<(Value, Vec<u8>)>,
    ended: bool,
}

impl<R: Read> Stream<R> {
    pub(super) fn new(text: R) -> Self {
        Self {
            text: BufReader::with_capacity(256 * 1024, text),
            line: Vec::new(),
            out: Vec::new(),
            given: 0,
            open: 0,
            mixed: false,
            begun: None,
            ended: false,
        }
    }

    /// Reads a line; whether there is one.
    fn next(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.out.clear();
        self.given = 0;
        let most = LONGEST_LINE as u64;
        if self.ended
            || (&mut self.text)
                .take(most)
                .read_until(b'\n', &mut self.line)?
                == 0
        {
            self.ended = true;
            // An answer that was cut off.
            let Some((_, line)) = self.begun.take() else {
                return Ok(false);
            };
            self.out = line;
            self.out.push(b'\n');
            return Ok(true);
        }
        if !self.line.ends_with(b"\n") {
            self.text.skip_until(b'\n')?;
        }
        let line = std::mem::take(&mut self.line);
        self.part(line.trim_ascii());
        self.line = line;
        self.out.push(b'\n');
        Ok(true)
    }

    fn part(&mut self, line: &[u8]) {
        let is_field = [&b"event:"[..], b"id:", b"retry:", b":"]
            .iter()
            .any(|f| line.starts_with(f));
        let part = line.strip_prefix(b"data:").unwrap_or(line).trim_ascii();
        if is_field || part == b"[DONE]" {
            return;
        }
        if says(part, "message_start") {
            self.open += 1;
            self.mixed |= self.open > 1;
            let begun = self.begun.take().map(|(_, line)| line);
            self.out.extend(begun.unwrap_or_default());
            match serde_json::from_slice::<Value>(part) {
                Ok(mut start) if !self.mixed && start["message"].is_object() => {
                    self.begun = Some((start["message"].take(), part.to_vec()));
                }
                _ => self.out = part.to_vec(),
            }
        } else if says(part, "message_delta") {
            let whole = (!self.mixed).then(|| self.whole(part)).flatten();
            self.out.extend(whole.unwrap_or_else(|| part.to_vec()));
        } else if says(part, "message_stop") {
            self.open = self.open.saturating_sub(1);
            self.mixed &= self.open > 0;
        } else if !says(part, "ping") && !says_of_content(part) {
            self.out.extend_from_slice(part);
        }
    }

    /// The answer at hand with the counts of a later part.
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

/// Whether a part holds a piece of the answer, and no counts.
fn says_of_content(part: &[u8]) -> bool {
    [
        "content_block_start",
        "content_block_delta",
        "content_block_stop",
    ]
    .iter()
    .any(|kind| says(part, kind))
}

impl<R: Read> Read for Stream<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.out.len() {
            if !self.next()? {
                return Ok(0);
            }
        }
        let rest = &self.out[self.given..];
        let read = rest.len().min(into.len());
        into[..read].copy_from_slice(&rest[..read]);
        self.given += read;
        Ok(read)
    }
}
