//! The options that state a month's traffic and the terms on which it is billed: one set for all
//! commands that show amounts.

use catalog::units::Ratio;
use clap::Args;

use super::bill::Assume;
use super::spec::{Count, Per, Spec, Totals};
use super::traffic::{Growth, Reasoning, Service, Ttl};

/// A month's traffic. Flattened last: its heading would stand above what follows.
#[derive(Debug, Clone, PartialEq, Args)]
#[command(next_help_heading = "Traffic")]
pub struct TrafficArgs {
    /// Tokens a month, input/output; 800M/250M where nothing is said
    #[arg(short, long, value_name = "IN/OUT", num_args = 0..=1, default_missing_value = "800M/250M", conflicts_with_all = ["requests", "input", "output"])]
    pub tokens: Option<Totals>,
    /// A named traffic: chat, rag, agent, extraction or batch; other options change parts of it
    #[arg(long, value_name = "NAME")]
    pub traffic: Option<String>,
    /// How many requests, all of one size; tiers then hold for that size
    #[arg(long, value_name = "N")]
    pub requests: Option<Count>,
    /// What --requests counts by [default: month]
    #[arg(long, value_enum, value_name = "PERIOD")]
    pub per: Option<Per>,
    /// Input tokens of one request, cached or not
    #[arg(long, value_name = "TOKENS")]
    pub input: Option<Count>,
    /// Output tokens of one request
    #[arg(long, value_name = "TOKENS")]
    pub output: Option<Count>,
    /// Share of the input that is read from the cache
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub cache_hit: Option<Ratio>,
    /// Share of the input that is written to the cache
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub cache_write: Option<Ratio>,
    /// How long the cache keeps what is written [default: 5m]
    #[arg(long, value_enum, value_name = "TIME")]
    pub cache_ttl: Option<Ttl>,
    /// Share of the requests that may wait a day
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub batch: Option<Ratio>,
    /// Share of the requests in the peak hours of providers that have them [default: 0%]
    #[arg(long, value_name = "SHARE", value_parser = Ratio::parse_share)]
    pub peak: Option<Ratio>,
    /// Hidden output of models that reason: a multiple of the output, or tokens a request
    #[arg(long, value_name = "2x|800")]
    pub reasoning: Option<Reasoning>,
    /// The service of requests that are not in batch
    #[arg(long, value_enum, value_name = "SERVICE")]
    pub tier: Option<Service>,
    /// Growth from month to month
    #[arg(long, value_name = "PERCENT", value_parser = Ratio::parse_growth)]
    pub growth: Option<Ratio>,
    /// How many months to add up [default with --growth: 12]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=120))]
    pub months: Option<u32>,
    /// A model whose tokenizer makes so many times the tokens of this text; may be repeated
    #[arg(long, value_name = "MODEL=FACTOR", value_parser = token_factor)]
    pub token_factor: Vec<(String, Ratio)>,
    /// A negotiated discount on the list prices of a provider, by its id; may be repeated
    #[arg(long, value_name = "PROVIDER=SHARE", value_parser = discount)]
    pub discount: Vec<(String, Ratio)>,
    /// What stands in for a rate that no source states
    #[arg(long, value_enum, value_name = "WHAT")]
    pub assume: Option<Assume>,
}

impl TrafficArgs {
    /// What they say of the traffic itself.
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

    /// What they say of its growth.
    pub fn growth(&self) -> Option<Growth> {
        const YEAR: u32 = 12;
        (self.growth.is_some() || self.months.is_some()).then(|| Growth {
            monthly: self.growth.unwrap_or_default(),
            months: self.months.unwrap_or(YEAR),
        })
    }
}

fn pair<'t>(text: &'t str, example: &str) -> Result<(&'t str, &'t str), String> {
    // Names of models may hold an equals sign; factors and shares do not.
    let (name, value) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("write it with an equals sign, such as {example}"))?;
    if name.trim().is_empty() {
        return Err(format!(
            "nothing stands before the equals sign; write {example}"
        ));
    }
    Ok((name.trim(), value))
}

fn token_factor(text: &str) -> Result<(String, Ratio), String> {
    const MOST: Ratio = Ratio::from_millionths(100_000_000);
    let (model, factor) = pair(text, "claude-opus-5=1.35")?;
    let factor: Ratio = factor.parse().map_err(|e| format!("{e}"))?;
    if factor > MOST {
        return Err(format!("no tokenizer makes {factor} times the tokens"));
    }
    Ok((model.to_owned(), factor))
}

fn discount(text: &str) -> Result<(String, Ratio), String> {
    let (provider, share) = pair(text, "anthropic=12%")?;
    let share = Ratio::parse_share(share).map_err(|e| e.to_string())?;
    Ok((provider.to_owned(), share))
}

/// What a month's traffic is and where it is bought.
#[derive(Debug, Args)]
pub struct Market {
    /// Which route is priced: careful, cheapest, lab, or a provider's id
    #[arg(long, value_name = "ROUTE", default_value = "careful")]
    pub route: String,
    /// Price only routes of these providers, by id; `mine`: those of the settings
    #[arg(
        long,
        value_name = "A,B",
        value_delimiter = ',',
        conflicts_with = "route"
    )]
    pub providers: Vec<String>,
}
