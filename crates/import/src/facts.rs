//! Drops values that are not facts of the model: active parameters that contradict the name, limits of a
//! single route, and maximum outputs that only hosts state.
//!
//! Does not order statements (`merge`).

use std::collections::BTreeSet;

use catalog::schema::{Facts, Statement};
use catalog::units::Decimal;

use crate::kept::Kept;
use crate::merge::{Placed, says_anything};
use crate::observation::Observation;
use crate::release::original;

/// Active parameters stated in a name: `30B-A3B` means 3 billion per token, `3b-a800m` 800 million.
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

/// If the id states active parameters, drops other counts and fills in a missing one.
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
    statements.retain(says_anything);
}

/// Providers that must agree on another value to overrule that of a single route.
const AGREEING: usize = 2;
/// The same, if a model list also states the single route's value.
const MANY: usize = 3;
/// Limits that differ by at most 1/20 are the same: 128K is 128,000 or 131,072.
const LIMITS_ALIKE: u64 = 20;

fn near(a: u64, b: u64) -> bool {
    a.abs_diff(b) <= a.max(b) / LIMITS_ALIKE
}

/// Rows without a host or variant.
fn plain<'a>(rows: &[Placed<'a>]) -> impl Iterator<Item = &'a Observation> {
    let plain = |(seen, place): &&Placed| seen.host.is_none() && place.variant.is_none();
    rows.iter().filter(plain).map(|(seen, _)| *seen)
}

