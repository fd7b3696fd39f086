//! The report of `sources`: license, credit and number of facts of each source.

use catalog::sort::Order;
use catalog::words;
use catalog::{Catalog, Damaged};
use serde::Serialize;

use crate::compare::Credit;
use crate::layers::layer_of;
use crate::output::rows::rows;

#[derive(Debug, Clone, Serialize)]
pub struct SourceRow {
    #[serde(flatten)]
    pub source: Credit,
    pub version: Option<String>,
    /// The sum of the counts below.
    pub facts: u32,
    /// Facts and capabilities of models.
    pub model_facts: u32,
    /// Statements on routes: prices, limits, status.
    pub route_statements: u32,
    pub scores: u32,
    /// Retirement dates of ids, from vendors' pages.
    pub ends: u32,
    pub past_prices: u32,
}

#[derive(Debug, Clone, Serialize)]
pub struct SourcesReport {
    /// Most facts first.
    pub sources: Vec<SourceRow>,
}

impl SourcesReport {
    pub fn new(catalog: &Catalog) -> Result<Self, Damaged> {
        let rows = catalog.sources()?.into_iter().map(|record| {
            let layer = layer_of(catalog, &record.source.id, record.source.snapshot);
            let facts = record.model_facts + record.route_statements + record.scores;
            SourceRow {
                version: record.source.version.clone(),
                source: Credit::new(record.source, layer),
                facts: facts + record.ends + record.past_prices,
                model_facts: record.model_facts,
                route_statements: record.route_statements,
                scores: record.scores,
                ends: record.ends,
                past_prices: record.past_prices,
            }
        });
        let mut rows: Vec<SourceRow> = rows.collect();
        rows.order_by(|a, b| {
            b.facts
                .cmp(&a.facts)
                .then_with(|| a.source.id.cmp(&b.source.id))
        });
        Ok(Self { sources: rows })
    }
}

rows!(SourcesReport, sources => words!(
    "id name url license credit snapshot layer version facts model_facts route_statements
    scores ends past_prices"
));
