//! Which catalog answers: the bundled one, the updated one over it, the user's own entries over both.
//!
//! Owns that order, and what happens to a layer that cannot be used: a damaged or foreign update is left
//! out with a warning and the bundled catalog answers; damaged overrides are an error.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Catalog;
use super::bytes::Bytes;
use super::overrides;
use super::packed::{Damaged, Packed};
use super::stored::Stored;
use crate::error::Error;
use crate::places::Places;
use crate::units::Date;

/// The name that the updated catalog bears.
pub const UPDATED: &str = "updated";
/// The name that the bundled catalog bears.
pub const BUNDLED: &str = "bundled";
/// What tells this program's bundled catalog from another's.
pub const BUNDLE: &str = env!("LLMCMP_BUNDLE");

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The program's own catalog.
    Bundled,
    /// What `update` fetched since.
    Updated,
    /// The user's own entry.
    Overrides,
    /// The folder that `--catalog` names.
    Folder,
}

impl Layer {
    /// Its text for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bundled => "bundled",
            Self::Updated => "updated",
            Self::Overrides => "overrides",
            Self::Folder => "folder",
        }
    }
}

/// What an updated catalog was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The bundled catalog of the program that made it.
    pub bundle: String,
    /// The day it was made.
    pub made: Date,
    /// The addresses it was fetched from.
    pub feeds: Vec<Feed>,
}

/// One address, as it was when it was last fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// The source's id.
    pub source: String,
    /// The address.
    pub url: String,
    /// What the server calls this state of it.
    pub etag: Option<String>,
    /// When the server says it changed.
    pub last_modified: Option<String>,
    /// The day it was fetched.
    pub as_of: Date,
}

/// An updated catalog on disk.
pub struct Updated {
    /// It.
    pub catalog: Catalog,
    /// What it was made of.
    pub state: State,
}

/// Opens the updated catalog at `path`. `None`: there is none.
///
/// # Errors
/// Why it cannot be used.
pub fn open(path: &Path) -> Result<Option<Updated>, String> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("cannot be read: {error}")),
        Ok(entry) if entry.is_symlink() => {
            return Err("is a link; the program follows none out of its data folder".to_owned());
        }
        Ok(_) => {}
    }
    let (stored, state) = match Stored::open(path) {
        Ok(opened) => opened,
        Err(None) => return Ok(None),
        Err(Some(reason)) => return Err(reason),
    };
    let state = postcard::from_bytes(&state).map_err(|_| "its head is damaged".to_owned())?;
    let stored = Arc::new(stored);
    let packed = Packed::new(Bytes::File(Arc::clone(&stored))).map_err(|Damaged| {
        let damaged = stored.is_damaged();
        let reason = if damaged {
            "is damaged"
        } else {
            "is of another format version"
        };
        reason.to_owned()
    })?;
    let catalog = Catalog::of(packed);
    Ok(Some(Updated { catalog, state }))
}

/// Writes the content of an updated catalog's file.
///
/// # Errors
/// When it cannot be written.
pub fn write(out: &mut impl Write, packed: &[u8], state: &State) -> io::Result<()> {
    let state = postcard::to_stdvec(state).map_err(io::Error::other)?;
    super::stored::write(out, packed, &state)
}

/// The updated catalog where it is usable and newer than the bundled one, else the bundled one; a warning
/// says why an update that is there does not answer.
///
/// # Errors
/// When the bundled catalog is damaged.
pub fn base(places: &Places) -> Result<Catalog, Error> {
    let bundled = Catalog::bundled();
    let Some(path) = places.updated() else {
        return Ok(bundled);
    };
    let refused = match open(&path) {
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
    let mut catalog = Catalog::bundled();
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
pub fn with_overrides(catalog: Catalog, places: &Places) -> Result<Catalog, Error> {
    match places.overrides() {
        Some(file) if places.config_folder => overrides::lay(catalog, &file),
        _ => Ok(catalog),
    }
}

impl Catalog {
    /// The layer that a statement of `source` as of a day stands on.
    pub fn layer_of(&self, source: &str, as_of: Date) -> Layer {
        if source == overrides::SOURCE && self.has_overrides() {
            return Layer::Overrides;
        }
        match self.meta().as_ref().map(|meta| meta.id.as_str()) {
            Ok(BUNDLED) => Layer::Bundled,
            Ok(UPDATED) => {
                let bundled = Self::bundled().source(source).map(|s| s.snapshot);
                if bundled.is_none_or(|day| as_of > day) {
                    Layer::Updated
                } else {
                    Layer::Bundled
                }
            }
            _ => Layer::Folder,
        }
    }
}
