//! Counts of what a catalog holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::schema::{BoardRecord, Capabilities, Dated, Facts, Kind, Route, Statement};
use crate::sort::{Order, tree};
use crate::units::{Date, Price};
use crate::{Catalog, Damaged};

/// The figures of a catalog.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Stats {
    pub models: usize,
    /// Providers with a route; hosts behind a gateway do not count.
    pub providers: usize,
    /// Ways to buy: provider × its id × variant, region and host, plus each batch, flex and priority service that a
    /// route prices.
    pub routes: usize,
    /// Provider × its id, in any variant.
    pub route_ids: usize,
    /// Model × provider.
    pub pairs: usize,
    /// Pairs with input and output prices above zero on one route.
    pub priced_pairs: usize,
    /// Model × who serves it: counts the gateway and each host behind it.
    pub served_pairs: usize,
    /// Served pairs with input and output prices above zero.
    pub priced_served_pairs: usize,
    pub benchmark_rows: usize,
    /// Models with a score.
    pub models_with_benchmarks: usize,
    /// Values whose source is not in `sources.json`.
    pub unsourced: usize,
    /// Facts of models on which sources disagree.
    pub conflicts: usize,
    /// Routes with dated list prices.
    pub price_series: usize,
    /// Dated list prices.
    pub past_prices: usize,
    /// Models with a list price that changed on a route.
    pub models_with_price_changes: usize,
    /// Ids whose end the provider announced.
    pub ends: usize,
    /// Of these, those with the page that announces it.
    pub ends_with_page: usize,
    /// Of these, those with a replacement named by the provider.
    pub ends_with_replacement: usize,
    /// Models priced by two or more providers.
    pub well_served_models: usize,
    /// Of these, percent with a release date, 0 to 100.
    pub well_served_with_release_percent: f64,
    /// Of these, percent with a context window, 0 to 100.
    pub well_served_with_context_percent: f64,
    /// Models with open weights and two or more priced routes.
    pub open_priced_models: usize,
    /// Of these, percent with a license, 0 to 100.
    pub open_priced_with_license_percent: f64,
    /// Of these, percent with a parameter count, 0 to 100.
    pub open_priced_with_parameters_percent: f64,
    /// Of these, ids without a license.
    pub open_priced_without_license: Vec<String>,
    /// Of these, ids without a parameter count.
    pub open_priced_without_parameters: Vec<String>,
    /// Pairs of the most served models.
    pub top_pairs: usize,
    /// Of these, how many share enough board groups for a quality signal.
    pub top_pairs_with_shared_boards: usize,
    /// The most served models, each with how many of the others share enough groups, fewest first.
    pub top_models_by_shared_boards: Vec<(String, usize)>,
    /// Date of the newest import.
    pub as_of: Option<Date>,
}

/// How many of the most served models to pair.
const TOP: usize = 20;
/// Board groups that a pair must share.
const SHARED_GROUPS: usize = 3;

pub fn stats(catalog: &Catalog) -> Result<Stats, Damaged> {
    let sources = catalog.sources()?.into_iter();
    let sources: BTreeSet<String> = tree(sources.map(|record| record.source.id));
    let mut out = Stats {
        models: catalog.model_count(),
        as_of: Some(catalog.meta()?.as_of),
        ..Stats::default()
    };
    let mut providers = BTreeSet::new();
    let (mut released, mut windows) = (0, 0);
    let (mut licensed, mut counted) = (0, 0);
    let mut served_by = Vec::new();
    for at in 0..out.models {
        let (model, evidence) = (catalog.model(at)?, catalog.evidence(at)?);
        let scores = catalog.scores(at)?;
        let history = catalog.history(at)?;
        out.price_series += history.len();
        out.past_prices += history.iter().map(|d| d.series.points.len()).sum::<usize>();
        out.models_with_price_changes += usize::from(history.iter().any(changed));
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
        let ids: BTreeSet<_> = tree(model.routes.iter().map(|r| (&r.provider, &r.id)));
        out.route_ids += ids.len();
        let priced = || model.routes.iter().filter(|route| is_priced(route));
        let sellers: BTreeSet<_> = tree(priced().map(|route| route.provider));
        out.priced_pairs += sellers.len();
        let served: BTreeSet<_> = tree(model.routes.iter().map(|r| (&r.provider, &r.host)));
        out.served_pairs += served.len();
        let served: BTreeSet<_> = tree(priced().map(|r| (&r.provider, &r.host)));
        out.priced_served_pairs += served.len();
        if sellers.len() >= 2 {
            out.well_served_models += 1;
            released += usize::from(model.facts.released.is_some());
            windows += usize::from(model.facts.context_tokens.is_some());
        }
        if model.facts.open_weights == Some(true) && priced().count() >= 2 {
            out.open_priced_models += 1;
            match model.facts.license {
                Some(_) => licensed += 1,
                None => out.open_priced_without_license.push(model.id.to_owned()),
            }
            match model.facts.parameters_total {
                Some(_) => counted += 1,
                None => out.open_priced_without_parameters.push(model.id.to_owned()),
            }
        }
        served_by.push((sellers.len(), at));
        let mine: BTreeSet<_> = tree(model.routes.iter().map(|r| r.provider));
        out.pairs += mine.len();
        providers.extend(mine);
    }
    out.providers = providers.len();
    let ends = catalog.all_ends()?;
    out.ends = ends.len();
    out.ends_with_page = ends.iter().filter(|end| end.page.is_some()).count();
    out.ends_with_replacement = ends.iter().filter(|end| end.replacement.is_some()).count();
    out.well_served_with_release_percent = percent(released, out.well_served_models);
    out.well_served_with_context_percent = percent(windows, out.well_served_models);
    out.open_priced_with_license_percent = percent(licensed, out.open_priced_models);
    out.open_priced_with_parameters_percent = percent(counted, out.open_priced_models);
    served_by.order_by_key(|(sellers, at)| (std::cmp::Reverse(*sellers), *at));
    served_by.truncate(TOP);
    let top: Vec<usize> = served_by.into_iter().map(|(_, at)| at).collect();
    shared_boards(catalog, &top, &mut out)?;
    Ok(out)
}

