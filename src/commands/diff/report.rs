//! The report of `diff`. Does not compare (`crate::diff`).

use std::collections::BTreeMap;

use catalog::schema::Meta;
use catalog::words;
use serde::Serialize;

use crate::diff::{Change, Kind};
use crate::output::rows::rows;

#[derive(Debug, Clone, Serialize)]
pub struct DiffReport {
    pub old: Meta,
    pub new: Meta,
    pub counts: BTreeMap<Kind, usize>,
    /// Sorted by kind, model, provider and route.
    pub changes: Vec<Change>,
    /// Maximum rows per section in tables; 0 for all.
    #[serde(skip)]
    pub limit: usize,
}

impl DiffReport {
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

pub fn counts(changes: &[Change]) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(change.kind).or_default() += 1;
    }
    counts
}

rows!(DiffReport, changes => words!(
    "kind model lab provider route what old new change_percent"
));
