//! Runs `llmcmp providers [MODEL … | PROVIDER]`.

use catalog::names::normalize;
use catalog::schema::{Evidence, Model, ProviderRecord, Route};
use catalog::units::Date;

use super::args::ProvidersArgs;
use super::columns::{Column, columns, spare};
use super::keep;
use super::report::{ProvidersReport, RoutesReport, SalesReport};
use crate::commands::context::Context;
use crate::error::{Error, Kind};
use crate::lifecycle::is_live;
use crate::pricing::needs;
use crate::provider_names::{provider_called, providers_like};
use crate::providers::Providers;
use crate::resolve::Match;

/// Lists all providers, the routes of the given models, or the models of one provider.
///
/// # Errors
/// Unknown models, or an unreadable catalog.
pub fn run(context: &Context, args: &ProvidersArgs) -> Result<(), Error> {
    let catalog = &context.catalog;
    let columns = columns(&args.columns)?;
    let spare = spare(&columns, &args.columns);
    if let [name] = args.models.as_slice()
        && let Some(provider) = provider(context, name)
    {
        return sales(context, args, &provider, (&columns, &spare));
    }
    let resolved = context.resolve(&args.models).map_err(or_provider)?;
    if resolved.is_empty() {
        let (meeting, left) = args.routes.of_providers(catalog.providers()?);
        let body = ProvidersReport::new(meeting);
        let report = context.report(resolved, left, body)?;
        return context.show(&report, super::view::providers);
    }
    let (mut left, mut all) = (Vec::new(), Vec::new());
    let mut models: Vec<(Model, Evidence)> = Vec::with_capacity(resolved.len());
    for one in &resolved {
        let mut model = catalog.model(one.position)?;
        let mut evidence = catalog.evidence(one.position)?;
        let met = keep::met(context, args, &model)?;
        all.push(met.len());
        left.extend(needs::left_out(model.name, "route", &met));
        keep::only(&met, &mut model, &mut evidence);
        models.push((model, evidence));
    }
    let providers = Providers::of(catalog, models.iter().map(|(model, _)| model))?;
    let body = RoutesReport::new(
        catalog,
        &models,
        &all,
        &providers,
        context.today,
        args.limit,
    );
    let routes = models
        .iter()
        .map(|(model, _)| model)
        .flat_map(|model| &model.routes);
    let priced = routes.filter(|r| r.terms.price.is_some() && is_live(r, context.today));
    let days: Vec<Date> = priced.filter_map(|route| route.priced_on).collect();
    let report = context.report(resolved, left, body)?.resting_on(days);
    context.show(&report, |report| {
        super::view::routes(report, &columns, &spare)
    })
}

/// The error for a name that is neither a model nor a provider.
fn or_provider(error: Error) -> Error {
    if error.code != Kind::UnknownModel {
        return error;
    }
    let message = error
        .message
        .replacen("unknown model", "unknown model or provider", 1);
    Error { message, ..error }
        .hint("`llmcmp providers` lists the providers, `llmcmp list` the models")
}

/// The provider named `name`, unless that means a model: by name, else the only one whose name contains it.
fn provider<'c>(context: &'c Context, name: &str) -> Option<ProviderRecord<'c>> {
    let catalog = &context.catalog;
    if let Some(provider) = provider_called(catalog, name) {
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

fn sales(
    context: &Context,
    args: &ProvidersArgs,
    provider: &ProviderRecord,
    (columns, spare): (&[Column], &[usize]),
) -> Result<(), Error> {
    let catalog = &context.catalog;
    let mut models: Vec<(Model, Evidence)> = Vec::new();
    let mut sold = Vec::new();
    for at in 0..catalog.model_count() {
        let mut model = catalog.model(at)?;
        let of_provider = |route: &Route| route.provider == provider.id;
        if !model.routes.iter().any(of_provider) {
            continue;
        }
        let met = keep::met(context, args, &model)?;
        let own = model.routes.iter().zip(&met);
        sold.extend(own.filter(|(r, _)| of_provider(r)).map(|(_, met)| *met));
        let mut evidence = catalog.evidence(at)?;
        keep::only(&met, &mut model, &mut evidence);
        if model.routes.iter().any(of_provider) {
            models.push((model, evidence));
        }
    }
    let left = needs::left_out(provider.name, "route", &sold);
    let left = left.into_iter().collect();
    let providers = Providers::of(catalog, models.iter().map(|(model, _)| model))?;
    let body = SalesReport::new(catalog, provider, &models, &providers, context.today);
    let report = context.report(Vec::new(), left, body)?;
    context.show(&report, |report| super::view::sales(report, columns, spare))
}
