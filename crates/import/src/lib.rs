//! Imports snapshots of public sources into catalog files.
//!
//! Adapters (`sources`) → observations → the model of each row (`identity`) → statements in order of
//! precedence (`merge`, `routes`, `lifecycle`) → invalid values dropped (`refuse`) → files (`write`). Used
//! for a maintainer's snapshots and for `update`. Deterministic: the same input gives the same bytes. Does
//! not write curated files (`curated/`, `kept/`, `aliases.json`, `benchmarks.json`).

#[cfg(feature = "maintainer")]
mod cards;
mod carried;
pub mod ends;
mod facts;
#[cfg(feature = "maintainer")]
mod history;
pub mod identity;
pub mod kept;
#[cfg(feature = "maintainer")]
mod licenses;
mod lifecycle;
mod merge;
pub mod observation;
#[cfg(feature = "maintainer")]
mod past;
mod precedence;
mod prior;
pub mod quality;
pub mod rates;
mod refuse;
mod release;
pub mod renew;
pub mod report;
mod routes;
#[cfg(feature = "maintainer")]
pub mod scores;
pub mod snapshots;
pub mod sources;
mod tables;
pub mod write;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use catalog::curated::lay_over;
use catalog::files::Files;
use catalog::json;
use catalog::quality::QualityFile;
use catalog::read::{self, Edits};
use catalog::schema::{CuratedFile, ModelFile, Source};
use catalog::sort::Order;
use catalog::units::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use self::ends::{Ends, KeptEnd};
use self::identity::{Identified, Identity, identify};
use self::kept::Kept;
use self::observation::{Dropped, EndRow, Observation, Yield};
use self::prior::Prior;
use self::snapshots::files_of;
use self::sources::ADAPTERS;

pub use self::report::Report;

/// Date and version of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// Source id.
    pub source: String,
    /// Date of the snapshot.
    pub as_of: Date,
    /// Version of the snapshot.
    #[serde(default)]
    pub version: Option<String>,
}

/// Imports the snapshots in `from` into the catalog directory `to`.
///
/// `to` contains the curated files (`kept/`, `aliases.json`, `benchmarks.json`, `curated/`); its `models/`,
/// `providers.json`, `labs.json` and `sources.json` are replaced, all or none.
///
/// # Errors
/// A missing or malformed snapshot or table, or curated data that make the result invalid.
pub fn import(from: &Path, to: &Path) -> Result<Report> {
    let mut kept = read_kept(to)?;
    let before = before(to)?;
    kept.prior = Prior::new(before.models.iter(), by_hand(to, "kept/renamed.json")?);
    let kept = kept;
    let snapshots: Vec<Snapshot> = table(to, "kept/snapshots.json")?;
    let mut report = Report::default();
    let mut observations = Vec::new();
    let mut sources = Vec::new();
    let mut described = Vec::new();
    let mut cards = Vec::new();
    let mut controls = Vec::new();
    let ending: Vec<KeptEnd> = by_hand(to, "kept/ends.json")?;
    let mut ending: Vec<EndRow> = ending.into_iter().map(EndRow::from).collect();
    for adapter in ADAPTERS {
        let Some(snapshot) = snapshots.iter().find(|s| s.source == adapter.id) else {
            continue;
        };
        let files = files_of(from, adapter.files)?;
        if files.is_empty() {
            continue;
        }
        let mut source = (adapter.describe)(snapshot.as_of);
        source.version.clone_from(&snapshot.version);
        sources.push(source);
        let mut found: Yield = (adapter.read)(&files, snapshot.as_of)
            .with_context(|| format!("the snapshot of {}", adapter.id))?;
        report.read.insert(adapter.id.to_owned(), found.read);
        report.dropped.append(&mut found.dropped);
        observations.append(&mut found.observations);
        ending.append(&mut found.ends);
        controls.append(&mut found.controls);
        described.append(&mut found.providers);
        cards.append(&mut found.cards);
    }
    if observations.is_empty() {
        bail!("no snapshot of a known source in {}", from.display());
    }
    #[cfg_attr(not(feature = "maintainer"), allow(unused_mut))] // only past prices date them
    let observations = providers_of(observations, &kept, &mut report);
    let ends = Ends::new(ending, &kept, &mut report.end_conflicts);
    #[cfg(feature = "maintainer")]
    let past = past::read(from, to, &snapshots, &kept, &mut sources, &mut report)?;
    #[cfg(feature = "maintainer")]
    let observations = past::dated(&past, observations);
    let identified = identify(&observations, &kept);
    #[cfg(feature = "maintainer")]
    let cards = cards::gaps(cards, &observations, &identified, &kept);
    #[cfg(not(feature = "maintainer"))]
    let cards = Vec::new();
    let copies = sources.iter().map(|s| (s.id.clone(), s.snapshot)).collect();
    let mut catalog = Files {
        ends: Vec::new(),
        boards: table(to, "benchmarks.json")?,
        ..compose(
            (&observations, &cards),
            &identified,
            (&kept, &ends),
            (&before, &copies),
            &mut report,
        )?
    };
    catalog.ends = ends.table(catalog.models.iter().map(|(_, model)| model));
    succeed(&mut catalog);
    #[cfg(feature = "maintainer")]
    {
        catalog.history = past::series(past, &catalog.models, &mut report.dropped);
        past::add_tiers(&mut catalog.history, by_hand(to, "kept/past-tiers.json")?)?;
    }
    #[cfg(not(feature = "maintainer"))]
    {
        catalog.history.clone_from(&before.history);
    }
    #[cfg(feature = "maintainer")]
    sources.append(&mut score(
        from,
        to,
        &snapshots,
        &kept,
        &mut catalog,
        &mut report,
    )?);
    catalog.sources = tables::all_sources(sources, &before, &catalog, to)?;
    catalog.providers = tables::providers(&catalog.models, described, &kept, &catalog.sources);
    for (id, data) in controls {
        if let Some(provider) = catalog.providers.iter_mut().find(|p| p.id == id) {
            provider.data = data;
        }
    }
    catalog.labs = tables::labs(&catalog.models, &catalog.providers, &kept, to)?;
    report.refused = refuse::refuse(&mut catalog);
    catalog.quality = quality_of(&catalog, &kept, to)?;
    finish(&catalog, &mut report);
    save(to, &catalog)?;
    read::read(to, "imported").context("curated files do not match the imported data")?;
    Ok(report)
}

