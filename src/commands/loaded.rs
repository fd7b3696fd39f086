//! Models with all that a comparison of them reads, and the successors of those that are going or gone.

use std::collections::hash_map::Entry;

use catalog::quality::{Quality, Scale};
use catalog::schema::{Lab, Measured, Model};
use catalog::{Catalog, Damaged};

use super::context::Context;
use crate::compare::Subject;
use crate::error::Error;
use crate::lifecycle::life;
use crate::providers::Providers;
use crate::query::{Boards, Setting};
use crate::successor;

/// A model with all that a comparison reads of it.
pub(crate) struct One<'a> {
    pub(crate) model: Model<'a>,
    lab: Lab,
    scores: Vec<Measured<'a>>,
    quality: Option<Quality>,
}

impl<'a> One<'a> {
    pub(crate) fn read(catalog: &'a Catalog, position: usize) -> Result<Self, Damaged> {
        let model = catalog.model(position)?;
        Self::of(catalog, position, model, true)
    }

    /// The model at `position`, which was read already; without scores where nobody reads them.
    fn of(
        catalog: &'a Catalog,
        position: usize,
        model: Model<'a>,
        with_scores: bool,
    ) -> Result<Self, Damaged> {
        let scores = with_scores.then(|| catalog.scores(position));
        Ok(Self {
            lab: catalog.lab(model.lab).ok_or(Damaged)?,
            scores: scores.transpose()?.unwrap_or_default(),
            quality: catalog.quality(position)?,
            model,
        })
    }

    pub(crate) fn subject<'s>(&'s self, setting: &Setting<'s>) -> Subject<'s> {
        let quality = self.quality.as_ref();
        Subject::new(&self.model, &self.lab, &self.scores, quality, setting)
    }
}

/// Models with all that a comparison of them reads.
pub(crate) struct Loaded<'a> {
    /// The models asked for, then the successors.
    all: Vec<One<'a>>,
    /// For each of the models asked for the position of its successor among `all`.
    successors: Vec<Option<usize>>,
    pub(crate) providers: Providers<'a>,
    /// Boards on which one of them has a score.
    pub(crate) boards: Boards<'a>,
    /// The scale of the quality index. `None`: the catalog has none.
    pub(crate) scale: Option<Scale>,
}

impl<'a> Loaded<'a> {
    /// Reads the models at `positions`.
    pub(crate) fn new(context: &'a Context, positions: &[usize]) -> Result<Self, Error> {
        let catalog = &context.catalog;
        let each = positions.iter().map(|at| One::read(catalog, *at));
        let mut all = each.collect::<Result<Vec<One>, _>>()?;
        let mut providers = Providers::of(catalog, all.iter().map(|one| &one.model))?;
        let mut successors = Vec::with_capacity(positions.len());
        let each = all.iter();
        let ends: Vec<bool> = each
            .map(|one| life(&one.model, &providers, context.today).ends)
            .collect();
        // A successor's scores are held against those of models that stay.
        let are_held = ends.contains(&false);
        for index in 0..positions.len() {
            // Only of a model that ends does anyone ask; its line may be on other providers.
            let found = if ends[index] {
                successor::find(catalog, &all[index].model, &mut providers, context.today)?
            } else {
                None
            };
            let Some(found) = found else {
                successors.push(None);
                continue;
            };
            let known = positions.iter().position(|known| *known == found.position);
            successors.push(Some(known.unwrap_or(all.len())));
            if known.is_none() {
                all.push(One::of(catalog, found.position, found.model, are_held)?);
            }
        }
        let mut boards = Boards::default();
        // The scores of a model stand in the order of their boards.
        let scores = all.iter().map(|one| &one.scores);
        for of_board in scores.flat_map(|s| s.chunk_by(|a, b| a.board == b.board)) {
            if let Entry::Vacant(free) = boards.entry(of_board[0].board) {
                free.insert(catalog.board(of_board[0].board).ok_or(Damaged)?);
            }
        }
        Ok(Self {
            providers,
            scale: catalog.quality_scale()?,
            all,
            successors,
            boards,
        })
    }

    /// The first of the models asked for; `None`: none is.
    pub(crate) fn first(&self) -> Option<&Model<'a>> {
        self.all.first().map(|one| &one.model)
    }

    /// The models asked for.
    pub(crate) fn subjects<'s>(&'s self, setting: &Setting<'s>) -> Vec<Subject<'s>> {
        let asked = &self.all[..self.successors.len()];
        asked.iter().map(|one| one.subject(setting)).collect()
    }

    /// Their successors, where they are going or gone and one is known.
    pub(crate) fn successors<'s>(&'s self, setting: &Setting<'s>) -> Vec<Option<Subject<'s>>> {
        let each = self.successors.iter();
        each.map(|at| Some(self.all[(*at)?].subject(setting)))
            .collect()
    }
}
