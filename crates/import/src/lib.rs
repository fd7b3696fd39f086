//! Imports snapshots of public sources into catalog files.
//!
//! Adapters (`sources`) → observations → the model of each row (`identity`) → statements in order of
//! precedence (`merge`, `routes`, `lifecycle`) → invalid values dropped (`refuse`) → files (`write`). Used
//! for a maintainer's snapshots and for `update`. Deterministic: the same input gives the same bytes. Does
//! not write curated files (`curated/`, `kept/`, `aliases.json`, `benchmarks.json`).

mod bedrock;
#[cfg(feature = "maintainer")]
mod cards;
mod carried;
mod compose;
pub mod ends;
mod facts;
mod folder;
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
#[cfg(feature = "maintainer")]
mod past_join;
#[cfg(feature = "maintainer")]
mod past_pointers;
mod pointers;
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
use catalog::quality::QualityFile;
use catalog::read::{self, Edits};
use catalog::schema::{CuratedFile, End, ModelFile, Source};
use catalog::sort::tree;
use catalog::units::Date;
use serde::Deserialize;

use self::compose::{compose, providers_of, succeed};
use self::ends::{Ends, KeptEnd};
use self::folder::{QUALITY, before, by_hand, model_files, save, table};
use self::identity::identify;
use self::kept::Kept;
use self::pointers::pointers_cost;
use self::prior::Prior;
use self::snapshots::files_of;
use self::sources::ADAPTERS;

pub use self::folder::read_kept;
pub use self::report::Report;

/// Date and version of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    pub source: String,
    pub as_of: Date,
    pub version: Option<String>,
}

impl Snapshot {
    /// Its entry in `sources.json`.
    fn source(&self) -> Result<Source> {
        sources::source(&self.source, self.as_of, self.version.as_ref())
    }
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
    let mut ending: Vec<End> = ending.into_iter().map(End::from).collect();
    for adapter in ADAPTERS {
        let Some(snapshot) = snapshots.iter().find(|s| s.source == adapter.id) else {
            continue;
        };
        let files = files_of(from, adapter.files)?;
        if files.is_empty() {
            continue;
        }
        sources.push(snapshot.source()?);
        let mut found = adapter
            .read(&files, snapshot.as_of)
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
    let copies = tree(sources.iter().map(|s| (s.id.clone(), s.snapshot)));
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
    #[cfg(feature = "maintainer")]
    past::left(&past, &mut catalog.models, &mut report.dropped);
    catalog.ends = ends.table(catalog.models.iter().map(|(_, model)| model));
    succeed(&mut catalog);
    #[cfg(not(feature = "maintainer"))]
    catalog.history.clone_from(&before.history);
    #[cfg(feature = "maintainer")]
    sources.append(&mut score(
        (from, to),
        &snapshots,
        &kept,
        &mut catalog,
        &mut report,
    )?);
    catalog.sources = tables::all_sources(sources.clone(), &before, &catalog, to)?;
    catalog.providers = tables::providers(&catalog.models, described, &kept, &catalog.sources);
    for (id, data) in controls {
        if let Some(provider) = catalog.providers.iter_mut().find(|p| p.id == id) {
            provider.data = data;
        }
    }
    let curated = tables::curated_labs(to)?;
    catalog.labs = tables::labs(&catalog.models, &catalog.providers, curated, &kept, |_| {
        None
    });
    report.refused = refuse::refuse(&mut catalog);
    #[cfg(feature = "maintainer")]
    {
        // From the prices that passed validation.
        catalog.history = past::series(past, &catalog.models, &mut report.dropped);
        past::add_tiers(&mut catalog.history, by_hand(to, "kept/past-tiers.json")?)?;
        past::settle(&catalog.history, &mut catalog.models, &mut report.dropped);
        catalog.sources = tables::all_sources(sources, &before, &catalog, to)?;
    }
    // Last: the price paid under a pointer's id stays on record, whichever model it was.
    for (_, model) in &mut catalog.models {
        pointers_cost(&mut model.routes, &mut report.dropped);
    }
    catalog.quality = quality_of(&catalog, &kept, to)?;
    report.count(&catalog);
    save(to, &catalog)?;
    read::read(to, "imported").context("curated files do not match the imported data")?;
    Ok(report)
}

/// The quality index, with `curated/` laid over the imported models.
fn quality_of(catalog: &Files, kept: &Kept, to: &Path) -> Result<Option<QualityFile>> {
    let mut imported: BTreeMap<&str, &ModelFile> = tree(
        catalog
            .models
            .iter()
            .map(|(_, model)| (model.id.as_str(), model)),
    );
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

/// Adds scores to the models; returns the sources that state only scores.
#[cfg(feature = "maintainer")]
fn score(
    (from, to): (&Path, &Path),
    snapshots: &[Snapshot],
    kept: &Kept,
    catalog: &mut Files,
    report: &mut Report,
) -> Result<Vec<Source>> {
    let boards = scores::Boards::new(catalog.boards.clone());
    let spellings = by_hand(to, "kept/score-spellings.json")?;
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

/// Recomputes the quality index of a catalog folder from its scores and writes it there.
///
/// # Errors
/// An unreadable folder, or one with too few scores for an index.
pub fn reindex(folder: &Path) -> Result<QualityFile> {
    let files = read::read_files(folder, &Edits::new())?;
    let models: Vec<&ModelFile> = files.models.iter().map(|(_, model)| model).collect();
    let index = quality::index(&files.boards, &models, &read_kept(folder)?.serves());
    let index = index.context("too few scores for a quality index")?;
    write::whole(&folder.join(QUALITY), &write::quality(&index)?)?;
    Ok(index)
}
