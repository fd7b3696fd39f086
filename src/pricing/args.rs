//! Options for traffic and billing terms, shared by all commands that show costs.
//!
//! Owns which of them take precedence. Does not check that they fit together (`spec`).

use catalog::units::Ratio;
use clap::Args;

use super::bill::Assume;
use super::needs::RouteArgs;
use super::routes::Choice;
use super::spec::{Count, Per, Profile, Spec, Totals, profile};
use super::traffic::{Growth, Reasoning, Service, Traffic, Ttl};
use crate::error::Error;

/// Traffic options. Flatten last: the heading would apply to the options that follow.
#[derive(Debug, Clone, PartialEq, Args)]
#[command(next_help_heading = "Traffic")]
pub struct TrafficArgs {
    /// Tokens per month, input/output [default: 800M/250M]
    #[arg(short, long, value_name = "IN/OUT", num_args = 0..=1, default_missing_value = "800M/250M", conflicts_with_all = ["requests", "input", "output"])]
    pub tokens: Option<Totals>,
    /// Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it
    #[arg(long, value_name = "NAME")]
    pub traffic: Option<String>,
    /// Number of requests, all of one size; enables price tiers by request size
    #[arg(long, value_name = "N")]
    pub requests: Option<Count>,
    /// Period of --requests [default: month]
    #[arg(long, value_enum, value_name = "PERIOD")]
    pub per: Option<Per>,
    /// Input tokens per request, cached or not
    #[arg(long, value_name = "TOKENS")]
    pub input: Option<Count>,
    /// Output tokens per request
    #[arg(long, value_name = "TOKENS")]
    pub output: Option<Count>,
    /// Share of input read from the cache
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub cache_hit: Option<Ratio>,
    /// Share of input written to the cache
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub cache_write: Option<Ratio>,
    /// Cache lifetime [default: 5m]
    #[arg(long, value_enum, value_name = "TIME")]
    pub cache_ttl: Option<Ttl>,
    /// Share of requests sent as batch
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub batch: Option<Ratio>,
    /// Share of requests in peak hours, for providers with peak rates [default: 0%]
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub peak: Option<Ratio>,
    /// Reasoning tokens: a multiple of the output, or tokens per request
    #[arg(long, value_name = "2x|800")]
    pub reasoning: Option<Reasoning>,
    /// Service tier of requests outside batch
    #[arg(long, value_enum, value_name = "SERVICE")]
    pub tier: Option<Service>,
    /// Traffic growth per month
    #[arg(long, value_name = "PERCENT", value_parser = Ratio::parse_growth)]
    pub growth: Option<Ratio>,
    /// Number of months to total [default with --growth: 12]
    #[arg(long, value_name = "N", value_parser = months)]
    pub months: Option<u32>,
    /// Multiply a model's tokens, for a less efficient tokenizer; repeatable
    #[arg(long, value_name = "MODEL=FACTOR", value_parser = token_factor)]
    pub token_factor: Vec<(String, Ratio)>,
    /// Discount on a provider's list prices; repeatable
    #[arg(long, value_name = "PROVIDER=SHARE", value_parser = discount)]
    pub discount: Vec<(String, Ratio)>,
    /// What to assume for unknown rates
    #[arg(long, value_enum, value_name = "WHAT")]
    pub assume: Option<Assume>,
}

impl TrafficArgs {
    /// Traffic without growth.
    pub fn spec(&self) -> Spec {
        Spec {
            tokens: self.tokens,
            requests: self.requests,
            per: self.per,
            input: self.input,
            output: self.output,
            cache_hit: self.cache_hit,
            cache_write: self.cache_write,
            cache_ttl: self.cache_ttl,
            batch: self.batch,
            peak: self.peak,
            reasoning: self.reasoning,
            tier: self.tier,
        }
    }

    pub fn growth(&self) -> Option<Growth> {
        const YEAR: u32 = 12;
        (self.growth.is_some() || self.months.is_some()).then(|| Growth {
            monthly: self.growth.unwrap_or_default(),
            months: self.months.unwrap_or(YEAR),
        })
    }
}

/// The traffic to use if the options state none.
#[derive(Debug, Clone, Copy)]
pub struct Usual<'s> {
    /// Name of the settings' profile.
    pub name: Option<&'s str>,
    /// From the settings.
    pub totals: Spec,
    /// Name of the usual profile for the requested workload.
    pub of_work: Option<&'s str>,
}

