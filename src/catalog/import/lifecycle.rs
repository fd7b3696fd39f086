//! What has left a lab's list: "withdrawn".
//!
//! A closed model that an older list of the source named and the lab's newest list no longer has, while
//! another source still knows the lab's own route, is withdrawn; the statement bears the newest list's
//! date. What no list ever named proves nothing: lists leave out search and audio models.

use std::collections::HashMap;

use super::kept::Kept;
use super::merge::Placed;
use crate::catalog::schema::{
    Facts, ProviderKind, RetirementBasis, RouteFile, RouteStatement, Statement, Status, Terms,
};
use crate::units::Date;

/// The older list: models.dev's list of models alone.
const LIST_BEFORE: &str = "models-dev-models";

/// The newest day on which a source found each provider's list, and the source.
pub type Lists = HashMap<String, (Date, &'static str)>;

/// Marks the lab's own routes of a model that has left its list.
pub fn withdraw(
    lab: &str,
    statements: &[Statement],
    rows: &[Placed<'_>],
    lists: &Lists,
    kept: &Kept,
    routes: &mut [RouteFile],
) {
    let mut facts = Facts::default();
    for statement in statements {
        facts.complete(&statement.facts);
    }
    let named = rows.iter().any(|(seen, _)| seen.source == LIST_BEFORE);
    // Open weights are never retired by a list.
    if !named || facts.open_weights == Some(true) {
        return;
    }
    let own = |provider: &str| {
        let kept = kept.provider_with_id(provider);
        kept.is_some_and(|p| p.kind == ProviderKind::Lab && p.lab.as_deref() == Some(lab))
    };
    let listed = rows
        .iter()
        .any(|(seen, _)| seen.listed && seen.provider.as_deref().is_some_and(own));
    if listed {
        return;
    }
    for route in routes.iter_mut().filter(|route| own(&route.provider)) {
        let Some((day, source)) = lists.get(&route.provider) else {
            continue;
        };
        let ended = route
            .statements
            .iter()
            .any(|s| s.terms.retires_on.is_some());
        if ended {
            continue;
        }
        route.statements.push(RouteStatement {
            source: (*source).to_owned(),
            as_of: *day,
            url: None,
            yields: false,
            terms: Terms {
                status: Some(Status::Withdrawn),
                retires_on: Some(*day),
                retirement_basis: Some(RetirementBasis::Withdrawn),
                ..Terms::default()
            },
        });
    }
}