/// Drops a context window or maximum output that one provider states and enough others contradict. The
/// others' value replaces it if the source lists it and no statement has it yet. The lab's own value stays,
/// unless another of its endpoints is among the others.
pub fn one_route_of_many(
    statements: &mut [Statement],
    rows: &[Placed<'_>],
    lab: &str,
    kept: &Kept,
) {
    macro_rules! check {
        ($($field:ident)+) => {$({
            let stated: Vec<(&str, Option<&str>, u64)> = plain(rows)
                .filter_map(|seen| Some((seen.source, seen.provider.as_deref(), seen.facts.$field?)))
                .collect();
            let by = |value: u64| -> BTreeSet<&str> {
                let same = stated.iter().filter(|(_, _, other)| near(*other, value));
                same.filter_map(|(_, by, _)| *by).collect()
            };
            // The value that enough others state instead of one that a single provider states.
            let against = |value: u64| {
                let lone = by(value).into_iter().collect::<Vec<_>>();
                let [lone] = lone[..] else { return None };
                let listed = stated.iter().any(|(_, by, other)| by.is_none() && near(*other, value));
                let others = stated.iter().map(|(_, _, other)| *other);
                let others = others.filter(|other| !near(*other, value));
                let most = others.max_by_key(|other| (by(*other).len(), *other))?;
                let enough = by(most).len() >= if listed { MANY } else { AGREEING };
                let own = |provider: &str| kept.is_own(provider, lab);
                let lab_says = own(lone) && !by(most).into_iter().any(own);
                (!lab_says && enough).then_some(most)
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

/// Source of model cards: their configuration is the model's, but some differ from what the lab states.
const CARDS: &str = "hf-facts";

/// Replaces a context window that a single seller states with that of the weights' configuration; otherwise
/// the configuration is ignored.
pub fn window_of_weights(
    statements: &mut Vec<Statement>,
    rows: &[Placed<'_>],
    own: &str,
    kept: &Kept,
) {
    for said in statements.iter_mut().filter(|said| said.source == CARDS) {
        said.facts.context_tokens = None;
    }
    statements.retain(says_anything);
    let stated = || plain(rows).filter_map(|seen| Some((seen, seen.facts.context_tokens?)));
    let Some(at) = statements
        .iter()
        .position(|said| said.facts.context_tokens.is_some())
    else {
        return;
    };
    let configured = stated().find(|(seen, _)| seen.source == CARDS);
    let (Some((card, window)), Some(settled)) = (configured, statements[at].facts.context_tokens)
    else {
        return;
    };
    let by_maker = |seen: &Observation| match seen.provider.as_deref() {
        None => seen.source != CARDS,
        // Hosts that are also labs: `togetherai` and Together.
        Some(provider) => {
            let known = kept.provider_with_id(provider);
            known.is_some_and(|p| p.lab.as_deref() == Some(own)) || provider.starts_with(own)
        }
    };
    let sellers: BTreeSet<&str> = stated()
        .filter(|(_, said)| near(*said, settled))
        .filter_map(|(seen, _)| Some(original(seen.provider.as_deref()?)))
        .collect();
    if near(window, settled) || sellers.len() > 1 || stated().any(|(seen, _)| by_maker(seen)) {
        return;
    }
    let facts = Facts {
        context_tokens: Some(window),
        ..Facts::default()
    };
    match statements[..at]
        .iter_mut()
        .find(|said| said.source == CARDS)
    {
        Some(said) => said.facts.complete(&facts),
        None => statements.insert(
            at,
            Statement {
                url: card.url.clone(),
                facts,
                ..Statement::new(card.source, card.as_of)
            },
        ),
    }
}

/// Drops a maximum output that only hosts state. The lab's value overrules all others, and so does that of a
/// model list unless the lab states another. For open weights, hosts set the limit; for closed models two
/// independent sellers suffice if the value is not their context window.
pub fn longest_of_hosts(
    statements: &mut Vec<Statement>,
    rows: &[Placed<'_>],
    lab: &str,
    kept: &Kept,
) {
    let open = statements.iter().find_map(|said| said.facts.open_weights) == Some(true);
    let own = |provider: &str| kept.is_own(provider, lab);
    let told: Vec<(&Observation, u64)> = plain(rows)
        .filter_map(|seen| Some((seen, seen.facts.max_output_tokens?)))
        .collect();
    let by_lab = |value: u64| {
        let same = |(seen, said): &(&Observation, u64)| {
            near(*said, value) && seen.provider.as_deref().is_some_and(own)
        };
        told.iter().any(same)
    };
    let of_model = |value: u64| {
        let same = || told.iter().filter(|(_, said)| near(*said, value));
        if same().any(|(seen, _)| seen.provider.is_none()) {
            return true;
        }
        let sellers: BTreeSet<&str> = same()
            .filter(|(seen, _)| {
                let window = seen.facts.context_tokens;
                !open && !window.is_some_and(|window| near(window, value))
            })
            .filter_map(|(seen, _)| Some(original(seen.provider.as_deref()?)))
            .collect();
        sellers.len() >= AGREEING
    };
    let lab_speaks = told
        .iter()
        .any(|(seen, _)| seen.provider.as_deref().is_some_and(own));
    for said in statements.iter_mut() {
        let stands = |value: &u64| by_lab(*value) || !lab_speaks && of_model(*value);
        said.facts.max_output_tokens = said.facts.max_output_tokens.filter(stands);
    }
    statements.retain(says_anything);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use catalog::precedence::settled_facts;
    use catalog::units::Date;

    use super::*;
    use crate::identity::Place;

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

    /// A row of a provider's list, or of a model list if `provider` is `None`.
    fn row(source: &'static str, provider: Option<&str>, window: u64) -> Observation {
        let mut seen = Observation::new(source, day(), "model");
        seen.provider = provider.map(str::to_owned);
        seen.facts.context_tokens = Some(window);
        seen
    }

    fn day() -> Date {
        "2026-10-31".parse().expect("a day")
    }

    fn said(facts: Facts) -> Statement {
        Statement {
            facts,
            ..Statement::new("models-dev", day())
        }
    }

    /// The facts left after `rule`, for a lab with two endpoints.
    fn settled(
        rows: &[Observation],
        mut statements: Vec<Statement>,
        rule: impl Fn(&mut Vec<Statement>, &[Placed<'_>], &Kept),
    ) -> Facts {
        let kept = Kept::of_labs(&[("maker", "maker"), ("maker-cn", "maker")]);
        let place = Place::of(0);
        let rows: Vec<Placed<'_>> = rows.iter().map(|seen| (seen, &place)).collect();
        rule(&mut statements, &rows, &kept);
        settled_facts(&statements)
    }

    #[test]
    fn a_limit_of_one_route_yields_to_two_that_agree() {
        let settled = |told: &[(Option<&str>, u64)]| {
            let rows = told
                .iter()
                .map(|(by, tokens)| row("models-dev", *by, *tokens));
            let said = [32_768, 262_144].map(|tokens| {
                said(Facts {
                    context_tokens: Some(tokens),
                    ..Facts::default()
                })
            });
            let rows: Vec<Observation> = rows.collect();
            let facts = settled(&rows, said.into(), |statements, rows, kept| {
                one_route_of_many(statements, rows, "maker", kept);
            });
            facts.context_tokens
        };
        let one = (Some("pioneer"), 32_768);
        let (two, three) = ((Some("fireworks-ai"), 262_144), (Some("nebius"), 256_000));
        assert_eq!(settled(&[one, two, three]), Some(262_144));
        assert_eq!(settled(&[one, two]), Some(32_768), "one word against one");
        let third = (Some("cortecs"), 32_000);
        assert_eq!(settled(&[one, third, two, three]), Some(32_768));
        let lab = (Some("maker"), 32_768);
        assert_eq!(settled(&[lab, two, three]), Some(32_768), "the lab's own");
        let abroad = (Some("maker-cn"), 32_768);
        let own = settled(&[abroad, two, three]);
        assert_eq!(own, Some(32_768), "its other endpoint");
        // Qwen-Max: the endpoints in China and abroad differ.
        let home = (Some("maker"), 262_144);
        let differ = settled(&[abroad, home, two]);
        assert_eq!(differ, Some(262_144), "its endpoints differ");
        let (list, four) = ((None, 32_768), (Some("deepinfra"), 262_144));
        assert_eq!(settled(&[one, list, two, three]), Some(32_768));
        assert_eq!(settled(&[one, list, two, three, four]), Some(262_144));
    }

    #[test]
    fn the_configuration_of_the_weights_stands_against_a_lone_seller() {
        let settled = |rows: &[Observation]| {
            let facts = settled(rows, Vec::new(), |statements, rows, kept| {
                *statements = crate::merge::statements("maker", Vec::new(), rows, None, kept);
                window_of_weights(statements, rows, "maker", kept);
            });
            facts.context_tokens
        };
        let card = || row("hf-facts", None, 131_072);
        let host = |id: &str| row("models-dev", Some(id), 30_000);
        // ERNIE 4.5 at Novita; OpenRouter's list and Kilo's copy of it.
        assert_eq!(settled(&[host("novita-ai"), card()]), Some(131_072));
        let copies = [host("openrouter"), host("kilo"), card()];
        assert_eq!(settled(&copies), Some(131_072));
        let two = [host("novita-ai"), host("jiekou"), card()];
        assert_eq!(settled(&two), Some(30_000), "two sellers");
        let maker = [host("maker"), card()];
        assert_eq!(settled(&maker), Some(30_000), "the maker's own word");
        let list = row("models-dev-models", None, 32_768);
        let list = settled(&[host("novita-ai"), list, card()]);
        assert_eq!(list, Some(32_768), "a list of models");
        assert_eq!(settled(&[card()]), None, "alone it says nothing");
    }

    #[test]
    fn what_hosts_let_a_model_write_is_no_limit_of_the_model() {
        let settled = |open: bool, told: &[(Option<&str>, u64)]| {
            let row = |(by, tokens): &(Option<&str>, u64)| {
                let mut seen = row("models-dev", *by, 131_072);
                seen.facts.max_output_tokens = Some(*tokens);
                seen
            };
            let rows: Vec<Observation> = told.iter().map(row).collect();
            let first = said(Facts {
                max_output_tokens: Some(told[0].1),
                open_weights: Some(open),
                ..Facts::default()
            });
            let facts = settled(&rows, vec![first], |statements, rows, kept| {
                longest_of_hosts(statements, rows, "maker", kept);
            });
            facts.max_output_tokens
        };
        let (one, two, three) = ((Some("a"), 4_096), (Some("b"), 4_096), (Some("c"), 4_096));
        // Llama 3.1: hosts cap output at 4,096; the model does not.
        assert_eq!(settled(true, &[one, two, three]), None);
        assert_eq!(settled(true, &[one, (Some("maker"), 4_096)]), Some(4_096));
        let list = settled(true, &[one, (None, 4_096)]);
        assert_eq!(list, Some(4_096), "a list of models");
        assert_eq!(settled(false, &[one]), None);
        assert_eq!(settled(false, &[one, two]), Some(4_096));
        let lab = (Some("maker"), 8_192);
        let own = settled(false, &[one, two, lab]);
        assert_eq!(own, None, "the lab says otherwise");
        let copies = [(Some("openrouter"), 4_096), (Some("kilo"), 4_096)];
        assert_eq!(settled(false, &copies), None);
        // The context window, copied into both fields.
        let window = |by| (Some(by), 131_072);
        let hosts = [window("azure"), window("a"), window("b")];
        assert_eq!(settled(false, &hosts), None);
        assert_eq!(settled(false, &[hosts[0], window("maker")]), Some(131_072));
    }

    #[test]
    fn the_first_of_january_is_a_year() {
        let day = |text: &str| crate::merge::is_placeholder(text.parse().expect("a date"));
        assert!(day("2024-01-01"));
        assert!(!day("2024-01"));
        assert!(!day("2024-01-02"));
    }
}
