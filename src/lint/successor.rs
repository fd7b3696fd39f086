//! The model that replaces a retiring one, how the cost changes, and what breaks.
//!
//! The vendor's own choice comes first, then the rule of `alternatives`. Does not suggest models that are themselves
//! retiring.

use catalog::schema::{End, Model, ProviderKind, RetirementBasis, Route, Status};
use catalog::units::{Date, Money, show_count};
use serde::Serialize;

use super::ends::Ends;
use super::spellings::At;
use crate::fields::{ListPrice, tools};
use crate::lifecycle::route_status;
use crate::pricing::offers::{bill_route, volume};
use crate::pricing::{SAME_TEXT, Traffic, same_text};
use crate::providers::Providers;
use crate::successor::{self, By, heir, newest_of_line, successor as follower};
use crate::wording;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Successor {
    /// Its id; the provider's id if the catalog does not have the model.
    pub model: String,
    pub name: String,
    pub by: By,
    /// The provider to move to: the same one if it serves the successor, else the lab.
    pub provider: Option<String>,
    /// That provider's id for it.
    pub id: Option<String>,
    /// Its standard rates there.
    #[serde(flatten)]
    pub price: ListPrice,
    /// Change of the monthly bill for default traffic against the retiring route; percent, one decimal.
    pub cost_change_percent: Option<f64>,
    /// Whether the change is for the same text, because the two tokenize it differently.
    pub for_same_text: bool,
    /// What worked before and does not with the successor.
    pub breaks: Vec<String>,
}

impl Successor {
    /// The suffix of the cost change where it is for the same text.
    pub fn of_text(&self) -> &'static str {
        if self.for_same_text { SAME_TEXT } else { "" }
    }
}

/// What successors are chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k, 'a> {
    pub models: &'k [Model<'a>],
    pub providers: &'k Providers<'a>,
    /// Announced retirements.
    pub ends: &'k Ends,
    pub today: Date,
}

/// The successor of the model at `route`.
pub fn successor(route: At, known: &Known) -> Option<Successor> {
    let next = follower(
        &known.models[route.0],
        known.models,
        known.providers,
        known.today,
    )?;
    let provider = known.models[route.0].routes[route.1].provider;
    let found = described(next, Some(route.0), Some(route), (None, None), known);
    is_offered(&found, provider, known).then_some(found)
}

/// The successor for an announced retirement: the named one or, if that has retired, its own; else the catalog's
/// choice. `region`: the id's.
pub fn of_end(
    end: &End,
    model: Option<usize>,
    route: Option<At>,
    region: Option<&str>,
    known: &Known,
) -> Option<Successor> {
    let Known {
        models,
        providers,
        ends,
        today,
    } = *known;
    let place = (Some(&*end.provider), region);
    // If the named replacement has a retirement of its own, use what that one names.
    let mut last = end;
    for _ in 0..STEPS {
        let next = last
            .replacement
            .as_deref()
            .and_then(|id| ends.at(&end.provider, id));
        let Some(next) = next.filter(|next| is_ending(next, today)) else {
            break;
        };
        last = next;
    }
    let named = last.successor.as_deref();
    let named = named.and_then(|id| heir(id, models, providers, today));
    let next = named.map(|at| (at, By::Catalog));
    let of_line = || {
        if let Some(model) = model {
            return follower(&models[model], models, providers, today);
        }
        let lab = providers.get(&end.provider)?.lab?;
        let at = newest_of_line(&end.id, lab, models, providers, today)?;
        Some((at, By::Line))
    };
    let found = next
        .or_else(of_line)
        .map(|next| described(next, model, route, place, known));
    let found = found.filter(|found| is_offered(found, &end.provider, known));
    found.or_else(|| unlisted(last))
}

/// The provider's replacement if the catalog does not have it: only its id is known.
fn unlisted(end: &End) -> Option<Successor> {
    let id = end
        .replacement
        .as_ref()
        .filter(|_| end.successor.is_none())?;
    Some(Successor {
        model: id.clone(),
        name: id.clone(),
        by: By::Catalog,
        provider: Some(end.provider.clone()),
        id: Some(id.clone()),
        price: ListPrice::of(None),
        cost_change_percent: None,
        for_same_text: false,
        breaks: vec!["unknown".to_owned()],
    })
}

