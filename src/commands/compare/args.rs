//! Options of `compare`.

use catalog::units::Money;
use clap::Args;

use super::view::Section;
use crate::compare::args::AskedArgs;
use crate::day::Day;
use crate::pricing::args::{Market, TrafficArgs};

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two to eight models: names, ids or unique parts of a name
    #[arg(required = true, num_args = crate::compare::FEWEST..=crate::compare::MOST, value_name = "MODEL")]
    pub models: Vec<String>,
    /// Use the prices on record for this past date; 6m is six months ago
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<Day>,
    /// Infer the traffic from the first model's monthly bill (e.g. 4k) and price everything at it
    #[arg(long, value_name = "USD")]
    pub bill: Option<Money>,
    /// Show every section
    #[arg(long, conflicts_with = "section")]
    pub full: bool,
    /// Show these sections only
    #[arg(long, value_enum, value_name = "A,B", value_delimiter = ',')]
    pub section: Vec<Section>,
    /// What is asked for.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// Where it is bought.
    #[command(flatten)]
    pub market: Market,
    /// What is priced.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
