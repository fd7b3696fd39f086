//! Notes on what a cost includes and assumes. Every displayed cost comes with them.
//!
//! Does not compute: the notes follow from the traffic and the routes.

use std::collections::HashSet;

use catalog::schema::Model;
use catalog::units::{Date, Ratio};

use super::bill::Assume;
use super::traffic::{Reasoning, Service, Traffic};

impl Traffic {
    /// Notes on what a cost for this traffic includes and assumes.
    pub fn caveats(&self) -> Vec<String> {
        let mut caveats = vec![self.basis()];
        if self.output_assumed {
            caveats.push("output assumed from input at the default ratio 800:250".into());
        }
        if self.cache_hit > Ratio::ZERO && self.cache_write == Ratio::ZERO {
            caveats.push("cache writes not included (add with --cache-write SHARE)".into());
        }
        if self.growth.is_some() {
            caveats.push("monthly cost is that of the first month, at today's price".into());
        }
        if self.reasoning != Reasoning::None {
            caveats.push("no reasoning tokens for models known not to reason".into());
        }
        if self.assume == Assume::FullPrice {
            caveats.push("full price assumed for unknown rates if that is an upper bound".into());
        }
        for (provider, discount) in &self.discounts {
            caveats.push(format!(
                "{provider}: {} off list prices",
                discount.percent()
            ));
        }
        for (model, factor) in &self.token_factors {
            caveats.push(format!("{model}: tokens multiplied by {factor}"));
        }
        caveats
    }

    /// Notes on discounts that affect no price of `models`.
    pub fn idle_discounts<'m>(&self, models: impl Iterator<Item = &'m Model<'m>>) -> Vec<String> {
        if self.discounts.is_empty() {
            return Vec::new();
        }
        let routes = models.flat_map(|model| &model.routes);
        let priced = routes.filter(|route| route.terms.price.is_some());
        let providers: HashSet<&str> = priced.map(|route| route.provider).collect();
        let touches = |provider: &str| providers.contains(provider);
        let discounts = self.discounts.iter();
        let idle = discounts.filter(|(provider, _)| !touches(provider));
        idle.map(|(provider, _)| {
            format!("the discount at {provider} has no effect: no model here has a price there")
        })
        .collect()
    }

    /// The rates used and what is not included.
    fn basis(&self) -> String {
        let rates = match self.tier {
            Service::Standard => "standard rates",
            Service::Flex => "flex rates",
            Service::Priority => "priority rates",
        };
        let tier = match self.requests {
            Some(_) => "tiers by request size",
            None => "first tier",
        };
        let cache = self.cache_hit > Ratio::ZERO || self.cache_write > Ratio::ZERO;
        let left_out: Vec<&str> = [
            ("batch", self.batch == Ratio::ZERO),
            ("cache", !cache),
            ("discounts", self.discounts.is_empty()),
        ]
        .into_iter()
        .filter_map(|(what, out)| out.then_some(what))
        .collect();
        match left_out.as_slice() {
            [] => format!("{rates}, {tier}"),
            [one] => {
                format!("{rates}, {tier}; no {one}")
            }
            [first @ .., last] => {
                let first = first.join(", ");
                format!("{rates}, {tier}; no {first} or {last}")
            }
        }
    }
}

/// Notes on prices as of a past day: what they leave out, and how many routes of these models have no price on record.
pub fn past_notes<'m>(models: impl IntoIterator<Item = &'m Model<'m>>, day: Date) -> Vec<String> {
    let mut notes = vec![format!(
        "prices are the list prices on record for {day}: input, output and cached input only; batch, long requests \
         and other services of that date are unknown, and facts and scores are today's"
    )];
    for model in models {
        let routes = model.routes.iter();
        let plain = routes.filter(|route| route.variant.is_none() && route.host.is_none());
        let (priced, routes) = plain.fold((0, 0), |(priced, all), route| {
            (priced + usize::from(route.terms.price.is_some()), all + 1)
        });
        notes.push(match priced {
            0 => format!("{}: no price on record for that date", model.name),
            priced => format!(
                "{}: {priced} of {routes} routes have a price on record for that date",
                model.name
            ),
        });
    }
    notes
}
