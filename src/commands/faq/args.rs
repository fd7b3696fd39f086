//! Options of `faq`.

use clap::Args;

use crate::pricing::args::TrafficArgs;

/// Options of `faq`.
#[derive(Debug, Args)]
pub struct FaqArgs {
    /// Two models, then words to select questions
    #[arg(required = true, num_args = 2.., value_names = ["MODEL", "MODEL", "WORD"])]
    pub models: Vec<String>,
    /// Routes to price.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
