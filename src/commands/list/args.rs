//! Options of `list`.

use catalog::units::Money;
use clap::Args;

use crate::pricing::args::{Market, TrafficArgs};
use crate::query::args::FilterArgs;

/// Options of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Words that begin a word of its name, id or aliases, all of them
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What is asked of the models.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Order: a column, with -desc for the highest first; unknown is last either way [default: released-desc]
    #[arg(
        short,
        long,
        value_name = "KEY,KEY",
        value_delimiter = ',',
        help_heading = "List"
    )]
    pub sort: Vec<String>,
    /// Columns of tables and CSV: a list of them, or +x and -y to change the usual ones
    #[arg(
        short,
        long,
        value_name = "+X,-Y",
        value_delimiter = ',',
        allow_hyphen_values = true,
        help_heading = "List"
    )]
    pub columns: Vec<String>,
    /// List the columns, which are also the keys of --sort and --pareto, and the boards
    #[arg(long, help_heading = "List")]
    pub list_columns: bool,
    /// At most this many models; 0 for all
    #[arg(
        short = 'n',
        long,
        value_name = "N",
        default_value_t = 0,
        help_heading = "List"
    )]
    pub limit: usize,
    /// Tell how many models each filter removed, and of how many its value is unknown
    #[arg(long, help_heading = "List")]
    pub explain: bool,
    /// Only models that no other beats on all of two or three columns: cost,quality
    #[arg(
        long,
        value_name = "A,B",
        value_delimiter = ',',
        num_args = 1,
        help_heading = "List"
    )]
    pub pareto: Vec<String>,
    /// Draw the models in the plane of the first two columns of --pareto
    #[arg(long, requires = "pareto", help_heading = "List")]
    pub plot: bool,
    /// A month of the traffic for at most so many USD
    #[arg(long, value_name = "USD", help_heading = "List")]
    pub max_monthly: Option<Money>,
    /// Where it is bought.
    #[command(flatten, next_help_heading = "Price")]
    pub market: Market,
    /// A month's traffic.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
