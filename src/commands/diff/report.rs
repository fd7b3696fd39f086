//! What changed from one catalog to another.

use std::collections::BTreeMap;

use catalog::schema::Meta;
use serde::Serialize;
use serde_json::Value;

use crate::diff::{Change, Kind};
use crate::output::rows::{Rows, columns, values};

/// The changes that are left after the filters.
#[derive(Debug, Clone, Serialize)]
pub struct DiffReport {
    /// The catalog before.
    pub old: Meta,
    /// The catalog after.
    pub new: Meta,
    /// How many of each kind.
    pub counts: BTreeMap<Kind, usize>,
    /// By kind, model, provider and route.
    pub changes: Vec<Change>,
    /// At most this many rows a section are drawn; 0: all.
    #[serde(skip)]
    pub limit: usize,
}

impl DiffReport {
    /// Counts `changes` by their kinds.
    pub fn new(old: Meta, new: Meta, changes: Vec<Change>, limit: usize) -> Self {
        Self {
            old,
            new,
            counts: counts(&changes),
            changes,
            limit,
        }
    }
}

/// How many changes there are of each kind.
pub fn counts(changes: &[Change]) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(change.kind).or_default() += 1;
    }
    counts
}

impl Rows for DiffReport {
    fn columns(&self) -> Vec<String> {
        columns(&[
            "kind",
            "model",
            "lab",
            "provider",
            "route",
            "what",
            "old",
            "new",
            "change_percent",
        ])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.changes)
    }
}
