//! Options of `show`.

use clap::Args;

/// Examples of its help.
pub const EXAMPLES: &str = "\
Examples:
  llmcmp show \"Mistral Small 4\"
  llmcmp show claude-opus-5 --explain
  llmcmp show glm-5.2 --json | jq '.model.context_tokens'";

/// Options of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The model
    #[arg(value_name = "MODEL")]
    pub model: String,
    /// Show the source and the date of every value, and who says otherwise
    #[arg(long)]
    pub explain: bool,
    /// Show all routes and all scores
    #[arg(long)]
    pub full: bool,
}
