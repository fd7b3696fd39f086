//! Past prices in an import: read, put on rows as the day since which their price holds, and joined with
//! what settles today.
//!
//! Does not join lists (`history`).

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::precedence::settle_terms;
use catalog::schema::{HistoryFile, ModelFile, Point, Source};

use crate::Snapshot;
use crate::ends::Names;
use crate::history::{Key, Past};
use crate::kept::Kept;
use crate::observation::{Dropped, Observation};
use crate::report::Report;
use crate::snapshots::files_of;
use crate::sources::price_history::{Announced, HISTORY_ADAPTERS, announced};

/// Reads the sources of past prices that are there.
pub fn read(
    from: &Path,
    to: &Path,
    snapshots: &[Snapshot],
    kept: &Kept,
    sources: &mut Vec<Source>,
    report: &mut Report,
) -> Result<Past> {
    let by_hand: Vec<Announced> = crate::by_hand(to, "kept/prices.json")?;
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
                let mut source = (adapter.describe)(snapshot.as_of);
                source.version.clone_from(&snapshot.version);
                sources.push(source);
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

/// One series a route of these models.
pub fn series(
    past: Past,
    models: &[(String, ModelFile)],
    dropped: &mut Vec<Dropped>,
) -> Vec<HistoryFile> {
    let names = Names::new(models.iter().map(|(_, model)| model));
    let mut today: HashMap<Key, Point> = HashMap::new();
    for route in models.iter().flat_map(|(_, model)| &model.routes) {
        let priced = route
            .statements
            .iter()
            .find(|said| said.terms.price.is_some());
        let plain = route.variant.is_none() && route.host.is_none();
        let (Some(said), Some(price)) = (
            priced.filter(|_| plain),
            settle_terms(&route.statements).price,
        ) else {
            continue;
        };
        let mut rates = price.standard;
        rates.cache_write_1h = None;
        let key = (
            route.provider.clone(),
            route.id.clone(),
            route.region.clone(),
        );
        let point = Point {
            effective: None,
            recorded: Some(said.since.unwrap_or(said.as_of)),
            rates,
            source: said.source.clone(),
            page: None,
        };
        today.insert(key, point);
    }
    past.series(|(provider, id, _)| names.of(provider, id), &today, dropped)
}
