//! Options of `diff`.

use clap::Args;

use crate::diff::Kind;

/// Options of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
OLD and NEW are `bundled`, `updated`, `previous` (the update before), a catalog directory or a packed file.

Examples:
  llmcmp diff
  llmcmp diff bundled catalog --kind price,lifecycle --min-change 5%
  llmcmp diff old-catalog new-catalog --format markdown
  llmcmp diff old-catalog new-catalog --exit-code --lab openai --jq '.changes[].model'")]
pub struct DiffArgs {
    /// Old catalog [default: bundled]
    #[arg(value_name = "OLD")]
    pub old: Option<String>,
    /// New catalog [default: updated, or with OLD the one in use]
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// Only these kinds of changes
    #[arg(long, value_enum, value_name = "A,B", value_delimiter = ',')]
    pub kind: Vec<Kind>,
    /// Only models of these labs (ids)
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub lab: Vec<String>,
    /// Only routes of these providers (ids)
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub provider: Vec<String>,
    /// Only this model
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,
    /// Hide smaller changes of numbers
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_change: Option<f64>,
    /// Maximum rows per section in tables (0 for all)
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
    /// Exit with code 1 if there are changes
    #[arg(long)]
    pub exit_code: bool,
}

fn percent(text: &str) -> Result<f64, String> {
    let number: f64 = text
        .strip_suffix('%')
        .unwrap_or(text)
        .parse()
        .map_err(|_| format!("`{text}` is not a percentage; use e.g. 5%"))?;
    if (0.0..=1_000_000.0).contains(&number) {
        Ok(number)
    } else {
        Err(format!("`{text}` must be at least 0%"))
    }
}
