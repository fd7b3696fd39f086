//! `overrides.json`: the user's own prices, providers, routes and models.
//!
//! Owns the file's shape. Refuses merging (`apply`). Ids match exactly; a price holds for the one provider
//! it names. Unknown and repeated keys are errors: a slip must not leave a list price in place unnoticed.

mod apply;

use std::path::Path;

use serde::Deserialize;

use super::Catalog;
use super::read::Problem;
use super::schema::{ApiFamily, Capabilities, Facts, Kind, PriceList, ProviderKind, Terms};
use crate::error::{Error, Kind as ErrorKind};
use crate::units::Date;

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

/// Lays the file over `catalog`; without a file the catalog stays as it is.
///
/// # Errors
/// [`ErrorKind::Overrides`], naming file and field: a file that is there counts whole or not at all.
pub fn lay(catalog: Catalog, file: &Path) -> Result<Catalog, Error> {
    let name = file.display().to_string();
    let wrong = |message: String| {
        Error::new(ErrorKind::Overrides, message).hint(
            "correct the file at the field named, or move it away; catalog/README.md explains it",
        )
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(catalog),
        Err(error) => return Err(wrong(format!("{name}: cannot be read: {error}"))),
    };
    let mut json = serde_json::Deserializer::from_slice(&bytes);
    let parsed: Result<Overrides, _> = serde_path_to_error::deserialize(&mut json);
    let overrides = parsed.map_err(|error| {
        let field = error.path().to_string();
        let inner = error.inner();
        wrong(match field.as_str() {
            "." => format!("{name}: {inner}"),
            field => format!("{name}: {field}: {inner}"),
        })
    })?;
    json.end()
        .map_err(|error| wrong(format!("{name}: {error}")))?;
    match apply::apply(&catalog, &overrides) {
        Ok(laid) => Ok(catalog.lay(laid.packed, laid.more)?),
        Err(apply::Refused::Problems(problems)) => {
            let shown = |p: &Problem| Problem {
                file: name.clone(),
                ..p.clone()
            };
            let lines: Vec<String> = problems.iter().map(|p| shown(p).to_string()).collect();
            Err(wrong(lines.join("\n")))
        }
        Err(apply::Refused::Damaged(damaged)) => Err(damaged.into()),
        Err(apply::Refused::Unpackable(error)) => Err(wrong(format!("{name}: {error:#}"))),
    }
}
