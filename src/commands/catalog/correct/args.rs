//! The options of `catalog correct`.

use std::path::PathBuf;

use catalog::schema::{Facts, PriceList, PriceStatus, Rates, RetirementBasis, Terms};
use catalog::units::{Date, Price, parse_count};
use clap::Args;

pub const HELP: &str = "\
Run this in a clone of the llmcmp repository. With PROVIDER it corrects that route, otherwise the model.
It writes curated/<lab>/<model>.json and sources.json, or nothing if the catalog would not be valid.

Examples:
  llmcmp catalog correct sonar perplexity --input 1 --output 1 --url https://docs.perplexity.ai
  llmcmp catalog correct gpt-4.1 openai --retires-on 2027-04-14 --url https://platform.openai.com
  llmcmp catalog correct qwen3-max --released 2025-09-23 --url https://qwen.ai";

/// Options of `catalog correct`.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// Model, by id or name
    #[arg(value_name = "MODEL")]
    pub model: String,
    /// Provider of the route, by id
    #[arg(value_name = "PROVIDER")]
    pub provider: Option<String>,
    /// Page that states the values
    #[arg(long, value_name = "URL")]
    pub url: String,
    /// Date you read the page [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// Catalog directory [default: --catalog, or `catalog`]
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// What the page says of the route.
    #[command(flatten)]
    pub route: RouteArgs,
    /// Which route, where the provider has several.
    #[command(flatten)]
    pub which: WhichArgs,
    /// What the page says of the model or the route.
    #[command(flatten)]
    pub limits: LimitArgs,
    /// What the page says of the model.
    #[command(flatten)]
    pub model_facts: ModelArgs,
}

/// Values of a route.
#[derive(Debug, Args)]
#[command(next_help_heading = "Route values (with PROVIDER)")]
pub struct RouteArgs {
    /// Input price, USD per million tokens
    #[arg(long, value_name = "USD", requires_all = ["output", "provider"])]
    pub input: Option<Price>,
    /// Output price, USD per million tokens
    #[arg(long, value_name = "USD", requires_all = ["input", "provider"])]
    pub output: Option<Price>,
    /// Price of cached input, USD per million tokens
    #[arg(long, value_name = "USD", requires = "input")]
    pub cache_read: Option<Price>,
    /// Price of writing to the cache for about 5 minutes, USD per million tokens
    #[arg(long, value_name = "USD", requires = "input")]
    pub cache_write: Option<Price>,
    /// Announced last day of service
    #[arg(long, value_name = "DATE", requires = "provider")]
    pub retires_on: Option<Date>,
}

/// Which route.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which route (with PROVIDER)")]
pub struct WhichArgs {
    /// The provider's id for the model
    #[arg(long, value_name = "ID", requires = "provider")]
    pub id: Option<String>,
    /// Variant of the route, such as `fast` or `batch`
    #[arg(long, value_name = "NAME", requires = "provider")]
    pub variant: Option<String>,
    /// Region of the route
    #[arg(long, value_name = "NAME", requires = "provider")]
    pub region: Option<String>,
    /// Host behind a gateway
    #[arg(long, value_name = "NAME", requires = "provider")]
    pub host: Option<String>,
    /// Add a route that the catalog does not have
    #[arg(long, requires = "id")]
    pub new: bool,
}

/// Values of a model or of a route.
#[derive(Debug, Args)]
#[command(next_help_heading = "Route values, or model values (without PROVIDER)")]
pub struct LimitArgs {
    /// Context window in tokens
    #[arg(long, value_name = "TOKENS", value_parser = parse_count)]
    pub context: Option<u64>,
    /// Output limit in tokens
    #[arg(long, value_name = "TOKENS", value_parser = parse_count)]
    pub max_output: Option<u64>,
}

/// Values of a model.
#[derive(Debug, Args)]
#[command(next_help_heading = "Model values (without PROVIDER)")]
pub struct ModelArgs {
    /// First day of public availability
    #[arg(long, value_name = "DATE", conflicts_with = "provider")]
    pub released: Option<Date>,
    /// Knowledge cutoff
    #[arg(long, value_name = "DATE", conflicts_with = "provider")]
    pub cutoff: Option<Date>,
}

impl CorrectArgs {
    /// The stated values of the route.
    pub fn terms(&self) -> Terms {
        let route = &self.route;
        let price = route.input.map(|_| PriceList {
            standard: Rates {
                input: route.input,
                output: route.output,
                cache_read: route.cache_read,
                cache_write: route.cache_write,
                cache_write_1h: None,
            },
            ..PriceList::default()
        });
        Terms {
            price_status: price.as_ref().map(|_| PriceStatus::Paid),
            price,
            context_tokens: self.limits.context,
            max_output_tokens: self.limits.max_output,
            retires_on: route.retires_on,
            retirement_basis: route.retires_on.map(|_| RetirementBasis::Announced),
            ..Terms::default()
        }
    }

    /// The stated values of the model.
    pub fn facts(&self) -> Facts {
        Facts {
            released: self.model_facts.released,
            knowledge_cutoff: self.model_facts.cutoff,
            context_tokens: self.limits.context,
            max_output_tokens: self.limits.max_output,
            ..Facts::default()
        }
    }
}
