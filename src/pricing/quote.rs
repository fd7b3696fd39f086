//! Rates and monthly cost of a model on its priced route. Does not choose the route (`routes`).

use catalog::schema::{Model, Route};
use catalog::units::{Date, Money, Price};

use super::Traffic;
use super::routes::{Choice, Priced, priced_route};
use crate::providers::Providers;

/// Rates and monthly cost on the priced route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a> {
    pub provider: &'a str,
    /// The provider's id for the model.
    pub route: &'a str,
    /// USD per million input tokens.
    pub input: Option<Price>,
    /// USD per million output tokens.
    pub output: Option<Price>,
    /// USD per million input tokens read from the cache.
    pub cache_read: Option<Price>,
    /// USD per month for the traffic.
    pub monthly: Money,
    /// Day of the price.
    pub priced_on: Option<Date>,
    /// Last day of the price, if another is announced.
    pub until: Option<Date>,
}

impl<'a> Quote<'a> {
    /// Prices a model. `None` if no route can be priced.
    pub fn new(
        model: &Model<'a>,
        providers: &Providers,
        traffic: &Traffic,
        choice: &Choice,
        today: Date,
    ) -> Option<Self> {
        let priced = priced_route(model, providers, traffic, choice, today).ok()?;
        // Looked up again in the model, whose strings live long enough.
        let is_it = |route: &&Route| std::ptr::eq(*route, priced.offer().route);
        let route = model.routes.iter().find(is_it)?;
        Some(Self::on(route, priced.usd()))
    }

    /// The quote for a route already chosen.
    pub fn of(priced: &Priced<'a>) -> Self {
        Self::on(priced.offer().route, priced.usd())
    }

    fn on(route: &Route<'a>, monthly: Money) -> Self {
        let rates = route.terms.price.as_ref().map(|price| &price.standard);
        Self {
            provider: route.provider,
            route: route.id,
            input: rates.and_then(|r| r.input),
            output: rates.and_then(|r| r.output),
            cache_read: rates.and_then(|r| r.cache_read),
            monthly,
            priced_on: route.priced_on,
            until: route.terms.promotion.as_ref().map(|p| p.until),
        }
    }
}
