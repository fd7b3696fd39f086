//! What lines add up to: requests, tokens, amounts, and lines without one.
//!
//! Owns exact sums, which come to the same in any order. Refuses where they come from.

use catalog::units::Money;

use crate::pricing::{MissingRate, Tokens};

/// Lines that are named of each reason.
pub const NAMED_LINES: usize = 5;

/// What the lines of one row come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// Requests.
    pub requests: u64,
    /// Input that the cache neither gave nor took.
    pub fresh: u128,
    /// Input read from the cache.
    pub cache_read: u128,
    /// Input written to the cache for five minutes.
    pub cache_write_5m: u128,
    /// Input written to the cache for an hour.
    pub cache_write_1h: u128,
    /// Output.
    pub output: u128,
    /// What they cost.
    pub usd: Money,
    /// Requests whose record states a charge.
    pub charged_requests: u64,
    /// What those records state.
    pub charged_usd: Money,
    /// What those requests cost as computed.
    pub charged_computed_usd: Money,
    /// What they would cost on each target.
    pub targets: Vec<TargetSum>,
}

/// What requests would cost on one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetSum {
    /// The amount of those that have one.
    pub usd: Money,
    /// Requests without one, by the rate that is missing.
    pub missing: Vec<(MissingRate, u64)>,
}

impl Sums {
    /// Nothing yet, for so many targets.
    pub(super) fn of(targets: usize) -> Self {
        Self {
            targets: vec![TargetSum::default(); targets],
            ..Self::default()
        }
    }

    /// Adds the sums of other lines.
    pub fn add(&mut self, other: &Self) {
        self.requests += other.requests;
        self.fresh += other.fresh;
        self.cache_read += other.cache_read;
        self.cache_write_5m += other.cache_write_5m;
        self.cache_write_1h += other.cache_write_1h;
        self.output += other.output;
        self.usd += other.usd;
        self.charged_requests += other.charged_requests;
        self.charged_usd += other.charged_usd;
        self.charged_computed_usd += other.charged_computed_usd;
        for (sum, more) in self.targets.iter_mut().zip(&other.targets) {
            sum.usd += more.usd;
            for (rate, requests) in &more.missing {
                sum.miss(*rate, *requests);
            }
        }
    }

    /// Adds a request.
    #[inline]
    pub(super) fn add_tokens(&mut self, tokens: &Tokens) {
        self.requests += 1;
        self.fresh += u128::from(tokens.fresh);
        self.cache_read += u128::from(tokens.cache_read);
        self.cache_write_5m += u128::from(tokens.cache_write_5m);
        self.cache_write_1h += u128::from(tokens.cache_write_1h);
        self.output += u128::from(tokens.output);
    }
}

impl TargetSum {
    /// Notes requests without an amount.
    pub(super) fn miss(&mut self, rate: MissingRate, requests: u64) {
        match self.missing.iter_mut().find(|(known, _)| *known == rate) {
            Some((_, count)) => *count += requests,
            None => self.missing.push((rate, requests)),
        }
    }
}

/// Lines without an amount for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    /// How many.
    pub lines: u64,
    /// The first of them: piece, and line in it, from 0.
    pub first: Vec<(u64, u64)>,
}

impl Skipped {
    /// Adds a line.
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
