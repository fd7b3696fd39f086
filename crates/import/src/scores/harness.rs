//! Normalizes harness names, because only scores of the same harness are compared.

use catalog::names::normalize;
use catalog::rows;

/// Normalized spellings and the name used.
const NAMES: &[[&str; 2]] = rows!(2, include_str!("harness.tsv"));

/// The name used for a harness.
pub fn name(stated: &str) -> String {
    let spelled = normalize(stated);
    let kept = NAMES.iter().find(|[spelling, _]| *spelling == spelled);
    kept.map_or_else(|| stated.trim().to_owned(), |[_, name]| (*name).to_owned())
}
