//! The report of `alternatives`. Does not rank or word it.

use catalog::schema::Status;
use catalog::units::{Date, Money};
use serde::Serialize;

use super::screen::Screened;
use super::successor::By;
use crate::compare::signals::Led;
use crate::compare::{Level, Loss, RouteName};
use crate::pricing::Traffic;

/// Quality relative to the replaced model, by the rule of `compare`. In order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The replacement leads on the shared boards.
    Ahead,
    /// Neither leads.
    Even,
    /// The replaced model leads.
    Behind,
    /// No shared board.
    Unknown,
}

impl Standing {
    /// Display text.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Even => "even",
            Self::Behind => "behind",
            Self::Unknown => "unknown",
        }
    }
}

/// Quality relative to the replaced model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// Which of the two leads.
    pub standing: Standing,
    /// Number of board groups with comparable scores of both.
    pub shared_boards: usize,
    /// Number on which the replacement leads.
    pub ahead_on: usize,
    /// Number on which the replaced model leads.
    pub behind_on: usize,
    /// Boards with a leader; the replaced model's score comes first.
    pub boards: Vec<Led>,
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
    /// Cost relative to the replaced model's; 0.5 is half.
    pub factor: Option<f64>,
    /// Priced route.
    pub route: Option<RouteName<'a>>,
    /// Quality relative to the replaced model.
    pub quality: Quality,
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

/// A successor, and why it is not an alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Model id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// Broken rules in words; `None` if it is an alternative.
    pub breaks: Option<String>,
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
}
