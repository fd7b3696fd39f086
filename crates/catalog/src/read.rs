//! A catalog folder → its files, parsed strictly and checked.
//!
//! Owns the folder's layout and the laying of `curated/` over `models/`. Refuses judging content
//! (`check`) and settling statements (`settle`). Unknown and repeated keys are errors: every file is
//! read straight into its type, and serde rejects both there.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::quality::QualityFile;
use crate::schema::{Board, Lab, Meta, ModelFile, Provider, RouteFile, Source};
use crate::sort::Order;
use crate::validate::check;

/// A catalog whose every rule holds.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What it is and when it was true.
    pub meta: Meta,
    /// Sorted by id.
    pub labs: Vec<Lab>,
    /// Sorted by id.
    pub providers: Vec<Provider>,
    /// Sorted by id.
    pub boards: Vec<Board>,
    /// Sorted by id.
    pub sources: Vec<Source>,
    /// Sorted by id.
    pub models: Vec<ModelFile>,
    /// How good the models are, where that was computed.
    pub quality: Option<QualityFile>,
}

/// What is wrong, in which file, at which field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside the catalog folder.
    pub file: String,
    /// JSON path inside the file; empty for the file as a whole.
    pub field: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            field,
            message,
        } = self;
        if field.is_empty() {
            write!(f, "{file}: {message}")
        } else {
            write!(f, "{file}: {field}: {message}")
        }
    }
}

