//! A month's traffic: how many tokens go in and come out, in requests of which size, and how they are
//! served. What makes one price list dearer than another for this use and cheaper for that.
//!
//! Refuses reading options (`spec`) and prices (`bill`).

use std::fmt;

use catalog::units::{Ratio, show_count};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::bill::{Assume, Mode};

/// More tokens a month than this are a slip of the unit.
pub const MOST_TOKENS: u64 = 1_000_000_000_000_000;
/// Days of a month, as a fraction: a year has 365 of them and 12 months.
pub const DAYS_A_MONTH: (u64, u64) = (365, 12);
/// Hours of a month.
pub const HOURS_A_MONTH: u64 = 730;

/// A month's tokens, and on which terms they are billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Traffic {
    /// The named traffic that it began with.
    pub profile: Option<String>,
    /// Tokens sent in a month, cached or not.
    pub input_tokens: u64,
    /// Tokens received in a month, without hidden reasoning.
    pub output_tokens: u64,
    /// Whether the output was derived from the input by the default ratio.
    pub output_assumed: bool,
    /// Requests in a month, all of one size; unknown where only totals were given.
    pub requests: Option<u64>,
    /// Share of the input that is read from the cache.
    pub cache_hit: Ratio,
    /// Share of the input that is written to the cache.
    pub cache_write: Ratio,
    /// How long the cache keeps what is written.
    pub cache_ttl: Ttl,
    /// Share of the requests that may wait a day.
    pub batch: Ratio,
    /// Share of the requests in the provider's peak hours.
    pub peak: Ratio,
    /// Output that is billed and not seen, of models that reason.
    pub reasoning: Reasoning,
    /// How what is not in batch is served.
    pub tier: Service,
    /// How it grows.
    pub growth: Option<Growth>,
    /// Models whose tokenizers spend more or less, by id.
    pub token_factors: Vec<(String, Ratio)>,
    /// What stands in for a missing rate.
    pub assume: Assume,
    /// Negotiated discounts by provider id.
    pub discounts: Vec<(String, Ratio)>,
}

/// The traffic when none is given: 800M in, 250M out a month (decision rules, §2).
impl Default for Traffic {
    fn default() -> Self {
        Self::of_tokens(800_000_000, 250_000_000)
    }
}

/// Hidden output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reasoning {
    /// None.
    #[default]
    None,
    /// So many times the visible output.
    Factor(Ratio),
    /// So many tokens a request.
    TokensPerRequest(u64),
}

/// How long a cache keeps what is written to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ValueEnum)]
pub enum Ttl {
    /// About five minutes.
    #[default]
    #[serde(rename = "5m")]
    #[value(name = "5m")]
    FiveMinutes,
    /// An hour.
    #[serde(rename = "1h")]
    #[value(name = "1h")]
    Hour,
}

impl Ttl {
    /// For people.
    pub fn title(self) -> &'static str {
        match self {
            Self::FiveMinutes => "5 minutes",
            Self::Hour => "1 hour",
        }
    }
}

/// A service that is bought for requests that cannot wait a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// The ordinary one.
    #[default]
    Standard,
    /// Slower and cheaper.
    Flex,
    /// Faster and dearer.
    Priority,
}

impl Service {
    /// The mode of the bill.
    pub fn mode(self) -> Mode {
        match self {
            Self::Standard => Mode::Standard,
            Self::Flex => Mode::Flex,
            Self::Priority => Mode::Priority,
        }
    }
}

/// How traffic grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Growth {
    /// Added from one month to the next.
    pub monthly: Ratio,
    /// Months looked at, the first included.
    pub months: u32,
}

/// A month's tokens of one model: its tokenizer and its reasoning are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// Requests, all of one size.
    pub requests: Option<u64>,
    /// Tokens sent.
    pub input: u64,
    /// Tokens received, without hidden reasoning.
    pub output: u64,
    /// Hidden output.
    pub reasoning: u64,
}

impl Volume {
    /// All tokens.
    pub fn total(self) -> u64 {
        let seen = self.input.saturating_add(self.output);
        seen.saturating_add(self.reasoning)
    }

