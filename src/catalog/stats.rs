//! What a catalog holds, counted.

use std::collections::BTreeSet;

use serde::Serialize;

use super::schema::{Route, Statement};
use super::store::{Catalog, Damaged};
use crate::units::{Date, Price};

/// The figures of a catalog.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Stats {
    /// Models.
    pub models: usize,
    /// Providers with a route; a host behind a gateway is none.
    pub providers: usize,
    /// Every way to buy: provider × its id × variant. Region and host set variants apart, and so do the
    /// batch, flex and priority services that a route prices.
    pub routes: usize,
    /// Provider × its id, whatever the variant.
    pub route_ids: usize,
    /// Model × provider.
    pub pairs: usize,
    /// Pairs with an input and an output price above zero on one route.
    pub priced_pairs: usize,
    /// Model × who serves it: each host behind a gateway counts beside the gateway's own offer.
    pub served_pairs: usize,
    /// Served pairs with an input and an output price above zero.
    pub priced_served_pairs: usize,
    /// Scores.
    pub benchmark_rows: usize,
    /// Models with a score.
    pub models_with_benchmarks: usize,
    /// Values whose source is not in `sources.json`.
    pub unsourced: usize,
    /// Facts of models on which statements disagree.
    pub conflicts: usize,
    /// Models that two or more providers price.
    pub well_served_models: usize,
    /// Of these, in percent, how many have a release date.
    pub well_served_with_release_percent: f64,
    /// Of these, in percent, how many have a context window.
    pub well_served_with_context_percent: f64,
    /// The newest day of any source.
    pub as_of: Option<Date>,
}

/// Counts what a catalog holds.
///
/// # Errors
/// When the packed catalog is damaged.
pub fn stats(catalog: &Catalog) -> Result<Stats, Damaged> {
    let sources = catalog.sources()?.into_iter();
    let sources: BTreeSet<String> = sources.map(|record| record.source.id).collect();
    let mut out = Stats {
        models: catalog.model_count(),
        as_of: Some(catalog.meta()?.as_of),
        ..Stats::default()
    };
    let mut providers = BTreeSet::new();
    let (mut released, mut windows) = (0, 0);
    for at in 0..out.models {
        let (model, evidence) = (catalog.model(at)?, catalog.evidence(at)?);
        let scores = catalog.scores(at)?;
        out.conflicts += conflicts(&evidence.statements);
        let facts = evidence.statements.iter().map(|s| s.source.as_str());
        let routes = evidence.routes.iter().flatten().map(|s| s.source.as_str());
        let stated = facts.chain(routes).chain(scores.iter().map(|s| s.source));
        out.unsourced += stated.filter(|source| !sources.contains(*source)).count();
        out.benchmark_rows += scores.len();
        out.models_with_benchmarks += usize::from(!scores.is_empty());

        out.routes += model
            .routes
            .iter()
            .map(|route| 1 + services(route))
            .sum::<usize>();
        let ids: BTreeSet<_> = model.routes.iter().map(|r| (&r.provider, &r.id)).collect();
        out.route_ids += ids.len();
        let priced = || model.routes.iter().filter(|route| is_priced(route));
        let sellers: BTreeSet<_> = priced().map(|route| &route.provider).collect();
        out.priced_pairs += sellers.len();
        let served: BTreeSet<_> = model
            .routes
            .iter()
            .map(|r| (&r.provider, &r.host))
            .collect();
        out.served_pairs += served.len();
        let served: BTreeSet<_> = priced().map(|r| (&r.provider, &r.host)).collect();
        out.priced_served_pairs += served.len();
        if sellers.len() >= 2 {
            out.well_served_models += 1;
            released += usize::from(model.facts.released.is_some());
            windows += usize::from(model.facts.context_tokens.is_some());
        }
        let mine: BTreeSet<_> = model.routes.iter().map(|r| r.provider).collect();
        out.pairs += mine.len();
        providers.extend(mine);
    }
    out.providers = providers.len();
    out.well_served_with_release_percent = percent(released, out.well_served_models);
    out.well_served_with_context_percent = percent(windows, out.well_served_models);
    Ok(out)
}

/// One decimal.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 100.0;
    }
    (part as f64 / whole as f64 * 1_000.0).round() / 10.0
}

/// The services beside the standard one that a route prices.
fn services(route: &Route) -> usize {
    let price = route.terms.price.as_ref();
    price.map_or(0, |price| {
        let services = [&price.batch, &price.flex, &price.priority];
        services.into_iter().flatten().count()
    })
}

fn is_priced(route: &Route) -> bool {
    let standard = route.terms.price.as_ref().map(|price| &price.standard);
    standard.is_some_and(|rates| {
        let above = |rate: Option<Price>| rate.is_some_and(|rate| rate > Price::ZERO);
        above(rates.input) && above(rates.output)
    })
}

/// On how many facts and capabilities a model's statements disagree.
pub fn conflicts(statements: &[Statement]) -> usize {
    let mut count = 0;
    macro_rules! differ {
        ($of:ident: $($field:ident)+) => {
            $({
                let mut said = statements.iter().filter_map(|s| s.$of.$field.as_ref());
                let first = said.next();
                count += usize::from(said.any(|later| Some(later) != first));
            })+
        };
    }
    differ!(facts: released knowledge_cutoff context_tokens max_output_tokens parameters_total
        parameters_active architecture license open_weights weights_url input output status);
    differ!(capabilities: vision multimodal reasoning function_calling tool_use structured_outputs
        code_execution prompt_caching audio_input computer_use web_search);
    count
}
