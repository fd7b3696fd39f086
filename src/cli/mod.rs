//! The command line: names, help, defaults, examples. No decision is made here.

mod lazy;

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
use crate::commands::faq::args::FaqArgs;
use crate::commands::list::args::ListArgs;
use crate::commands::providers::args::ProvidersArgs;
use crate::commands::show::args as show;
use crate::commands::show::args::ShowArgs;
use crate::commands::update::args as update;
use crate::commands::update::args::UpdateArgs;
use crate::output::target::Format;
use crate::terminal::Color;

pub use lazy::Lazy;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, and the answer is \"no\"
  2  the command line is wrong
  3  a model, provider, lab or benchmark is unknown or ambiguous
  4  the catalog or the input cannot be used
  5  the network failed";

/// Compare language models: specs, providers, benchmarks, monthly cost and what breaks on a switch.
/// Offline, with a source and a date on every figure.
#[derive(Debug, Parser)]
#[command(name = "llmcmp", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Write JSON for scripts: the same as --format json
    #[arg(long, global = true, display_order = 101, conflicts_with = "format")]
    pub json: bool,
    /// The form of the output; without it the one of the file's ending, then `LLMCMP_FORMAT`, then a table
    #[arg(
        long,
        global = true,
        display_order = 102,
        value_enum,
        value_name = "FORMAT"
    )]
    pub format: Option<Format>,
    /// Write to this file, whole or not at all; `-` is standard output
    #[arg(
        short = 'o',
        long,
        global = true,
        display_order = 103,
        value_name = "FILE"
    )]
    pub output_file: Option<PathBuf>,
    /// Keep tables and Markdown to ASCII
    #[arg(long, global = true, display_order = 103, env = "LLMCMP_ASCII", value_parser = FalseyValueParser::new())]
    pub ascii: bool,
    /// When to use colour
    #[arg(
        long,
        global = true,
        display_order = 103,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        env = "LLMCMP_COLOR"
    )]
    pub color: Color,
    /// Take a model's name only as its id or display name, letter for letter
    #[arg(long, global = true)]
    pub exact: bool,
    /// Read this catalog folder instead of the built-in, updated and own data
    #[arg(
        long,
        global = true,
        display_order = 104,
        value_name = "PATH",
        env = "LLMCMP_CATALOG"
    )]
    pub catalog: Option<PathBuf>,
    /// Answer only from data at most this old: 14d, 2w; else exit with code 4
    #[arg(
        long,
        global = true,
        display_order = 105,
        value_name = "AGE",
        env = "LLMCMP_MAX_AGE"
    )]
    pub max_age: Option<Days>,
}

/// What `args` ask for, where a command is their first: read as that command's options and those of all,
/// without the definitions of the other commands, which cost more than the rest of a short command line.
///
/// It reads what the whole command line reads. What it does not, that is to judge and to answer: help, a
/// mistake, options before the command.
pub fn called(args: &[OsString]) -> Option<Cli> {
    let (name, args) = (args.get(1)?.to_str()?, &args[1..]);
    match name {
        "compare" => read(args, |own| Command::Compare(Lazy(own))),
        "cost" => read(args, |own| Command::Cost(Box::new(Lazy(own)))),
        "list" => read(args, |own| Command::List(Box::new(Lazy(own)))),
        "providers" => read(args, |own| Command::Providers(Lazy(own))),
        "faq" => read(args, |own| Command::Faq(Lazy(own))),
        "check" => read(args, |own| Command::Check(Lazy(own))),
        "diff" => read(args, |own| Command::Diff(Lazy(own))),
        "show" => read(args, |own| Command::Show(Lazy(own))),
        "alternatives" => read(args, |own| Command::Alternatives(Lazy(own))),
        _ => None,
    }
}

