//! The bill for requests on one price list.
//!
//! Owns tiers by request size, cache reads and writes, service modes, and what is assumed for unknown
//! rates. Does not know months or routes, and does not round: amounts are exact to 1e-15 USD, so sums
//! over any number of requests are exact, too. Does not allocate.

use std::fmt;

use catalog::schema::{PriceList, Rates};
use catalog::units::{Money, Price, show_count};
use clap::ValueEnum;
use serde::Serialize;

use crate::titled::titled;

/// Tokens by billing kind, at most 1e15 each: see [`crate::pricing::MOST_TOKENS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tokens {
    /// Uncached input.
    pub fresh: u64,
    /// Input read from the cache.
    pub cache_read: u64,
    /// Input written to the cache for five minutes.
    pub cache_write_5m: u64,
    /// Input written to the cache for one hour.
    pub cache_write_1h: u64,
    /// Includes reasoning.
    pub output: u64,
}

impl Tokens {
    /// All input, cached or not. Compared with tier thresholds.
    pub fn input(&self) -> u64 {
        self.fresh + self.cache_read + self.cache_write_5m + self.cache_write_1h
    }

    /// These tokens where writing to the cache costs nothing extra.
    #[must_use]
    pub fn unwritten(&self) -> Self {
        Self {
            fresh: self.fresh + self.cache_write_5m + self.cache_write_1h,
            cache_write_5m: 0,
            cache_write_1h: 0,
            ..*self
        }
    }

    fn of(&self, kind: RateKind) -> u64 {
        match kind {
            RateKind::Input => self.fresh,
            RateKind::CacheRead => self.cache_read,
            RateKind::CacheWrite5m => self.cache_write_5m,
            RateKind::CacheWrite1h => self.cache_write_1h,
            RateKind::Output => self.output,
        }
    }

    /// Splits off the first `size` input tokens; the rest keeps the output. A request starts with cache
    /// reads, then writes, then uncached input.
    fn split(&self, size: u128) -> (Self, Self) {
        let mut left = u64::try_from(size).unwrap_or(u64::MAX);
        let mut take = |tokens: u64| {
            let taken = tokens.min(left);
            left -= taken;
            taken
        };
        let first = Self {
            cache_read: take(self.cache_read),
            cache_write_1h: take(self.cache_write_1h),
            cache_write_5m: take(self.cache_write_5m),
            fresh: take(self.fresh),
            output: 0,
        };
        let rest = Self {
            cache_read: self.cache_read - first.cache_read,
            cache_write_1h: self.cache_write_1h - first.cache_write_1h,
            cache_write_5m: self.cache_write_5m - first.cache_write_5m,
            fresh: self.fresh - first.fresh,
            output: self.output,
        };
        (first, rest)
    }
}

titled! {
    /// Service mode of a request.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Mode {
        /// Immediate, at standard rates, outside peak hours.
        #[default]
        Standard = "standard",
        /// Immediate, in peak hours; standard rates if the provider has none.
        Peak = "peak",
        /// Batch, within a day.
        Batch = "batch",
        /// Slower and cheaper.
        Flex = "flex",
        /// Faster and more expensive.
        Priority = "priority",
    }
}

impl Mode {
    /// Whether it never costs more than standard service.
    fn is_cheaper(self) -> bool {
        matches!(self, Self::Batch | Self::Flex)
    }
}

/// What to assume for unknown rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Assume {
    /// Nothing: the cost is unknown
    #[default]
    Nothing,
    /// The full price: cached input as uncached, batch, flex and priority at standard rates
    ///
    /// Only where that is an upper bound: cache writes stay unknown on routes that charge extra for some
    /// writes, and so do long requests in a more expensive mode.
    FullPrice,
}

titled! {
    /// Kinds of rates.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum RateKind {
        Input = "input",
        CacheRead = "cached input",
        /// Input written to the cache for five minutes.
        CacheWrite5m = "5-minute cache writes",
        /// Input written to the cache for one hour.
        CacheWrite1h = "1-hour cache writes",
        Output = "output",
    }
}

impl RateKind {
    fn is_write(self) -> bool {
        matches!(self, Self::CacheWrite5m | Self::CacheWrite1h)
    }

    fn within(self, rates: &Rates) -> Option<Price> {
        match self {
            Self::Input => rates.input,
            Self::CacheRead => rates.cache_read,
            Self::CacheWrite5m => rates.cache_write,
            Self::CacheWrite1h => rates.cache_write_1h,
            Self::Output => rates.output,
        }
    }
}

