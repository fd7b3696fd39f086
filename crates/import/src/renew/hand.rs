//! The curated tables compiled into the program.

use std::collections::BTreeMap;

use anyhow::Result;
use catalog::schema::{Board, CuratedFile, Provider};
use catalog::{by_hand, json};
use serde::de::DeserializeOwned;

use crate::folder::CHECKPOINTS;
use crate::kept::Kept;

/// Curated tables, and the providers of the bundled catalog.
pub struct Hand {
    /// Provider kinds, lab names, spellings.
    pub kept: Kept,
    pub boards: Vec<Board>,
    pub providers: Vec<Provider>,
    /// Curated models by id.
    pub curated: BTreeMap<String, CuratedFile>,
}

/// Unpacks the output of [`by_hand::pack`].
///
/// # Errors
/// The program is damaged.
pub fn hand(packed: &[u8]) -> Result<Hand> {
    let files = by_hand::unpack(packed)?;
    let curated = files
        .iter()
        .filter(|(path, _)| path.starts_with("curated/"));
    let curated = curated.map(|(path, bytes)| {
        let model: CuratedFile = json::parse(path, bytes)?;
        Ok((model.id.clone(), model))
    });
    let mut kept = Kept::new(
        table(&files, "kept/providers.json")?,
        table(&files, "kept/labs.json")?,
        table(&files, "aliases.json")?,
    );
    if files.contains_key(CHECKPOINTS) {
        kept.checkpoints = table(&files, CHECKPOINTS)?;
    }
    Ok(Hand {
        kept,
        boards: table(&files, "benchmarks.json")?,
        providers: table(&files, "providers.json")?,
        curated: curated.collect::<Result<_>>()?,
    })
}

fn table<T: DeserializeOwned>(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Result<T> {
    let bytes = files.get(path).map_or(&[][..], Vec::as_slice);
    Ok(json::parse(path, bytes)?)
}
