//! A catalog by its name: built in, updated, a folder, a packed file.
//!
//! Refuses deciding which catalog answers a command.

use std::path::{Path, PathBuf};

use catalog::pack::{self, MAGIC};
use catalog::updated::{self, BUNDLED, UPDATED};
use catalog::{Catalog, read};

use crate::error::{Error, Kind};
use crate::paths::Paths;

type Open = fn(&Paths) -> Result<Catalog, Error>;

/// Catalogs that have a name, and how each is opened.
const NAMES: &[(&str, Open)] = &[
    (BUNDLED, |_| Ok(crate::bundle::bundled())),
    (UPDATED, |places| stored(places.updated())),
    ("previous", |places| stored(places.previous())),
];

/// The catalog that `spec` names: `bundled`, `updated`, `previous` (the update before), a folder of files, or a packed file.
///
/// # Errors
/// When there is none, or it cannot be used.
pub fn open(spec: &str, places: &Paths) -> Result<Catalog, Error> {
    if let Some((_, open)) = NAMES.iter().find(|(name, _)| *name == spec) {
        return open(places);
    }
    let path = Path::new(spec);
    if path.is_file() {
        packed(path)
    } else if path.is_dir() {
        folder(path)
    } else {
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        let hint = format!(
            "write {}, a catalog folder or a packed catalog",
            names.join(", ")
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

/// The catalog in a packed file: as `update` writes it, or bare.
fn packed(file: &Path) -> Result<Catalog, Error> {
    let broken = |reason: String| {
        let message = format!("{} cannot be used as a catalog: {reason}", file.display());
        Error::new(Kind::Catalog, message).hint("a packed catalog is one that this program wrote")
    };
    let bytes = std::fs::read(file).map_err(|error| broken(error.to_string()))?;
    if bytes.starts_with(&MAGIC) {
        return Catalog::from_packed(bytes).map_err(|error| broken(error.to_string()));
    }
    match updated::open(file).map_err(broken)? {
        Some(updated) => Ok(updated.catalog),
        None => Err(broken("it holds none".to_owned())),
    }
}

/// A catalog that `update` wrote.
fn stored(file: Option<PathBuf>) -> Result<Catalog, Error> {
    let none = || {
        let hint = "`llmcmp update` writes it; or name two catalogs: llmcmp diff bundled FOLDER";
        Error::new(Kind::Catalog, "there is no updated catalog").hint(hint)
    };
    let file = file.ok_or_else(none)?;
    let opened = updated::open(&file).map_err(|reason| {
        let message = format!("the updated catalog {} {reason}", file.display());
        Error::new(Kind::Catalog, message).hint("`llmcmp update` writes it anew")
    })?;
    opened.map(|updated| updated.catalog).ok_or_else(none)
}
