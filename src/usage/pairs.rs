//! Log lines of `key=value` pairs → rows of a table.
//!
//! Splits a line into names and values. Does not interpret them (`csv`).

/// Cell separator.
pub(super) const SEPARATOR: u8 = b'\t';

/// The names and the values of the pairs in a line, each as a row. `None`: the line has no token counts.
pub(super) fn pairs(line: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let (mut names, mut values) = (Row::default(), Row::default());
    let mut counts = false;
    let mut begin = line.split_whitespace();
    let day = begin.next()?;
    if day.starts_with(|c: char| c.is_ascii_digit()) && day.contains('-') {
        let is_time =
            |text: &&str| text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(':');
        let time = begin.next().filter(is_time).unwrap_or_default();
        // Python puts a comma before milliseconds.
        let time = time.split(',').next().unwrap_or_default();
        names.push("timestamp");
        values.push(format!("{day} {time}").trim_end());
    }
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('=') {
        let name = before.rsplit(|c: char| !is_of_name(c)).next()?;
        let (value, after) = value(behind);
        rest = after;
        if !name.is_empty() {
            let is_count = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
            counts |= is_count && name.to_ascii_lowercase().contains("token");
            names.push(name);
            values.push(&value);
        }
    }
    counts.then_some((names.0, values.0))
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_.-@".contains(c)
}

/// The value at the start of a text, and the rest.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return (
            text[..end].trim_end_matches([',', ';']).to_owned(),
            &text[end..],
        );
    };
    let (mut value, mut escaped) = (String::new(), false);
    for (at, c) in quoted.char_indices() {
        match c {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return (value, &quoted[at + 1..]),
            c => {
                value.push(c);
                escaped = false;
            }
        }
    }
    (value, "")
}

/// A row under construction.
#[derive(Default)]
struct Row(Vec<u8>);

impl Row {
    fn push(&mut self, cell: &str) {
        if !self.0.is_empty() {
            self.0.push(SEPARATOR);
        }
        self.0.push(b'"');
        self.0
            .extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        self.0.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_line_of_pairs_is_cut_into_names_and_values() {
        let cut = |line: &str| {
            let (names, values) = pairs(line)?;
            let text = |row: Vec<u8>| String::from_utf8_lossy(&row).replace('\t', " ");
            Some((text(names), text(values)))
        };
        for (line, names, values) in [
            (
                "time=10 msg=\"a \\\"b\\\" c=d\" input_tokens=7",
                "\"time\" \"msg\" \"input_tokens\"",
                "\"10\" \"a \"\"b\"\" c=d\" \"7\"",
            ),
            (
                "2026-11-20 INFO app: called model=x, tokens.in=7; done",
                "\"timestamp\" \"model\" \"tokens.in\"",
                "\"2026-11-20\" \"x\" \"7\"",
            ),
        ] {
            assert_eq!(
                cut(line),
                Some((names.to_owned(), values.to_owned())),
                "{line}"
            );
        }
        for line in [
            "",
            "=",
            "a==b",
            "tokens=many",
            "refreshed token=abc",
            "input_tokens: 7",
        ] {
            assert_eq!(cut(line), None, "{line}");
        }
    }
}
