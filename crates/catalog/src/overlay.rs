//! A small packed catalog laid over another: models that it changes, models that it adds.
//!
//! Owns which position of the whole is which row of which. The models of the base keep their positions;
//! those added come after them, sorted by id among themselves.

use std::collections::BTreeMap;

use crate::naming::Named;
use crate::pack::Table;
use crate::packed::{Packed, Result};

/// What is laid over a base.
#[derive(Debug)]
pub(super) struct Overlay {
    /// Its rows.
    pub(super) packed: Packed,
    /// Position in the base → row here, sorted.
    changed: Vec<(usize, usize)>,
    /// Rows here of models that the base does not have.
    added: Vec<usize>,
    /// How many models the base has.
    base: usize,
    /// By provider of the base, how many models and routes it has more.
    more: BTreeMap<String, (u32, u32)>,
}

impl Overlay {
    /// Lays `packed` over `base`, whose providers have `more` models and routes by it.
    pub(super) fn new(
        packed: Packed,
        base: &Packed,
        more: BTreeMap<String, (u32, u32)>,
    ) -> Result<Self> {
        let (own, below) = (packed.rows(Table::Heads)?, base.rows(Table::Heads)?);
        let (mut changed, mut added) = (Vec::new(), Vec::new());
        for row in 0..own.count {
            match below.find(own.key(row)?) {
                Some(position) => changed.push((position, row)),
                None => added.push(row),
            }
        }
        changed.sort_unstable();
        let base = below.count;
        Ok(Self {
            packed,
            changed,
            added,
            base,
            more,
        })
    }

    /// Whether the model at a position of the whole is one that it adds.
    pub(super) fn adds(&self, position: usize) -> bool {
        position >= self.base
    }

    /// How many models it adds.
    pub(super) fn added(&self) -> usize {
        self.added.len()
    }

    /// The row here of the model at a position of the whole.
    pub(super) fn row(&self, position: usize) -> Option<usize> {
        if let Some(at) = position.checked_sub(self.base) {
            return self.added.get(at).copied();
        }
        let at = self.changed.binary_search_by_key(&position, |c| c.0).ok()?;
        Some(self.changed[at].1)
    }

    /// The position in the whole of a row here.
    pub(super) fn position(&self, row: usize) -> usize {
        if let Ok(at) = self.added.binary_search(&row) {
            return self.base + at;
        }
        let found = self.changed.iter().find(|c| c.1 == row);
        found.map_or(usize::MAX, |c| c.0)
    }

    /// Adds to what a name means in the base what it means here.
    pub(super) fn join(&self, own: Option<Vec<Named>>, named: &mut Vec<Named>) {
        for mut one in own.into_iter().flatten() {
            let position = self.position(one.model as usize);
            one.model = u32::try_from(position).unwrap_or(u32::MAX);
            if !named.iter().any(|known| known.model == one.model) {
                named.push(one);
            }
        }
    }

    /// How many models and routes a provider of the base has more.
    pub(super) fn more(&self, provider: &str) -> (u32, u32) {
        self.more.get(provider).copied().unwrap_or_default()
    }
}
