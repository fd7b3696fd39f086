//! Files in sequence → numbered pieces that end with a line.
//!
//! Owns where pieces are cut and which lines are too long. Does not interpret lines or open files: it is given readers.
//! Memory is bounded by the longest line read.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::LONGEST_LINE;
use super::layout::Head;
use super::unpack::unpack;

/// Bytes per piece; a piece and what is read from it fit the cache of one core.
const PIECE: usize = 256 * 1024;
/// Line breaks after a piece, so that a reader may look ahead.
const MARGIN: usize = 64;

pub struct Input {
    /// Its name in messages.
    pub name: String,
    /// Its bytes, compressed or not.
    pub bytes: Box<dyn Read + Send>,
}

/// Why reading stopped early. What was read so far is incomplete.
#[derive(Debug)]
pub struct Broken {
    /// Which input, from 0.
    pub input: usize,
    /// The piece that could not be read.
    pub piece: u64,
    /// Whole lines of that piece that were still read.
    pub lines: u64,
    /// Bytes taken from the input, before decompression.
    pub bytes: u64,
    pub error: io::Error,
}

/// Whole lines of one input.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Its number across all inputs, from 0.
    pub number: u64,
    /// Which input, from 0.
    pub input: usize,
    /// Whether it stands for a single line that is too long; it then has no bytes.
    pub too_long: bool,
    /// The head of the file, if it is CSV.
    pub head: Option<Arc<Head>>,
    /// Whether it begins with the head.
    pub begins: bool,
    buffer: Vec<u8>,
    length: usize,
}

impl Piece {
    /// The lines; the last one has a line break too.
    pub fn lines(&self) -> &[u8] {
        &self.buffer[..self.length]
    }

    /// The lines, followed by some line breaks.
    pub fn with_margin(&self) -> &[u8] {
        &self.buffer
    }

    fn make_room(&mut self, bytes: usize) -> &mut [u8] {
        let end = self.length + bytes;
        if self.buffer.len() < end + MARGIN {
            self.buffer.resize(end + MARGIN, b'\n');
        }
        &mut self.buffer[self.length..end]
    }

    fn push(&mut self, bytes: &[u8]) {
        self.make_room(bytes.len()).copy_from_slice(bytes);
        self.length += bytes.len();
    }

    fn end(&mut self, length: usize) {
        self.length = length;
        self.make_room(0);
        let margin = length..length + MARGIN;
        self.buffer[margin].fill(b'\n');
    }
}

