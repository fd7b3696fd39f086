//! Lifecycle status of routes and models on a given day.
//!
//! A retirement date belongs to a route. A closed-weight model lives as long as its lab's own route; an
//! open-weight model is never retired by the date of one route. Does not read the clock: `today` is given.

use catalog::schema::{Model, RetirementBasis, Route, Status, Terms};
use catalog::units::Date;
use serde::Serialize;

use crate::providers::Providers;

/// Days before retirement from which a route is `retiring` (decision rules, §4).
pub const RETIRING_DAYS: i32 = 90;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Life {
    pub status: Status,
    /// Last day the lab serves it; `None` if unknown.
    pub retires_on: Option<Date>,
    /// How certain that date is.
    pub basis: Option<RetirementBasis>,
    /// Whether the model is retiring, retired or withdrawn, and its weights are closed.
    pub ends: bool,
}

impl Life {
    /// Whether it needs a replacement: deprecated, retiring or retired, or the lab stops serving it, even if others
    /// keep serving the open weights.
    pub fn is_going(&self, today: Date) -> bool {
        let stated = matches!(
            self.status,
            Status::Deprecated | Status::Retiring | Status::Retired | Status::Withdrawn
        );
        let ends = self.basis != Some(RetirementBasis::Earliest)
            && self
                .retires_on
                .is_some_and(|date| today.days_until(date) <= RETIRING_DAYS);
        stated || ends
    }
}

pub fn route_status(terms: &Terms, today: Date) -> Status {
    let stated = terms.status.unwrap_or(Status::Unknown);
    match (terms.retires_on, terms.retirement_basis) {
        _ if stated == Status::Withdrawn => Status::Withdrawn,
        (Some(date), Some(RetirementBasis::Withdrawn)) if date < today => Status::Withdrawn,
        (Some(date), Some(RetirementBasis::Announced)) if date < today => Status::Retired,
        (Some(date), Some(RetirementBasis::Announced))
            if today.days_until(date) <= RETIRING_DAYS =>
        {
            Status::Retiring
        }
        _ => stated,
    }
}

/// Whether the route serves requests on `today`, as far as known.
pub fn is_live(route: &Route, today: Date) -> bool {
    !matches!(
        route_status(&route.terms, today),
        Status::Retired | Status::Withdrawn
    )
}

/// Lifecycle of `model` on `today`, from its lab's own routes.
pub fn life(model: &Model, providers: &Providers, today: Date) -> Life {
    let own = model.routes.iter();
    life_by(model, own.filter(|r| providers.is_own(model, r)), today)
}

/// As [`life`], given the lab's own routes.
pub fn life_by<'r>(model: &Model, own: impl Iterator<Item = &'r Route<'r>>, today: Date) -> Life {
    let best = own.min_by_key(|route| {
        let status = route_status(&route.terms, today);
        (liveliness(status), route.variant.is_some())
    });
    let stated = model.facts.status.unwrap_or(Status::Unknown);
    let Some(route) = best else {
        return Life {
            status: stated,
            retires_on: None,
            basis: None,
            ends: false,
        };
    };
    let open = model.facts.open_weights == Some(true);
    let by_route = route_status(&route.terms, today);
    let gone = matches!(
        by_route,
        Status::Retiring | Status::Retired | Status::Withdrawn
    );
    let status = match by_route {
        Status::Unknown => stated,
        _ if open && gone => stated,
        other => other,
    };
    Life {
        status,
        retires_on: route.terms.retires_on,
        basis: route.terms.retirement_basis,
        ends: gone && !open,
    }
}

