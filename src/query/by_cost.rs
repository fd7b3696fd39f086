//! Models by monthly bill, within bounds.

use catalog::schema::{Kind, Model};
use catalog::sort::Order;
use catalog::units::Money;

use super::{Setting, cut};
use crate::fields::tools;

/// Which models to keep.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bounds {
    /// Whether the models were named: then all are kept, whatever they cost.
    pub named: bool,
    /// Maximum number of models; 0 for all.
    pub limit: usize,
    /// Maximum bill, USD a month.
    pub most: Option<Money>,
    /// Whether nothing was asked of the models: then only chat models with a bill above zero are kept, with those known
    /// to use tools first.
    pub usual: bool,
}

/// Models by bill, and how many were left out.
#[derive(Debug, Clone)]
pub struct ByCost<'a> {
    /// Lowest bill first, models without a bill last.
    pub models: Vec<&'a Model<'a>>,
    /// Models beyond the limit.
    pub more: usize,
    /// Models left out because no route has a price.
    pub unpriced: usize,
    /// Models left out because they cost more than [`Bounds::most`].
    pub above: usize,
    /// Models left out because they are not chat models; only with [`Bounds::usual`].
    pub other_kinds: usize,
    /// Models left out because their bill is zero; only with [`Bounds::usual`].
    pub free: usize,
}

/// Orders `models` by their bill at the traffic of `setting`.
pub fn by_cost<'a>(models: &'a [Model<'a>], setting: &Setting, bounds: Bounds) -> ByCost<'a> {
    let bill = |model| setting.monthly(model);
    let asked = |model: &&Model| !bounds.usual || model.kind == Kind::Chat;
    let mut order: Vec<(Option<Money>, &Model<'a>)> = models
        .iter()
        .filter(asked)
        .map(|model| (bill(model), model))
        .collect();
    let considered = order.len();
    if !bounds.named {
        order.retain(|(usd, _)| usd.is_some());
    }
    let billed = order.len();
    if bounds.usual {
        order.retain(|(usd, _)| usd.is_none_or(|usd| usd > Money::ZERO));
    }
    let priced = order.len();
    let without_tools = |model: &Model| bounds.usual && tools(&model.capabilities) != Some(true);
    order.order_by(|(a, x), (b, y)| {
        let key = |usd: &Option<Money>, model: &Model<'a>| {
            (without_tools(model), usd.is_none(), *usd, model.id)
        };
        key(a, x).cmp(&key(b, y))
    });
    if let Some(most) = bounds.most.filter(|_| !bounds.named) {
        order.retain(|(usd, _)| usd.is_some_and(|usd| usd <= most));
    }
    let kept = order.len();
    ByCost {
        more: cut(&mut order, bounds.limit),
        unpriced: considered - billed,
        above: priced - kept,
        other_kinds: models.len() - considered,
        free: billed - priced,
        models: order.into_iter().map(|(_, model)| model).collect(),
    }
}
