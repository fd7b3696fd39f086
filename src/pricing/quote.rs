//! The rates and the month of a model on its priced route.

use catalog::schema::{Model, Route};
use catalog::units::{Date, Money, Price};

use super::Traffic;
use super::routes::{Choice, Priced, priced_route};
use crate::providers::Providers;

/// The terms of the route that a model is priced on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a> {
    /// Who bills, by id.
    pub provider: &'a str,
    /// The provider's id of the model.
    pub route: &'a str,
    /// USD per million input tokens.
    pub input: Option<Price>,
    /// USD per million output tokens.
    pub output: Option<Price>,
    /// USD per million input tokens read from the cache.
    pub cache_read: Option<Price>,
    /// USD a month at the traffic.
    pub monthly: Money,
}

impl<'a> Quote<'a> {
    /// The quote of a model. `None`: no route of it has a price.
    pub fn new(
        model: &Model<'a>,
        providers: &Providers,
        traffic: &Traffic,
        choice: &Choice,
        today: Date,
    ) -> Option<Self> {
        let priced = priced_route(model, providers, traffic, choice, today).ok()?;
        // Found again in the model, because a route's texts outlive the model that holds it.
        let is_it = |route: &&Route| std::ptr::eq(*route, priced.offer().route);
        let route = model.routes.iter().find(is_it)?;
        Some(Self::on(route, priced.usd()))
    }

    /// The quote of a model that is already priced.
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
        }
    }
}
