//! The envelope of every JSON report: schema version, catalog, resolved names, warnings.
//!
//! Does not format.

use catalog::schema::Meta;
use catalog::units::Date;
use catalog::{Catalog, Damaged};
use serde::Serialize;

use crate::error::Error;
use crate::resolve::Resolved;

/// Version of the JSON schema. Adding a field does not change it; changing the meaning of one does.
pub const SCHEMA_VERSION: u32 = 2;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answering {
    /// `bundled`, `updated`, or the path of a directory.
    pub id: String,
    /// Date of its newest source.
    pub as_of: Date,
    /// Whether the user's overrides are applied.
    pub overrides: bool,
}

/// The dates of the prices that an answer relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PriceDays {
    pub oldest: Date,
    pub newest: Date,
}

impl PriceDays {
    /// The range of these days; `None` without any.
    pub fn of(days: impl IntoIterator<Item = Date>) -> Option<Self> {
        let days: Vec<Date> = days.into_iter().collect();
        Some(Self {
            oldest: *days.iter().min()?,
            newest: *days.iter().max()?,
        })
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct Report<T> {
    pub schema_version: u32,
    pub catalog: Answering,
    /// The date used as today.
    pub today: Date,
    /// The dates of the prices used; `null` if there are none.
    pub prices_as_of: Option<PriceDays>,
    /// Names given by the user and what they resolved to.
    pub query: Vec<Resolved>,
    /// What readers should know before relying on the result.
    pub warnings: Vec<String>,
    /// The result, flattened into the envelope.
    #[serde(flatten)]
    pub body: T,
}

impl<T> Report<T> {
    pub fn new(
        catalog: &Catalog,
        today: Date,
        query: Vec<Resolved>,
        mut warnings: Vec<String>,
        body: T,
    ) -> Result<Self, Error> {
        // A lookup that hit damaged data may look like one that found nothing.
        if catalog.is_damaged() {
            return Err(Damaged.into());
        }
        warnings.extend_from_slice(&catalog.warnings);
        let Meta { id, as_of } = catalog.meta()?;
        Ok(Self {
            schema_version: SCHEMA_VERSION,
            catalog: Answering {
                id,
                as_of,
                overrides: catalog.has_overrides(),
            },
            today,
            prices_as_of: None,
            query,
            warnings,
            body,
        })
    }

    /// Sets the dates of the prices used.
    #[must_use]
    pub fn resting_on(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.prices_as_of = PriceDays::of(days);
        self
    }
}
