//! Options of `cost`.

use catalog::units::{Money, Ratio, parse_count};
use clap::Args;

use super::recorded::args::UsageArgs;
use crate::day::Day;
use crate::pricing::args::{Market, TrafficArgs};
use crate::pricing::{Rent, Sweep};
use crate::query::args::FilterArgs;

pub(crate) const EXAMPLES: &str = "\
Examples:
  llmcmp cost --tokens
  llmcmp cost claude-opus-5 gpt-5.6-sol --requests 1M --input 3k --output 500 --cache-hit 60%
  llmcmp cost glm-5.2 kimi-k2.6 --traffic rag --sweep output=100..4k
  llmcmp cost glm-5.2 --tokens 5B/1B --self-host 2.50/h --tps 900 --util 40%
  llmcmp cost --from usage.jsonl --to gpt-5.6-sol,kimi-k3 --by model,day
  llmcmp cost --tokens 100M/10M -n 5 --jq '.rows[].model'

Traffic profiles (--traffic), as starting points, not measurements:
  chat        100K requests per month, 1.5K input / 400 output tokens each, 40% read from cache
  rag         100K requests per month, 6K input / 500 output tokens each, 20% read from cache
  agent       100K requests per month, 20K input / 800 output tokens each, 80% read from cache
  extraction  100K requests per month, 4K input / 300 output tokens each
  batch       1M requests per month, 2K input / 300 output tokens each, 100% as batch";

/// Options of `cost`.
#[derive(Debug, Args)]
pub struct CostArgs {
    /// Models to price [default: all with a price]
    #[arg(value_name = "MODEL")]
    pub models: Vec<String>,
    /// Use the prices on record for this past date; 6m is six months ago
    #[arg(long, value_name = "DAY", conflicts_with = "from")]
    pub as_of: Option<Day>,
    /// Infer the traffic from the first model's monthly bill (e.g. 4k) and price everything at it
    #[arg(long, value_name = "USD", requires = "models", conflicts_with = "from")]
    pub bill: Option<Money>,
    /// Maximum number of models (0 for all)
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Show every route with a price, not only the default one
    #[arg(long)]
    pub routes: bool,
    /// Maximum monthly cost in USD; exit with code 1 if no model is within it
    #[arg(long, value_name = "USD", aliases = ["max-cost", "budget"])]
    pub max_monthly: Option<Money>,
    /// Plot the costs as bars
    #[arg(long)]
    pub plot: bool,
    /// Vary a part of the traffic, e.g. output=100..4k, requests=10k..1M, cache-hit=0%..90%
    #[arg(long, value_name = "PART=FROM..TO")]
    pub sweep: Option<Sweep>,
    /// Number of sweep values to show
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(2..=25), requires = "sweep")]
    pub steps: u8,
    /// Compare with self-hosting: price of a machine per hour or month
    #[arg(
        long,
        value_name = "USD/h",
        requires = "tps",
        requires = "util",
        help_heading = "Self-hosting"
    )]
    pub self_host: Option<Rent>,
    /// Tokens per second of the machine at full load, input and output together
    #[arg(long, value_name = "N", requires = "self_host", help_heading = "Self-hosting", value_parser = tokens_per_second)]
    pub tps: Option<u64>,
    /// Utilization of the machine
    #[arg(long, value_name = "SHARE", requires = "self_host", help_heading = "Self-hosting", value_parser = Ratio::parse_share)]
    pub util: Option<Ratio>,
    /// Show costs in this currency (JSON stays in USD)
    #[arg(long, value_name = "CODE", requires = "rate", value_parser = currency)]
    pub currency: Option<String>,
    /// Exchange rate: units of the currency per USD
    #[arg(long, value_name = "RATE", requires = "currency")]
    pub rate: Option<Ratio>,
    /// Routes to price.
    #[command(flatten)]
    pub market: Market,
    /// Filters.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Traffic to price.
    #[command(flatten)]
    pub traffic: TrafficArgs,
    /// Recorded usage instead of estimated traffic.
    #[command(flatten)]
    pub usage: UsageArgs,
}

fn tokens_per_second(text: &str) -> Result<u64, String> {
    match parse_count(text).map_err(|e| e.to_string())? {
        count @ 1..=1_000_000_000 => Ok(count),
        count => Err(format!("{count} is out of range; use 1 to 1_000_000_000")),
    }
}

fn currency(text: &str) -> Result<String, String> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(text.to_uppercase());
    }
    Err("not a three-letter currency code, such as EUR".into())
}
