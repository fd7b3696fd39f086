//! The report of a correction.

use catalog::correct::Change;
use catalog::units::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::output::rows::{Rows, columns};

#[derive(Debug, Clone, Serialize)]
pub struct Corrected {
    pub model: String,
    /// Id of the provider; `None` if the model itself was corrected.
    pub provider: Option<String>,
    /// The provider's id for the model.
    pub id: Option<String>,
    pub variant: Option<String>,
    pub region: Option<String>,
    pub host: Option<String>,
    /// Id of the source that contains the page.
    pub source: String,
    pub new_source: bool,
    pub url: String,
    /// Date the page was read.
    pub as_of: Date,
    /// Values before and after.
    pub changes: Vec<Change>,
    /// Other routes of the model at this provider that still have the old price.
    pub same_price: Vec<String>,
    /// Files written; empty if they already had these values.
    pub written: Vec<String>,
}

/// Keys of the rows, one per changed value.
pub const COLUMNS: &[&str] = &["model", "provider", "id", "field", "before", "after"];

impl Rows for Corrected {
    fn columns(&self) -> Vec<String> {
        columns(COLUMNS)
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        let row = |change: &Change| {
            json!({
                "model": self.model,
                "provider": self.provider,
                "id": self.id,
                "field": change.field,
                "before": change.before,
                "after": change.after,
            })
        };
        Ok(self.changes.iter().map(row).collect())
    }
}
