//! Reports as rows, for CSV and JSONL.

use serde::Serialize;
use serde_json::Value;

/// A report that has rows.
pub trait Rows {
    /// Column names in order: JSON keys, `outer.inner` for nested objects. They do not depend on the data,
    /// and are the same without any row.
    fn columns(&self) -> Vec<String>;

    /// The rows, each an object with JSON keys.
    ///
    /// # Errors
    /// A value cannot be serialized.
    fn rows(&self) -> Result<Vec<Value>, serde_json::Error>;
}

/// Column names for [`Rows::columns`].
pub fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Serializes values as rows.
///
/// # Errors
/// A value cannot be serialized.
pub fn values<T: Serialize>(rows: &[T]) -> Result<Vec<Value>, serde_json::Error> {
    rows.iter().map(serde_json::to_value).collect()
}
