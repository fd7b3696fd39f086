//! JSON on a line: a cursor that checks all of it and copies none of it.
//!
//! Owns the grammar (RFC 8259) and where a value begins and ends. Does not build values: unneeded ones are skipped.
//! General parsers into structs take about twice the instructions (`benches/README.md`), since a short line is mostly
//! keys already seen on the line before.

use std::borrow::Cow;

/// Values nested deeper are rejected, as in general parsers.
const DEEPEST: u32 = 128;

/// Not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

type Result<T> = std::result::Result<T, Malformed>;

/// A string as written, without its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    raw: &'a [u8],
    escapes: Escapes,
}

/// How a string is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escapes {
    None,
    Json,
    /// With doubled quotes, as in CSV.
    DoubledQuotes,
}

impl<'a> Text<'a> {
    /// A text without escapes.
    pub fn plain(raw: &'a [u8]) -> Self {
        Self {
            raw,
            escapes: Escapes::None,
        }
    }

    /// A text with doubled quotes.
    pub fn doubled_quotes(raw: &'a [u8]) -> Self {
        Self {
            raw,
            escapes: Escapes::DoubledQuotes,
        }
    }

    /// As written.
    pub fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// The decoded text; `None` if half of a surrogate pair is missing.
    pub fn decode(self) -> Option<Cow<'a, [u8]>> {
        match self.escapes {
            Escapes::None => Some(Cow::Borrowed(self.raw)),
            Escapes::DoubledQuotes => Some(undoubled(self.raw)),
            Escapes::Json => {
                let quoted = [b"\"", self.raw, b"\""].concat();
                let text: String = serde_json::from_slice(&quoted).ok()?;
                Some(Cow::Owned(text.into_bytes()))
            }
        }
    }
}