/// Whether users can move there: someone sells it and, unless the vendor named it, so does the host that retires the
/// old one. Customers of a cloud may move to the lab.
fn is_offered(found: &Successor, provider: &str, known: &Known) -> bool {
    let kind = known.providers.get(provider).map(|p| p.kind);
    let hosted = kind == Some(ProviderKind::Host);
    // A cloud has its own copies of open weights and does not accept other providers' ids.
    let is_open = || {
        let model = known.models.iter().find(|m| m.id == found.model);
        model.is_some_and(|m| m.facts.open_weights == Some(true))
    };
    let bound = || hosted || kind == Some(ProviderKind::Cloud) && is_open();
    let named = found.by == By::Catalog && !is_open();
    let at = found.provider.as_deref();
    at.is_some_and(|at| at == provider || named || !bound())
}

/// More models of the same lab to move to besides `first`: the newest of the line, unless `first` is newer, and the
/// one closest in price to the retiring one.
pub fn others(first: &Successor, model: usize, route: Option<At>, known: &Known) -> Vec<Successor> {
    let Known {
        models,
        providers,
        today,
        ..
    } = *known;
    let of = &models[model];
    let mut found: Vec<(usize, By)> = Vec::new();
    let without_named = Model {
        successor: None,
        ..of.clone()
    };
    let line = follower(&without_named, models, providers, today);
    // If the vendor's choice is newer than the newest of the line, the line has ended and newer models have other
    // names.
    let named = models.iter().find(|model| model.id == first.model);
    let named = named.and_then(|model| model.facts.released);
    let older = |at: usize| {
        let days = models[at].facts.released.zip(named);
        days.is_some_and(|(line, named)| line < named)
    };
    found.extend(line.filter(|(at, _)| !older(*at)));
    let before = route.and_then(|(of, at)| month(&models[of], &models[of].routes[at]));
    let near = models.iter().enumerate().filter_map(|(at, next)| {
        let lasts =
            next.lab == of.lab && next.kind == of.kind && successor::stays(next, providers, today);
        if !lasts || next.facts.released <= of.facts.released || !does_the_same(of, next) {
            return None;
        }
        let own = next
            .routes
            .iter()
            .find(|r| !r.is_special() && providers.is_own(next, r))?;
        let ratio = month(next, own)?.ratio(before?)?;
        Some((at, ratio.ln().abs()))
    });
    let near = near.min_by(|a, b| a.1.total_cmp(&b.1));
    found.extend(near.map(|(at, _)| (at, By::Price)));
    let mut others: Vec<Successor> = Vec::new();
    for next in found {
        let place = (first.provider.as_deref(), None);
        let next = described(next, Some(model), route, place, known);
        if next.model != first.model && others.iter().all(|other| other.model != next.model) {
            others.push(next);
        }
    }
    others
}

/// How many retiring replacements to follow.
const STEPS: usize = 6;
/// A model that retires within this many days is not a replacement.
const ENDING_DAYS: i32 = 180;

fn is_ending(end: &End, today: Date) -> bool {
    let near = |day: Date| today.days_until(day) <= ENDING_DAYS;
    end.basis == RetirementBasis::Announced && end.last_day.is_some_and(near)
}

/// The monthly bill for default traffic.
fn month(model: &Model, route: &Route) -> Option<Money> {
    let traffic = Traffic::default();
    let bill = bill_route(model, route, &traffic, volume(model, &traffic))?;
    Some(bill.ok()?.total)
}

