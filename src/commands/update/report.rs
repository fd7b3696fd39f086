//! The report of `update`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use catalog::units::Date;
use serde::Serialize;

use crate::diff::{Change, Kind};
use crate::output::rows::rows;
use crate::titled::titled;

titled! {
    /// Outcome for a source.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Outcome {
        /// Downloaded and merged.
        Taken = "updated",
        /// Not modified since the last update.
        Unchanged = "unchanged",
        /// Could not be downloaded or read; its data stay as they were.
        Failed = "failed",
        /// Implausible; its data stay as they were.
        Left = "skipped",
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct SourceRow {
    /// Source id.
    pub source: String,
    /// URL or path.
    pub url: String,
    pub outcome: Outcome,
    /// Reason, if not updated.
    pub reason: Option<String>,
    /// Date of its data in the resulting catalog.
    pub as_of: Option<Date>,
}

/// Result of an update.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateReport {
    pub sources: Vec<SourceRow>,
    /// Number of changes by kind.
    pub counts: BTreeMap<Kind, usize>,
    /// Changes to the catalog.
    pub changes: Vec<Change>,
    /// The file written; `None` if none was.
    pub written: Option<PathBuf>,
}

impl UpdateReport {
    /// The sources whose data stay as they were though newer ones were asked for, with the reasons.
    pub fn not_renewed(&self) -> Vec<&SourceRow> {
        let rows = self.sources.iter();
        rows.filter(|row| matches!(row.outcome, Outcome::Failed | Outcome::Left))
            .collect()
    }
}

/// Keys of the rows.
pub const COLUMNS: &[&str] = &["source", "url", "outcome", "reason", "as_of"];

rows!(UpdateReport, sources => COLUMNS);
