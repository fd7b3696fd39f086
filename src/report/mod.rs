//! What every report has in common: the envelope that scripts rely on, and values by model.
//!
//! Reports serialize as they are; tables are drawn from them. Refuses formatting.

mod catalog;
mod check;
mod columns;
mod config;
mod cost;
mod diff;
mod faq;
mod layers;
mod list;
mod providers;
mod rows;
mod show;
mod sources;
mod usage;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::catalog::schema::Meta;
use crate::catalog::{Catalog, Damaged};
use crate::error::Error;
use crate::resolve::Resolved;
use crate::units::Date;

pub use catalog::Validation;
pub use check::{CheckReport, Finding, In, Level};
pub use columns::{ColumnRow, ColumnsReport};
pub use config::{ConfigReport, From, SettingRow};
pub use cost::{
    ApartRow, CostQuery, CostReport, CostRow, CrossingRow, Currency, OwnHardware, SweepReport,
    SweepRow,
};
pub use diff::{DiffReport, counts};
pub use faq::FaqReport;
pub use layers::{LayerRow, LayersReport, Reset};
pub use list::{ListReport, ListRow, Listing, ParetoReport, PlotPoint, Reader};
pub use providers::{ModelRoutes, ProviderRow, ProvidersReport, RouteRow, RoutesReport};
pub use rows::{Rows, columns, values};
pub use show::{FactRow, Known, RouteSheet, ScoreRow, Sheet, ShowReport};
pub use sources::{SourceRow, SourcesReport};
pub use usage::{SkippedRow, TargetRow, UsageReport, UsageRow, skipped as skipped_rows};

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

/// A report with what produced it.
#[derive(Debug, Clone, Serialize)]
pub struct Report<T> {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The catalog that answered.
    pub catalog: Answering,
    /// The day the answer holds for.
    pub today: Date,
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
            query,
            warnings,
            body,
        })
    }
}

/// Values keyed by id, in a stable order: a JSON object.
#[derive(Debug, Clone, PartialEq)]
pub struct ById<'a, T>(pub Vec<(&'a str, T)>);

impl<T> ById<'_, T> {
    /// The value of one id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(key, _)| *key == id)
            .map(|(_, value)| value)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for ById<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}
