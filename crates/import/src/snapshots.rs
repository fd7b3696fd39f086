//! Finds the files in a snapshot directory. Adapters receive their content. Does not parse.

use std::path::Path;

use anyhow::{Context, Result};

use crate::sources::File;

/// The files that match these patterns, in order; of several matches of a dated name, the newest.
pub fn files_of(from: &Path, patterns: &[&str]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for pattern in patterns {
        if let Some((folder, ending)) = pattern.split_once("/**/") {
            let first = files.len();
            below(&from.join(folder), folder, ending, &mut files)?;
            files[first..].sort_unstable();
            continue;
        }
        let (folder, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
        let entries = match std::fs::read_dir(from.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| folder.to_owned()),
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|found| match name.split_once('*') {
                None => found == name,
                Some(("", "")) => Path::new(found).extension().is_some_and(|e| e == "json"),
                Some((start, end)) => found.starts_with(start) && found.ends_with(end),
            })
            .collect();
        names.sort_unstable();
        if name != "*" && names.len() > 1 {
            names.drain(..names.len() - 1);
        }
        for name in names {
            let path = format!("{folder}/{name}");
            let bytes = std::fs::read(from.join(&path)).with_context(|| path.clone())?;
            files.push((path, bytes));
        }
    }
    Ok(files)
}

/// Files below a directory with this suffix.
fn below(folder: &Path, path: &str, ending: &str, files: &mut Vec<File>) -> Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| path.to_owned()),
    };
    for entry in entries {
        let entry = entry.with_context(|| path.to_owned())?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{path}/{name}");
        if entry.path().is_dir() {
            below(&entry.path(), &path, ending, files)?;
        } else if name.ends_with(ending) {
            files.push((
                path.clone(),
                std::fs::read(entry.path()).with_context(|| path)?,
            ));
        }
    }
    Ok(())
}
