//! Monthly amounts of many models, cheapest first.

use serde::Serialize;
use serde_json::Value;

use super::rows::{Rows, columns, values};
use crate::catalog::schema::{Model, PriceStatus};
use crate::compare::{RouteName, Setting, route_name};
use crate::cost::Traffic;
use crate::routes::{Basis, Priced, Unpriced, priced_route};
use crate::units::{Money, Price};

/// What a month costs on one model.
#[derive(Debug, Clone, Serialize)]
pub struct CostRow {
    /// Its id.
    pub model: String,
    /// Its display name.
    pub name: String,
    /// The priced route; `null`: none, for `reason`.
    pub route: Option<RouteName>,
    /// Why that route.
    pub route_basis: Option<Basis>,
    /// The amount.
    pub monthly_usd: Option<Money>,
    /// Its input part.
    pub input_usd: Option<Money>,
    /// Its output part.
    pub output_usd: Option<Money>,
    /// The amount per million tokens of this traffic's own mix.
    pub blended_usd_per_mtok: Option<Price>,
    /// The amount over the cheapest one's.
    pub factor: Option<f64>,
    /// Which tier of a route's prices was used.
    pub tier: Option<u8>,
    /// What the route's price is.
    pub price_status: PriceStatus,
    /// Why there is no amount.
    pub reason: Option<String>,
}

/// Monthly amounts.
#[derive(Debug, Clone, Serialize)]
pub struct CostReport {
    /// Tokens a month.
    pub traffic: Traffic,
    /// Cheapest first; those without an amount last.
    pub rows: Vec<CostRow>,
    /// Rows that the limit left out.
    pub more: usize,
    /// Models without a priced route that were left out because none was asked for by name.
    pub unpriced: usize,
    /// What the amounts leave out or assume.
    pub notes: Vec<String>,
}

impl CostReport {
    /// Prices `models`. Those without an amount stay in only when `named`; at most `limit` rows, 0 for all.
    /// `unsold` further models have no price anywhere and are only counted.
    pub fn new(
        models: &[Model],
        setting: &Setting,
        named: bool,
        limit: usize,
        unsold: usize,
    ) -> Self {
        let mut order: Vec<(Option<Money>, &Model)> = models
            .iter()
            .map(|model| (price(model, setting).ok().map(|priced| priced.usd()), model))
            .collect();
        let all = order.len();
        if !named {
            order.retain(|(usd, _)| usd.is_some());
        }
        let unpriced = all - order.len() + unsold;
        order.sort_by(|(a, x), (b, y)| (a.is_none(), a, x.id).cmp(&(b.is_none(), b, y.id)));
        let more = match limit {
            0 => 0,
            _ => order.len().saturating_sub(limit),
        };
        order.truncate(order.len() - more);
        let cheapest = order.first().and_then(|(usd, _)| *usd);
        let rows = order.iter().map(|(_, model)| row(model, setting, cheapest));
        Self {
            traffic: setting.traffic,
            rows: rows.collect(),
            more,
            unpriced,
            notes: setting.traffic.caveats(),
        }
    }
}

fn price<'a>(model: &'a Model<'a>, setting: &Setting) -> Result<Priced<'a>, Unpriced> {
    let Setting {
        today,
        traffic,
        choice,
        providers,
        ..
    } = setting;
    priced_route(model, providers, *traffic, choice, *today)
}

fn row(model: &Model, setting: &Setting, cheapest: Option<Money>) -> CostRow {
    let priced = price(model, setting);
    let offer = priced.as_ref().ok().map(|p| p.offer());
    let monthly_usd = offer.map(|o| o.bill.total);
    CostRow {
        model: model.id.to_owned(),
        name: model.name.to_owned(),
        route: offer.map(|o| route_name(o.route, setting)),
        route_basis: priced.as_ref().ok().map(|p| p.basis),
        monthly_usd,
        input_usd: offer.map(|o| o.bill.input),
        output_usd: offer.map(|o| o.bill.output),
        blended_usd_per_mtok: offer
            .and_then(|o| o.bill.total.per_million(setting.traffic.total_tokens())),
        factor: monthly_usd
            .zip(cheapest)
            .and_then(|(usd, low)| usd.ratio(low)),
        tier: offer.map(|_| 1),
        price_status: offer
            .and_then(|o| o.route.terms.price_status)
            .unwrap_or(PriceStatus::Unknown),
        reason: priced.err().map(|why| why.text()),
    }
}

impl Rows for CostReport {
    fn columns(&self) -> Vec<String> {
        columns(&[
            "model",
            "name",
            "route.provider",
            "route.name",
            "route.id",
            "route.variant",
            "route.input_usd_per_mtok",
            "route.output_usd_per_mtok",
            "route_basis",
            "monthly_usd",
            "input_usd",
            "output_usd",
            "blended_usd_per_mtok",
            "factor",
            "tier",
            "price_status",
            "reason",
        ])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.rows)
    }
}
