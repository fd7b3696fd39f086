//! Rows as adapters produce them, in the catalog's units and terms.
//!
//! Owns the interface between adapters and merging. Does not parse (`sources`) or identify models
//! (`identity`).

use catalog::schema::{
    Capabilities, DataControls, End, Facts, Parameter, PriceList, PriceStatus, Provider, Terms,
};
use catalog::units::Date;

#[cfg(feature = "maintainer")]
use crate::scores::ScoreObservation;
#[cfg(feature = "maintainer")]
use crate::sources::price_history::{Change, Recorded};

/// A snapshot file: path inside the snapshot directory and content.
pub type File = (String, Vec<u8>);

/// Known sources by id in `sources.json`.
pub type SourceId = &'static str;

/// A row of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Id in `sources.json`.
    pub source: SourceId,
    /// Date of the snapshot.
    pub as_of: Date,
    /// The first day the price is known to have applied.
    pub since: Option<Date>,
    /// The page that the row names as its source.
    pub url: Option<String>,
    /// Provider as spelled by the source. `None` for rows about the model only.
    pub provider: Option<String>,
    /// Model id used in requests to the provider.
    pub id: String,
    pub name: Option<String>,
    /// Canonical id that the source links to.
    pub canonical: Option<String>,
    pub family: Option<String>,
    /// Service mode stated besides the id.
    pub variant: Option<String>,
    /// Region stated besides the id.
    pub region: Option<String>,
    /// The host behind a gateway.
    pub host: Option<String>,
    pub facts: Facts,
    pub capabilities: Capabilities,
    /// Request parameters, and whether they are rejected.
    pub parameters: Vec<(Parameter, bool)>,
    pub terms: Terms,
    /// Whether input and output prices are both zero.
    pub zero: bool,
    /// Whether the row alone can create a model; otherwise it only adds to models from other rows.
    pub mints: bool,
    /// Whether the row is from the provider's list on that date, not from an archive.
    pub listed: bool,
}

impl Observation {
    pub fn new(source: SourceId, as_of: Date, id: &str) -> Self {
        Self {
            source,
            as_of,
            since: None,
            url: None,
            provider: None,
            id: id.to_owned(),
            name: None,
            canonical: None,
            family: None,
            variant: None,
            region: None,
            host: None,
            facts: Facts::default(),
            capabilities: Capabilities::default(),
            parameters: Vec::new(),
            terms: Terms::default(),
            zero: false,
            mints: true,
            listed: false,
        }
    }

    /// Hugging Face repository of the weights, in lower case.
    pub fn repository(&self) -> Option<String> {
        let url = self.facts.weights_url.as_deref()?;
        let path = url.strip_prefix("https://huggingface.co/")?;
        Some(path.trim_end_matches('/').to_lowercase())
    }

    /// Sets the price list; 0/0 is only marked and never becomes a price.
    pub fn price(&mut self, price: PriceList) {
        if !price.standard.is_zero() {
            self.terms.price_status = Some(PriceStatus::Paid);
            self.terms.price = Some(price);
        } else if price.standard.is_stated() {
            self.zero = true;
        }
    }
}

/// A dropped row, or a dropped value of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Dropped {
    /// Id in `sources.json`, or `catalog` for values that break the catalog's rules.
    pub source: String,
    /// Worded the same for all rows of a kind.
    pub reason: String,
    /// The row: provider and id, or file and field.
    pub row: String,
}

impl Dropped {
    pub(crate) fn new(source: &str, reason: &str, row: String) -> Self {
        Self {
            source: source.to_owned(),
            reason: reason.to_owned(),
            row,
        }
    }

    /// For a provider's id.
    pub(crate) fn of(source: &str, reason: &str, provider: &str, id: &str) -> Self {
        Self::new(source, reason, format!("{provider} {id}"))
    }
}

/// What an adapter reads from a source's files.
#[derive(Debug, Clone, Default)]
pub struct Yield {
    /// Id in `sources.json`.
    pub source: SourceId,
    pub observations: Vec<Observation>,
    /// Model cards that only fill gaps and take no part in identity.
    pub cards: Vec<Observation>,
    /// Data controls by provider id.
    pub controls: Vec<(String, DataControls)>,
    #[cfg(feature = "maintainer")]
    pub scores: Vec<ScoreObservation>,
    /// Past prices, one list per route.
    #[cfg(feature = "maintainer")]
    pub recorded: Vec<Recorded>,
    /// Retirements from vendors' pages, with provider and replacement as the source spells them.
    pub ends: Vec<End>,
    pub dropped: Vec<Dropped>,
    /// Providers described by the source: name, pages, keys. Their kind is curated.
    pub providers: Vec<Provider>,
    /// Number of rows read.
    pub read: usize,
}

impl Yield {
    /// Adds a retirement that states a date.
    pub fn end(&mut self, end: End) {
        if end.last_day.is_some() || end.announced_on.is_some() {
            self.ends.push(end);
        }
    }

    pub fn leave_out(&mut self, reason: &str, row: impl Into<String>) {
        self.dropped
            .push(Dropped::new(self.source, reason, row.into()));
    }

    /// Adds a parsed row, or records why it was dropped.
    pub fn take(&mut self, row: impl Into<String>, read: Result<Observation, &str>) {
        self.read += 1;
        match read {
            Ok(seen) => self.observations.push(seen),
            Err(reason) => self.leave_out(reason, row),
        }
    }

    /// Like [`Self::take`], for a score.
    #[cfg(feature = "maintainer")]
    pub fn take_score(&mut self, row: String, read: Result<ScoreObservation, &str>) {
        self.read += 1;
        match read {
            Ok(seen) => self.scores.push(seen),
            Err(reason) => self.leave_out(reason, row),
        }
    }

    /// Adds the price changes of a provider's id, in a region if it has one.
    #[cfg(feature = "maintainer")]
    pub fn record(
        &mut self,
        (provider, id, region): (String, String, Option<String>),
        changes: Vec<Change>,
    ) {
        self.recorded.push(Recorded {
            source: self.source,
            provider,
            id,
            region,
            changes,
        });
    }
}
