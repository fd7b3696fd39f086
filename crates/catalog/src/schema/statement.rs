//! What a source may state: of a model (facts, capabilities) and of a route (terms).

use serde::{Deserialize, Serialize};

use super::words::{Architecture, Modality, Parameter, PriceStatus, RetirementBasis, Status};
use crate::units::{Date, Price};

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct License {
    /// SPDX identifier, where there is one.
    pub spdx: Option<String>,
    /// The name people know: `Apache 2.0`.
    pub name: String,
    /// Whether the OSI approves it.
    pub osi: Option<bool>,
    /// Whether commercial use is allowed without a further contract.
    pub commercial: Option<bool>,
}

/// Declares a struct of optional values that a later statement may complete.
macro_rules! statements {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[$doc])* pub $field: Option<$type>,)+ }

        impl $name {
            /// Takes from `later` what this one does not say.
            pub fn complete(&mut self, later: &Self) {
                $(if self.$field.is_none() { self.$field.clone_from(&later.$field); })+
            }

            /// How many values it states.
            pub fn stated(&self) -> usize {
                [$(self.$field.is_some()),+].into_iter().filter(|said| *said).count()
            }
        }
    };
}

statements! {
    /// What may be known of a model.
    Facts {
        /// First day of public availability.
        released: Date,
        /// Newest training data.
        knowledge_cutoff: Date,
        /// Input and output together, tokens.
        context_tokens: u64,
        /// Longest answer, tokens.
        max_output_tokens: u64,
        /// All weights.
        parameters_total: u64,
        /// Weights that run for each token.
        parameters_active: u64,
        /// How it is built.
        architecture: Architecture,
        /// Licence of the weights, or of use.
        license: License,
        /// Whether the weights can be downloaded.
        open_weights: bool,
        /// Where the weights are.
        weights_url: String,
        /// Kinds of input.
        input: Vec<Modality>,
        /// Kinds of output.
        output: Vec<Modality>,
        /// Where its maker says it stands. Dates belong to routes.
        status: Status,
    }
}

statements! {
    /// What a model can do: yes, no, or (absent) unknown.
    Capabilities {
        /// Image input.
        vision: bool,
        /// Any input that is not text.
        multimodal: bool,
        /// Hidden steps before the answer.
        reasoning: bool,
        /// Structured calls of described functions.
        function_calling: bool,
        /// Choosing and using tools.
        tool_use: bool,
        /// Output held to a JSON schema.
        structured_outputs: bool,
        /// Runs code in a sandbox of its own.
        code_execution: bool,
        /// Cached input is billed less.
        prompt_caching: bool,
        /// Sound input.
        audio_input: bool,
        /// Operates a screen.
        computer_use: bool,
        /// Searches the web by itself.
        web_search: bool,
    }
}

/// What one source said of a model on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Id in `sources.json`.
    pub source: String,
    /// The day it was true.
    pub as_of: Date,
    /// The page it stands on.
    #[serde(default)]
    pub url: Option<String>,
    /// A curated statement that stands below the imported ones: on record, and it settles only what
    /// none of them says.
    #[serde(default)]
    pub yields: bool,
    /// Facts stated.
    #[serde(default)]
    pub facts: Facts,
    /// Capabilities stated.
    #[serde(default)]
    pub capabilities: Capabilities,
    /// Parameters that the maker's own service refuses in requests.
    #[serde(default)]
    pub refuses: Vec<Parameter>,
    /// Those that it takes, recorded where another source says that it refuses them.
    #[serde(default)]
    pub accepts: Vec<Parameter>,
}

statements! {
    /// Rates per million tokens. An absent rate is unknown, not zero.
    Rates {
        /// Fresh input.
        input: Price,
        /// Output.
        output: Price,
        /// Input read from the cache.
        cache_read: Price,
        /// Input written to the cache for about five minutes.
        cache_write: Price,
        /// Input written to the cache for an hour.
        cache_write_1h: Price,
    }
}

/// Rates of requests whose input is above a size.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tier {
    /// The tier holds above this many input tokens of one request.
    pub above_input_tokens: u64,
    /// Its rates.
    pub rates: Rates,
    /// Whether they hold for the input beyond that size alone, not for the whole request. The output is
    /// billed at them either way.
    pub marginal: bool,
    /// Answers within a day, above this size.
    pub batch: Option<Box<Rates>>,
    /// Slower and cheaper, above this size.
    pub flex: Option<Box<Rates>>,
    /// Faster and dearer, above this size.
    pub priority: Option<Box<Rates>>,
}

impl Tier {
    /// The rates of its other modes of service.
    pub fn modes(&self) -> [(&'static str, Option<&Rates>); 3] {
        [
            ("batch", self.batch.as_deref()),
            ("flex", self.flex.as_deref()),
            ("priority", self.priority.as_deref()),
        ]
    }
}

/// A price list of one route. Rates that few routes have are boxed, so that the others stay small.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PriceList {
    /// The standard service.
    pub standard: Rates,
    /// Rates of long requests, by rising size.
    pub tiers: Vec<Tier>,
    /// Answers within a day.
    pub batch: Option<Box<Rates>>,
    /// Slower and cheaper.
    pub flex: Option<Box<Rates>>,
    /// Faster and dearer.
    pub priority: Option<Box<Rates>>,
    /// The provider's peak hours, where it has them; `standard` holds in all others.
    pub peak: Option<Box<Rates>>,
}

statements! {
    /// What may be known of a route.
    Terms {
        /// Where it stands.
        status: Status,
        /// What its price is.
        price_status: PriceStatus,
        /// Its prices; only with `price_status` paid.
        price: PriceList,
        /// The window it serves, tokens.
        context_tokens: u64,
        /// Longest answer it serves, tokens.
        max_output_tokens: u64,
        /// Weights' precision: `fp8`.
        quantization: String,
        /// First day of deprecation.
        deprecated_on: Date,
        /// Last day of service.
        retires_on: Date,
        /// How sure `retires_on` is.
        retirement_basis: RetirementBasis,
    }
}

/// What one source said of a route on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteStatement {
    /// Id in `sources.json`.
    pub source: String,
    /// The day it was true.
    pub as_of: Date,
    /// The page it stands on.
    #[serde(default)]
    pub url: Option<String>,
    /// A curated statement that stands below the imported ones: on record, and it settles only what
    /// none of them says.
    #[serde(default)]
    pub yields: bool,
    /// What was stated.
    #[serde(default)]
    pub terms: Terms,
}
