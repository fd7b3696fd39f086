//! Options of `providers`.

use clap::Args;

/// Options of `providers`.
#[derive(Debug, Args)]
pub struct ProvidersArgs {
    /// Models whose routes to list [default: list all providers]
    #[arg(value_name = "MODEL")]
    pub models: Vec<String>,
}