/// Counts the bytes that pass.
struct Counted {
    reader: Box<dyn Read + Send>,
    of_input: Arc<AtomicU64>,
    of_all: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.of_input.fetch_add(read as u64, Ordering::Relaxed);
        self.of_all.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[derive(Default)]
pub struct Source {
    inputs: VecDeque<Input>,
    /// The current input.
    text: Option<Box<dyn Read + Send>>,
    /// The head of its rows, if it is CSV.
    head: Option<Arc<Head>>,
    begins: bool,
    number: usize,
    taken: Arc<AtomicU64>,
    all_taken: Arc<AtomicU64>,
    /// The beginning of a line whose end is not read yet.
    rest: Vec<u8>,
    pieces: u64,
    /// Whether the current line is too long and is being skipped.
    passing: bool,
    ended: bool,
}

impl Source {
    pub fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs: inputs.into(),
            ..Self::default()
        }
    }

    /// Counts the bytes taken from all inputs, before decompression.
    pub fn taken(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.all_taken)
    }

    /// Fills a piece; `false`: nothing is left, and `piece` is empty.
    ///
    /// # Errors
    /// What cannot be read. Nothing is left after that.
    pub fn fill(&mut self, piece: &mut Piece) -> Result<bool, Broken> {
        piece.length = 0;
        piece.too_long = false;
        piece.number = self.pieces;
        if piece.buffer.len() > 4 * PIECE {
            piece.buffer = Vec::new(); // it held a very long line
        }
        while !self.ended {
            match self.fill_from_input(piece) {
                Ok(true) => {
                    self.pieces += 1;
                    return Ok(true);
                }
                Ok(false) => {}
                Err(error) => {
                    self.ended = true;
                    return Err(Broken {
                        input: self.number,
                        piece: self.pieces,
                        lines: memchr::memchr_iter(b'\n', piece.lines()).count() as u64,
                        bytes: self.taken.load(Ordering::Relaxed),
                        error,
                    });
                }
            }
        }
        Ok(false)
    }

    /// Fills a piece from the current input; `false`: it has ended.
    fn fill_from_input(&mut self, piece: &mut Piece) -> io::Result<bool> {
        if self.text.is_none() && !self.open()? {
            self.ended = true;
            return Ok(false);
        }
        piece.input = self.number;
        piece.head.clone_from(&self.head);
        piece.begins = std::mem::take(&mut self.begins);
        piece.push(&self.rest);
        self.rest.clear();
        let mut searched = 0;
        while let Some(text) = &mut self.text {
            let from = piece.length;
            match text.read(piece.make_room(PIECE)) {
                Ok(0) => return Ok(self.end_input(piece)),
                Ok(read) => piece.length += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if self.passing {
                let line = &piece.buffer[from..piece.length];
                if let Some(end) = memchr::memchr(b'\n', line) {
                    self.rest.extend_from_slice(&line[end + 1..]);
                    self.end_long_line(piece);
                    return Ok(true);
                }
                piece.length = 0;
            } else if piece.length >= PIECE {
                if self.head.is_some() {
                    searched = 0; // whether a line break is quoted depends on everything before it
                }
                let lines = &piece.buffer[searched..piece.length];
                let last = match self.head {
                    Some(_) => last_row(lines),
                    None => memchr::memrchr(b'\n', lines),
                };
                if let Some(last) = last {
                    if let Some(head) = &self.head {
                        let rows = &piece.buffer[..=searched + last];
                        self.head = last_head(rows, head, piece.begins).or(self.head.take());
                    }
                    self.rest.extend_from_slice(&lines[last + 1..]);
                    piece.end(searched + last + 1);
                    return Ok(true);
                }
                searched = piece.length;
                if piece.length > LONGEST_LINE {
                    self.passing = true;
                    piece.length = 0;
                }
            }
        }
        Ok(false)
    }

    fn end_long_line(&mut self, piece: &mut Piece) {
        self.passing = false;
        piece.too_long = true;
        piece.end(0);
    }

    /// Ends an input. Returns whether the piece has anything.
    fn end_input(&mut self, piece: &mut Piece) -> bool {
        self.text = None;
        self.number += 1;
        if self.passing {
            self.end_long_line(piece);
            return true;
        }
        if piece.length > 0 && piece.buffer[piece.length - 1] != b'\n' {
            piece.push(b"\n");
        }
        piece.end(piece.length);
        piece.length > 0
    }

    fn open(&mut self) -> io::Result<bool> {
        let Some(input) = self.inputs.pop_front() else {
            return Ok(false);
        };
        self.taken.store(0, Ordering::Relaxed);
        let counted = Counted {
            reader: input.bytes,
            of_input: Arc::clone(&self.taken),
            of_all: Arc::clone(&self.all_taken),
        };
        let (text, head) = unpack(Box::new(counted))?;
        self.text = Some(text);
        self.head = head;
        self.begins = true;
        Ok(true)
    }
}

/// The last head among the rows of a piece, which applies to the rows after it.
fn last_head(rows: &[u8], head: &Head, begins: bool) -> Option<Arc<Head>> {
    memchr::memmem::find(rows, b"oken")?;
    let mut lines = rows.split(|byte| *byte == b'\n').peekable();
    let above = if begins { head.above + 1 } else { 0 };
    let mut last = None;
    for _ in 0..above {
        lines.next();
    }
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        last = head.again(line, || next).or(last);
    }
    last.map(Arc::new)
}

/// The last line break outside quotes.
fn last_row(rows: &[u8]) -> Option<usize> {
    let mut inside = memchr::memchr_iter(b'"', rows).count() % 2 == 1;
    for at in memchr::memrchr2_iter(b'\n', b'"', rows) {
        match rows[at] {
            b'"' => inside = !inside,
            _ if !inside => return Some(at),
            _ => {}
        }
    }
    None
}
