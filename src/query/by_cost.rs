//! Models by their monthly bill, within bounds.

use catalog::schema::Model;
use catalog::units::Money;

use super::Setting;
use crate::pricing::Traffic;
use crate::pricing::routes::{Priced, priced_route};
use crate::pricing::unpriced::Unpriced;

/// Which models stay.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bounds {
    /// Whether the models were named: then each stays, whatever it costs.
    pub named: bool,
    /// At most this many models; 0 for all.
    pub limit: usize,
    /// The highest bill, USD a month.
    pub most: Option<Money>,
}

/// Models by their bill, and how many were left out.
#[derive(Debug, Clone)]
pub struct ByCost<'a> {
    /// The lowest bill first, those without one last.
    pub models: Vec<&'a Model<'a>>,
    /// Models that the limit left out.
    pub more: usize,
    /// Models left out because none of their routes has a price.
    pub unpriced: usize,
    /// Models left out because they cost more than [`Bounds::most`].
    pub above: usize,
}

/// Orders `models` by their bill at the traffic of `setting`.
pub fn by_cost<'a>(models: &'a [Model<'a>], setting: &Setting, bounds: Bounds) -> ByCost<'a> {
    let bill = |model| Some(price_at(model, setting, &setting.traffic).ok()?.usd());
    let mut order: Vec<(Option<Money>, &Model<'a>)> =
        models.iter().map(|model| (bill(model), model)).collect();
    if !bounds.named {
        order.retain(|(usd, _)| usd.is_some());
    }
    let priced = order.len();
    order.sort_by(|(a, x), (b, y)| (a.is_none(), a, x.id).cmp(&(b.is_none(), b, y.id)));
    if let Some(most) = bounds.most.filter(|_| !bounds.named) {
        order.retain(|(usd, _)| usd.is_some_and(|usd| usd <= most));
    }
    let kept = order.len();
    if bounds.limit > 0 {
        order.truncate(bounds.limit);
    }
    ByCost {
        more: kept - order.len(),
        unpriced: models.len() - priced,
        above: priced - kept,
        models: order.into_iter().map(|(_, model)| model).collect(),
    }
}

/// The priced route of a model at a traffic.
///
/// # Errors
/// Why there is none.
pub fn price_at<'a>(
    model: &'a Model<'a>,
    setting: &Setting,
    traffic: &Traffic,
) -> Result<Priced<'a>, Unpriced> {
    priced_route(
        model,
        setting.providers,
        traffic,
        &setting.choice,
        setting.today,
    )
}
