//! `--fields`: selects keys from a report's rows. Knows no particular report.

use serde_json::{Map, Value};

use super::csv::{flat, text};
use super::document::{Cell, Document, Grid};
use crate::error::{Error, Kind};
use crate::near::nearest;

/// The columns that `asked` names: a key, or the outer part of nested keys (`route` for `route.provider`, `route.id`
/// …).
///
/// # Errors
/// A key that no row has.
pub(super) fn chosen(asked: &[String], columns: &[String]) -> Result<Vec<String>, Error> {
    let mut chosen: Vec<String> = Vec::new();
    for key in asked {
        let key = key.trim();
        let within = |column: &&String| {
            let rest = column.strip_prefix(key);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let found: Vec<&String> = columns.iter().filter(within).collect();
        if found.is_empty() {
            let message = format!("--fields: unknown key `{key}`");
            return Err(Error {
                candidates: nearest(key, columns.iter().cloned()),
                ..Error::new(Kind::Usage, message)
                    .hint(format!("available keys: {}", columns.join(", ")))
            });
        }
        for column in found {
            if !chosen.contains(column) {
                chosen.push(column.clone());
            }
        }
    }
    Ok(chosen)
}

/// Keeps only these columns; nested values get their dotted key.
pub(super) fn narrow(rows: &[Value], columns: &[String]) -> Vec<Value> {
    let narrowed = rows.iter().map(|row| {
        let known = flat(row);
        let value = |column: &String| {
            let found = known.iter().find(|(key, _)| key == column);
            let value = found.map_or(Value::Null, |(_, value)| (*value).clone());
            (column.clone(), value)
        };
        Value::Object(columns.iter().map(value).collect::<Map<_, _>>())
    });
    narrowed.collect()
}

/// The rows as a table with the keys as header.
pub(super) fn table(rows: &[Value], columns: &[String]) -> Document {
    let mut grid = Grid::default();
    grid.titles(columns.iter().map(String::as_str));
    for row in rows {
        let cell = |column: &String| match row.get(column) {
            None | Some(Value::Null) => Cell::unknown(),
            Some(value) => Cell::plain(text(value)),
        };
        grid.row(columns.iter().map(cell).collect());
    }
    let is_number = |column: &&String| {
        let mut known = rows
            .iter()
            .filter_map(|row| row.get(*column))
            .filter(|v| !v.is_null());
        known.clone().next().is_some() && known.all(Value::is_number)
    };
    let numbers = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| is_number(column));
    grid.right = numbers.map(|(at, _)| at).collect();
    let mut document = Document::default();
    if rows.is_empty() {
        document.line(vec![Cell::dim("no rows")]);
    }
    document.grid(grid);
    document
}
