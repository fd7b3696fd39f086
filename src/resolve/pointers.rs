//! Revisions and pointers behind a model's name: `-001`, `-latest`.
//!
//! Owns which of them exist beyond the catalog's records. What is in no table is not passed over: a revision
//! that never was and a pointer that nobody serves mean nothing.

use catalog::names::{Pin, Spelling, normalize};

use super::{Found, Match, Resolver};

/// Google's models that had revisions, and the last one. From its pages of model versions.
const REVISED: &[(&str, u16)] = &[
    ("gemini-1-5-flash", 2),
    ("gemini-1-5-flash-8b", 1),
    ("gemini-1-5-pro", 2),
    ("gemini-2-0-flash", 1),
    ("gemini-2-0-flash-lite", 1),
];

/// Families whose models Vertex AI sells as `@001`.
const VERTEX: &[&str] = &["codestral", "jamba", "mistral", "text-"];

/// Whether a release number is one of the model's: Google's in its ids, or the first of what Vertex AI sells.
pub(super) fn is_known_revision(spelled: &Spelling, input: &str) -> bool {
    let Some(Pin::Release(number)) = spelled.pin else {
        return false;
    };
    let revised = REVISED.iter().find(|(name, _)| *name == spelled.core);
    let of_google = revised.is_some_and(|(_, last)| (1..=*last).contains(&number));
    let vertex = || VERTEX.iter().any(|family| spelled.core.starts_with(family));
    of_google || number == 1 && input.ends_with("@001") && vertex()
}

impl Resolver<'_> {
    /// Whether `-latest` was only read as a family's newest: what a pointer means its owner says.
    pub(super) fn is_guessed_pointer(&self, name: &str, found: &Found) -> bool {
        let normalized = normalize(name);
        let guessed = matches!(found.by, Match::Family | Match::Part | Match::Fuzzy);
        guessed && normalized.ends_with("-latest") && self.catalog.named(&normalized).is_empty()
    }
}
