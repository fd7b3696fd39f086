//! Self-hosting the same traffic.

use catalog::units::Money;
use serde::Serialize;

use crate::pricing::{SelfHost, Traffic};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OwnHardware {
    #[serde(flatten)]
    pub machine: SelfHost,
    /// `None` if a machine serves no tokens.
    pub machines: Option<u64>,
    /// For all these machines.
    pub monthly_usd: Option<Money>,
}

impl OwnHardware {
    pub(super) fn new(machine: SelfHost, traffic: &Traffic) -> Self {
        let tokens = traffic.a_month(traffic.volume("", None).total());
        Self {
            machine,
            machines: machine.machines(tokens),
            monthly_usd: machine.usd(tokens),
        }
    }
}
