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
    /// How a replacement compares in quality. In order of preference.
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
    /// How it compares.
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

/// A replacement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative<'a> {
    /// Rank, from 1.
    pub rank: usize,
    /// Model id.
    pub model: String,
    /// Display name.
    pub name: String,
    /// Name of the lab.
    pub lab: String,
    /// Whether it is the successor.
    pub successor: bool,
    /// Release date.
    pub released: Option<Date>,
    /// Lifecycle status.
    pub status: Status,
    /// Context window in tokens.
    pub context_tokens: Option<u64>,
    /// Whether the weights are downloadable.
    pub open_weights: Option<bool>,
    /// USD per month; `None` if no route can be priced.
    pub monthly_usd: Option<Money>,
    /// Change in USD per month; `None` if either cost is unknown.
    pub change_usd: Option<Money>,
    /// Cost of the same text relative to the replaced model's, as far as their tokenizers are known; 0.5 is half.
    pub factor: Option<f64>,
    /// Priced route.
    pub route: Option<RouteName<'a>>,
    /// Quality relative to the replaced model.
    pub quality: Quality,
    /// How the two relate.
    pub relation: Relation,
    /// Quality less what the bill is worth, standard deviations. `null`: one is unknown.
    pub utility: Option<f64>,
    /// Switching friction.
    pub friction: Level,
    /// Friction points, 0 or more.
    pub points: u32,
    /// Ids of the providers that serve both.
    pub shared_providers: Vec<String>,
    /// Keys of capabilities gained.
    pub gained: Vec<&'static str>,
    /// Disadvantages.
    pub losses: Vec<Loss>,
    /// Further notes.
    pub notes: Vec<String>,
}

/// The replaced model and the requirements.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference<'a> {
    /// Model id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Lifecycle status.
    pub status: Status,
    /// Last day the lab serves it.
    pub retires_on: Option<Date>,
    /// USD per month; `None` if no route can be priced.
    pub monthly_usd: Option<Money>,
    /// Why there is no cost.
    pub reason: Option<String>,
    /// Priced route.
    pub route: Option<RouteName<'a>>,
    /// Last day of the priced route, where its provider states one.
    pub route_retires_on: Option<Date>,
    /// Keys of the required capabilities.
    pub keep: Vec<&'static str>,
    /// Required context window in tokens.
    pub context_tokens: Option<u64>,
}

/// The successor in the lab's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuccessorReport {
    /// Model id.
    pub model: String,
    /// Display name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// Rank among the alternatives, from 1; `None` if it is not one.
    pub rank: Option<usize>,
    /// Why it is not an alternative.
    pub not_listed: Option<String>,
}

/// Replacements for a model, best first.
#[derive(Debug, Clone, Serialize)]
pub struct Alternatives<'a> {
    /// The replaced model.
    pub model: Reference<'a>,
    /// The traffic priced.
    pub traffic: Traffic,
    /// Successor in the lab's line.
    pub successor: Option<SuccessorReport>,
    /// Best first.
    pub alternatives: Vec<Alternative<'a>>,
    /// Number of alternatives beyond the limit.
    pub more: usize,
    /// Ids of the sort keys in [`RANKING`].
    pub ranked_by: Vec<&'static str>,
    /// Whether the replaced model is retiring or retired, so its successor comes first.
    pub going: bool,
    /// Excluded models by reason.
    pub excluded: Screened,
    /// Notes on what the costs include and assume.
    pub notes: Vec<String>,
    /// Whether prices were kept to some providers, so that it matters who sells.
    #[serde(skip)]
    pub by_seller: bool,
}
