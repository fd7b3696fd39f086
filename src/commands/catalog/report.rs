//! Reports of `catalog`: statistics, import, validation. Does not count.

use catalog::stats::Stats;
use catalog::units::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::output::rows::{Rows, columns, rows};

/// A successful validation.
#[derive(Debug, Clone, Serialize)]
pub struct Validation {
    pub path: String,
    /// Always true; an invalid catalog is an error.
    pub valid: bool,
    pub models: usize,
    /// Date of its newest source.
    pub as_of: Date,
}

rows!(Validation => &["path", "valid", "models", "as_of"]);

/// One row per figure.
impl Rows for Stats {
    fn columns(&self) -> Vec<String> {
        columns(&["key", "value"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        let figures = serde_json::to_value(self)?;
        let figures = figures.as_object().into_iter().flatten();
        Ok(figures
            .map(|(key, value)| json!({ "key": key, "value": value }))
            .collect())
    }
}

/// Keys of an import's rows.
pub const IMPORT_COLUMNS: &[&str] = &["source", "reason", "rows"];

/// One row per source and reason for skipping rows.
impl Rows for import::Report {
    fn columns(&self) -> Vec<String> {
        columns(IMPORT_COLUMNS)
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        let reasons = self.reasons().into_iter();
        Ok(reasons
            .map(|(rows, source, reason)| json!({ "source": source, "reason": reason, "rows": rows }))
            .collect())
    }
}
