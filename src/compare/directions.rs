//! Known differences besides quality and bills, and which side each favors: one row per fact.
//!
//! They decide nothing while quality and bills are known. They separate models that are alike and support a
//! lean where quality is unmeasured (decision rules, §5).

use catalog::units::show_count;

use super::pair::Pair;
use crate::{fields, wording};

/// Context windows differ when the larger is at least this many times the smaller (decision rules, §1).
pub const WINDOW: f64 = 1.25;
/// Provider counts differ when one is at least this many times the other …
const PROVIDERS: f64 = 1.5;
/// … and at least one is below this.
const FEW_PROVIDERS: usize = 4;
/// Releases differ when they are at least this many days apart.
const NEWER_DAYS: i32 = 90;

/// A known difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Direction {
    /// Its kind in JSON.
    pub kind: &'static str,
    pub side: usize,
    /// The difference in words, with its figures, as seen from that side.
    pub text: String,
}

type Rule = (&'static str, fn(&Pair) -> Option<(usize, String)>);

const RULES: &[Rule] = &[
    ("window", window),
    ("capabilities", capabilities),
    ("providers", providers),
    ("recency", recency),
];

pub fn directions(pair: &Pair) -> Vec<Direction> {
    let found = RULES.iter().filter_map(|(kind, rule)| {
        let (side, text) = rule(pair)?;
        Some(Direction { kind, side, text })
    });
    found.collect()
}

/// The side that all differences favor, if there are at least two.
pub fn one_way(directions: &[Direction]) -> Option<usize> {
    let [first, rest @ ..] = directions else {
        return None;
    };
    let same = rest.iter().all(|direction| direction.side == first.side);
    (same && !rest.is_empty()).then_some(first.side)
}

fn larger(values: [f64; 2], factor: f64) -> Option<usize> {
    let [a, b] = values;
    if a >= b * factor && a > b {
        Some(0)
    } else if b >= a * factor && b > a {
        Some(1)
    } else {
        None
    }
}

fn window(pair: &Pair) -> Option<(usize, String)> {
    let [a, b] = pair.sides.map(|s| s.model.facts.context_tokens);
    let tokens = [a?, b?];
    let side = larger(tokens.map(|n| n as f64), WINDOW)?;
    let [own, other] = [tokens[side], tokens[1 - side]].map(show_count);
    Some((side, format!("larger context window: {own} vs {other}")))
}

fn capabilities(pair: &Pair) -> Option<(usize, String)> {
    let lacking = [only(pair), only(&pair.flipped())];
    let side = larger([lacking[0].len() as f64, lacking[1].len() as f64], 1.0)?;
    let other = pair.names()[1 - side];
    Some((
        side,
        format!("{other} lacks {}", wording::list(&lacking[side])),
    ))
}

fn providers(pair: &Pair) -> Option<(usize, String)> {
    let counts = pair.sides.map(|s| s.providers.len());
    if counts.iter().all(|count| *count >= FEW_PROVIDERS) {
        return None;
    }
    let side = larger(counts.map(|n| n as f64), PROVIDERS)?;
    let own = wording::count(counts[side], "provider");
    Some((side, format!("{own} to {}", counts[1 - side])))
}

fn recency(pair: &Pair) -> Option<(usize, String)> {
    let [a, b] = pair.sides.map(|s| s.model.facts.released);
    let released = [a?, b?];
    // A date may be only a month, so the two day counts are not each other's negative.
    let later = |side: usize| released[1 - side].days_until(released[side]) >= NEWER_DAYS;
    let side = (0..2).find(|side| later(*side))?;
    let (before, after) = (released[1 - side], released[side]);
    Some((
        side,
        format!("released {} later: {after}", wording::span(before, after)),
    ))
}

/// Capabilities that the first side has and the second is known to lack.
pub fn only(pair: &Pair) -> Vec<&'static str> {
    fields::capabilities()
        .filter(|(field, _)| {
            let [own, other] = pair
                .sides
                .map(|s| fields::flag(field, &s.model.capabilities));
            (own, other) == (Some(true), Some(false))
        })
        .map(|(field, _)| field.about.title)
        .collect()
}
