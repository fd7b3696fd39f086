//! One stable sort for lists of every type, and sets and maps without one, to keep the program small.
//!
//! The standard sort is compiled for each type and order: 8 KB, about a hundred times. Here, one function sorts
//! positions for all types, and each type only moves its values. Does not sort more than `u32::MAX` items.

use std::cmp::Ordering;

/// Stable sort for short lists.
pub trait Order<T> {
    /// Like [`slice::sort_by`].
    fn order_by(&mut self, order: impl FnMut(&T, &T) -> Ordering);

    /// Like [`slice::sort_by_key`].
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Like [`slice::sort`].
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut order: impl FnMut(&T, &T) -> Ordering) {
        let end = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let mut rows: Vec<u32> = (0..end).collect();
        sort(&mut rows, &mut |a, b| {
            order(&self[a as usize], &self[b as usize])
        });
        for (at, row) in rows.iter().enumerate() {
            let mut from = *row as usize;
            // That value moved on when its position was filled.
            while from < at {
                from = rows[from] as usize;
            }
            self.swap(at, from);
        }
    }
}

/// Like [`Iterator::collect`] into a `BTreeSet` or `BTreeMap`, which would sort first, with a sort for each type.
pub fn tree<I, T: Default + Extend<I>>(items: impl IntoIterator<Item = I>) -> T {
    let mut tree = T::default();
    tree.extend(items);
    tree
}

#[inline(never)]
fn sort(rows: &mut [u32], order: &mut dyn FnMut(u32, u32) -> Ordering) {
    rows.sort_by(|a, b| order(*a, *b));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list: Vec<(u8, String)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.order_by_key(|(number, _)| number % 4);
            theirs.sort_by_key(|(number, _)| number % 4);
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
