//! Traffic as specified by the user: totals or requests, shares, profiles. Every part is optional.
//!
//! Owns parsing, the built-in profiles and the conversion to [`Traffic`]. Does not know the command line
//! (`args`) or the settings file, which supplies its own profiles.

use std::fmt;
use std::str::FromStr;

use catalog::units::{Ratio, Unread, parse_count, show_count};
use clap::ValueEnum;
use serde::{Deserialize, Deserializer};

use super::traffic::{DAYS_A_MONTH, MOST_TOKENS, Reasoning, Service, Traffic, Ttl};
use crate::error::{Error, Kind};

/// A partial description of a month of traffic. `None` means not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Spec {
    /// Monthly totals.
    pub tokens: Option<Totals>,
    /// Requests per `per`.
    pub requests: Option<Count>,
    /// Period of `requests`; a month by default.
    pub per: Option<Per>,
    /// Per request.
    pub input: Option<Count>,
    /// Per request.
    pub output: Option<Count>,
    /// Share of input read from the cache, 0 to 1.
    pub cache_hit: Option<Ratio>,
    /// Share of input written to the cache, 0 to 1.
    pub cache_write: Option<Ratio>,
    /// Lifetime of cache entries.
    pub cache_ttl: Option<Ttl>,
    /// Share of requests sent as batch, 0 to 1.
    pub batch: Option<Ratio>,
    /// Share of requests in peak hours, 0 to 1.
    pub peak: Option<Ratio>,
    pub reasoning: Option<Reasoning>,
    /// Service tier of the other requests.
    pub tier: Option<Service>,
}

/// A traffic profile with its name.
pub type Profile<'a> = (&'a str, Spec);

/// A built-in profile: requests per month, tokens per request, percent of input read from the cache.
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

/// Built-in profiles. Round figures as a starting point, not measurements.
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

/// Looks up a profile: the user's, else a built-in one.
///
/// # Errors
/// Unknown profile; the error lists the names.
pub fn profile(name: &str, own: &[Profile]) -> Result<Spec, Error> {
    let mut all = own.iter().chain(PROFILES);
    if let Some((_, spec)) = all.find(|(known, _)| *known == name) {
        return Ok(*spec);
    }
    let names = own.iter().chain(PROFILES).map(|(name, _)| *name);
    let message = format!("unknown traffic profile `{name}`");
    Err(Error {
        candidates: names.map(str::to_owned).collect(),
        ..Error::new(Kind::Usage, message)
            .hint("or describe the traffic: --requests 1M --input 3k --output 500")
    })
}

