//! Hardware of one's own: what a million tokens cost on it, and from which traffic on it pays.
//!
//! Refuses what hardware a model needs: price, speed and use are the user's own figures.

use std::str::FromStr;

use catalog::units::{Money, Price, Ratio};
use serde::Serialize;

use super::traffic::HOURS_A_MONTH;

/// A machine as it is rented or written off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SelfHost {
    /// What it costs in a month, used or not.
    pub usd_per_month: Money,
    /// Tokens a second at full load, input and output together.
    pub tokens_per_second: u64,
    /// The share of its full load that the traffic makes of it.
    pub utilisation: Ratio,
    /// Tokens a month at that use.
    pub capacity_tokens: u64,
    /// The cost of a million tokens at that use.
    pub usd_per_mtok: Option<Price>,
}

/// What a machine costs, by the hour or by the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rent {
    /// By the month.
    pub usd_per_month: Money,
}

impl FromStr for Rent {
    type Err = String;

    /// Reads `2.50/h` (a month has 730 hours) or `1800/month`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is no rent: write USD per hour or month, such as 2.50/h");
        let (usd, per) = text.split_once('/').ok_or_else(wrong)?;
        let usd: Money = usd.parse().map_err(|_| wrong())?;
        let usd_per_month = match per.trim() {
            "h" | "hour" => (0..HOURS_A_MONTH).map(|_| usd).sum(),
            "month" => usd,
            _ => return Err(wrong()),
        };
        Ok(Self { usd_per_month })
    }
}

impl SelfHost {
    /// A machine of this rent and speed, used to this share.
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

    /// Machines for this many tokens a month; `None` where they do nothing.
    pub fn machines(&self, tokens: u64) -> Option<u64> {
        (self.capacity_tokens > 0).then(|| tokens.div_ceil(self.capacity_tokens).max(1))
    }

    /// What those machines cost in a month.
    pub fn usd(&self, tokens: u64) -> Option<Money> {
        self.usd_per_month.times(self.machines(tokens)?)
    }

    /// The tokens a month from which on one machine costs no more than a seller who asks `usd` for
    /// `tokens` of the same mix. `None`: it is dearer even at its stated use.
    pub fn break_even(&self, usd: Money, tokens: u64) -> Option<u64> {
        let even = self.usd_per_month.times(tokens)?.div_ceil(usd)?;
        (even <= self.capacity_tokens).then_some(even)
    }
}
