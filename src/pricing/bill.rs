//! The bill of requests on one price list: which rate holds for which token, and what it comes to.
//!
//! Owns tiers by the size of a request, cached reads and writes, modes of service, and what stands in for
//! a rate that is not known. Refuses months, routes and rounding: an amount is exact to 1e-15 USD, so a
//! sum over any number of requests is exact, too. Nothing here allocates.

use std::fmt;
use std::ops::AddAssign;

use catalog::schema::{PriceList, Rates};
use catalog::units::{Money, Price, show_count};
use clap::ValueEnum;
use serde::Serialize;

/// Tokens of requests as a route bills them. At most 1e15 of each kind: see [`crate::pricing::MOST_TOKENS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tokens {
    /// Input that the cache neither gave nor took.
    pub fresh: u64,
    /// Input read from the cache.
    pub cache_read: u64,
    /// Input written to the cache for about five minutes.
    pub cache_write_5m: u64,
    /// Input written to the cache for an hour.
    pub cache_write_1h: u64,
    /// Output, hidden reasoning included.
    pub output: u64,
}

impl Tokens {
    /// All input, cached or not: what a tier's threshold is held against.
    pub fn input(&self) -> u64 {
        self.fresh + self.cache_read + self.cache_write_5m + self.cache_write_1h
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

    /// The first `size` input tokens, and the rest with the output. A request begins with what the cache
    /// holds: reads, writes, then fresh input.
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

/// How a request is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// At once, at the standard rates, outside of peak hours.
    #[default]
    Standard,
    /// At once, in the provider's peak hours; the standard rates where it has none.
    Peak,
    /// Within a day.
    Batch,
    /// Slower and cheaper.
    Flex,
    /// Faster and dearer.
    Priority,
}

impl Mode {
    /// Its name, in lower case.
    pub fn title(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Peak => "peak",
            Self::Batch => "batch",
            Self::Flex => "flex",
            Self::Priority => "priority",
        }
    }

    /// Whether it never costs more than the standard service.
    fn is_cheaper(self) -> bool {
        matches!(self, Self::Batch | Self::Flex)
    }
}

/// What stands in for a rate that no source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Assume {
    /// Nothing: there is no amount.
    #[default]
    Nothing,
    /// The full price: cached input as fresh input, batch, flex and priority at standard rates.
    ///
    /// Only where that cannot be too little: a write to the cache of a route that charges more for some
    /// writes stays unknown, and so does a long request in a dearer mode.
    FullPrice,
}

/// A kind of rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateKind {
    /// Fresh input.
    Input,
    /// Input read from the cache.
    CacheRead,
    /// Input written to the cache for five minutes.
    CacheWrite5m,
    /// Input written to the cache for an hour.
    CacheWrite1h,
    /// Output.
    Output,
}

impl RateKind {
    /// Its name, in lower case.
    pub fn title(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::CacheRead => "cached input",
            Self::CacheWrite5m => "5-minute cache writes",
            Self::CacheWrite1h => "1-hour cache writes",
            Self::Output => "output",
        }
    }

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

/// The rate that a bill needs and nobody states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MissingRate {
    /// Which one.
    pub kind: RateKind,
    /// In which mode of service.
    pub mode: Mode,
    /// For requests above this many input tokens; 0: of any size.
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
            size => write!(f, " of requests above {} input tokens", show_count(size)),
        }
    }
}

impl std::error::Error for MissingRate {}

/// What requests cost, by part. The parts add up to [`Bill::total`] exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bill {
    /// Fresh input.
    pub input: Money,
    /// Input read from the cache.
    pub cache_read: Money,
    /// Input written to the cache, for whatever time.
    pub cache_write: Money,
    /// Output, hidden reasoning included.
    pub output: Money,
    /// The highest tier that was reached; 1 is the first, 0 no bill.
    pub tier: u8,
    /// Whether [`Assume::FullPrice`] stood in for a rate.
    pub assumed: bool,
}

