//! Options of `cost`.

use clap::Args;

use super::{Market, TrafficArgs, UsageArgs};

pub(super) const EXAMPLES: &str = "\
Examples:
  llmcmp cost --tokens
  llmcmp cost claude-opus-5 gpt-5.6-sol --requests 1M --input 3k --output 500 --cache-hit 60%
  llmcmp cost --tokens 100M/10M -n 5 --json | jq -r '.rows[].model'
  llmcmp cost --from usage.jsonl --to gpt-5.6-sol,kimi-k3 --by model,day";

/// Options of `cost`.
#[derive(Debug, Args)]
pub struct CostArgs {
    /// Models; without any: all that have a price
    #[arg(value_name = "MODEL")]
    pub models: Vec<String>,
    /// Where it is bought.
    #[command(flatten)]
    pub market: Market,
    /// At most this many rows; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// What is priced.
    #[command(flatten)]
    pub traffic: TrafficArgs,
    /// Recorded requests instead.
    #[command(flatten)]
    pub usage: UsageArgs,
}
