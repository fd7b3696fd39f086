//! Selects routes by the options of `providers`. Does not list them (`report`).

use catalog::schema::{Evidence, Model, Route, Status};
use catalog::units::Date;

use super::args::ProvidersArgs;
use crate::commands::context::Context;
use crate::error::Error;
use crate::lifecycle::route_status;
use crate::pricing::needs::met_by_all;

/// Whether each route of a model matches; `None` if unknown.
pub fn met(
    context: &Context,
    args: &ProvidersArgs,
    model: &Model,
) -> Result<Vec<Option<bool>>, Error> {
    let by_needs = args.routes.each(&context.catalog, model)?;
    let routes = model.routes.iter().zip(by_needs);
    Ok(routes
        .map(|(route, met)| {
            met_by_all([met, wide(args, route), standing(args, route, context.today)])
        })
        .collect())
}

/// Keeps the routes known to match.
pub fn only(met: &[Option<bool>], model: &mut Model, evidence: &mut Evidence) {
    let mut each = met.iter();
    model.routes.retain(|_| each.next() == Some(&Some(true)));
    let mut each = met.iter();
    evidence.routes.retain(|_| each.next() == Some(&Some(true)));
}

fn wide(args: &ProvidersArgs, route: &Route) -> Option<bool> {
    let Some(least) = args.min_context else {
        return Some(true);
    };
    Some(route.terms.context_tokens? >= least.0)
}

fn standing(args: &ProvidersArgs, route: &Route, today: Date) -> Option<bool> {
    let status = route_status(&route.terms, today);
    if args.status.is_empty() || args.status.contains(&status) {
        return Some(true);
    }
    (status != Status::Unknown).then_some(false)
}
