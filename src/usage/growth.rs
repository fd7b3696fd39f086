//! Unlabeled running totals: lines of one session that each state all usage so far.
//!
//! Owns the evidence for running totals. Growing input is none: in a chat it grows with the conversation. What single
//! requests cannot show is a cache that returns more than it was ever given, again and again. Output that grows with
//! every one of many answers is too improbable, and so is a request count that grows by one with each line.

use super::running::Billed;
use crate::pricing::Tokens;

/// How many lines with too much cached input are enough: from the start of a session, or after counts shrank.
const CACHED_LINES: [usize; 2] = [3, 4];
/// How many lines without it are enough: 8 answers that only get longer happen by chance in 1 of 40,000 sessions (8!).
const LINES: usize = 8;

/// How many lines that each count one request more are enough: from the first request, or from a later one.
const NUMBERED_LINES: [usize; 2] = [2, 3];

#[derive(Debug, Default)]
pub(super) struct Growth {
    last: Option<Tokens>,
    /// Lines since counts last shrank, without those that repeat the line before.
    lines: usize,
    /// Of these, those with more cached input than a single request can have.
    beyond: usize,
    /// The request count of the first of the lines.
    first: Option<u64>,
    shrank: bool,
    /// Whether the lines are running totals.
    is_certain: bool,
    held: Vec<Billed>,
}

impl Growth {
    /// Takes the next line. Returns what was billed for the lines before it if it shows that they are running totals.
    /// `requests`: the line's request count.
    pub(super) fn step(&mut self, tokens: &Tokens, requests: Option<u64>) -> Option<Vec<Billed>> {
        let last = self.last.replace(*tokens).unwrap_or_default();
        if *tokens == last {
            return self.is_certain.then(Vec::new);
        }
        let parts = |t: &Tokens| [t.fresh, t.cache_read, t.cache_write_5m + t.cache_write_1h];
        let is_less = parts(tokens)
            .iter()
            .zip(parts(&last))
            .any(|(now, before)| *now < before);
        if is_less || tokens.output <= last.output {
            self.shrank = true;
            self.is_certain = false;
            self.held.clear();
            (self.lines, self.beyond) = (1, 0);
            self.first = requests;
            return None;
        }
        self.lines += 1;
        if self.lines == 1 {
            self.first = requests;
        }
        // The cache can hold at most the input and output of the last request.
        let most = last.input() + last.output;
        let is_beyond = self.lines > 1 && last.input() > 0 && tokens.cache_read > most;
        self.beyond = if is_beyond { self.beyond + 1 } else { 0 };
        self.is_certain |= match (self.first, requests) {
            (Some(first), Some(now)) => {
                now + 1 == first + self.lines as u64
                    && self.lines >= NUMBERED_LINES[usize::from(first > 1)]
            }
            _ => {
                self.lines >= CACHED_LINES[usize::from(self.shrank)]
                    && self.beyond + 1 == self.lines
                    || !self.shrank && self.lines >= LINES
            }
        };
        self.is_certain.then(|| std::mem::take(&mut self.held))
    }

    /// Holds a billed line until it proves to be a request or a running total.
    pub(super) fn hold(&mut self, billed: Billed) {
        if self.held.len() < 2 * LINES {
            self.held.push(billed);
        }
    }
}
