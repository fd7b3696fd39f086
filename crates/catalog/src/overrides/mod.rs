//! `overrides.json`: the user's own prices, providers, routes and models.
//!
//! Owns the file's shape. Does not merge it (`apply`). Ids match exactly, and a price is for the one provider
//! it names. Unknown and repeated keys are errors: a typo must not leave a list price in place unnoticed.

mod apply;

use serde::Deserialize;

use crate::json;
use crate::problem::Problem;
use crate::schema::{ApiFamily, Capabilities, Facts, Kind, PriceList, ProviderKind, Terms};
use crate::units::Date;
use crate::{Catalog, Damaged};

/// Id of the source of the user's own statements.
pub const SOURCE: &str = "overrides";

/// The file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overrides {
    /// Day of the entries that have none of their own.
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

/// A negotiated price.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPrice {
    /// Id of the model.
    pub model: String,
    /// Id of the provider; the price is for no other.
    pub provider: String,
    /// The provider's id of the model; absent: every standard route at the provider.
    pub id: Option<String>,
    /// Variant of the route; only with `id`.
    pub variant: Option<String>,
    /// Day it was true.
    pub as_of: Option<Date>,
    /// Page that states it.
    pub url: Option<String>,
    /// Rates, as in the catalog.
    pub price: PriceList,
}

/// The user's own provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnProvider {
    /// Lower-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Kind of provider.
    pub kind: ProviderKind,
    /// Id of the lab; only for the kind `lab`.
    pub lab: Option<String>,
    /// Shape of its requests.
    pub api_family: Option<ApiFamily>,
    /// Address of the API.
    pub base_url: Option<String>,
}

/// The user's own route.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRoute {
    /// Id of the model; absent inside [`OwnModel`].
    pub model: Option<String>,
    /// Id of the provider.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Variant, such as `fast`; absent: the standard one.
    pub variant: Option<String>,
    /// Region it runs in.
    pub region: Option<String>,
    /// Day it was true.
    pub as_of: Option<Date>,
    /// Page that states it.
    pub url: Option<String>,
    /// Terms, as in the catalog; a price without a status is paid.
    #[serde(default)]
    pub terms: Terms,
}

/// The user's own model.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnModel {
    /// `lab/name`.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Kind of model.
    pub kind: Kind,
    /// Model line.
    pub family: Option<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Facts, as in the catalog.
    #[serde(default)]
    pub facts: Facts,
    /// Capabilities, as in the catalog.
    #[serde(default)]
    pub capabilities: Capabilities,
    /// Routes.
    #[serde(default)]
    pub routes: Vec<OwnRoute>,
}

/// Why a file cannot be applied.
#[derive(Debug)]
pub enum Refused {
    /// What is wrong with it: a line per problem, with file and field.
    Wrong(String),
    /// The catalog below cannot be read.
    Damaged(Damaged),
}

/// Lays the file called `name`, with this content, over `catalog`.
///
/// # Errors
/// Any problem in the file: all of it applies or nothing.
pub fn lay(catalog: Catalog, name: &str, content: &[u8]) -> Result<Catalog, Refused> {
    let wrong = |message: String| Refused::Wrong(format!("{name}: {message}"));
    let parsed = json::parse::<Overrides>(name, content);
    let overrides = parsed.map_err(|problem| Refused::Wrong(problem.to_string()))?;
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
