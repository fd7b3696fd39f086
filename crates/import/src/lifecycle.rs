//! Finds withdrawn models and disputed retirement dates. Does not decide the status on a given day.
//!
//! A closed model is withdrawn if an older list had it, the lab's newest list does not, and another source
//! still has the lab's own route. The statement has the date of the newest list. A model that was never
//! listed proves nothing: lists omit search and audio models.

use std::collections::HashMap;

use catalog::precedence::settled_facts;
use catalog::schema::{ModelFile, RetirementBasis, RouteFile, RouteStatement, Status, Terms};
use catalog::units::Date;

use crate::kept::Kept;
use crate::merge::Placed;

/// The older list: models.dev's list of models.
const LIST_BEFORE: &str = "models-dev-models";

/// Newest date of each provider's list, with the source.
pub type Lists = HashMap<String, (Date, &'static str)>;

/// Sources that mark deprecated routes. Lists without marks keep retired routes, so an entry there does not
/// mean the route is live.
const MARKS: &[&str] = &["models-dev", "model-prices"];
/// Whether a list marks the route as retiring or retired.
pub fn is_marked(statements: &[RouteStatement]) -> bool {
    let going = |status| matches!(status, Some(Status::Deprecated | Status::Withdrawn));
    statements
        .iter()
        .any(|said| marks(said) && going(said.terms.status))
}

fn marks(said: &RouteStatement) -> bool {
    MARKS.contains(&said.source.as_str())
}

/// Checks a retirement date against later lists.
///
/// The date is confirmed if a list marks the route, or another of the same model at the provider, as retiring
/// or retired (`marked`), or if there is no later list. It is disputed if a later list that marks deprecations
/// has the route without a mark.
///
/// `deprecated` in such a list takes precedence over `active` in others, however new: a missing mark does not
/// disprove another list, and a false warning costs less than a missing one. It ends when the list that set it
/// removes it.
pub fn disputes(statements: &mut [RouteStatement], marked: bool) {
    if is_marked(statements) {
        for said in statements.iter_mut() {
            said.terms.status = said.terms.status.filter(|status| *status != Status::Active);
        }
    }
    let seen = statements.iter().filter(|said| marks(said));
    let Some(newest) = seen.map(|said| said.as_of).max().filter(|_| !marked) else {
        return;
    };
    for said in statements.iter_mut() {
        let past = said.terms.retires_on.is_some_and(|day| day < newest);
        if past && said.terms.retirement_basis == Some(RetirementBasis::Announced) {
            said.terms.retirement_basis = Some(RetirementBasis::Disputed);
        }
    }
}

/// Marks the lab's own routes of a model removed from its list.
pub fn withdraw(model: &mut ModelFile, rows: &[Placed<'_>], lists: &Lists, kept: &Kept) {
    let facts = settled_facts(&model.statements);
    let named = rows.iter().any(|(seen, _)| seen.source == LIST_BEFORE);
    // Open weights are never retired by a list.
    if !named || facts.open_weights == Some(true) {
        return;
    }
    let own = |provider: &str| kept.is_own(provider, &model.lab);
    let listed = rows
        .iter()
        .any(|(seen, _)| seen.listed && seen.provider.as_deref().is_some_and(own));
    if listed {
        return;
    }
    let routes = model.routes.iter_mut();
    for route in routes.filter(|route| own(&route.provider)) {
        let Some((day, source)) = lists.get(&route.provider) else {
            continue;
        };
        if !is_ending(route) {
            gone_by(route, *day, source);
        }
    }
}

/// Whether a statement gives the route's last day.
pub fn is_ending(route: &RouteFile) -> bool {
    let mut said = route.statements.iter();
    said.any(|said| said.terms.retires_on.is_some())
}

/// Records that `source` no longer listed a route on `day`. It may have been removed earlier.
pub fn gone_by(route: &mut RouteFile, day: Date, source: &str) {
    if route
        .statements
        .iter()
        .any(|said| said.terms.retirement_basis == Some(RetirementBasis::Withdrawn))
    {
        return;
    }
    route.statements.push(gone(day, source));
}

/// A statement by `source` that a route was gone on `day`.
pub fn gone(day: Date, source: &str) -> RouteStatement {
    RouteStatement::new(
        source,
        day,
        Terms {
            status: Some(Status::Withdrawn),
            retires_on: Some(day),
            retirement_basis: Some(RetirementBasis::Withdrawn),
            ..Terms::default()
        },
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    fn said(
        source: &str,
        as_of: &str,
        status: Option<Status>,
        ends: Option<&str>,
    ) -> RouteStatement {
        RouteStatement::new(
            source,
            as_of.parse().expect("a day"),
            Terms {
                status,
                retires_on: ends.and_then(|day| day.parse().ok()),
                retirement_basis: ends.map(|_| RetirementBasis::Announced),
                ..Terms::default()
            },
        )
    }

    #[test]
    fn a_last_day_stands_unless_a_list_that_marks_still_has_the_route() {
        let basis = |others: &[RouteStatement], marked: bool| {
            let mut all = vec![said("litellm", "2026-11-12", None, Some("2026-10-23"))];
            all.extend_from_slice(others);
            let marked = marked || is_marked(&all);
            disputes(&mut all, marked);
            all[0].terms.retirement_basis
        };
        let announced = Some(RetirementBasis::Announced);
        let disputed = Some(RetirementBasis::Disputed);
        let seen = |status, day| [said("model-prices", day, status, None)];
        assert_eq!(basis(&seen(None, "2026-10-26"), false), disputed);
        assert_eq!(
            basis(&seen(Some(Status::Deprecated), "2026-10-26"), false),
            announced
        );
        assert_eq!(basis(&seen(None, "2026-10-20"), false), announced);
        // Another pinned id of the same model is marked.
        assert_eq!(basis(&seen(None, "2026-10-26"), true), announced);
        // An entry in a list without marks does not mean the route is live.
        let pi = [said("pi-ai", "2026-11-10", Some(Status::Active), None)];
        assert_eq!(basis(&pi, false), announced);
    }

    #[test]
    fn no_newer_list_calls_a_route_active_that_another_marks() {
        for newer in ["pi-ai", "models-dev"] {
            let mut all = [
                said(newer, "2026-11-10", Some(Status::Active), None),
                said("model-prices", "2026-10-26", Some(Status::Deprecated), None),
            ];
            disputes(&mut all, true);
            assert_eq!(all[0].terms.status, None, "{newer}");
            assert_eq!(all[1].terms.status, Some(Status::Deprecated), "{newer}");
        }
    }
}
