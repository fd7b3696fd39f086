//! Which model takes the place of one that goes, what that changes in cost, and what it breaks.
//!
//! What the vendor names comes first, then the rule of `alternatives`. Nothing that ends itself is named.

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

/// The model to move to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Successor {
    /// Its id; that of the provider where the catalog has no such model.
    pub model: String,
    /// Its name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// The provider of the route to move to: the same one where it serves the successor, else the lab.
    pub provider: Option<String>,
    /// What that provider calls it.
    pub id: Option<String>,
    /// Its standard rates there.
    #[serde(flatten)]
    pub price: ListPrice,
    /// What a month of the default traffic costs there, against the route that goes; percent, one decimal.
    pub cost_change_percent: Option<f64>,
    /// Whether that is of the same text, of which the two are known to make different numbers of tokens.
    pub for_same_text: bool,
    /// What works with the one that goes and not with this.
    pub breaks: Vec<String>,
}

impl Successor {
    /// What its change of cost is of.
    pub fn of_text(&self) -> &'static str {
        if self.for_same_text { SAME_TEXT } else { "" }
    }
}

/// What a successor is chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k, 'a> {
    /// Every model.
    pub models: &'k [Model<'a>],
    /// Who serves.
    pub providers: &'k Providers<'a>,
    /// What providers end.
    pub ends: &'k Ends,
    /// The day.
    pub today: Date,
}

/// The model that takes the place of the one at `route`.
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

/// The model that takes the place of what an announcement ends: the one it names, or where that has ended
/// itself, its own heir; else the one that the catalog knows. `region`: that of the id.
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
    // What the provider names may have ended there since: then what it names for that.
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

/// What a provider names where the catalog has no such model: only its id is known.
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

/// Whether one can move there: somebody sells it, and where nobody named it, the host that ends the other
/// does. A cloud's customer may move to the lab.
fn is_offered(found: &Successor, provider: &str, known: &Known) -> bool {
    let kind = known.providers.get(provider).map(|p| p.kind);
    let hosted = kind == Some(ProviderKind::Host);
    // Of open weights a cloud has its own copies, and another's id is none that it takes.
    let is_open = || {
        let model = known.models.iter().find(|m| m.id == found.model);
        model.is_some_and(|m| m.facts.open_weights == Some(true))
    };
    let bound = || hosted || kind == Some(ProviderKind::Cloud) && is_open();
    let named = found.by == By::Catalog && !is_open();
    let at = found.provider.as_deref();
    at.is_some_and(|at| at == provider || named || !bound())
}

/// Other models of the lab that one can move to beside `first`: the newest of the line, unless `first` is newer, and
/// the one that is nearest in price to what goes.
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
    // Where the vendor names something newer than the newest of the line, the line has ended: newer models have
    // other names.
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

/// Replacements that end themselves are followed so far.
const STEPS: usize = 6;
/// What ends within this many days is nothing to move to.
const ENDING_DAYS: i32 = 180;

fn is_ending(end: &End, today: Date) -> bool {
    let near = |day: Date| today.days_until(day) <= ENDING_DAYS;
    end.basis == RetirementBasis::Announced && end.last_day.is_some_and(near)
}

/// What a month of the default traffic costs.
fn month(model: &Model, route: &Route) -> Option<Money> {
    let traffic = Traffic::default();
    let bill = bill_route(model, route, &traffic, volume(model, &traffic))?;
    Some(bill.ok()?.total)
}

/// The successor that a model is; with the provider and the region to move to, where they are not the route's.
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

/// What works with one model and not with the next. Of a model without facts it is what the next refuses.
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
            // The list of inputs has said it.
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

/// What requests rely on: of one model, of the next.
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

/// Whether the next model is known to do all that requests rely on, and its weights are open where those of the
/// other are.
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

/// The route to move to.
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
