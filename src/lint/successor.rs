//! Which model takes the place of one that goes, and what that changes in cost.
//!
//! The rule is that of `alternatives`; here it is applied to a route.

use catalog::schema::{Model, Route, Status};
use catalog::units::Date;
use serde::Serialize;

use super::spellings::At;
use crate::fields::ListPrice;
use crate::lifecycle::route_status;
use crate::pricing::Traffic;
use crate::pricing::offers::{bill_route, volume};
use crate::providers::Providers;
use crate::successor::{By, successor as follower};

/// The model to move to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Successor {
    /// Its id.
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
}

/// The model that takes the place of the one at `route`.
pub fn successor(
    route: At,
    models: &[Model],
    providers: &Providers,
    today: Date,
) -> Option<Successor> {
    let (of, at) = (&models[route.0], &models[route.0].routes[route.1]);
    let (position, by) = follower(of, models, providers, today)?;
    let next = &models[position];
    let target = target(next, at, providers, today);
    let month = |model: &Model, route: &Route| {
        let traffic = Traffic::default();
        let bill = bill_route(model, route, &traffic, volume(model, &traffic))?;
        Some(bill.ok()?.total)
    };
    let change = target.and_then(|target| {
        let change = (month(next, target)?.ratio(month(of, at)?)? - 1.0) * 100.0;
        Some((change * 10.0).round() / 10.0)
    });
    let rates = target.and_then(|r| r.terms.price.as_ref());
    Some(Successor {
        model: next.id.to_owned(),
        name: next.name.to_owned(),
        by,
        provider: target.map(|r| r.provider.to_owned()),
        id: target.map(|r| r.id.to_owned()),
        price: ListPrice::of(rates),
        cost_change_percent: change.filter(|c| c.is_finite()),
    })
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
