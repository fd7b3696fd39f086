//! The options of `faq`.

use clap::Args;

use crate::pricing::args::TrafficArgs;

/// Options of `faq`.
#[derive(Debug, Args)]
pub struct FaqArgs {
    /// Two models, then words of a question: only the answers that fit
    #[arg(required = true, num_args = 2.., value_names = ["MODEL", "MODEL", "WORD"])]
    pub models: Vec<String>,
    /// What is priced.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
