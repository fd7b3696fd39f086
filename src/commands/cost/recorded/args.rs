//! The options that price recorded requests instead of a month's traffic.

use std::num::NonZero;
use std::path::PathBuf;

use catalog::units::Date;
use clap::{Args, ValueEnum};
use serde::Serialize;

/// The day by which requests are priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum PriceAt {
    /// The day of the request, where its record has one and the price history knows it
    #[default]
    Record,
    /// Today
    Today,
}

/// Recorded requests.
#[derive(Debug, Args)]
#[command(next_help_heading = "Recorded usage")]
pub struct UsageArgs {
    /// Price the requests recorded in these files instead: JSON, JSON lines or CSV, packed with gzip or zstd
    /// or not; a folder for all in it, claude-code or codex for their logs, - for standard input. Models
    /// named are those to compare with, as by --to
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with_all = [
        "tokens", "traffic", "requests", "per", "input", "output", "cache_hit", "cache_write", "cache_ttl",
        "batch", "peak", "reasoning", "tier", "growth", "months", "routes", "max_monthly", "sweep",
        "self_host", "currency", "FilterArgs",
    ])]
    pub from: Vec<PathBuf>,
    /// Models that the same requests might go to; `best` for the five that may best take the place of the one
    /// most is spent on
    #[arg(long, value_name = "MODEL", value_delimiter = ',', requires = "from")]
    pub to: Vec<String>,
    /// What to total by: model, provider, day, month, tier, session, project, or fields of the records, such
    /// as user or metadata.team
    #[arg(
        long,
        value_name = "FIELD",
        value_delimiter = ',',
        default_value = "model",
        requires = "from"
    )]
    pub by: Vec<String>,
    /// Only requests of this day, UTC, and later
    #[arg(long, value_name = "DATE", requires = "from")]
    pub since: Option<Date>,
    /// Only requests of this day, UTC, and earlier
    #[arg(long, value_name = "DATE", requires = "from")]
    pub until: Option<Date>,
    /// Whether a request has the price of its own day or today's
    #[arg(
        long,
        value_name = "DAY",
        value_enum,
        default_value_t,
        requires = "from"
    )]
    pub price_at: PriceAt,
    /// Fail when a line cannot be priced
    #[arg(long, requires = "from")]
    pub strict: bool,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N", requires = "from")]
    pub threads: Option<NonZero<u16>>,
}
