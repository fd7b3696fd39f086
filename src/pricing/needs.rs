//! A buyer's requirements for a route besides price: region, data use, precision of the weights. Unknown values meet no
//! requirement. Does not price (`offers`).

use std::sync::Arc;

use catalog::Catalog;
use catalog::names::is_region;
use catalog::schema::{Answer, Condition, DataControls, Model, ProviderRecord, Route};
use catalog::sort::tree;
use catalog::units::Date;
use clap::Args;
use rustc_hash::FxHashMap;

use crate::lifecycle::is_live;
use crate::wording;

/// What is asked of routes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct RouteArgs {
    /// Only routes known to be served in this region, such as eu, us or cn
    #[arg(long, value_name = "REGION", value_parser = region)]
    pub region: Option<String>,
    /// Only routes of providers known not to train on prompts and answers
    #[arg(long)]
    pub no_training: bool,
    /// Only routes of providers known to keep nothing by default
    #[arg(long)]
    pub zero_retention: bool,
    /// Only routes known to serve weights of this precision, such as fp8 or bf16
    #[arg(
        long,
        alias = "quantization",
        value_name = "A,B",
        value_delimiter = ','
    )]
    pub quant: Vec<String>,
}

/// Regions and data controls that providers state, by provider id.
type Stated = std::collections::BTreeMap<String, (Vec<String>, DataControls)>;

impl RouteArgs {
    /// Whether there are no requirements.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a route meets the requirements; `None`: unknown.
    fn met_by(&self, route: &Route<'_>, stated: &Stated) -> Option<bool> {
        // A host behind a gateway has its own rules.
        let provider = stated.get(route.provider).filter(|_| route.host.is_none());
        let all = [
            self.region
                .as_deref()
                .map(|region| is_in(region, route, provider.map(|p| &p.0[..]))),
            self.no_training
                .then(|| spared(route, provider.map(|p| &p.1))),
            self.zero_retention.then(|| forgets(provider.map(|p| &p.1))),
            (!self.quant.is_empty()).then(|| {
                let precision = route.terms.quantization.as_ref()?;
                Some(
                    self.quant
                        .iter()
                        .any(|wanted| wanted.eq_ignore_ascii_case(precision)),
                )
            }),
        ];
        met_by_all(all.into_iter().flatten())
    }

    /// The providers that meet the requirements, with a note on how many do not. Precision is ignored: it differs by
    /// route.
    pub fn of_providers<'a>(
        &self,
        providers: Vec<ProviderRecord<'a>>,
    ) -> (Vec<ProviderRecord<'a>>, Vec<String>) {
        let asked = |provider: &ProviderRecord| {
            let regions = &provider.regions;
            met_by_all([
                self.region.as_deref().map_or(Some(true), |region| {
                    (!regions.is_empty()).then(|| regions.iter().all(|r| within(region, r)))
                }),
                if self.no_training {
                    spares(Some(&provider.data))
                } else {
                    Some(true)
                },
                if self.zero_retention {
                    forgets(Some(&provider.data))
                } else {
                    Some(true)
                },
            ])
        };
        let met: Vec<Option<bool>> = providers.iter().map(asked).collect();
        let left = left_out("the catalog", "provider", &met);
        let each = providers.into_iter().zip(met);
        let meeting = each.filter(|(_, met)| *met == Some(true)).map(|(p, _)| p);
        (meeting.collect(), left.into_iter().collect())
    }

    /// The catalog with prices only on routes that meet the requirements.
    pub fn narrow(&self, catalog: Catalog) -> Result<Catalog, catalog::Damaged> {
        let stated = stated(&catalog)?;
        let asked = self.clone();
        Ok(catalog.pricing_only(Arc::new(move |route| {
            asked.met_by(route, &stated) == Some(true)
        })))
    }

    /// As typed on the command line.
    pub fn typed(&self) -> String {
        let region = self
            .region
            .as_ref()
            .map(|region| format!("--region {region}"));
        let flags = [
            (self.no_training, "--no-training"),
            (self.zero_retention, "--zero-retention"),
        ];
        let flags = flags.into_iter().filter(|(asked, _)| *asked);
        let quant = (!self.quant.is_empty()).then(|| format!("--quant {}", self.quant.join(",")));
        let words = region
            .into_iter()
            .chain(flags.map(|(_, flag)| flag.to_owned()))
            .chain(quant);
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether each model has a live route that meets the requirements, by id; `None`: none is known to, but some may.
    pub fn of_models(
        &self,
        catalog: &Catalog,
        today: Date,
    ) -> Result<FxHashMap<String, Option<bool>>, catalog::Damaged> {
        let stated = stated(catalog)?;
        let models = (0..catalog.model_count()).map(|at| catalog.model(at));
        let known = models.map(|model| {
            let model = model?;
            let live = model.routes.iter().filter(|route| is_live(route, today));
            let met: Vec<Option<bool>> = live.map(|route| self.met_by(route, &stated)).collect();
            let known = if met.contains(&Some(true)) {
                Some(true)
            } else {
                (!met.contains(&None)).then_some(false)
            };
            Ok((model.id.to_owned(), known))
        });
        known.collect()
    }

    /// Whether each route of a model meets the requirements.
    pub fn each(
        &self,
        catalog: &Catalog,
        model: &Model<'_>,
    ) -> Result<Vec<Option<bool>>, catalog::Damaged> {
        if self.is_empty() {
            return Ok(vec![Some(true); model.routes.len()]);
        }
        let stated = stated(catalog)?;
        let routes = model.routes.iter();
        Ok(routes.map(|route| self.met_by(route, &stated)).collect())
    }

    /// How many priced routes of these models are left out, and why.
    pub fn notes<'m>(
        &self,
        catalog: &Catalog,
        models: impl IntoIterator<Item = &'m Model<'m>>,
    ) -> Result<Vec<String>, catalog::Damaged> {
        let stated = stated(catalog)?;
        let mut notes = Vec::new();
        for model in models {
            let priced = model.routes.iter().filter(|r| r.terms.price.is_some());
            let met: Vec<Option<bool>> = priced.map(|r| self.met_by(r, &stated)).collect();
            notes.extend(left_out(model.name, "priced route", &met));
        }
        Ok(notes)
    }
}

