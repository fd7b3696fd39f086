//! Options for what the models are for and what quality is worth.

use clap::{Args, ValueEnum};

use catalog::quality::Scale;
use catalog::schema::Workload;

use super::pair::Asked;
use super::worth::Worth;
use crate::query::args::workload;

/// What matters most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Priority {
    /// Doubling the bill must buy a third of the default quality gain
    Quality,
    /// Doubling the bill must buy three times the default quality gain
    Cost,
}

/// What the models are wanted for.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Decision")]
pub struct AskedArgs {
    /// Workload: judge quality for it, require what it needs, price its usual traffic
    #[arg(long = "for", value_name = "WORKLOAD", value_parser = workload())]
    pub workload: Option<Workload>,
    /// What matters most
    #[arg(long, value_enum, value_name = "WHAT")]
    pub priority: Option<Priority>,
    /// Standard deviations of quality that doubling the bill must buy [default: 0.15]
    #[arg(long, value_name = "NUMBER", value_parser = worth, conflicts_with = "priority")]
    pub worth: Option<Worth>,
}

impl AskedArgs {
    pub fn asked<'s>(&self, scale: Option<&'s Scale>) -> Asked<'s> {
        let worth = match self.priority {
            Some(Priority::Quality) => Worth::USUAL.for_quality(),
            Some(Priority::Cost) => Worth::USUAL.for_cost(),
            None => self.worth.unwrap_or_default(),
        };
        Asked {
            workload: self.workload,
            worth,
            scale,
        }
    }
}

fn worth(text: &str) -> Result<Worth, String> {
    let number: Option<f64> = text.parse().ok();
    number
        .and_then(Worth::new)
        .ok_or_else(|| "expected a number above zero, such as 0.15".to_owned())
}
