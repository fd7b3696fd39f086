//! What the program reads: settled models, their evidence, and boards with their standings.

use serde::{Deserialize, Serialize};

use super::file::{DataControls, Source};
use super::statement::{Capabilities, Facts, RouteStatement, Statement, Terms};
use super::words::{
    ApiFamily, BoardField, Condition, Direction, Kind, MeasuredBy, Parameter, ProviderKind, Unit,
};
use crate::units::Date;

/// The region of endpoints for customers in China.
pub const CHINA: &str = "cn";

/// One way to buy a model, settled. Its texts stay where they were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route<'a> {
    /// Who bills.
    pub provider: &'a str,
    /// The provider's id of the model.
    pub id: &'a str,
    /// A mode of service; absent: the standard one.
    pub variant: Option<&'a str>,
    /// Where it runs.
    pub region: Option<&'a str>,
    /// Who runs it behind a gateway.
    pub host: Option<&'a str>,
    /// The day of the statement that settles its price.
    pub priced_on: Option<Date>,
    /// What is known of it.
    pub terms: Terms,
}

impl Route<'_> {
    /// Whether it is a mode of service, or one host behind a gateway, beside the provider's own offer.
    pub fn is_special(&self) -> bool {
        self.variant.is_some() || self.host.is_some()
    }

    /// Whether a buyer gets its price only on terms that one has to agree to: an endpoint for customers in
    /// China, spare capacity, prompts given away.
    pub fn is_for_the_willing(&self) -> bool {
        let conditions = self.terms.conditions.iter().flatten();
        self.region == Some(CHINA) || conditions.copied().any(Condition::is_for_the_willing)
    }
}

/// A model, settled: what rules and tables read. Its texts stay where they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model<'a> {
    /// `lab/name`.
    pub id: &'a str,
    /// The name people know.
    pub name: &'a str,
    /// What it is for.
    pub kind: Kind,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// Its maker's id.
    pub lab: &'a str,
    /// The line it belongs to.
    pub family: Option<&'a str>,
    /// Fields it is made for.
    pub specialised_for: Vec<BoardField>,
    /// The model that takes its place.
    pub successor: Option<&'a str>,
    /// The model that it was made from.
    pub base_model: Option<&'a str>,
    /// What is known of it.
    pub facts: Facts,
    /// What it can do.
    pub capabilities: Capabilities,
    /// Parameters that its maker's own service refuses in requests.
    pub refuses: Vec<Parameter>,
    /// Where it is offered.
    pub routes: Vec<Route<'a>>,
}

/// What a model is called and is for: what a name is held against, without the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head<'a> {
    /// `lab/name`.
    pub id: &'a str,
    /// The name people know.
    pub name: &'a str,
    /// What it is for.
    pub kind: Kind,
    /// Other names.
    pub aliases: Vec<&'a str>,
}

/// What tells which model of a family is newest and most served, without decoding any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    /// How many providers serve it, those that no longer do left out.
    pub providers: u32,
    /// The day of its release.
    pub released: Option<Date>,
    /// Positions of the routes that are its own lab's.
    pub own: Vec<u32>,
}

/// What the settled values rest on: every statement, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Of the model.
    pub statements: Vec<Statement>,
    /// Of its routes, in the order of `Model::routes`.
    pub routes: Vec<Vec<RouteStatement>>,
}

/// A score as rules and tables read it: the file's `Score`, its texts left in the packed bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured<'a> {
    /// The board's id.
    pub board: &'a str,
    /// Effort or mode.
    pub variant: Option<&'a str>,
    /// Scaffold or agent around the model.
    pub harness: Option<&'a str>,
    /// In the board's unit.
    pub score: f64,
    /// Standard error, in the board's unit.
    pub standard_error: Option<f64>,
    /// Interval, in the board's unit: low, high.
    pub interval: Option<(f64, f64)>,
    /// Who published it.
    pub publisher: &'a str,
    /// Who ran it.
    pub measured_by: MeasuredBy,
    /// USD per task.
    pub cost_per_task_usd: Option<f64>,
    /// Output tokens per task.
    pub output_tokens_per_task: Option<f64>,
    /// Seconds per task, from start to answer.
    pub seconds_per_task: Option<f64>,
    /// The day of the measurement or its publication.
    pub date: Option<Date>,
    /// Where it is published.
    pub url: Option<&'a str>,
    /// The source's id.
    pub source: &'a str,
    /// The snapshot's day.
    pub as_of: Date,
}

/// Where a score stands among the models' best scores that it can be held against: those of the same
/// board, publisher and harness, the vendors' own claims apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// 1 is the best; equal scores share a place.
    pub rank: u32,
    /// How many models there are, its own counted in.
    pub of: u32,
}

/// A provider as rules and tables read it, and how much it serves. Its texts stay where they were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name people know.
    pub name: &'a str,
    /// What it is.
    pub kind: ProviderKind,
    /// The lab whose own service it is.
    pub lab: Option<&'a str>,
    /// How its requests are shaped.
    pub api_family: Option<ApiFamily>,
    /// Models with a route.
    pub models: u32,
    /// Routes.
    pub routes: u32,
    /// Home page.
    pub site: Option<&'a str>,
    /// Documentation of its models.
    pub docs: Option<&'a str>,
    /// Where requests go.
    pub base_url: Option<&'a str>,
    /// Environment variables that hold its key.
    #[serde(borrow)]
    pub key_variables: Vec<&'a str>,
    /// Other names, as logs and gateways have them.
    #[serde(borrow)]
    pub aliases: Vec<&'a str>,
    /// Where the firm sits: ISO 3166, two letters.
    pub country: Option<&'a str>,
    /// Where it serves; empty: unknown or anywhere.
    #[serde(borrow)]
    pub regions: Vec<&'a str>,
    /// What it does with what is sent to it.
    pub data: DataControls,
}

/// A source and how much of the catalog names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// The source.
    pub source: Source,
    /// Facts and capabilities of models.
    pub model_facts: u32,
    /// Statements of routes.
    pub route_statements: u32,
    /// Scores.
    pub scores: u32,
    /// Ends of ids.
    pub ends: u32,
    /// Past prices of routes.
    pub past_prices: u32,
}

/// A board as rules and tables read it, and where its models stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name people know.
    pub name: &'a str,
    /// The id of the board that speaks for its group.
    pub group: &'a str,
    /// Unit of its scores.
    pub unit: Unit,
    /// Lowest possible score, where there is one.
    pub min: Option<f64>,
    /// Highest possible score, where there is one.
    pub max: Option<f64>,
    /// Which way is better.
    pub direction: Direction,
    /// What it measures.
    pub fields: Vec<BoardField>,
    /// Made for base models: it does not count for the others.
    pub base_models_only: bool,
    /// How many models have a score on it.
    pub models: u32,
    /// The score that half of them reach, by each one's best.
    pub median: Option<f64>,
}

/// What a whole catalog is and when it was true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// `bundled`, `updated`, or the folder.
    pub id: String,
    /// The newest day of any of its sources.
    pub as_of: Date,
}
