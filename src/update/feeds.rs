//! The live addresses, and what they or a folder of their copies give.

use std::path::Path;

use anyhow::{Context, Result};
use import::snapshots::files_of;
use import::sources::{ADAPTERS, File};

/// A source with a live address.
struct Live {
    /// Its id.
    source: &'static str,
    /// The address.
    url: &'static str,
    /// Where a mirror has it, below its base; the adapter's name of the file.
    path: &'static str,
}

/// Every source that has one.
const LIVE: &[Live] = &[
    Live {
        source: "models-dev",
        url: "https://models.dev/api.json",
        path: "models-dev/api.json",
    },
    Live {
        source: "models-dev-models",
        url: "https://models.dev/models.json",
        path: "models-dev/models.json",
    },
    Live {
        source: "litellm",
        url: "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
        path: "litellm/model_prices_and_context_window.json",
    },
    Live {
        source: "openrouter",
        url: "https://openrouter.ai/api/v1/models",
        path: "openrouter/models.json",
    },
];

/// Where one source is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The source's id.
    pub source: &'static str,
    /// The address.
    pub url: String,
    /// The name by which its adapter knows the file.
    pub path: &'static str,
}

/// The live addresses, or those of a mirror.
pub fn addresses(mirror: Option<&str>) -> Vec<Address> {
    let address = |live: &Live| Address {
        source: live.source,
        url: match mirror {
            Some(base) => format!("{}/{}", base.trim_end_matches('/'), live.path),
            None => live.url.to_owned(),
        },
        path: live.path,
    };
    LIVE.iter().map(address).collect()
}

/// What an address gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Got {
    /// Its content, and what the server calls this state of it.
    New {
        /// The file.
        bytes: Vec<u8>,
        /// `ETag`.
        etag: Option<String>,
        /// `Last-Modified`.
        last_modified: Option<String>,
    },
    /// Nothing has changed since.
    Unchanged,
    /// Why it could not be had.
    Failed(String),
}

/// The copies of the live sources in a folder of snapshots, with the addresses they stand for; those that
/// the folder lacks are left out.
///
/// # Errors
/// A folder that cannot be read.
pub fn copies(folder: &Path) -> Result<Vec<(Address, Vec<File>)>> {
    let mut found = Vec::new();
    for address in addresses(None) {
        let adapter = ADAPTERS.iter().find(|a| a.id == address.source);
        let adapter = adapter.with_context(|| address.source.to_owned())?;
        let mut files = files_of(folder, adapter.files)?;
        // Hosts behind a gateway have no live address.
        files.retain(|(path, _)| Path::new(path).extension().is_some_and(|e| e == "json"));
        if !files.is_empty() {
            let url = folder.display().to_string();
            found.push((Address { url, ..address }, files));
        }
    }
    Ok(found)
}
