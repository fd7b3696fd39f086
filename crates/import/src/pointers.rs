//! Ids that point at others, such as `-latest`: they end and are promoted with what they point at. Does not say
//! what a route costs (`routes`).

use catalog::schema::{RetirementBasis, RouteFile, RouteStatement, Status, Terms};

/// Ends a pointer such as `-latest` or `-4-0` that left its list with the last of its snapshots: where the provider
/// announced the end of every other plain id of the model, it ended on the latest of those days.
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
    let dated = |id: &str| catalog::names::spell(id).pin.is_some();
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

/// Gives a promotion to the provider's other ids of the model, pointers such as `-latest`, that have its
/// price.
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
            let same = newest.and_then(price).is_some_and(|price| {
                during.is_some_and(|during| {
                    (price.standard.input, price.standard.output) == (during.input, during.output)
                })
            });
            let other = route.provider == provider
                && route.variant.is_none()
                && !route.statements.iter().any(|said| promotion(&said));
            if other && same {
                route.statements.push(offer.clone());
            }
        }
    }
}

/// Whether a statement says nothing but when the route ends.
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
