//! What an update did.

use std::collections::BTreeMap;
use std::path::PathBuf;

use catalog::units::Date;
use serde::Serialize;
use serde_json::Value;

use crate::diff::{Change, Kind};
use crate::output::rows::{Rows, columns, values};

/// What became of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Fetched and merged.
    Taken,
    /// The server has nothing newer.
    Unchanged,
    /// It could not be fetched or read: its old state stays.
    Failed,
    /// It could not be believed: its old state stays.
    Left,
}

impl Outcome {
    /// Its text for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
            Self::Left => "left as it was",
        }
    }
}

/// One source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceRow {
    /// Its id.
    pub source: String,
    /// Where it was fetched.
    pub url: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, where it was not taken.
    pub reason: Option<String>,
    /// The day of the state that stands now.
    pub as_of: Option<Date>,
}

/// An update.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateReport {
    /// The sources.
    pub sources: Vec<SourceRow>,
    /// How many changes of each kind.
    pub counts: BTreeMap<Kind, usize>,
    /// What is another than before.
    pub changes: Vec<Change>,
    /// The file that was written; absent: none was.
    pub written: Option<PathBuf>,
}

impl Rows for UpdateReport {
    fn columns(&self) -> Vec<String> {
        columns(&["source", "url", "outcome", "reason", "as_of"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.sources)
    }
}
