//! The file of an updated catalog: the packed data and the state of the feeds it was made from.
//!
//! Does not decide whether the program uses it (`layers`).

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Catalog;
use crate::blocks::BlockFile;
use crate::bytes::Bytes;
use crate::damaged::Damaged;
use crate::packed::Packed;
use crate::units::Date;

/// Id of the updated catalog.
pub const UPDATED: &str = "updated";
/// Id of the bundled catalog.
pub const BUNDLED: &str = "bundled";

/// What an updated catalog was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Fingerprint of the bundled catalog of the program that made it.
    pub bundle: String,
    /// The day it was made.
    pub made: Date,
    pub feeds: Vec<Feed>,
}

/// A feed as of its last fetch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    pub source: String,
    pub url: String,
    /// `ETag` header of the response.
    pub etag: Option<String>,
    /// `Last-Modified` header of the response.
    pub last_modified: Option<String>,
    /// The day it was fetched.
    pub as_of: Date,
}

/// An updated catalog on disk.
pub struct Updated {
    pub catalog: Catalog,
    pub state: State,
}

/// Opens the updated catalog at `path`; `None` if there is none.
///
/// # Errors
/// Why it cannot be used.
pub fn open(path: &Path) -> Result<Option<Updated>, String> {
    let (file, state) = match BlockFile::open(path) {
        Ok(opened) => opened,
        Err(None) => return Ok(None),
        Err(Some(reason)) => return Err(reason),
    };
    let state = postcard::from_bytes(&state).map_err(|_| "its head is damaged".to_owned())?;
    let file = Arc::new(file);
    let packed = Packed::new(Bytes::File(Arc::clone(&file))).map_err(|Damaged| {
        let damaged = file.is_damaged();
        let reason = if damaged {
            "is damaged"
        } else {
            "has another format version"
        };
        reason.to_owned()
    })?;
    let catalog = Catalog::of(packed);
    Ok(Some(Updated { catalog, state }))
}

/// Writes the content of an updated catalog's file.
///
/// # Errors
/// It cannot be written.
pub fn write(out: &mut impl Write, packed: &[u8], state: &State) -> io::Result<()> {
    let state = postcard::to_stdvec(state).map_err(io::Error::other)?;
    crate::blocks::write(out, packed, &state)
}