/// The quality index of the models with `curated/` laid over them.
fn quality_of(catalog: &Files, kept: &Kept, to: &Path) -> Result<Option<QualityFile>> {
    let mut imported: BTreeMap<&str, &ModelFile> = catalog
        .models
        .iter()
        .map(|(_, model)| (model.id.as_str(), model))
        .collect();
    let curated: Vec<CuratedFile> = model_files(&to.join("curated"))?;
    let laid_over: Vec<ModelFile> = curated
        .into_iter()
        .map(|curated| {
            let model = imported.remove(curated.id.as_str()).cloned();
            lay_over(curated, model).0
        })
        .collect();
    let models: Vec<&ModelFile> = imported.into_values().chain(&laid_over).collect();
    Ok(quality::index(&catalog.boards, &models, &kept.serves()))
}

/// Adds scores to the models; returns the sources that state nothing else.
#[cfg(feature = "maintainer")]
fn score(
    from: &Path,
    to: &Path,
    snapshots: &[Snapshot],
    kept: &Kept,
    catalog: &mut Files,
    report: &mut Report,
) -> Result<Vec<Source>> {
    let boards = scores::Boards::new(catalog.boards.clone());
    let by_hand = "kept/score-spellings.json";
    let spellings: Vec<scores::homes::KeptSpelling> = if to.join(by_hand).exists() {
        table(to, by_hand)?
    } else {
        Vec::new()
    };
    let found =
        scores::collect::collect(sources::SCORE_ADAPTERS, from, &boards, snapshots, report)?;
    let sources = found.sources.clone();
    scores::collect::attach(
        found,
        &mut catalog.models,
        &boards,
        kept,
        &spellings,
        report,
    );
    Ok(sources
        .into_iter()
        .filter(|s| !ADAPTERS.iter().any(|a| a.id == s.id))
        .collect())
}

/// Names the model that takes a model's place: by its own lab's page.
fn succeed(catalog: &mut Files) {
    let ends = &catalog.ends;
    let known: std::collections::BTreeSet<String> = catalog
        .models
        .iter()
        .map(|(_, model)| model.id.clone())
        .collect();
    for (_, model) in &mut catalog.models {
        let own = |provider: &str| provider == model.lab;
        let mut told = ends
            .iter()
            .filter(|end| end.model.as_ref() == Some(&model.id));
        let end = told.find(|end| own(&end.provider) && end.successor.is_some());
        let successor = end.and_then(|end| end.successor.clone());
        model.successor = successor.filter(|id| known.contains(id) && *id != model.id);
    }
}

/// A table kept by hand that a catalog may lack.
fn by_hand<T: DeserializeOwned>(to: &Path, file: &str) -> Result<Vec<T>> {
    if to.join(file).exists() {
        table(to, file)
    } else {
        Ok(Vec::new())
    }
}

