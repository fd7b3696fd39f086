//! What is said of a catalog as a whole: its figures, an import, a validation.

use catalog::stats::Stats;
use catalog::units::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::output::rows::{Rows, columns, values};

/// A folder that is a valid catalog.
#[derive(Debug, Clone, Serialize)]
pub struct Validation {
    /// The folder.
    pub path: String,
    /// That it is valid: what is not is an error with every problem.
    pub valid: bool,
    /// Its models.
    pub models: usize,
    /// The newest day of any of its sources.
    pub as_of: Date,
}

impl Rows for Validation {
    fn columns(&self) -> Vec<String> {
        columns(&["path", "valid", "models", "as_of"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&[self])
    }
}

/// A row a figure.
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

/// A row a reason for which rows of a source were left out.
impl Rows for import::Report {
    fn columns(&self) -> Vec<String> {
        columns(&["source", "reason", "rows"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        let reasons = self.reasons().into_iter();
        Ok(reasons
            .map(|(rows, source, reason)| json!({ "source": source, "reason": reason, "rows": rows }))
            .collect())
    }
}
