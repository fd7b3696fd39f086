//! The options of `diff`.

use clap::Args;

use crate::diff::Kind;

/// Options of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
A catalog is `bundled`, `updated`, `previous` (the update before), a catalog folder, or a packed file.

Examples:
  llmcmp diff
  llmcmp diff bundled catalog --kind price,lifecycle --min-change 5%
  llmcmp diff old-catalog new-catalog --format markdown
  llmcmp diff old-catalog new-catalog --exit-code --lab openai --json | jq -r '.changes[].model'")]
pub struct DiffArgs {
    /// The catalog before; without it the bundled one
    #[arg(value_name = "OLD")]
    pub old: Option<String>,
    /// The catalog after; without it the updated one, or with OLD the one that answers all commands
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// Changes of these kinds only
    #[arg(long, value_enum, value_name = "A,B", value_delimiter = ',')]
    pub kind: Vec<Kind>,
    /// Models of these labs only, by id
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub lab: Vec<String>,
    /// Routes of these providers only, by id
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub provider: Vec<String>,
    /// This model only: a name or an id
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,
    /// Leave out changes of numbers that are smaller
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_change: Option<f64>,
    /// At most this many rows a section in tables; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
    /// End with code 1 when anything is left to show
    #[arg(long)]
    pub exit_code: bool,
}

fn percent(text: &str) -> Result<f64, String> {
    let number: f64 = text
        .trim_end_matches('%')
        .parse()
        .map_err(|_| format!("`{text}` is no percentage: write 5%"))?;
    if (0.0..=1_000_000.0).contains(&number) {
        Ok(number)
    } else {
        Err(format!("`{text}` is no percentage of 0 or more"))
    }
}