/// Everything found wrong with a catalog; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        for (at, problem) in self.0.iter().take(SHOWN).enumerate() {
            let line = if at == 0 { "" } else { "\n" };
            write!(f, "{line}{problem}")?;
        }
        match self.0.len().checked_sub(SHOWN) {
            Some(more @ 1..) => write!(f, "\nand {more} more"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for Problems {}

/// The parsed files of a folder, each model with the path that it was read from.
#[derive(Debug, Clone)]
pub struct Files {
    /// `labs.json`.
    pub labs: Vec<Lab>,
    /// `providers.json`.
    pub providers: Vec<Provider>,
    /// `benchmarks.json`.
    pub boards: Vec<Board>,
    /// `sources.json`.
    pub sources: Vec<Source>,
    /// `models/<lab>/<model>.json` with `curated/` laid over them.
    pub models: Vec<(String, ModelFile)>,
    /// `quality.json`, where there is one.
    pub quality: Option<QualityFile>,
}

/// Reads and checks the catalog in `folder`. Its `Meta` bears the name `id`.
///
/// # Errors
/// All problems found, each with file and field.
pub fn read(folder: &Path, id: &str) -> Result<Checked, Problems> {
    checked(read_files(folder)?, id)
}

/// Checks the files of a catalog. Its `Meta` bears the name `id`.
///
/// # Errors
/// As [`read`].
pub fn checked(files: Files, id: &str) -> Result<Checked, Problems> {
    let problems = check(&files);
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let Files {
        mut labs,
        mut providers,
        mut boards,
        mut sources,
        models,
        quality,
    } = files;
    labs.order_by(|a, b| a.id.cmp(&b.id));
    providers.order_by(|a, b| a.id.cmp(&b.id));
    boards.order_by(|a, b| a.id.cmp(&b.id));
    sources.order_by(|a, b| a.id.cmp(&b.id));
    let mut models: Vec<ModelFile> = models.into_iter().map(|(_, model)| model).collect();
    models.order_by(|a, b| a.id.cmp(&b.id));
    let Some(as_of) = sources.iter().map(|s| s.snapshot).max() else {
        return Err(Problems(vec![problem(
            "sources.json",
            "",
            "no source: a catalog needs at least one",
        )]));
    };
    let meta = Meta {
        id: id.to_owned(),
        as_of,
    };
    Ok(Checked {
        meta,
        labs,
        providers,
        boards,
        sources,
        models,
        quality,
    })
}

/// Reads the folder's files without checking what they say.
///
/// # Errors
/// Every file that is missing or is no valid JSON of its type.
pub fn read_files(folder: &Path) -> Result<Files, Problems> {
    let mut problems = Vec::new();
    let mut models = BTreeMap::new();
    for part in ["models", "curated"] {
        for path in json_files(folder, part, &mut problems) {
            let Some(model) = parse::<ModelFile>(folder, &path, &mut problems) else {
                continue;
            };
            let expected = format!("{part}/{}.json", model.id);
            if path != expected {
                problems.push(problem(
                    &path,
                    "id",
                    &format!("`{}` belongs into {expected}", model.id),
                ));
            }
            match models.remove(&model.id) {
                None => models.insert(model.id.clone(), (path, model)),
                Some((under, imported)) => {
                    models.insert(model.id.clone(), (under, lay_over(model, imported)))
                }
            };
        }
    }
    let computed = folder.join("quality.json").exists();
    let quality = computed.then(|| parse(folder, "quality.json", &mut problems));
    let files = Files {
        labs: parse(folder, "labs.json", &mut problems).unwrap_or_default(),
        providers: parse(folder, "providers.json", &mut problems).unwrap_or_default(),
        boards: parse(folder, "benchmarks.json", &mut problems).unwrap_or_default(),
        sources: parse(folder, "sources.json", &mut problems).unwrap_or_default(),
        models: models.into_values().collect(),
        quality: quality.flatten(),
    };
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(Problems(problems))
    }
}

/// The curated file's own words first, then what the import knows beside them, then the curated
/// words that yield.
pub fn lay_over(curated: ModelFile, imported: ModelFile) -> ModelFile {
    let mut model = curated;
    model.family = model.family.or(imported.family);
    model.successor = model.successor.or(imported.successor);
    if model.specialised_for.is_empty() {
        model.specialised_for = imported.specialised_for;
    }
    let known = |aliases: &[String], alias: &String| aliases.contains(alias);
    for alias in imported.aliases {
        if !known(&model.aliases, &alias) {
            model.aliases.push(alias);
        }
    }
    model.statements.extend(imported.statements);
    model.statements.order_by_key(|s| s.yields);
    model.benchmarks.extend(imported.benchmarks);
    for route in imported.routes {
        match model.routes.iter_mut().find(|r| same_route(r, &route)) {
            Some(mine) => {
                mine.statements.extend(route.statements);
                mine.statements.order_by_key(|s| s.yields);
            }
            None => model.routes.push(route),
        }
    }
    model
}

/// Whether two entries are one route.
pub fn same_route(a: &RouteFile, b: &RouteFile) -> bool {
    (&a.provider, &a.id, &a.variant, &a.region, &a.host)
        == (&b.provider, &b.id, &b.variant, &b.region, &b.host)
}

pub(super) fn problem(file: &str, field: &str, message: &str) -> Problem {
    Problem {
        file: file.to_owned(),
        field: field.to_owned(),
        message: message.to_owned(),
    }
}

fn parse<T: DeserializeOwned>(folder: &Path, file: &str, problems: &mut Vec<Problem>) -> Option<T> {
    let bytes = match std::fs::read(folder.join(file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(problem(file, "", &format!("cannot be read: {error}")));
            return None;
        }
    };
    let mut json = serde_json::Deserializer::from_slice(&bytes);
    let parsed = serde_path_to_error::deserialize(&mut json);
    match parsed {
        Ok(value) => match json.end() {
            Ok(()) => Some(value),
            Err(error) => {
                problems.push(problem(file, "", &error.to_string()));
                None
            }
        },
        Err(error) => {
            let field = error.path().to_string();
            let field = if field == "." { "" } else { &field };
            problems.push(problem(file, field, &error.inner().to_string()));
            None
        }
    }
}

/// Paths of `<part>/<lab>/<model>.json` relative to the folder, sorted. A missing part has none.
fn json_files(folder: &Path, part: &str, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut found = Vec::new();
    for lab in entries(&folder.join(part), problems) {
        if lab.is_dir() {
            found.extend(entries(&lab, problems));
        }
    }
    let mut relative: Vec<String> = found
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .filter_map(|path| path.strip_prefix(folder).ok())
        .map(|path| {
            let parts: Vec<_> = path.iter().map(|p| p.to_string_lossy()).collect();
            parts.join("/")
        })
        .collect();
    relative.sort_unstable();
    relative
}

fn entries(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let read = match std::fs::read_dir(folder) {
        Ok(read) => read,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            let name = folder.display().to_string();
            problems.push(problem(&name, "", &format!("cannot be read: {error}")));
            return Vec::new();
        }
    };
    read.filter_map(|entry| Some(entry.ok()?.path())).collect()
}
