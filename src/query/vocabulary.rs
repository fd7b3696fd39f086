//! Names of fields, boards and labs as people type them, looked up in a catalog.
//!
//! An unknown name is an error that lists the nearest ones. Does not filter or sort.

use std::collections::BTreeMap;

use catalog::Catalog;
use catalog::names::normalize;
use catalog::schema::{BoardRecord, Lab, Measured};
use catalog::sort::tree;

use super::Setting;
use super::candidate::Candidate;
use super::filter::{BOARD_PREFIX, Board, Column};
use crate::error::{Error, Kind as ErrorKind};
use crate::near::nearest;

/// The columns a command line can name: the fixed fields, and the boards of this catalog it asks for.
pub struct Vocabulary<'a> {
    catalog: &'a Catalog,
    records: BTreeMap<&'a str, BoardRecord<'a>>,
    scores: Vec<Vec<Measured<'a>>>,
    /// The boards requested so far.
    pub boards: Vec<Board>,
}

impl<'a> Vocabulary<'a> {
    pub fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            records: BTreeMap::new(),
            scores: Vec::new(),
            boards: Vec::new(),
        }
    }

    /// The column with this name.
    ///
    /// # Errors
    /// No fact or board has the name.
    pub fn column(&mut self, name: &str) -> Result<Column, Error> {
        let name = name.trim();
        if let Some(id) = name.strip_prefix(BOARD_PREFIX) {
            return self.board(&id.to_lowercase());
        }
        Column::find(name).ok_or_else(|| {
            let all = Column::all();
            let names = all.flat_map(|c| {
                let short = c.names.iter().map(|n| (*n).to_owned());
                std::iter::once(c.key.into_owned())
                    .chain(short)
                    .collect::<Vec<_>>()
            });
            Error {
                candidates: nearest(name, names),
                ..Error::new(ErrorKind::Usage, format!("unknown column `{name}`"))
                    .hint("`llmcmp list --list-columns` lists all of them; a board is bench:ID")
            }
        })
    }

    /// The comparable scores on a board.
    fn board(&mut self, id: &str) -> Result<Column, Error> {
        if let Some(at) = self.boards.iter().position(|board| board.id == id) {
            return Ok(Column::board(at, &self.boards[at]));
        }
        self.load()?;
        let scores = self.scores.iter().map(Vec::as_slice);
        let board = self
            .records
            .get(id)
            .and_then(|record| Board::new(record, scores));
        let Some(board) = board else {
            let ids = self.records.keys().map(|id| (*id).to_owned());
            return Err(Error {
                candidates: nearest(id, ids),
                ..Error::new(
                    ErrorKind::UnknownBoard,
                    format!("no board `{id}` with scores"),
                )
                .hint("`llmcmp list --list-columns` lists all of them")
            });
        };
        self.boards.push(board);
        let at = self.boards.len() - 1;
        Ok(Column::board(at, &self.boards[at]))
    }

    fn load(&mut self) -> Result<(), Error> {
        if self.records.is_empty() {
            let records = self.catalog.boards()?.into_iter();
            self.records = tree(records.map(|record| (record.id, record)));
            let each = (0..self.catalog.model_count()).map(|at| self.catalog.scores(at));
            self.scores = each.collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    /// Every model in the catalog, with what follows on the date and its scores on the requested boards. Items are
    /// errors if the catalog is damaged.
    pub fn candidates<'l, 's>(
        &'l self,
        labs: &'l Labs,
        setting: &'s Setting<'s>,
    ) -> impl Iterator<Item = Result<Candidate<'l>, Error>> {
        (0..self.catalog.model_count()).map(move |at| {
            let model = self.catalog.model(at)?;
            let lab = labs.name(model.lab);
            let mut candidate = Candidate::new(model, lab, self.catalog.quality(at)?, setting);
            if let Some(scores) = self.scores.get(at) {
                let best = self.boards.iter().map(|board| board.best(scores));
                candidate.scores = best.collect();
            }
            Ok(candidate)
        })
    }
}

/// Labs, sorted by id.
pub struct Labs(Vec<Lab>);

impl Labs {
    pub fn new(catalog: &Catalog) -> Result<Self, Error> {
        Ok(Self(catalog.labs()?))
    }

    fn name<'l>(&'l self, id: &'l str) -> &'l str {
        let found = self.0.binary_search_by(|lab| lab.id.as_str().cmp(id));
        found.map_or(id, |at| &self.0[at].name)
    }

    /// The id of the lab with this id or name.
    ///
    /// # Errors
    /// No lab has it.
    pub fn find(&self, text: &str) -> Result<String, Error> {
        let plain = normalize(text);
        let named = |lab: &&Lab| normalize(&lab.id) == plain || normalize(&lab.name) == plain;
        if let Some(lab) = self.0.iter().find(named) {
            return Ok(lab.id.clone());
        }
        let message = format!("unknown lab `{text}`");
        Err(Error {
            candidates: nearest(text, self.0.iter().map(|lab| lab.id.clone())),
            ..Error::new(ErrorKind::UnknownLab, message)
                .hint("the first part of a model's id is its lab")
        })
    }
}
