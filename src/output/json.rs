//! Pretty-printed JSON without raw control characters.
//!
//! The output is that of `serde_json`'s pretty formatter, which writes indents one step at a time and so
//! takes a fifth of the run for a whole catalog.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::clean;
use crate::error::{Error, Kind};

/// A newline and the longest indent written at once.
const BREAK: &[u8] = b"\n                                                                ";
/// Spaces per level.
const STEP: usize = 2;

/// Formats like `serde_json`'s pretty formatter.
#[derive(Default)]
struct Indented {
    depth: usize,
    has_value: bool,
}

impl Indented {
    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        let mut left = self.depth * STEP;
        let most = BREAK.len() - 1;
        let first = left.min(most);
        writer.write_all(&BREAK[..=first])?;
        left -= first;
        while left > 0 {
            let some = left.min(most);
            writer.write_all(&BREAK[1..=some])?;
            left -= some;
        }
        Ok(())
    }

    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        writer.write_all(mark)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(writer)?;
        }
        writer.write_all(mark)
    }

    fn next<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.line(writer)
    }
}

/// Formats like `serde_json`'s compact formatter.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        escaped(writer, fragment)
    }
}

impl Formatter for Indented {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        escaped(writer, fragment)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

fn failed(error: &serde_json::Error) -> Error {
    Error::new(Kind::Output, error.to_string())
}

/// Serializes one value, with a final newline.
///
/// # Errors
/// The value cannot be serialized.
pub(super) fn value<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut text, Indented::default());
    value.serialize(&mut serializer).map_err(|e| failed(&e))?;
    text.push(b'\n');
    Ok(text)
}

/// Serializes values, one per line.
///
/// # Errors
/// A value cannot be serialized.
pub(super) fn lines<T: Serialize>(values: &[T]) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    for value in values {
        let mut serializer = Serializer::with_formatter(&mut text, OneLine);
        value.serialize(&mut serializer).map_err(|e| failed(&e))?;
        text.push(b'\n');
    }
    Ok(text)
}

/// Writes part of a string and escapes what `serde_json` leaves raw though it acts on a terminal or on the
/// direction of text.
pub(super) fn escaped<W: ?Sized + Write>(writer: &mut W, fragment: &str) -> io::Result<()> {
    if fragment.is_ascii() && !fragment.contains('\u{7F}') {
        return writer.write_all(fragment.as_bytes());
    }
    let mut rest = fragment;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| clean::is_control(*c)) {
        writer.write_all(&rest.as_bytes()[..at])?;
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(writer, "\\u{unit:04x}")?;
        }
        rest = &rest[at + c.len_utf8()..];
    }
    writer.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn the_text_is_that_of_the_plain_indented_form() {
        let deep = (0..40).fold(json!([1]), |inner, _| json!({ "a": [inner, {}, []] }));
        for value in [
            json!({}),
            json!([]),
            json!("x"),
            json!({"a": {}, "b": [null, 1.5]}),
            deep,
        ] {
            let plain = serde_json::to_string_pretty(&value).unwrap_or_default() + "\n";
            let own = super::value(&value).unwrap_or_default();
            assert_eq!(String::from_utf8_lossy(&own), plain);
        }
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_reads_back() {
        let acts = "\u{7F}\u{9B}\u{61C}\u{200B}\u{200D}\u{202E}\u{2060}\u{2066}\u{FEFF}\u{E0041}";
        for text in [super::value(&acts), super::lines(&[acts])] {
            let text = String::from_utf8(text.unwrap_or_default()).unwrap_or_default();
            let raw: String = acts.chars().filter(|c| text.contains(*c)).collect();
            assert_eq!(raw, "", "{text}");
            assert_eq!(
                serde_json::from_str::<String>(&text).ok().as_deref(),
                Some(acts)
            );
        }
        let plain = super::value(&"naïve “×” 模型").unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&plain), "\"naïve “×” 模型\"\n");
    }
}
