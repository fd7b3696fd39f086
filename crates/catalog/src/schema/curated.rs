//! The files that people write: what they state of a model, over what was imported.

use serde::{Deserialize, Serialize};

use super::file::{RouteFile, Score};
use super::statement::{Rates, RouteStatement, Statement};
use super::words::{BoardField, Kind};

/// `curated/<lab>/<model>.json`: only what is stated there; the rest is imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CuratedFile {
    /// `lab/name`, lower case: the id of the imported model.
    pub id: String,
    /// No import has this model. It then needs `name`, `lab` and `kind`.
    #[serde(default)]
    pub new: bool,
    /// Display name. Another one than the imported needs `rename`.
    #[serde(default)]
    pub name: Option<String>,
    /// `name` replaces the imported name on purpose.
    #[serde(default)]
    pub rename: bool,
    /// Id in `labs.json`.
    #[serde(default)]
    pub lab: Option<String>,
    /// Model line, such as `mistral-small`.
    #[serde(default)]
    pub family: Option<String>,
    /// More names of the model.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Corrects the imported kind.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Corrects the imported list.
    #[serde(default)]
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that replaces it.
    #[serde(default)]
    pub successor: Option<String>,
    /// Id or name of the model that it was made from.
    #[serde(default)]
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
    #[serde(default)]
    pub variant: Option<String>,
    /// As [`RouteFile::region`].
    #[serde(default)]
    pub region: Option<String>,
    /// As [`RouteFile::host`].
    #[serde(default)]
    pub host: Option<String>,
    /// No import has this route.
    #[serde(default)]
    pub new: bool,
    /// Input and output price that the imports had when `statements` corrected it. Once they have another
    /// one, the corrected price is out of date and theirs wins.
    #[serde(default)]
    pub replaces: Option<Rates>,
    /// Terms; the first statement that has a value settles it.
    pub statements: Vec<RouteStatement>,
}

impl CuratedFile {
    /// A file that states nothing yet.
    pub fn empty(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            new: false,
            name: None,
            rename: false,
            lab: None,
            family: None,
            aliases: Vec::new(),
            kind: None,
            specialised_for: Vec::new(),
            successor: None,
            base_model: None,
            statements: Vec::new(),
            routes: Vec::new(),
            benchmarks: Vec::new(),
        }
    }
}

impl CuratedRoute {
    /// Whether it is this imported route.
    pub fn is(&self, route: &RouteFile) -> bool {
        (
            &self.provider,
            &self.id,
            &self.variant,
            &self.region,
            &self.host,
        ) == (
            &route.provider,
            &route.id,
            &route.variant,
            &route.region,
            &route.host,
        )
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
