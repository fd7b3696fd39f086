//! The options of `catalog`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Options of `catalog`.
#[derive(Debug, Args)]
pub struct CatalogArgs {
    /// What to do with it
    #[command(subcommand)]
    pub action: CatalogAction,
}

/// What to do with the data.
#[derive(Debug, Subcommand)]
pub enum CatalogAction {
    /// Write snapshots of public sources into a catalog folder, all of it or nothing
    #[command(after_help = "\
Examples:
  llmcmp catalog import --from snapshots --to catalog
  llmcmp catalog import --from snapshots --to catalog --report import.json")]
    Import {
        /// The folder of snapshots, one folder a source
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// The catalog folder, with the tables kept by hand
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Also write what was left out and why, row by row, to this JSON file
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Check a catalog folder: every problem with file, field and what would be right
    #[command(after_help = "\
Examples:
  llmcmp catalog validate catalog")]
    Validate {
        /// The catalog folder
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Count models, routes, prices and scores
    #[command(after_help = "\
Examples:
  llmcmp catalog stats --json | jq .models")]
    Stats,
    /// Where each layer of the data is, how old it is, and which one answers
    #[command(after_help = "\
Examples:
  llmcmp catalog path
  llmcmp catalog path --json | jq -r '.layers[] | select(.answers) | .layer'")]
    Path,
    /// Go back to the built-in data, or to the update before the last
    #[command(after_help = "\
Examples:
  llmcmp catalog reset
  llmcmp catalog reset --previous")]
    Reset {
        /// Put the last good update before the present one back
        #[arg(long)]
        previous: bool,
    },
}
