//! Resolves pointers such as `-latest` on the date of the snapshot.
//!
//! In order: the only model of that name released on the date in the row; the newest model of that name
//! at the same price from the same provider; the one released within a week of that date; the only model
//! of exactly that name; the undated one. A name alone does not resolve if the row states another release
//! date. Unresolved pointers are skipped: a wrong price is worse than none.

use std::collections::{BTreeMap, BTreeSet};

use catalog::names::spell;
use catalog::schema::Rates;
use catalog::sort::Order;
use catalog::units::Date;

use super::{BY_NAME, Row, telling};
use crate::observation::Observation;

/// Maximum days by which sources differ on a release date.
const SAME_RELEASE_DAYS: i32 = 7;
/// Dates further apart, in days, mean different releases; the catalog's rule for dates in ids.
const OTHER_RELEASE_DAYS: i32 = 60;

/// A possible target of a pointer.
#[derive(Default)]
struct Target {
    core: String,
    released: BTreeMap<Date, usize>,
    /// Prices: provider, input and output.
    asked: BTreeSet<(String, Option<u64>, Option<u64>)>,
}

impl Target {
    fn day(&self) -> Option<Date> {
        let most = self.released.iter().max_by_key(|(_, count)| **count);
        most.map(|(day, _)| *day)
    }
}

fn asked(seen: &Observation) -> Option<(String, Option<u64>, Option<u64>)> {
    let rates: &Rates = &seen.terms.price.as_ref()?.standard;
    let nano = |rate: Option<catalog::units::Price>| rate.map(catalog::units::Price::nano_usd);
    Some((
        seen.provider.clone()?,
        nano(rates.input),
        nano(rates.output),
    ))
}

/// Resolves pointers as far as possible.
pub fn resolve(observations: &[Observation], rows: &mut [Result<Row, String>]) {
    let mut targets: BTreeMap<String, Target> = BTreeMap::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        let Ok(row) = row else { continue };
        if row.spelling.latest || row.spelling.variant.is_some() || BY_NAME.contains(&seen.source) {
            continue;
        }
        let target = targets.entry(row.key.clone()).or_default();
        if target.core.is_empty() {
            target.core = core_of(&row.key);
        }
        if let Some(day) = seen.facts.released {
            *target.released.entry(day).or_default() += 1;
        }
        target.asked.extend(asked(seen));
    }
    for (seen, row) in observations.iter().zip(rows) {
        let Ok(found) = row else { continue };
        if !found.spelling.latest || found.linked {
            continue;
        }
        match lead(seen, &found.spelling.core, &targets) {
            Some((key, sure)) => {
                found.key = key;
                found.sure = sure;
            }
            None => *row = Err("unresolved pointer to the newest version".to_owned()),
        }
    }
}

fn core_of(key: &str) -> String {
    match key.strip_prefix('=') {
        Some(id) => spell(id.rsplit('/').next().unwrap_or(id)).core,
        None => key.split('@').next().unwrap_or(key).to_owned(),
    }
}

fn lead(
    seen: &Observation,
    core: &str,
    targets: &BTreeMap<String, Target>,
) -> Option<(String, u8)> {
    let mut fits: Vec<(&String, &Target)> = targets
        .iter()
        .filter(|(_, target)| target.core == core || telling::version_of(&target.core, core))
        .collect();
    // Newest first.
    fits.order_by(|a, b| b.1.day().cmp(&a.1.day()).then_with(|| a.0.cmp(b.0)));
    if let Some(day) = seen.facts.released {
        let mut same = fits
            .iter()
            .filter(|(_, target)| target.released.contains_key(&day));
        if let (Some((key, _)), None) = (same.next(), same.next()) {
            return Some(((*key).clone(), 1));
        }
    }
    if let Some(asked) = asked(seen) {
        let mut same = fits
            .iter()
            .filter(|(_, target)| target.day().is_some() && target.asked.contains(&asked));
        if let Some((key, _)) = same.next() {
            return Some(((*key).clone(), 1));
        }
    }
    let apart = |target: &Target| {
        let (said, day) = (seen.facts.released?, target.day()?);
        Some(said.days_until(day).abs())
    };
    let mut near = fits
        .iter()
        .filter(|(_, target)| apart(target).is_some_and(|days| days <= SAME_RELEASE_DAYS));
    if let (Some((key, _)), None) = (near.next(), near.next()) {
        return Some(((*key).clone(), 1));
    }
    let other = |target: &Target| apart(target).is_some_and(|days| days > OTHER_RELEASE_DAYS);
    let mut exact = fits
        .iter()
        .filter(|(_, target)| target.core == core && !other(target));
    match (exact.next(), exact.next()) {
        (Some((key, _)), None) => Some(((*key).clone(), 0)),
        (Some(_), Some(_)) if targets.get(core).is_some_and(|target| !other(target)) => {
            Some((core.to_owned(), 0))
        }
        _ => None,
    }
}
