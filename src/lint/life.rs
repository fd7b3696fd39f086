//! The lifecycle status of a spelling on a date: the best status among the routes it may mean.
//!
//! A route that may be meant and still answers prevents a finding: a false alarm is worse than none.

use catalog::schema::{Model, ProviderKind, RetirementBasis, Route, Status};
use catalog::units::Date;

use super::spellings::{At, Reading};
use crate::lifecycle::route_status;
use crate::providers::Providers;

/// The lifecycle status of the routes that a spelling may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Active (also for preview and unknown), deprecated, retiring, retired or withdrawn.
    pub status: Status,
    /// The date of the status: the last day of service, or the first of deprecation.
    pub date: Option<Date>,
    /// The route that it was read from.
    pub route: At,
    /// `route` is the dated form of the route that is spelled, not that route itself.
    pub by_dated_form: bool,
}

/// The status of a reading on `today`, with retirements announced for the next `within` days; `None`: no route is
/// meant.
pub fn standing(
    reading: &Reading,
    models: &[Model],
    providers: &Providers,
    today: Date,
    within: i32,
) -> Option<Standing> {
    let route = |at: &At| &models[at.0].routes[at.1];
    let mut routes = reading.routes.clone();
    keep_if_any(&mut routes, |at| !route(at).is_special());
    let open = models[reading.model].facts.open_weights == Some(true);
    if !open {
        // A reseller's list does not keep a closed model alive after its lab and the clouds retired it.
        keep_if_any(&mut routes, |at| {
            !matches!(
                providers.kind(route(at)),
                None | Some(ProviderKind::Gateway | ProviderKind::Plan | ProviderKind::Local)
            )
        });
    }
    let each = routes.iter().map(|at| {
        let read = |at: At, by_dated_form: bool| {
            let out = models[at.0].facts.released;
            let (status, date) = match of_route(route(&at), today, within) {
                // An id that was delisted by the day its model came out had been listed by mistake.
                (Status::Withdrawn, gone) if gone.is_some() && gone <= out => {
                    (Status::Unknown, None)
                }
                other => other,
            };
            Standing {
                status,
                date,
                route: at,
                by_dated_form,
            }
        };
        match dated_form(*at, models) {
            Some(dated) => read(dated, true),
            None => read(*at, false),
        }
    });
    // The best status, then the latest date. If all are deprecated or worse, the lab's own routes decide.
    let mut each: Vec<Standing> = each.collect();
    let is_own = |one: &Standing| providers.is_own(&models[one.route.0], route(&one.route));
    if each.iter().all(|one| severity(one.status) > 0) && each.iter().any(is_own) {
        each.retain(is_own);
    }
    each.into_iter()
        .min_by_key(|one| (severity(one.status), std::cmp::Reverse(one.date)))
}

/// For a name without a date (`gpt-4.1`) and without a retirement of its own: its dated form
/// (`gpt-4.1-2025-04-14`) at the same provider, if all have an announced retirement; the one that retires last.
fn dated_form((model, at): At, models: &[Model]) -> Option<At> {
    let routes = &models[model].routes;
    let name = &routes[at];
    let stated = &name.terms;
    if stated.retires_on.is_some()
        || !matches!(stated.status, None | Some(Status::Active | Status::Unknown))
    {
        return None;
    }
    let is_dated = |route: &Route| {
        let rest = route
            .id
            .strip_prefix(name.id)
            .and_then(|r| r.strip_prefix(['-', '@']));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        route.provider == name.provider
            && !route.is_special()
            && rest.is_some_and(|rest| rest.len() >= 8 && digits(rest))
    };
    let dated: Vec<usize> = (0..routes.len())
        .filter(|at| is_dated(&routes[*at]))
        .collect();
    let announced = |at: &usize| {
        let terms = &routes[*at].terms;
        terms.retires_on.is_some() && terms.retirement_basis == Some(RetirementBasis::Announced)
    };
    if !dated.iter().all(announced) {
        return None;
    }
    let last = dated
        .into_iter()
        .max_by_key(|at| routes[*at].terms.retires_on)?;
    Some((model, last))
}

/// Whether the spelling of open weights is also their address on a hub, which no provider retires.
pub fn is_hub_address(text: &str, reading: &Reading, models: &[Model]) -> bool {
    !reading.prefixed
        && text.contains('/')
        && models[reading.model].facts.open_weights == Some(true)
}

fn keep_if_any(routes: &mut Vec<At>, keep: impl Fn(&At) -> bool) {
    if routes.iter().any(&keep) {
        routes.retain(keep);
    }
}

fn of_route(route: &Route, today: Date, within: i32) -> (Status, Option<Date>) {
    let terms = &route.terms;
    let status = route_status(terms, today);
    let announced = terms
        .retires_on
        .filter(|_| terms.retirement_basis == Some(RetirementBasis::Announced));
    match status {
        // Delisted as announced.
        Status::Withdrawn if announced.is_some_and(|date| date < today) => {
            (Status::Retired, announced)
        }
        Status::Withdrawn if announced.is_some() => (status, None),
        Status::Retired | Status::Withdrawn => (status, terms.retires_on),
        _ if announced.is_some_and(|date| today.days_until(date) <= within) => {
            (Status::Retiring, announced)
        }
        // A route that retires within the usual days counts as deprecated, even if fewer days were asked for.
        Status::Deprecated | Status::Retiring => {
            (Status::Deprecated, announced.or(terms.deprecated_on))
        }
        _ => (Status::Active, announced),
    }
}

fn severity(status: Status) -> u8 {
    match status {
        Status::Active | Status::Preview | Status::Unknown => 0,
        Status::Deprecated => 1,
        Status::Retiring => 2,
        Status::Retired => 3,
        Status::Withdrawn => 4,
    }
}