    /// `share` of it: as many whole requests, or so much of the tokens where their size is not known.
    pub(super) fn part(self, share: Ratio) -> Self {
        match self.requests {
            Some(all) => self.of_requests(all, share.of(all)),
            None => self.each(|tokens| share.of(tokens)),
        }
    }

    /// The same requests, `count` of them instead of `all`.
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

    fn plus(self, other: Self) -> Self {
        let requests = self.requests.zip(other.requests);
        Self {
            requests: requests.map(|(a, b)| a.saturating_add(b)),
            input: self.input.saturating_add(other.input),
            output: self.output.saturating_add(other.output),
            reasoning: self.reasoning.saturating_add(other.reasoning),
        }
    }
}

impl Traffic {
    /// Totals of a month, standard service, no cache.
    pub fn of_tokens(input_tokens: u64, output_tokens: u64) -> Self {
        Self {
            profile: None,
            input_tokens,
            output_tokens,
            output_assumed: false,
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
        }
    }

    /// So many requests a month of one size.
    pub fn of_requests(requests: u64, input: u64, output: u64) -> Self {
        Self {
            requests: Some(requests),
            ..Self::of_tokens(
                input.saturating_mul(requests),
                output.saturating_mul(requests),
            )
        }
    }

    /// Whether standard input and output rates of ordinary requests are all that its bill reads.
    pub fn is_plain(&self) -> bool {
        self.requests.is_none()
            && [self.cache_hit, self.cache_write, self.batch, self.peak]
                .iter()
                .all(|share| *share == Ratio::ZERO)
            && self.tier == Service::Standard
    }

    /// What it is for the model with this id, which reasons, does not, or may.
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

    /// The volume of the last month, and of all months together; `None` without growth.
    pub fn grown(&self, first: Volume) -> Option<(Volume, Volume)> {
        let growth = self.growth?;
        // The factor of a month in steps of 1e-12, so that rounding stays far below a token.
        let mut factor = FINE;
        let (mut last, mut all) = (first, first);
        for _ in 1..growth.months {
            let millionths = u128::from(Ratio::ONE.millionths() + growth.monthly.millionths());
            factor = ((factor * millionths + 500_000) / 1_000_000).min(STEEPEST);
            last = times(first, factor);
            all = all.plus(last);
        }
        Some((last, all))
    }

    /// Tokens sent and received, without hidden reasoning.
    pub fn total_tokens(&self) -> u64 {
        self.input_tokens + self.output_tokens
    }
}

const FINE: u128 = 1_000_000_000_000;
/// No traffic that is within [`MOST_TOKENS`] grows a billionfold.
const STEEPEST: u128 = 1_000_000_000 * FINE;

/// `volume` times `factor`, which is in steps of 1e-12. Requests stay whole and of one size.
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
    /// `800M input + 250M output tokens a month, 60 % cached`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (input, output) = (self.input_tokens, self.output_tokens);
        match self.requests {
            Some(count) if count > 0 => write!(
                f,
                "{} requests a month of {} input + {} output tokens",
                show_count(count),
                show_count(input / count),
                show_count(output / count)
            )?,
            _ => write!(
                f,
                "{} input + {} output tokens a month",
                show_count(input),
                show_count(output)
            )?,
        }
        let shares = [
            (self.cache_hit, "read from the cache"),
            (self.cache_write, "written to the cache"),
            (self.batch, "in batch"),
            (self.peak, "in peak hours"),
        ];
        for (share, of_it) in shares.iter().filter(|(share, _)| *share > Ratio::ZERO) {
            write!(f, ", {} {of_it}", share.percent())?;
            if *of_it == "written to the cache" {
                write!(f, " for {}", self.cache_ttl.title())?;
            }
        }
        match self.reasoning {
            Reasoning::None => {}
            Reasoning::Factor(times) => write!(f, ", hidden reasoning {times}x the output")?,
            Reasoning::TokensPerRequest(tokens) => {
                write!(f, ", {} hidden tokens a request", show_count(tokens))?;
            }
        }
        match self.tier {
            Service::Standard => Ok(()),
            service => write!(f, ", {} service", service.mode().title()),
        }
    }
}
