//! Options of `catalog`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::correct::args::{CorrectArgs, HELP as CORRECT};

/// Options of `catalog`.
#[derive(Debug, Args)]
pub struct CatalogArgs {
    /// The subcommand to run
    #[command(subcommand)]
    pub action: CatalogAction,
}

/// Subcommands of `catalog`.
#[derive(Debug, Subcommand)]
pub enum CatalogAction {
    /// Import snapshots of public sources into a catalog directory, all or nothing
    #[command(after_help = "\
Examples:
  llmcmp catalog import --from snapshots --to catalog
  llmcmp catalog import --from snapshots --to catalog --report import.json")]
    Import {
        /// Directory of snapshots, one subdirectory per source
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// Catalog directory, including the curated files
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Write skipped rows and reasons to this JSON file
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Correct a price, date or limit: writes the curated file and its source
    #[command(after_help = CORRECT)]
    Correct(Box<CorrectArgs>),
    /// Check a catalog directory and report every problem with file and field
    #[command(after_help = "\
Examples:
  llmcmp catalog validate catalog")]
    Validate {
        /// Catalog directory
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Count models, routes, prices and scores
    #[command(after_help = "\
Examples:
  llmcmp catalog stats --jq .models")]
    Stats,
    /// Show each data layer: path, date, and which one is in use
    #[command(after_help = "\
Examples:
  llmcmp catalog path
  llmcmp catalog path --jq '.layers[] | select(.answers) | .layer'")]
    Path,
    /// Remove updated data, or restore the previous update
    #[command(after_help = "\
Examples:
  llmcmp catalog reset
  llmcmp catalog reset --previous")]
    Reset {
        /// Restore the previous update
        #[arg(long)]
        previous: bool,
    },
}