/// `Some(false)` if any is not met, else `None` if any is unknown.
pub fn met_by_all(each: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut met = Some(true);
    for one in each {
        match one {
            Some(false) => return Some(false),
            None => met = None,
            Some(true) => {}
        }
    }
    met
}

/// Says how many of `what` do not match, and how many are unknown; `None`: all match.
pub fn left_out(of: &str, what: &str, met: &[Option<bool>]) -> Option<String> {
    let unmet = met.iter().filter(|met| **met == Some(false)).count();
    let unknown = met.iter().filter(|met| met.is_none()).count();
    (unmet + unknown > 0).then(|| {
        let left = wording::count(unmet + unknown, what);
        let does = if unmet == 1 { "does" } else { "do" };
        format!("{of}: {left} omitted: {unmet} {does} not match, {unknown} unknown")
    })
}

fn stated(catalog: &Catalog) -> Result<Stated, catalog::Damaged> {
    let providers = catalog.providers()?.into_iter();
    let owned = |regions: Vec<&str>| regions.into_iter().map(str::to_owned).collect();
    Ok(tree(
        providers.map(|p| (p.id.to_owned(), (owned(p.regions), p.data))),
    ))
}

/// Whether a route runs in a region: by its own region, else by those of its provider if all lie within.
fn is_in(wanted: &str, route: &Route<'_>, provider: Option<&[String]>) -> Option<bool> {
    match (route.region, provider) {
        (Some(region), _) => Some(within(wanted, region)),
        (None, Some(regions)) if !regions.is_empty() => {
            Some(regions.iter().all(|region| within(wanted, region)))
        }
        _ => None,
    }
}

/// Cloud regions named like the EU's that lie outside it: London and Zurich.
const NOT_IN_THE_UNION: &[&str] = &["eu-west-2", "eu-central-2", "europe-west2", "europe-west6"];

/// Regions that routes state; a cloud's own regions, such as `eu-west-1`, lie within these.
const PLACES: &[&str] = &[
    "eu", "us", "us-gov", "apac", "ap", "au", "ca", "cn", "global", "in", "jp", "sa",
];

/// Parses `--region`. A region that no route names is an error, as it would look like nothing is sold there.
fn region(text: &str) -> Result<String, String> {
    let asked = text.trim().to_lowercase().replace("europe", "eu");
    if PLACES.contains(&&*asked) || asked.contains('-') && is_region(&asked) {
        return Ok(asked);
    }
    Err(format!(
        "no known route is in this region; use one of {}, or a cloud region such as eu-west-1",
        PLACES.join(", ")
    ))
}