/// Whether an input or output price of the series changed.
fn changed(dated: &Dated) -> bool {
    let points = dated.series.points.iter().map(|point| &point.rates);
    let prices: BTreeSet<_> = tree(
        points
            .filter(|rates| rates.input.is_some())
            .map(|rates| (rates.input, rates.output)),
    );
    prices.len() > 1
}

/// Counts the pairs of these models that share enough board groups.
fn shared_boards(catalog: &Catalog, top: &[usize], out: &mut Stats) -> Result<(), Damaged> {
    let boards: BTreeMap<&str, BoardRecord> = tree(
        catalog
            .boards()?
            .into_iter()
            .map(|record| (record.id, record)),
    );
    let mut shares = vec![0; top.len()];
    for (a, first) in top.iter().enumerate() {
        for (b, second) in top.iter().enumerate().skip(a + 1) {
            out.top_pairs += 1;
            if shared_groups(catalog, &boards, [*first, *second])? >= SHARED_GROUPS {
                out.top_pairs_with_shared_boards += 1;
                shares[a] += 1;
                shares[b] += 1;
            }
        }
    }
    for (at, shared) in top.iter().zip(shares) {
        let id = catalog.model(*at)?.id.to_owned();
        out.top_models_by_shared_boards.push((id, shared));
    }
    out.top_models_by_shared_boards
        .order_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    Ok(())
}

/// Groups with a board on which both have a score of the same setup: those that count in a comparison.
fn shared_groups(
    catalog: &Catalog,
    boards: &BTreeMap<&str, BoardRecord>,
    pair: [usize; 2],
) -> Result<usize, Damaged> {
    let [first, second] = pair;
    let base =
        catalog.model(first)?.kind == Kind::Base && catalog.model(second)?.kind == Kind::Base;
    let (mine, theirs) = (catalog.scores(first)?, catalog.scores(second)?);
    let theirs: BTreeSet<_> = tree(theirs.iter().map(|s| (s.board, s.terms())));
    let mine = mine.iter().map(|s| (s.board, s.terms()));
    let shared = mine.filter(|own| theirs.contains(own));
    let groups: BTreeSet<&str> = tree(
        shared
            .filter_map(|(board, ..)| boards.get(board))
            .filter(|board| base || !board.base_models_only)
            .map(|board| board.group),
    );
    Ok(groups.len())
}

/// Percent, rounded to one decimal; 100 if `whole` is 0.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 100.0;
    }
    (part as f64 / whole as f64 * 1_000.0).round() / 10.0
}

/// How many services besides the standard one a route prices.
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

/// Number of facts and capabilities on which a model's statements disagree.
pub fn conflicts(statements: &[Statement]) -> usize {
    let facts = Facts::conflicts(statements.iter().map(|said| &said.facts));
    let can = Capabilities::conflicts(statements.iter().map(|said| &said.capabilities));
    facts + can + statements.iter().map(|s| s.accepts.len()).sum::<usize>()
}
