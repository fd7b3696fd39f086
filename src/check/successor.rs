//! Which model takes the place of one that goes, and what that changes in cost.
//!
//! The catalog's own word first; else the newest model of the same lab whose name says the same tier.
//! None is named where neither fits.

use serde::Serialize;

use super::spellings::At;
use crate::catalog::schema::{Kind, Model, Route, Status};
use crate::cost::{Traffic, bill};
use crate::lifecycle::route_status;
use crate::names::normalize;
use crate::providers::Providers;
use crate::units::{Date, Price};

/// The model to move to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Successor {
    /// Its id.
    pub model: String,
    /// Its name.
    pub name: String,
    /// The provider of the route to move to: the same one where it serves the successor, else the lab.
    pub provider: Option<String>,
    /// What that provider calls it.
    pub id: Option<String>,
    /// USD per million tokens there.
    pub input_usd_per_mtok: Option<Price>,
    /// USD per million tokens there.
    pub output_usd_per_mtok: Option<Price>,
    /// What a month of the default traffic costs there, against the route that goes; percent, one decimal.
    pub cost_change_percent: Option<f64>,
}

/// The model that takes the place of the one at `route`.
pub fn successor(
    route: At,
    models: &[Model],
    providers: &Providers,
    today: Date,
) -> Option<Successor> {
    let (of, at) = (&models[route.0], &models[route.0].routes[route.1]);
    let stated = of
        .successor
        .and_then(|id| models.iter().find(|m| m.id == id));
    let next = stated.or_else(|| newest_of_line(of, models, providers, today))?;
    let target = target(next, at, providers, today);
    let rates = target.and_then(|r| r.terms.price.as_ref());
    let change = rates.and_then(|new| {
        let traffic = Traffic::default();
        let new = bill(new, traffic)?.total;
        let old = bill(at.terms.price.as_ref()?, traffic)?.total;
        let change = (new.ratio(old)? - 1.0) * 100.0;
        Some((change * 10.0).round() / 10.0)
    });
    Some(Successor {
        model: next.id.to_owned(),
        name: next.name.to_owned(),
        provider: target.map(|r| r.provider.to_owned()),
        id: target.map(|r| r.id.to_owned()),
        input_usd_per_mtok: rates.and_then(|p| p.standard.input),
        output_usd_per_mtok: rates.and_then(|p| p.standard.output),
        cost_change_percent: change.filter(|c| c.is_finite()),
    })
}

/// The newest model of the same lab, kind and tier that its lab serves and has set no end to.
fn newest_of_line<'m, 'a>(
    of: &Model,
    models: &'m [Model<'a>],
    providers: &Providers,
    today: Date,
) -> Option<&'m Model<'a>> {
    let tier = tier(of.id);
    let released = of.facts.released?;
    let mut line: Vec<&Model> = models
        .iter()
        .filter(|m| m.lab == of.lab && m.kind == of.kind && m.kind == Kind::Chat)
        .filter(|m| {
            m.facts
                .released
                .is_some_and(|day| day > released && day <= today)
        })
        .filter(|m| self::tier(m.id) == tier)
        .filter(|m| {
            let own = m.routes.iter().filter(|r| providers.is_own(m, r));
            own.clone().next().is_some() && own.clone().all(|r| stays(r, today))
        })
        .collect();
    line.sort_by(|a, b| (a.facts.released, b.id).cmp(&(b.facts.released, a.id)));
    line.pop()
}

fn stays(route: &Route, today: Date) -> bool {
    matches!(
        route_status(&route.terms, today),
        Status::Active | Status::Preview | Status::Unknown
    )
}

/// The route to move to.
fn target<'m, 'a>(
    next: &'m Model<'a>,
    from: &Route,
    providers: &Providers,
    today: Date,
) -> Option<&'m Route<'a>> {
    let live = next
        .routes
        .iter()
        .filter(|r| !r.is_special() && stays(r, today));
    let same = live
        .clone()
        .find(|r| r.provider == from.provider && r.region == from.region);
    same.or_else(|| live.clone().find(|r| r.provider == from.provider))
        .or_else(|| live.clone().find(|r| providers.is_own(next, r)))
}

/// The words of an id that say family and tier: without versions, dates and what is passing.
pub(super) fn tier(id: &str) -> Vec<String> {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let name = normalize(tail);
    let mut words: Vec<String> = name
        .split('-')
        .filter(|w| !w.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|w| {
            !matches!(
                *w,
                "v" | "preview" | "latest" | "beta" | "exp" | "experimental"
            )
        })
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}
