//! The command line: names, help, defaults, examples. Does not decide anything.

mod form;
mod help;
pub(crate) mod refused;
mod version;

use std::ffi::OsString;
use std::path::PathBuf;

use catalog::units::Days;
use clap::builder::FalseyValueParser;
use clap::{Args, FromArgMatches, Parser, Subcommand};

use crate::commands::alternatives::args as alternatives;
use crate::commands::alternatives::args::AlternativesArgs;
use crate::commands::catalog::args::CatalogArgs;
use crate::commands::check::args::CheckArgs;
use crate::commands::compare::args::CompareArgs;
use crate::commands::completions::CompletionsArgs;
use crate::commands::config::help::CONFIG_HELP;
use crate::commands::cost::args as cost;
use crate::commands::cost::args::CostArgs;
use crate::commands::diff::args::DiffArgs;
use crate::commands::export::{self, ExportArgs};
use crate::commands::faq::args::FaqArgs;
use crate::commands::history::args as history;
use crate::commands::history::args::HistoryArgs;
use crate::commands::list::args::ListArgs;
#[cfg(feature = "pick")]
use crate::commands::pick::PickArgs;
use crate::commands::providers::args::ProvidersArgs;
use crate::commands::show::args as show;
use crate::commands::show::args::ShowArgs;
use crate::commands::update::args as update;
use crate::commands::update::args::UpdateArgs;
use crate::output::target::Format;
use crate::terminal::Color;

pub(crate) use form::output;
pub use help::{ROOT, command};
pub use version::version;

/// Compare language models: specs, providers, benchmarks, monthly cost and migration risks.
///
/// Works offline; every figure has a source and a date.
#[derive(Debug, Parser)]
#[command(name = ROOT, version, after_help = help::BELOW, max_term_width = help::WIDEST)]
pub struct Cli {
    /// The subcommand to run.
    #[command(subcommand)]
    pub command: Command,
    /// Options shared by all commands.
    #[command(flatten)]
    pub global: Global,
}

/// Options shared by all commands.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
#[allow(clippy::struct_excessive_bools)] // each is a switch of the command line
pub struct Global {
    /// Output JSON, same as --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Filter the JSON output with a jq expression; strings are printed raw
    #[arg(long, global = true, value_name = "EXPR", conflicts_with = "fields")]
    pub jq: Option<String>,
    /// Only these fields of each row, named as in `--format csv`
    #[arg(long, global = true, value_name = "A,B", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Write to a file atomically (`-` for standard output)
    #[arg(short = 'o', long, global = true, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// When to use colors
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        env = "LLMCMP_COLOR"
    )]
    pub color: Color,
    /// Use only ASCII in tables and Markdown
    #[arg(long, global = true, env = "LLMCMP_ASCII", value_parser = FalseyValueParser::new())]
    pub ascii: bool,
    /// Do not page long output (`LLMCMP_PAGER`, `PAGER`)
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// Match model names exactly
    #[arg(long, global = true)]
    pub exact: bool,
    /// Read the catalog in this directory instead of the built-in and updated data
    #[arg(long, global = true, value_name = "PATH", env = "LLMCMP_CATALOG")]
    pub catalog: Option<PathBuf>,
    /// Exit with code 4 if the data is older than this (14d, 2w)
    #[arg(long, global = true, value_name = "AGE", env = "LLMCMP_MAX_AGE")]
    pub max_age: Option<Days>,
}

/// Parses `args` if they start with a subcommand, defining only that subcommand: defining all of them
/// takes longer than the rest of a short run.
///
/// Returns `None` for help, mistakes and options before the subcommand; the full parser handles those.
pub fn called(args: &[OsString]) -> Option<Cli> {
    let (name, args) = (args.get(1)?.to_str()?, &args[1..]);
    match name {
        "compare" => read(args, Command::Compare),
        "cost" => read(args, |own| Command::Cost(Box::new(own))),
        "list" => read(args, |own| Command::List(Box::new(own))),
        "providers" => read(args, Command::Providers),
        "faq" => read(args, Command::Faq),
        "check" => read(args, Command::Check),
        "diff" => read(args, Command::Diff),
        "history" => read(args, Command::History),
        "show" => read(args, Command::Show),
        "alternatives" => read(args, Command::Alternatives),
        _ => None,
    }
}

