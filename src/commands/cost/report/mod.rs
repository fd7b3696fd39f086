//! Monthly amounts of many models, cheapest first, with every part of each.

mod own;
mod row;
mod sweep;

use catalog::schema::{Model, PriceStatus};
use catalog::units::{Money, Ratio};
use serde::Serialize;

use crate::error::Error;
use crate::pricing::offers::not_per_token;
use crate::pricing::{SelfHost, Sweep, Traffic};
use crate::query::{Bounds, Setting, by_cost};

pub use own::OwnHardware;
pub use row::CostRow;
pub use sweep::{CrossingRow, SweepReport, SweepRow};

/// Monthly amounts.
#[derive(Debug, Clone, Serialize)]
pub struct CostReport<'a> {
    /// The traffic.
    pub traffic: Traffic,
    /// Cheapest first; those without an amount last.
    pub rows: Vec<CostRow<'a>>,
    /// Free offers and subscriptions of the models asked for. No amount of theirs is in `rows`.
    pub apart: Vec<ApartRow>,
    /// Rows that the limit left out.
    pub more: usize,
    /// Models without an amount that were left out because none was asked for by name.
    pub unpriced: usize,
    /// The most that a month may cost.
    pub max_monthly_usd: Option<Money>,
    /// Models left out because they cost more.
    pub too_dear: usize,
    /// Hardware of one's own.
    pub self_host: Option<OwnHardware>,
    /// One part of the traffic, moved.
    pub sweep: Option<SweepReport<'a>>,
    /// The currency in which people see the amounts. All figures here are USD.
    pub currency: Option<Currency>,
    /// What the amounts leave out or assume.
    pub notes: Vec<String>,
}

/// A way to use a model that is not billed by the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApartRow {
    /// The model's id.
    pub model: String,
    /// The model's display name.
    pub name: String,
    /// The provider's id.
    pub provider: String,
    /// The provider's display name.
    pub provider_name: String,
    /// The provider's id of the model.
    pub id: String,
    /// Why it is apart.
    pub price_status: PriceStatus,
}

/// A currency to show amounts in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Currency {
    /// Its code.
    pub code: String,
    /// How much of it a dollar is.
    pub rate_per_usd: Ratio,
}

/// What is asked of a cost report, beyond models and traffic.
#[derive(Debug, Clone, Default)]
pub struct CostQuery {
    /// Whether the models were asked for by name: then each stays in, whatever it costs.
    pub named: bool,
    /// At most this many rows; 0 for all.
    pub limit: usize,
    /// Further models that have no price anywhere and are only counted.
    pub unsold: usize,
    /// Every route of a model, not only the one to budget with.
    pub routes: bool,
    /// The most that a month may cost.
    pub max_monthly: Option<Money>,
    /// Hardware of one's own.
    pub self_host: Option<SelfHost>,
    /// One part of the traffic to move, in so many steps.
    pub sweep: Option<(Sweep, usize)>,
    /// The currency to show.
    pub currency: Option<Currency>,
}

impl<'a> CostReport<'a> {
    /// Prices `models`.
    ///
    /// # Errors
    /// A sweep of something that the traffic does not have.
    pub fn new(
        models: &'a [Model<'a>],
        setting: &Setting<'a>,
        query: CostQuery,
    ) -> Result<Self, Error> {
        let bounds = Bounds {
            named: query.named,
            limit: query.limit,
            most: query.max_monthly,
        };
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
        let apart = shown.iter().filter(|_| query.named);
        let apart = apart.flat_map(|model| apart_rows(model, setting)).collect();
        let sweep = query
            .sweep
            .map(|(sweep, steps)| sweep::sweep(shown, setting, sweep, steps));
        Ok(Self {
            notes: notes(&rows, &setting.traffic),
            traffic: setting.traffic.clone(),
            self_host: query
                .self_host
                .map(|machine| OwnHardware::new(machine, &setting.traffic)),
            sweep: sweep.transpose()?,
            max_monthly_usd: query.max_monthly,
            currency: query.currency,
            rows,
            apart,
            more: by_cost.more,
            unpriced: by_cost.unpriced + query.unsold,
            too_dear: by_cost.above,
        })
    }

    /// Whether some model is within the most that a month may cost, where there is such a bound.
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

/// The traffic's caveats, and peak hours where somebody priced has them.
fn notes(rows: &[CostRow], traffic: &Traffic) -> Vec<String> {
    let mut notes = traffic.caveats();
    if traffic.peak == Ratio::ZERO {
        let peaks = rows.iter().filter(|row| row.has_peak);
        let mut peaks: Vec<&str> = peaks
            .filter_map(|row| Some(row.route.as_ref()?.name))
            .collect();
        peaks.sort_unstable();
        peaks.dedup();
        for name in peaks {
            notes.push(format!(
                "{name} asks more in its peak hours; --peak SHARE counts them"
            ));
        }
    }
    notes
}
