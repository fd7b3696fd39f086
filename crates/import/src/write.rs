//! The catalog's files, written whole or not at all.
//!
//! Owns their form: keys in the order of the schema, two spaces, nothing that is unknown or empty, a
//! newline at the end. Refuses what they say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalog::schema::HistoryFile;
use serde::Serialize;
use serde_json::Value;

/// A value as the text of its file.
pub fn text<T: Serialize>(value: &T) -> Result<String> {
    let mut value = serde_json::to_value(value)?;
    prune(&mut value);
    let mut text = serde_json::to_string_pretty(&value)?;
    text.push('\n');
    Ok(text)
}

/// A history: its series one a line, so that a change of one shows as one line.
pub fn lines(history: &HistoryFile) -> Result<String> {
    let mut lines = Vec::new();
    for series in &history.series {
        let mut value = serde_json::to_value(series)?;
        if let Value::Object(fields) = &mut value {
            fields.retain(|_, field| !field.is_null());
        }
        lines.push(serde_json::to_string(&value)?);
    }
    let provider = serde_json::to_string(&history.provider)?;
    let lines = lines.join(",\n");
    Ok(format!(
        "{{\"provider\": {provider}, \"series\": [\n{lines}\n]}}\n"
    ))
}

/// Flags that stand in a file only where they are on.
const UNSET: [&str; 3] = ["yields", "base_models_only", "marginal"];

/// Takes out nulls, empty lists and objects, and flags that are off because nobody set them.
fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for field in fields.values_mut() {
                prune(field);
            }
            fields.retain(|key, field| {
                let empty = match field {
                    Value::Null => true,
                    Value::Array(items) => items.is_empty(),
                    Value::Object(fields) => fields.is_empty(),
                    Value::Bool(false) => UNSET.contains(&key.as_str()),
                    _ => false,
                };
                // A route without statements is an error of its own, not an absent key.
                !empty || key == "statements" && field.is_array()
            });
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

/// Writes one file whole or not at all.
pub fn whole(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    std::fs::write(&beside, text).with_context(|| path.display().to_string())?;
    std::fs::rename(&beside, path).with_context(|| path.display().to_string())
}

/// Folders that are the import's alone: what it does not write there goes.
const FOLDERS: [&str; 2] = ["models", "history"];

/// Writes `files` (paths inside `folder`) and takes away what else stands in [`FOLDERS`].
///
/// Everything is first written beside the folder's own files and moved over them only when all of it
/// is on disk.
pub fn write(folder: &Path, files: &BTreeMap<String, String>) -> Result<()> {
    let staged = folder.join(".import");
    if staged.exists() {
        std::fs::remove_dir_all(&staged).with_context(|| staged.display().to_string())?;
    }
    for (path, text) in files {
        let path = staged.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        }
        std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    let mut left = vec![staged.clone()];
    for part in FOLDERS {
        let (now, old) = (folder.join(part), folder.join(format!(".import-{part}")));
        if now.exists() {
            std::fs::rename(&now, &old).with_context(|| now.display().to_string())?;
        }
        if staged.join(part).exists() {
            std::fs::rename(staged.join(part), &now).with_context(|| now.display().to_string())?;
        }
        left.push(old);
    }
    let whole = |path: &str| {
        FOLDERS
            .iter()
            .any(|part| path.split('/').next() == Some(part))
    };
    for path in files.keys().filter(|path| !whole(path)) {
        let to: PathBuf = folder.join(path);
        std::fs::rename(staged.join(path), &to).with_context(|| to.display().to_string())?;
    }
    for left in left {
        if left.exists() {
            std::fs::remove_dir_all(&left).with_context(|| left.display().to_string())?;
        }
    }
    Ok(())
}
