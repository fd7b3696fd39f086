//! Models with their scores and quality, and the successors of those that retire.

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

/// A model with everything a comparison needs.
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

    /// The model at `position`, already read; without scores if they are not needed.
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

/// Models with everything a comparison needs.
pub(crate) struct Loaded<'a> {
    /// The requested models, then their successors.
    all: Vec<One<'a>>,
    /// For each requested model, the index of its successor in `all`.
    successors: Vec<Option<usize>>,
    pub(crate) providers: Providers<'a>,
    /// Boards with a score of any of the models.
    pub(crate) boards: Boards<'a>,
    /// Scale of the quality index, if the catalog has one.
    pub(crate) scale: Option<Scale>,
}

impl<'a> Loaded<'a> {
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
        // A successor's scores are only compared with models that stay.
        let are_held = ends.contains(&false);
        for index in 0..positions.len() {
            // Successors are only needed for models that end. They may have other providers.
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
        // A model's scores are sorted by board.
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

    /// The first requested model, if any.
    pub(crate) fn first(&self) -> Option<&Model<'a>> {
        self.all.first().map(|one| &one.model)
    }

    /// The requested models.
    pub(crate) fn subjects<'s>(&'s self, setting: &Setting<'s>) -> Vec<Subject<'s>> {
        let asked = &self.all[..self.successors.len()];
        asked.iter().map(|one| one.subject(setting)).collect()
    }

    /// Successors of the requested models that end, if known.
    pub(crate) fn successors<'s>(&'s self, setting: &Setting<'s>) -> Vec<Option<Subject<'s>>> {
        let each = self.successors.iter();
        each.map(|at| Some(self.all[(*at)?].subject(setting)))
            .collect()
    }
}
