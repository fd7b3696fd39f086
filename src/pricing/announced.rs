//! The price that a provider has announced for later: when a promotion ends, and the monthly cost after it.
//!
//! Does not choose routes (`routes`): they are chosen by today's price.

use catalog::schema::{Model, Route, Terms};
use catalog::units::{Date, Money, Price, Ratio};
use jiff::ToSpan;
use serde::Serialize;

use super::offers::{bill_route, volume};
use super::traffic::Traffic;

/// A route's price from a later day on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Announced {
    /// The last day of today's price.
    pub until: Date,
    /// USD per million tokens, afterwards.
    pub input_usd_per_mtok: Option<Price>,
    /// USD per million tokens, afterwards.
    pub output_usd_per_mtok: Option<Price>,
    /// The month's traffic at that price; `None`: a required rate is unknown.
    pub monthly_usd: Option<Money>,
}

impl Announced {
    /// `$2.00 / $10.00 until 2026-11-30, then $4.00 / $20.00: $8,200 a month`.
    pub fn text(&self, route: &Route) -> String {
        let rates = |input: Option<Price>, output: Option<Price>| {
            let show = |price: Option<Price>| price.map_or_else(|| "–".to_owned(), Price::show);
            format!("{} / {}", show(input), show(output))
        };
        let now = route.terms.price.as_ref().map(|price| &price.standard);
        let now = rates(now.and_then(|r| r.input), now.and_then(|r| r.output));
        let then = rates(self.input_usd_per_mtok, self.output_usd_per_mtok);
        let month = self.monthly_usd;
        let month = month.map_or_else(String::new, |usd| format!(": {} a month", usd.show()));
        format!("{now} until {}, then {then}{month}", self.until)
    }
}

/// The price announced to follow a route's current one.
pub fn announced(model: &Model, route: &Route, traffic: &Traffic) -> Option<Announced> {
    let promotion = route.terms.promotion.as_ref()?;
    let bill = bill_route(model, &after(route)?, traffic, volume(model, traffic));
    let then = &promotion.then.standard;
    Some(Announced {
        until: promotion.until,
        input_usd_per_mtok: then.input,
        output_usd_per_mtok: then.output,
        monthly_usd: bill.and_then(Result::ok).map(|bill| bill.total),
    })
}

/// The cost of the last month, and of all months together, on a route from today on; `None` without growth or a number
/// of months, or if a rate is unknown. In the month of a price change, each day counts equally.
pub fn grown(
    model: &Model,
    route: &Route,
    traffic: &Traffic,
    today: Date,
) -> Option<(Money, Money)> {
    let months = traffic.months(volume(model, traffic))?;
    let after = after(route);
    let until = route
        .terms
        .promotion
        .as_ref()
        .map(|promotion| promotion.until.last_day());
    let (mut last, mut all) = (Money::ZERO, Money::ZERO);
    for (number, volume) in (0_i32..).zip(months) {
        let bill = |route: &Route| Some(bill_route(model, route, traffic, volume)?.ok()?.total);
        let share = match until {
            None => Ratio::ONE,
            Some(until) => {
                let day = |months: i32| today.first_day().saturating_add(months.months());
                let (first, next) = (day(number), day(number + 1));
                let days = (next - first).get_days();
                let left = (until - first).get_days() + 1;
                share(left.clamp(0, days), days)
            }
        };
        let now = if share > Ratio::ZERO {
            bill(route)?
        } else {
            Money::ZERO
        };
        let then = match &after {
            Some(after) if share < Ratio::ONE => bill(after)?,
            _ => Money::ZERO,
        };
        last = now.scaled(share) + then.scaled(share.rest());
        all += last;
    }
    Some((last, all))
}

fn share(part: i32, whole: i32) -> Ratio {
    let (part, whole) = (i64::from(part), i64::from(whole.max(1)));
    let millionths = (part * 1_000_000 + whole / 2) / whole;
    Ratio::from_millionths(u64::try_from(millionths).unwrap_or_default())
}

/// The route at its announced price.
fn after<'a>(route: &Route<'a>) -> Option<Route<'a>> {
    let promotion = route.terms.promotion.as_ref()?;
    Some(Route {
        terms: Terms {
            price: Some(promotion.then.clone()),
            promotion: None,
            ..route.terms.clone()
        },
        ..route.clone()
    })
}
