//! Options that choose models, shared by all commands that search the catalog.

use std::str::FromStr;

use catalog::schema::{Kind, Status, Workload};
use catalog::units::{Date, Price, parse_count};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::fields;

/// What is asked of a model. What is unknown never satisfies it.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Filters (unknown values never match)")]
pub struct FilterArgs {
    /// Workload: require what it needs, judge quality for it, price its usual traffic
    #[arg(long = "for", value_name = "WORKLOAD", value_parser = workload())]
    pub workload: Option<Workload>,
    /// Minimum quality index in points, for the workload if one is given
    #[arg(long, value_name = "POINTS")]
    pub min_quality: Option<f64>,
    /// Required capabilities (unknown does not count); --help lists them
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = PossibleValuesParser::new(fields::needs()), hide_possible_values = true, long_help = needs_help())]
    pub needs: Vec<String>,
    /// Minimum context window in tokens
    #[arg(long, value_name = "TOKENS", value_parser = parse_count)]
    pub min_context: Option<u64>,
    /// Minimum output limit in tokens
    #[arg(long, value_name = "TOKENS", value_parser = parse_count)]
    pub min_output: Option<u64>,
    /// Maximum input price on the priced route, in USD per million tokens
    #[arg(long, value_name = "USD")]
    pub max_input_price: Option<Price>,
    /// Maximum output price on the priced route, in USD per million tokens
    #[arg(long, value_name = "USD")]
    pub max_output_price: Option<Price>,
    /// Only models served by one of these providers (ids)
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub provider: Vec<String>,
    /// Only models from these labs (ids or names)
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub lab: Vec<String>,
    /// Only open-weight models
    #[arg(long)]
    pub open: bool,
    /// License: start of an SPDX id or name, `osi` (approved) or `commercial` (use allowed)
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub license: Vec<String>,
    /// Range of parameter counts, inclusive: 7b..40b, ..8b or 70b..
    #[arg(long, value_name = "RANGE")]
    pub params: Option<CountRange>,
    /// Released on or after this date: 2026-03-16, 2026-03 or 2026
    #[arg(long, value_name = "DATE")]
    pub released_after: Option<Date>,
    /// Knowledge cutoff on or after this date
    #[arg(long, value_name = "DATE")]
    pub cutoff_after: Option<Date>,
    /// At least this good on a board (id); repeatable
    #[arg(long, value_name = "BOARD=SCORE", value_delimiter = ',')]
    pub min_bench: Vec<BoardBound>,
    /// Lifecycle status: active, preview, deprecated, retiring, retired or withdrawn
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = status)]
    pub status: Vec<Status>,
    /// Retired by its lab within this many days: 180d
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub retiring: Option<i32>,
    /// Kind of model: chat, base, guard, reward, embedding, or all [default: chat]
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = kinds)]
    pub kind: Vec<Kinds>,
}

/// A kind of models, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    One(Kind),
    All,
}

pub fn workload() -> impl TypedValueParser<Value = Workload> {
    let names = Workload::ALL.iter().map(|workload| workload.as_str());
    PossibleValuesParser::new(names).map(|name| {
        let found = Workload::ALL.iter().find(|w| w.as_str() == name);
        found.copied().unwrap_or(Workload::Chat)
    })
}

fn needs_help() -> String {
    let names: Vec<&str> = fields::needs().collect();
    format!(
        "Required capabilities (unknown does not count): {}",
        names.join(", ")
    )
}

fn word<T: Copy>(text: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, String> {
    let found = all.iter().find(|one| name(**one) == text.to_lowercase());
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        format!("write one of {}", names.join(", "))
    })
}

fn status(text: &str) -> Result<Status, String> {
    // `unknown` cannot be asked for.
    let known = Status::ALL.split_last().map_or(&[][..], |(_, known)| known);
    word(text, known, Status::as_str)
}

fn kinds(text: &str) -> Result<Kinds, String> {
    if text.eq_ignore_ascii_case("all") {
        return Ok(Kinds::All);
    }
    let kind = word(text, Kind::ALL, Kind::as_str);
    kind.map(Kinds::One)
        .map_err(|error| format!("{error}, all"))
}

/// Reads `180d` or `180`, up to 36,500 days.
fn days(text: &str) -> Result<i32, String> {
    let typed = text.trim();
    let number = typed.strip_suffix(['d', 'D']).unwrap_or(typed);
    let days: Option<i32> = number
        .parse()
        .ok()
        .filter(|days| (0..=36_500).contains(days));
    days.ok_or_else(|| "write a number of days, such as 180d".into())
}

/// A range of counts, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRange {
    pub least: Option<u64>,
    pub most: Option<u64>,
}

impl FromStr for CountRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (from, to) = text
            .split_once("..")
            .ok_or("write a range, such as 7b..40b, ..8b or 70b..")?;
        let end = |part: &str| match part.trim() {
            "" => Ok(None),
            part => parse_count(part).map(Some).map_err(|e| e.to_string()),
        };
        let (least, most) = (end(from)?, end(to.trim_start_matches('='))?);
        match (least, most) {
            (None, None) => Err("neither end is given; write 7b..40b, ..8b or 70b..".into()),
            (Some(a), Some(b)) if a > b => Err("the range ends before it begins".into()),
            _ => Ok(Self { least, most }),
        }
    }
}

/// A board and the minimum score on it.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardBound {
    /// The board's id.
    pub board: String,
    /// In the board's unit.
    pub score: f64,
}

impl FromStr for BoardBound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let error = || "write BOARD=SCORE, such as gpqa-diamond=60".to_owned();
        let (board, score) = text.split_once('=').ok_or_else(error)?;
        let score = score.trim();
        let number = score.strip_suffix('%').unwrap_or(score);
        let score: f64 = number.parse().map_err(|_| error())?;
        if board.trim().is_empty() || !score.is_finite() {
            return Err(error());
        }
        Ok(Self {
            board: board.trim().to_lowercase(),
            score,
        })
    }
}
