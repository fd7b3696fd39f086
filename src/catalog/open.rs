//! A catalog by its name: built in, updated, a folder, a packed file.
//!
//! Refuses deciding which catalog answers a command.

use std::path::Path;

use super::{Catalog, pack, read};
use crate::error::{Error, Kind};

type Open = fn() -> Result<Catalog, Error>;

/// Catalogs that have a name, and how each is opened.
const NAMES: &[(&str, Open)] = &[("bundled", || Ok(Catalog::bundled())), ("updated", updated)];

/// The catalog that `spec` names: `bundled`, `updated`, a folder of files, or a packed file.
///
/// # Errors
/// When there is none, or it cannot be used.
pub fn open(spec: &str) -> Result<Catalog, Error> {
    if let Some((_, open)) = NAMES.iter().find(|(name, _)| *name == spec) {
        return open();
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

/// The catalog in a packed file.
fn packed(file: &Path) -> Result<Catalog, Error> {
    let broken = |error: String| {
        let message = format!("{} cannot be used as a catalog: {error}", file.display());
        Error::new(Kind::Catalog, message).hint("a packed catalog is one that this program wrote")
    };
    let bytes = std::fs::read(file).map_err(|error| broken(error.to_string()))?;
    Catalog::from_packed(bytes).map_err(|error| broken(error.to_string()))
}

fn updated() -> Result<Catalog, Error> {
    let message = "there is no updated catalog yet";
    Err(Error::new(Kind::Catalog, message).hint("name both catalogs: llmcmp diff bundled FOLDER"))
}
