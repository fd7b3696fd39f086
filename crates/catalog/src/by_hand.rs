//! The files that people keep by hand, packed: the program carries them, and an update lays them over
//! what it fetches.
//!
//! Does not read what is in them.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Tables of which every line is kept by hand.
const FILES: &[&str] = &["aliases.json", "benchmarks.json", "providers.json"];
/// Folders of which every JSON file is.
const FOLDERS: &[&str] = &["curated", "kept"];

/// Packs those of a catalog folder.
///
/// # Errors
/// A file that cannot be read.
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

/// Unpacks them: content by path in the catalog folder.
///
/// # Errors
/// Bytes that [`pack`] did not write.
pub fn unpack(packed: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut bytes = Vec::new();
    flate2::read::DeflateDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(postcard::from_bytes(&bytes)?)
}
