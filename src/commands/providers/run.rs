//! Runs `llmcmp providers [MODEL …]`.

use catalog::schema::{Evidence, Model, Route, Status};
use catalog::units::Date;

use super::args::ProvidersArgs;
use super::report::{ProvidersReport, RoutesReport};
use crate::commands::context::Context;
use crate::error::Error;
use crate::lifecycle::{is_live, route_status};
use crate::output::report::Report;
use crate::pricing::needs::{self, met_by_all};
use crate::providers::Providers;

/// Lists all providers, or the routes of the given models.
///
/// # Errors
/// Unknown models, or an unreadable catalog.
pub fn run(context: &Context, args: &ProvidersArgs) -> Result<(), Error> {
    let catalog = &context.catalog;
    let resolved = context.resolve(&args.models)?;
    if resolved.is_empty() {
        let (meeting, left) = args.routes.of_providers(catalog.providers()?);
        let body = ProvidersReport::new(meeting);
        let report = Report::new(catalog, context.today, resolved, left, body)?;
        return context.show(&report, super::view::providers);
    }
    let mut left = Vec::new();
    let mut models: Vec<(Model, Evidence)> = Vec::with_capacity(resolved.len());
    for one in &resolved {
        let mut model = catalog.model(one.position)?;
        let mut evidence = catalog.evidence(one.position)?;
        left.extend(keep(context, args, &mut model, &mut evidence)?);
        models.push((model, evidence));
    }
    let providers = Providers::of(catalog, models.iter().map(|(model, _)| model))?;
    let body = RoutesReport::new(catalog, &models, &providers, context.today);
    let routes = models
        .iter()
        .map(|(model, _)| model)
        .flat_map(|model| &model.routes);
    let priced = routes.filter(|r| r.terms.price.is_some() && is_live(r, context.today));
    let days: Vec<Date> = priced.filter_map(|route| route.priced_on).collect();
    let report = Report::new(catalog, context.today, resolved, left, body)?;
    let report = report.resting_on(days);
    context.show(&report, super::view::routes)
}

/// Leaves the routes that are as asked, and says how many are not or not known to be.
fn keep(
    context: &Context,
    args: &ProvidersArgs,
    model: &mut Model,
    evidence: &mut Evidence,
) -> Result<Option<String>, Error> {
    let met = args.routes.each(&context.catalog, model)?;
    let met: Vec<Option<bool>> = model
        .routes
        .iter()
        .zip(met)
        .map(|(route, met)| {
            met_by_all([met, wide(args, route), standing(args, route, context.today)])
        })
        .collect();
    let mut each = met.iter();
    model.routes.retain(|_| each.next() == Some(&Some(true)));
    let mut each = met.iter();
    evidence.routes.retain(|_| each.next() == Some(&Some(true)));
    Ok(needs::left_out(model.name, "route", &met))
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
