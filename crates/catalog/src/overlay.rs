//! A small packed catalog over another: the models that it changes and adds.
//!
//! Owns the mapping between positions and the rows of both. Models of the base keep their positions; added ones follow,
//! sorted by id.

use std::collections::BTreeMap;

use crate::damaged::Result;
use crate::naming::Named;
use crate::pack::Table;
use crate::packed::Packed;

#[derive(Debug)]
pub(super) struct Overlay {
    pub(super) packed: Packed,
    /// Position in the base → row here, sorted.
    changed: Vec<(usize, usize)>,
    /// Rows of models that the base lacks.
    added: Vec<usize>,
    /// Number of models in the base.
    base: usize,
    /// Models and routes added to providers of the base.
    more: BTreeMap<String, (u32, u32)>,
}

impl Overlay {
    /// Lays `packed` over `base`; `more`: numbers of models and routes that it adds to providers of the base.
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

    /// Whether it adds the model at `position`.
    pub(super) fn adds(&self, position: usize) -> bool {
        position >= self.base
    }

    pub(super) fn added(&self) -> usize {
        self.added.len()
    }

    /// The row here of the model at `position`.
    pub(super) fn row(&self, position: usize) -> Option<usize> {
        if let Some(at) = position.checked_sub(self.base) {
            return self.added.get(at).copied();
        }
        let at = self.changed.binary_search_by_key(&position, |c| c.0).ok()?;
        Some(self.changed[at].1)
    }

    /// The position of the model in row `row`.
    pub(super) fn position(&self, row: usize) -> usize {
        if let Ok(at) = self.added.binary_search(&row) {
            return self.base + at;
        }
        let found = self.changed.iter().find(|c| c.1 == row);
        found.map_or(usize::MAX, |c| c.0)
    }

    /// Adds this catalog's meanings of a name to those of the base.
    pub(super) fn join(&self, own: Option<Vec<Named>>, named: &mut Vec<Named>) {
        for mut one in own.into_iter().flatten() {
            let position = self.position(one.model as usize);
            one.model = u32::try_from(position).unwrap_or(u32::MAX);
            if !named.iter().any(|known| known.model == one.model) {
                named.push(one);
            }
        }
    }

    /// Numbers of models and routes that it adds to a provider of the base.
    pub(super) fn more(&self, provider: &str) -> (u32, u32) {
        self.more.get(provider).copied().unwrap_or_default()
    }
}
