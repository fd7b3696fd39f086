//! The closed list of reasons why no route of a model can be priced.
//!
//! Does not determine the reason (`offers`, `routes`).

use serde::Serialize;

/// Why no route can be priced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unpriced {
    /// No provider is known.
    NoRoute,
    /// All known routes have ended.
    AllEnded,
    /// No route has a price.
    NoPrice {
        /// Number of live routes.
        routes: usize,
    },
    /// Only subscriptions, free offers or local software.
    NotPaid {
        /// Number of live routes.
        routes: usize,
    },
    /// No price at the requested providers.
    NotAsOffered,
    /// Priced only on terms the user has to accept: shared prompts, spare capacity, an endpoint in China, a gateway's
    /// momentary price.
    OnTerms {
        /// Number of live routes.
        routes: usize,
        /// Provider id of the first one.
        provider: String,
    },
    /// Prices exist, but not for this traffic.
    NotForThis {
        /// Number of live routes that cannot be billed.
        routes: usize,
        /// Display name of the first one's provider.
        provider: String,
        /// What that route lacks.
        lacks: String,
    },
}

impl Unpriced {
    /// Display text.
    pub fn text(&self) -> String {
        match self {
            Self::NoRoute => "no known provider".into(),
            Self::AllEnded => "all known routes have ended".into(),
            Self::NoPrice { routes: 1 } => "1 route without a price".into(),
            Self::NoPrice { routes: n } => format!("{n} routes, none with a price"),
            Self::NotPaid { routes: 1 } => "1 route, not billed per token".into(),
            Self::NotPaid { routes: n } => {
                format!("{n} routes, none billed per token")
            }
            Self::NotAsOffered => "no price at the requested providers".into(),
            Self::OnTerms { provider, .. } => {
                format!("priced only on special terms; use `--providers {provider}` to accept them")
            }
            Self::NotForThis {
                routes: 1,
                provider,
                lacks,
            } => format!("{provider}: {lacks}"),
            Self::NotForThis {
                routes: n,
                provider,
                lacks,
            } => format!("{n} routes, none priced for this traffic; {provider}: {lacks}"),
        }
    }
}
