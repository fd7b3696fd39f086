//! Self-hosting: cost per million tokens and break-even traffic.
//!
//! Does not know what hardware a model needs: price, speed and utilization come from the user.

use std::str::FromStr;

use catalog::units::{Money, Price, Ratio};
use serde::Serialize;

use super::traffic::HOURS_A_MONTH;

/// A machine with its price, speed and utilization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SelfHost {
    /// USD per month, used or not.
    pub usd_per_month: Money,
    /// Tokens per second at full load, input and output together.
    pub tokens_per_second: u64,
    /// From 0 to 1.
    pub utilisation: Ratio,
    /// Tokens per month at this utilization.
    pub capacity_tokens: u64,
    /// USD per million tokens at this utilization; `None` if it serves none.
    pub usd_per_mtok: Option<Price>,
}

/// Price of a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rent {
    /// USD per month.
    pub usd_per_month: Money,
}

impl FromStr for Rent {
    type Err = String;

    /// Parses `2.50/h` (730 hours per month) or `1800/month`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong =
            || format!("`{text}` is not a price per hour or month; use e.g. 2.50/h or 1800/month");
        let (usd, per) = text.split_once('/').ok_or_else(wrong)?;
        let usd: Money = usd.parse().map_err(|error| format!("{error}"))?;
        let usd_per_month = match per.trim() {
            "h" | "hour" => (0..HOURS_A_MONTH).map(|_| usd).sum(),
            "month" => usd,
            _ => return Err(wrong()),
        };
        Ok(Self { usd_per_month })
    }
}

impl SelfHost {
    pub fn new(rent: Rent, tokens_per_second: u64, utilisation: Ratio) -> Self {
        const SECONDS: u64 = HOURS_A_MONTH * 3_600;
        let capacity_tokens = utilisation.of(tokens_per_second.saturating_mul(SECONDS));
        Self {
            usd_per_month: rent.usd_per_month,
            tokens_per_second,
            utilisation,
            capacity_tokens,
            usd_per_mtok: rent.usd_per_month.per_million(capacity_tokens),
        }
    }

    /// Machines needed for this many tokens per month; `None` if a machine serves none.
    pub fn machines(&self, tokens: u64) -> Option<u64> {
        (self.capacity_tokens > 0).then(|| tokens.div_ceil(self.capacity_tokens).max(1))
    }

    /// USD per month for the machines needed.
    pub fn usd(&self, tokens: u64) -> Option<Money> {
        self.usd_per_month.times(self.machines(tokens)?)
    }

    /// Tokens per month from which one machine costs no more than a provider that charges `usd` for
    /// `tokens` of the same mix. `None` if the machine costs more even at its full utilization.
    pub fn break_even(&self, usd: Money, tokens: u64) -> Option<u64> {
        let even = self.usd_per_month.times(tokens)?.div_ceil(usd)?;
        (even <= self.capacity_tokens).then_some(even)
    }
}
