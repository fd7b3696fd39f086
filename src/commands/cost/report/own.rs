//! The same traffic on hardware of one's own.

use catalog::units::Money;
use serde::Serialize;

use crate::pricing::{SelfHost, Traffic};

/// A machine, and what this traffic takes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OwnHardware {
    /// The machine.
    #[serde(flatten)]
    pub machine: SelfHost,
    /// Machines for this traffic; `null` where one does nothing.
    pub machines: Option<u64>,
    /// What they cost in a month.
    pub monthly_usd: Option<Money>,
}

impl OwnHardware {
    pub(super) fn new(machine: SelfHost, traffic: &Traffic) -> Self {
        let tokens = traffic.volume("", None).total();
        Self {
            machine,
            machines: machine.machines(tokens),
            monthly_usd: machine.usd(tokens),
        }
    }
}
