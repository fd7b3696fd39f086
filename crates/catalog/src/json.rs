//! A hand-edited JSON file → its value, or which field is wrong and why.
//!
//! Does not open files, and does not judge values (`validate`).

use std::fmt::Write;

use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Parses `bytes`, the content of `file`.
///
/// # Errors
/// The first field that is wrong, and why.
pub fn parse<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| Problem {
        file: file.to_owned(),
        field: if error.is_data() {
            field_at(bytes, &error)
        } else {
            String::new()
        },
        message: error.to_string(),
    })
}

/// One step of the path to a value.
enum Step {
    Key(String),
    Item(usize),
}

/// The path of the value at which `error` was found, such as `routes[2].price`; empty for the file as a whole.
///
/// Derived afterwards, from the error's line and column: tracking the path while reading would compile the reader of
/// each type twice, 0.4 MB.
fn field_at(bytes: &[u8], error: &serde_json::Error) -> String {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n');
    let before: usize = lines.take(error.line() - 1).map(<[u8]>::len).sum();
    let mut read = &bytes[..bytes.len().min(before + error.column())];
    // An error in the last value of an object or list is reported at its end.
    if let [rest @ .., b'}' | b']'] = read {
        read = rest;
    }
    let mut steps: Vec<Option<Step>> = Vec::new();
    let mut last = "";
    let mut at = 0;
    while at < read.len() {
        match read[at] {
            b'"' => {
                let from = at + 1;
                at = from;
                while at < read.len() && read[at] != b'"' {
                    at += 1 + usize::from(read[at] == b'\\');
                }
                last = std::str::from_utf8(&read[from..at.min(read.len())]).unwrap_or_default();
            }
            b':' => set(&mut steps, Some(Step::Key(last.to_owned()))),
            b'{' => steps.push(None),
            b'[' => steps.push(Some(Step::Item(0))),
            b',' => {
                if let Some(Some(Step::Item(item))) = steps.last_mut() {
                    *item += 1;
                }
            }
            b'}' | b']' => drop(steps.pop()),
            _ => {}
        }
        at += 1;
    }
    let message = error.to_string();
    if message.starts_with("missing field") {
        // The error is about the object as a whole, not its last field.
        set(&mut steps, None);
    } else if message.starts_with("unknown field") {
        // Reported before its colon is read.
        set(&mut steps, Some(Step::Key(last.to_owned())));
    }
    let mut path = String::new();
    for step in steps.into_iter().flatten() {
        match step {
            Step::Key(key) if path.is_empty() => path = key,
            Step::Key(key) => path.extend([".", &key]),
            Step::Item(item) => drop(write!(path, "[{item}]")),
        }
    }
    path
}

fn set(steps: &mut [Option<Step>], step: Option<Step>) {
    if let Some(last) = steps.last_mut() {
        *last = step;
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::parse;
    use crate::units::Date;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct File {
        id: String,
        #[serde(default)]
        routes: Vec<Route>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Route {
        price: u32,
        note: Option<String>,
        since: Option<Date>,
    }

    #[test]
    fn names_the_field_that_is_wrong() {
        #[rustfmt::skip] // one case per line
        let cases = [
            (r#"{"id": 4}"#, "id"),
            (r#"{"routes": []}"#, ""),
            (r#"{"id": "a", "owner": "b"}"#, "owner"),
            (r#"{"id": "a", "routes": {}}"#, "routes"),
            (r#"{"id":"a","routes":[{"price":1},{"price":"x"}]}"#, "routes[1].price"),
            ("{\"id\": \"a\",\n \"routes\": [\n  {\"price\": -1}\n ]}", "routes[0].price"),
            (r#"{"id": "a", "routes": [{"note": "{[,:\"é"}]}"#, "routes[0]"),
            (r#"{"id": "a", "routes": [{"price": 1, "notes": 2}]}"#, "routes[0].notes"),
            (r#"{"id": "a", "routes": [{"price": 1, "note": 2}]}"#, "routes[0].note"),
            (r#"{"id": "a", "routes": [{"price": 1}, 7]}"#, "routes[1]"),
            (r#"{"id": "a", "routes": [{"price": 1, "since": "2026-02-30"}]}"#, "routes[0].since"),
            (r#"{"id": "a", "routes": [{"since": "2026-02-30", "price": 1}]}"#, "routes[0].since"),
            (r#"{"id": "a", "routes": [}"#, ""),
            ("", ""),
        ];
        for (text, field) in cases {
            let said = parse::<File>("a.json", text.as_bytes()).map_err(|problem| problem.field);
            assert_eq!(said.err().as_deref(), Some(field), "{text}");
        }
        assert!(parse::<File>("a.json", br#"{"id": "a", "routes": [{"price": 1}]}"#).is_ok());
    }
}
