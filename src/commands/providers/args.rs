//! Options of `providers`.

use clap::Args;

/// Options of `providers`.
#[derive(Debug, Args)]
pub struct ProvidersArgs {
    /// Models whose routes to list, or a provider to list its models [default: list all providers]
    #[arg(value_name = "MODEL|PROVIDER")]
    pub models: Vec<String>,
}
