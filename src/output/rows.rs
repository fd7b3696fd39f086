//! What a report is as rows: the form of CSV and JSONL.

use serde::Serialize;
use serde_json::Value;

/// A report with main rows.
pub trait Rows {
    /// The columns of the rows in order: keys of the JSON form, `outer.inner` for an object within one.
    /// They are the same whatever is known, and with no row at all.
    fn columns(&self) -> Vec<String>;

    /// The rows, each an object with the keys of the JSON form.
    ///
    /// # Errors
    /// When a value cannot be serialized.
    fn rows(&self) -> Result<Vec<Value>, serde_json::Error>;
}

/// Names of columns as [`Rows::columns`] gives them.
pub fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Rows that are serialized as they are.
///
/// # Errors
/// When a value cannot be serialized.
pub fn values<T: Serialize>(rows: &[T]) -> Result<Vec<Value>, serde_json::Error> {
    rows.iter().map(serde_json::to_value).collect()
}
