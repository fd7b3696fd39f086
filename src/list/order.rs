//! Models in the order of their facts.

use std::cmp::Ordering;

use crate::entry::Entry;
use crate::fields::Value;
use crate::filter::Column;

/// A fact that models are ordered by.
#[derive(Clone)]
pub struct SortKey {
    /// The fact.
    pub column: Column,
    /// Whether the highest comes first.
    pub descending: bool,
}

/// Puts models in the order of the first key, those alike in it in the order of the next, at last by id.
/// Unknown is last either way.
pub fn sort<'a>(entries: Vec<Entry<'a>>, keys: &[SortKey]) -> Vec<Entry<'a>> {
    let with_values = entries.into_iter().map(|entry| {
        let values: Vec<Option<Value>> = keys.iter().map(|key| key.column.value(&entry)).collect();
        // Boxed, because an entry is large and sorting moves it often.
        (values, Box::new(entry))
    });
    let mut rows: Vec<_> = with_values.collect();
    rows.sort_by(|(a, x), (b, y)| {
        let each = keys.iter().zip(a.iter().zip(b));
        let by_keys = each.map(|(key, (a, b))| match (a, b) {
            (Some(a), Some(b)) if key.descending => b.order(a),
            (Some(a), Some(b)) => a.order(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        by_keys
            .fold(Ordering::Equal, Ordering::then)
            .then_with(|| x.model.id.cmp(y.model.id))
    });
    rows.into_iter().map(|(_, entry)| *entry).collect()
}
