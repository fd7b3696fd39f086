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
Left out: what .gitignore or .llmcmpignore name, lock files, binary files, change logs, lines with
`llmcmp: ignore` and lines below `llmcmp: ignore-next-line`. In documents a finding is a note.

Examples:
  llmcmp check src .env
  llmcmp check . --within 180d --level deprecated
  git diff | llmcmp check -
  llmcmp check . --format sarif > llmcmp.sarif
  llmcmp check . --policy llmcmp-policy.toml --json | jq -r '.findings[] | [.file, .line, .id] | @tsv'";

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
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
    /// Report these kinds only
    #[arg(long, value_enum, value_name = "A,B", value_delimiter = ',')]
    pub kind: Vec<Kind>,
    /// Also report ids in prose, comments and change logs, as notes
    #[arg(long)]
    pub mentions: bool,
    /// Hold what is used against this policy; without it, llmcmp-policy.toml of this folder if there is one
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
}
