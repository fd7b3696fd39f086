//! What an amount leaves out or assumes, in words: part of every amount that is shown.
//!
//! Refuses figures: each sentence follows from the traffic alone.

use catalog::units::Ratio;

use super::bill::Assume;
use super::traffic::{Reasoning, Service, Traffic};

impl Traffic {
    /// What an amount for this traffic leaves out or assumes.
    pub fn caveats(&self) -> Vec<String> {
        let mut caveats = vec![self.basis()];
        if self.output_assumed {
            caveats.push("output taken from the input by the default ratio 800:250".into());
        }
        if self.cache_hit > Ratio::ZERO && self.cache_write == Ratio::ZERO {
            caveats.push("writing to the cache is not counted; --cache-write SHARE adds it".into());
        }
        if self.growth.is_some() {
            caveats.push("the amount of a month is the first month's".into());
        }
        if self.reasoning != Reasoning::None {
            caveats
                .push("hidden reasoning is left out where a model is known not to reason".into());
        }
        if self.assume == Assume::FullPrice {
            let stands_in =
                "the full price stands in for a missing rate where it cannot be too little";
            caveats.push(stands_in.into());
        }
        for (provider, discount) in &self.discounts {
            caveats.push(format!(
                "{provider}: list prices less {}",
                discount.percent()
            ));
        }
        for (model, factor) in &self.token_factors {
            caveats.push(format!("{model}: {factor}x the tokens"));
        }
        caveats
    }

    /// Which rates, and what is not in the amount.
    fn basis(&self) -> String {
        let rates = match self.tier {
            Service::Standard => "standard rates",
            Service::Flex => "flex rates",
            Service::Priority => "priority rates",
        };
        let tier = match self.requests {
            Some(_) => "tier by the size of each request",
            None => "first tier",
        };
        let cache = self.cache_hit > Ratio::ZERO || self.cache_write > Ratio::ZERO;
        let left_out: Vec<&str> = [
            ("batch", self.batch == Ratio::ZERO),
            ("cache", !cache),
            ("negotiated prices", self.discounts.is_empty()),
        ]
        .into_iter()
        .filter_map(|(what, out)| out.then_some(what))
        .collect();
        match left_out.as_slice() {
            [] => format!("{rates}, {tier}"),
            [one] => {
                let are = if one.ends_with('s') { "are" } else { "is" };
                format!("{rates}, {tier}; {one} {are} left out")
            }
            [first @ .., last] => {
                let first = first.join(", ");
                format!("{rates}, {tier}; {first} and {last} are left out")
            }
        }
    }
}
