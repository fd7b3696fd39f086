//! The files that people write: what they state of a model, over what was imported.

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
    /// No import has this model. It then needs `name`, `lab` and `kind`.
    #[serde(default)]
    pub new: bool,
    /// Display name. Another one than the imported needs `rename`.
    pub name: Option<String>,
    /// `name` replaces the imported name on purpose.
    #[serde(default)]
    pub rename: bool,
    /// Id in `labs.json`.
    pub lab: Option<String>,
    /// Model line, such as `mistral-small`.
    pub family: Option<String>,
    /// More names of the model.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Corrects the imported kind.
    pub kind: Option<Kind>,
    /// Corrects the imported list.
    #[serde(default)]
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that replaces it.
    pub successor: Option<String>,
    /// Id or name of the model that it was made from.
    pub base_model: Option<String>,
    /// Facts and capabilities; the first statement that has a value settles it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Routes with what is stated of them.
    #[serde(default)]
    pub routes: Vec<CuratedRoute>,
    /// More scores.
    #[serde(default)]
    pub benchmarks: Vec<Score>,
}

/// A route in a curated file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CuratedRoute {
    /// Id in `providers.json`.
    pub provider: String,
    /// The model's id at that provider, as requests spell it.
    pub id: String,
    /// As [`RouteFile::variant`].
    pub variant: Option<String>,
    /// As [`RouteFile::region`].
    pub region: Option<String>,
    /// As [`RouteFile::host`].
    pub host: Option<String>,
    /// No import has this route.
    #[serde(default)]
    pub new: bool,
    /// Input and output price that the imports had when `statements` corrected it. Once they have another
    /// one, the corrected price is out of date and theirs wins.
    pub replaces: Option<Rates>,
    /// Terms; the first statement that has a value settles it.
    pub statements: Vec<RouteStatement>,
}

impl CuratedFile {
    /// A file that states nothing yet.
    pub fn empty(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }
}

impl CuratedRoute {
    /// What tells it apart.
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
