//! Monthly amounts of many models, cheapest first.

use serde::Serialize;

use crate::catalog::schema::{Model, PriceStatus};
use crate::compare::{RouteName, Setting, route_name};
use crate::cost::Traffic;
use crate::routes::{Basis, priced_route};
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
}

impl CostReport {
    /// Prices `models`. Those without an amount stay in only when `named`; at most `limit` rows, 0 for all.
    pub fn new(models: &[Model], setting: &Setting, named: bool, limit: usize) -> Self {
        let mut rows: Vec<CostRow> = models.iter().map(|model| row(model, setting)).collect();
        let unpriced = rows.iter().filter(|row| row.monthly_usd.is_none()).count();
        if !named {
            rows.retain(|row| row.monthly_usd.is_some());
        }
        rows.sort_by(|a, b| {
            let key = |row: &CostRow| (row.monthly_usd.is_none(), row.monthly_usd);
            key(a).cmp(&key(b)).then_with(|| a.model.cmp(&b.model))
        });
        let cheapest = rows.first().and_then(|row| row.monthly_usd);
        for row in &mut rows {
            row.factor = row
                .monthly_usd
                .zip(cheapest)
                .and_then(|(usd, low)| usd.ratio(low));
        }
        let more = if limit == 0 {
            0
        } else {
            rows.len().saturating_sub(limit)
        };
        rows.truncate(rows.len() - more);
        Self {
            traffic: setting.traffic,
            rows,
            more,
            unpriced: if named { 0 } else { unpriced },
        }
    }
}

fn row(model: &Model, setting: &Setting) -> CostRow {
    let Setting {
        today,
        traffic,
        choice,
        providers,
        ..
    } = setting;
    let priced = priced_route(model, providers, *traffic, choice, *today);
    let offer = priced.as_ref().ok().map(|p| p.offer());
    CostRow {
        model: model.id.clone(),
        name: model.name.clone(),
        route: offer.map(|o| route_name(o.route, setting)),
        route_basis: priced.as_ref().ok().map(|p| p.basis),
        monthly_usd: offer.map(|o| o.bill.total),
        input_usd: offer.map(|o| o.bill.input),
        output_usd: offer.map(|o| o.bill.output),
        blended_usd_per_mtok: offer.and_then(|o| o.bill.total.per_million(traffic.total_tokens())),
        factor: None,
        tier: offer.map(|_| 1),
        price_status: offer
            .and_then(|o| o.route.terms.price_status)
            .unwrap_or(PriceStatus::Unknown),
        reason: priced.err().map(|why| why.text()),
    }
}
