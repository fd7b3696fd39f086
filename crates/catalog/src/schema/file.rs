//! The files people edit: models, labs, providers, boards, sources.

use serde::{Deserialize, Serialize};

use super::statement::{RouteStatement, Statement};
use super::words::{ApiFamily, BoardField, Direction, Kind, MeasuredBy, ProviderKind, Unit};
use crate::units::Date;

/// One way to buy a model: who bills × its id there × variant × region × host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteFile {
    /// Id in `providers.json`: who bills.
    pub provider: String,
    /// The model's id at the provider, as requests spell it.
    pub id: String,
    /// `fast`, `thinking`, `free`; absent: the standard one.
    #[serde(default)]
    pub variant: Option<String>,
    /// Region it runs in, if the id says so.
    #[serde(default)]
    pub region: Option<String>,
    /// Who runs it behind a gateway.
    #[serde(default)]
    pub host: Option<String>,
    /// What sources say; the first statement that has a value settles it.
    pub statements: Vec<RouteStatement>,
}

/// A score on a board.
#[allow(clippy::struct_field_names)] // the field is what the record is about
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Id in `benchmarks.json`.
    pub board: String,
    /// Effort or mode: `high`, `thinking 32k`.
    #[serde(default)]
    pub variant: Option<String>,
    /// Scaffold or agent around the model.
    #[serde(default)]
    pub harness: Option<String>,
    /// Score, in the board's unit.
    pub score: f64,
    /// Standard error, in the board's unit.
    #[serde(default)]
    pub standard_error: Option<f64>,
    /// Confidence interval, in the board's unit: low, high.
    #[serde(default)]
    pub interval: Option<(f64, f64)>,
    /// Who published it.
    pub publisher: String,
    /// Who ran it.
    pub measured_by: MeasuredBy,
    /// USD per task.
    #[serde(default)]
    pub cost_per_task_usd: Option<f64>,
    /// Output tokens per task.
    #[serde(default)]
    pub output_tokens_per_task: Option<f64>,
    /// Day of the measurement or its publication.
    #[serde(default)]
    pub date: Option<Date>,
    /// Page that has it.
    #[serde(default)]
    pub url: Option<String>,
    /// Id in `sources.json`.
    pub source: String,
    /// Day of the snapshot.
    pub as_of: Date,
}

/// A model file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// `lab/name`, lower case.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Id of its maker in `labs.json`.
    pub lab: String,
    /// Model line, such as `mistral-small`.
    #[serde(default)]
    pub family: Option<String>,
    /// Other names of the same model.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Kind of model.
    pub kind: Kind,
    /// Fields it is made for.
    #[serde(default)]
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that replaces it.
    #[serde(default)]
    pub successor: Option<String>,
    /// Facts and capabilities; the first statement that has a value settles it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Where it is sold.
    #[serde(default)]
    pub routes: Vec<RouteFile>,
    /// Scores.
    #[serde(default)]
    pub benchmarks: Vec<Score>,
}

/// A maker of models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// Lower-case id, the first part of its models' ids.
    pub id: String,
    /// Display name.
    pub name: String,
}

/// A provider: who bills for models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Lower-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Kind of provider.
    pub kind: ProviderKind,
    /// Id of its lab; only for the kind `lab`.
    #[serde(default)]
    pub lab: Option<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Home page.
    #[serde(default)]
    pub site: Option<String>,
    /// Documentation of its models.
    #[serde(default)]
    pub docs: Option<String>,
    /// Shape of its requests.
    #[serde(default)]
    pub api_family: Option<ApiFamily>,
    /// Address of the API.
    #[serde(default)]
    pub base_url: Option<String>,
    /// Environment variables that hold its key.
    #[serde(default)]
    pub key_variables: Vec<String>,
    /// Id in `sources.json`.
    pub source: String,
    /// Day it was true.
    pub as_of: Date,
}

/// A board: a benchmark with scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Lower-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Boards of a group count once; the id of the board that represents the group.
    pub group: String,
    /// Unit of its scores.
    pub unit: Unit,
    /// Lowest possible score, if bounded.
    #[serde(default)]
    pub min: Option<f64>,
    /// Highest possible score, if bounded.
    #[serde(default)]
    pub max: Option<f64>,
    /// Whether higher or lower is better.
    pub direction: Direction,
    /// What it measures.
    pub fields: Vec<BoardField>,
    /// Whether it counts for base models only.
    #[serde(default)]
    pub base_models_only: bool,
    /// An index over other boards: no board of its own to the quality index.
    #[serde(default)]
    pub aggregate: bool,
    /// Who runs it.
    pub owner: String,
    /// Page.
    #[serde(default)]
    pub url: Option<String>,
}

/// A source of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Lower-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Home page.
    #[serde(default)]
    pub url: Option<String>,
    /// Address that `update` fetches.
    #[serde(default)]
    pub live_url: Option<String>,
    /// Day of the newest copy used.
    pub snapshot: Date,
    /// Version of the copy.
    #[serde(default)]
    pub version: Option<String>,
    /// Licence.
    pub license: String,
    /// Credit line.
    pub credit: String,
}
