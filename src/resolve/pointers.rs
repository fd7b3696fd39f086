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

/// Short names whose meaning is settled. Alibaba's pointers lead to what it serves under the name without
/// `latest`; hosts use them for newer models.
const OF_LABS: &[(&str, &str)] = &[
    ("qwen-max-latest", "alibaba/qwen-max"),
    ("qwen-vl-plus-latest", "alibaba/qwen-vl-plus"),
    ("qwen-vl-max-latest", "alibaba/qwen-vl-max"),
    ("qwen-coder-plus-latest", "alibaba/qwen-coder-plus"),
    // The snapshots of GPT-4 Turbo, of which there were none but previews.
    ("gpt-4-0125", "openai/gpt-4-0125-preview"),
    ("gpt-4-turbo-0125", "openai/gpt-4-0125-preview"),
    ("gpt-4-turbo-1106", "openai/gpt-4-1106-preview"),
];

/// What stands before such a name at the lab's own platform.
const LABS: &[&str] = &["alibaba-", "bailian-", "dashscope-", "openai-", "qwen-"];

/// The model that a lab's own short name leads to.
pub(super) fn of_lab(name: &str) -> Option<&'static str> {
    let known = |name: &str| OF_LABS.iter().find(|(pointer, _)| *pointer == name);
    let behind = || LABS.iter().find_map(|lab| known(name.strip_prefix(lab)?));
    known(name).or_else(behind).map(|(_, model)| *model)
}

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
