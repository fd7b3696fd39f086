//! The report of an import: rows read, assigned and skipped, conflicts. Does not format.

use std::collections::BTreeMap;

use catalog::files::Files;
use catalog::sort::Order;
use serde::Serialize;

use crate::observation::Dropped;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Number of rows read by source.
    pub read: BTreeMap<String, usize>,
    /// Number of rows assigned to a model.
    pub placed: usize,
    /// Number of models written.
    pub models: usize,
    /// Number of routes written.
    pub routes: usize,
    /// Number of scores written.
    pub scores: usize,
    /// Number of models with scores.
    pub scored: usize,
    /// Retirements whose dates differ between pages.
    pub end_conflicts: Vec<String>,
    /// Models without a full release date because lists contradict each other, with the dates stated.
    pub release_conflicts: Vec<String>,
    /// Ids of models that no source names any more, kept unchanged.
    pub carried: Vec<String>,
    pub dropped: Vec<Dropped>,
    /// Values dropped because they break the catalog's rules.
    pub refused: Vec<Dropped>,
    /// Links that contradict the id of their row: (row, link).
    pub refused_links: Vec<(String, String)>,
    /// Number of facts on which sources disagree.
    pub conflicts: usize,
    /// Providers missing in the curated tables, with their number of rows.
    pub unknown_providers: BTreeMap<String, usize>,
}

impl Report {
    /// Counts the contents of the finished catalog.
    pub(crate) fn count(&mut self, catalog: &Files) {
        self.models = catalog.models.len();
        self.scores = catalog.models.iter().map(|(_, m)| m.benchmarks.len()).sum();
        self.scored = catalog
            .models
            .iter()
            .filter(|(_, m)| !m.benchmarks.is_empty())
            .count();
        self.routes = catalog.models.iter().map(|(_, m)| m.routes.len()).sum();
        self.conflicts = catalog
            .models
            .iter()
            .map(|(_, m)| catalog::stats::conflicts(&m.statements))
            .sum();
        self.dropped.order();
    }

    /// Number of skipped rows by source and reason, most first.
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
