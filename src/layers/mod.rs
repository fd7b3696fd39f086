//! Which catalog answers: the bundled one, the updated one over it, the user's own entries over both.
//!
//! Owns that order, and what happens to a layer that cannot be used: a damaged or foreign update is left
//! out with a warning and the bundled catalog answers; damaged overrides are an error.

pub mod by_name;

use std::path::Path;

use catalog::overrides::{self, Refused};
use catalog::units::Date;
use catalog::updated::{self, BUNDLED, Layer, UPDATED, Updated};
use catalog::{Catalog, Damaged};

use crate::bundle::{BUNDLE, bundled};
use crate::error::{Error, Kind};
use crate::paths::Paths;

/// The updated catalog where it is usable and newer than the bundled one, else the bundled one; a warning
/// says why an update that is there does not answer.
///
/// # Errors
/// When the bundled catalog is damaged.
pub fn base(paths: &Paths) -> Result<Catalog, Error> {
    let bundled = bundled();
    let Some(path) = paths.updated() else {
        return Ok(bundled);
    };
    let refused = match updated::open(&path) {
        Ok(None) => return Ok(bundled),
        Ok(Some(updated)) => match newer(&updated, &bundled) {
            Ok(true) => return Ok(updated.catalog),
            Ok(false) => return Ok(bundled),
            Err(Damaged) => "is damaged".to_owned(),
        },
        Err(reason) => reason,
    };
    Ok(without_update(&path, &refused))
}

/// The bundled catalog, with a warning that the update at `path` does not answer.
pub fn without_update(path: &Path, reason: &str) -> Catalog {
    let mut catalog = bundled();
    catalog.warnings.push(format!(
        "{} {reason}: the built-in data answer; `llmcmp update` writes it anew",
        path.display()
    ));
    catalog
}

/// Whether the update's data are newer than the bundled ones. Of one day, those made from this very
/// bundled catalog.
///
/// # Errors
/// When either is damaged.
pub fn newer(updated: &Updated, bundled: &Catalog) -> Result<bool, Damaged> {
    let (theirs, ours) = (updated.catalog.meta()?.as_of, bundled.meta()?.as_of);
    Ok(theirs > ours || theirs == ours && updated.state.bundle == BUNDLE)
}

/// The catalog with the user's own entries laid over it.
///
/// # Errors
/// Overrides that cannot be used, with file and field.
pub fn with_overrides(catalog: Catalog, paths: &Paths) -> Result<Catalog, Error> {
    match paths.overrides() {
        Some(file) if paths.config_folder => lay(catalog, &file),
        _ => Ok(catalog),
    }
}

/// Lays the user's file over `catalog`; without a file the catalog stays as it is.
fn lay(catalog: Catalog, file: &Path) -> Result<Catalog, Error> {
    let name = file.display().to_string();
    let wrong = |message: String| {
        Error::new(Kind::Overrides, message).hint(
            "correct the file at the field named, or move it away; catalog/README.md explains it",
        )
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(catalog),
        Err(error) => return Err(wrong(format!("{name}: cannot be read: {error}"))),
    };
    overrides::lay(catalog, &name, &bytes).map_err(|refused| match refused {
        Refused::Wrong(message) => wrong(message),
        Refused::Damaged(damaged) => damaged.into(),
    })
}

/// The layer that a statement of `source` as of a day stands on.
pub fn layer_of(catalog: &Catalog, source: &str, as_of: Date) -> Layer {
    if source == overrides::SOURCE && catalog.has_overrides() {
        return Layer::Overrides;
    }
    match catalog.meta().as_ref().map(|meta| meta.id.as_str()) {
        Ok(BUNDLED) => Layer::Bundled,
        Ok(UPDATED) => {
            let known = bundled().source(source).map(|s| s.snapshot);
            if known.is_none_or(|day| as_of > day) {
                Layer::Updated
            } else {
                Layer::Bundled
            }
        }
        _ => Layer::Folder,
    }
}
