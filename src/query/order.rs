//! Sorting models by their facts.

use std::cmp::Ordering;

use super::candidate::Candidate;
use super::filter::Column;
use crate::fields::Value;

#[derive(Clone)]
pub struct SortKey {
    pub column: Column,
    pub descending: bool,
}

/// What a model is sorted by.
struct Place<'k, 'a> {
    keys: &'k [SortKey],
    values: Vec<Option<Value>>,
    id: &'a str,
}

impl Ord for Place<'_, '_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let values = self.values.iter().zip(&other.values);
        let each = self.keys.iter().zip(values);
        let by_keys = each.map(|(key, values)| match values {
            (Some(a), Some(b)) if key.descending => b.order(a),
            (Some(a), Some(b)) => a.order(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        by_keys
            .fold(Ordering::Equal, Ordering::then)
            .then_with(|| self.id.cmp(other.id))
    }
}

impl PartialOrd for Place<'_, '_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place<'_, '_> {}

/// Sorts models by the first key, ties by the next keys, finally by id. Unknown values come last in either direction.
pub fn sort(candidates: &mut [Candidate], keys: &[SortKey]) {
    candidates.sort_by_cached_key(|candidate| Place {
        keys,
        values: keys.iter().map(|key| key.column.value(candidate)).collect(),
        id: candidate.model.id,
    });
}
