//! Prices, retirements and promotions of pointers such as `-latest`, taken from the ids they point to. Does
//! not price other routes (`routes`).

use catalog::names::spell;
use catalog::schema::{RetirementBasis, RouteFile, RouteStatement, Status, Terms};

use crate::observation::Dropped;

/// Whether an id points to the newest version of a model.
pub(crate) fn is_pointer(id: &str) -> bool {
    spell(id).latest
}

/// Drops a pointer's prices that no other id of the model has at the same provider, and older, less trusted
/// ones: they belong to the model the pointer meant before, or means now.
pub(crate) fn pointers_cost(routes: &mut [RouteFile], dropped: &mut Vec<Dropped>) {
    let maker = |id: &str| {
        let path = id.rsplit_once('/').map_or("", |(path, _)| path);
        path.trim_start_matches('~').to_owned()
    };
    let place = |route: &RouteFile| {
        let plain = route.variant.is_none() && route.host.is_none();
        let place = (
            route.provider.clone(),
            route.region.clone(),
            maker(&route.id),
        );
        plain.then_some(place)
    };
    let of = |said: &RouteStatement| {
        let rates = &said.terms.price.as_ref()?.standard;
        Some((rates.input, rates.output))
    };
    // Prices of plain ids, and since when their list has had them.
    let named: Vec<_> = routes
        .iter()
        .filter(|route| !is_pointer(&route.id))
        .filter_map(|route| {
            let said = route.statements.iter().find(|said| of(said).is_some())?;
            Some((place(route)?, of(said)?, said.since))
        })
        .collect();
    for route in routes.iter_mut().filter(|route| is_pointer(&route.id)) {
        let Some(there) = place(route) else { continue };
        let named = || named.iter().filter(|(place, ..)| *place == there);
        let same = |price| named().any(|(_, other, _)| *other == price);
        let first = named().filter_map(|(.., since)| *since).min();
        let (mut moved, mut known) = (None, false);
        for said in &mut route.statements {
            let Some(price) = of(said).filter(|_| named().count() > 0) else {
                continue;
            };
            let day = said.since.unwrap_or(said.as_of);
            // A newer price of the pointer may be its model's current one.
            let newer = said.since.zip(first).is_some_and(|(a, b)| a > b);
            if !same(price) && !newer {
                moved = moved.max(Some(day));
            } else if known || moved <= Some(day) {
                known = true;
                continue;
            }
            forget_price(said, (&route.provider, &route.id), dropped);
        }
    }
}

/// Drops the price from a statement about a pointer.
pub(crate) fn forget_price(
    said: &mut RouteStatement,
    (provider, id): (&str, &str),
    dropped: &mut Vec<Dropped>,
) {
    said.terms.price = None;
    said.terms.price_status = None;
    said.terms.promotion = None;
    let reason = "a price of another model that a pointer meant or means";
    dropped.push(Dropped::of(&said.source, reason, provider, id));
}

/// Sets the end of a pointer such as `-latest` or `-4-0` that left its list: if the provider announced the
/// retirement of every dated id of the model, it ended on the latest of those days.
pub(crate) fn pointers_end(routes: &mut [RouteFile]) {
    let of_page = |route: &RouteFile| {
        let end = route.statements.iter().find(|said| is_end(said))?;
        let told =
            end.url.is_some() && end.terms.retirement_basis == Some(RetirementBasis::Announced);
        told.then(|| end.clone())
    };
    let plain = |route: &RouteFile| {
        route.variant.is_none() && route.region.is_none() && route.host.is_none()
    };
    let left = |route: &RouteFile| {
        let bases = route
            .statements
            .iter()
            .filter_map(|said| said.terms.retirement_basis);
        bases.clone().count() > 0
            && bases
                .clone()
                .all(|basis| basis == RetirementBasis::Withdrawn)
    };
    let dated = |id: &str| spell(id).pin.is_some();
    let mut ends = Vec::new();
    for (at, route) in routes.iter().enumerate() {
        if !plain(route) || !left(route) || dated(&route.id) {
            continue;
        }
        let snapshots = || {
            let same = routes
                .iter()
                .filter(|other| other.provider == route.provider && plain(other));
            same.filter(|other| dated(&other.id))
        };
        let told: Option<Vec<RouteStatement>> = snapshots().map(of_page).collect();
        let last = told.and_then(|told| told.into_iter().max_by_key(|end| end.terms.retires_on));
        let gone = route
            .statements
            .iter()
            .filter_map(|said| said.terms.retires_on)
            .min();
        if let Some(last) =
            last.filter(|last| last.terms.retires_on.is_some() && last.terms.retires_on <= gone)
        {
            ends.push((at, last));
        }
    }
    for (at, end) in ends {
        routes[at].statements.insert(0, end);
    }
}

