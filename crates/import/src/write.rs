//! Writes catalog files atomically.
//!
//! Owns their format: keys in schema order, two spaces, no unknown or empty values, a final newline. Does
//! not decide their content.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalog::quality::QualityFile;
use catalog::schema::HistoryFile;
use serde::Serialize;
use serde_json::Value;

/// Serializes a value as file content.
pub fn text<T: Serialize>(value: &T) -> Result<String> {
    let mut value = serde_json::to_value(value)?;
    prune(&mut value);
    let mut text = serde_json::to_string_pretty(&value)?;
    text.push('\n');
    Ok(text)
}

/// The text of the quality index, one line per model.
pub fn quality(file: &QualityFile) -> Result<String> {
    let scale = line(&file.scale)?;
    let models: Result<Vec<String>> = file.models.iter().map(line).collect();
    let models = models?.join(",\n    ");
    Ok(format!(
        "{{\n  \"scale\": {scale},\n  \"models\": [\n    {models}\n  ]\n}}\n"
    ))
}

/// The text of a history, one line per series, so that a change of one shows as one line.
pub fn lines(history: &HistoryFile) -> Result<String> {
    let mut lines = Vec::new();
    for series in &history.series {
        let mut value = serde_json::to_value(series)?;
        if let Value::Object(fields) = &mut value {
            let is_empty = |field: &Value| field.as_array().is_some_and(Vec::is_empty);
            fields.retain(|_, field| !field.is_null() && !is_empty(field));
        }
        lines.push(serde_json::to_string(&value)?);
    }
    let provider = serde_json::to_string(&history.provider)?;
    let lines = lines.join(",\n");
    Ok(format!(
        "{{\"provider\": {provider}, \"series\": [\n{lines}\n]}}\n"
    ))
}

fn line<T: Serialize>(value: &T) -> Result<String> {
    let mut value = serde_json::to_value(value)?;
    prune(&mut value);
    Ok(value.to_string())
}

/// Flags written only if true.
const UNSET: [&str; 5] = ["yields", "base_models_only", "marginal", "new", "rename"];

/// Removes nulls, empty lists and objects, and unset flags.
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
                // A route without statements is an error, so keep the key.
                !empty || key == "statements" && field.is_array()
            });
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

/// Writes one file atomically.
pub fn whole(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.with_context(|| path.display().to_string())
}

/// Writes `files` (text by path inside `folder`), all of them or none.
///
/// # Errors
/// A file that cannot be written; the folder is then as it was.
pub fn all(folder: &Path, files: &BTreeMap<String, String>) -> Result<()> {
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (path, text) in files {
        let path = folder.join(path);
        let before = std::fs::read(&path).ok();
        let parent = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        let parent = parent.with_context(|| path.display().to_string());
        if let Err(error) = parent.and_then(|()| whole(&path, text)) {
            for (path, before) in done.iter().rev() {
                match before {
                    Some(bytes) => std::fs::write(path, bytes),
                    None => std::fs::remove_file(path),
                }
                .with_context(|| format!("{error:#}; {} cannot be restored", path.display()))?;
            }
            return Err(error);
        }
        done.push((path, before));
    }
    Ok(())
}

/// Folders owned by the import: it deletes whatever it does not write there.
const FOLDERS: [&str; 2] = ["models", "history"];

/// Writes `files` (paths inside `folder`) and removes everything else in `FOLDERS`.
///
/// Everything is written to temporary files first and renamed once all of it is on disk.
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
