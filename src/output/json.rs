//! Pretty-printed JSON without raw control characters.
//!
//! The output is that of `serde_json`'s pretty formatter, which writes indents one step at a time and so
//! takes a fifth of the run for a whole catalog.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

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

impl Formatter for Indented {
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
    Ok(escaped(text))
}

/// Serializes values, one per line.
///
/// # Errors
/// A value cannot be serialized.
pub(super) fn lines<T: Serialize>(values: &[T]) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    for value in values {
        serde_json::to_writer(&mut text, value).map_err(|e| failed(&e))?;
        text.push(b'\n');
    }
    Ok(escaped(text))
}

/// Escapes DEL and the non-ASCII control characters, which `serde_json` leaves as they are.
fn escaped(json: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut done = 0;
    for at in memchr::memchr2_iter(0x7F, 0xC2, &json) {
        let (code, length) = match (json[at], json.get(at + 1)) {
            (0xC2, Some(second @ 0x80..=0x9F)) => (*second, 2),
            (0x7F, _) => (0x7F, 1),
            _ => continue,
        };
        out.extend_from_slice(&json[done..at]);
        out.extend_from_slice(format!("\\u{code:04x}").as_bytes());
        done = at + length;
    }
    if done == 0 {
        return json;
    }
    out.extend_from_slice(&json[done..]);
    out
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
}
