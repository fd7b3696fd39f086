//! A name with one candidate: `Claude 3.7`, `stheno`.
//!
//! Owns what may be omitted of such a candidate's name: what no other model has. Does not look for candidates
//! (`reading`).

use catalog::names::{Words, normalize, tail};
use catalog::schema::Kind;

use super::Resolver;
use super::derived::is_of_another;
use super::reading::says_enough;
use super::typo::is_shared;
use crate::error::Error;

/// Words up to this length are too ambiguous.
const SHORT: usize = 3;

impl Resolver<'_> {
    /// The only candidate of a name that leaves open a version's tier, or everything but a name of its own.
    pub(super) fn sole(
        &self,
        name: &str,
        typed: &Words,
        candidates: &[usize],
    ) -> Result<Option<usize>, Error> {
        let bare = typed.sizes.is_empty() && typed.tiers.is_empty() && !typed.names.is_empty();
        let Some(only) = candidates.first().filter(|_| bare && says_enough(typed)) else {
            return Ok(None);
        };
        if candidates.iter().any(|other| other != only) {
            return Ok(None);
        }
        let id = self.catalog.model_id(*only)?;
        let normalized = normalize(tail(id));
        let own = is_own_name(typed, id) && self.catalog.head(*only)?.kind != Kind::Base;
        // `euryale 3.3`
        let version = typed.version() == Words::of_name(&normalized, tail(id)).version();
        let tier_open = !typed.versions.is_empty() && without_tiers(&normalized) == name;
        let fits = tier_open || own && (version || typed.versions.is_empty());
        Ok(fits.then_some(*only))
    }
}

/// Whether the typed words are all of a model's name except what it was made from.
fn is_own_name(typed: &Words, id: &str) -> bool {
    let lab = id.split('/').next().unwrap_or(id);
    let normalized = normalize(tail(id));
    let own = Words::of_name(&normalized, tail(id));
    // A family with one model in the catalog may have others elsewhere, and a host's names for its fine-tunes are not
    // widely known.
    let telling = |word: &&str| !is_shared(word) && own.names.contains(word);
    let long = typed.names.iter().any(|word| word.len() > SHORT);
    let said = |word: &&str| typed.names.contains(word) || is_of_another(word, lab);
    lab != "community" && long && typed.names.iter().all(telling) && own.names.iter().all(said)
}

/// Removes the tiers from a normalized name, keeping its order: `qwen3-next-8` is not `qwen3.8-flash-next`.
fn without_tiers(normalized: &str) -> String {
    let words = Words::of(normalized);
    let rest = normalized.split('-').filter(|w| !words.tiers.contains(w));
    rest.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{is_own_name, without_tiers};
    use catalog::names::Words;

    #[test]
    fn a_name_of_its_own_is_enough() {
        for (typed, id, expected) in [
            ("stheno", "sao10k/l3-8b-stheno-v3.2", true),
            ("mythomax", "gryphe/mythomax-l2-13b", true),
            // A mere word of it, a shared word, a family.
            ("law", "openai/gpt-6-astra-law", false),
            ("luminous", "community/gemma-4-26b-a4b-it-luminous", false),
            ("llava", "llava/llava-7b", false),
        ] {
            assert_eq!(is_own_name(&Words::of(typed), id), expected, "{typed}");
        }
        assert_eq!(without_tiers("claude-opus-4-8"), "claude-4-8");
        assert_eq!(without_tiers("claude-3-7-sonnet"), "claude-3-7");
    }
}
