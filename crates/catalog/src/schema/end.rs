//! The end of an id at a provider, as the provider announced it.

use serde::{Deserialize, Serialize};

use super::words::RetirementBasis;
use crate::units::Date;

/// When a provider stops serving an id, and what it names in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Id in `providers.json`.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Id of the model that it means, where the catalog has it.
    pub model: Option<String>,
    /// The last day of service.
    pub last_day: Option<Date>,
    /// `announced`, or `earliest`: not before that day.
    pub basis: RetirementBasis,
    /// The day on which the provider announced it.
    pub announced_on: Option<Date>,
    /// What the provider names in its place, as the provider writes it.
    pub replacement: Option<String>,
    /// Id of the model that the replacement means, where the catalog has it.
    pub successor: Option<String>,
    /// The page that says it.
    pub page: Option<String>,
    /// Id in `sources.json`.
    pub source: String,
    /// The day on which the page was read.
    pub as_of: Date,
}

impl End {
    /// What a source says on a day of the end of an id: nothing yet, or that it is announced.
    pub fn new(provider: &str, id: &str, source: &str, as_of: Date) -> Self {
        Self {
            provider: provider.to_owned(),
            id: id.to_owned(),
            model: None,
            last_day: None,
            basis: RetirementBasis::Announced,
            announced_on: None,
            replacement: None,
            successor: None,
            page: None,
            source: source.to_owned(),
            as_of,
        }
    }
}