impl Spec {
    /// Fills missing parts from `base`. Totals and requests replace each other.
    #[must_use]
    pub fn or(self, base: Self) -> Self {
        let requests = self.requests.is_some() || self.input.is_some() || self.output.is_some();
        let of_base = |base: Option<Count>| base.filter(|_| self.tokens.is_none());
        Self {
            tokens: self.tokens.or(base.tokens.filter(|_| !requests)),
            requests: self.requests.or(of_base(base.requests)),
            // The period of `base` belongs to its own number.
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

    /// Converts to traffic; the default amount is used if none is given.
    ///
    /// # Errors
    /// Missing or conflicting parts, with a hint.
    pub fn traffic(self) -> Result<Traffic, Error> {
        let wrong = |message: &str, hint: &str| Err(Error::new(Kind::Usage, message).hint(hint));
        let mut traffic = match (self.tokens, self.requests) {
            (Some(_), Some(_)) => {
                return wrong(
                    "--tokens cannot be combined with --requests",
                    "use monthly totals (--tokens 800M/250M), or requests with --input and --output",
                );
            }
            (None, Some(requests)) => self.of_requests(requests)?,
            (tokens, None) => {
                if self.input.is_some() || self.output.is_some() || self.per.is_some() {
                    return wrong(
                        "--input, --output and --per require --requests",
                        "add --requests 1M",
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
                "--peak only applies to the standard service tier",
                "omit --peak or --tier",
            );
        }
        if self.cache_ttl.is_some() && written == Ratio::ZERO {
            return wrong(
                "--cache-ttl requires --cache-write",
                "add the share of input written to the cache: --cache-write 10%",
            );
        }
        if let (Some(Reasoning::TokensPerRequest(_)), None) = (self.reasoning, traffic.requests) {
            return wrong(
                "--reasoning in tokens requires --requests",
                "use a multiple of the output (--reasoning 2x), or add --requests",
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
            let hint = "for example --requests 1M --input 3k --output 500";
            Err(Error::new(Kind::Usage, message).hint(hint))
        };
        let (Some(Count(input)), Some(Count(output))) = (self.input, self.output) else {
            return wrong("--requests requires --input and --output");
        };
        let count = self.per.unwrap_or_default().a_month(requests.0);
        let total = u128::from(count) * (u128::from(input) + u128::from(output));
        if total == 0 {
            return wrong("traffic is zero tokens");
        }
        if total > u128::from(MOST_TOKENS) {
            return wrong("more than 1000T tokens per month");
        }
        Ok(Traffic {
            requests_per_day: (self.per == Some(Per::Day)).then_some(requests.0),
            ..Traffic::of_requests(count, input, output)
        })
    }
}

impl Traffic {
    /// Checks that the traffic can be billed: a plausible number of tokens, shares of at most 100%.
    ///
    /// # Errors
    /// The problem, with a hint.
    pub fn check(&self) -> Result<(), Error> {
        let wrong = |message: &str, hint: &str| Err(Error::new(Kind::Usage, message).hint(hint));
        if self.cache_hit.millionths() + self.cache_write.millionths() > Ratio::ONE.millionths() {
            return wrong(
                "cache reads and writes exceed 100% of the input",
                "--cache-hit and --cache-write are shares of the input and must add up to at most 100%",
            );
        }
        let volume = self.volume("", None);
        if volume.total() > MOST_TOKENS {
            return wrong("more than 1000T tokens per month", "check the units");
        }
        let months = self.months(volume).unwrap_or_default();
        let last = months.last().map_or(0, |last| last.total());
        if last > MOST_TOKENS {
            return wrong(
                "more than 1000T tokens in the last month",
                "--growth is per month, not per year",
            );
        }
        Ok(())
    }
}

impl fmt::Display for Spec {
    /// For example `100K requests per month, 1.5K input / 400 output tokens each, …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.traffic() {
            Ok(traffic) => write!(f, "{traffic}"),
            Err(error) => write!(f, "{error}"),
        }
    }
}

/// Requests or tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub u64);

impl FromStr for Count {
    type Err = Unread;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match parse_count(text) {
            Ok(count) if count > MOST_TOKENS => {
                let most = show_count(MOST_TOKENS);
                Err(Unread(format!("more than {most} per month")))
            }
            Err(error) if text.contains('/') => Err(Unread(format!(
                "{error}; the period goes to --per, such as --per day"
            ))),
            count => count.map(Self),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    /// Accepts a number or a string such as `100k`.
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

/// Period of `--requests`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Per day; a month has 365/12 days
    Day,
    /// Per month
    #[default]
    Month,
}

impl Per {
    /// Requests per month, rounded half up.
    fn a_month(self, count: u64) -> u64 {
        let (days, months) = DAYS_A_MONTH;
        match self {
            Self::Day => (count * days + months / 2) / months,
            Self::Month => count,
        }
    }
}

/// Monthly totals: `800M/250M`, or `800M` with output at the default ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Per month.
    pub input: u64,
    /// Per month, if given.
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
    type Err = Unread;
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
            (0, 0) => {
                let wrong = "zero tokens; use IN/OUT, such as 800M/250M";
                Err(Unread(wrong.to_owned()))
            }
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

    /// Parses `2x` (times the visible output) or `800` (tokens per request).
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is neither a multiple (2x) nor tokens per request (800)");
        match text.trim().strip_suffix(['x', 'X']) {
            Some("0") => Ok(Self::None),
            Some(times) => times.parse().map(Self::Factor).map_err(|_| wrong()),
            None => match text.parse().map_err(|e| format!("{}: {e}", wrong()))? {
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