/// A required rate that no source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MissingRate {
    pub kind: RateKind,
    pub mode: Mode,
    /// Lower limit of the tier in input tokens; 0 for any size.
    pub above_input_tokens: u64,
}

impl fmt::Display for MissingRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no ")?;
        if self.mode != Mode::Standard {
            write!(f, "{} ", self.mode.title())?;
        }
        write!(f, "rate for {}", self.kind.title())?;
        match self.above_input_tokens {
            0 => Ok(()),
            size => write!(f, " above {} input tokens", show_count(size)),
        }
    }
}

impl std::error::Error for MissingRate {}

/// A bill in USD. The parts add up to [`Bill::total`] exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bill {
    pub input: Money,
    /// Input read from the cache.
    pub cache_read: Money,
    /// For any lifetime.
    pub cache_write: Money,
    /// Includes reasoning.
    pub output: Money,
    /// Highest tier reached, from 1; 0 for an empty bill.
    pub tier: u8,
    /// Whether [`Assume::FullPrice`] was used for a rate.
    pub assumed: bool,
}

impl Bill {
    pub fn total(&self) -> Money {
        self.input + self.cache_read + self.cache_write + self.output
    }

    fn part(&mut self, kind: RateKind) -> &mut Money {
        match kind {
            RateKind::Input => &mut self.input,
            RateKind::CacheRead => &mut self.cache_read,
            RateKind::CacheWrite5m | RateKind::CacheWrite1h => &mut self.cache_write,
            RateKind::Output => &mut self.output,
        }
    }
}

/// The bill for `requests` of equal size with these tokens in total. Without a number of requests their
/// size is unknown, and the first tier applies.
///
/// A tier is reached if a request has more input than its threshold, cached or not. It applies to the
/// whole request or, if marginal, to the input above the threshold and to the output.
///
/// # Errors
/// A required rate is unknown.
pub fn bill_requests(
    price: &PriceList,
    requests: Option<u64>,
    tokens: &Tokens,
    mode: Mode,
    assume: Assume,
) -> Result<Bill, MissingRate> {
    let level = match requests {
        Some(requests) if !price.tiers.is_empty() => reached(price, requests, tokens),
        _ => 0,
    };
    let mut bill = Bill {
        tier: u8::try_from(level + 1).unwrap_or(u8::MAX),
        ..Bill::default()
    };
    let mut shelf = Shelf::new(price, level, mode, assume);
    let mut tokens = *tokens;
    while shelf.level > 0 && price.tiers[shelf.level - 1].marginal {
        let size = u128::from(price.tiers[shelf.level - 1].above_input_tokens)
            * u128::from(requests.unwrap_or(1));
        let (first, beyond) = tokens.split(size);
        shelf.add(&beyond, &mut bill)?;
        tokens = first;
        shelf = Shelf::new(price, shelf.level - 1, mode, assume);
    }
    shelf.add(&tokens, &mut bill)?;
    Ok(bill)
}

/// Number of tiers reached by requests of this size.
fn reached(price: &PriceList, requests: u64, tokens: &Tokens) -> usize {
    let input = u128::from(tokens.input());
    let above = |size: u64| input > u128::from(size) * u128::from(requests);
    let highest = price
        .tiers
        .iter()
        .rposition(|tier| above(tier.above_input_tokens));
    highest.map_or(0, |at| at + 1)
}

/// In order.
const KINDS: [RateKind; 5] = [
    RateKind::Input,
    RateKind::CacheRead,
    RateKind::CacheWrite5m,
    RateKind::CacheWrite1h,
    RateKind::Output,
];

/// The stated rates of fresh input, cached reads, 5-minute and 1-hour writes, and output, for requests above
/// this many tiers in one mode.
pub(super) fn stated_rates(price: &PriceList, level: usize, mode: Mode) -> [Option<Price>; 5] {
    let shelf = Shelf::new(price, level, mode, Assume::Nothing);
    KINDS.map(|kind| shelf.stated(kind))
}

/// Rates for one tier and service mode.
struct Shelf<'a> {
    price: &'a PriceList,
    /// Tier index; 0 is below all tiers.
    level: usize,
    mode: Mode,
    assume: Assume,
    /// Rates stated for this tier and mode.
    stated: Option<&'a Rates>,
    /// Standard rates of this tier.
    standard: &'a Rates,
    /// Whether the route offers the mode in any tier.
    offered: bool,
}

