//! A month of traffic: tokens in and out, requests and their size, cache use and service tier.
//!
//! Does not parse options (`spec`) or apply prices (`bill`).

use std::fmt;

use catalog::units::{Ratio, show_count};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::bill::{Assume, Mode};
use super::of_bill::OfBill;

use crate::titled::titled;

/// Maximum tokens per month; more is treated as a wrong unit.
pub const MOST_TOKENS: u64 = 1_000_000_000_000_000;
/// Days per month as a fraction: 365/12.
pub const DAYS_A_MONTH: (u64, u64) = (365, 12);
/// Hours per month: 365 × 24 / 12.
pub const HOURS_A_MONTH: u64 = 730;

/// A month of traffic and its billing terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Traffic {
    /// Name of the traffic profile it is based on.
    pub profile: Option<String>,
    /// Input tokens per month, cached or not.
    pub input_tokens: u64,
    /// Output tokens per month, without reasoning.
    pub output_tokens: u64,
    /// Whether output was derived from input by the default ratio.
    pub output_assumed: bool,
    /// Requests per month, all of one size; `None` if only totals were given. Rounded if given per day: the bill covers
    /// 365/12 days.
    pub requests: Option<u64>,
    /// Requests per day, if given that way.
    pub requests_per_day: Option<u64>,
    /// Share of input read from the cache, 0 to 1.
    pub cache_hit: Ratio,
    /// Share of input written to the cache, 0 to 1.
    pub cache_write: Ratio,
    /// Lifetime of cache entries.
    pub cache_ttl: Ttl,
    /// Share of requests sent as batch, 0 to 1.
    pub batch: Ratio,
    /// Share of requests in the provider's peak hours, 0 to 1.
    pub peak: Ratio,
    /// Reasoning tokens: billed but not visible.
    pub reasoning: Reasoning,
    /// Service tier of requests outside batch.
    pub tier: Service,
    /// Growth per month; `None` without growth.
    pub growth: Option<Growth>,
    /// Token count relative to this traffic, by model id.
    pub token_factors: Vec<(String, Ratio)>,
    /// What to use for unknown rates.
    pub assume: Assume,
    /// Negotiated discounts by provider id, 0 to 1.
    pub discounts: Vec<(String, Ratio)>,
    /// The bill it was derived from, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_bill: Option<OfBill>,
}

