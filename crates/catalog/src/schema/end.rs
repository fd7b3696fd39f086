//! The retirement of an id at a provider, as the provider announced it.

use serde::{Deserialize, Serialize};

use super::words::RetirementBasis;
use crate::units::Date;

/// When a provider stops serving an id, and what replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Id in `providers.json`.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Id of the model it refers to, if the catalog has it.
    pub model: Option<String>,
    /// The last day of service.
    pub last_day: Option<Date>,
    /// `announced`, or `earliest`: not before that day.
    pub basis: RetirementBasis,
    pub announced_on: Option<Date>,
    /// The replacement that the provider names, in the provider's spelling.
    pub replacement: Option<String>,
    /// Id of the replacement's model, if the catalog has it.
    pub successor: Option<String>,
    /// The page that announces it.
    pub page: Option<String>,
    /// Id in `sources.json`.
    pub source: String,
    /// The day on which the page was read.
    pub as_of: Date,
}

impl End {
    /// An announced end with nothing else known yet.
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
