//! The options of `check`.

use std::path::PathBuf;

use catalog::units::Days;
use clap::Args;

use crate::lint::Kind;

/// Shown below the options.
const HELP: &str = "\
Kinds of findings, most severe first:
  policy      not allowed by the policy file
  retired     past its announced retirement date
  withdrawn   no longer on the provider's list
  retiring    retires within --within
  deprecated  its provider advises against it
  unknown     looks like a lab's model id, but no known provider serves it
  moved       a `-latest` alias that used to mean an older model

Dates are those of the route whose spelling was found; a bare id means the lab's own route.
Skipped: paths in .gitignore, .llmcmpignore or --exclude, lock files, binaries, change logs, lines
with `llmcmp: ignore`, and lines after `llmcmp: ignore-next-line`. Notes unless --strict-paths: ids in
tests, fixtures, migrations, recordings and price tables. Notes always: ids in documents.

Exit codes: 0 no finding at --level or above, 1 some, 4 a file could not be read.

Examples:
  llmcmp check src .env
  llmcmp check . --within 180d --level deprecated
  git diff | llmcmp check -
  llmcmp check . --baseline llmcmp-baseline.json --write-baseline
  llmcmp check . --baseline llmcmp-baseline.json --new-since 14d
  llmcmp check . --within 180d --fix-plan -o MIGRATION.md
  llmcmp check . --format sarif > llmcmp.sarif
  llmcmp check . --policy llmcmp-policy.toml --jq '.findings[] | [.file, .line, .id] | @tsv'";

/// How the table is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Group {
    /// Files, each with its ids.
    File,
    /// Ids, each with its files.
    Id,
}

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
#[allow(clippy::struct_excessive_bools)] // each is a switch of the command line
pub struct CheckArgs {
    /// Files and directories, or `-` for standard input [default: the current directory]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Report models that retire within this period (90d, 12w)
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    pub within: Days,
    /// Exit with code 1 if a finding is at least this severe
    #[arg(long, value_enum, value_name = "KIND", default_value = "retiring")]
    pub level: Kind,
    /// Report only these kinds (same values as --level)
    #[arg(
        long,
        value_enum,
        value_name = "A,B",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub kind: Vec<Kind>,
    /// Skip matching files and directories (.gitignore syntax); repeatable
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Report ids in tests, fixtures, migrations, recordings and price tables like those in code
    #[arg(long)]
    pub strict_paths: bool,
    /// Findings listed in this file do not fail the check
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the findings to the --baseline file and exit with code 0
    #[arg(long, requires = "baseline")]
    pub write_baseline: bool,
    /// Only warn about ids whose date passed within this period (14d)
    #[arg(long, value_name = "SPAN")]
    pub new_since: Option<Days>,
    /// Group the table by file or by id
    #[arg(long, value_enum, value_name = "BY", default_value = "file")]
    pub group: Group,
    /// Write a Markdown migration plan (each id with its locations, end date and replacement) and exit with
    /// code 0
    #[arg(long, conflicts_with = "write_baseline")]
    pub fix_plan: bool,
    /// Do not fail on files that cannot be read
    #[arg(long)]
    pub allow_unreadable: bool,
    /// Also report ids in prose, comments and change logs, as notes
    #[arg(long)]
    pub mentions: bool,
    /// Check against this policy file [default: llmcmp-policy.toml, if it exists]
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
}
