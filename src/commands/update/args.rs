//! Options of `update`.

use std::num::NonZeroU64;

use catalog::units::Date;
use clap::Args;

/// What an update does, and examples.
pub const HELP: &str = "\
Fetches models.dev, LiteLLM and OpenRouter, merges them over the data in use by the rules of the
import, and puts the whole result in place, or nothing. A source that fails, that has lost half of
what it had, or whose prices moved tenfold in bulk stays as it was, and the report says so.
HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY hold. Exit code 5: no source could be reached.

Examples:
  llmcmp update
  llmcmp update --check
  llmcmp update --dry-run --json | jq '.changes[] | select(.kind == \"lifecycle\")'
  llmcmp update --from https://mirror.example/llm-data
  llmcmp update --from snapshots --as-of 2026-11-20";

/// Options of `update`.
#[derive(Debug, Args)]
pub struct UpdateArgs {
    /// Write nothing; exit with code 1 when an update would change anything
    #[arg(long)]
    pub check: bool,
    /// Write nothing; show what would change
    #[arg(long, conflicts_with = "check")]
    pub dry_run: bool,
    /// Take this instead of the live addresses: a folder of snapshots, a catalog file that another
    /// machine updated, or the base address of a mirror
    #[arg(long, value_name = "FILE|DIR|URL", env = "LLMCMP_UPDATE_FROM")]
    pub from: Option<String>,
    /// The day of the snapshots in a folder; today without it
    #[arg(long, value_name = "DATE", requires = "from")]
    pub as_of: Option<Date>,
    /// Seconds for the answer of one address
    #[arg(long, value_name = "SECONDS", default_value = "60")]
    pub timeout: NonZeroU64,
    /// Attempts after a failure that may pass
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub retries: u32,
}
