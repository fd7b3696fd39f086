//! Offsets in a text → lines and columns, and which lines a comment exempts.
//!
//! Offsets must be asked for in ascending order; each byte is read once.

use memchr::memmem;

/// Exempts its own line.
const IGNORE: &[u8] = b"llmcmp: ignore";
/// Exempts the next line instead.
const NEXT_LINE: &[u8] = b"-next-line";

#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a [u8],
    /// From 1.
    number: usize,
    start: usize,
    /// Whether the line is exempt, once asked.
    ignored: Option<bool>,
    /// The offset up to which columns were counted, and the column there.
    counted: (usize, usize),
    marked: Option<bool>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            number: 1,
            start: 0,
            ignored: None,
            counted: (0, 1),
            marked: None,
        }
    }

    /// Line and column, from 1, of the byte at `offset`; columns count characters, an invalid byte is one.
    pub fn position(&mut self, offset: usize) -> (usize, usize) {
        let seen = self.counted.0.min(offset);
        let passed = &self.text[seen..offset];
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.number += memchr::memchr_iter(b'\n', &passed[..=last]).count();
            self.start = seen + last + 1;
            self.ignored = None;
            self.counted = (self.start, 1);
        }
        let (from, column) = self.counted;
        let passed = &self.text[from.min(offset)..offset];
        let characters = if passed.is_ascii() {
            passed.len()
        } else {
            String::from_utf8_lossy(passed).chars().count()
        };
        self.counted = (offset, column + characters);
        (self.number, self.counted.1)
    }

    /// Whether a comment on the line of the last position, or on the line before it, exempts it.
    pub fn ignored(&mut self) -> bool {
        let text = self.text;
        let marked = *self
            .marked
            .get_or_insert_with(|| memmem::find(text, IGNORE).is_some());
        if !marked {
            return false;
        }
        let start = self.start;
        *self.ignored.get_or_insert_with(|| {
            let end = memchr::memchr(b'\n', &text[start..]).map_or(text.len(), |at| start + at);
            let before = text[..start]
                .strip_suffix(b"\n")
                .map_or(&text[..0], |text| {
                    &text[memchr::memrchr(b'\n', text).map_or(0, |at| at + 1)..]
                });
            marks(&text[start..end], false) || marks(before, true)
        })
    }
}

/// Whether a line has the mark for itself, or for the next line.
fn marks(line: &[u8], next_line: bool) -> bool {
    let mut marks = memmem::find_iter(line, IGNORE);
    marks.any(|at| line[at + IGNORE.len()..].starts_with(NEXT_LINE) == next_line)
}
