//! The hand-written files: what they state about a model, over what was imported.

use serde::{Deserialize, Serialize};

use super::file::{RouteFile, RouteKey, Score};
use super::statement::{Rates, RouteStatement, Statement};
use super::words::{BoardField, Kind};

/// `curated/<lab>/<model>.json`: only what is stated there; the rest is imported.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CuratedFile {
    /// `lab/name`, lower case: the id of the imported model.
    pub id: String,
    /// No import has this model. Requires `name`, `lab` and `kind`.
    #[serde(default)]
    pub new: bool,
    /// If it differs from the imported name, `rename` is required.
    pub name: Option<String>,
    /// `name` replaces the imported name on purpose.
    #[serde(default)]
    pub rename: bool,
    /// Id in `labs.json`.
    pub lab: Option<String>,
    /// Model line, such as `mistral-small`.
    pub family: Option<String>,
    /// Additional names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Corrects the imported kind.
    pub kind: Option<Kind>,
    /// Corrects the imported list.
    #[serde(default)]
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that replaces it.
    pub successor: Option<String>,
    /// Id or name of the model it was derived from.
    pub base_model: Option<String>,
    /// Facts and capabilities; the first statement that has a value settles it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    #[serde(default)]
    pub routes: Vec<CuratedRoute>,
    /// Additional scores.
    #[serde(default)]
    pub benchmarks: Vec<Score>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CuratedRoute {
    /// Id in `providers.json`.
    pub provider: String,
    /// The model's id at that provider, as requests spell it.
    pub id: String,
    pub variant: Option<String>,
    pub region: Option<String>,
    pub host: Option<String>,
    /// No import has this route.
    #[serde(default)]
    pub new: bool,
    /// Imported input and output price when `statements` corrected it. Once the imports have another price, the
    /// correction is out of date and theirs wins.
    pub replaces: Option<Rates>,
    /// Terms; the first statement that has a value settles it.
    pub statements: Vec<RouteStatement>,
}

impl CuratedFile {
    pub fn empty(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }
}

impl CuratedRoute {
    /// What tells the route apart.
    pub fn key(&self) -> RouteKey<'_> {
        RouteKey {
            provider: &self.provider,
            id: &self.id,
            variant: self.variant.as_deref(),
            region: self.region.as_deref(),
            host: self.host.as_deref(),
        }
    }
}

impl From<CuratedRoute> for RouteFile {
    fn from(route: CuratedRoute) -> Self {
        Self {
            provider: route.provider,
            id: route.id,
            variant: route.variant,
            region: route.region,
            host: route.host,
            statements: route.statements,
        }
    }
}
