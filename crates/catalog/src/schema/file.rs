//! The hand-edited files: models, labs, providers, boards, sources.

use serde::{Deserialize, Serialize};

use super::statement::{RouteStatement, Statement};
use super::words::{
    Answer, ApiFamily, BoardField, Direction, Kind, MeasuredBy, ProviderKind, Unit,
};
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
    pub variant: Option<String>,
    /// Region it runs in, if the id says so.
    pub region: Option<String>,
    /// Who runs it behind a gateway.
    pub host: Option<String>,
    /// What sources say; the first statement that has a value settles it.
    pub statements: Vec<RouteStatement>,
}

impl RouteFile {
    /// The plain route of an id, without statements.
    pub fn new(provider: &str, id: &str) -> Self {
        Self {
            provider: provider.to_owned(),
            id: id.to_owned(),
            variant: None,
            region: None,
            host: None,
            statements: Vec::new(),
        }
    }

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

/// What tells a model's routes apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RouteKey<'a> {
    /// Id in `providers.json`: who bills.
    pub provider: &'a str,
    pub id: &'a str,
    pub variant: Option<&'a str>,
    pub region: Option<&'a str>,
    pub host: Option<&'a str>,
}

impl RouteKey<'_> {
    /// The route, without statements.
    pub fn file(self) -> RouteFile {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        RouteFile {
            variant: owned(self.variant),
            region: owned(self.region),
            host: owned(self.host),
            ..RouteFile::new(self.provider, self.id)
        }
    }
}

#[allow(clippy::struct_field_names)] // the field is what the record is about
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score<Text = String> {
    /// Id in `benchmarks.json`.
    pub board: Text,
    /// Effort or mode: `high`, `thinking 32k`.
    pub variant: Option<Text>,
    /// Scaffold or agent around the model.
    pub harness: Option<Text>,
    /// In the board's unit.
    pub score: f64,
    /// In the board's unit.
    pub standard_error: Option<f64>,
    /// Confidence interval, in the board's unit: low, high.
    pub interval: Option<(f64, f64)>,
    pub publisher: Text,
    /// Who ran it.
    pub measured_by: MeasuredBy,
    /// USD per task.
    pub cost_per_task_usd: Option<f64>,
    /// Output tokens per task.
    pub output_tokens_per_task: Option<f64>,
    /// Seconds per task, from start to answer.
    pub seconds_per_task: Option<f64>,
    /// Date of the measurement or its publication.
    pub date: Option<Date>,
    /// Page that states it.
    pub url: Option<Text>,
    /// Id in `sources.json`.
    pub source: Text,
    /// Date of the snapshot.
    pub as_of: Date,
}

/// A score whose texts borrow from the packed bytes.
pub type Measured<'a> = Score<&'a str>;

impl<'a> Measured<'a> {
    /// What scores on a board must share to be compared: publisher, harness, whether the maker measured it itself.
    pub fn terms(&self) -> (&'a str, Option<&'a str>, bool) {
        let vendor = self.measured_by == MeasuredBy::Vendor;
        (self.publisher, self.harness, vendor)
    }
}

/// A model file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// `lab/name`, lower case.
    pub id: String,
    pub name: String,
    /// Id of its maker in `labs.json`.
    pub lab: String,
    /// Model line, such as `mistral-small`.
    pub family: Option<String>,
    /// Other names of the same model.
    #[serde(default)]
    pub aliases: Vec<String>,
    pub kind: Kind,
    /// Fields it is made for.
    #[serde(default)]
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that replaces it.
    pub successor: Option<String>,
    /// The model that a fine-tune was derived from: its id, or its name if the catalog lacks it.
    pub base_model: Option<String>,
    /// Facts and capabilities; the first statement that has a value settles it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Where it is sold.
    #[serde(default)]
    pub routes: Vec<RouteFile>,
    #[serde(default)]
    pub benchmarks: Vec<Score>,
}

impl ModelFile {
    /// A model without statements.
    pub fn new(id: &str, name: &str, lab: &str, kind: Kind) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            lab: lab.to_owned(),
            family: None,
            aliases: Vec::new(),
            kind,
            specialised_for: Vec::new(),
            successor: None,
            base_model: None,
            statements: Vec::new(),
            routes: Vec::new(),
            benchmarks: Vec::new(),
        }
    }
}

/// A maker of models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// Lower-case id, the first part of its models' ids.
    pub id: String,
    pub name: String,
}

/// A provider: who bills for models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Lower-case id.
    pub id: String,
    pub name: String,
    pub kind: ProviderKind,
    /// Only for the kind `lab`.
    pub lab: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Home page.
    pub site: Option<String>,
    /// Documentation of its models.
    pub docs: Option<String>,
    /// Request format.
    pub api_family: Option<ApiFamily>,
    pub base_url: Option<String>,
    /// Environment variables that hold its key.
    #[serde(default)]
    pub key_variables: Vec<String>,
    /// Country of the company: ISO 3166, two letters.
    pub country: Option<String>,
    /// Where it serves, in the terms of routes' regions; empty: unknown or anywhere.
    #[serde(default)]
    pub regions: Vec<String>,
    /// What it does with the data sent to it.
    #[serde(default)]
    pub data: DataControls,
    /// Id in `sources.json`.
    pub source: String,
    /// Day on which it was true.
    pub as_of: Date,
}

impl Provider {
    /// A provider about which nothing else is known.
    pub fn new(id: &str, name: &str, kind: ProviderKind, source: &str, as_of: Date) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            kind,
            lab: None,
            aliases: Vec::new(),
            site: None,
            docs: None,
            api_family: None,
            base_url: None,
            key_variables: Vec::new(),
            country: None,
            regions: Vec::new(),
            data: DataControls::default(),
            source: source.to_owned(),
            as_of,
        }
    }
}

/// What a provider does with prompts and answers under its default terms and settings. Absent: it does not say.
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
    pub answer: Answer,
    pub page: String,
    /// The day on which the page was read.
    pub as_of: Date,
    /// Id in `sources.json`.
    pub source: String,
}

/// A board: a benchmark with scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Lower-case id.
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Id of the board that represents the group. Boards of a group count once.
    pub group: String,
    pub unit: Unit,
    /// Lowest possible score, if bounded.
    pub min: Option<f64>,
    /// Highest possible score, if bounded.
    pub max: Option<f64>,
    pub direction: Direction,
    /// What it measures.
    pub fields: Vec<BoardField>,
    /// Whether it counts for base models only.
    #[serde(default)]
    pub base_models_only: bool,
    /// An index over other boards, which the quality index does not count as a board.
    #[serde(default)]
    pub aggregate: bool,
    /// Who runs it.
    pub owner: String,
    pub url: Option<String>,
}

/// A source of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Lower-case id.
    pub id: String,
    pub name: String,
    /// Home page.
    pub url: Option<String>,
    /// URL that `update` fetches.
    pub live_url: Option<String>,
    /// Date of the newest copy used.
    pub snapshot: Date,
    /// Version of the copy.
    pub version: Option<String>,
    pub license: String,
    /// Credit line.
    pub credit: String,
}
