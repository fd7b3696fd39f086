//! The options of `compare`.

use catalog::units::Date;
use clap::{Args, ValueEnum};

use super::view::Section;
use crate::compare::signals::Id;
use crate::compare::workload::Workload;
use crate::pricing::args::{Market, TrafficArgs};

/// A signal that a person may weigh double.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Priority {
    /// Scores.
    Quality,
    /// The monthly amount.
    Cost,
    /// The window.
    Context,
    /// What one can and the other cannot.
    Capabilities,
    /// Providers.
    Availability,
    /// Release.
    Recency,
}

impl Priority {
    /// The signal it means.
    pub fn signal(self) -> Id {
        match self {
            Self::Quality => Id::Quality,
            Self::Cost => Id::Cost,
            Self::Context => Id::Context,
            Self::Capabilities => Id::Capabilities,
            Self::Availability => Id::Availability,
            Self::Recency => Id::Recency,
        }
    }
}

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two to eight models: names, ids or unique parts of a name
    #[arg(required = true, num_args = crate::compare::FEWEST..=crate::compare::MOST, value_name = "MODEL")]
    pub models: Vec<String>,
    /// Price as of a past day, from the prices on record
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<Date>,
    /// Where it is bought.
    #[command(flatten)]
    pub market: Market,
    /// What the models are wanted for: its boards count, its needs exclude, its signals weigh double
    #[arg(long = "for", value_enum, value_name = "WORKLOAD")]
    pub workload: Option<Workload>,
    /// Signals that weigh double
    #[arg(long, value_enum, value_name = "A,B", value_delimiter = ',')]
    pub priority: Vec<Priority>,
    /// Show every section
    #[arg(long, conflicts_with = "section")]
    pub full: bool,
    /// Show these sections only
    #[arg(long, value_enum, value_name = "A,B", value_delimiter = ',')]
    pub section: Vec<Section>,
    /// What is priced.
    #[command(flatten)]
    pub traffic: TrafficArgs,
}
