//! Running totals that no word says to be such: lines of one session that each state all that was used so far.
//!
//! Owns what shows that counts are of all so far. A chat alone is no sign: its input grows with what was said. What cannot
//! be of one request after another is a cache that gives more than it was given before, again and again; and output that
//! grows with every one of many answers is improbable enough. So is a number of requests that grows by one with each line.

use super::running::Billed;
use crate::pricing::Tokens;

/// Lines with cached input of which each shows it: from the first of a session, or after counts that shrank.
const CACHED_LINES: [usize; 2] = [3, 4];
/// Lines without: of so many answers one in forty thousand sessions has ever longer ones.
const LINES: usize = 8;

/// Lines that each count one request more: from the first request, or from a later one.
const NUMBERED_LINES: [usize; 2] = [2, 3];

/// What is known of a session.
#[derive(Debug, Default)]
pub(super) struct Growth {
    last: Option<Tokens>,
    /// Lines since counts shrank the last time; those that repeat the one before are not counted.
    lines: usize,
    /// Of these, those that show by their cached input that they are no single requests.
    beyond: usize,
    /// The requests that the first of them counts.
    first: Option<u64>,
    /// Whether counts ever shrank.
    shrank: bool,
    /// Whether the lines are running totals.
    is_certain: bool,
    held: Vec<Billed>,
}

impl Growth {
    /// Goes on to a line. What was billed of those before it, if it shows that they are running totals.
    /// `requests`: how many the line counts.
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
        // All that the last request took in and gave out is all that the next may find in the cache.
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

    /// Holds a line that was billed.
    pub(super) fn hold(&mut self, billed: Billed) {
        if self.held.len() < 2 * LINES {
            self.held.push(billed);
        }
    }
}
