//! Options of `faq`.

use clap::Args;

use crate::compare::args::AskedArgs;
use crate::pricing::args::TrafficArgs;

/// Options of `faq`.
#[derive(Debug, Args)]
pub struct FaqArgs {
    /// Two models, then words to select questions
    #[arg(required = true, num_args = 2.., value_names = ["MODEL", "MODEL", "WORD"])]
    pub models: Vec<String>,
    /// What is asked for.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// Routes to price.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
