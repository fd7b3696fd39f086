//! What a catalog holds, counted.

use std::collections::BTreeSet;

use serde::Serialize;

use super::read::Checked;
use super::schema::{ModelFile, Route};
use super::settle::settle;
use crate::units::{Date, Price};

/// The figures of a catalog.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Stats {
    /// Models.
    pub models: usize,
    /// Providers with a route; a host behind a gateway is none.
    pub providers: usize,
    /// Provider × its id × variant.
    pub routes: usize,
    /// Model × provider.
    pub pairs: usize,
    /// Pairs with an input and an output price above zero on one route.
    pub priced_pairs: usize,
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
pub fn stats(catalog: &Checked) -> Stats {
    let sources: BTreeSet<&str> = catalog.sources.iter().map(|s| s.id.as_str()).collect();
    let mut out = Stats {
        models: catalog.models.len(),
        as_of: Some(catalog.meta.as_of),
        ..Stats::default()
    };
    let mut providers = BTreeSet::new();
    let (mut released, mut windows) = (0, 0);
    for file in &catalog.models {
        out.conflicts += conflicts(file);
        out.unsourced += unsourced(file, &sources);
        out.benchmark_rows += file.benchmarks.len();
        out.models_with_benchmarks += usize::from(!file.benchmarks.is_empty());
        let (model, _) = settle(file.clone());
        let routes: BTreeSet<_> = model
            .routes
            .iter()
            .map(|route| (&route.provider, &route.id, &route.variant))
            .collect();
        out.routes += routes.len();
        let mine: BTreeSet<_> = model.routes.iter().map(|route| route.provider.clone()).collect();
        let priced: BTreeSet<_> = model
            .routes
            .iter()
            .filter(|route| is_priced(route))
            .map(|route| &route.provider)
            .collect();
        out.pairs += mine.len();
        out.priced_pairs += priced.len();
        if priced.len() >= 2 {
            out.well_served_models += 1;
            released += usize::from(model.facts.released.is_some());
            windows += usize::from(model.facts.context_tokens.is_some());
        }
        providers.extend(mine);
    }
    out.providers = providers.len();
    out.well_served_with_release_percent = percent(released, out.well_served_models);
    out.well_served_with_context_percent = percent(windows, out.well_served_models);
    out
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 100.0;
    }
    (part as f64 / whole as f64 * 1_000.0).round() / 10.0
}

fn is_priced(route: &Route) -> bool {
    let standard = route.terms.price.as_ref().map(|price| &price.standard);
    standard.is_some_and(|rates| {
        let above = |rate: Option<Price>| rate.is_some_and(|rate| rate > Price::ZERO);
        above(rates.input) && above(rates.output)
    })
}

fn unsourced(model: &ModelFile, sources: &BTreeSet<&str>) -> usize {
    let facts = model.statements.iter().map(|s| &s.source);
    let routes = model.routes.iter().flat_map(|r| &r.statements).map(|s| &s.source);
    let scores = model.benchmarks.iter().map(|s| &s.source);
    let all = facts.chain(routes).chain(scores);
    all.filter(|source| !sources.contains(source.as_str())).count()
}

/// On how many facts and capabilities a model's statements disagree.
pub fn conflicts(model: &ModelFile) -> usize {
    let mut count = 0;
    macro_rules! differ {
        ($of:ident: $($field:ident)+) => {
            $({
                let mut said = model.statements.iter().filter_map(|s| s.$of.$field.as_ref());
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
