//! What is said of the models that may replace another.

use catalog::schema::Status;
use catalog::units::{Date, Money};
use serde::Serialize;

use super::screen::Screened;
use super::successor::By;
use crate::compare::signals::Led;
use crate::compare::{Level, Loss, RouteName};
use crate::pricing::Traffic;

/// How a replacement stands in quality, by the rule of `compare`. In order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It leads on the shared boards.
    Ahead,
    /// Neither leads.
    Even,
    /// The replaced model leads.
    Behind,
    /// No shared board.
    Unknown,
}

impl Standing {
    /// Its text.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Even => "even",
            Self::Behind => "behind",
            Self::Unknown => "unknown",
        }
    }
}

/// Quality against the replaced model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// Who leads.
    pub standing: Standing,
    /// Board groups on which both have a comparable score.
    pub shared_boards: usize,
    /// Those on which the replacement leads.
    pub ahead_on: usize,
    /// Those on which the replaced model leads.
    pub behind_on: usize,
    /// The decided ones; scores of the replaced model first.
    pub boards: Vec<Led>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative<'a> {
    /// Its place, from 1.
    pub rank: usize,
    /// Its id.
    pub model: String,
    /// Its display name.
    pub name: String,
    /// Its maker's name.
    pub lab: String,
    /// Whether it is the successor of the replaced model.
    pub successor: bool,
    /// First day of public availability.
    pub released: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// Its window.
    pub context_tokens: Option<u64>,
    /// Whether its weights can be downloaded.
    pub open_weights: Option<bool>,
    /// What the month costs.
    pub monthly_usd: Option<Money>,
    /// That less the replaced model's amount; `null`: one of them is unavailable.
    pub change_usd: Option<Money>,
    /// That over the replaced model's amount.
    pub factor: Option<f64>,
    /// The priced route.
    pub route: Option<RouteName<'a>>,
    /// Scores.
    pub quality: Quality,
    /// How hard the switch is.
    pub friction: Level,
    /// The sum behind the level.
    pub points: u32,
    /// Providers with a live route of both, by id.
    pub shared_providers: Vec<String>,
    /// Capabilities that come, by key.
    pub gained: Vec<&'static str>,
    /// What counts against it.
    pub losses: Vec<Loss>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// The replaced model, and what a replacement has to keep.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference<'a> {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// Its lab's own last day of service.
    pub retires_on: Option<Date>,
    /// What the month costs on it.
    pub monthly_usd: Option<Money>,
    /// Why there is no amount.
    pub reason: Option<String>,
    /// The priced route.
    pub route: Option<RouteName<'a>>,
    /// Capabilities to keep, by key.
    pub keep: Vec<&'static str>,
    /// The window to keep, tokens.
    pub context_tokens: Option<u64>,
}

/// The model that takes the place of the replaced one in its lab's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuccessorReport {
    /// Its id.
    pub model: String,
    /// Its display name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// Its place among the alternatives; `null`: it is none.
    pub rank: Option<usize>,
    /// Why it is none.
    pub not_listed: Option<String>,
}

/// A successor as found, and why it is no alternative if it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// What keeps it from being one, in words.
    pub breaks: Option<String>,
}

/// Every model that may replace another, best first.
#[derive(Debug, Clone, Serialize)]
pub struct Alternatives<'a> {
    /// The replaced model.
    pub model: Reference<'a>,
    /// Tokens a month.
    pub traffic: Traffic,
    /// Who follows in the line.
    pub successor: Option<SuccessorReport>,
    /// Best first.
    pub alternatives: Vec<Alternative<'a>>,
    /// Alternatives that the limit left out.
    pub more: usize,
    /// Ids of the keys of [`RANKING`], the first first.
    pub ranked_by: Vec<&'static str>,
    /// Whether the replaced model is going or gone, so that its successor comes first.
    pub going: bool,
    /// How many models were no alternative, and why.
    pub excluded: Screened,
    /// What the amounts leave out or assume.
    pub notes: Vec<String>,
}
