//! What an import did: rows read, placed and dropped, conflicts, keys without a home.

use std::collections::BTreeMap;

use catalog::sort::Order;
use serde::Serialize;

use crate::observation::Dropped;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows read, by source.
    pub read: BTreeMap<String, usize>,
    /// Rows that found a model.
    pub placed: usize,
    /// Models written.
    pub models: usize,
    /// Routes written.
    pub routes: usize,
    /// Scores written.
    pub scores: usize,
    /// Models with a score.
    pub scored: usize,
    /// Ends on whose day pages disagree.
    pub end_conflicts: Vec<String>,
    /// Days of release that a lone source states against many lists.
    pub release_conflicts: Vec<String>,
    /// Ids of models that no source names any more: they stay as they were.
    pub carried: Vec<String>,
    /// Rows left out, by source and reason.
    pub dropped: Vec<Dropped>,
    /// Values refused by the catalog's rules.
    pub refused: Vec<Dropped>,
    /// Links of sources that contradict the id they stand on: (row, link).
    pub refused_links: Vec<(String, String)>,
    /// Facts of models on which statements disagree.
    pub conflicts: usize,
    /// Providers of the sources that are not kept by hand, with their rows.
    pub unknown_providers: BTreeMap<String, usize>,
}

impl Report {
    /// How many rows were left out for each reason, by source, the most first.
    pub fn reasons(&self) -> Vec<(usize, &str, &str)> {
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for row in self.dropped.iter().chain(&self.refused) {
            *counts.entry((&row.source, &row.reason)).or_default() += 1;
        }
        let mut reasons: Vec<_> = counts.into_iter().map(|((s, r), n)| (n, s, r)).collect();
        reasons.order_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        reasons
    }
}
