//! The file of an updated catalog: the packed data, and the state of the feeds they were made from.
//!
//! Does not decide whether the update answers; the program's `layers` do.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Catalog;
use crate::blocks::Stored;
use crate::bytes::Bytes;
use crate::packed::{Damaged, Packed};
use crate::units::Date;

/// The name that the updated catalog bears.
pub const UPDATED: &str = "updated";
/// The name that the bundled catalog bears.
pub const BUNDLED: &str = "bundled";

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
    crate::blocks::write(out, packed, &state)
}