/// The default traffic: 800M input and 250M output tokens per month (decision rules, §2).
impl Default for Traffic {
    fn default() -> Self {
        Self::of_tokens(800_000_000, 250_000_000)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reasoning {
    #[default]
    None,
    /// A multiple of the visible output.
    Factor(Ratio),
    /// A fixed number of tokens per request.
    TokensPerRequest(u64),
}

titled! {
    /// Lifetime of cache entries.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ValueEnum)]
    pub enum Ttl {
        /// Five minutes
        #[default]
        #[serde(rename = "5m")]
        #[value(name = "5m")]
        FiveMinutes = "5 minutes",
        /// One hour
        #[serde(rename = "1h")]
        #[value(name = "1h")]
        Hour = "1 hour",
    }
}

/// Service tier of requests outside batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// Standard service
    #[default]
    Standard,
    /// Slower and cheaper
    Flex,
    /// Faster and more expensive
    Priority,
}

impl Service {
    /// The billing mode of this tier.
    pub fn mode(self) -> Mode {
        match self {
            Self::Standard => Mode::Standard,
            Self::Flex => Mode::Flex,
            Self::Priority => Mode::Priority,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Growth {
    /// Growth from one month to the next; 0.1 is 10%.
    pub monthly: Ratio,
    /// Number of months, including the first, 1 to 120.
    pub months: u32,
}

/// A month of tokens for one model, adjusted for its tokenizer and reasoning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// Requests, all of one size; `None` if unknown.
    pub requests: Option<u64>,
    pub input: u64,
    /// Output tokens, without reasoning.
    pub output: u64,
    pub reasoning: u64,
}

impl Volume {
    pub fn total(self) -> u64 {
        let seen = self.input.saturating_add(self.output);
        seen.saturating_add(self.reasoning)
    }

    /// A share of the volume: whole requests, or a share of the tokens if the request size is unknown.
    pub(super) fn part(self, share: Ratio) -> Self {
        match self.requests {
            Some(all) => self.of_requests(all, share.of(all)),
            None => self.each(|tokens| share.of(tokens)),
        }
    }

    /// The same requests, `count` instead of `all` of them.
    fn of_requests(self, all: u64, count: u64) -> Self {
        let scaled = self.each(|tokens| {
            let scaled = u128::from(tokens) * u128::from(count) + u128::from(all / 2);
            u64::try_from(scaled / u128::from(all.max(1))).unwrap_or(u64::MAX)
        });
        Self {
            requests: Some(count),
            ..scaled
        }
    }

    fn each(self, scale: impl Fn(u64) -> u64) -> Self {
        Self {
            requests: self.requests,
            input: scale(self.input),
            output: scale(self.output),
            reasoning: scale(self.reasoning),
        }
    }

    pub(super) fn less(self, part: Self) -> Self {
        Self {
            requests: self.requests.zip(part.requests).map(|(a, b)| a - b),
            input: self.input - part.input,
            output: self.output - part.output,
            reasoning: self.reasoning - part.reasoning,
        }
    }
}

impl Traffic {
    /// Traffic from monthly totals, at standard service without caching.
    pub fn of_tokens(input_tokens: u64, output_tokens: u64) -> Self {
        Self {
            profile: None,
            input_tokens,
            output_tokens,
            output_assumed: false,
            requests_per_day: None,
            requests: None,
            cache_hit: Ratio::ZERO,
            cache_write: Ratio::ZERO,
            cache_ttl: Ttl::default(),
            batch: Ratio::ZERO,
            peak: Ratio::ZERO,
            reasoning: Reasoning::None,
            tier: Service::Standard,
            growth: None,
            token_factors: Vec::new(),
            assume: Assume::Nothing,
            discounts: Vec::new(),
            of_bill: None,
        }
    }

    /// Traffic from requests per month and tokens per request.
    pub fn of_requests(requests: u64, input: u64, output: u64) -> Self {
        Self {
            requests: Some(requests),
            ..Self::of_tokens(
                input.saturating_mul(requests),
                output.saturating_mul(requests),
            )
        }
    }

    /// The factor from `requests` to the requests per day times 365/12: numerator and denominator. `None`: 1.
    pub(super) fn days(&self) -> Option<(u64, u64)> {
        let (days, months) = DAYS_A_MONTH;
        let (day, month) = (self.requests_per_day?, self.requests?);
        (month > 0).then_some((day * days, month * months))
    }

    /// Whether its bill needs only the standard input and output rates.
    pub fn is_plain(&self) -> bool {
        self.requests.is_none()
            && [self.cache_hit, self.cache_write, self.batch, self.peak]
                .iter()
                .all(|share| *share == Ratio::ZERO)
            && self.tier == Service::Standard
    }

    /// The volume for the model with this id. `reasons` is `None` if unknown.
    pub fn volume(&self, model: &str, reasons: Option<bool>) -> Volume {
        let factor = self.token_factors.iter().find(|(id, _)| id == model);
        let scaled = |tokens: u64| factor.map_or(tokens, |(_, factor)| factor.of(tokens));
        let reasoning = match self.reasoning {
            _ if reasons == Some(false) => 0,
            Reasoning::None => 0,
            Reasoning::Factor(times) => times.of(self.output_tokens),
            Reasoning::TokensPerRequest(tokens) => {
                tokens.saturating_mul(self.requests.unwrap_or(0))
            }
        };
        Volume {
            requests: self.requests,
            input: scaled(self.input_tokens),
            output: scaled(self.output_tokens),
            reasoning: scaled(reasoning),
        }
    }

    /// Volumes month by month; `None` without growth or a number of months.
    pub fn months(&self, first: Volume) -> Option<Vec<Volume>> {
        let growth = self.growth?;
        // The monthly factor in steps of 1e-12 keeps rounding far below one token.
        let mut factor = FINE;
        let mut months = vec![first];
        for _ in 1..growth.months {
            let millionths = u128::from(Ratio::ONE.millionths() + growth.monthly.millionths());
            factor = ((factor * millionths + 500_000) / 1_000_000).min(STEEPEST);
            months.push(times(first, factor));
        }
        Some(months)
    }

    /// Input and output tokens per month, without reasoning.
    pub fn total_tokens(&self) -> u64 {
        self.a_month(self.input_tokens + self.output_tokens)
    }

    /// The tokens of a month, from those of `requests` whole requests.
    pub fn a_month(&self, tokens: u64) -> u64 {
        let (part, whole) = self.days().unwrap_or((1, 1));
        let scaled = u128::from(tokens) * u128::from(part) / u128::from(whole);
        u64::try_from(scaled).unwrap_or(u64::MAX)
    }
}

const FINE: u128 = 1_000_000_000_000;
/// Maximum growth factor: traffic within [`MOST_TOKENS`] cannot grow a billionfold.
const STEEPEST: u128 = 1_000_000_000 * FINE;

/// `volume` times `factor`, in steps of 1e-12. Requests stay whole and of one size.
fn times(volume: Volume, factor: u128) -> Volume {
    let of = |count: u64| {
        let scaled = (u128::from(count) * factor + FINE / 2) / FINE;
        u64::try_from(scaled).unwrap_or(u64::MAX)
    };
    match volume.requests {
        Some(all) => volume.of_requests(all, of(all)),
        None => volume.each(of),
    }
}

impl fmt::Display for Traffic {
    /// `800M input / 250M output tokens per month, 60% read from cache`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (input, output) = (self.input_tokens, self.output_tokens);
        match self.requests {
            Some(count) if count > 0 => write!(
                f,
                "{}, {} input / {} output tokens each",
                match self.requests_per_day {
                    Some(1) => "1 request per day".to_owned(),
                    Some(day) => format!("{} requests per day", show_count(day)),
                    None => format!("{} requests per month", show_count(count)),
                },
                show_count(input / count),
                show_count(output / count)
            )?,
            _ => write!(
                f,
                "{} input / {} output tokens per month",
                show_count(input),
                show_count(output)
            )?,
        }
        let shares = [
            (self.cache_hit, "read from cache"),
            (self.cache_write, "written to cache"),
            (self.batch, "as batch"),
            (self.peak, "in peak hours"),
        ];
        for (share, of_it) in shares.iter().filter(|(share, _)| *share > Ratio::ZERO) {
            write!(f, ", {} {of_it}", share.percent())?;
            if *of_it == "written to cache" {
                write!(f, " for {}", self.cache_ttl.title())?;
            }
        }
        match self.reasoning {
            Reasoning::None => {}
            Reasoning::Factor(times) => write!(f, ", reasoning {times}x the output")?,
            Reasoning::TokensPerRequest(tokens) => {
                write!(f, ", {} reasoning tokens per request", show_count(tokens))?;
            }
        }
        match self.tier {
            Service::Standard => {}
            service => write!(f, ", {} service", service.mode().title())?,
        }
        match &self.of_bill {
            None => Ok(()),
            Some(of) => write!(
                f,
                ", which cost {} on {} at {}",
                of.usd.show(),
                of.name,
                of.route
            ),
        }
    }
}
