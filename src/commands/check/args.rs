//! The options of `check`.

use std::path::PathBuf;

use catalog::units::Days;
use clap::Args;

use crate::lint::Kind;

/// What counts, and examples: shown below the options.
const HELP: &str = "\
What is reported, the gravest first:
  policy      against the policy file
  retired     the announced last day has passed
  withdrawn   it left the provider's list
  retiring    the announced last day is within --within
  deprecated  its provider advises against it
  unknown     it looks like a lab's id, and nobody is known to serve it
  moved       a `-latest` that has meant an older model before

The end is that of the route whose spelling it is; a bare id means the lab's own route.
Not read: what .gitignore, .llmcmpignore or --exclude name, lock files, binary files, change logs, lines
with `llmcmp: ignore` and lines below `llmcmp: ignore-next-line`. Notes, unless --strict-paths: ids in
tests, fixtures, migrations, recordings and price tables. Notes always: ids in documents.

Exit code: 0 nothing at --level, 1 something, 4 a file could not be read.

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
    /// Files and folders; `-` reads standard input; without any: this folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How far ahead an announced last day is near: 90d, 12w
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    pub within: Days,
    /// End with code 1 when something at least this grave is found
    #[arg(long, value_enum, value_name = "KIND", default_value = "retiring")]
    pub level: Kind,
    /// Report these kinds only, named as with --level
    #[arg(
        long,
        value_enum,
        value_name = "A,B",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub kind: Vec<Kind>,
    /// Leave out files and folders that match, as in .gitignore; may be repeated
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
    /// A finding that only the calendar brought about in the last days is a warning: 14d
    #[arg(long, value_name = "SPAN")]
    pub new_since: Option<Days>,
    /// Group the table by file or by id
    #[arg(long, value_enum, value_name = "BY", default_value = "file")]
    pub group: Group,
    /// Write a migration plan in Markdown: each id with its places, its end and what to move to
    #[arg(long, conflicts_with = "write_baseline")]
    pub fix_plan: bool,
    /// Do not fail on files that cannot be read
    #[arg(long)]
    pub allow_unreadable: bool,
    /// Also report ids in prose, comments and change logs, as notes
    #[arg(long)]
    pub mentions: bool,
    /// Hold what is used against this policy; without it, llmcmp-policy.toml of this folder if there is one
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
}
