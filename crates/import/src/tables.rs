//! Tables of referenced sources, providers and labs. Does not write files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use catalog::files::Files;
use catalog::schema::{CuratedFile, Lab, ModelFile, Provider, Source};
use catalog::sort::{Order, tree};

use crate::ends::BY_HAND;
use crate::folder::{Before, model_files};
use crate::kept::Kept;

/// Sources of this run, and earlier ones referenced by scores and curated files.
pub fn all_sources(
    mut sources: Vec<Source>,
    before: &Before,
    catalog: &Files,
    to: &Path,
) -> Result<Vec<Source>> {
    let curated: Vec<CuratedFile> = model_files(&to.join("curated"))?;
    let mut used = BTreeSet::new();
    macro_rules! cited {
        ($models:expr) => {
            for model in $models {
                let routes = model.routes.iter().flat_map(|r| &r.statements);
                used.extend(model.statements.iter().map(|s| &s.source));
                used.extend(routes.map(|s| &s.source));
                used.extend(model.benchmarks.iter().map(|s| &s.source));
            }
        };
    }
    cited!(catalog.models.iter().map(|(_, model)| model));
    cited!(&curated);
    used.extend(catalog.ends.iter().map(|end| &end.source));
    let past = catalog.history.iter().flat_map(|file| &file.series);
    used.extend(
        past.flat_map(|series| &series.points)
            .map(|point| &point.source),
    );
    for source in &before.sources {
        if used.contains(&source.id) && !sources.iter().any(|s| s.id == source.id) {
            sources.push(source.clone());
        }
    }
    // The snapshot of curated retirements is the date of the page read last.
    let by_hand = catalog.ends.iter().filter(|end| end.source == BY_HAND);
    let read = by_hand.map(|end| end.as_of).max();
    for source in sources.iter_mut().filter(|source| source.id == BY_HAND) {
        source.snapshot = read.map_or(source.snapshot, |day| day.max(source.snapshot));
    }
    // Drop sources that nothing cites: others state everything that they do.
    sources.retain(|source| used.contains(&source.id));
    sources.order_by(|a, b| a.id.cmp(&b.id));
    Ok(sources)
}

/// Providers with a route, described by sources and curated tables.
pub fn providers(
    models: &[(String, ModelFile)],
    described: Vec<Provider>,
    kept: &Kept,
    sources: &[Source],
) -> Vec<Provider> {
    let used: BTreeSet<&str> = models
        .iter()
        .flat_map(|(_, model)| &model.routes)
        .map(|route| route.provider.as_str())
        .collect();
    let described: BTreeMap<String, Provider> =
        tree(described.into_iter().map(|p| (p.id.clone(), p)));
    kept.providers
        .iter()
        .filter(|p| used.contains(p.id.as_str()))
        .filter_map(|by_hand| {
            // Known only from routes: cite the first source.
            let unknown = || {
                let id = &by_hand.id;
                let source = source_of(id, models, sources)?;
                let as_of = source.snapshot;
                Some(Provider::new(id, id, by_hand.kind, &source.id, as_of))
            };
            let said = described.get(&by_hand.id).cloned();
            let mut provider = said.or_else(unknown)?;
            by_hand.describe(&mut provider);
            provider.country.clone_from(&by_hand.country);
            provider.regions.clone_from(&by_hand.regions);
            Some(provider)
        })
        .collect()
}

fn source_of<'a>(
    provider: &str,
    models: &[(String, ModelFile)],
    sources: &'a [Source],
) -> Option<&'a Source> {
    let mut routes = models.iter().flat_map(|(_, model)| &model.routes);
    let route = routes.find(|route| route.provider == provider)?;
    let source = &route.statements.first()?.source;
    sources.iter().find(|s| s.id == *source)
}

/// Labs referenced by a model or provider, and `more`. `known` gives the name of an uncurated lab.
pub fn labs(
    models: &[(String, ModelFile)],
    providers: &[Provider],
    more: impl IntoIterator<Item = String>,
    kept: &Kept,
    known: impl Fn(&str) -> Option<String>,
) -> Vec<Lab> {
    let used: BTreeSet<String> = models
        .iter()
        .map(|(_, model)| model.lab.clone())
        .chain(providers.iter().filter_map(|p| p.lab.clone()))
        .chain(more)
        .collect();
    let lab = |id: String| {
        let by_hand = kept.labs.iter().find(|lab| lab.id == id);
        let name = by_hand.map(|lab| lab.name.clone()).or_else(|| known(&id));
        Lab {
            name: name.unwrap_or_else(|| id.clone()),
            id,
        }
    };
    used.into_iter().map(lab).collect()
}

/// Labs of curated models: the directories in `curated/`.
pub fn curated_labs(to: &Path) -> Result<Vec<String>> {
    let folder = to.join("curated");
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut labs = Vec::new();
    for entry in std::fs::read_dir(&folder).context("curated")? {
        let entry = entry.context("curated")?;
        if entry.path().is_dir() {
            labs.extend(entry.file_name().into_string().ok());
        }
    }
    Ok(labs)
}
