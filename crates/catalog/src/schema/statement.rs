//! What a source may state about a model (facts, capabilities) and about a route (terms).

use serde::{Deserialize, Serialize};

use super::peak::PeakHours;
use super::words::{
    Architecture, Condition, Modality, Parameter, PriceStatus, RetirementBasis, Status,
};
use crate::units::{Date, Price};

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct License {
    /// SPDX identifier, if it has one.
    pub spdx: Option<String>,
    /// Display name, such as `Apache 2.0`.
    pub name: String,
    /// Whether it is OSI-approved.
    pub osi: Option<bool>,
    /// Whether commercial use is allowed without a further contract.
    pub commercial: Option<bool>,
}

/// Declares a struct of optional values whose gaps a later statement may fill.
macro_rules! statements {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[$doc])* pub $field: Option<$type>,)+ }

        impl $name {
            /// Fills in missing values from `later`.
            pub fn complete(&mut self, later: &Self) {
                $(if self.$field.is_none() { self.$field.clone_from(&later.$field); })+
            }

            /// Removes the values that `settled` has too, and those that `same_source` has at all.
            pub fn keep_news(&mut self, settled: &Self, same_source: &Self) {
                $(if self.$field == settled.$field || same_source.$field.is_some() {
                    self.$field = None;
                })+
            }

            /// Whether `settled` has every value that this states.
            pub fn repeats(&self, settled: &Self) -> bool {
                $((self.$field.is_none() || self.$field == settled.$field))&&+
            }

            /// Number of values on which any of these disagree.
            pub fn conflicts<'a>(said: impl Iterator<Item = &'a Self> + Clone) -> usize {
                let differ = [$({
                    let mut values = said.clone().filter_map(|said| said.$field.as_ref());
                    let first = values.next();
                    values.any(|later| Some(later) != first)
                }),+];
                differ.into_iter().filter(|differ| *differ).count()
            }

            /// Number of values it states.
            pub fn stated(&self) -> usize {
                [$(self.$field.is_some()),+].into_iter().filter(|said| *said).count()
            }
        }
    };
}

statements! {
    /// Facts of a model.
    Facts {
        /// First day of public availability.
        released: Date,
        /// Date of the newest training data.
        knowledge_cutoff: Date,
        /// Context window: input and output together, in tokens.
        context_tokens: u64,
        /// Longest answer, in tokens.
        max_output_tokens: u64,
        /// Tokens for the same text, in percent of what the lab's earlier models need.
        tokens_per_text: u64,
        /// Number of weights.
        parameters_total: u64,
        /// Number of weights used for each token.
        parameters_active: u64,
        architecture: Architecture,
        /// License of the weights, or terms of use.
        license: License,
        /// Whether the weights can be downloaded.
        open_weights: bool,
        weights_url: String,
        input: Vec<Modality>,
        output: Vec<Modality>,
        /// Life cycle as the maker states it. Dates belong to routes.
        status: Status,
    }
}

statements! {
    /// Capabilities of a model: yes, no, or unknown (absent).
    Capabilities {
        /// Image input.
        vision: bool,
        /// Any input other than text.
        multimodal: bool,
        /// Reasoning before the answer.
        reasoning: bool,
        /// Structured calls of given functions.
        function_calling: bool,
        /// Choosing and using tools.
        tool_use: bool,
        /// Output constrained to a JSON schema.
        structured_outputs: bool,
        /// Runs code in its own sandbox.
        code_execution: bool,
        /// Bills cached input at a lower rate.
        prompt_caching: bool,
        audio_input: bool,
        /// Operates a screen.
        computer_use: bool,
        /// Built-in web search.
        web_search: bool,
    }
}

/// What one source said about a model on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Id in `sources.json`.
    pub source: String,
    /// Day on which it was true.
    pub as_of: Date,
    /// Page that states it.
    pub url: Option<String>,
    /// A curated statement that ranks below the imported ones: settles only what none of them states.
    #[serde(default)]
    pub yields: bool,
    #[serde(default)]
    pub facts: Facts,
    #[serde(default)]
    pub capabilities: Capabilities,
    /// Request parameters that the maker's own API rejects.
    #[serde(default)]
    pub refuses: Vec<Parameter>,
    /// Request parameters that it accepts, recorded if another source says it rejects them.
    #[serde(default)]
    pub accepts: Vec<Parameter>,
}

