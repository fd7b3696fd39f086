//! The hand-edited files, packed: built into the program and laid over what an update fetches.
//!
//! Does not parse them.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Hand-edited files.
const FILES: &[&str] = &["aliases.json", "benchmarks.json", "providers.json"];
/// Folders of hand-edited JSON files.
const FOLDERS: &[&str] = &["curated", "kept"];

/// Packs the hand-edited files of a catalog folder.
///
/// # Errors
/// A file cannot be read.
pub fn pack(catalog: &Path) -> Result<Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut add = |path: String| -> Result<()> {
        let bytes = std::fs::read(catalog.join(&path)).with_context(|| path.clone())?;
        files.insert(path, bytes);
        Ok(())
    };
    for file in FILES {
        add((*file).to_owned())?;
    }
    let mut folders: Vec<String> = FOLDERS.iter().map(|&folder| folder.to_owned()).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(catalog.join(&folder)).with_context(|| folder.clone())? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if entry.path().extension().is_some_and(|e| e == "json") {
                add(path)?;
            }
        }
    }
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&postcard::to_stdvec(&files)?)?;
    Ok(packer.finish()?)
}

/// Unpacks them: contents by path inside the catalog folder.
///
/// # Errors
/// The bytes were not written by [`pack`].
pub fn unpack(packed: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut bytes = Vec::new();
    flate2::read::DeflateDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(postcard::from_bytes(&bytes)?)
}