/// Whether a region is the requested one or part of it: `eu-west-1` of `eu`.
fn within(wanted: &str, region: &str) -> bool {
    if wanted == "eu" && NOT_IN_THE_UNION.contains(&region) {
        return false;
    }
    let region = region.replace("europe", "eu");
    region == wanted || region.starts_with(&format!("{wanted}-"))
}

/// Whether no model is trained on what is sent to a route.
fn spared(route: &Route<'_>, data: Option<&DataControls>) -> Option<bool> {
    let shared = route.terms.conditions.iter().flatten();
    if shared.copied().any(|c| c == Condition::DataSharing) {
        return Some(false);
    }
    spares(data)
}

/// Whether a provider does not train on what is sent to it.
fn spares(data: Option<&DataControls>) -> Option<bool> {
    let claim = data?.trains.as_ref()?;
    Some(claim.answer == Answer::No)
}

/// Whether nothing is retained by default.
fn forgets(data: Option<&DataControls>) -> Option<bool> {
    let data = data?;
    match (&data.zero_retention, &data.retains) {
        (Some(zero), _) => Some(zero.answer == Answer::Yes),
        (None, Some(kept)) if kept.answer == Answer::Yes => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking

    use catalog::schema::{Answer, Claim, Condition, DataControls, Route, Terms};

    use super::{is_in, region, spared, within};

    #[test]
    fn a_region_is_a_place_or_lies_within_one() {
        for (wanted, place, expected) in [
            ("eu", "eu", true),
            ("eu", "eu-west-1", true),
            ("eu", "europe-west4", true),
            ("eu", "europe", true),
            ("eu", "us-east-1", false),
            ("eu", "eu-west-2", false),
            ("eu", "europe-west6", false),
            ("eu-west-2", "eu-west-2", true),
        ] {
            assert_eq!(within(wanted, place), expected, "{wanted} {place}");
        }
        for typed in ["eu", "Europe", "us-gov", "us-gov-west-1", "europe-west4"] {
            assert!(region(typed).is_ok(), "{typed}");
        }
        for typed in ["de", "eu,us", "eu-mars", ""] {
            assert!(region(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_price_for_shared_data_is_trained_on_whatever_the_provider_says() {
        let mut route = Route {
            priced_on: None,
            provider: "p",
            id: "m",
            variant: None,
            region: None,
            host: None,
            terms: Terms::default(),
        };
        let says = |answer| DataControls {
            trains: Some(Claim {
                answer,
                page: "https://example.com".into(),
                as_of: "2026-01-01".parse().expect("a day"),
                source: "s".into(),
            }),
            ..DataControls::default()
        };
        let (no, yes) = (says(Answer::No), says(Answer::Yes));
        for (conditions, data, expected) in [
            (vec![], Some(&no), Some(true)),
            (vec![], Some(&yes), Some(false)),
            (vec![], None, None),
            (vec![Condition::Momentary], Some(&no), Some(true)),
            (vec![Condition::DataSharing], Some(&no), Some(false)),
            (vec![Condition::DataSharing], None, Some(false)),
            (
                vec![Condition::Momentary, Condition::DataSharing],
                None,
                Some(false),
            ),
        ] {
            route.terms.conditions = Some(conditions);
            assert_eq!(spared(&route, data), expected, "{:?}", route.terms);
        }
    }

    #[test]
    fn a_route_is_in_its_own_region_else_in_all_of_its_provider() {
        let route = |region| Route {
            priced_on: None,
            provider: "p",
            id: "m",
            variant: None,
            region,
            host: None,
            terms: Terms::default(),
        };
        let (eu, both, none) = (["eu-west-1", "eu"], ["eu", "us"], [""; 0]);
        for (own, provider, expected) in [
            (Some("eu"), None, Some(true)),
            (Some("us"), Some(&eu[..]), Some(false)),
            (Some("eu"), Some(&both), Some(true)),
            (None, Some(&eu), Some(true)),
            (None, Some(&both), Some(false)),
            (None, Some(&none), None),
            (None, None, None),
        ] {
            let regions: Option<Vec<String>> =
                provider.map(|regions| regions.iter().map(|r| (*r).to_owned()).collect());
            let found = is_in("eu", &route(own), regions.as_deref());
            assert_eq!(found, expected, "{own:?} {provider:?}");
        }
    }
}
