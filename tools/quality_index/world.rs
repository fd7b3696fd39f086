//! The catalog and its index, as input of the checks.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::precedence::settled_facts;
use catalog::read::Edits;
use catalog::schema::ModelFile;
use catalog::units::Date;
use import::quality::Index;
use import::quality::cells::{Board, Row};
use import::quality::input;

/// A catalog folder with its index.
pub struct World {
    /// By id.
    pub models: BTreeMap<String, ModelFile>,
    pub boards: Vec<Board>,
    /// All scores of chat models.
    pub rows: Vec<Row>,
    pub index: Index,
}

impl World {
    pub fn read(folder: &Path) -> Result<Self> {
        let files = catalog::read::read_files(folder, &Edits::default())?;
        let boards: Vec<Board> = files.boards.iter().map(input::board).collect();
        let models: BTreeMap<String, ModelFile> = files
            .models
            .into_iter()
            .map(|(_, model)| (model.id.clone(), model))
            .collect();
        let rows = input::rows(models.values());
        let index = Index::new(&boards, &rows).context("too few scores for an index")?;
        Ok(Self {
            models,
            boards,
            rows,
            index,
        })
    }

    /// Release date of each model in the index.
    pub fn released(&self) -> Vec<Option<Date>> {
        let ids = self.index.cells.models.iter();
        ids.map(|id| settled_facts(&self.models.get(id)?.statements).released)
            .collect()
    }
}
