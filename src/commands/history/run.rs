//! `llmcmp history MODEL …`.

use super::args::HistoryArgs;
use super::report::{HistoryReport, RouteHistory, history};
use crate::commands::context::Context;
use crate::error::{Error, Exit};
use crate::output::Format;
use crate::providers::{Providers, find_provider};
use catalog::sort::Order;

/// Shows how prices of models changed. [`Exit::No`] if no past prices are known.
///
/// # Errors
/// An unknown model or provider, or an unreadable catalog.
pub fn run(context: &Context, args: &HistoryArgs) -> Result<Exit, Error> {
    let catalog = &context.catalog;
    for provider in &args.provider {
        find_provider(catalog, provider)?;
    }
    let resolved = context.resolve(&args.models)?;
    let models = context.models(&resolved)?;
    let providers = Providers::all(catalog)?;
    let traffic = context.traffic(&args.traffic)?;
    let since = args.since.map(|day| day.date(context.today));
    let mut routes: Vec<(bool, RouteHistory)> = Vec::new();
    let mut hidden = 0;
    for (one, model) in resolved.iter().zip(&models) {
        let dated = catalog.history(one.position)?;
        let own = |provider: &str| {
            let provider = providers.get(provider);
            provider.is_some_and(|p| p.lab == Some(model.lab))
        };
        let any_own = dated.iter().any(|dated| own(&dated.provider));
        for dated in &dated {
            let wanted = if args.provider.is_empty() {
                args.all || !any_own || own(&dated.provider)
            } else {
                args.provider.contains(&dated.provider)
            };
            match history(model, dated, &traffic, (since, context.today)) {
                Some(found) if wanted => routes.push((own(&dated.provider), found)),
                Some(_) => hidden += 1,
                None => {}
            }
        }
    }
    // The labs' own routes first, then those that changed most.
    routes.order_by(|(a_own, a), (b_own, b)| {
        let key = |route: &RouteHistory| (route.provider.clone(), route.id.clone());
        (b_own, b.changes)
            .cmp(&(a_own, a.changes))
            .then_with(|| key(a).cmp(&key(b)))
    });
    let exit = Exit::no_if(routes.is_empty());
    let body = HistoryReport {
        traffic,
        since,
        hidden,
        routes: routes.into_iter().map(|(_, route)| route).collect(),
    };
    let report = context.report(resolved, Vec::new(), body)?;
    let is_page = context.output.format == Format::Html;
    context.show(&report, |report| {
        super::view::history(report, args.plot, is_page)
    })?;
    Ok(exit)
}
