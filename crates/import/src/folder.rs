//! Reads a catalog directory before a run and writes it after. Does not interpret the files.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::files::Files;
use catalog::json;
#[cfg(not(feature = "maintainer"))]
use catalog::read::{self, Edits};
use catalog::schema::{ModelFile, Source};
use catalog::sort::Order;
use serde::de::DeserializeOwned;

use crate::kept::Kept;
use crate::write;

/// Curated: model names and the checkpoints they serve.
pub(crate) const CHECKPOINTS: &str = "kept/checkpoints.json";
pub(crate) const QUALITY: &str = "quality.json";

/// Content of the directory before this run.
pub(crate) struct Before {
    pub(crate) sources: Vec<Source>,
    pub(crate) models: Vec<ModelFile>,
    #[cfg(not(feature = "maintainer"))]
    pub(crate) history: Vec<catalog::schema::HistoryFile>,
}

impl Before {
    pub(crate) fn model(&self, id: &str) -> Option<&ModelFile> {
        let at = self
            .models
            .binary_search_by(|model| model.id.as_str().cmp(id));
        at.ok().map(|at| &self.models[at])
    }
}

pub(crate) fn before(to: &Path) -> Result<Before> {
    #[cfg(not(feature = "maintainer"))]
    let files = read::read_files(to, &Edits::new());
    let mut before = Before {
        sources: by_hand(to, "sources.json")?,
        models: model_files(&to.join("models"))?,
        #[cfg(not(feature = "maintainer"))]
        history: files.map(|files| files.history).unwrap_or_default(),
    };
    before.models.order_by(|a, b| a.id.cmp(&b.id));
    Ok(before)
}

/// Reads the curated tables of a catalog directory.
///
/// # Errors
/// A missing or malformed table.
pub fn read_kept(to: &Path) -> Result<Kept> {
    let mut kept = Kept::new(
        table(to, "kept/providers.json")?,
        table(to, "kept/labs.json")?,
        table(to, "aliases.json")?,
    );
    kept.checkpoints = by_hand(to, CHECKPOINTS)?;
    Ok(kept)
}

pub(crate) fn table<T: DeserializeOwned>(folder: &Path, file: &str) -> Result<T> {
    let bytes = std::fs::read(folder.join(file)).with_context(|| file.to_owned())?;
    Ok(json::parse(file, &bytes)?)
}

/// A table that may be missing.
pub(crate) fn by_hand<T: DeserializeOwned>(to: &Path, file: &str) -> Result<Vec<T>> {
    if to.join(file).exists() {
        table(to, file)
    } else {
        Ok(Vec::new())
    }
}

/// The model files in the subfolders of a folder; none if the folder is missing.
pub(crate) fn model_files<T: DeserializeOwned>(folder: &Path) -> Result<Vec<T>> {
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

pub(crate) fn save(to: &Path, catalog: &Files) -> Result<()> {
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
