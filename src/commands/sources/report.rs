//! Sources with their licences, credits and how much of the catalog rests on them.

use catalog::schema::SourceRecord;
use catalog::sort::Order;
use catalog::units::Date;
use catalog::updated::Layer;
use catalog::{Catalog, Damaged};
use serde::Serialize;
use serde_json::Value;

use crate::layers::layer_of;
use crate::output::rows::{Rows, columns, values};

/// A source and how much names it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
    /// Its licence.
    pub license: String,
    /// The credit it asks for.
    pub credit: String,
    /// The day of its newest copy.
    pub snapshot: Date,
    /// The layer of the catalog that this copy came with.
    pub layer: Layer,
    /// The copy's own version.
    pub version: Option<String>,
    /// All that names it: the sum of the next five.
    pub facts: u32,
    /// Facts and capabilities of models.
    pub model_facts: u32,
    /// Statements of routes: price, limits, standing.
    pub route_statements: u32,
    /// Scores.
    pub scores: u32,
    /// Ends of ids, as vendors' pages say.
    pub ends: u32,
    /// Past prices of routes.
    pub past_prices: u32,
}

/// All sources, those with the most facts first.
#[derive(Debug, Clone, Serialize)]
pub struct SourcesReport {
    /// The sources.
    pub sources: Vec<SourceRow>,
}

impl SourcesReport {
    /// Lists the sources of a catalog.
    ///
    /// # Errors
    /// When the catalog is damaged.
    pub fn new(catalog: &Catalog) -> Result<Self, Damaged> {
        let rows = catalog.sources()?.into_iter().map(|record| {
            let SourceRecord {
                source,
                model_facts,
                route_statements,
                scores,
                ends,
                past_prices,
            } = record;
            SourceRow {
                layer: layer_of(catalog, &source.id, source.snapshot),
                id: source.id,
                name: source.name,
                url: source.url,
                license: source.license,
                credit: source.credit,
                snapshot: source.snapshot,
                version: source.version,
                facts: model_facts + route_statements + scores + ends + past_prices,
                model_facts,
                route_statements,
                scores,
                ends,
                past_prices,
            }
        });
        let mut rows: Vec<SourceRow> = rows.collect();
        rows.order_by(|a, b| b.facts.cmp(&a.facts).then_with(|| a.id.cmp(&b.id)));
        Ok(Self { sources: rows })
    }
}

impl Rows for SourcesReport {
    fn columns(&self) -> Vec<String> {
        columns(&[
            "id",
            "name",
            "url",
            "license",
            "credit",
            "snapshot",
            "layer",
            "version",
            "facts",
            "model_facts",
            "route_statements",
            "scores",
            "ends",
            "past_prices",
        ])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.sources)
    }
}
