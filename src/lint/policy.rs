//! What an organization allows, and whether a model in use complies.
//!
//! Owns the rules. A fact that a rule needs and nobody knows breaks the rule: a model must be shown to comply.
//! If a spelling may mean several routes, all must be allowed. Does not read the file (`policy_file`).

use std::collections::BTreeMap;

use catalog::schema::{Kind, Model, Route};
use catalog::units::Money;

use crate::pricing::Traffic;
use crate::pricing::offers::{bill_route, volume};

/// A policy. An absent list allows everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// Provider ids.
    pub providers: Option<Vec<String>>,
    /// Lab ids.
    pub labs: Option<Vec<String>>,
    /// SPDX identifiers or license names.
    pub licenses: Option<Vec<String>>,
    /// Regions: `eu` includes `eu-west-1`.
    pub regions: Option<Vec<String>>,
    pub kinds: Option<Vec<Kind>>,
    /// Allow only models with downloadable weights.
    pub open_weights: bool,
    /// Ids, with or without the lab, or a prefix followed by `*`.
    pub denied: Vec<String>,
    /// The highest monthly bill, and its traffic.
    pub ceiling: Option<(Money, Traffic)>,
    /// File globs, and the provider of the ids in those files; the longest match wins.
    pub paths: Vec<(String, String)>,
    /// Deployment names, and the ids of their models.
    pub deployments: BTreeMap<String, String>,
}

/// A model in use, by one spelling.
#[derive(Debug, Clone)]
pub struct Used<'a> {
    /// As written in the text.
    pub spelling: &'a str,
    pub model: &'a Model<'a>,
    /// The routes that the spelling may mean.
    pub routes: Vec<&'a Route<'a>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    pub rule: &'static str,
    /// How it is broken, with the figures.
    pub text: String,
}

pub struct Rule {
    /// Its id in JSON and SARIF.
    pub id: &'static str,
    pub title: &'static str,
    find: fn(&Policy, &Used) -> Option<String>,
}

pub const RULES: &[Rule] = &[
    Rule {
        id: "policy/provider",
        title: "Provider must be allowed",
        find: |policy, used| {
            let allowed = policy.providers.as_ref()?;
            of_routes(
                used,
                "provider",
                allowed,
                |route| Some(route.provider),
                |a, b| a == b,
            )
        },
    },
    Rule {
        id: "policy/lab",
        title: "Lab must be allowed",
        find: |policy, used| of_model("lab", used.model.lab, policy.labs.as_ref()?),
    },
    Rule {
        id: "policy/license",
        title: "License must be allowed",
        find: |policy, used| {
            let allowed = policy.licenses.as_ref()?;
            let Some(license) = &used.model.facts.license else {
                return Some(unknown("license", allowed));
            };
            let fits = |word: &String| {
                let spdx = license.spdx.as_ref();
                word.eq_ignore_ascii_case(&license.name)
                    || spdx.is_some_and(|spdx| word.eq_ignore_ascii_case(spdx))
            };
            (!allowed.iter().any(fits)).then(|| not_among("license", &license.name, allowed))
        },
    },
    Rule {
        id: "policy/region",
        title: "Region must be allowed",
        find: |policy, used| {
            let allowed = policy.regions.as_ref()?;
            of_routes(
                used,
                "region",
                allowed,
                |route| route.region,
                |region, allowed| {
                    let rest = region.strip_prefix(allowed);
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
                },
            )
        },
    },
    Rule {
        id: "policy/kind",
        title: "Kind of model must be allowed",
        find: |policy, used| {
            let allowed = policy.kinds.as_ref()?;
            let words: Vec<String> = allowed.iter().map(|k| k.as_str().to_owned()).collect();
            of_model("kind", used.model.kind.as_str(), &words)
        },
    },
    Rule {
        id: "policy/open-weights",
        title: "Weights must be open",
        find: |policy, used| match used.model.facts.open_weights {
            _ if !policy.open_weights => None,
            Some(true) => None,
            Some(false) => {
                Some("its weights are closed; the policy allows open weights only".into())
            }
            None => Some(
                "it is unknown whether its weights are open; the policy requires open weights"
                    .into(),
            ),
        },
    },
    Rule {
        id: "policy/denied",
        title: "Model must not be denied",
        find: |policy, used| {
            let id = used.model.id;
            let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
            let denied = policy.denied.iter().find(|denied| {
                [id, tail, used.spelling]
                    .iter()
                    .any(|name| match denied.strip_suffix('*') {
                        Some(beginning) => name.starts_with(beginning),
                        None => name == denied,
                    })
            })?;
            Some(format!("{id} is denied by `{denied}`"))
        },
    },
    Rule {
        id: "policy/ceiling",
        title: "Monthly cost must be within the budget",
        find: |policy, used| {
            let (most, traffic) = policy.ceiling.as_ref()?;
            let volume = volume(used.model, traffic);
            let bills = used.routes.iter().map(|route| {
                let bill = bill_route(used.model, route, traffic, volume)?;
                Some(bill.ok()?.total)
            });
            let bills: Option<Vec<Money>> = bills.collect();
            let Some(highest) = bills.and_then(|bills| bills.into_iter().max()) else {
                let most = most.show();
                return Some(format!(
                    "its price is unknown; the policy allows {most} a month"
                ));
            };
            (highest > *most).then(|| {
                let (highest, most) = (highest.show(), most.show());
                format!("{highest} for {traffic}; the policy allows {most}")
            })
        },
    },
];

impl Policy {
    /// The rules that `used` breaks.
    pub fn breaches(&self, used: &Used) -> Vec<Breach> {
        let each = RULES.iter().filter_map(|rule| {
            let text = (rule.find)(self, used)?;
            Some(Breach {
                rule: rule.id,
                text,
            })
        });
        each.collect()
    }
}

/// How the routes that may be meant break a list of allowed values; `None`: all are allowed.
fn of_routes<'r>(
    used: &Used<'r>,
    what: &str,
    allowed: &[String],
    fact: fn(&Route<'r>) -> Option<&'r str>,
    fits: fn(&str, &str) -> bool,
) -> Option<String> {
    let facts: Vec<Option<&str>> = used.routes.iter().map(|route| fact(route)).collect();
    let is_allowed = |word: &&str| allowed.iter().any(|a| fits(word, a));
    let other = facts.iter().flatten().find(|word| !is_allowed(word));
    let any_allowed = facts.iter().flatten().any(is_allowed);
    match other {
        // Only some of the routes are allowed, and which one is used is unknown.
        Some(_) if any_allowed => Some(unknown(what, allowed)),
        Some(other) => Some(not_among(what, other, allowed)),
        None if facts.is_empty() || facts.iter().any(Option::is_none) => {
            Some(unknown(what, allowed))
        }
        None => None,
    }
}

/// How a model's own value breaks a list of allowed ones.
fn of_model(what: &str, value: &str, allowed: &[String]) -> Option<String> {
    let is_allowed = allowed.iter().any(|word| word == value);
    (!is_allowed).then(|| not_among(what, value, allowed))
}

fn not_among(what: &str, value: &str, allowed: &[String]) -> String {
    format!(
        "its {what} {value} is not allowed; the policy allows {}",
        allowed.join(", ")
    )
}

fn unknown(what: &str, allowed: &[String]) -> String {
    format!(
        "its {what} is unknown; the policy allows {}",
        allowed.join(", ")
    )
}
