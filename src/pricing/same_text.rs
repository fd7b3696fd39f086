//! How many more tokens one model uses than another for the same text, if their lab states it.
//!
//! A bill counts the tokens the user states; comparisons of two costs assume the same text.

use catalog::schema::Model;

use super::Traffic;
use crate::wording::{self, Quantity};

/// How many tokens `to` uses per token of `from`; 1 if unknown or already covered by the traffic's token factors.
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

/// Suffix for a change in cost that does not compare equal token counts.
pub const SAME_TEXT: &str = " for the same text";

/// The suffix for a ratio of two costs, if the token counts for the same text differ by `ratio`.
pub fn said_of(ratio: f64) -> &'static str {
    if (ratio - 1.0).abs() < f64::EPSILON {
        ""
    } else {
        SAME_TEXT
    }
}

/// Notes on models that use more tokens for the same text than another of their lab: one per lab and ratio.
pub fn same_text_notes(models: &[&Model], traffic: &Traffic) -> Vec<String> {
    let mut groups: Vec<(&str, f64, Vec<&str>)> = Vec::new();
    for to in models {
        let over = models
            .iter()
            .map(|from| (from, same_text(from, to, traffic)));
        // Compare with the first of the models that use the fewest.
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
