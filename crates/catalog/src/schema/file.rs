//! The files people edit: models, labs, providers, boards, sources.

use serde::{Deserialize, Serialize};

use super::statement::{RouteStatement, Statement};
use super::words::{
    Answer, ApiFamily, BoardField, Direction, Kind, MeasuredBy, ProviderKind, Unit,
};
use crate::units::Date;

/// One way to buy a model: who bills × that provider's id × variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteFile {
    /// Id in `providers.json`: who bills.
    pub provider: String,
    /// The provider's id of the model, as requests spell it.
    pub id: String,
    /// A mode of service: `fast`, `thinking`, `free`. Absent: the standard one.
    #[serde(default)]
    pub variant: Option<String>,
    /// Where it runs, when the id says so.
    #[serde(default)]
    pub region: Option<String>,
    /// Who runs it behind a gateway.
    #[serde(default)]
    pub host: Option<String>,
    /// What sources say of it; the first that speaks settles.
    pub statements: Vec<RouteStatement>,
}

/// One score on one board.
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
    /// In the board's unit.
    pub score: f64,
    /// Standard error, in the board's unit.
    #[serde(default)]
    pub standard_error: Option<f64>,
    /// Interval, in the board's unit: low, high.
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
    /// Seconds per task, from start to answer.
    #[serde(default)]
    pub seconds_per_task: Option<f64>,
    /// The day of the measurement or its publication.
    #[serde(default)]
    pub date: Option<Date>,
    /// Where it is published.
    #[serde(default)]
    pub url: Option<String>,
    /// Id in `sources.json`.
    pub source: String,
    /// The snapshot's day.
    pub as_of: Date,
}

/// A model as its file says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// `lab/name`, lower case.
    pub id: String,
    /// The name people know.
    pub name: String,
    /// Id in `labs.json`: its maker.
    pub lab: String,
    /// The line it belongs to: `mistral-small`.
    #[serde(default)]
    pub family: Option<String>,
    /// Other names of the same model.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is for.
    pub kind: Kind,
    /// Fields it is made for.
    #[serde(default)]
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that takes its place.
    #[serde(default)]
    pub successor: Option<String>,
    /// The model that a fine-tune was made from: its id, or its name where the catalog has none.
    #[serde(default)]
    pub base_model: Option<String>,
    /// What sources say; the first that speaks settles.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Where it is offered.
    #[serde(default)]
    pub routes: Vec<RouteFile>,
    /// How it scored.
    #[serde(default)]
    pub benchmarks: Vec<Score>,
}

/// A maker of models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// Lower-case id, the first part of its models' ids.
    pub id: String,
    /// The name people know.
    pub name: String,
}

/// Somebody who bills for models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Lower-case id.
    pub id: String,
    /// The name people know.
    pub name: String,
    /// What it is.
    pub kind: ProviderKind,
    /// The lab whose own service it is; set exactly for the kind `lab`.
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
    /// How its requests are shaped.
    #[serde(default)]
    pub api_family: Option<ApiFamily>,
    /// Where requests go.
    #[serde(default)]
    pub base_url: Option<String>,
    /// Environment variables that hold its key.
    #[serde(default)]
    pub key_variables: Vec<String>,
    /// Where the firm sits: ISO 3166, two letters.
    #[serde(default)]
    pub country: Option<String>,
    /// Where it serves, in the words of routes' regions; empty: unknown or anywhere.
    #[serde(default)]
    pub regions: Vec<String>,
    /// What it does with what is sent to it.
    #[serde(default)]
    pub data: DataControls,
    /// Id in `sources.json`.
    pub source: String,
    /// The day it was true.
    pub as_of: Date,
}

/// What a provider does with prompts and answers, with nothing set but what a contract has by default.
/// Absent: it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DataControls {
    /// Trains models on them.
    pub trains: Option<Claim>,
    /// Keeps them after the answer, for whatever purpose.
    pub retains: Option<Claim>,
    /// Keeps nothing at all; `on request`: for customers who ask.
    pub zero_retention: Option<Claim>,
}

/// What a provider's page says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What it answers.
    pub answer: Answer,
    /// The page.
    pub page: String,
    /// The day on which it was read.
    pub as_of: Date,
    /// Id in `sources.json`.
    pub source: String,
}

/// A benchmark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Lower-case id.
    pub id: String,
    /// The name people know.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Boards of one group have one vote; a group bears the id of the board that speaks for it.
    pub group: String,
    /// Unit of its scores.
    pub unit: Unit,
    /// Lowest possible score, where there is one.
    #[serde(default)]
    pub min: Option<f64>,
    /// Highest possible score, where there is one.
    #[serde(default)]
    pub max: Option<f64>,
    /// Which way is better.
    pub direction: Direction,
    /// What it measures.
    pub fields: Vec<BoardField>,
    /// Made for base models: it does not count for the others.
    #[serde(default)]
    pub base_models_only: bool,
    /// An index over other boards: no board of its own to the quality index.
    #[serde(default)]
    pub aggregate: bool,
    /// Who runs it.
    pub owner: String,
    /// Its page.
    #[serde(default)]
    pub url: Option<String>,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Lower-case id.
    pub id: String,
    /// The name people know.
    pub name: String,
    /// Its home page.
    #[serde(default)]
    pub url: Option<String>,
    /// Where `update` can fetch it.
    #[serde(default)]
    pub live_url: Option<String>,
    /// The day of the newest copy used.
    pub snapshot: Date,
    /// The copy's own version.
    #[serde(default)]
    pub version: Option<String>,
    /// Its licence.
    pub license: String,
    /// The credit it asks for.
    pub credit: String,
}
