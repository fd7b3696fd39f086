//! The report of `alternatives`. Does not rank or word it.

use catalog::schema::Status;
use catalog::units::{Date, Money};
use serde::Serialize;

use super::screen::Screened;
use crate::compare::relation::Relation;
use crate::compare::{Level, Loss, RouteName};
use crate::pricing::Traffic;
use crate::successor::By;
use crate::titled::titled;

titled! {
    /// How a replacement compares in quality, best first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Standing {
        /// Separably stronger.
        Ahead = "stronger",
        /// Not separable.
        Even = "as good",
        /// Separably weaker.
        Behind = "weaker",
        /// One of the two is unmeasured.
        Unknown = "unmeasured",
    }
}

/// Quality relative to the replaced model, for the workload asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    pub standing: Standing,
    /// Points on the quality index. `null`: unmeasured.
    pub estimate: Option<f64>,
    /// Half the 90% interval, points.
    pub margin: Option<f64>,
    /// Groups of boards that the estimate rests on.
    pub groups: u32,
    /// How often it would have the higher score on a new benchmark, 0 to 1. `null`: one is unmeasured.
    pub win_probability: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative<'a> {
    /// From 1.
    pub rank: usize,
    pub model: String,
    pub name: String,
    pub lab: String,
    pub successor: bool,
    pub released: Option<Date>,
    pub status: Status,
    pub context_tokens: Option<u64>,
    pub open_weights: Option<bool>,
    /// USD per month; `null`: no route can be priced.
    pub monthly_usd: Option<Money>,
    /// Change in USD per month; `null`: either cost is unknown.
    pub change_usd: Option<Money>,
    /// Cost of the same text relative to the replaced model, as far as tokenizers are known; 0.5 is half.
    pub factor: Option<f64>,
    pub route: Option<RouteName<'a>>,
    pub quality: Quality,
    pub relation: Relation,
    /// Quality minus the bill at its worth, in standard deviations. `null`: either is unknown.
    pub utility: Option<f64>,
    pub friction: Level,
    /// Friction points, 0 or more.
    pub points: u32,
    /// Ids of providers that serve both.
    pub shared_providers: Vec<String>,
    /// Keys of capabilities gained.
    pub gained: Vec<&'static str>,
    pub losses: Vec<Loss>,
    pub notes: Vec<String>,
}

/// The replaced model and the requirements.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference<'a> {
    pub id: String,
    pub name: String,
    pub status: Status,
    /// Last day the lab serves it.
    pub retires_on: Option<Date>,
    /// USD per month; `null`: no route can be priced.
    pub monthly_usd: Option<Money>,
    /// Why there is no cost.
    pub reason: Option<String>,
    pub route: Option<RouteName<'a>>,
    /// Last day of the priced route, if its provider states one.
    pub route_retires_on: Option<Date>,
    /// Keys of the required capabilities.
    pub keep: Vec<&'static str>,
    /// Required context window in tokens.
    pub context_tokens: Option<u64>,
}

/// The successor in the lab's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuccessorReport {
    pub model: String,
    pub name: String,
    pub by: By,
    /// Rank among the alternatives, from 1; `null`: not one of them.
    pub rank: Option<usize>,
    /// Why it is not an alternative.
    pub not_listed: Option<String>,
}

/// Replacements for a model, best first.
#[derive(Debug, Clone, Serialize)]
pub struct Alternatives<'a> {
    pub model: Reference<'a>,
    pub traffic: Traffic,
    pub successor: Option<SuccessorReport>,
    /// Best first.
    pub alternatives: Vec<Alternative<'a>>,
    /// Alternatives beyond the limit.
    pub more: usize,
    /// Ids of the sort keys in `RANKING`.
    pub ranked_by: Vec<&'static str>,
    /// Whether the replaced model is retiring or retired, so its successor comes first.
    pub going: bool,
    pub excluded: Screened,
    /// Notes on what the costs include and assume.
    pub notes: Vec<String>,
    /// Whether prices are limited to some providers, so that the seller matters.
    #[serde(skip)]
    pub by_seller: bool,
}
