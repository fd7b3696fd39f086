//! One model's advantages over another, each with its figure: one row per kind.
//!
//! Feeds the tradeoffs and the verdict's "choose the other when". Does not guess: an advantage needs both
//! values known.

use catalog::sort::Order;
use catalog::units::{show_count, show_parameters};
use serde::Serialize;

use super::directions::{WINDOW, only};
use super::pair::Pair;
use super::subject::{Subject, Tag};
use crate::wording::{self, score};

/// Bills closer than this share count as equal.
const NOTABLE_SHARE: f64 = 0.05;
/// Weights count as smaller at half the size or less.
const SMALLER_FACTOR: u64 = 2;
/// Cutoffs and releases fewer days apart than this count as the same.
const NOTABLE_DAYS: i32 = 30;

/// Kinds of advantage, in the order of the tradeoffs (decision rules, §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Benchmarks,
    Cost,
    Context,
    Providers,
    /// Capabilities that the other is known to lack.
    Capabilities,
    /// Open weights against closed ones.
    Weights,
    /// Smaller weights; both are open.
    Size,
    Cutoff,
    Recency,
    /// Fit for uses that the other is not.
    Fit,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Advantage {
    pub kind: Kind,
    /// The advantage in words, with its figures.
    pub text: String,
}

type Rule = (Kind, fn(&Pair) -> Option<String>);

/// One rule per kind; each looks for an advantage of the pair's first side.
const RULES: &[Rule] = &[
    (Kind::Benchmarks, benchmarks),
    (Kind::Cost, cost),
    (Kind::Context, context),
    (Kind::Providers, providers),
    (Kind::Capabilities, unique),
    (Kind::Weights, weights),
    (Kind::Size, size),
    (Kind::Cutoff, cutoff),
    (Kind::Recency, recency),
    (Kind::Fit, fit),
];

/// Kinds that justify "choose the other", strongest first (decision rules, §5).
const STRENGTH: &[Kind] = &[
    Kind::Cost,
    Kind::Benchmarks,
    Kind::Context,
    Kind::Capabilities,
    Kind::Providers,
    Kind::Weights,
    Kind::Size,
    Kind::Cutoff,
    Kind::Recency,
];

/// The advantages of the first side, in the order of the tradeoffs.
pub fn advantages(pair: &Pair) -> Vec<Advantage> {
    let found = RULES.iter().filter_map(|(kind, find)| {
        let text = find(pair)?;
        Some(Advantage { kind: *kind, text })
    });
    found.collect()
}

/// The advantages of the first side, strongest first, without the fit tags, which only repeat them.
pub fn choose_when(pair: &Pair) -> Vec<Advantage> {
    let mut found = advantages(pair);
    found.retain(|a| STRENGTH.contains(&a.kind));
    found.order_by_key(|a| STRENGTH.iter().position(|kind| *kind == a.kind));
    found
}

fn both<T>(pair: &Pair, get: impl Fn(&Subject) -> Option<T>) -> Option<[T; 2]> {
    let [own, other] = pair.sides.map(get);
    Some([own?, other?])
}

fn benchmarks(pair: &Pair) -> Option<String> {
    let led = || pair.votes.iter().filter(|s| s.leader == Some(0));
    let named = led().take(3).filter_map(|s| {
        let [own, other] = [s.scores[0]?, s.scores[1]?].map(|x| score(x.score));
        Some(format!("{} {own} vs {other}", s.board.name))
    });
    let named = wording::list(&named.collect::<Vec<_>>());
    match led().count() {
        0 => None,
        1..=3 => Some(format!("better scores: {named}")),
        n => Some(format!(
            "better scores on {n} shared benchmarks, including {named}"
        )),
    }
}

fn cost(pair: &Pair) -> Option<String> {
    let [own, other] = both(pair, |s| s.monthly())?;
    (pair.price_ratio(0)? <= 1.0 - NOTABLE_SHARE).then_some(())?;
    let change = pair.price_change(0)?;
    if own >= other {
        // The bills count tokens and would show the opposite.
        return Some(format!("a lower cost, {change}"));
    }
    Some(format!(
        "a lower bill, {change}: {} vs {} a month",
        own.show(),
        other.show()
    ))
}

fn context(pair: &Pair) -> Option<String> {
    let [own, other] = both(pair, |s| s.model.facts.context_tokens)?;
    (own as f64 >= other as f64 * WINDOW).then(|| {
        format!(
            "a larger context window: {} vs {}",
            show_count(own),
            show_count(other)
        )
    })
}

fn providers(pair: &Pair) -> Option<String> {
    let [own, other] = pair.sides.map(|s| s.providers.len());
    if other == 0 && own > 0 {
        let names = &pair.sides[0].providers;
        let names: Vec<&str> = names
            .iter()
            .map(|id| pair.setting.providers.name(id))
            .collect();
        return Some(match names.as_slice() {
            [one] => format!(
                "a provider that serves it ({one}); none is known for {}",
                pair.sides[1].name()
            ),
            _ => format!(
                "{own} providers that serve it; none is known for {}",
                pair.sides[1].name()
            ),
        });
    }
    (own > other).then(|| format!("more providers: {own} vs {other}"))
}

fn unique(pair: &Pair) -> Option<String> {
    let only = only(pair);
    (!only.is_empty()).then(|| wording::list(&only))
}

fn weights(pair: &Pair) -> Option<String> {
    let [own, other] = both(pair, |s| s.model.facts.open_weights)?;
    (own && !other).then(|| {
        let license = pair.sides[0].model.facts.license.as_ref();
        let under = license.map_or(String::new(), |l| format!(" under {}", l.name));
        format!("open weights{under}, unlike {}", pair.sides[1].name())
    })
}

fn size(pair: &Pair) -> Option<String> {
    let open = both(pair, |s| s.model.facts.open_weights)?;
    let [own, other] = both(pair, |s| s.model.facts.parameters_total)?;
    (open == [true, true] && own <= other / SMALLER_FACTOR).then(|| {
        let [own, other] = [own, other].map(show_parameters);
        format!(
            "smaller hardware of your own: {own} parameters vs {other} for {}",
            pair.sides[1].name()
        )
    })
}

fn cutoff(pair: &Pair) -> Option<String> {
    let [own, other] = both(pair, |s| s.model.facts.knowledge_cutoff)?;
    (other.days_until(own) >= NOTABLE_DAYS)
        .then(|| format!("a later knowledge cutoff: {own} vs {other}"))
}

fn recency(pair: &Pair) -> Option<String> {
    let [own, other] = both(pair, |s| s.model.facts.released)?;
    (other.days_until(own) >= NOTABLE_DAYS).then(|| {
        format!(
            "a release {} later: {own} vs {other}",
            wording::span(other, own)
        )
    })
}

fn fit(pair: &Pair) -> Option<String> {
    let [own, other] = pair.sides.map(|s| &s.fit);
    let only: Vec<&str> = own
        .iter()
        .filter(|tag| **tag != Tag::General && !other.contains(tag))
        .map(|tag| tag.title())
        .collect();
    (!only.is_empty()).then(|| format!("a fit for {}", wording::list(&only)))
}