impl TrafficArgs {
    /// The traffic stated by the options, else by the settings, else that of a workload; without token factors and
    /// discounts.
    ///
    /// # Errors
    /// Conflicting options, or an unknown profile.
    pub fn stated(&self, usual: &Usual, own: &[Profile]) -> Result<Traffic, Error> {
        let said = self.spec();
        // The settings apply if the caller states no amount.
        let amount = said.tokens.is_some() || said.requests.is_some();
        let amount = amount || said.input.is_some() || said.output.is_some();
        let of_settings = usual.name.filter(|_| !amount);
        let of_work = usual
            .of_work
            .filter(|_| !amount && usual.totals.tokens.is_none());
        let name = self.traffic.as_deref().or(of_settings).or(of_work);
        let spec = match name {
            Some(name) => said.or(profile(name, own)?),
            None => said,
        };
        let mut traffic = spec.or(usual.totals).traffic()?;
        traffic.profile = name.map(str::to_owned);
        traffic.growth = self.growth();
        traffic.check()?;
        traffic.assume = self.assume.unwrap_or_default();
        Ok(traffic)
    }
}

fn pair<'t>(text: &'t str, example: &str) -> Result<(&'t str, &'t str), String> {
    // Model names may contain `=`; factors and shares do not.
    let (name, value) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("missing `=`; use {example}"))?;
    if name.trim().is_empty() {
        return Err(format!("missing name before `=`; use {example}"));
    }
    Ok((name.trim(), value))
}

const MOST_MONTHS: u32 = 120;

fn months(text: &str) -> Result<u32, String> {
    let count = text.trim().parse().ok();
    count
        .filter(|count| (1..=MOST_MONTHS).contains(count))
        .ok_or_else(|| {
            format!("`{text}` is not a number of months from 1 to {MOST_MONTHS}, such as 12")
        })
}

fn token_factor(text: &str) -> Result<(String, Ratio), String> {
    const MOST: Ratio = Ratio::from_millionths(100_000_000);
    let (model, factor) = pair(text, "claude-opus-5=1.35")?;
    let factor: Ratio = factor.parse().map_err(|e| format!("{e}"))?;
    if factor > MOST {
        return Err(format!("factor {factor} is out of range"));
    }
    Ok((model.to_owned(), factor))
}

fn discount(text: &str) -> Result<(String, Ratio), String> {
    let (provider, share) = pair(text, "anthropic=12%")?;
    let share = Ratio::parse_share(share).map_err(|e| e.to_string())?;
    Ok((provider.to_owned(), share))
}

/// Which routes are priced. Flatten after a command's own options: the heading would apply to them too.
#[derive(Debug, Args)]
#[command(next_help_heading = "Routes")]
pub struct Market {
    /// Route to price: careful, cheapest, lab, or a provider id
    #[arg(long, value_name = "ROUTE", default_value = "careful")]
    pub route: String,
    /// Price only routes of these providers (ids); `mine` for those in config.toml
    #[arg(
        long,
        value_name = "A,B",
        value_delimiter = ',',
        conflicts_with = "route"
    )]
    pub providers: Vec<String>,
    /// What is asked of routes.
    #[command(flatten)]
    pub routes: RouteArgs,
}

/// Stands for the providers in the settings.
pub(crate) const MINE: &str = "mine";

impl Market {
    /// The choice of route that the options mean. `mine`: the providers in the settings; `known`: finds a provider's
    /// id.
    pub(crate) fn choice<'s>(
        &self,
        mine: impl Fn() -> Result<&'s [String], Error>,
        known: impl Fn(&str) -> Result<String, Error>,
    ) -> Result<Choice, Error> {
        let mut ids = Vec::new();
        for id in &self.providers {
            if id == MINE {
                for id in mine()? {
                    ids.push(known(id)?);
                }
            } else {
                ids.push(known(id)?);
            }
        }
        Ok(match self.route.as_str() {
            _ if !ids.is_empty() => Choice::Among(ids),
            "careful" => Choice::Careful,
            "cheapest" => Choice::Cheapest,
            "lab" => Choice::Lab,
            provider => Choice::Provider(known(provider)?),
        })
    }
}
