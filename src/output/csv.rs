//! Rows as CSV, with JSON keys as the header.
//!
//! Nested objects become columns such as `route.provider`, lists are joined by `; `, and unknown values
//! are empty. Cells that could run as formulas are prefixed with an apostrophe.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::clean;
use crate::error::{Error, Kind};

/// Separator of list items.
const SEPARATOR: &str = "; ";

/// # Errors
/// A row cannot be encoded.
pub fn csv(columns: &[String], rows: &[Value]) -> Result<Vec<u8>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::new(Kind::Output, error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).map_err(|e| failed(&e))?;
    for row in rows {
        let fields = flat(row);
        let mut next = 0;
        let record = columns.iter().map(|column| {
            // Keys usually come in column order.
            let at = (next..fields.len())
                .chain(0..next)
                .find(|at| fields[*at].0 == *column);
            next = at.map_or(next, |at| at + 1);
            at.map_or(Cow::Borrowed(""), |at| field(fields[at].1))
        });
        writer
            .write_record(record.map(Cow::into_owned).collect::<Vec<_>>())
            .map_err(|e| failed(&e))?;
    }
    writer.into_inner().map_err(|e| failed(&e))
}

/// The values of a row with dotted keys for nested ones.
pub(super) fn flat(row: &Value) -> Vec<(Cow<'_, str>, &Value)> {
    let mut fields = Vec::new();
    if let Value::Object(row) = row {
        flatten(row, "", &mut fields);
    }
    fields
}

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => field(other).into_owned(),
    }
}

fn flatten<'a>(
    object: &'a Map<String, Value>,
    prefix: &str,
    out: &mut Vec<(Cow<'a, str>, &'a Value)>,
) {
    for (key, value) in object {
        let key = if prefix.is_empty() {
            Cow::Borrowed(key.as_str())
        } else {
            Cow::Owned(format!("{prefix}.{key}"))
        };
        match value {
            Value::Object(inner) => flatten(inner, &key, out),
            value => out.push((key, value)),
        }
    }
}

fn field(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => guarded(text),
        Value::Array(items)
            if items
                .iter()
                .all(|item| !item.is_object() && !item.is_array()) =>
        {
            let items = items.iter().map(|item| match item {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            Cow::Owned(guarded(&items.collect::<Vec<_>>().join(SEPARATOR)).into_owned())
        }
        other => Cow::Owned(other.to_string()),
    }
}

/// Prefixes cells that could run as formulas. Ids such as `@cf/meta/llama-3.1` stay as they are: without brackets,
/// spaces and operators they are harmless.
fn guarded(text: &str) -> Cow<'_, str> {
    let text = clean::shown(text);
    let is_id = |rest: &str| {
        let mut bytes = rest.bytes();
        bytes.all(|b| b.is_ascii_alphanumeric() || b"/._:-".contains(&b))
    };
    let risky = match text.chars().next() {
        // Spreadsheets read the fullwidth forms too.
        Some('=' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-' | '@') => !is_id(&text[1..]),
        _ => false,
    };
    if risky {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        let risky = [
            "=1+1",
            "＝1+1",
            "+1+1",
            "＋1",
            "-2+3",
            "－2",
            "@SUM(A1)",
            "＠SUM(A1)",
            "+cmd|' /C calc'!A0",
        ];
        for text in risky {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        let harmless = ["@cf/meta/llama-3.1", "-", "+1", "-5", "gpt-4o", "1=1", ""];
        for text in harmless {
            assert_eq!(guarded(text), text);
        }
        assert_eq!(guarded("a\r\n=1"), "a  =1");
    }
}
