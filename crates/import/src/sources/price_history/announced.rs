//! Curated prices that vendors announced, with their pages and effective dates.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::source;
use super::{Change, Recorded};
use catalog::schema::{PastTier, Rates, Source};
use catalog::sort::Order;
use catalog::units::{Date, Price};

const SOURCE: &str = "announced";

/// A row of `kept/prices.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// Id in `providers.json`.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// The first day the price applied.
    pub from: Date,
    /// USD per million tokens.
    pub input: Price,
    /// USD per million tokens.
    pub output: Price,
    /// USD per million tokens.
    pub cache_read: Option<Price>,
    /// The vendor's page.
    pub page: String,
}

/// A row of `kept/past-tiers.json`: long-context rates until a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptTier {
    /// Id in `providers.json`.
    pub provider: String,
    /// The provider's ids of the model.
    pub ids: Vec<String>,
    /// The rates, and until when they applied.
    pub tier: PastTier,
}

/// The rows as one series per route, and their entry in `sources.json`.
///
/// # Errors
/// The source is not in `sources.tsv`.
pub fn announced(rows: &[Announced]) -> anyhow::Result<(Vec<Recorded>, Option<Source>)> {
    let mut routes: BTreeMap<(&str, &str), Vec<&Announced>> = BTreeMap::new();
    for row in rows {
        routes
            .entry((&row.provider, &row.id))
            .or_default()
            .push(row);
    }
    let newest = rows.iter().map(|row| row.from).max();
    let series = routes.into_iter().map(|((provider, id), mut rows)| {
        rows.order_by_key(|row| row.from);
        let mut old = None;
        let change = |row: &Announced| {
            let new = Rates {
                input: Some(row.input),
                output: Some(row.output),
                cache_read: row.cache_read,
                ..Rates::default()
            };
            Change {
                day: row.from,
                effective: true,
                old: old.replace(new.clone()),
                new,
                page: Some(row.page.clone()),
                listed: false,
            }
        };
        Recorded {
            source: SOURCE,
            provider: provider.to_owned(),
            id: id.to_owned(),
            region: None,
            changes: rows.into_iter().map(change).collect(),
        }
    });
    let source = newest
        .map(|snapshot| source(SOURCE, snapshot, None))
        .transpose()?;
    Ok((series.collect(), source))
}
