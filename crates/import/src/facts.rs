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

/// Providers that must agree on another value before the one of a single route is that route's alone.
const AGREEING: usize = 2;
/// The same if a list of models states it as well.
const MANY: usize = 3;
/// Limits that differ by less than this share are the same: 128K is 128,000 or 131,072.
const LIMITS_ALIKE: u64 = 20;

/// Takes from the statements a window or longest answer that one provider's route states and others contradict
/// with one voice; theirs takes its place, if the source has it and no other statement. What the lab's own route states stays.
pub fn one_route_of_many(statements: &mut [Statement], rows: &[Placed<'_>], own: &str) {
    let plain = || {
        rows.iter()
            .filter(|(seen, place)| seen.host.is_none() && place.variant.is_none())
    };
    let near = |a: u64, b: u64| a.abs_diff(b) <= a.max(b) / LIMITS_ALIKE;
    macro_rules! check {
        ($($field:ident)+) => {$({
            let stated: Vec<(&str, Option<&str>, u64)> = plain()
                .filter_map(|(seen, _)| Some((seen.source, seen.provider.as_deref(), seen.facts.$field?)))
                .collect();
            let by = |value: u64| -> BTreeSet<&str> {
                let same = stated.iter().filter(|(_, _, other)| near(*other, value));
                same.filter_map(|(_, by, _)| *by).collect()
            };
            // What others say of a value that one provider states, if they are enough.
            let against = |value: u64| {
                let lone = by(value).into_iter().collect::<Vec<_>>();
                let [lone] = lone[..] else { return None };
                let listed = stated.iter().any(|(_, by, other)| by.is_none() && near(*other, value));
                let others = stated.iter().map(|(_, _, other)| *other);
                let others = others.filter(|other| !near(*other, value));
                let most = others.max_by_key(|other| (by(*other).len(), *other))?;
                let enough = by(most).len() >= if listed { MANY } else { AGREEING };
                (lone != own && enough).then_some(most)
            };
            for at in 0..statements.len() {
                let Some(most) = statements[at].facts.$field.and_then(&against) else {
                    continue;
                };
                let told = |said: &Statement| said.facts.$field.is_some_and(|other| near(other, most));
                let told = statements.iter().any(told);
                let said = &mut statements[at];
                let listed = stated.iter().any(|(source, by, other)| {
                    *source == said.source && by.is_some() && *other == most
                });
                said.facts.$field = (listed && !told).then_some(most);
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
    fn a_limit_of_one_route_yields_to_two_that_agree() {
        use crate::identity::Place;
        use crate::observation::Observation;
        let day = "2026-10-31".parse().expect("a day");
        let row = |(provider, tokens): (Option<&str>, u64)| {
            let mut seen = Observation::new("models-dev", day, "qwen3-4b-instruct-2507");
            seen.provider = provider.map(str::to_owned);
            seen.facts.context_tokens = Some(tokens);
            seen
        };
        let settled = |rows: &[(Option<&str>, u64)]| {
            let rows: Vec<Observation> = rows.iter().copied().map(row).collect();
            let place = Place::of(0);
            let rows: Vec<Placed<'_>> = rows.iter().map(|seen| (seen, &place)).collect();
            let said = |tokens| Statement {
                source: "models-dev".to_owned(),
                as_of: day,
                url: None,
                yields: false,
                facts: Facts {
                    context_tokens: Some(tokens),
                    ..Facts::default()
                },
                capabilities: Capabilities::default(),
                refuses: Vec::new(),
                accepts: Vec::new(),
            };
            let mut statements = vec![said(32_768), said(262_144)];
            one_route_of_many(&mut statements, &rows, "alibaba");
            statements.iter().find_map(|said| said.facts.context_tokens)
        };
        let one = (Some("pioneer"), 32_768);
        let (two, three) = ((Some("fireworks-ai"), 262_144), (Some("nebius"), 256_000));
        assert_eq!(settled(&[one, two, three]), Some(262_144));
        assert_eq!(settled(&[one, two]), Some(32_768), "one word against one");
        let third = (Some("cortecs"), 32_000);
        assert_eq!(settled(&[one, third, two, three]), Some(32_768));
        let lab = (Some("alibaba"), 32_768);
        assert_eq!(settled(&[lab, two, three]), Some(32_768), "the lab's own");
        let (list, four) = ((None, 32_768), (Some("deepinfra"), 262_144));
        assert_eq!(settled(&[one, list, two, three]), Some(32_768));
        assert_eq!(settled(&[one, list, two, three, four]), Some(262_144));
    }

    #[test]
    fn the_first_of_january_is_a_year() {
        let day = |text: &str| is_placeholder(text.parse().expect("a date"));
        assert!(day("2024-01-01"));
        assert!(!day("2024-01"));
        assert!(!day("2024-01-02"));
    }
}
