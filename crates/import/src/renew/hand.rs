//! The tables kept by hand, as the program carries them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use catalog::by_hand;
use catalog::schema::{Board, CuratedFile, Provider};
use serde::de::DeserializeOwned;

use crate::kept::Kept;

/// Everything kept by hand, and the providers as the bundled catalog describes them.
pub struct Hand {
    /// Kinds of providers, names of labs, spellings.
    pub kept: Kept,
    /// The boards.
    pub boards: Vec<Board>,
    /// The providers.
    pub providers: Vec<Provider>,
    /// The models kept by hand, by id.
    pub curated: BTreeMap<String, CuratedFile>,
}

/// Reads them from what [`by_hand::pack`] wrote.
///
/// # Errors
/// When the program itself is damaged.
pub fn hand(packed: &[u8]) -> Result<Hand> {
    let files = by_hand::unpack(packed)?;
    let curated = files
        .iter()
        .filter(|(path, _)| path.starts_with("curated/"));
    let curated = curated.map(|(path, bytes)| {
        let model: CuratedFile = serde_json::from_slice(bytes).with_context(|| path.clone())?;
        Ok((model.id.clone(), model))
    });
    Ok(Hand {
        kept: Kept::new(
            table(&files, "kept/providers.json")?,
            table(&files, "kept/labs.json")?,
            table(&files, "aliases.json")?,
        ),
        boards: table(&files, "benchmarks.json")?,
        providers: table(&files, "providers.json")?,
        curated: curated.collect::<Result<_>>()?,
    })
}

fn table<T: DeserializeOwned>(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Result<T> {
    let bytes = files.get(path).map_or(&[][..], Vec::as_slice);
    serde_json::from_slice(bytes).with_context(|| path.to_owned())
}