impl Statement {
    /// A statement without content.
    pub fn new(source: &str, as_of: Date) -> Self {
        Self {
            source: source.to_owned(),
            as_of,
            url: None,
            yields: false,
            facts: Facts::default(),
            capabilities: Capabilities::default(),
            refuses: Vec::new(),
            accepts: Vec::new(),
        }
    }
}

statements! {
    /// Rates in USD per million tokens. An absent rate is unknown, not zero.
    Rates {
        /// Uncached input.
        input: Price,
        output: Price,
        /// Input read from the cache.
        cache_read: Price,
        /// Input written to the cache for about five minutes.
        cache_write: Price,
        /// Input written to the cache for an hour.
        cache_write_1h: Price,
    }
}

impl Rates {
    /// Whether input or output has a rate.
    pub fn is_stated(&self) -> bool {
        self.input.is_some() || self.output.is_some()
    }

    /// Whether neither input nor output is known to cost anything.
    pub fn is_zero(&self) -> bool {
        let zero = |rate: Option<Price>| rate.unwrap_or_default() == Price::ZERO;
        zero(self.input) && zero(self.output)
    }

    /// Whether input and output cost the same.
    pub fn agrees(&self, other: &Self) -> bool {
        (self.input, self.output) == (other.input, other.output)
    }
}

/// Rates for long requests.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tier {
    /// Applies to requests with more input tokens than this.
    pub above_input_tokens: u64,
    pub rates: Rates,
    /// Whether the rates apply only to input beyond that size instead of the whole request. They apply to output either
    /// way.
    pub marginal: bool,
    /// Answers within a day, above this size.
    pub batch: Option<Box<Rates>>,
    /// Slower and cheaper, above this size.
    pub flex: Option<Box<Rates>>,
    /// Faster, at a higher price, above this size.
    pub priority: Option<Box<Rates>>,
}

impl Tier {
    /// The rates of its other service modes.
    pub fn modes(&self) -> [(&'static str, Option<&Rates>); 3] {
        [
            ("batch", self.batch.as_deref()),
            ("flex", self.flex.as_deref()),
            ("priority", self.priority.as_deref()),
        ]
    }
}

/// Price list of a route. Rates that few routes have are boxed to keep the others small.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PriceList {
    /// The standard service.
    pub standard: Rates,
    /// Rates for long requests, sorted by size.
    pub tiers: Vec<Tier>,
    /// Batch service: answers within a day.
    pub batch: Option<Box<Rates>>,
    /// Flex service: slower and cheaper.
    pub flex: Option<Box<Rates>>,
    /// Priority service: faster, at a higher price.
    pub priority: Option<Box<Rates>>,
    /// Rates in the provider's peak hours, if it has any; `standard` is for all other hours.
    pub peak: Option<Box<Rates>>,
    /// When peak rates apply; `None`: no source says.
    pub peak_hours: Option<Box<PeakHours>>,
}

/// A temporary price: the price next to it holds through `until`, `then` from the day after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promotion {
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub until: Date,
    /// The price afterwards.
    pub then: PriceList,
}

statements! {
    /// Terms of a route.
    Terms {
        status: Status,
        price_status: PriceStatus,
        /// Prices; only with `price_status` `paid`.
        price: PriceList,
        /// In tokens.
        context_tokens: u64,
        /// Longest answer, in tokens.
        max_output_tokens: u64,
        /// Precision of the weights, such as `fp8`.
        quantization: String,
        /// First day of deprecation.
        deprecated_on: Date,
        /// Last day of service.
        retires_on: Date,
        /// How certain `retires_on` is.
        retirement_basis: RetirementBasis,
        /// The replacement that the provider names, in the provider's spelling.
        successor: String,
        /// What a buyer accepts with the price.
        conditions: Vec<Condition>,
        /// The announced change of the price; only next to `price`.
        promotion: Box<Promotion>,
    }
}

/// What one source said about a route on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteStatement {
    /// Id in `sources.json`.
    pub source: String,
    /// Day on which it was true.
    pub as_of: Date,
    /// The first day on which its price is known to have held.
    pub since: Option<Date>,
    /// Page that states it.
    pub url: Option<String>,
    /// A curated statement that ranks below the imported ones: settles only what none of them states.
    #[serde(default)]
    pub yields: bool,
    #[serde(default)]
    pub terms: Terms,
}

impl RouteStatement {
    /// Terms from a list without a page of their own.
    pub fn new(source: &str, as_of: Date, terms: Terms) -> Self {
        Self {
            source: source.to_owned(),
            as_of,
            since: None,
            url: None,
            yields: false,
            terms,
        }
    }
}
