//! What every report has in common: the envelope that scripts rely on, and values by model.
//!
//! Reports serialize as they are; tables are drawn from them. Refuses formatting.

use catalog::schema::Meta;
use catalog::units::Date;
use catalog::{Catalog, Damaged};
use serde::Serialize;

use crate::error::Error;
use crate::resolve::Resolved;

/// The version of the JSON that scripts rely on. A field may be added; none changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// The catalog that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answering {
    /// `bundled`, `updated`, or the folder.
    pub id: String,
    /// The newest day of any of its sources.
    pub as_of: Date,
    /// Whether the user's own entries are laid over it.
    pub overrides: bool,
}

/// The days of the prices that an answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PriceDays {
    /// The oldest one's.
    pub oldest: Date,
    /// The newest one's.
    pub newest: Date,
}

impl PriceDays {
    /// Those of these days; `None`: no price.
    pub fn of(days: impl IntoIterator<Item = Date>) -> Option<Self> {
        days.into_iter().fold(None, |known: Option<Self>, day| {
            Some(known.map_or(
                Self {
                    oldest: day,
                    newest: day,
                },
                |known| Self {
                    oldest: known.oldest.min(day),
                    newest: known.newest.max(day),
                },
            ))
        })
    }
}

/// A report with what produced it.
#[derive(Debug, Clone, Serialize)]
pub struct Report<T> {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The catalog that answered.
    pub catalog: Answering,
    /// The day the answer holds for.
    pub today: Date,
    /// The days of the prices that the answer rests on; `null`: it rests on none.
    pub prices_as_of: Option<PriceDays>,
    /// How the names were understood.
    pub query: Vec<Resolved>,
    /// What a reader should know before relying on it.
    pub warnings: Vec<String>,
    /// The answer.
    #[serde(flatten)]
    pub body: T,
}

impl<T> Report<T> {
    /// Wraps an answer.
    ///
    /// # Errors
    /// When the catalog is damaged.
    pub fn new(
        catalog: &Catalog,
        today: Date,
        query: Vec<Resolved>,
        mut warnings: Vec<String>,
        body: T,
    ) -> Result<Self, Error> {
        // A lookup that met damage may have looked like one that found nothing.
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

    /// The same with the days of the prices that it rests on.
    #[must_use]
    pub fn resting_on(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.prices_as_of = PriceDays::of(days);
        self
    }
}
