//! Options of `cost`.

use catalog::units::{Date, Money, Ratio};
use clap::Args;

use super::recorded::args::UsageArgs;
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
  llmcmp cost --tokens 100M/10M -n 5 --json | jq -r '.rows[].model'

Named traffic (--traffic), figures to begin with, not measurements:
  chat        100K requests a month of 1.5K input + 400 output tokens, 40 % read from the cache
  rag         100K requests a month of 6K input + 500 output tokens, 20 % read from the cache
  agent       100K requests a month of 20K input + 800 output tokens, 80 % read from the cache
  extraction  100K requests a month of 4K input + 300 output tokens
  batch       1M requests a month of 2K input + 300 output tokens, 100 % in batch";

/// Options of `cost`.
#[derive(Debug, Args)]
pub struct CostArgs {
    /// Models; without any: all that have a price
    #[arg(value_name = "MODEL")]
    pub models: Vec<String>,
    /// Price as of a past day, from the prices on record
    #[arg(long, value_name = "DAY", conflicts_with = "from")]
    pub as_of: Option<Date>,
    /// Where it is bought.
    #[command(flatten)]
    pub market: Market,
    /// At most this many models; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Every route with a price, not only the one to budget with
    #[arg(long)]
    pub routes: bool,
    /// The most that a month may cost, in USD; exit code 1 when nothing fits
    #[arg(long, value_name = "USD")]
    pub max_monthly: Option<Money>,
    /// Draw the amounts as bars
    #[arg(long)]
    pub plot: bool,
    /// Move a part of the traffic, such as output=100..4k, requests=10k..1M, cache-hit=0%..90%
    #[arg(long, value_name = "PART=FROM..TO")]
    pub sweep: Option<Sweep>,
    /// How many values of the sweep to show
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(2..=25), requires = "sweep")]
    pub steps: u8,
    /// Hardware of one's own: what it costs by the hour or month
    #[arg(long, value_name = "USD/h", requires = "tps", requires = "util")]
    pub self_host: Option<Rent>,
    /// Its tokens a second at full load, input and output together
    #[arg(long, value_name = "N", requires = "self_host", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub tps: Option<u64>,
    /// The share of its full load that the traffic makes of it
    #[arg(long, value_name = "SHARE", requires = "self_host", value_parser = Ratio::parse_share)]
    pub util: Option<Ratio>,
    /// Show amounts in this currency; JSON stays in USD
    #[arg(long, value_name = "CODE", requires = "rate", value_parser = currency)]
    pub currency: Option<String>,
    /// How much of that currency a dollar is
    #[arg(long, value_name = "RATE", requires = "currency")]
    pub rate: Option<Ratio>,
    /// What is asked of the models.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// What is priced.
    #[command(flatten)]
    pub traffic: TrafficArgs,
    /// Recorded requests instead.
    #[command(flatten)]
    pub usage: UsageArgs,
}

fn currency(text: &str) -> Result<String, String> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(text.to_uppercase());
    }
    Err("a currency has a code of three letters, such as EUR".into())
}