/// Reads the curated tables of a catalog directory.
///
/// # Errors
/// A missing or malformed table.
pub fn read_kept(to: &Path) -> Result<Kept> {
    let kept = Kept::new(
        table(to, "kept/providers.json")?,
        table(to, "kept/labs.json")?,
        table(to, "aliases.json")?,
    );
    let known = to.join(CHECKPOINTS).exists();
    let checkpoints = known.then(|| table(to, CHECKPOINTS)).transpose()?;
    Ok(kept.with_checkpoints(checkpoints.unwrap_or_default()))
}

fn table<T: DeserializeOwned>(folder: &Path, file: &str) -> Result<T> {
    let bytes = std::fs::read(folder.join(file)).with_context(|| file.to_owned())?;
    Ok(json::parse(file, &bytes)?)
}

/// Maps rows to the catalog's provider ids; rows of providers that are not curated are reported.
fn providers_of(rows: Vec<Observation>, kept: &Kept, report: &mut Report) -> Vec<Observation> {
    rows.into_iter()
        .filter_map(|mut seen| {
            if let Some(raw) = &seen.provider {
                let Some(provider) = kept.provider(seen.source, raw) else {
                    *report.unknown_providers.entry(raw.clone()).or_default() += 1;
                    report.dropped.push(Dropped {
                        source: seen.source.to_owned(),
                        reason: "a provider that is not in kept/providers.json".to_owned(),
                        row: format!("{raw} {}", seen.id),
                    });
                    return None;
                };
                seen.provider = Some(provider.id.clone());
            }
            Some(seen)
        })
        .collect()
}

/// Content of the directory before this run.
#[derive(Default)]
struct Before {
    sources: Vec<Source>,
    /// Every model that it had.
    models: Vec<ModelFile>,
    /// The past prices that it had.
    #[cfg(not(feature = "maintainer"))]
    history: Vec<catalog::schema::HistoryFile>,
}

impl Before {
    /// Its model with this id.
    fn model(&self, id: &str) -> Option<&ModelFile> {
        let at = self
            .models
            .binary_search_by(|model| model.id.as_str().cmp(id));
        at.ok().map(|at| &self.models[at])
    }
}

fn before(to: &Path) -> Result<Before> {
    let mut before = Before::default();
    if to.join("sources.json").exists() {
        before.sources = table(to, "sources.json")?;
    }
    before.models = model_files(&to.join("models"))?;
    before.models.order_by(|a, b| a.id.cmp(&b.id));
    #[cfg(not(feature = "maintainer"))]
    {
        let files = read::read_files(to, &Edits::new());
        before.history = files.map(|files| files.history).unwrap_or_default();
    }
    Ok(before)
}

/// Models with statements and routes.
fn compose(
    (observations, cards): (&[Observation], &[(usize, Observation)]),
    identified: &Identified,
    (kept, ends): (&Kept, &Ends),
    (before, copies): (&Before, &carried::Copies),
    report: &mut Report,
) -> Result<Files> {
    let mut rows: Vec<Vec<merge::Placed<'_>>> = vec![Vec::new(); identified.models.len()];
    for (seen, place) in observations.iter().zip(&identified.places) {
        match place {
            Ok(place) => {
                report.placed += 1;
                rows[place.model].push((seen, place));
            }
            Err(reason) => report.dropped.push(Dropped {
                source: seen.source.to_owned(),
                reason: reason.clone(),
                row: format!("{} {}", seen.provider.as_deref().unwrap_or("-"), seen.id),
            }),
        }
    }
    // A card is about the model only, so variant and region do not matter.
    let places: Vec<identity::Place> = cards
        .iter()
        .map(|(model, _)| identity::Place::of(*model))
        .collect();
    for ((model, seen), place) in cards.iter().zip(&places) {
        rows[*model].push((seen, place));
    }
    report.refused_links.clone_from(&identified.refused_links);
    report.refused_links.order();
    let lists = lists(observations);
    let models = identified.models.iter().zip(&rows).map(|(identity, rows)| {
        let mut file = model(identity, rows, (kept, ends), report);
        lifecycle::withdraw(&mut file, rows, &lists, kept);
        // Where no adapter of boards runs, the scores stay.
        if let Some(known) = before.model(&identity.id) {
            file.benchmarks.clone_from(&known.benchmarks);
        }
        (format!("models/{}.json", identity.id), file)
    });
    let mut models: Vec<(String, ModelFile)> = models.collect();
    report.carried = carried::carry(before, &mut models, copies, kept)?;
    Ok(Files {
        labs: Vec::new(),
        providers: Vec::new(),
        boards: Vec::new(),
        sources: Vec::new(),
        models,
        ends: Vec::new(),
        history: Vec::new(),
        ..Files::default()
    })
}

