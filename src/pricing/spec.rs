//! Traffic as people state it: totals or requests, shares, named profiles. Every part may be left out.
//!
//! Owns reading, the built-in profiles, and what a statement comes to. Refuses the command line, where
//! the same parts are options, and files of settings, which hand their own profiles in.

use std::fmt;
use std::str::FromStr;

use catalog::units::{ParseCountError, Ratio, parse_count, show_count};
use clap::ValueEnum;
use serde::{Deserialize, Deserializer};

use super::traffic::{DAYS_A_MONTH, MOST_TOKENS, Reasoning, Service, Traffic, Ttl};
use crate::error::{Error, Kind};

/// What somebody said of a month's traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Spec {
    /// Totals of a month.
    pub tokens: Option<Totals>,
    /// Requests in a `per`.
    pub requests: Option<Count>,
    /// What the requests are counted by; a month when nothing is said.
    pub per: Option<Per>,
    /// Input tokens of one request.
    pub input: Option<Count>,
    /// Output tokens of one request.
    pub output: Option<Count>,
    /// Share of the input that is read from the cache.
    pub cache_hit: Option<Ratio>,
    /// Share of the input that is written to the cache.
    pub cache_write: Option<Ratio>,
    /// How long the cache keeps it.
    pub cache_ttl: Option<Ttl>,
    /// Share of the requests that may wait a day.
    pub batch: Option<Ratio>,
    /// Share of the requests in peak hours.
    pub peak: Option<Ratio>,
    /// Hidden output.
    pub reasoning: Option<Reasoning>,
    /// How the others are served.
    pub tier: Option<Service>,
}

/// A named traffic.
pub type Profile<'a> = (&'a str, Spec);

/// Requests a month of this size, and so much of their input from the cache.
const fn built_in(requests: u64, input: u64, output: u64, cached_percent: u64) -> Spec {
    Spec {
        tokens: None,
        requests: Some(Count(requests)),
        per: None,
        input: Some(Count(input)),
        output: Some(Count(output)),
        cache_hit: Some(Ratio::from_millionths(cached_percent * 10_000)),
        cache_write: None,
        cache_ttl: None,
        batch: None,
        peak: None,
        reasoning: None,
        tier: None,
    }
}

/// The profiles that every user has. Round figures to begin with, not measurements.
pub const PROFILES: &[Profile] = &[
    ("chat", built_in(100_000, 1_500, 400, 40)),
    ("rag", built_in(100_000, 6_000, 500, 20)),
    ("agent", built_in(100_000, 20_000, 800, 80)),
    ("extraction", built_in(100_000, 4_000, 300, 0)),
    (
        "batch",
        Spec {
            batch: Some(Ratio::ONE),
            ..built_in(1_000_000, 2_000, 300, 0)
        },
    ),
];

/// The profile of this name: one of the user's own, else a built-in one.
///
/// # Errors
/// No such profile; the error lists the names.
pub fn profile(name: &str, own: &[Profile]) -> Result<Spec, Error> {
    let mut all = own.iter().chain(PROFILES);
    if let Some((_, spec)) = all.find(|(known, _)| *known == name) {
        return Ok(*spec);
    }
    let names = own.iter().chain(PROFILES).map(|(name, _)| *name);
    let message = format!("no traffic has the name `{name}`");
    Err(Error {
        candidates: names.map(str::to_owned).collect(),
        ..Error::new(Kind::Usage, message)
            .hint("or state it: --requests 1M --input 3k --output 500")
    })
}

impl Spec {
    /// This, and what it does not say from `base`. Totals and requests replace each other.
    #[must_use]
    pub fn or(self, base: Self) -> Self {
        let requests = self.requests.is_some() || self.input.is_some() || self.output.is_some();
        let of_base = |base: Option<Count>| base.filter(|_| self.tokens.is_none());
        Self {
            tokens: self.tokens.or(base.tokens.filter(|_| !requests)),
            requests: self.requests.or(of_base(base.requests)),
            // The base's period belongs to the base's number.
            per: match self.requests {
                Some(_) => self.per,
                None => self.per.or(base.per),
            },
            input: self.input.or(of_base(base.input)),
            output: self.output.or(of_base(base.output)),
            cache_hit: self.cache_hit.or(base.cache_hit),
            cache_write: self.cache_write.or(base.cache_write),
            cache_ttl: self.cache_ttl.or(base.cache_ttl),
            batch: self.batch.or(base.batch),
            peak: self.peak.or(base.peak),
            reasoning: self.reasoning.or(base.reasoning),
            tier: self.tier.or(base.tier),
        }
    }