/// A value that is not an object or array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar<'a> {
    Text(Text<'a>),
    /// A number as written; also `NaN` and `Infinity`, which are not JSON but which some programs write for a missing
    /// number.
    Number(&'a [u8]),
    Bool(bool),
    Null,
}

/// A position in bytes that end with a line break. A line break is never inside a value.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Json<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub fn position(&self) -> usize {
        self.at
    }

    /// Moves to a position, such as the beginning of the next line.
    pub fn set_position(&mut self, at: usize) {
        self.at = at;
    }

    /// A copy of this cursor, `bytes` earlier.
    pub fn back(mut self, bytes: usize) -> Self {
        self.at = self.at.saturating_sub(bytes);
        self
    }

    /// The bytes up to another cursor.
    pub fn until(&self, end: &Self) -> &'a [u8] {
        self.bytes.get(self.at..end.at).unwrap_or_default()
    }

    /// The bytes ahead.
    #[inline]
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The current byte; a line break at the end.
    #[inline]
    pub fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b'\n')
    }

    /// Skips whitespace within the line.
    #[inline]
    pub fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\r') {
            self.at += 1;
        }
    }

    #[inline]
    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == byte;
        self.at += usize::from(taken);
        taken
    }

    #[inline]
    fn expect(&mut self, byte: u8) -> Result<()> {
        if self.take(byte) {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    /// Enters an object or array.
    #[inline]
    pub fn open(&mut self, bracket: u8) -> Result<()> {
        self.expect(bracket)
    }

    /// Whether another key or element follows before the object or array ends; `first`: at its beginning.
    #[inline]
    pub fn next(&mut self, close: u8, first: bool) -> Result<bool> {
        self.space();
        if self.take(close) {
            return Ok(false);
        }
        if !first {
            self.expect(b',')?;
            self.space();
        }
        Ok(true)
    }

    /// Visits the objects of an array and skips its other elements.
    pub fn each_object(&mut self, mut read: impl FnMut(&mut Self) -> Result<()>) -> Result<()> {
        self.open(b'[')?;
        let mut first = true;
        while self.next(b']', first)? {
            first = false;
            match self.peek() {
                b'{' => read(self)?,
                _ => self.skip()?,
            }
        }
        Ok(())
    }

    /// Reads a key, up to its value.
    #[inline]
    pub fn key(&mut self) -> Result<Text<'a>> {
        let key = self.string()?;
        self.space();
        self.expect(b':')?;
        self.space();
        Ok(key)
    }

    /// Reads a scalar; an object or array is skipped and is `None`.
    #[inline]
    pub fn scalar(&mut self) -> Result<Option<Scalar<'a>>> {
        Ok(Some(match self.peek() {
            b'"' => Scalar::Text(self.string()?),
            b'{' | b'[' => {
                self.skip()?;
                return Ok(None);
            }
            b't' => self.literal(b"true").map(|()| Scalar::Bool(true))?,
            b'f' => self.literal(b"false").map(|()| Scalar::Bool(false))?,
            b'n' => self.literal(b"null").map(|()| Scalar::Null)?,
            _ => {
                let from = self.at;
                if self.number().is_err() {
                    self.at = from;
                    self.take(b'-');
                    self.literal(if self.peek() == b'N' {
                        b"NaN"
                    } else {
                        b"Infinity"
                    })?;
                }
                Scalar::Number(&self.bytes[from..self.at])
            }
        }))
    }

    /// Skips any value.
    pub fn skip(&mut self) -> Result<()> {
        let (mut depth, mut objects) = (0_u32, 0_u128);
        loop {
            let opened = match self.peek() {
                b'"' => self.string().map(|_| false)?,
                b'{' => {
                    self.at += 1;
                    let any = self.next(b'}', true)?;
                    objects = objects << u32::from(any) | u128::from(any);
                    any
                }
                b'[' => {
                    self.at += 1;
                    let any = self.next(b']', true)?;
                    objects <<= u32::from(any);
                    any
                }
                b't' => self.literal(b"true").map(|()| false)?,
                b'f' => self.literal(b"false").map(|()| false)?,
                b'n' => self.literal(b"null").map(|()| false)?,
                _ => self.number().map(|()| false)?,
            };
            depth += u32::from(opened);
            if depth > DEEPEST {
                return Err(Malformed);
            }
            let mut next = opened;
            while !next {
                if depth == 0 {
                    return Ok(());
                }
                next = self.next(if objects & 1 == 1 { b'}' } else { b']' }, false)?;
                if !next {
                    depth -= 1;
                    objects >>= 1;
                }
            }
            if objects & 1 == 1 {
                self.key()?;
            }
        }
    }

    fn literal(&mut self, word: &[u8]) -> Result<()> {
        if !self.bytes[self.at.min(self.bytes.len())..].starts_with(word) {
            return Err(Malformed);
        }
        self.at += word.len();
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - from
    }

    /// Reads a number that is a plain count of few digits; otherwise returns `None` and does not move.
    #[inline]
    pub fn plain_count(&mut self) -> Option<u64> {
        let from = self.at;
        let mut count = 0;
        while let digit @ b'0'..=b'9' = self.peek() {
            count = count * 10 + u64::from(digit - b'0');
            self.at += 1;
            if self.at - from == 16 {
                break;
            }
        }
        let digits = self.at - from;
        let plain = matches!(self.peek(), b',' | b'}' | b' ');
        let led = digits > 1 && self.bytes[from] == b'0';
        if digits == 0 || led || !plain {
            self.at = from;
            return None;
        }
        Some(count)
    }

    fn number(&mut self) -> Result<()> {
        self.take(b'-');
        let led = self.peek() == b'0';
        let whole = self.digits();
        if whole == 0 || led && whole > 1 {
            return Err(Malformed);
        }
        if self.take(b'.') && self.digits() == 0 {
            return Err(Malformed);
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            if self.digits() == 0 {
                return Err(Malformed);
            }
        }
        Ok(())
    }

    /// Reads a string, from its opening quote.
    #[inline]
    fn string(&mut self) -> Result<Text<'a>> {
        self.expect(b'"')?;
        let from = self.at;
        let mut escapes = Escapes::None;
        loop {
            self.at += plain_bytes(&self.bytes[self.at..]);
            match self.peek() {
                b'"' => {
                    let raw = &self.bytes[from..self.at];
                    self.at += 1;
                    return Ok(Text { raw, escapes });
                }
                b'\\' => {
                    escapes = Escapes::Json;
                    self.escape()?;
                }
                _ => return Err(Malformed),
            }
        }
    }

    fn escape(&mut self) -> Result<()> {
        self.at += 1;
        let escape = self.peek();
        self.at += 1;
        match escape {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(()),
            b'u' => {
                let four = self.bytes.get(self.at..self.at + 4).ok_or(Malformed)?;
                self.at += 4;
                let all = four.iter().all(u8::is_ascii_hexdigit);
                all.then_some(()).ok_or(Malformed)
            }
            _ => Err(Malformed),
        }
    }
}

/// How many bytes come before the first quote, backslash or control character.
#[inline]
fn plain_bytes(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let special = special_bytes(u64::from_le_bytes(*eight));
        if special != 0 {
            return at + (special.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
    at + bytes[at..].iter().take_while(is_plain).count()
}

/// The highest bit of each of the eight bytes that is a quote, a backslash or a control character. Exact only up to and
/// including the first such byte, which is all the caller needs.
#[inline]
fn special_bytes(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let zeros = |v: u64| v.wrapping_sub(ONES) & !v;
    let below_space = eight.wrapping_sub(ONES * 0x20) & !eight;
    let quote = zeros(eight ^ (ONES * u64::from(b'"')));
    let backslash = zeros(eight ^ (ONES * u64::from(b'\\')));
    (below_space | quote | backslash) & (ONES * 0x80)
}

/// A cell with its doubled quotes undoubled.
fn undoubled(cell: &[u8]) -> Cow<'_, [u8]> {
    let mut text = Vec::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = memchr::memchr(b'"', rest) {
        text.extend_from_slice(&rest[..=at]);
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    text.extend_from_slice(rest);
    Cow::Owned(text)
}
