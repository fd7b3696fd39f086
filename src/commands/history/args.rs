//! The options of `history`.

use clap::Args;

use crate::day::Day;
use crate::pricing::args::TrafficArgs;

pub(crate) const EXAMPLES: &str = "\
Examples:
  llmcmp history gpt-4o
  llmcmp history deepseek-chat --plot
  llmcmp history claude-3-5-haiku --format csv
  llmcmp history glm-5.2 --provider openrouter --since 6m
  llmcmp history gpt-4o --jq '.routes[].points[].day'

A date without a mark comes from the vendor: the price applied from that day on. `listed` is the day a
price list first had the price, which can be weeks late.";

/// Options of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Models: names, ids or unique parts of a name
    #[arg(required = true, value_name = "MODEL")]
    pub models: Vec<String>,
    /// Only routes of these providers (ids) [default: each model's own lab]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub provider: Vec<String>,
    /// Show every route with past prices
    #[arg(long, conflicts_with = "provider")]
    pub all: bool,
    /// Only changes since this date, starting with the price on that date; 6m is six months ago
    #[arg(long, value_name = "DAY")]
    pub since: Option<Day>,
    /// Plot the monthly cost over time
    #[arg(long)]
    pub plot: bool,
    /// What is priced.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