    /// The traffic that it states; the default where it states no amount.
    ///
    /// # Errors
    /// Parts that are missing or do not go together, with what to do.
    pub fn traffic(self) -> Result<Traffic, Error> {
        let wrong = |message: &str, hint: &str| Err(Error::new(Kind::Usage, message).hint(hint));
        let mut traffic = match (self.tokens, self.requests) {
            (Some(_), Some(_)) => {
                return wrong(
                    "--tokens and --requests both say how much it is",
                    "give totals of a month (--tokens 800M/250M), or requests with --input and --output",
                );
            }
            (None, Some(requests)) => self.of_requests(requests)?,
            (tokens, None) => {
                if self.input.is_some() || self.output.is_some() || self.per.is_some() {
                    return wrong(
                        "--input, --output and --per describe requests, and --requests is missing",
                        "say how many: --requests 1M",
                    );
                }
                tokens.map_or_else(Traffic::default, Traffic::from)
            }
        };
        let share = |share: Option<Ratio>| share.unwrap_or_default();
        let written = share(self.cache_write);
        let service = self.tier.unwrap_or_default();
        if share(self.peak) > Ratio::ZERO && service != Service::Standard {
            return wrong(
                "--peak is about the standard service",
                "leave --peak or --tier out",
            );
        }
        if self.cache_ttl.is_some() && written == Ratio::ZERO {
            return wrong(
                "--cache-ttl needs something that is written to the cache",
                "say how much of the input: --cache-write 10%",
            );
        }
        if let (Some(Reasoning::TokensPerRequest(_)), None) = (self.reasoning, traffic.requests) {
            return wrong(
                "--reasoning in tokens is per request, and the number of requests is not given",
                "give a multiple of the output (--reasoning 2x), or --requests",
            );
        }
        traffic.cache_hit = share(self.cache_hit);
        traffic.cache_write = written;
        traffic.cache_ttl = self.cache_ttl.unwrap_or_default();
        traffic.batch = share(self.batch);
        traffic.peak = share(self.peak);
        traffic.reasoning = self.reasoning.unwrap_or_default();
        traffic.tier = service;
        traffic.check()?;
        Ok(traffic)
    }

    fn of_requests(self, requests: Count) -> Result<Traffic, Error> {
        let wrong = |message: &str| {
            let hint = "such as --requests 1M --input 3k --output 500";
            Err(Error::new(Kind::Usage, message).hint(hint))
        };
        let (Some(Count(input)), Some(Count(output))) = (self.input, self.output) else {
            return wrong("--requests needs the size of one: --input and --output");
        };
        let count = self.per.unwrap_or_default().a_month(requests.0);
        let total = u128::from(count) * (u128::from(input) + u128::from(output));
        if total == 0 {
            return wrong("no tokens at all");
        }
        if total > u128::from(MOST_TOKENS) {
            return wrong("more than 1000T tokens a month");
        }
        Ok(Traffic::of_requests(count, input, output))
    }
}

impl Traffic {
    /// Whether it can be billed: some tokens, no more than can be meant, shares that fit the whole.
    ///
    /// # Errors
    /// What does not fit, and what to do.
    pub fn check(&self) -> Result<(), Error> {
        let wrong = |message: &str, hint: &str| Err(Error::new(Kind::Usage, message).hint(hint));
        if self.cache_hit.millionths() + self.cache_write.millionths() > Ratio::ONE.millionths() {
            return wrong(
                "more than all of the input is read from the cache or written to it",
                "--cache-hit and --cache-write are shares of the input; together at most 100%",
            );
        }
        let volume = self.volume("", None);
        if volume.total() > MOST_TOKENS {
            return wrong("more than 1000T tokens a month", "is a unit too large?");
        }
        let last = self.grown(volume).map_or(0, |(last, _)| last.total());
        if last > MOST_TOKENS {
            return wrong(
                "more than 1000T tokens in the last month",
                "is the growth per month, and not per year?",
            );
        }
        Ok(())
    }
}

