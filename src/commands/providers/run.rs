//! Runs `llmcmp providers [MODEL …]`.

use catalog::schema::{Evidence, Model};
use catalog::units::Date;

use super::args::ProvidersArgs;
use super::report::{ProvidersReport, RoutesReport};
use crate::commands::context::Context;
use crate::error::Error;
use crate::lifecycle::is_live;
use crate::output::report::Report;
use crate::providers::Providers;

/// Lists all providers, or the routes of the given models.
///
/// # Errors
/// Unknown models, or an unreadable catalog.
pub fn run(context: &Context, args: &ProvidersArgs) -> Result<(), Error> {
    let catalog = &context.catalog;
    let resolved = context.resolve(&args.models)?;
    if resolved.is_empty() {
        let body = ProvidersReport::new(catalog.providers()?);
        let report = Report::new(catalog, context.today, resolved, Vec::new(), body)?;
        return context.show(&report, super::view::providers);
    }
    let mut models: Vec<(Model, Evidence)> = Vec::with_capacity(resolved.len());
    for one in &resolved {
        models.push((
            catalog.model(one.position)?,
            catalog.evidence(one.position)?,
        ));
    }
    let providers = Providers::of(catalog, models.iter().map(|(model, _)| model))?;
    let body = RoutesReport::new(catalog, &models, &providers, context.today);
    let routes = models
        .iter()
        .map(|(model, _)| model)
        .flat_map(|model| &model.routes);
    let priced = routes.filter(|r| r.terms.price.is_some() && is_live(r, context.today));
    let days: Vec<Date> = priced.filter_map(|route| route.priced_on).collect();
    let report = Report::new(catalog, context.today, resolved, Vec::new(), body)?;
    let report = report.resting_on(days);
    context.show(&report, super::view::routes)
}
