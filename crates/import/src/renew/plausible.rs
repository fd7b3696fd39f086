//! Rejects implausible data: a list that lost half of its entries, or many prices that changed tenfold, is
//! treated as an error of the source, which then keeps its old data. Does not merge.

use std::collections::HashSet;

use catalog::schema::{Rates, RouteStatement};
use catalog::units::Price;

use super::base::Base;
use crate::observation::Observation;

/// Minimum entries for a judgment.
const FEWEST: usize = 20;
/// A price that changes by this factor is more likely a change of unit.
const FACTOR: u128 = 10;
/// One in this many prices may change that much.
const ONE_IN: usize = 20;

/// Why the rows of `source` are implausible; `None` if they are plausible.
pub fn doubt(base: &Base, source: &str, rows: &[&Observation]) -> Option<String> {
    let now: HashSet<(Option<&str>, &str)> = rows
        .iter()
        .map(|seen| (seen.provider.as_deref(), seen.id.as_str()))
        .collect();
    let routes = base.models.iter().flat_map(|model| &model.routes);
    let of_source = |s: &&RouteStatement| s.source == source;
    let before: HashSet<(Option<&str>, &str)> = routes
        .filter(|route| route.host.is_none() && route.statements.iter().any(|s| of_source(&s)))
        .map(|route| (Some(route.provider.as_str()), route.id.as_str()))
        .collect();
    let (what, known, still) = if before.is_empty() {
        let stated = base
            .models
            .iter()
            .filter(|m| m.statements.iter().any(|s| s.source == source));
        ("models", stated.count(), now.len())
    } else {
        ("routes", before.len(), before.intersection(&now).count())
    };
    if known >= FEWEST && still * 2 < known {
        return Some(format!("only {still} of {known} {what} left"));
    }
    let (mut shared, mut moved) = (0, 0);
    for seen in rows {
        let Some(provider) = &seen.provider else {
            continue;
        };
        let Some(model) = base.of_route(provider, &seen.id) else {
            continue;
        };
        let mut routes = base.models[model].routes.iter();
        let route = routes.find(|r| r.provider == *provider && r.id == seen.id && r.host.is_none());
        let old = route.and_then(|r| r.statements.iter().find(of_source));
        let old = old.and_then(|s| s.terms.price.as_ref());
        if let (Some(old), Some(new)) = (old, &seen.terms.price) {
            shared += 1;
            moved += usize::from(far(&old.standard, &new.standard));
        }
    }
    if shared >= FEWEST && moved * ONE_IN > shared {
        return Some(format!(
            "{moved} of {shared} prices changed by a factor of {FACTOR} or more"
        ));
    }
    None
}

fn far(old: &Rates, new: &Rates) -> bool {
    let far = |a: Option<Price>, b: Option<Price>| match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (u128::from(a.nano_usd()), u128::from(b.nano_usd()));
            a.max(b) > 0 && a.max(b) >= FACTOR * a.min(b)
        }
        _ => false,
    };
    far(old.input, new.input) || far(old.output, new.output)
}
