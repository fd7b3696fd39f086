//! A catalog folder → its files, parsed strictly and checked.
//!
//! Owns the folder's layout. Does not judge values (`validate`), lay `curated/` over `models/` (`curated`)
//! or settle statements (`precedence`). Unknown and repeated keys are errors: every file is read straight
//! into its type, and serde rejects both there.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::curated::{self, Origin};
use crate::quality::QualityFile;
use crate::schema::{
    Board, CuratedFile, End, HistoryFile, Lab, Meta, ModelFile, Provider, RouteFile, Source,
};
use crate::sort::Order;
use crate::units::Date;
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
    /// Sorted by provider and id.
    pub ends: Vec<End>,
    /// Sorted by provider.
    pub history: Vec<HistoryFile>,
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

/// The parsed files of a folder.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// `labs.json`.
    pub labs: Vec<Lab>,
    /// `providers.json`.
    pub providers: Vec<Provider>,
    /// `benchmarks.json`.
    pub boards: Vec<Board>,
    /// `sources.json`.
    pub sources: Vec<Source>,
    /// `ends.json`.
    pub ends: Vec<End>,
    /// Each model with the path of its file, `models/<lab>/<model>.json`; `curated/` is laid over it.
    pub models: Vec<(String, ModelFile)>,
    /// Which parts of a model are curated, by the path of its file.
    pub origins: BTreeMap<String, Origin>,
    /// `quality.json`, where there is one.
    pub quality: Option<QualityFile>,
    /// `history/<provider>.json`.
    pub history: Vec<HistoryFile>,
}

impl Files {
    /// The day of the newest snapshot that something imported cites: one corrected price does not make
    /// the rest of the catalog newer. A catalog without imports has the day of its newest source.
    fn as_of(&self) -> Option<Date> {
        let mut cited: HashSet<&str> = HashSet::new();
        for (path, model) in &self.models {
            let curated = self.origins.get(path);
            let is_curated = |is: &dyn Fn(&Origin) -> bool| curated.is_some_and(is);
            for (at, statement) in model.statements.iter().enumerate() {
                if !is_curated(&|o| o.statement_is_curated(at)) {
                    cited.insert(&statement.source);
                }
            }
            for (route, statements) in model.routes.iter().map(|r| &r.statements).enumerate() {
                for (at, statement) in statements.iter().enumerate() {
                    if !is_curated(&|o| o.terms_are_curated(route, at)) {
                        cited.insert(&statement.source);
                    }
                }
            }
            for (at, score) in model.benchmarks.iter().enumerate() {
                if !is_curated(&|o| o.score_is_curated(at)) {
                    cited.insert(&score.source);
                }
            }
        }
        let imported = self
            .sources
            .iter()
            .filter(|s| cited.contains(s.id.as_str()));
        let newest = imported.map(|source| source.snapshot).max();
        newest.or_else(|| self.sources.iter().map(|source| source.snapshot).max())
    }

    /// Whether people wrote the `field` of the model filed under `path`.
    pub(crate) fn is_curated(&self, path: &str, field: &str) -> bool {
        let origin = self.origins.get(path);
        origin.is_some_and(|origin| origin.locate(field).0)
    }

    /// The file that holds the `field` of the model filed under `path`, and the field's path there.
    pub(crate) fn locate(&self, path: &str, field: &str) -> (String, String) {
        let Some(origin) = self.origins.get(path) else {
            return (path.to_owned(), field.to_owned());
        };
        match origin.locate(field) {
            (true, field) => (path.replacen("models/", "curated/", 1), field),
            (false, field) => (path.to_owned(), field),
        }
    }
}

/// Texts that stand in for files of a folder, by path inside it.
pub type Edits = BTreeMap<String, String>;

/// Reads and checks the catalog in `folder`. Its `Meta` bears the name `id`.
///
/// # Errors
/// All problems found, each with file and field.
pub fn read(folder: &Path, id: &str) -> Result<Checked, Problems> {
    checked(read_files(folder, &Edits::new())?, id)
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

/// Reads the folder's files without checking what they say; `edits` stand in for files of the folder.
///
/// # Errors
/// Every file that is missing or is not valid JSON of its type, and what `curated/` changes without
/// saying so.
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

/// A folder being read, and what is wrong with it so far.
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

    /// A table that a catalog may lack.
    fn if_there<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let there = self.path.join(file).exists() || self.edits.contains_key(file);
        there.then(|| self.parse(file)).flatten()
    }

    /// The files of `history/`, sorted; a catalog may have none.
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
            None => std::fs::read(self.path.join(file)),
        };
        match bytes {
            Err(error) => self.report(file, "", &format!("cannot be read: {error}")),
            Ok(bytes) => match parse(&bytes) {
                Ok(value) => return Some(value),
                Err((field, message)) => self.report(file, &field, &message),
            },
        }
        None
    }

    /// Paths of `<part>/<lab>/<model>.json` inside the folder, sorted. A missing part has none.
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

/// A value from JSON, or the field that is wrong and why.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, (String, String)> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let field = error.path().to_string();
        let field = if field == "." { String::new() } else { field };
        (field, error.inner().to_string())
    })?;
    json.end()
        .map_err(|error| (String::new(), error.to_string()))?;
    Ok(value)
}
