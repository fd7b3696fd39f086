//! Catalog layers: bundled, updated, and the user's overrides on top.
//!
//! Owns their order and what happens if one is unusable: a damaged update is skipped with a warning, damaged overrides
//! are an error. Does not parse the files (`catalog`).

pub mod by_name;

use std::path::Path;

use catalog::open;
use catalog::overrides::{self, Refused};
use catalog::schema::Layer;
use catalog::units::Date;
use catalog::updated::{self, BUNDLED, UPDATED, Updated};
use catalog::{Catalog, Damaged};

use crate::bundle::{BUNDLE, bundled};
use crate::error::{Error, Kind};
use crate::paths::Paths;

/// The updated catalog if it is usable and newer than the bundled one, else the bundled one, with a warning
/// if the update is unusable.
pub fn base(paths: &Paths) -> Catalog {
    let bundled = bundled();
    let Some(path) = paths.updated() else {
        return bundled;
    };
    let refused = match updated::open(&path) {
        Ok(None) => return bundled,
        Ok(Some(updated)) => match newer(&updated, &bundled) {
            Ok(true) => return updated.catalog,
            Ok(false) => return bundled,
            Err(Damaged) => "is damaged".to_owned(),
        },
        Err(reason) => reason,
    };
    without_update(&path, &refused)
}

/// The bundled catalog, with a warning that the update at `path` was skipped.
pub fn without_update(path: &Path, reason: &str) -> Catalog {
    let mut catalog = bundled();
    catalog.warnings.push(format!(
        "{} {reason}; using the built-in data (run `llmcmp update` to replace it)",
        path.display()
    ));
    catalog
}

/// Whether the update is newer than the bundled catalog. If both have the same date, the update counts as
/// newer only if it was built from this bundled catalog.
pub fn newer(updated: &Updated, bundled: &Catalog) -> Result<bool, Damaged> {
    let (theirs, ours) = (updated.catalog.meta()?.as_of, bundled.meta()?.as_of);
    Ok(theirs > ours || theirs == ours && updated.state.bundle == BUNDLE)
}

/// The catalog with the user's overrides applied.
///
/// # Errors
/// Invalid overrides, with file and field.
pub fn with_overrides(catalog: Catalog, paths: &Paths) -> Result<Catalog, Error> {
    match paths.overrides() {
        Some(file) if paths.config_folder => lay(catalog, &file),
        _ => Ok(catalog),
    }
}

/// Applies the overrides in `file`, if it exists.
fn lay(catalog: Catalog, file: &Path) -> Result<Catalog, Error> {
    let name = file.display().to_string();
    let wrong = |message: String| {
        Error::new(Kind::Overrides, message).hint(
            "fix the fields listed, or move the file away; catalog/README.md describes the format",
        )
    };
    let bytes = match open::no_link(file).and_then(open::read_whole) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(catalog),
        Err(error) => return Err(wrong(format!("cannot read {name}: {error}"))),
    };
    overrides::lay(catalog, &name, &bytes).map_err(|refused| match refused {
        Refused::Wrong(message) => wrong(message),
        Refused::Damaged(damaged) => damaged.into(),
    })
}

/// The layer that contains this statement of `source`.
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
