//! Options of `providers`.

use catalog::schema::Status;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::pricing::Count;
use crate::pricing::needs::RouteArgs;

/// Options of `providers`.
#[derive(Debug, Args)]
pub struct ProvidersArgs {
    /// Models whose routes to list, or a provider to list its models [default: list all providers]
    #[arg(value_name = "MODEL|PROVIDER")]
    pub models: Vec<String>,
    /// Only routes known to have at least this context window
    #[arg(long, value_name = "TOKENS", requires = "models")]
    pub min_context: Option<Count>,
    /// Only routes with this status today
    #[arg(long, value_name = "A,B", value_delimiter = ',', requires = "models", value_parser = status())]
    pub status: Vec<Status>,
    /// Columns of the routes table: a list, or +x,-y to change the default, e.g. +id,+quant
    #[arg(
        short,
        long,
        value_name = "+X,-Y",
        value_delimiter = ',',
        allow_hyphen_values = true,
        requires = "models"
    )]
    pub columns: Vec<String>,
    /// Maximum number of routes of a model (0 for all)
    #[arg(
        short = 'n',
        long,
        value_name = "N",
        default_value_t = 0,
        requires = "models"
    )]
    pub limit: usize,
    /// What is asked of routes.
    #[command(flatten, next_help_heading = "Routes")]
    pub routes: RouteArgs,
}

fn status() -> impl TypedValueParser<Value = Status> {
    let words = Status::ALL.iter().map(|status| status.as_str());
    PossibleValuesParser::new(words).map(|word| {
        let mut all = Status::ALL.iter();
        all.find(|status| status.as_str() == word)
            .copied()
            .unwrap_or(Status::Unknown)
    })
}
