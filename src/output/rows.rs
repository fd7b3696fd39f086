//! Reports as rows, for CSV and JSONL.

use serde::Serialize;
use serde_json::Value;

pub trait Rows {
    /// Column names in order: JSON keys, `outer.inner` for nested objects. They do not depend on the data.
    fn columns(&self) -> Vec<String>;

    /// The rows, each an object with JSON keys.
    fn rows(&self) -> Result<Vec<Value>, serde_json::Error>;
}

/// Column names for [`Rows::columns`].
pub fn columns<N: ToString>(names: &[N]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

/// Serializes a list as rows, or anything else as the only row.
pub fn values<T: Serialize>(rows: &T) -> Result<Vec<Value>, serde_json::Error> {
    Ok(match serde_json::to_value(rows)? {
        Value::Array(rows) => rows,
        row => vec![row],
    })
}

/// Implements [`Rows`]: the report's type, the field with the rows (without one the report is the only row) and the
/// columns: `rows!(DiffReport, changes => words!("kind model"));`.
macro_rules! rows {
    ($report:ty $(, $field:ident)? => $columns:expr) => {
        impl $crate::output::rows::Rows for $report {
            fn columns(&self) -> Vec<String> {
                $crate::output::rows::columns($columns)
            }

            fn rows(&self) -> Result<Vec<serde_json::Value>, serde_json::Error> {
                $crate::output::rows::values(&self$(.$field)?)
            }
        }
    };
}

pub(crate) use rows;
