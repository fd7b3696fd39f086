//! The report of `cost`: monthly costs, cheapest first. Does not compute bills (`pricing`).

mod own;
mod row;
mod sweep;

use catalog::schema::{Model, PriceStatus};
use catalog::sort::Order;
use catalog::units::{Money, Ratio};
use serde::Serialize;

use crate::error::Error;
use crate::pricing::offers::not_per_token;
use crate::pricing::{SelfHost, Sweep, Traffic, same_text_notes};
use crate::query::{Bounds, Setting, by_cost};

pub use own::OwnHardware;
pub use row::CostRow;
pub use sweep::SweepReport;

#[derive(Debug, Clone, Serialize)]
pub struct CostReport<'a> {
    pub traffic: Traffic,
    /// Cheapest first; models without a price last.
    pub rows: Vec<CostRow<'a>>,
    /// Free offers and subscriptions of the requested models; not in `rows`.
    pub apart: Vec<ApartRow>,
    /// Rows beyond the limit.
    pub more: usize,
    /// Models without a price, hidden unless named.
    pub unpriced: usize,
    /// Models for uses other than chat, hidden without filters and names.
    pub other_kinds: usize,
    /// Models that cost nothing, hidden without filters and names.
    pub free: usize,
    /// Whether models known to use tools come first: without filters and names.
    pub tools_first: bool,
    pub max_monthly_usd: Option<Money>,
    /// Models above the maximum.
    pub too_dear: usize,
    pub self_host: Option<OwnHardware>,
    pub sweep: Option<SweepReport<'a>>,
    /// Display currency; all amounts here are in USD.
    pub currency: Option<Currency>,
    /// Notes on what the costs include and assume.
    pub notes: Vec<String>,
}

/// An offer that is not billed per token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApartRow {
    pub model: String,
    pub name: String,
    pub provider: String,
    pub provider_name: String,
    pub id: String,
    /// Free, free tier or plan.
    pub price_status: PriceStatus,
}

/// A display currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Currency {
    pub code: String,
    /// Units per USD.
    pub rate_per_usd: Ratio,
}

#[derive(Debug, Clone, Default)]
pub struct CostQuery {
    /// Which models to show.
    pub bounds: Bounds,
    /// Further models without any price.
    pub unsold: usize,
    /// Show every route of a model, not only the default one.
    pub routes: bool,
    pub self_host: Option<SelfHost>,
    /// Sweep and its number of steps.
    pub sweep: Option<(Sweep, usize)>,
    pub currency: Option<Currency>,
}

impl<'a> CostReport<'a> {
    /// Prices `models`.
    ///
    /// # Errors
    /// A sweep over something that is not part of the traffic.
    pub fn new(
        models: &'a [Model<'a>],
        setting: &Setting<'a>,
        query: CostQuery,
    ) -> Result<Self, Error> {
        let bounds = query.bounds;
        let by_cost = by_cost(models, setting, bounds);
        let shown = &by_cost.models;
        let mut rows: Vec<CostRow<'a>> = shown
            .iter()
            .flat_map(|model| {
                if query.routes {
                    row::routes(model, setting)
                } else {
                    vec![row::budgeted(model, setting)]
                }
            })
            .collect();
        row::finish(&mut rows, &query, &setting.traffic);
        let apart = shown.iter().filter(|_| bounds.named);
        let apart = apart.flat_map(|model| apart_rows(model, setting)).collect();
        let sweep = query
            .sweep
            .map(|(sweep, steps)| sweep::sweep(shown, setting, sweep, steps));
        Ok(Self {
            notes: notes(
                if bounds.named { shown } else { &[] },
                &rows,
                &setting.traffic,
            ),
            traffic: setting.traffic.clone(),
            self_host: query
                .self_host
                .map(|machine| OwnHardware::new(machine, &setting.traffic)),
            sweep: sweep.transpose()?,
            max_monthly_usd: bounds.most,
            currency: query.currency,
            rows,
            apart,
            more: by_cost.more,
            unpriced: by_cost.unpriced + query.unsold,
            other_kinds: by_cost.other_kinds,
            free: by_cost.free,
            tools_first: bounds.usual,
            too_dear: by_cost.above,
        })
    }

    /// Whether any model is within the maximum, if one is set.
    pub fn fits(&self) -> bool {
        self.max_monthly_usd.is_none() || self.rows.iter().any(|row| row.fits == Some(true))
    }
}

fn apart_rows(model: &Model, setting: &Setting) -> Vec<ApartRow> {
    let routes = not_per_token(model, setting.today).into_iter();
    routes
        .map(|route| ApartRow {
            model: model.id.to_owned(),
            name: model.name.to_owned(),
            provider: route.provider.to_owned(),
            provider_name: setting.providers.name(route.provider).to_owned(),
            id: route.id.to_owned(),
            price_status: route.terms.price_status.unwrap_or(PriceStatus::Unknown),
        })
        .collect()
}

/// The notes on the traffic, and on peak prices if a priced route has them.
fn notes(models: &[&Model], rows: &[CostRow], traffic: &Traffic) -> Vec<String> {
    let mut notes = traffic.caveats();
    notes.extend(same_text_notes(models, traffic));
    for row in rows {
        if let Some(text) = &row.announced_text {
            notes.push(format!("{}: {text}", row.name));
        }
    }
    if traffic.peak == Ratio::ZERO {
        let peaks = rows.iter().filter(|row| row.has_peak);
        let mut peaks: Vec<&str> = peaks
            .filter_map(|row| Some(row.route.as_ref()?.name))
            .collect();
        peaks.order();
        peaks.dedup();
        for name in peaks {
            notes.push(format!(
                "{name} charges more in peak hours (add with --peak SHARE)"
            ));
        }
    }
    notes
}
