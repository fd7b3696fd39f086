//! Revisions and pointers after a model's name: `-001`, `-latest`.
//!
//! Owns which exist besides the catalog's records. Does not skip the unknown ones: a revision that never existed and a
//! pointer that nobody serves mean nothing.

use catalog::names::{Pin, Spelling, Words, normalize, tail};

use super::reading::Outcome;
use super::{Found, Match, Resolver};
use crate::error::Error;

/// Google's models with revisions, and the last revision. From its pages on model versions.
const REVISED: &[(&str, u16)] = &[
    ("gemini-1-5-flash", 2),
    ("gemini-1-5-flash-8b", 1),
    ("gemini-1-5-pro", 2),
    ("gemini-2-0-flash", 1),
    ("gemini-2-0-flash-lite", 1),
];

/// Families whose models Vertex AI sells as `@001`.
const VERTEX: &[&str] = &["codestral", "jamba", "mistral", "text-"];

/// Whether a release number is one of the model's: a revision in Google's ids, or Vertex AI's `@001`.
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
    /// Whether a recorded name ends in `latest` without a version, and the model's lab has no such pointer. A gateway's
    /// pointer goes out of date and is valid only after the gateway's name.
    pub(super) fn is_resold_pointer(&self, input: &str, model: usize) -> Result<bool, Error> {
        let name = normalize(input.rsplit('/').next().unwrap_or(input));
        let Some(family) = name.strip_suffix("-latest") else {
            return Ok(false);
        };
        let own = normalize(tail(self.catalog.model_id(model)?));
        let versioned = !Words::of(family).version().is_empty();
        if own == family || own == name || versioned || self.is_labs_pointer(input, model)? {
            return Ok(false);
        }
        let routes = self.catalog.model(model)?.routes;
        let mut ends = routes
            .iter()
            .filter_map(|route| route.id.rsplit('/').next());
        Ok(ends.any(|end| normalize(end) == name))
    }

    /// Whether a path starts with a lab.
    pub(super) fn is_of_a_lab(&self, input: &str) -> bool {
        let maker = input.split_once('/').map(|(maker, _)| maker.to_lowercase());
        maker.is_some_and(|maker| self.catalog.lab(&maker).is_some())
    }

    /// What such a pointer means anyway: the newest of the family, if its name alone settles it.
    pub(super) fn pointed_to(&self, input: &str) -> Result<Found, Error> {
        let name = normalize(input.rsplit('/').next().unwrap_or(input));
        match self.understand(&Words::of(&name), None)? {
            Outcome::One(found) if found.by == Match::Family => Ok(found),
            Outcome::One(found) => Err(self.ambiguous(input, [found.model])),
            Outcome::Several(models) => Err(self.ambiguous(input, models)),
            Outcome::Nothing => Err(self.unknown(input, &name)),
        }
    }

    /// Whether `-latest` was only guessed to be a family's newest: its owner decides what it points to.
    pub(super) fn is_guessed_pointer(&self, name: &str, found: &Found) -> bool {
        let normalized = normalize(name);
        let guessed = matches!(found.by, Match::Family | Match::Part | Match::Fuzzy);
        guessed && normalized.ends_with("-latest") && self.catalog.named(&normalized).is_empty()
    }
}
