//! The options of `providers`.

use clap::Args;

/// Options of `providers`.
#[derive(Debug, Args)]
pub struct ProvidersArgs {
    /// Models whose routes to list; without any: all providers
    #[arg(value_name = "MODEL")]
    pub models: Vec<String>,
}