impl fmt::Display for Spec {
    /// The figures of a profile: `100K requests a month of 1.5K input + 400 output tokens, …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.traffic() {
            Ok(traffic) => write!(f, "{traffic}"),
            Err(error) => write!(f, "{error}"),
        }
    }
}

/// A count of requests or tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub u64);

impl FromStr for Count {
    type Err = ParseTrafficError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match parse_count(text) {
            Ok(count) if count > MOST_TOKENS => Err(ParseTrafficError::TooMuch),
            Ok(count) => Ok(Self(count)),
            Err(error) => Err(ParseTrafficError::Count(error)),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    /// Reads a number, or a text such as `100k`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Count;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a count such as 200_000 or \"128k\"")
            }
            fn visit_u64<E: serde::de::Error>(self, count: u64) -> Result<Count, E> {
                self.visit_str(&count.to_string())
            }
            fn visit_i64<E: serde::de::Error>(self, count: i64) -> Result<Count, E> {
                self.visit_str(&count.to_string())
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Count, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// What requests are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A day; a month has 365/12 of them.
    Day,
    /// A month.
    #[default]
    Month,
}

impl Per {
    /// So many a month, half up.
    fn a_month(self, count: u64) -> u64 {
        let (days, months) = DAYS_A_MONTH;
        match self {
            Self::Day => (count * days + months / 2) / months,
            Self::Month => count,
        }
    }
}

/// Totals of a month: `800M/250M`, or `800M` alone, which takes the default ratio for the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Tokens sent.
    pub input: u64,
    /// Tokens received, where stated.
    pub output: Option<u64>,
}

impl From<Totals> for Traffic {
    fn from(totals: Totals) -> Self {
        let Totals { input, output } = totals;
        let usual = Self::default();
        let assumed = || {
            input / usual.input_tokens * usual.output_tokens
                + input % usual.input_tokens * usual.output_tokens / usual.input_tokens
        };
        Self {
            output_assumed: output.is_none(),
            ..Self::of_tokens(input, output.unwrap_or_else(assumed))
        }
    }
}

impl FromStr for Totals {
    type Err = ParseTrafficError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let count = |part: &str| part.parse::<Count>().map(|count| count.0);
        let totals = match text.split_once('/') {
            Some((input, output)) => Self {
                input: count(input)?,
                output: Some(count(output)?),
            },
            None => Self {
                input: count(text)?,
                output: None,
            },
        };
        match (totals.input, totals.output.unwrap_or(0)) {
            (0, 0) => Err(ParseTrafficError::Nothing),
            _ => Ok(totals),
        }
    }
}

impl<'de> Deserialize<'de> for Totals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for Reasoning {
    type Err = String;

    /// Reads `2x` (times the visible output) or `800` (tokens a request).
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is neither a multiple (2x) nor tokens a request (800)");
        match text.trim().strip_suffix(['x', 'X']) {
            Some("0") => Ok(Self::None),
            Some(times) => times.parse().map(Self::Factor).map_err(|_| wrong()),
            None => match text.parse().map_err(|_| wrong())? {
                Count(0) => Ok(Self::None),
                Count(tokens) => Ok(Self::TokensPerRequest(tokens)),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Reasoning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A text that is no traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseTrafficError {
    /// A part is no count.
    Count(ParseCountError),
    /// Neither input nor output.
    Nothing,
    /// More than a thousand trillion tokens.
    TooMuch,
}

impl fmt::Display for ParseTrafficError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(error) => write!(f, "{error}; totals are IN/OUT, such as 800M/250M"),
            Self::Nothing => f.write_str("no tokens at all; traffic is IN/OUT, such as 800M/250M"),
            Self::TooMuch => write!(f, "more than {} a month", show_count(MOST_TOKENS)),
        }
    }
}

impl std::error::Error for ParseTrafficError {}
