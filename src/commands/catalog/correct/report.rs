//! What a correction changed, and which files it wrote.

use catalog::correct::Change;
use catalog::units::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::output::rows::{Rows, columns};

/// A correction that was written.
#[derive(Debug, Clone, Serialize)]
pub struct Corrected {
    /// Id of the model.
    pub model: String,
    /// Id of the provider; absent: the model itself was corrected.
    pub provider: Option<String>,
    /// The provider's id of the model.
    pub id: Option<String>,
    /// Variant of the route.
    pub variant: Option<String>,
    /// Region of the route.
    pub region: Option<String>,
    /// Host of the route.
    pub host: Option<String>,
    /// Id of the source that the page belongs to.
    pub source: String,
    pub new_source: bool,
    /// The page.
    pub url: String,
    /// The day it was read.
    pub as_of: Date,
    /// Values that hold now, and those that held before.
    pub changes: Vec<Change>,
    /// Other routes of the model at the provider that still have the old price.
    pub same_price: Vec<String>,
    /// Files written; empty: they said so already.
    pub written: Vec<String>,
}

/// A row a changed value.
/// Keys of the rows.
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
