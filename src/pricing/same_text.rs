//! How many more tokens one model makes of the same text than another, where their lab states it.
//!
//! A bill counts the tokens that the user states; what compares two costs counts the same text.

use catalog::schema::Model;

use super::Traffic;
use crate::wording::{self, Quantity};

/// How many tokens `to` makes of what is one on `from`; 1 where that is unknown or the traffic allows for it.
pub fn same_text(from: &Model, to: &Model, traffic: &Traffic) -> f64 {
    let told = |model: &Model| traffic.token_factors.iter().any(|(id, _)| id == model.id);
    let known = from.facts.tokens_per_text.zip(to.facts.tokens_per_text);
    match known {
        // The figure is relative to the lab's own earlier models.
        Some((before, after)) if from.lab == to.lab && before > 0 && !told(from) && !told(to) => {
            after as f64 / before as f64
        }
        _ => 1.0,
    }
}

/// What a change of cost is of, where it is not of the same tokens.
pub const SAME_TEXT: &str = " for the same text";

/// What a ratio of two costs is said of, where the tokens of their texts differ by `ratio`.
pub fn said_of(ratio: f64) -> &'static str {
    if (ratio - 1.0).abs() < f64::EPSILON {
        ""
    } else {
        SAME_TEXT
    }
}

/// Which of the models make more tokens of the same text than another of their lab: a sentence for each lab and
/// number.
pub fn same_text_notes(models: &[&Model], traffic: &Traffic) -> Vec<String> {
    let mut groups: Vec<(&str, f64, Vec<&str>)> = Vec::new();
    for to in models {
        let over = models
            .iter()
            .map(|from| (from, same_text(from, to, traffic)));
        // The first of those that make the fewest.
        let most = over.fold(None, |most: Option<(&&Model, f64)>, next| match most {
            Some((_, ratio)) if ratio >= next.1 => most,
            _ => Some(next),
        });
        let Some((from, ratio)) = most.filter(|(_, ratio)| *ratio > 1.0) else {
            continue;
        };
        let same = |(name, known, _): &&mut (&str, f64, _)| {
            *name == from.name && (*known - ratio).abs() < f64::EPSILON
        };
        match groups.iter_mut().find(same) {
            Some((_, _, names)) => names.push(to.name),
            None => groups.push((from.name, ratio, vec![to.name])),
        }
    }
    let said = groups.into_iter().map(|(from, ratio, names)| {
        let count = if names.len() == 1 { "counts" } else { "count" };
        format!(
            "{} {count} about {} tokens for the same text than {from}, which bills do not include (add with --token-factor MODEL={})",
            wording::list(&names),
            wording::change(ratio, Quantity::Amount),
            wording::round(ratio, 2),
        )
    });
    said.collect()
}
