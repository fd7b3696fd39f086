//! `overrides.json`: the user's own prices, providers, routes and models.
//!
//! Owns the file format. Does not merge the file (`apply`). Ids match exactly, and a price is for the one provider it
//! names. Unknown and repeated keys are errors: a typo must not leave a list price in place unnoticed.

mod apply;

use serde::Deserialize;

use crate::json;
use crate::problem::Problem;
use crate::schema::{ApiFamily, Capabilities, Facts, Kind, PriceList, ProviderKind, Terms};
use crate::units::Date;
use crate::{Catalog, Damaged};

/// Source id of the user's own statements.
pub const SOURCE: &str = "overrides";

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overrides {
    /// Date of entries without one of their own.
    pub as_of: Date,
    /// Prices on known routes.
    #[serde(default)]
    pub prices: Vec<OwnPrice>,
    #[serde(default)]
    pub providers: Vec<OwnProvider>,
    /// Routes of known models.
    #[serde(default)]
    pub routes: Vec<OwnRoute>,
    #[serde(default)]
    pub models: Vec<OwnModel>,
}

/// A negotiated price.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPrice {
    pub model: String,
    /// The price is for no other provider.
    pub provider: String,
    /// The provider's id of the model; absent: every standard route at the provider.
    pub id: Option<String>,
    /// Variant of the route; only with `id`.
    pub variant: Option<String>,
    /// Day on which it was true.
    pub as_of: Option<Date>,
    /// Page that states it.
    pub url: Option<String>,
    pub price: PriceList,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnProvider {
    /// Lower case.
    pub id: String,
    pub name: String,
    pub kind: ProviderKind,
    /// Only for the kind `lab`.
    pub lab: Option<String>,
    /// Request format.
    pub api_family: Option<ApiFamily>,
    pub base_url: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRoute {
    /// Absent inside [`OwnModel`].
    pub model: Option<String>,
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Such as `fast`; absent: the standard one.
    pub variant: Option<String>,
    pub region: Option<String>,
    /// Day on which it was true.
    pub as_of: Option<Date>,
    /// Page that states it.
    pub url: Option<String>,
    /// Terms, as in the catalog; a price without a status is paid.
    #[serde(default)]
    pub terms: Terms,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnModel {
    /// `lab/name`.
    pub id: String,
    pub name: String,
    pub kind: Kind,
    pub family: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub facts: Facts,
    #[serde(default)]
    pub capabilities: Capabilities,
    #[serde(default)]
    pub routes: Vec<OwnRoute>,
}

/// Why a file cannot be applied.
#[derive(Debug)]
pub enum Refused {
    /// What is wrong with it: one problem per line, with file and field.
    Wrong(String),
    /// The catalog below cannot be read.
    Damaged(Damaged),
}

/// Lays `content`, the content of the file called `name`, over `catalog`.
///
/// # Errors
/// Any problem in the file. Either all of it applies or nothing.
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
