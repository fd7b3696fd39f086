//! Options of `show`.

use clap::Args;

pub const EXAMPLES: &str = "\
Examples:
  llmcmp show \"Mistral Small 4\"
  llmcmp show claude-opus-5 --explain
  llmcmp show glm-5.2 --jq '.model.context_tokens'";

/// Options of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Model to show
    #[arg(value_name = "MODEL")]
    pub model: String,
    /// Show the source and date of every value, and where sources disagree
    #[arg(long)]
    pub explain: bool,
    /// Show all routes and all scores
    #[arg(long)]
    pub full: bool,
}
