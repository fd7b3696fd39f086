//! The models to pick from. Does not draw.

use catalog::sort::Order;
use catalog::{Catalog, Damaged};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) searched: String,
}

/// All models, those with the most providers first.
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
