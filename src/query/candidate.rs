//! A model as a list sees it: its facts, and what follows from them on a day and at a traffic.
//!
//! Refuses choosing (`filter`) and wording.

use catalog::schema::{Model, Route};
use catalog::units::{Date, Money, Price};

use crate::compare::Setting;
use crate::lifecycle::{Life, is_live, life};
use crate::pricing::routes::priced_route;

/// The terms of the route that a model is priced on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a> {
    /// Who bills, by id.
    pub provider: &'a str,
    /// The provider's id of the model.
    pub route: &'a str,
    /// USD per million tokens.
    pub input: Option<Price>,
    /// USD per million tokens.
    pub output: Option<Price>,
    /// USD per million tokens.
    pub cache_read: Option<Price>,
    /// The amount at the traffic.
    pub monthly: Money,
    /// The day of the price.
    pub priced_on: Option<Date>,
}

/// A model on a day and at a traffic.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its facts. Its routes have served: what follows from them stands below.
    pub model: Model<'a>,
    /// Its maker's display name.
    pub lab: &'a str,
    /// Where it stands.
    pub life: Life,
    /// The ids of the providers with a live route.
    pub providers: Vec<&'a str>,
    /// The route to budget with; absent: none has a price.
    pub quote: Option<Quote<'a>>,
    /// Its scores on the boards asked for, in their order.
    pub scores: Vec<Option<f64>>,
}

impl<'a> Entry<'a> {
    /// Derives all of it but the scores.
    pub fn new(mut model: Model<'a>, lab: &'a str, setting: &Setting) -> Self {
        let Setting {
            today,
            traffic,
            choice,
            providers,
            ..
        } = setting;
        let priced = priced_route(&model, providers, traffic, choice, *today);
        let quote = priced.ok().and_then(|priced| {
            // Found again in the model, because a route's texts outlive the model that holds it.
            let is_it = |route: &&Route| std::ptr::eq(*route, priced.offer().route);
            let route = model.routes.iter().find(is_it)?;
            let rates = route.terms.price.as_ref().map(|price| &price.standard);
            Some(Quote {
                provider: route.provider,
                route: route.id,
                input: rates.and_then(|r| r.input),
                output: rates.and_then(|r| r.output),
                cache_read: rates.and_then(|r| r.cache_read),
                monthly: priced.usd(),
                priced_on: route.priced_on,
            })
        });
        let life = life(&model, providers, *today);
        let routes = model.routes.iter().filter(|route| is_live(route, *today));
        let mut providers: Vec<&str> = routes.map(|route| route.provider).collect();
        providers.sort_unstable();
        providers.dedup();
        // Routes are most of a model; kept for all of a catalog they would fill megabytes.
        model.routes = Vec::new();
        Self {
            life,
            providers,
            quote,
            scores: Vec::new(),
            lab,
            model,
        }
    }
}
