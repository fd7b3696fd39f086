//! A text rewritten line by line. Lines map one to one, so that line numbers stay those of the file.
//!
//! Does not decide how a line is rewritten (`codex`, `stream`, `runs`).

use std::io::{self, BufRead, BufReader, Read};

use super::LONGEST_LINE;

/// Bytes per read.
const BUFFER: usize = 256 * 1024;

/// Rewrites the lines of a text.
pub(super) trait Rewrite {
    /// Writes the replacement of a line; nothing: a blank line. A line that is too long is passed truncated.
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>);

    /// Writes what is left at the end of the text.
    fn rest(&mut self, _out: &mut Vec<u8>) {}
}

pub(super) struct Rewritten<R, L> {
    text: BufReader<R>,
    lines: L,
    line: Vec<u8>,
    out: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read, L: Rewrite> Rewritten<R, L> {
    pub(super) fn new(text: R, lines: L) -> Self {
        Self {
            text: BufReader::with_capacity(BUFFER, text),
            lines,
            line: Vec::new(),
            out: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    /// Rewrites the next line. Returns whether there is one.
    fn next(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.out.clear();
        self.given = 0;
        if self.ended {
            return Ok(false);
        }
        let mut text = (&mut self.text).take(LONGEST_LINE as u64);
        if text.read_until(b'\n', &mut self.line)? == 0 {
            self.ended = true;
            self.lines.rest(&mut self.out);
            if self.out.is_empty() {
                return Ok(false);
            }
        } else {
            if !self.line.ends_with(b"\n") {
                self.text.skip_until(b'\n')?;
            }
            self.lines.line(self.line.trim_ascii_end(), &mut self.out);
        }
        self.out.push(b'\n');
        Ok(true)
    }
}

impl<R: Read, L: Rewrite> Read for Rewritten<R, L> {
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
