//! Options of `update`.

use std::num::NonZeroU64;
use std::path::PathBuf;

use catalog::units::Date;
use clap::Args;

pub const HELP: &str = "\
Downloads models.dev, LiteLLM and OpenRouter data, merges them into the current catalog and replaces
it atomically. A source keeps its current data, and the report says so, if the download fails, if it
lost half of its entries, or if many of its prices changed tenfold.
Honors HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.

Exit codes: 0 all sources renewed, 6 some, 5 none; with --check, 1 if anything would change.

Examples:
  llmcmp update
  llmcmp update --require-all
  llmcmp update --check
  llmcmp update --dry-run --jq '.changes[] | select(.kind == \"lifecycle\")'
  llmcmp update --from https://mirror.example/llm-data
  llmcmp update --from snapshots --as-of 2026-11-20";

/// Options of `update`.
#[derive(Debug, Args)]
pub struct UpdateArgs {
    /// Write nothing; exit with code 1 if an update would change anything
    #[arg(long)]
    pub check: bool,
    /// Write nothing; show what would change
    #[arg(long, conflicts_with = "check")]
    pub dry_run: bool,
    /// Update from a directory of snapshots, the catalog file of another machine, or the base URL of a
    /// mirror
    #[arg(long, value_name = "FILE|DIR|URL", env = "LLMCMP_UPDATE_FROM")]
    pub from: Option<String>,
    /// Date of the snapshots in a directory [default: today]
    #[arg(long, value_name = "DATE", requires = "from")]
    pub as_of: Option<Date>,
    /// Write nothing unless every source was renewed
    #[arg(long)]
    pub require_all: bool,
    /// Trust the certificate authorities in this PEM file [default: `SSL_CERT_FILE` or `SSL_CERT_DIR`, else the system's]
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    /// Timeout per download in seconds
    #[arg(long, value_name = "SECONDS", default_value = "60")]
    pub timeout: NonZeroU64,
    /// Retries after transient failures
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub retries: u32,
}
