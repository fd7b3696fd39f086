//! `overrides.json`: the user's own prices, providers, routes and models.
//!
//! Owns the file's shape. Refuses merging (`apply`). Ids match exactly; a price holds for the one provider
//! it names. Unknown and repeated keys are errors: a slip must not leave a list price in place unnoticed.

mod apply;

use serde::Deserialize;

use crate::read::Problem;
use crate::schema::{ApiFamily, Capabilities, Facts, Kind, PriceList, ProviderKind, Terms};
use crate::units::Date;
use crate::{Catalog, Damaged};

/// The id of the source that the user's own statements bear.
pub const SOURCE: &str = "overrides";

/// The file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overrides {
    /// The day on which its entries were true, where they bear none of their own.
    pub as_of: Date,
    /// Own prices on known routes.
    #[serde(default)]
    pub prices: Vec<OwnPrice>,
    /// Own providers.
    #[serde(default)]
    pub providers: Vec<OwnProvider>,
    /// Own routes of known models.
    #[serde(default)]
    pub routes: Vec<OwnRoute>,
    /// Own models.
    #[serde(default)]
    pub models: Vec<OwnModel>,
}

/// A price that one has agreed on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPrice {
    /// The model's id.
    pub model: String,
    /// The provider's id: the price holds there only.
    pub provider: String,
    /// The provider's id of the model; without it, every standard route at the provider.
    #[serde(default)]
    pub id: Option<String>,
    /// The mode of service; only beside `id`.
    #[serde(default)]
    pub variant: Option<String>,
    /// The day it was true.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// What it stands on.
    #[serde(default)]
    pub url: Option<String>,
    /// The rates, as in the catalog.
    pub price: PriceList,
}

/// A provider of one's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnProvider {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: ProviderKind,
    /// The lab whose own service it is; only for the kind `lab`.
    #[serde(default)]
    pub lab: Option<String>,
    /// How its requests are shaped.
    #[serde(default)]
    pub api_family: Option<ApiFamily>,
    /// Where requests go.
    #[serde(default)]
    pub base_url: Option<String>,
}

/// A route of one's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRoute {
    /// The model's id; not inside an own model, which it is a route of.
    #[serde(default)]
    pub model: Option<String>,
    /// The provider's id.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// The mode of service.
    #[serde(default)]
    pub variant: Option<String>,
    /// Where it runs.
    #[serde(default)]
    pub region: Option<String>,
    /// The day it was true.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// What it stands on.
    #[serde(default)]
    pub url: Option<String>,
    /// Its terms, as in the catalog; a price without a status is paid.
    #[serde(default)]
    pub terms: Terms,
}

/// A model of one's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnModel {
    /// `lab/name`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Kind,
    /// The line it belongs to.
    #[serde(default)]
    pub family: Option<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What is known of it.
    #[serde(default)]
    pub facts: Facts,
    /// What it can do.
    #[serde(default)]
    pub capabilities: Capabilities,
    /// Where it is offered.
    #[serde(default)]
    pub routes: Vec<OwnRoute>,
}

/// Why a file cannot be laid over a catalog.
#[derive(Debug)]
pub enum Refused {
    /// What is wrong with it, a line each, with its name and field.
    Wrong(String),
    /// The catalog below cannot be read.
    Damaged(Damaged),
}

/// Lays the file called `name`, with this content, over `catalog`.
///
/// # Errors
/// A file that is wrong anywhere: it counts whole or not at all.
pub fn lay(catalog: Catalog, name: &str, content: &[u8]) -> Result<Catalog, Refused> {
    let wrong = |message: String| Refused::Wrong(format!("{name}: {message}"));
    let mut json = serde_json::Deserializer::from_slice(content);
    let parsed: Result<Overrides, _> = serde_path_to_error::deserialize(&mut json);
    let overrides = parsed.map_err(|error| {
        let field = error.path().to_string();
        let inner = error.inner();
        wrong(match field.as_str() {
            "." => inner.to_string(),
            field => format!("{field}: {inner}"),
        })
    })?;
    json.end().map_err(|error| wrong(error.to_string()))?;
    match apply::apply(&catalog, &overrides) {
        Ok(laid) => catalog
            .lay(laid.packed, laid.more)
            .map_err(Refused::Damaged),
        Err(apply::Refused::Problems(problems)) => {
            let shown = |p: &Problem| Problem {
                file: name.to_owned(),
                ..p.clone()
            };
            let lines: Vec<String> = problems.iter().map(|p| shown(p).to_string()).collect();
            Err(Refused::Wrong(lines.join("\n")))
        }
        Err(apply::Refused::Damaged(damaged)) => Err(Refused::Damaged(damaged)),
        Err(apply::Refused::Unpackable(error)) => Err(wrong(format!("{error:#}"))),
    }
}
