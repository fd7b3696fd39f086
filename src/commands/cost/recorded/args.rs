//! Options for pricing recorded requests.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::day::Day;

/// The day by which requests are priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum PriceAt {
    /// The request's date, if it is recorded and the price history covers it
    #[default]
    Record,
    /// Today
    Today,
}

/// Recorded requests.
#[derive(Debug, Args)]
#[command(next_help_heading = "Recorded usage")]
pub struct UsageArgs {
    /// Price recorded requests instead: JSON, JSON Lines or CSV files, plain or compressed with gzip or zstd;
    /// a directory; `claude-code` or `codex` for their logs; `-` for standard input. MODEL arguments are then
    /// models to compare with, as with --to
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with_all = [
        "tokens", "traffic", "requests", "per", "input", "output", "cache_hit", "cache_write", "cache_ttl",
        "batch", "peak", "reasoning", "tier", "growth", "months", "routes", "max_monthly", "sweep",
        "self_host", "currency", "FilterArgs",
    ])]
    pub from: Vec<PathBuf>,
    /// Also price the same requests on these models; `best` picks the five best replacements for the model
    /// you spend most on
    #[arg(long, value_name = "MODEL", value_delimiter = ',', requires = "from")]
    pub to: Vec<String>,
    /// Group totals by model, provider, day, month, tier, session, project, or fields of the records, such
    /// as user or metadata.team
    #[arg(
        long,
        value_name = "FIELD",
        value_delimiter = ',',
        default_value = "model",
        requires = "from"
    )]
    pub by: Vec<String>,
    /// Only requests on or after this date (UTC); 30d is 30 days ago
    #[arg(long, value_name = "DATE", requires = "from")]
    pub since: Option<Day>,
    /// Only requests on or before this date (UTC)
    #[arg(long, value_name = "DATE", requires = "from")]
    pub until: Option<Day>,
    /// Which date's prices to use for each request
    #[arg(
        long,
        value_name = "DAY",
        value_enum,
        default_value_t,
        requires = "from"
    )]
    pub price_at: PriceAt,
    /// Fail if a line cannot be priced
    #[arg(long, requires = "from")]
    pub strict: bool,
    /// Number of threads [default: one per core]
    #[arg(long, value_name = "N", requires = "from")]
    pub threads: Option<NonZero<u16>>,
}
