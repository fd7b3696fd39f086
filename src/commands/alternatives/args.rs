//! Options of `alternatives`.

use catalog::units::{Money, parse_count};
use clap::Args;

use crate::compare::args::AskedArgs;
use crate::pricing::args::{Market, TrafficArgs};

pub const EXAMPLES: &str = "\
Examples:
  llmcmp alternatives gpt-4o
  llmcmp alternatives claude-sonnet-4.5 --keep vision,tools --min-context 200k --cheaper
  llmcmp alternatives gemini-2.0-flash --open -n 3 --jq '.alternatives[].model'";

/// Options of `alternatives`.
#[derive(Debug, Args)]
pub struct AlternativesArgs {
    /// The model to replace
    #[arg(value_name = "MODEL")]
    pub model: String,
    /// Infer the traffic from MODEL's monthly bill (e.g. 4k) and price everything at it
    #[arg(long, value_name = "USD")]
    pub bill: Option<Money>,
    /// Only models that cost less for this traffic
    #[arg(long)]
    pub cheaper: bool,
    /// Only models served by one of MODEL's providers
    #[arg(long)]
    pub same_provider: bool,
    /// Only open-weight models
    #[arg(long)]
    pub open: bool,
    /// Require only these of MODEL's capabilities, e.g. vision,tools
    #[arg(long, alias = "needs", value_name = "A,B", value_delimiter = ',')]
    pub keep: Vec<String>,
    /// Minimum context window [default: that of MODEL]
    #[arg(long, value_name = "TOKENS", value_parser = parse_count)]
    pub min_context: Option<u64>,
    /// Maximum number of models (0 for all)
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// What is asked for.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// Routes to price.
    #[command(flatten)]
    pub market: Market,
    /// Traffic to price.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
