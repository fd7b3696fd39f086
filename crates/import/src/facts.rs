//! What is no fact of the model: placeholder days, active parameters that the name contradicts, the window
//! of one route among many; and days of release on which a lone source stands against many.
//!
//! Does not order statements (`merge`).

use std::collections::{BTreeMap, BTreeSet};

use catalog::schema::{Capabilities, Facts, Statement};
use catalog::units::{Date, Decimal};

use crate::merge::{Placed, is_placeholder};

/// The active parameters that a name states: `30B-A3B` runs 3 billion for each token, `3b-a800m` 800 million.
pub fn active_in_name(name: &str) -> Option<u64> {
    let words = name.split(['-', '_', '/', ' ', ':', '(', ')']);
    words.into_iter().find_map(|word| {
        let lower = word.to_ascii_lowercase();
        let number = lower.strip_prefix('a')?.strip_suffix(['b', 'm'])?;
        let unit = if lower.ends_with('b') { 9 } else { 6 };
        let count = Decimal::parse(number, unit)?;
        u64::try_from(count.value).ok().filter(|count| *count > 0)
    })
}

/// Of active parameters only what the id states stays, where it states any.
pub fn by_name(id: &str, statements: &mut Vec<Statement>) {
    let Some(active) = active_in_name(id) else {
        return;
    };
    let mut stated = false;
    for said in statements.iter_mut() {
        if said
            .facts
            .parameters_active
            .is_some_and(|other| other != active)
        {
            said.facts.parameters_active = None;
        }
        stated |= said.facts.parameters_active.is_some();
    }
    if let Some(first) = statements
        .iter_mut()
        .find(|said| said.facts.parameters_total.is_some())
        && !stated
    {
        first.facts.parameters_active = Some(active);
    }
    statements.retain(|said| {
        said.facts != Facts::default()
            || said.capabilities != Capabilities::default()
            || !said.refuses.is_empty()
            || !said.accepts.is_empty()
    });
}

/// Providers that must state another value before the one of a single route is that route's alone.
const MANY: usize = 3;

/// Takes from the statements a window or longest answer that one provider's route states and many others
/// contradict.
pub fn one_route_of_many(statements: &mut [Statement], rows: &[Placed<'_>], own: &str) {
    let plain = || {
        rows.iter()
            .filter(|(seen, place)| seen.host.is_none() && place.variant.is_none())
    };
    macro_rules! check {
        ($($field:ident)+) => {$({
            let mut stated: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
            for (seen, _) in plain() {
                if let (Some(provider), Some(value)) = (seen.provider.as_deref(), seen.facts.$field) {
                    stated.entry(value).or_default().insert(provider);
                }
            }
            let lone = |value: u64| {
                stated.get(&value).is_some_and(|by| by.len() == 1 && !by.contains(own))
            };
            let many = |value: u64| {
                stated.iter().any(|(other, by)| *other != value && by.len() >= MANY)
            };
            for said in statements.iter_mut() {
                if said.facts.$field.is_some_and(|value| lone(value) && many(value)) {
                    said.facts.$field = None;
                }
            }
        })+};
    }
    check!(context_tokens max_output_tokens);
}

/// Days within which two lists mean one release.
const ONE_RELEASE_DAYS: i32 = 31;
/// Providers against a lone source before it is a conflict.
const MAJORITY: usize = 5;

/// A release day that one source states against a majority of lists: the day, the majority's, how many.
pub fn lone_release(statements: &[Statement], rows: &[Placed<'_>]) -> Option<(Date, Date, usize)> {
    let settled = statements.iter().find_map(|said| said.facts.released)?;
    let mut days: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
    for (seen, _) in rows {
        if let (Some(provider), Some(day)) = (seen.provider.as_deref(), seen.facts.released)
            && !is_placeholder(day)
        {
            days.entry(day).or_default().insert(provider);
        }
    }
    let near = |a: Date, b: Date| a.days_until(b).abs() <= ONE_RELEASE_DAYS;
    let for_it: usize = days
        .iter()
        .filter(|(day, _)| near(**day, settled))
        .map(|(_, by)| by.len())
        .sum();
    let (most, by) = days.iter().max_by_key(|(day, by)| (by.len(), **day))?;
    let against: usize = days
        .iter()
        .filter(|(day, _)| near(**day, *most))
        .map(|(_, by)| by.len())
        .sum();
    let said = statements
        .iter()
        .filter(|said| said.facts.released.is_some_and(|day| near(day, settled)));
    let sources: BTreeSet<&str> = said.map(|said| said.source.as_str()).collect();
    let lone = for_it <= 1 && sources.len() <= 1;
    (!near(settled, *most) && lone && against >= MAJORITY).then_some((
        settled,
        *most,
        by.len().max(against),
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    #[test]
    fn names_state_what_is_active() {
        let says = |name: &str| active_in_name(name);
        assert_eq!(
            says("alibaba/qwen3-30b-a3b-instruct-2507"),
            Some(3_000_000_000)
        );
        assert_eq!(says("ibm/granite-3.1-1b-a400m-instruct"), Some(400_000_000));
        assert_eq!(
            says("jetbrains/mellum2-12b-a2.5b-thinking"),
            Some(2_500_000_000)
        );
        assert_eq!(says("meta/llama-4-scout-17b-16e"), None);
        assert_eq!(says("google/gemma-4-26b-base"), None);
    }

    #[test]
    fn the_first_of_january_is_a_year() {
        let day = |text: &str| is_placeholder(text.parse().expect("a date"));
        assert!(day("2024-01-01"));
        assert!(!day("2024-01"));
        assert!(!day("2024-01-02"));
    }
}
