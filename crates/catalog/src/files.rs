//! The parsed files of a catalog folder.
//!
//! Owns which parts are hand-written, and the date of the data. Does not read files (`read`) or judge them
//! (`validate`).

use std::collections::{BTreeMap, HashSet};

use crate::curated::Origin;
use crate::quality::QualityFile;
use crate::schema::{Board, End, HistoryFile, Lab, ModelFile, Provider, Source};
use crate::units::Date;

#[derive(Debug, Clone, Default)]
pub struct Files {
    pub labs: Vec<Lab>,
    pub providers: Vec<Provider>,
    /// `benchmarks.json`.
    pub boards: Vec<Board>,
    pub sources: Vec<Source>,
    pub ends: Vec<End>,
    /// Each model with the path `models/<lab>/<model>.json`; `curated/` is already laid over it.
    pub models: Vec<(String, ModelFile)>,
    /// Which parts of a model are curated, by the model's path.
    pub origins: BTreeMap<String, Origin>,
    /// `quality.json`, if there is one.
    pub quality: Option<QualityFile>,
    pub history: Vec<HistoryFile>,
}

impl Files {
    /// The date of the newest snapshot that an imported statement or score cites: one corrected price does not make the
    /// rest of the catalog newer. Without imports, the date of the newest source.
    pub(crate) fn as_of(&self) -> Option<Date> {
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

    /// Whether the `field` of the model filed under `path` is hand-written.
    pub(crate) fn is_curated(&self, path: &str, field: &str) -> bool {
        let origin = self.origins.get(path);
        origin.is_some_and(|origin| origin.locate(field).0)
    }

    /// The file that holds the `field` of the model filed under `path`, and the field's path in it.
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
