//! Options of `list`.

use catalog::units::Money;
use clap::Args;

use crate::pricing::args::{Market, TrafficArgs};
use crate::query::args::FilterArgs;

/// Options of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Words to search for in names, ids and aliases; all must match the start of a word
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Sort by these columns, -desc for descending; unknown values come last [default: released-desc]
    #[arg(short, long, value_name = "KEY,KEY", value_delimiter = ',')]
    pub sort: Vec<String>,
    /// Columns of tables and CSV: a list, or +x,-y to change the default
    #[arg(
        short,
        long,
        value_name = "+X,-Y",
        value_delimiter = ',',
        allow_hyphen_values = true
    )]
    pub columns: Vec<String>,
    /// List the columns and boards usable with --columns, --sort and --pareto
    #[arg(long)]
    pub list_columns: bool,
    /// Maximum number of models, 0 for all [default: 20 on a terminal, else all]
    #[arg(short = 'n', long, value_name = "N")]
    pub limit: Option<usize>,
    /// Only these models, in this order unless --sort says otherwise
    #[arg(
        long,
        value_name = "A,B",
        value_delimiter = ',',
        conflicts_with = "query"
    )]
    pub models: Vec<String>,
    /// Show how many models each filter removed, and how many lack the data to tell
    #[arg(long)]
    pub explain: bool,
    /// Only Pareto-optimal models on two or three columns, e.g. cost,quality
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1)]
    pub pareto: Vec<String>,
    /// Plot the models by the first two columns of --pareto
    #[arg(long, requires = "pareto")]
    pub plot: bool,
    /// Maximum monthly cost in USD
    #[arg(long, value_name = "USD", aliases = ["max-cost", "budget"])]
    pub max_monthly: Option<Money>,
    /// Filters.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Routes to price.
    #[command(flatten)]
    pub market: Market,
    /// Traffic to price.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
