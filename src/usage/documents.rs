//! JSON documents that span any number of lines → a line for each record.
//!
//! Owns where a record of a list ends, and that a record keeps its line number. Does not check the JSON: an error stays
//! on its line. Memory is bounded: only the state of the scan is kept.

use std::io::{self, Read};

use memchr::memchr2;

/// Bytes per read.
const BUFFER: usize = 64 * 1024;

/// Turns documents into lines.
#[allow(clippy::struct_excessive_bools)] // state of the scan
pub(super) struct Documents<R> {
    text: R,
    lines: Vec<u8>,
    given: usize,
    buffer: Vec<u8>,
    /// Open arrays and objects, not counting the list of records.
    depth: usize,
    in_list: bool,
    in_string: bool,
    escaped: bool,
    /// Whether inside a record.
    within: bool,
    /// How many more line breaks the text has had than the output; below 0 if records share a line.
    behind: i64,
    ended: bool,
}

impl<R: Read> Documents<R> {
    pub(super) fn new(text: R) -> Self {
        Self {
            text,
            lines: Vec::new(),
            given: 0,
            buffer: vec![0; BUFFER],
            depth: 0,
            in_list: false,
            in_string: false,
            escaped: false,
            within: false,
            behind: 0,
            ended: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.lines.clear();
        self.given = 0;
        let read = self.text.read(&mut self.buffer)?;
        self.ended = read == 0;
        let buffer = std::mem::take(&mut self.buffer);
        self.split(&buffer[..read]);
        if self.ended && self.in_list {
            // A truncated list is not JSON and must be counted as such.
            self.lines.extend_from_slice(b"\n[\n");
        }
        self.buffer = buffer;
        Ok(())
    }

    fn split(&mut self, text: &[u8]) {
        let mut at = 0;
        while at < text.len() {
            if self.in_string {
                at = self.string(text, at);
                continue;
            }
            let byte = text[at];
            at += 1;
            match byte {
                b'\n' => {
                    self.behind += 1;
                    if self.within {
                        self.lines.push(b' ');
                    } else {
                        self.catch_up();
                    }
                }
                b' ' | b'\t' | b'\r' => {
                    if self.within && self.lines.last() != Some(&b' ') {
                        self.lines.push(b' ');
                    }
                }
                b'[' if self.depth == 0 && !self.in_list && !self.within => self.in_list = true,
                b']' if self.depth == 0 && self.in_list => {
                    self.end_record();
                    self.in_list = false;
                }
                b',' if self.depth == 0 => self.end_record(),
                _ => self.inside(byte),
            }
        }
    }

    fn inside(&mut self, byte: u8) {
        self.within = true;
        self.lines.push(byte);
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_record();
                }
            }
            _ => {}
        }
    }

    /// Copies a string, up to its end or the end of the text at hand.
    fn string(&mut self, text: &[u8], mut at: usize) -> usize {
        if std::mem::take(&mut self.escaped) {
            self.lines.push(text[at]);
            at += 1;
        }
        let rest = &text[at..];
        let end = memchr2(b'"', b'\\', rest);
        self.lines
            .extend_from_slice(&rest[..end.map_or(rest.len(), |end| end + 1)]);
        let Some(end) = end else { return text.len() };
        self.escaped = rest[end] == b'\\';
        self.in_string = self.escaped;
        at + end + 1
    }

    fn end_record(&mut self) {
        if std::mem::take(&mut self.within) {
            self.lines.push(b'\n');
            self.behind -= 1;
            self.catch_up();
        }
    }

    /// Ends lines until the next record has its original line number.
    fn catch_up(&mut self) {
        while self.behind > 0 {
            self.lines.push(b'\n');
            self.behind -= 1;
        }
    }
}

impl<R: Read> Read for Documents<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.lines.len() && !self.ended {
            self.fill()?;
        }
        let rest = &self.lines[self.given..];
        let read = rest.len().min(into.len());
        into[..read].copy_from_slice(&rest[..read]);
        self.given += read;
        Ok(read)
    }
}