/// A model known only from rows.
fn model(
    identity: &Identity,
    rows: &[merge::Placed<'_>],
    (kept, ends): (&Kept, &Ends),
    report: &mut Report,
) -> ModelFile {
    let mut statements = merge::statements(&identity.lab, Vec::new(), rows, identity.dated, kept);
    facts::one_route_of_many(&mut statements, rows, &identity.lab);
    facts::longest_of_hosts(&mut statements, rows, &identity.lab, kept);
    facts::by_name(&identity.id, &mut statements);
    let model = (identity.id.as_str(), identity.lab.as_str());
    let conflict = release::settle(model, &mut statements, rows, identity.dated, kept);
    report.release_conflicts.extend(conflict);
    let open = statements.iter().find_map(|said| said.facts.open_weights);
    let given = routes::Given {
        kept,
        ends,
        open: open == Some(true),
        released: statements.iter().find_map(|said| said.facts.released),
    };
    ModelFile {
        id: identity.id.clone(),
        name: identity.name.clone(),
        lab: identity.lab.clone(),
        family: identity.family.clone(),
        aliases: identity.aliases.clone(),
        kind: identity.kind,
        specialised_for: identity.specialised_for.clone(),
        successor: None,
        base_model: kept.model(&identity.id).and_then(|m| m.base_model.clone()),
        routes: routes::routes(Vec::new(), rows, given, &mut report.dropped),
        statements,
        benchmarks: Vec::new(),
    }
}

/// Newest date of each provider's own list.
fn lists(observations: &[Observation]) -> lifecycle::Lists {
    let mut lists = lifecycle::Lists::new();
    for seen in observations
        .iter()
        .filter(|seen| seen.listed && seen.source == "models-dev")
    {
        if let Some(provider) = &seen.provider {
            lists.insert(provider.clone(), (seen.as_of, seen.source));
        }
    }
    lists
}

/// The model files under a folder of folders; a missing folder has none.
fn model_files<T: DeserializeOwned>(folder: &Path) -> Result<Vec<T>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for lab in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let lab = lab?.path();
        if !lab.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&lab).with_context(|| lab.display().to_string())? {
            let file = file?.path();
            let bytes = std::fs::read(&file).with_context(|| file.display().to_string())?;
            files.push(json::parse(&file.display().to_string(), &bytes)?);
        }
    }
    Ok(files)
}

fn finish(catalog: &Files, report: &mut Report) {
    report.models = catalog.models.len();
    report.scores = catalog.models.iter().map(|(_, m)| m.benchmarks.len()).sum();
    report.scored = catalog
        .models
        .iter()
        .filter(|(_, m)| !m.benchmarks.is_empty())
        .count();
    report.routes = catalog.models.iter().map(|(_, m)| m.routes.len()).sum();
    report.conflicts = catalog
        .models
        .iter()
        .map(|(_, m)| catalog::stats::conflicts(&m.statements))
        .sum();
    report.dropped.order();
}

/// Computes the quality index of a catalog folder anew from the scores in it, and writes it there.
///
/// # Errors
/// A folder that cannot be read, or that holds too few scores for an index.
pub fn reindex(folder: &Path) -> Result<QualityFile> {
    let files = read::read_files(folder, &Edits::new())?;
    let models: Vec<&ModelFile> = files.models.iter().map(|(_, model)| model).collect();
    let index = quality::index(&files.boards, &models, &read_kept(folder)?.serves());
    let index = index.context("too few scores for a quality index")?;
    write::whole(&folder.join(QUALITY), &write::quality(&index)?)?;
    Ok(index)
}

/// Names and the checkpoints that they serve, where that is known by hand.
const CHECKPOINTS: &str = "kept/checkpoints.json";
/// The file of the quality index.
const QUALITY: &str = "quality.json";

fn save(to: &Path, catalog: &Files) -> Result<()> {
    let mut files = BTreeMap::new();
    files.insert("labs.json".to_owned(), write::text(&catalog.labs)?);
    files.insert(
        "providers.json".to_owned(),
        write::text(&catalog.providers)?,
    );
    files.insert("sources.json".to_owned(), write::text(&catalog.sources)?);
    files.insert("ends.json".to_owned(), write::text(&catalog.ends)?);
    for history in &catalog.history {
        let path = format!("history/{}.json", history.provider);
        files.insert(path, write::lines(history)?);
    }
    if let Some(quality) = &catalog.quality {
        files.insert(QUALITY.to_owned(), write::quality(quality)?);
    }
    for (path, model) in &catalog.models {
        files.insert(path.clone(), write::text(model)?);
    }
    write::write(to, &files)?;
    let stale = to.join(QUALITY);
    if catalog.quality.is_none() && stale.exists() {
        std::fs::remove_file(&stale).with_context(|| stale.display().to_string())?;
    }
    Ok(())
}