/// The bill of one request: see [`bill_request`].
pub type RequestBill = Bill;

impl Bill {
    /// All parts.
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

impl AddAssign for Bill {
    fn add_assign(&mut self, other: Self) {
        self.input += other.input;
        self.cache_read += other.cache_read;
        self.cache_write += other.cache_write;
        self.output += other.output;
        self.tier = self.tier.max(other.tier);
        self.assumed |= other.assumed;
    }
}

/// What one request costs.
///
/// # Errors
/// The rate that it needs and the list does not state.
pub fn bill_request(
    price: &PriceList,
    tokens: &Tokens,
    mode: Mode,
    assume: Assume,
) -> Result<RequestBill, MissingRate> {
    bill_requests(price, Some(1), tokens, mode, assume)
}

/// What `requests` of equal size cost that have these tokens together. Without a number of requests their
/// size is not known, and the first tier holds.
///
/// A tier is reached when the input of a request, cached or not, is above its size. It then holds for the
/// whole request, or, where it is marginal, for the input beyond its size and for the output.
///
/// # Errors
/// The rate that they need and the list does not state.
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

/// How many tiers stand at or below the size of each request.
fn reached(price: &PriceList, requests: u64, tokens: &Tokens) -> usize {
    let input = u128::from(tokens.input());
    let above = |size: u64| input > u128::from(size) * u128::from(requests);
    let highest = price
        .tiers
        .iter()
        .rposition(|tier| above(tier.above_input_tokens));
    highest.map_or(0, |at| at + 1)
}

/// The rates that hold for requests of one size in one mode.
struct Shelf<'a> {
    price: &'a PriceList,
    /// 0: below all tiers.
    level: usize,
    mode: Mode,
    assume: Assume,
    /// The rates stated for just this.
    stated: Option<&'a Rates>,
    /// The standard rates at this size.
    standard: &'a Rates,
    /// Whether the route offers the mode, at some size.
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
        // A route without peak hours has one price at all hours. Other modes are stated for requests of
        // ordinary size alone.
        let plain = mode == Mode::Standard || mode == Mode::Peak && own.is_none();
        let stated = if plain {
            Some(standard)
        } else {
            own.filter(|_| level == 0)
        };
        Self {
            price,
            level,
            mode,
            assume,
            stated,
            standard,
            offered: plain || own.is_some(),
        }
    }

    #[inline]
    fn add(&self, tokens: &Tokens, bill: &mut Bill) -> Result<(), MissingRate> {
        for kind in [
            RateKind::Input,
            RateKind::CacheRead,
            RateKind::CacheWrite5m,
            RateKind::CacheWrite1h,
            RateKind::Output,
        ] {
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

    /// The rate that is stated. A write rate of 0 says that nothing is added for writing: what is written
    /// is input, billed as such.
    #[inline]
    fn stated(&self, kind: RateKind) -> Option<Price> {
        let rates = self.stated?;
        match kind.within(rates) {
            Some(Price::ZERO) if kind.is_write() => rates.input,
            rate => rate,
        }
    }

    /// The rate that stands in for one that is not stated.
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

    /// A rate that is not below the one that is not stated; `None` where none is known.
    fn full_price(&self, kind: RateKind) -> Option<Price> {
        let own = |kind: RateKind| self.stated.and_then(|rates| kind.within(rates));
        // The standard rates bound a cheaper mode, and hold where the mode is not offered.
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

    /// Whether the route charges more than fresh input for some write to its cache.
    fn charges_writes(&self) -> bool {
        let tiers = self.price.tiers.iter().map(|tier| &tier.rates);
        let mut lists = tiers.chain([&self.price.standard]).chain(self.stated);
        lists.any(|rates| {
            let writes = [rates.cache_write, rates.cache_write_1h];
            writes.into_iter().flatten().any(|rate| rate > Price::ZERO)
        })
    }
}
