//! Pretty-printed JSON without raw control characters.

use std::io::{self, Write};

use serde::Serialize;

use super::clean;
use crate::error::{Error, Kind};

/// Serializes one value, with a final newline.
pub(super) fn value<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    shown(serde_json::to_string_pretty(value))
}

/// Serializes values, one per line.
pub(super) fn lines<T: Serialize>(values: &[T]) -> Result<Vec<u8>, Error> {
    let lines = values
        .iter()
        .map(|value| shown(serde_json::to_string(value)));
    Ok(lines.collect::<Result<Vec<_>, _>>()?.concat())
}

/// Escapes control characters and adds a final newline.
fn shown(json: serde_json::Result<String>) -> Result<Vec<u8>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::new(Kind::Output, error.to_string());
    let json = json.map_err(|error| failed(&error))?;
    let mut text = Vec::with_capacity(json.len() + 1);
    escaped(&mut text, &json).map_err(|error| failed(&error))?;
    text.push(b'\n');
    Ok(text)
}

/// Writes JSON, escaping the characters from DEL on that `serde_json` leaves raw although they affect terminals or text
/// direction.
pub(super) fn escaped<W: ?Sized + Write>(writer: &mut W, json: &str) -> io::Result<()> {
    let mut rest = json;
    while let Some(at) = rest.bytes().position(|byte| byte >= 0x7F) {
        let (plain, from) = rest.split_at(at);
        writer.write_all(plain.as_bytes())?;
        let c = from.chars().next().unwrap_or_default();
        let (own, behind) = from.split_at(c.len_utf8());
        rest = behind;
        if !clean::is_control(c) {
            writer.write_all(own.as_bytes())?;
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(writer, "\\u{unit:04x}")?;
        }
    }
    writer.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
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