/// Sort key: active first, withdrawn last.
fn liveliness(status: Status) -> u8 {
    match status {
        Status::Active => 0,
        Status::Preview => 1,
        Status::Unknown => 2,
        Status::Deprecated => 3,
        Status::Retiring => 4,
        Status::Retired => 5,
        Status::Withdrawn => 6,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking

    use super::*;

    /// Status on 2026-05-19 of a route stated as active that ends in `days`.
    fn status(days: i32, basis: RetirementBasis) -> Status {
        let today: Date = "2026-05-19".parse().expect("a day");
        let later = jiff::Span::new().days(days);
        let end = today.first_day().checked_add(later).expect("a day");
        let terms = Terms {
            status: Some(Status::Active),
            retires_on: Some(end.into()),
            retirement_basis: Some(basis),
            ..Terms::default()
        };
        route_status(&terms, today)
    }

    #[test]
    fn the_last_day_is_a_day_of_service() {
        use RetirementBasis::{Announced, Earliest, Withdrawn};
        let rows = [
            (-1, Announced, Status::Retired),
            (0, Announced, Status::Retiring),
            (1, Announced, Status::Retiring),
            (RETIRING_DAYS, Announced, Status::Retiring),
            (RETIRING_DAYS + 1, Announced, Status::Active),
            // "Not before" is not an end.
            (-1, Earliest, Status::Active),
            (0, Earliest, Status::Active),
            (-1, Withdrawn, Status::Withdrawn),
            (0, Withdrawn, Status::Active),
        ];
        for (days, basis, expected) in rows {
            assert_eq!(status(days, basis), expected, "{days} {basis:?}");
        }
    }

    #[test]
    fn what_is_withdrawn_stays_so_whatever_the_day() {
        let today: Date = "2026-05-19".parse().expect("a day");
        // Long ago, soon, later.
        for day in ["2026-01-01", "2026-06-01", "2027-01-01"] {
            let terms = Terms {
                status: Some(Status::Withdrawn),
                retires_on: Some(day.parse().expect("a day")),
                retirement_basis: Some(RetirementBasis::Announced),
                ..Terms::default()
            };
            assert_eq!(route_status(&terms, today), Status::Withdrawn, "{day}");
        }
        assert_eq!(route_status(&Terms::default(), today), Status::Unknown);
    }

    #[test]
    fn a_replacement_is_needed_from_ninety_days_before_the_end() {
        use RetirementBasis::{Announced, Earliest};
        let today: Date = "2026-05-19".parse().expect("a day");
        // 2026-08-17 is 90 days later.
        for (status, retires_on, basis, going) in [
            (Status::Active, None, None, false),
            (Status::Preview, None, None, false),
            (Status::Deprecated, None, None, true),
            (Status::Retiring, None, None, true),
            (Status::Retired, None, None, true),
            (Status::Withdrawn, None, None, true),
            (Status::Active, Some("2026-08-17"), Some(Announced), true),
            (Status::Active, Some("2026-08-18"), Some(Announced), false),
            (Status::Active, Some("2026-08-17"), None, true),
            (Status::Active, Some("2026-05-01"), Some(Earliest), false),
        ] {
            let life = Life {
                status,
                retires_on: retires_on.and_then(|day| day.parse().ok()),
                basis,
                ends: false,
            };
            assert_eq!(life.is_going(today), going, "{life:?}");
        }
    }

    /// A lab's own route with this status and last day.
    fn route(status: Status, last: Option<&str>) -> Route<'static> {
        Route {
            provider: "lab",
            id: "m",
            variant: None,
            region: None,
            host: None,
            priced_on: None,
            terms: Terms {
                status: Some(status),
                retires_on: last.and_then(|day| day.parse().ok()),
                retirement_basis: last.map(|_| RetirementBasis::Announced),
                ..Terms::default()
            },
        }
    }

    #[test]
    fn a_model_lives_as_its_lab_s_liveliest_route_and_open_weights_outlive_it() {
        use Status::{Active, Deprecated, Preview, Retired, Retiring, Unknown, Withdrawn};
        let today: Date = "2026-05-19".parse().expect("a day");
        let (soon, past) = (Some("2026-06-01"), Some("2026-05-18"));
        // Most alive first.
        let all = [
            route(Active, None),
            route(Preview, None),
            route(Unknown, None),
            route(Deprecated, None),
            route(Active, soon),
            route(Active, past),
            route(Withdrawn, None),
        ];
        let model = |open: Option<bool>| Model {
            id: "lab/m",
            name: "M",
            kind: catalog::schema::Kind::Chat,
            aliases: Vec::new(),
            lab: "lab",
            family: None,
            specialised_for: Vec::new(),
            successor: None,
            base_model: None,
            facts: catalog::schema::Facts {
                open_weights: open,
                status: Some(Preview),
                ..catalog::schema::Facts::default()
            },
            capabilities: catalog::schema::Capabilities::default(),
            refuses: Vec::new(),
            routes: Vec::new(),
        };
        let closed = [
            Active, Preview, Preview, Deprecated, Retiring, Retired, Withdrawn,
        ];
        let opened = [
            Active, Preview, Preview, Deprecated, Preview, Preview, Preview,
        ];
        for at in 0..all.len() {
            // The order of the routes makes no difference.
            let of = |open| life_by(&model(open), all[at..].iter().rev(), today);
            let gone = at >= 4;
            assert_eq!((of(None).status, of(None).ends), (closed[at], gone), "{at}");
            assert_eq!(
                (of(Some(true)).status, of(Some(true)).ends),
                (opened[at], false)
            );
            assert_eq!(of(None).retires_on, all[at].terms.retires_on);
        }
        let none = life_by(&model(None), [].iter(), today);
        assert_eq!(
            (none.status, none.retires_on, none.ends),
            (Preview, None, false)
        );
        // Among equals the plain route wins.
        let variant = Route {
            variant: Some("fast"),
            ..route(Active, soon)
        };
        let plain = route(Active, Some("2026-07-01"));
        let life = life_by(&model(None), [variant, plain].iter(), today);
        assert_eq!(life.retires_on, "2026-07-01".parse().ok());
    }
}
