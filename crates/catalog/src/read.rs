//! A catalog folder → its files, parsed strictly and checked.
//!
//! Owns the folder's layout. Does not judge values (`validate`), lay `curated/` over `models/` (`curated`) or settle
//! statements (`precedence`). Unknown and repeated keys are errors: serde rejects them as each file is read straight
//! into its type.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::curated;
use crate::files::Files;
use crate::json;
use crate::problem::{Problem, Problems, problem};
use crate::quality::QualityFile;
use crate::schema::{Board, CuratedFile, End, HistoryFile, Lab, Meta, ModelFile, Provider, Source};
use crate::sort::Order;
use crate::validate::check;

/// A catalog that follows every rule.
#[derive(Debug, Clone)]
pub struct Checked {
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
    /// Absent if it was not computed.
    pub quality: Option<QualityFile>,
    /// Sorted by provider and id.
    pub ends: Vec<End>,
    /// Sorted by provider.
    pub history: Vec<HistoryFile>,
}

/// Replacement texts for files of a folder, by path inside it.
pub type Edits = BTreeMap<String, String>;

/// Reads and checks the catalog in `folder`; `id` goes into its `Meta`.
///
/// # Errors
/// All problems found, each with file and field.
pub fn read(folder: &Path, id: &str) -> Result<Checked, Problems> {
    checked(read_files(folder, &Edits::new())?, id)
}

/// Checks the files of a catalog; `id` goes into its `Meta`.
///
/// # Errors
/// As [`read`].
pub fn checked(files: Files, id: &str) -> Result<Checked, Problems> {
    let problems = check(&files);
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let as_of = files.as_of();
    let Files {
        mut labs,
        mut providers,
        mut boards,
        mut sources,
        models,
        mut ends,
        origins: _,
        quality,
        mut history,
    } = files;
    ends.order_by(|a, b| (&a.provider, &a.id).cmp(&(&b.provider, &b.id)));
    history.order_by(|a, b| a.provider.cmp(&b.provider));
    labs.order_by(|a, b| a.id.cmp(&b.id));
    providers.order_by(|a, b| a.id.cmp(&b.id));
    boards.order_by(|a, b| a.id.cmp(&b.id));
    sources.order_by(|a, b| a.id.cmp(&b.id));
    let mut models: Vec<ModelFile> = models.into_iter().map(|(_, model)| model).collect();
    models.order_by(|a, b| a.id.cmp(&b.id));
    let Some(as_of) = as_of else {
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
        ends,
        history,
    })
}

/// Reads the folder's files without checking their values; `edits` replace files of the folder.
///
/// # Errors
/// Every file that is missing or is not valid JSON of its type, and what `curated/` changes without saying so.
pub fn read_files(folder: &Path, edits: &Edits) -> Result<Files, Problems> {
    let mut folder = Folder {
        path: folder,
        edits,
        problems: Vec::new(),
    };
    let mut models = BTreeMap::new();
    for path in folder.json_files("models") {
        if let Some(model) = folder.parse::<ModelFile>(&path) {
            folder.check_path(&path, "models", &model.id);
            models.insert(model.id.clone(), model);
        }
    }
    let mut origins = BTreeMap::new();
    for path in folder.json_files("curated") {
        let Some(curated) = folder.parse::<CuratedFile>(&path) else {
            continue;
        };
        folder.check_path(&path, "curated", &curated.id);
        let imported = models.remove(&curated.id);
        let problems = curated::problems(&path, &curated, imported.as_ref());
        folder.problems.extend(problems);
        let (model, origin) = curated::lay_over(curated, imported);
        origins.insert(file_of(&model.id), origin);
        models.insert(model.id.clone(), model);
    }
    let computed = folder.path.join("quality.json").exists();
    let quality = computed.then(|| folder.parse("quality.json"));
    let files = Files {
        labs: folder.parse("labs.json").unwrap_or_default(),
        providers: folder.parse("providers.json").unwrap_or_default(),
        boards: folder.parse("benchmarks.json").unwrap_or_default(),
        sources: folder.parse("sources.json").unwrap_or_default(),
        ends: folder.if_there("ends.json").unwrap_or_default(),
        history: folder.history(),
        models: models
            .into_iter()
            .map(|(id, model)| (file_of(&id), model))
            .collect(),
        origins,
        quality: quality.flatten(),
    };
    if folder.problems.is_empty() {
        Ok(files)
    } else {
        Err(Problems(folder.problems))
    }
}

fn file_of(id: &str) -> String {
    format!("models/{id}.json")
}

/// A folder being read, and the problems found so far.
struct Folder<'a> {
    path: &'a Path,
    edits: &'a Edits,
    problems: Vec<Problem>,
}

impl Folder<'_> {
    fn report(&mut self, file: &str, field: &str, message: &str) {
        self.problems.push(problem(file, field, message));
    }

    fn check_path(&mut self, path: &str, part: &str, id: &str) {
        let expected = format!("{part}/{id}.json");
        if path != expected {
            self.report(path, "id", &format!("`{id}` belongs in {expected}"));
        }
    }

    /// Parses a file that a catalog may lack.
    fn if_there<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let there = self.path.join(file).exists() || self.edits.contains_key(file);
        there.then(|| self.parse(file)).flatten()
    }

    /// Parses the files of `history/`, sorted; a catalog may have none.
    fn history(&mut self) -> Vec<HistoryFile> {
        let paths = self.entries(&self.path.join("history"));
        let names = paths.iter().filter_map(|path| path.file_name()?.to_str());
        let mut names: Vec<String> = names
            .filter(|name| Path::new(name).extension().is_some_and(|e| e == "json"))
            .map(|name| format!("history/{name}"))
            .collect();
        names.sort_unstable();
        let mut files = Vec::new();
        for name in names {
            let Some(file) = self.parse::<HistoryFile>(&name) else {
                continue;
            };
            self.check_path(&name, "history", &file.provider);
            files.push(file);
        }
        files
    }

    fn parse<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let bytes = match self.edits.get(file) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => crate::open::whole(&self.path.join(file)),
        };
        match bytes {
            Err(error) => self.report(file, "", &format!("cannot be read: {error}")),
            Ok(bytes) => match json::parse(file, &bytes) {
                Ok(value) => return Some(value),
                Err(Problem { field, message, .. }) => self.report(file, &field, &message),
            },
        }
        None
    }

    /// Paths of `<part>/<lab>/<model>.json` inside the folder, sorted; none if the part is missing.
    fn json_files(&mut self, part: &str) -> Vec<String> {
        let mut found = Vec::new();
        for lab in self.entries(&self.path.join(part)) {
            if lab.is_dir() {
                found.extend(self.entries(&lab));
            }
        }
        let mut relative: Vec<String> = found
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
            .filter_map(|path| path.strip_prefix(self.path).ok())
            .map(|path| {
                let parts: Vec<_> = path.iter().map(|p| p.to_string_lossy()).collect();
                parts.join("/")
            })
            .collect();
        let prefix = format!("{part}/");
        let edited = self.edits.keys().filter(|path| path.starts_with(&prefix));
        relative.extend(edited.cloned());
        relative.sort_unstable();
        relative.dedup();
        relative
    }

    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        match std::fs::read_dir(folder) {
            Ok(read) => read.filter_map(|entry| Some(entry.ok()?.path())).collect(),
            Err(error) => {
                if error.kind() != std::io::ErrorKind::NotFound {
                    let name = folder.display().to_string();
                    self.report(&name, "", &format!("cannot be read: {error}"));
                }
                Vec::new()
            }
        }
    }
}