/// Describes a model as successor; `provider` and `region` are those to move to, by default the route's.
fn described(
    (at, by): (usize, By),
    model: Option<usize>,
    route: Option<At>,
    (provider, region): (Option<&str>, Option<&str>),
    known: &Known,
) -> Successor {
    let (models, next) = (known.models, &known.models[at]);
    let from = route.map(|(model, route)| &models[model].routes[route]);
    let provider = provider.or(from.map(|from| from.provider));
    let region = region.or(from.and_then(|from| from.region));
    let target = target(next, provider, region, known);
    let text = model.map_or(1.0, |of| same_text(&models[of], next, &Traffic::default()));
    let change = target.zip(from).and_then(|(target, from)| {
        let before = month(&models[route?.0], from)?;
        let change = (month(next, target)?.ratio(before)? * text - 1.0) * 100.0;
        Some(wording::round(change, 1))
    });
    let rates = target.and_then(|r| r.terms.price.as_ref());
    Successor {
        model: next.id.to_owned(),
        name: next.name.to_owned(),
        by,
        provider: target.map(|r| r.provider.to_owned()),
        id: target.map(|r| r.id.to_owned()),
        price: ListPrice::of(rates),
        cost_change_percent: change.filter(|c| c.is_finite()),
        breaks: breaks(model.map(|of| &models[of]), next),
        for_same_text: (text - 1.0).abs() > f64::EPSILON,
    }
}

/// What works with one model and not with the next. For a model without facts, only what the next refuses.
fn breaks(of: Option<&Model>, next: &Model) -> Vec<String> {
    let refused = next.refused_after(of).into_iter();
    let mut breaks: Vec<String> = refused.map(|p| format!("refuses {}", p.as_str())).collect();
    let Some(of) = of else {
        breaks.push("what else it loses is unknown".to_owned());
        return breaks;
    };
    let windows = (of.facts.context_tokens, next.facts.context_tokens);
    if let (Some(before), Some(after)) = windows
        && after < before
    {
        breaks.push(format!(
            "context {} instead of {}",
            show_count(after),
            show_count(before)
        ));
    }
    if let (Some(before), Some(after)) = (&of.facts.input, &next.facts.input) {
        let lost = before.iter().filter(|kind| !after.contains(kind));
        breaks.extend(lost.map(|kind| format!("no {} input", kind.as_str())));
    }
    let inputs = next.facts.input.is_some();
    for (before, after, what) in abilities(of, next) {
        match (before, after) {
            // Already reported with the inputs.
            (Some(true), _) if what == VISION && inputs => {}
            (Some(true), Some(false)) => breaks.push(format!("no {what}")),
            (Some(true), None) => breaks.push(format!("{what} unknown")),
            _ => {}
        }
    }
    breaks
}

const VISION: &str = "vision";

type Ability = (Option<bool>, Option<bool>, &'static str);

/// The abilities that requests rely on, for both models.
fn abilities(of: &Model, next: &Model) -> [Ability; 3] {
    let [a, b] = [of, next].map(|model| &model.capabilities);
    [
        (a.vision, b.vision, VISION),
        (tools(a), tools(b), "function calling"),
        (
            a.structured_outputs,
            b.structured_outputs,
            "structured outputs",
        ),
    ]
}

/// Whether the next model is known to have every ability that requests rely on, and open weights if the other has.
fn does_the_same(of: &Model, next: &Model) -> bool {
    let open = of.facts.open_weights != Some(true) || next.facts.open_weights == Some(true);
    let abilities = abilities(of, next);
    let mut all = abilities.iter();
    open && all.all(|(before, after, _)| *before != Some(true) || *after == Some(true))
}

fn stays(route: &Route, today: Date) -> bool {
    matches!(
        route_status(&route.terms, today),
        Status::Active | Status::Preview | Status::Unknown
    )
}

fn target<'k, 'a>(
    next: &'k Model<'a>,
    provider: Option<&str>,
    region: Option<&str>,
    known: &Known<'k, 'a>,
) -> Option<&'k Route<'a>> {
    let live = next
        .routes
        .iter()
        .filter(|r| !r.is_special() && stays(r, known.today));
    let same = live.clone().filter(|r| Some(r.provider) == provider);
    let same = same.filter(|r| {
        let end = known.ends.at(r.provider, r.id);
        !end.is_some_and(|end| is_ending(end, known.today))
    });
    let mut here = same.clone().filter(|r| r.region == region);
    here.next()
        .or_else(|| same.clone().next())
        .or_else(|| live.clone().find(|r| known.providers.is_own(next, r)))
}
