//! What lines add up to: requests, tokens, amounts, and lines without an amount.
//!
//! Owns exact sums, which are the same in any order. Does not know where they come from.

use catalog::units::Money;
use serde::Serialize;

use super::repeats::{Counted, OfItsDay};
use crate::pricing::offers::Lack;

/// How many lines are named per reason.
pub const NAMED_LINES: usize = 5;

/// What the lines of one row add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    pub requests: u64,
    pub tokens: TokenSums,
    pub usd: Money,
    /// Requests whose record states a charge.
    pub charged_requests: u64,
    /// What those records state.
    pub charged_usd: Money,
    /// What those requests cost as computed.
    pub charged_computed_usd: Money,
    /// Requests whose record states a cost in any currency: one above 0; or 0, although they have a price.
    pub costs: [u64; 2],
    /// Searches that providers ran; their price is not in the amount.
    pub searches: u64,
    /// Records that cover several requests.
    pub aggregates: u64,
    /// Those that do not say how many.
    pub unnumbered: u64,
    /// Requests billed at peak rates.
    pub peak: u64,
    /// Requests at an unknown hour to a provider with peak hours, billed at off-peak rates.
    pub hourless: u64,
    /// Requests without a date, for models whose price changed over time.
    pub undated: u64,
    /// Records of a month or longer in which the price changed, billed at the price of the first day.
    pub changed: u64,
    /// What they would cost on each target.
    pub targets: Vec<TargetSum>,
}

/// Tokens by how they are billed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TokenSums {
    /// Input neither read from the cache nor written to it.
    pub fresh_tokens: u128,
    /// Input read from the cache.
    pub cache_read_tokens: u128,
    /// Input written to the cache for five minutes.
    pub cache_write_5m_tokens: u128,
    /// Input written to the cache for an hour.
    pub cache_write_1h_tokens: u128,
    /// Output, including hidden reasoning.
    pub output_tokens: u128,
}

/// What requests would cost on one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetSum {
    /// The sum of the known amounts.
    pub usd: Money,
    /// Requests without an amount, by what the target lacks for them.
    pub missing: Vec<(Lack, u64)>,
}

impl Sums {
    /// Empty sums for `targets` targets.
    pub(super) fn of(targets: usize) -> Self {
        Self {
            targets: vec![TargetSum::default(); targets],
            ..Self::default()
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.tokens.fresh_tokens += other.tokens.fresh_tokens;
        self.tokens.cache_read_tokens += other.tokens.cache_read_tokens;
        self.tokens.cache_write_5m_tokens += other.tokens.cache_write_5m_tokens;
        self.tokens.cache_write_1h_tokens += other.tokens.cache_write_1h_tokens;
        self.tokens.output_tokens += other.tokens.output_tokens;
        self.usd += other.usd;
        self.charged_requests += other.charged_requests;
        self.charged_usd += other.charged_usd;
        self.charged_computed_usd += other.charged_computed_usd;
        self.costs[0] += other.costs[0];
        self.costs[1] += other.costs[1];
        self.searches += other.searches;
        self.aggregates += other.aggregates;
        self.unnumbered += other.unnumbered;
        self.peak += other.peak;
        self.hourless += other.hourless;
        self.undated += other.undated;
        self.changed += other.changed;
        for (sum, more) in self.targets.iter_mut().zip(&other.targets) {
            sum.usd += more.usd;
            for (lack, requests) in &more.missing {
                sum.miss(*lack, *requests, Sign::Add);
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.requests == 0 && self.tokens == TokenSums::default()
    }

    /// Enters a record that costs `usd`: adds it, or takes it back.
    #[inline]
    pub(super) fn enter(&mut self, counted: &Counted, usd: Money, hour: Hour, sign: Sign) {
        let Counted {
            tokens,
            size,
            requests,
            searches,
            charge,
            costs,
            certain,
            ..
        } = counted;
        sign.count(&mut self.requests, *requests);
        sign.count(&mut self.searches, *searches);
        match certain {
            OfItsDay::Certain => {}
            OfItsDay::Undated => sign.count(&mut self.undated, *requests),
            OfItsDay::Changed => sign.count(&mut self.changed, 1),
        }
        sign.count(&mut self.aggregates, u64::from(*size != Some(1)));
        sign.count(&mut self.unnumbered, u64::from(size.is_none()));
        match hour {
            Hour::Any => {}
            Hour::Peak => sign.count(&mut self.peak, *requests),
            Hour::Unknown => sign.count(&mut self.hourless, *requests),
        }
        sign.tokens(&mut self.tokens.fresh_tokens, tokens.fresh);
        sign.tokens(&mut self.tokens.cache_read_tokens, tokens.cache_read);
        sign.tokens(
            &mut self.tokens.cache_write_5m_tokens,
            tokens.cache_write_5m,
        );
        sign.tokens(
            &mut self.tokens.cache_write_1h_tokens,
            tokens.cache_write_1h,
        );
        sign.tokens(&mut self.tokens.output_tokens, tokens.output);
        if let Some(costs) = costs
            && (*costs || usd > Money::ZERO)
        {
            sign.count(&mut self.costs[usize::from(!costs)], *requests);
        }
        sign.money(&mut self.usd, usd);
        if let Some(charge) = charge {
            sign.count(&mut self.charged_requests, *requests);
            sign.money(&mut self.charged_usd, *charge);
            sign.money(&mut self.charged_computed_usd, usd);
        }
    }
}

/// What the hour of a request says about its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hour {
    Any,
    /// The peak price applies.
    Peak,
    /// The hour is unknown, and the price depends on it.
    Unknown,
}

/// Whether an entry is added or taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Add,
    TakeBack,
}

impl Sign {
    pub(super) fn count(self, sum: &mut u64, count: u64) {
        match self {
            Self::Add => *sum += count,
            Self::TakeBack => *sum = sum.saturating_sub(count),
        }
    }

    fn tokens(self, sum: &mut u128, count: u64) {
        match self {
            Self::Add => *sum += u128::from(count),
            Self::TakeBack => *sum = sum.saturating_sub(u128::from(count)),
        }
    }

    pub(super) fn money(self, sum: &mut Money, usd: Money) {
        match self {
            Self::Add => *sum += usd,
            Self::TakeBack => *sum = *sum - usd,
        }
    }
}

impl TargetSum {
    /// Enters what a record costs there.
    pub(super) fn enter(&mut self, billed: Result<Money, Lack>, requests: u64, sign: Sign) {
        match billed {
            Ok(usd) => sign.money(&mut self.usd, usd),
            Err(lack) => self.miss(lack, requests.max(1), sign),
        }
    }

    /// Notes requests without an amount.
    fn miss(&mut self, lack: Lack, requests: u64, sign: Sign) {
        match self.missing.iter_mut().find(|(known, _)| *known == lack) {
            Some((_, count)) => sign.count(count, requests),
            None => self.missing.push((lack, requests)),
        }
        self.missing.retain(|(_, requests)| *requests > 0);
    }
}

/// Lines without an amount for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    pub lines: u64,
    /// The first of them: piece, and line in it, from 0.
    pub first: Vec<(u64, u64)>,
}

impl Skipped {
    pub(super) fn note(&mut self, place: (u64, u64)) {
        self.lines += 1;
        if self.first.len() < NAMED_LINES {
            self.first.push(place);
        }
    }

    /// Adds the lines of another thread.
    pub(super) fn merge(&mut self, other: Self) {
        self.lines += other.lines;
        self.first.extend(other.first);
        self.first.sort_unstable();
        self.first.truncate(NAMED_LINES);
    }
}
