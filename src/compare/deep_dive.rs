//! Short paragraphs built from facts. Leaves out any sentence that would be true of every pair.

use catalog::units::{show_count, show_parameters};

use super::subject::{Subject, all_of};
use super::verdict::Verdict;
use crate::fields::{capabilities, flag};
use crate::query::Setting;
use crate::wording;

/// Introduces each model in one sentence.
pub fn summary(subjects: &[Subject]) -> Vec<String> {
    subjects.iter().map(introduction).collect()
}

fn introduction(subject: &Subject) -> String {
    let facts = &subject.model.facts;
    let mut parts = Vec::new();
    if let Some(context) = facts.context_tokens {
        parts.push(format!("a window of {} tokens", show_count(context)));
    }
    match (facts.parameters_total, facts.parameters_active) {
        (Some(total), Some(active)) if active != total => parts.push(format!(
            "{} parameters, {} active",
            show_parameters(total),
            show_parameters(active)
        )),
        (Some(total), _) => parts.push(format!("{} parameters", show_parameters(total))),
        _ => {}
    }
    match (facts.open_weights, &facts.license) {
        (Some(true), Some(license)) => parts.push(format!("open weights under {}", license.name)),
        (Some(true), None) => parts.push("open weights".into()),
        (Some(false), _) => parts.push("closed weights".into()),
        (None, _) => {}
    }
    if let Some(usd) = subject.monthly() {
        parts.push(format!("{} a month at this traffic", usd.show()));
    }
    let released = facts
        .released
        .map_or(String::new(), |date| format!(", {}", date.year()));
    let has = if parts.is_empty() {
        "nothing else is known".into()
    } else {
        wording::list(&parts)
    };
    format!(
        "{} ({}{released}): {has}.",
        subject.name(),
        subject.lab.name
    )
}

/// Three paragraphs: capabilities; price and availability; who should choose which.
pub fn deep_dive(subjects: &[Subject], setting: &Setting, verdict: &Verdict) -> Vec<String> {
    [
        footprint(subjects),
        price_and_availability(subjects, setting),
        who(subjects, verdict),
    ]
    .into_iter()
    .filter(|paragraph| !paragraph.is_empty())
    .collect()
}

/// Which capabilities all have, only some have, none has; those with unknowns are listed separately.
fn footprint(subjects: &[Subject]) -> String {
    let mut by_holders: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    let mut unknown = Vec::new();
    for (field, _) in capabilities() {
        let of = |s: &Subject| flag(field, &s.model.capabilities);
        if subjects.iter().any(|s| of(s).is_none()) {
            unknown.push(field.about.title);
            continue;
        }
        let holders = subjects.iter().filter(|s| of(s) == Some(true));
        let holders: Vec<&str> = holders.map(|s| s.name()).collect();
        match by_holders.iter_mut().find(|(known, _)| *known == holders) {
            Some((_, titles)) => titles.push(field.about.title),
            None => by_holders.push((holders, vec![field.about.title])),
        }
    }
    let all = |both, several| all_of(subjects, both, several);
    let mut sentences: Vec<String> = by_holders
        .iter()
        .map(|(holders, titles)| {
            let who = match holders.len() {
                0 => all("Neither has", "None has").to_owned(),
                n if n == subjects.len() => all("Both have", "All have").to_owned(),
                1 => format!("Only {} has", holders[0]),
                _ => format!("Only {} have", wording::list(holders)),
            };
            format!("{who} {}.", wording::list(titles))
        })
        .collect();
    if !unknown.is_empty() {
        let what = all("Not known of both", "Not known of all");
        sentences.push(format!("{what}: {}.", wording::list(&unknown)));
    }
    sentences.join(" ")
}

fn price_and_availability(subjects: &[Subject], setting: &Setting) -> String {
    let sentences = subjects.iter().map(|subject| {
        let routes = wording::count(subject.providers.len(), "provider");
        match &subject.priced {
            Ok(priced) => {
                let offer = priced.offer();
                let blended = priced.usd().per_million(setting.traffic.total_tokens());
                let blended = blended.map_or(String::new(), |price| {
                    format!(", {} per million tokens of this mix", price.show())
                });
                format!(
                    "{}: {routes}; {} a month at {}{blended} ({}).",
                    subject.name(),
                    priced.usd().show(),
                    setting.providers.name(offer.route.provider),
                    priced.basis.title()
                )
            }
            Err(why) => format!("{}: {routes}; no amount, {}.", subject.name(), why.text()),
        }
    });
    sentences.collect::<Vec<_>>().join(" ")
}

fn who(subjects: &[Subject], verdict: &Verdict) -> String {
    let name = |id: &str| {
        let found = subjects.iter().find(|s| s.id() == id);
        found.map_or(id.to_owned(), |s| s.name().to_owned())
    };
    let mut sentences = Vec::new();
    if let Some(pick) = &verdict.pick
        && !verdict.reasons.is_empty()
    {
        let why: Vec<&str> = verdict.reasons.iter().map(|r| &*r.text).collect();
        sentences.push(format!("{}: {}.", name(pick), why.join("; ")));
    }
    for other in verdict
        .choose_other
        .iter()
        .filter(|other| !other.when.is_empty())
    {
        sentences.push(format!(
            "{}: {}.",
            name(&other.model),
            other.when.join("; ")
        ));
    }
    sentences.join(" ")
}
