//! The models to pick from. Does not draw.

use catalog::sort::Order;
use catalog::{Catalog, Damaged};

/// A model to pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) id: String,
    /// Its display name.
    pub(super) name: String,
    pub(super) searched: String,
}

/// All models, those that most providers serve first.
pub(super) fn items(catalog: &Catalog) -> Result<Vec<Item>, Damaged> {
    let mut order: Vec<usize> = (0..catalog.model_count()).collect();
    order.order_by_key(|at| std::cmp::Reverse(catalog.served(*at)));
    let item = |at: usize| {
        let head = catalog.head(at)?;
        Ok(Item {
            id: head.id.to_owned(),
            name: head.name.to_owned(),
            searched: format!("{} {}", head.name, head.id),
        })
    };
    order.into_iter().map(item).collect()
}
