//! What `-latest` means on the snapshot's day.
//!
//! In order: the one model of that name that came out on the day which the row states; the newest model
//! of that name for which the same provider asks the same price; the one that came out within a week of
//! that day; the only model of exactly that name; the undated one. A name alone leads nowhere when the
//! row states another release. A pointer that none of these resolves is left out: a wrong price is worse
//! than none.

use std::collections::{BTreeMap, BTreeSet};

use catalog::names::spell;
use catalog::schema::Rates;
use catalog::sort::Order;
use catalog::units::Date;

use super::{BY_NAME, Row, telling};
use crate::observation::Observation;

/// Sources write down a release within this many days of each other.
const SAME_RELEASE_DAYS: i32 = 7;
/// Further apart, two days speak of two releases; the catalog's own rule for a date in an id.
const OTHER_RELEASE_DAYS: i32 = 60;

/// What is known of a model to which a pointer may lead.
#[derive(Default)]
struct Target {
    core: String,
    released: BTreeMap<Date, usize>,
    /// What each provider asks for it: provider, input and output.
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

/// Resolves every pointer that can be resolved.
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
            None => *row = Err("a pointer to the newest that no source resolves".to_owned()),
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
    // The newest first.
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
