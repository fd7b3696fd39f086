//! Runs `llmcmp providers [MODEL … | PROVIDER]`.

use catalog::names::normalize;
use catalog::schema::{Evidence, Model, ProviderRecord};
use catalog::units::Date;

use super::args::ProvidersArgs;
use super::report::{ProvidersReport, RoutesReport, SalesReport};
use crate::commands::context::Context;
use crate::error::Error;
use crate::lifecycle::is_live;
use crate::output::report::Report;
use crate::provider_names::{provider_named, providers_like};
use crate::providers::Providers;
use crate::resolve::Match;

/// Lists all providers, the routes of the given models, or the models of one provider.
///
/// # Errors
/// Unknown models, or an unreadable catalog.
pub fn run(context: &Context, args: &ProvidersArgs) -> Result<(), Error> {
    let catalog = &context.catalog;
    if let [name] = args.models.as_slice()
        && let Some(provider) = provider(context, name)
    {
        return sales(context, &provider);
    }
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

/// The provider that a name means, where it is no model's: by what it is called, else the one of whose
/// name it is a part.
fn provider<'c>(context: &'c Context, name: &str) -> Option<ProviderRecord<'c>> {
    let catalog = &context.catalog;
    if let Some(provider) = provider_named(catalog, name) {
        let model = context.resolver().one(name);
        let is_model = model.is_ok_and(|found| found.by != Match::Fuzzy);
        let is_id = provider.id == name || normalize(provider.name) == normalize(name);
        return (is_id || !is_model).then_some(provider);
    }
    let model = context.resolver().one(name);
    match providers_like(catalog, name).as_slice() {
        [one] if model.is_err() => Some(one.clone()),
        _ => None,
    }
}

/// Lists the models of a provider.
fn sales(context: &Context, provider: &ProviderRecord) -> Result<(), Error> {
    let catalog = &context.catalog;
    let mut models: Vec<(Model, Evidence)> = Vec::new();
    for at in 0..catalog.model_count() {
        let model = catalog.model(at)?;
        if model.routes.iter().any(|r| r.provider == provider.id) {
            models.push((model, catalog.evidence(at)?));
        }
    }
    let providers = Providers::of(catalog, models.iter().map(|(model, _)| model))?;
    let body = SalesReport::new(catalog, provider, &models, &providers, context.today);
    let report = Report::new(catalog, context.today, Vec::new(), Vec::new(), body)?;
    context.show(&report, super::view::sales)
}
