//! What the program reads: settled models, their evidence, boards with their medians.

use serde::{Deserialize, Serialize};

use super::file::{DataControls, RouteKey, Source};
use super::statement::{Capabilities, Facts, RouteStatement, Statement, Terms};
use super::words::{
    ApiFamily, BoardField, Condition, Direction, Kind, Parameter, ProviderKind, Unit,
};
use crate::units::Date;

/// The region of endpoints for customers in China.
pub const CHINA: &str = "cn";

/// A route with its settled terms. Texts borrow from the packed bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route<'a> {
    /// Who bills.
    pub provider: &'a str,
    /// The model's id at the provider.
    pub id: &'a str,
    /// `fast`, `thinking`, `free`; absent: the standard one.
    pub variant: Option<&'a str>,
    pub region: Option<&'a str>,
    /// Who runs it behind a gateway.
    pub host: Option<&'a str>,
    /// The day of the statement that settles its price.
    pub priced_on: Option<Date>,
    pub terms: Terms,
}

impl<'a> Route<'a> {
    /// What tells the route apart.
    pub fn key(&self) -> RouteKey<'a> {
        RouteKey {
            provider: self.provider,
            id: self.id,
            variant: self.variant,
            region: self.region,
            host: self.host,
        }
    }

    /// Whether it is a variant or one host behind a gateway, not the provider's standard offer.
    pub fn is_special(&self) -> bool {
        self.variant.is_some() || self.host.is_some()
    }

    /// Whether the price comes with terms that a buyer must agree to: an endpoint for customers in China, spare
    /// capacity, data sharing, a momentary price.
    pub fn is_for_the_willing(&self) -> bool {
        let conditions = self.terms.conditions.iter().flatten();
        self.region == Some(CHINA) || conditions.copied().any(Condition::is_for_the_willing)
    }
}

/// A model with its settled values. Texts borrow from the packed bytes. What its [`Head`] has is packed only there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model<'a> {
    /// `lab/name`.
    #[serde(skip)]
    pub id: &'a str,
    #[serde(skip)]
    pub name: &'a str,
    #[serde(skip)]
    pub kind: Kind,
    #[serde(skip)]
    pub aliases: Vec<&'a str>,
    /// Id of its maker.
    pub lab: &'a str,
    /// Model line.
    pub family: Option<&'a str>,
    /// Fields it is made for.
    pub specialised_for: Vec<BoardField>,
    /// Id of the model that replaces it.
    pub successor: Option<&'a str>,
    /// The model it was derived from.
    pub base_model: Option<&'a str>,
    pub facts: Facts,
    pub capabilities: Capabilities,
    /// Request parameters that the maker's own API rejects.
    pub refuses: Vec<Parameter>,
    /// Where it is sold.
    #[serde(borrow)]
    pub routes: Vec<Route<'a>>,
}

/// Names and kind of a model, apart from the rest, which is packed under its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head<'a> {
    /// `lab/name`.
    #[serde(skip)]
    pub id: &'a str,
    pub name: &'a str,
    pub kind: Kind,
    #[serde(borrow)]
    pub aliases: Vec<&'a str>,
}

/// What picks the newest and most served model of a family, without decoding the models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    /// Number of providers that still serve it.
    pub providers: u32,
    pub released: Option<Date>,
    /// Positions of its own lab's routes.
    pub own: Vec<u32>,
}

/// Every statement behind the settled values, in order of precedence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// About the model.
    pub statements: Vec<Statement>,
    /// About its routes, in the order of `Model::routes`.
    pub routes: Vec<Vec<RouteStatement>>,
}

/// The rank of a score among the models' best scores on the same board, by the same publisher and with the same
/// harness. Vendors' own claims are ranked apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// From 1, the best; equal scores share a rank.
    pub rank: u32,
    /// Number of models ranked, including its own.
    pub of: u32,
}

/// A provider with its counts. Texts borrow from the packed bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRecord<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: ProviderKind,
    /// Only for the kind `lab`.
    pub lab: Option<&'a str>,
    /// Request format.
    pub api_family: Option<ApiFamily>,
    /// Number of models with a route.
    pub models: u32,
    pub routes: u32,
    pub site: Option<&'a str>,
    /// Documentation of its models.
    pub docs: Option<&'a str>,
    pub base_url: Option<&'a str>,
    /// Environment variables that hold its key.
    #[serde(borrow)]
    pub key_variables: Vec<&'a str>,
    /// Other names, as in logs and at gateways.
    #[serde(borrow)]
    pub aliases: Vec<&'a str>,
    /// Country of the company: ISO 3166, two letters.
    pub country: Option<&'a str>,
    /// Where it serves; empty: unknown or anywhere.
    #[serde(borrow)]
    pub regions: Vec<&'a str>,
    /// What it does with the data sent to it.
    pub data: DataControls,
}

/// A source and how often the catalog cites it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    pub source: Source,
    /// Number of facts and capabilities of models.
    pub model_facts: u32,
    /// Number of statements about routes.
    pub route_statements: u32,
    pub scores: u32,
    /// Number of ends of ids.
    pub ends: u32,
    /// Number of past prices of routes.
    pub past_prices: u32,
}

/// A board with its count and median. Texts borrow from the packed bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardRecord<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Id of the board that represents its group.
    pub group: &'a str,
    pub unit: Unit,
    /// Lowest possible score, if bounded.
    pub min: Option<f64>,
    /// Highest possible score, if bounded.
    pub max: Option<f64>,
    pub direction: Direction,
    /// What it measures.
    pub fields: Vec<BoardField>,
    /// Whether it counts for base models only.
    pub base_models_only: bool,
    /// Number of models with a score on it.
    pub models: u32,
    /// Median of the models' best scores.
    pub median: Option<f64>,
}

/// Id and date of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// `bundled`, `updated`, or the folder.
    pub id: String,
    /// Date of its newest import.
    pub as_of: Date,
}
