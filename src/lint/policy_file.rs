//! The text of a policy file → the policy; errors come with their line.

use std::collections::BTreeMap;

use catalog::Catalog;
use catalog::names::normalize;
use catalog::schema::Kind;
use catalog::units::Price;
use serde::Deserialize;

use super::policy::Policy;
use crate::error::Error;
use crate::pricing::Spec;
use crate::provider_names::provider_named;

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct File {
    allow: Allow,
    deny: Deny,
    budget: Option<Budget>,
    paths: BTreeMap<String, String>,
    deployments: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Allow {
    providers: Option<Vec<String>>,
    labs: Option<Vec<String>>,
    licenses: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    kinds: Option<Vec<Kind>>,
    open_weights_only: bool,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Deny {
    models: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    usd_per_month: u32,
    #[serde(default)]
    traffic: Spec,
}

impl Policy {
    /// Reads a policy. Its providers and labs must be in `catalog`: a misspelled one would allow nothing.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn parse(text: &str, catalog: &Catalog) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let known = |ids: &Option<Vec<String>>, what: &str, is: &dyn Fn(&str) -> bool| {
            let unknown = ids.iter().flatten().find(|id| !is(id));
            unknown.map_or(Ok(()), |id| Err(format!("allow.{what}: unknown id `{id}`")))
        };
        known(&file.allow.providers, "providers", &|id| {
            catalog.provider(id).is_some()
        })?;
        known(&file.allow.labs, "labs", &|id| catalog.lab(id).is_some())?;
        let mut paths = Vec::new();
        for (glob, name) in file.paths {
            let provider = provider_named(catalog, &name);
            let provider =
                provider.ok_or_else(|| format!("paths.\"{glob}\": unknown provider `{name}`"))?;
            paths.push((glob, provider.id.to_owned()));
        }
        for (name, model) in &file.deployments {
            if catalog.position(model).is_none() && catalog.named(&normalize(model)).is_empty() {
                return Err(format!(
                    "deployments.\"{name}\": no model has the id `{model}`"
                ));
            }
        }
        let ceiling = file.budget.map(|budget| {
            let wrong = |error: Error| format!("budget.traffic: {error}");
            let traffic = budget.traffic.traffic().map_err(wrong)?;
            // A price per million tokens times one million tokens is the exact amount.
            let most = Price::from_usd(budget.usd_per_month).times(1_000_000);
            Ok::<_, String>((most, traffic))
        });
        Ok(Self {
            providers: file.allow.providers,
            labs: file.allow.labs,
            licenses: file.allow.licenses,
            regions: file.allow.regions,
            kinds: file.allow.kinds,
            open_weights: file.allow.open_weights_only,
            denied: file.deny.models,
            ceiling: ceiling.transpose()?,
            paths,
            deployments: file.deployments,
        })
    }
}