impl<'a> Shelf<'a> {
    #[inline]
    fn new(price: &'a PriceList, level: usize, mode: Mode, assume: Assume) -> Self {
        let standard = match level {
            0 => &price.standard,
            _ => &price.tiers[level - 1].rates,
        };
        let own = match mode {
            Mode::Standard => None,
            Mode::Peak => price.peak.as_deref(),
            Mode::Batch => price.batch.as_deref(),
            Mode::Flex => price.flex.as_deref(),
            Mode::Priority => price.priority.as_deref(),
        };
        let tier = level.checked_sub(1).map(|at| &price.tiers[at]);
        let of_tier = tier.and_then(|tier| match mode {
            Mode::Standard | Mode::Peak => None,
            Mode::Batch => tier.batch.as_deref(),
            Mode::Flex => tier.flex.as_deref(),
            Mode::Priority => tier.priority.as_deref(),
        });
        // A route without peak hours has one price at all hours.
        let plain = mode == Mode::Standard || mode == Mode::Peak && own.is_none();
        let stated = if plain {
            Some(standard)
        } else if tier.is_some() {
            of_tier
        } else {
            own
        };
        Self {
            price,
            level,
            mode,
            assume,
            stated,
            standard,
            offered: plain || own.is_some() || of_tier.is_some(),
        }
    }

    #[inline]
    fn add(&self, tokens: &Tokens, bill: &mut Bill) -> Result<(), MissingRate> {
        for kind in KINDS {
            let tokens = tokens.of(kind);
            if tokens > 0 {
                let rate = match self.stated(kind) {
                    Some(rate) => rate,
                    None => self.assumed(kind, bill)?,
                };
                *bill.part(kind) += rate.times(tokens);
            }
        }
        Ok(())
    }

    /// The stated rate. A cache write rate of 0 means no surcharge: writes are billed as input.
    #[inline]
    fn stated(&self, kind: RateKind) -> Option<Price> {
        let rates = self.stated?;
        match kind.within(rates) {
            Some(Price::ZERO) if kind.is_write() => rates.input,
            rate => rate,
        }
    }

    /// The rate assumed for an unknown one.
    #[cold]
    fn assumed(&self, kind: RateKind, bill: &mut Bill) -> Result<Price, MissingRate> {
        let missing = MissingRate {
            kind,
            mode: self.mode,
            above_input_tokens: match self.level {
                0 => 0,
                _ => self.price.tiers[self.level - 1].above_input_tokens,
            },
        };
        if self.assume == Assume::Nothing {
            return Err(missing);
        }
        let rate = self.full_price(kind).ok_or(missing)?;
        bill.assumed = true;
        Ok(rate)
    }

    /// An upper bound for an unknown rate; `None` if there is none.
    fn full_price(&self, kind: RateKind) -> Option<Price> {
        let own = |kind: RateKind| self.stated.and_then(|rates| kind.within(rates));
        // Standard rates are an upper bound for cheaper modes, and apply if the mode is not offered.
        let standard = |kind: RateKind| {
            let bounds = self.mode.is_cheaper() || !self.offered;
            kind.within(self.standard).filter(|_| bounds)
        };
        match kind {
            RateKind::Input | RateKind::Output => standard(kind),
            RateKind::CacheRead => own(RateKind::Input).or_else(|| standard(RateKind::Input)),
            RateKind::CacheWrite5m | RateKind::CacheWrite1h => {
                if self.charges_writes() {
                    standard(kind).filter(|rate| *rate > Price::ZERO)
                } else {
                    own(RateKind::Input).or_else(|| standard(RateKind::Input))
                }
            }
        }
    }

    fn charges_writes(&self) -> bool {
        charges_writes(self.price) || self.stated.is_some_and(states_writes)
    }
}

/// Whether some cache writes have a price of their own.
pub fn charges_writes(price: &PriceList) -> bool {
    let tiers = price.tiers.iter().map(|tier| &tier.rates);
    tiers.chain([&price.standard]).any(states_writes)
}

fn states_writes(rates: &Rates) -> bool {
    let writes = [rates.cache_write, rates.cache_write_1h];
    writes.into_iter().flatten().any(|rate| rate > Price::ZERO)
}
