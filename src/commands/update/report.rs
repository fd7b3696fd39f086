//! The report of `update`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use catalog::units::Date;
use serde::Serialize;

use crate::diff::{Change, Kind};
use crate::output::rows::rows;
use crate::titled::titled;

titled! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Outcome {
        Taken = "updated",
        /// Not modified since the last update.
        Unchanged = "unchanged",
        /// Could not be downloaded or read; keeps its data.
        Failed = "failed",
        /// Implausible; keeps its data.
        Left = "skipped",
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct SourceRow {
    pub source: String,
    pub url: String,
    pub outcome: Outcome,
    /// Reason, if not updated.
    pub reason: Option<String>,
    /// Date of its data in the resulting catalog.
    pub as_of: Option<Date>,
}

#[derive(Debug, Clone, Serialize)]
pub struct UpdateReport {
    pub sources: Vec<SourceRow>,
    pub counts: BTreeMap<Kind, usize>,
    pub changes: Vec<Change>,
    /// `None` if nothing was written.
    pub written: Option<PathBuf>,
}

impl UpdateReport {
    /// Sources that should have been updated but keep their data.
    pub fn not_renewed(&self) -> Vec<&SourceRow> {
        let rows = self.sources.iter();
        rows.filter(|row| matches!(row.outcome, Outcome::Failed | Outcome::Left))
            .collect()
    }
}

pub const COLUMNS: &[&str] = &["source", "url", "outcome", "reason", "as_of"];

rows!(UpdateReport, sources => COLUMNS);
