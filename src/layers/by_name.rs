//! Opens a catalog by name: `bundled`, `updated`, `previous`, a directory or a packed file.
//!
//! Does not decide which catalog a command uses.

use std::path::{Path, PathBuf};

use catalog::open;
use catalog::pack::{self, MAGIC};
use catalog::updated::{self, BUNDLED, UPDATED};
use catalog::{Catalog, read};

use crate::error::{Error, Kind};
use crate::paths::Paths;

type Open = fn(&Paths) -> Result<Catalog, Error>;

const NAMES: &[(&str, Open)] = &[
    (BUNDLED, |_| Ok(crate::bundle::bundled())),
    (UPDATED, |paths| stored(paths.updated())),
    ("previous", |paths| stored(paths.previous())),
];

/// Opens the catalog named by `spec`: `bundled`, `updated`, `previous` (the update before), a directory or
/// a packed file.
///
/// # Errors
/// A missing or unusable catalog.
pub fn open(spec: &str, paths: &Paths) -> Result<Catalog, Error> {
    if let Some((_, open)) = NAMES.iter().find(|(name, _)| *name == spec) {
        return open(paths);
    }
    let path = Path::new(spec);
    if path.is_file() {
        packed(path)
    } else if path.is_dir() {
        folder(path)
    } else {
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        let hint = format!(
            "use {}, a catalog directory or a packed catalog",
            names.join(", ")
        );
        Err(Error::new(Kind::Catalog, format!("no catalog at {spec}")).hint(hint))
    }
}

/// Reads the catalog in a directory.
///
/// # Errors
/// Lists every problem, with file and field.
pub fn folder(folder: &Path) -> Result<Catalog, Error> {
    let id = folder.display().to_string();
    let broken = |error: String| {
        Error::new(Kind::Catalog, format!("invalid catalog in {id}:\n{error}"))
            .hint("fix the fields listed, or omit --catalog to use the built-in data")
    };
    let checked = read::read(folder, &id).map_err(|e| broken(e.to_string()))?;
    let packed = pack::pack(checked).map_err(|e| broken(e.to_string()))?;
    Ok(Catalog::from_packed(packed)?)
}

/// Opens a packed catalog, with or without the header that `update` writes.
fn packed(file: &Path) -> Result<Catalog, Error> {
    let broken = |reason: String| {
        let message = format!("{} is not a usable catalog: {reason}", file.display());
        Error::new(Kind::Catalog, message).hint("a packed catalog is a file written by llmcmp")
    };
    let bytes = open::whole(file).map_err(|error| broken(error.to_string()))?;
    if bytes.starts_with(&MAGIC) {
        return Catalog::from_packed(bytes).map_err(|error| broken(error.to_string()));
    }
    match updated::open(file).map_err(broken)? {
        Some(updated) => Ok(updated.catalog),
        None => Err(broken("it is empty".to_owned())),
    }
}

/// Opens a catalog written by `update`.
fn stored(file: Option<PathBuf>) -> Result<Catalog, Error> {
    let none = || {
        let hint = "run `llmcmp update`, or name two catalogs: llmcmp diff bundled DIR";
        Error::new(Kind::Catalog, "no updated catalog").hint(hint)
    };
    let file = file.ok_or_else(none)?;
    let opened = updated::open(&file).map_err(|reason| {
        let message = format!("the updated catalog {} {reason}", file.display());
        Error::new(Kind::Catalog, message).hint("run `llmcmp update` to replace it")
    })?;
    opened.map(|updated| updated.catalog).ok_or_else(none)
}