/// Copies a promotion to the provider's other ids of the model with the same price, such as `-latest`.
pub(crate) fn promoted_pointers(routes: &mut [RouteFile]) {
    let promotion = |said: &&RouteStatement| said.terms.promotion.is_some();
    let promoted: Vec<(String, RouteStatement)> = routes
        .iter()
        .filter_map(|r| {
            Some((
                r.provider.clone(),
                r.statements.iter().find(promotion)?.clone(),
            ))
        })
        .collect();
    for (provider, offer) in promoted {
        let during = offer.terms.price.as_ref().map(|price| &price.standard);
        for route in routes.iter_mut() {
            let price = |said: &RouteStatement| said.terms.price.clone();
            let newest = route.statements.iter().max_by_key(|said| {
                let priced = said.terms.price.is_some();
                (priced, said.as_of)
            });
            let same = newest
                .and_then(price)
                .is_some_and(|price| during.is_some_and(|during| price.standard.agrees(during)));
            let other = route.provider == provider
                && route.variant.is_none()
                && !route.statements.iter().any(|said| promotion(&said));
            if other && same {
                route.statements.push(offer.clone());
            }
        }
    }
}

/// Whether a statement only announces the route's retirement.
pub(crate) fn is_end(said: &RouteStatement) -> bool {
    let only = Terms {
        status: said.terms.status,
        deprecated_on: said.terms.deprecated_on,
        retires_on: said.terms.retires_on,
        retirement_basis: said.terms.retirement_basis,
        successor: said.terms.successor.clone(),
        ..Terms::default()
    };
    said.terms == only
        && said.terms.status == Some(Status::Deprecated)
        && said.terms.retirement_basis != Some(RetirementBasis::Withdrawn)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;
    use crate::precedence::tests::said;

    #[test]
    fn a_pointer_costs_what_another_id_of_its_model_costs_at_the_same_provider() {
        let route = |id: &str, statements: Vec<RouteStatement>| RouteFile {
            statements,
            ..RouteFile::new("mistral", id)
        };
        let price = |route: &RouteFile| {
            let price = route.statements.iter().find_map(|s| s.terms.price.as_ref());
            price.and_then(|price| price.standard.input.map(|rate| rate.show()))
        };
        // Mistral's page for Large 4: 0.70. LiteLLM's row for the pointer still has Large 3's price.
        let large_4 = || {
            route(
                "mistral-large-4-0",
                vec![said("litellm", "2026-11-28", "0.7")],
            )
        };
        let mut stale = said("litellm", "2026-11-28", "0.5");
        stale.since = "2026-03-02".parse().ok();
        let read = said("pi-ai", "2026-11-20", "0.7");
        let costs = |pointer: RouteFile, named: RouteFile| {
            let mut dropped = Vec::new();
            let mut routes = [pointer, named];
            pointers_cost(&mut routes, &mut dropped);
            (price(&routes[0]), dropped.len())
        };
        let both = || route("mistral-large-latest", vec![stale.clone(), read.clone()]);
        assert_eq!(costs(both(), large_4()), (Some("$0.70".to_owned()), 1));
        let stale = || {
            let unknown = said("litellm", "2026-11-28", "0.5");
            route("mistral-large-latest", vec![unknown])
        };
        assert_eq!(costs(stale(), large_4()), (None, 1));
        // The price before it pointed to another model is not today's.
        let before = said("models-dev", "2026-09-30", "0.7");
        let mut moved = stale();
        moved.statements.push(before);
        assert_eq!(costs(moved, large_4()), (None, 2));
        // Another lab's id at the same gateway proves nothing, nor does an older price.
        let hosted = route("amazon/mistral-large-4-0", large_4().statements);
        assert_eq!(costs(stale(), hosted), (Some("$0.50".to_owned()), 0));
        let since = |mut route: RouteFile, day: &str| {
            route.statements[0].since = day.parse().ok();
            route
        };
        let (newer, older) = (since(stale(), "2024-08-01"), since(large_4(), "2024-07-27"));
        assert_eq!(costs(newer, older), (Some("$0.50".to_owned()), 0));
    }
}
