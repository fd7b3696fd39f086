//! The monthly cost on one route, by part.

use catalog::schema::{Model, PriceStatus, Route};
use catalog::units::{Date, Money, Price};
use catalog::words;
use serde::Serialize;

use super::{CostQuery, CostReport};
use crate::compare::{RouteName, route_name};
use crate::output::rows::rows;
use crate::pricing::offers::{Lack, listed};
use crate::pricing::routes::Basis;
use crate::pricing::{Announced, MonthBill, Traffic, announced, grown};
use crate::query::Setting;

/// Monthly cost of a model on one route, in USD. The parts add up to `monthly_usd` exactly.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CostRow<'a> {
    pub model: &'a str,
    pub name: &'a str,
    /// `None` for the reason in `reason`.
    pub route: Option<RouteName<'a>>,
    /// Why this route was chosen; `None` with `--routes`.
    pub route_basis: Option<Basis>,
    /// With growth, the first month.
    pub monthly_usd: Option<Money>,
    /// Uncached input.
    pub input_usd: Option<Money>,
    pub cached_usd: Option<Money>,
    pub cache_write_usd: Option<Money>,
    /// Visible output.
    pub output_usd: Option<Money>,
    pub reasoning_usd: Option<Money>,
    /// Share of `monthly_usd` for batch requests.
    pub batch_usd: Option<Money>,
    /// With growth only.
    pub last_month_usd: Option<Money>,
    /// All months together; with growth only.
    pub period_usd: Option<Money>,
    /// The announced next price, if any.
    pub announced: Option<Announced>,
    /// `announced` in words.
    #[serde(skip)]
    pub announced_text: Option<String>,
    /// For the mix of this traffic, excluding reasoning tokens.
    pub blended_usd_per_mtok: Option<Price>,
    /// Cost relative to the cheapest, at least 1.
    pub factor: Option<f64>,
    /// Whether it is within the maximum; `None` without one.
    pub fits: Option<bool>,
    /// Tokens per month from which self-hosting costs no more; `None` if never.
    pub break_even_tokens: Option<u64>,
    /// Price tier reached by the requests, from 1.
    pub tier: Option<u8>,
    /// Whether the full price was assumed for an unknown rate.
    pub full_price_assumed: bool,
    pub price_as_of: Option<Date>,
    pub price_status: PriceStatus,
    pub reason: Option<String>,
    /// Whether the route charges more in peak hours.
    #[serde(skip)]
    pub has_peak: bool,
}

/// The row of the default route.
pub(super) fn budgeted<'a>(model: &'a Model<'a>, setting: &Setting<'a>) -> CostRow<'a> {
    match setting.priced(model) {
        Ok(priced) => {
            let offer = priced.offer();
            CostRow {
                route_basis: Some(priced.basis),
                ..billed(model, offer.route, priced.bill, setting)
            }
        }
        Err(why) => CostRow {
            reason: Some(why.text()),
            ..empty(model)
        },
    }
}

/// One row per priced route, or one with the reason if there is none.
pub(super) fn routes<'a>(model: &'a Model<'a>, setting: &Setting<'a>) -> Vec<CostRow<'a>> {
    let budgeted = budgeted(model, setting);
    let routes = listed(model, setting.providers, &setting.traffic, setting.today);
    if routes.is_empty() {
        return vec![budgeted];
    }
    let row = |(route, bill): (&'a Route<'a>, Result<MonthBill, Lack>)| match bill {
        Ok(bill) => {
            let row = billed(model, route, bill, setting);
            CostRow {
                route_basis: budgeted.route_basis.filter(|_| row.route == budgeted.route),
                ..row
            }
        }
        Err(lack) => CostRow {
            route: Some(route_name(route, setting)),
            price_status: PriceStatus::Paid,
            reason: Some(lack.to_string()),
            ..empty(model)
        },
    };
    routes.into_iter().map(row).collect()
}

fn billed<'a>(
    model: &Model<'a>,
    route: &Route<'a>,
    bill: MonthBill,
    setting: &Setting<'a>,
) -> CostRow<'a> {
    let traffic = &setting.traffic;
    let grown = grown(model, route, traffic, setting.today);
    let announced = announced(model, route, traffic);
    CostRow {
        route: Some(route_name(route, setting)),
        monthly_usd: Some(bill.total),
        input_usd: Some(bill.input),
        cached_usd: Some(bill.cache_read),
        cache_write_usd: Some(bill.cache_write),
        output_usd: Some(bill.output),
        reasoning_usd: Some(bill.reasoning),
        batch_usd: Some(bill.batch),
        last_month_usd: grown.map(|(last, _)| last),
        period_usd: grown.map(|(_, all)| all),
        announced_text: announced.as_ref().map(|coming| coming.text(route)),
        announced,
        blended_usd_per_mtok: bill.total.per_million(traffic.total_tokens()),
        tier: Some(bill.tier),
        full_price_assumed: bill.assumed,
        price_as_of: route.priced_on,
        price_status: route.terms.price_status.unwrap_or(PriceStatus::Unknown),
        has_peak: route.terms.price.as_ref().is_some_and(|p| p.peak.is_some()),
        ..empty(model)
    }
}

fn empty<'a>(model: &Model<'a>) -> CostRow<'a> {
    CostRow {
        model: model.id,
        name: model.name,
        ..CostRow::default()
    }
}

/// Fills in the values relative to other rows: factor, maximum, break-even.
pub(super) fn finish(rows: &mut [CostRow], query: &CostQuery, traffic: &Traffic) {
    let amounts = rows.iter().filter_map(|row| row.monthly_usd);
    let cheapest = amounts.min();
    let tokens = traffic.a_month(traffic.volume("", None).total());
    for row in rows {
        let Some(usd) = row.monthly_usd else {
            row.fits = query.bounds.most.map(|_| false);
            continue;
        };
        row.factor = cheapest.and_then(|low| usd.ratio(low));
        row.fits = query.bounds.most.map(|most| usd <= most);
        let machine = query.self_host.as_ref();
        row.break_even_tokens = machine.and_then(|machine| machine.break_even(usd, tokens));
    }
}

rows!(CostReport<'_>, rows => words!(
    "model name route.provider route.name route.id route.variant route.host
    route.input_usd_per_mtok route.output_usd_per_mtok route_basis monthly_usd input_usd
    cached_usd cache_write_usd output_usd reasoning_usd batch_usd last_month_usd period_usd
    announced.until announced.monthly_usd blended_usd_per_mtok factor fits
    break_even_tokens tier full_price_assumed price_as_of price_status reason"
));