/// Parses one command's options together with the global ones.
fn read<T: Args>(args: &[OsString], command: fn(T) -> Command) -> Option<Cli> {
    let mut options = Global::augment_args(T::augment_args(clap::Command::new(ROOT)));
    let mut matches = options.try_get_matches_from_mut(args).ok()?;
    Some(Cli {
        command: command(T::from_arg_matches_mut(&mut matches).ok()?),
        global: Global::from_arg_matches_mut(&mut matches).ok()?,
    })
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare two to eight models, with a verdict
    #[command(after_help = "\
Examples:
  llmcmp compare \"Mistral Small 4\" qwen2-7b
  llmcmp compare claude-opus-5 gpt-5.6-sol kimi-k3 --tokens 200M/20M
  llmcmp compare claude-opus-5 gpt-5.6-sol --for coding --priority cost
  llmcmp compare glm-5.2 kimi-k2.6 --section verdict,cost --jq .verdict.pick")]
    Compare(CompareArgs),
    /// Estimate monthly cost, cheapest model first
    #[command(after_help = cost::EXAMPLES)]
    Cost(Box<CostArgs>),
    /// Filter and sort models, choose columns, find Pareto-optimal ones
    #[command(after_help = "\
Examples:
  llmcmp list --needs vision,tools --min-context 200k --max-output-price 2 --open -s price
  llmcmp list mistral -c +cutoff,-params
  llmcmp list --pareto cost,quality --plot
  llmcmp list --provider amazon-bedrock --min-bench gpqa-diamond=60 --jq '.models[].id'")]
    List(Box<ListArgs>),
    /// List providers, or the routes and prices of given models
    #[command(after_help = "\
Examples:
  llmcmp providers
  llmcmp providers \"Mistral Small 4\" -c +id,+quant
  llmcmp providers glm-5.2 kimi-k2.6 --jq .shared_providers")]
    Providers(ProvidersArgs),
    /// Answer common questions about two models
    #[command(after_help = "\
Examples:
  llmcmp faq \"Mistral Small 4\" qwen2-7b
  llmcmp faq claude-opus-5 gpt-5.6-sol which is cheaper
  llmcmp faq claude-opus-5 gpt-5.6-sol --jq '.faq[].answer'")]
    Faq(FaqArgs),
    /// Find retired, retiring, unknown and disallowed models in code
    Check(CheckArgs),
    /// Show what changed between two catalogs
    Diff(DiffArgs),
    /// Show one model: every fact, route and score, and what is unknown
    #[command(after_help = show::EXAMPLES)]
    Show(ShowArgs),
    /// Find replacements for a model, best first
    #[command(after_help = alternatives::EXAMPLES)]
    Alternatives(AlternativesArgs),
    /// Show dated price changes and what they do to a monthly bill
    #[command(after_help = history::EXAMPLES)]
    History(HistoryArgs),
    /// List data sources with license, credit, date and fact count
    #[command(after_help = "\
Examples:
  llmcmp sources
  llmcmp sources --jq '.sources[] | [.id, .license, .credit] | @tsv'")]
    Sources,
    /// Export prices, and SQL to price a usage table with them
    #[command(after_help = export::EXAMPLES)]
    Export(ExportArgs),
    /// Download newer data; the only command that uses the network
    #[command(after_help = update::HELP)]
    Update(UpdateArgs),
    /// Show the current settings and where each comes from
    #[command(after_help = CONFIG_HELP)]
    Config,
    /// Pick models from a list with a live preview
    #[cfg(feature = "pick")]
    #[command(after_help = "\
Examples:
  llmcmp pick
  llmcmp pick sonnet

Type to search. Tab marks a model; Enter compares the marked ones, or shows the only one. Esc quits.
`llmcmp` alone on a terminal does the same.")]
    Pick(PickArgs),
    /// Serve coding agents over the Model Context Protocol (MCP)
    #[cfg(feature = "mcp")]
    #[command(after_help = "\
Examples:
  claude mcp add llmcmp -- llmcmp mcp
  codex mcp add llmcmp -- llmcmp mcp")]
    Mcp,
    /// Inspect, validate and import catalog data
    Catalog(CatalogArgs),
    /// Print a shell completion script
    #[command(after_help = "\
Examples:
  llmcmp completions bash > ~/.local/share/bash-completion/completions/llmcmp
  llmcmp completions fish > ~/.config/fish/completions/llmcmp.fish

To complete model and provider names too, add one of these to your shell's startup file:
  source <(COMPLETE=bash llmcmp)
  source <(COMPLETE=zsh llmcmp)
  COMPLETE=fish llmcmp | source")]
    Completions(CompletionsArgs),
}

impl Command {
    /// Title of an HTML page with the answer.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Compare(_) => "Comparison",
            Self::Cost(_) => "Monthly cost",
            Self::List(_) => "Models",
            Self::Providers(_) => "Providers",
            Self::Faq(_) => "Questions and answers",
            Self::Check(_) => "Model check",
            Self::Diff(_) => "Changes between two catalogs",
            Self::Show(_) => "Model",
            Self::Alternatives(_) => "Alternatives",
            Self::History(_) => "Price history",
            Self::Sources => "Sources",
            Self::Config => "Settings",
            Self::Update(_) => "Update",
            Self::Catalog(_) => "Catalog",
            Self::Export(_) => "Export",
            Self::Completions(_) => "Completions",
            #[cfg(feature = "pick")]
            Self::Pick(_) => "Models",
            #[cfg(feature = "mcp")]
            Self::Mcp => "Server for coding agents",
        }
    }

    /// Whether it answers about models, so that the data's age matters.
    pub(crate) fn answers(&self) -> bool {
        !matches!(
            self,
            Self::Catalog(_) | Self::Completions(_) | Self::Config | Self::Update(_)
        )
    }

    /// Whether the whole catalog's age counts, rather than the age of the prices used.
    pub(crate) fn rests_on_the_catalog(&self) -> bool {
        matches!(self, Self::Check(_) | Self::Diff(_))
    }

    /// Whether the answer is plain text, such as a script, without a choice of format.
    pub fn is_text(&self) -> bool {
        match self {
            Self::Completions(_) => true,
            Self::Export(args) => matches!(args.what, export::args::What::Sql { .. }),
            _ => false,
        }
    }
}
