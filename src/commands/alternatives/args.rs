//! Options of `alternatives`.

use catalog::units::parse_count;
use clap::Args;

use crate::pricing::args::{Market, TrafficArgs};

/// Examples of its help.
pub const EXAMPLES: &str = "\
Examples:
  llmcmp alternatives gpt-4o
  llmcmp alternatives claude-sonnet-4.5 --keep vision,tools --min-context 200k --cheaper
  llmcmp alternatives gemini-2.0-flash --open -n 3 --json | jq -r '.alternatives[].model'";

/// Options of `alternatives`.
#[derive(Debug, Args)]
pub struct AlternativesArgs {
    /// The model to replace
    #[arg(value_name = "MODEL")]
    pub model: String,
    /// Where it is bought.
    #[command(flatten)]
    pub market: Market,
    /// Only models that cost less at this traffic
    #[arg(long)]
    pub cheaper: bool,
    /// Only models on a provider that serves MODEL
    #[arg(long)]
    pub same_provider: bool,
    /// Only models with open weights
    #[arg(long)]
    pub open: bool,
    /// Keep only these capabilities, not all of MODEL's: vision, tools, reasoning …
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub keep: Vec<String>,
    /// Keep a window of this many tokens, not MODEL's own
    #[arg(long, value_name = "TOKENS", value_parser = parse_count)]
    pub min_context: Option<u64>,
    /// At most this many; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// A month's traffic.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
