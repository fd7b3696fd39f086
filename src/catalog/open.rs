//! A catalog by its name: built in, updated, the update before, a folder, a packed file.
//!
//! Refuses deciding which catalog answers a command.

use std::path::{Path, PathBuf};

use super::{Catalog, layers, pack, read};
use crate::error::{Error, Kind};
use crate::places::Places;

/// Catalogs that have a name.
const NAMES: &[&str] = &[layers::BUNDLED, layers::UPDATED, PREVIOUS];
/// The update before the last.
const PREVIOUS: &str = "previous";

/// The catalog that `spec` names: `bundled`, `updated`, `previous`, a folder of files, or a packed file.
///
/// # Errors
/// When there is none, or it cannot be used.
pub fn open(spec: &str, places: &Places) -> Result<Catalog, Error> {
    match spec {
        layers::BUNDLED => return Ok(Catalog::bundled()),
        layers::UPDATED => return updated(places.updated(), "no update has been made yet"),
        PREVIOUS => return updated(places.previous(), "no update was made before the last one"),
        _ => {}
    }
    let path = Path::new(spec);
    if path.is_file() {
        packed(path)
    } else if path.is_dir() {
        folder(path)
    } else {
        let hint = format!(
            "write {}, a catalog folder or a packed catalog",
            NAMES.join(", ")
        );
        Err(Error::new(Kind::Catalog, format!("no catalog is at {spec}")).hint(hint))
    }
}

/// The catalog in a folder of files.
///
/// # Errors
/// Every mistake in it, with file and field.
pub fn folder(folder: &Path) -> Result<Catalog, Error> {
    let id = folder.display().to_string();
    let broken = |error: String| {
        Error::new(
            Kind::Catalog,
            format!("the catalog in {id} cannot be used:\n{error}"),
        )
        .hint("correct the file at the field named, or leave --catalog out for the built-in data")
    };
    let checked = read::read(folder, &id).map_err(|e| broken(e.to_string()))?;
    let packed = pack::pack(checked).map_err(|e| broken(e.to_string()))?;
    Ok(Catalog::from_packed(packed)?)
}

/// The catalog in a packed file: one that an update wrote, or bare.
fn packed(file: &Path) -> Result<Catalog, Error> {
    let broken = |error: String| {
        let message = format!("{} cannot be used as a catalog: {error}", file.display());
        Error::new(Kind::Catalog, message).hint("a packed catalog is one that this program wrote")
    };
    let bytes = std::fs::read(file).map_err(|error| broken(error.to_string()))?;
    if bytes.starts_with(&pack::MAGIC) {
        return Catalog::from_packed(bytes).map_err(|error| broken(error.to_string()));
    }
    let opened = layers::open(file).map_err(broken)?;
    opened
        .map(|updated| updated.catalog)
        .ok_or_else(|| broken("it is gone".to_owned()))
}

/// A catalog that an update wrote.
fn updated(path: Option<PathBuf>, missing: &str) -> Result<Catalog, Error> {
    let none = || {
        Error::new(Kind::Catalog, missing)
            .hint("`llmcmp update` makes one; or name both catalogs: llmcmp diff bundled FOLDER")
    };
    let path = path.ok_or_else(none)?;
    let wrong = |reason: String| {
        Error::new(Kind::Catalog, format!("{} {reason}", path.display()))
            .hint("`llmcmp update` writes it anew")
    };
    let opened = layers::open(&path).map_err(wrong)?;
    Ok(opened.ok_or_else(none)?.catalog)
}
