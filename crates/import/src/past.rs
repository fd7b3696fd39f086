//! Past prices in an import: read, put on rows as the day since which their price holds, and joined with
//! what settles today.
//!
//! Does not join lists (`history`).

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use catalog::precedence::{priced_now, settle_terms};
use catalog::schema::{
    HistoryFile, ModelFile, Now, Point, RetirementBasis, RouteFile, RouteStatement, Source, Terms,
};

use crate::Snapshot;
use crate::ends::Names;
use crate::history::{Key, Past};
use crate::kept::Kept;
use crate::lifecycle::gone;
use crate::observation::{Dropped, Observation};
use crate::report::Report;
use crate::snapshots::files_of;
use crate::sources::price_history::{Announced, HISTORY_ADAPTERS, KeptTier, announced};

/// Reads the sources of past prices that are there.
pub fn read(
    from: &Path,
    to: &Path,
    snapshots: &[Snapshot],
    kept: &Kept,
    sources: &mut Vec<Source>,
    report: &mut Report,
) -> Result<Past> {
    let by_hand: Vec<Announced> = crate::folder::by_hand(to, "kept/prices.json")?;
    let (mut recorded, source) = announced(&by_hand);
    sources.extend(source);
    for adapter in HISTORY_ADAPTERS {
        let Some(snapshot) = snapshots.iter().find(|s| s.source == adapter.id) else {
            continue;
        };
        for file in files_of(from, &[adapter.file])? {
            let mut found = (adapter.read)(&file, snapshot.as_of)
                .with_context(|| format!("the snapshot of {}", adapter.id))?;
            let read = format!("{} (past prices)", adapter.id);
            report.read.insert(read, found.read);
            report.dropped.append(&mut found.dropped);
            recorded.append(&mut found.recorded);
            if !sources.iter().any(|source| source.id == adapter.id) {
                sources.push(snapshot.of(adapter.about));
            }
        }
    }
    Ok(Past::new(recorded, kept, &mut report.dropped))
}

/// Puts on each priced row the day since which its list has that price.
pub fn dated(past: &Past, mut observations: Vec<Observation>) -> Vec<Observation> {
    for seen in observations.iter_mut().filter(|seen| seen.host.is_none()) {
        let (Some(provider), Some(price)) = (&seen.provider, &seen.terms.price) else {
            continue;
        };
        let key = (provider.clone(), seen.id.clone(), seen.region.clone());
        seen.since = past.since(seen.source, &key, &price.standard);
    }
    observations
}

/// What a list had for no longer than so many days was a slip and no route.
const SLIP_DAYS: i32 = 2;
/// The source that knows when models.dev dropped a route.
const LEFT: &str = "models-dev-history";

/// Gives routes that left a list the day on which models.dev dropped them, if it is the earlier one: the day of a
/// snapshot says only that they were gone by then.
pub fn left(past: &Past, models: &mut [(String, ModelFile)], dropped: &mut Vec<Dropped>) {
    for (_, model) in models {
        model.routes.retain_mut(|route| {
            let key = key_of(route);
            let withdrawn = |said: &RouteStatement| {
                let basis = said.terms.retirement_basis;
                basis == Some(RetirementBasis::Withdrawn)
            };
            let at = route.statements.iter().position(withdrawn);
            let (Some(at), Some((day, since))) = (at, past.left(&key)) else {
                return true;
            };
            if since.is_some_and(|since| since.days_until(day) <= SLIP_DAYS) {
                dropped.push(Dropped {
                    source: LEFT.to_owned(),
                    reason: "a route that its list had for a day or two".to_owned(),
                    row: format!("{} {}", key.0, key.1),
                });
                return false;
            }
            if route.statements[at].terms.retires_on > Some(day) {
                let terms = &mut route.statements[at].terms;
                terms.status = None;
                terms.retires_on = None;
                terms.retirement_basis = None;
                if *terms == Terms::default() {
                    route.statements.remove(at);
                }
                route.statements.insert(at, gone(day, LEFT));
            }
            true
        });
    }
}

fn key_of(route: &RouteFile) -> Key {
    (
        route.provider.clone(),
        route.id.clone(),
        route.region.clone(),
    )
}

/// One series a route of these models.
pub fn series(
    past: Past,
    models: &[(String, ModelFile)],
    dropped: &mut Vec<Dropped>,
) -> Vec<HistoryFile> {
    let names = Names::new(models.iter().map(|(_, model)| model));
    let routes = models.iter().flat_map(|(_, model)| &model.routes);
    let today: HashMap<Key, Now> = routes
        .filter_map(|route| Some((key_of(route), priced_now(route)?)))
        .collect();
    let model_of = |(provider, id, _): &Key| names.of(provider, id);
    past.series(model_of, &today, &promised(models), dropped)
}

/// What prices become when their promotion ends.
fn promised(models: &[(String, ModelFile)]) -> HashMap<Key, Point> {
    let routes = models.iter().flat_map(|(_, model)| &model.routes);
    let plain = routes.filter(|route| route.variant.is_none() && route.host.is_none());
    let promised = plain.filter_map(|route| {
        let promotion = settle_terms(&route.statements).promotion?;
        let announced = |said: &&RouteStatement| said.terms.promotion.as_ref() == Some(&promotion);
        let said = route.statements.iter().find(announced)?;
        let mut rates = promotion.then.standard.clone();
        rates.cache_write_1h = None;
        let point = Point {
            effective: Some(promotion.until.day_after()),
            recorded: Some(said.as_of),
            rates,
            source: said.source.clone(),
            page: said.url.clone(),
        };
        Some((key_of(route), point))
    });
    promised.collect()
}

/// Puts rates of long requests that are no longer charged on the series of their routes.
///
/// # Errors
/// A row whose route has no series.
pub fn add_tiers(history: &mut [HistoryFile], rows: Vec<KeptTier>) -> Result<()> {
    for KeptTier {
        provider,
        ids,
        tier,
    } in rows
    {
        for id in ids {
            let series = history.iter_mut().filter(|file| file.provider == provider);
            let mut series = series
                .flat_map(|file| &mut file.series)
                .filter(|s| s.id == id);
            let Some(one) = series.next() else {
                bail!("kept/past-tiers.json: {provider} {id} has no past prices");
            };
            one.tiers.push(tier.clone());
        }
    }
    Ok(())
}