/// Reads the options of one command, behind its name, and those of all.
fn read<T: Args>(args: &[OsString], command: fn(T) -> Command) -> Option<Cli> {
    let mut options = Global::augment_args(T::augment_args(clap::Command::new("llmcmp")));
    let mut matches = options.try_get_matches_from_mut(args).ok()?;
    Some(Cli {
        command: command(T::from_arg_matches_mut(&mut matches).ok()?),
        global: Global::from_arg_matches_mut(&mut matches).ok()?,
    })
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare two to eight models and say which to pick, and why
    #[command(after_help = "\
Examples:
  llmcmp compare \"Mistral Small 4\" qwen2-7b
  llmcmp compare claude-opus-5 gpt-5.6-sol kimi-k3 --tokens 200M/20M
  llmcmp compare claude-opus-5 gpt-5.6-sol --for coding --priority cost
  llmcmp compare glm-5.2 kimi-k2.6 --section verdict,cost --json | jq .verdict.pick")]
    Compare(Lazy<CompareArgs>),
    /// What a month of traffic costs, cheapest model first
    #[command(after_help = cost::EXAMPLES)]
    Cost(Box<Lazy<CostArgs>>),
    /// Models that have what you need: filters, order, columns, and which no other beats
    #[command(after_help = "\
Examples:
  llmcmp list --needs vision,tools --min-context 200k --max-output-price 2 --open -s price
  llmcmp list mistral -c +cutoff,-params
  llmcmp list --pareto cost,quality --plot
  llmcmp list --provider amazon-bedrock --min-bench gpqa-diamond=60 --json | jq -r '.models[].id'")]
    List(Box<Lazy<ListArgs>>),
    /// All providers, or the routes of models with prices, sources and dates
    #[command(after_help = "\
Examples:
  llmcmp providers
  llmcmp providers \"Mistral Small 4\"
  llmcmp providers glm-5.2 kimi-k2.6 --json | jq .shared_providers")]
    Providers(Lazy<ProvidersArgs>),
    /// The questions people ask of two models, answered from values
    #[command(after_help = "\
Examples:
  llmcmp faq \"Mistral Small 4\" qwen2-7b
  llmcmp faq claude-opus-5 gpt-5.6-sol which is cheaper
  llmcmp faq claude-opus-5 gpt-5.6-sol --json | jq -r '.faq[].answer'")]
    Faq(Lazy<FaqArgs>),
    /// Model ids in source trees that are retired, retiring, deprecated, unknown or against a policy
    Check(Lazy<CheckArgs>),
    /// What changed between two catalogs: models, prices, limits, capabilities, retirements
    Diff(Lazy<DiffArgs>),
    /// One model: every fact, route and score, and what is unknown
    #[command(after_help = show::EXAMPLES)]
    Show(Lazy<ShowArgs>),
    /// Which models may take the place of one, best first
    #[command(after_help = alternatives::EXAMPLES)]
    Alternatives(Lazy<AlternativesArgs>),
    /// Where the data comes from: licence, credit, date and number of facts of each source
    #[command(after_help = "\
Examples:
  llmcmp sources
  llmcmp sources --json | jq -r '.sources[] | [.id, .license, .credit] | @tsv'")]
    Sources,
    /// Fetch the newest prices, models and retirements; the only command that uses the network
    #[command(after_help = update::HELP)]
    Update(Lazy<UpdateArgs>),
    /// The settings in force, and where each comes from
    #[command(after_help = CONFIG_HELP)]
    Config,
    /// The data: what it holds, whether a folder of it is right, and importing snapshots
    Catalog(Lazy<CatalogArgs>),
    /// Print the completion script of a shell: commands and options
    #[command(after_help = "\
Examples:
  llmcmp completions bash > ~/.local/share/bash-completion/completions/llmcmp
  llmcmp completions fish > ~/.config/fish/completions/llmcmp.fish

To complete the names of models and providers too, put one of these where your shell starts:
  source <(COMPLETE=bash llmcmp)
  source <(COMPLETE=zsh llmcmp)
  COMPLETE=fish llmcmp | source")]
    Completions(Lazy<CompletionsArgs>),
}
