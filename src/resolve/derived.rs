//! Derivatives that others make of a family's models.
//!
//! Owns the rule that a derivative matches only if a word of its own is typed: `gemma 4 27b` is not SEA-LION v4,
//! which was made from Gemma. Does not know what a model was made from: its name says it.

use catalog::names::{Words, normalize};
use catalog::words;

/// Families that others build on, and their makers. `LLaVA` has two. Fine-tunes abbreviate Llama to `l`, Mistral
/// Nemo to `mn`, Mistral Small to `ms`, and R1 or Command R to `r`.
const FAMILIES: &[(&str, &[&str])] = &[
    ("apertus", &["swiss-ai"]),
    ("deepseek", &["deepseek"]),
    ("falcon", &["tii"]),
    ("gemma", &["google"]),
    ("glm", &["zai"]),
    ("granite", &["ibm"]),
    ("kimi", &["moonshotai"]),
    ("l", &["meta"]),
    ("llama", &["meta"]),
    ("llava", &["llava", "uw-madison"]),
    ("mimo", &["xiaomi"]),
    ("minimax", &["minimax"]),
    ("ministral", &["mistral"]),
    ("mistral", &["mistral"]),
    ("mixtral", &["mistral"]),
    ("mn", &["mistral"]),
    ("ms", &["mistral"]),
    ("nemo", &["mistral"]),
    ("nemotron", &["nvidia"]),
    ("olmo", &["allenai"]),
    ("phi", &["microsoft"]),
    ("qwen", &["alibaba"]),
    ("qwq", &["alibaba"]),
    ("r", &["cohere", "deepseek"]),
    ("solar", &["upstage"]),
    ("vicuna", &["lmsys"]),
    ("yi", &["01-ai"]),
];

/// Words for what was done to a model, but not by whom.
const TREATMENTS: &[&str] = words!("abliterated derestricted heretic obliterated uncensored");

pub(super) fn is_treatment(word: &str) -> bool {
    TREATMENTS.contains(&word)
}

/// Whether a word names a family that `lab` does not make.
pub(super) fn is_of_another(word: &str, lab: &str) -> bool {
    let family = FAMILIES.iter().find(|(family, _)| *family == word);
    family.is_some_and(|(_, makers)| !makers.contains(&lab))
}

/// Whether a name of a model by `lab` is a derivative of the typed family, and no word of its own was typed.
pub(super) fn is_unasked(typed: &Words, name: &str, lab: &str) -> bool {
    if typed.names.is_empty()
        || typed.tiers.contains(&"distill")
        || !typed.names.iter().all(|word| is_of_another(word, lab))
    {
        return false;
    }
    let normalized = normalize(name);
    let own = Words::of_name(&normalized, name);
    own.names.iter().any(|word| !typed.names.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_unasked;
    use catalog::names::{Words, normalize};

    #[test]
    fn a_derivative_is_meant_by_a_word_of_its_own() {
        for (typed, name, lab, expected) in [
            (
                "gemma 4 27b",
                "gemma-sea-lion-v4-27b-it",
                "aisingapore",
                true,
            ),
            (
                "sea lion v4 27b",
                "gemma-sea-lion-v4-27b-it",
                "aisingapore",
                false,
            ),
            ("gemma 3 27b", "gemma-3-27b-it", "google", false),
            ("llama 2 7b", "llama-2-7b-32k", "together", false),
            (
                "llama 3.1 nemotron",
                "llama-3.1-nemotron-70b",
                "nvidia",
                false,
            ),
            (
                "r1 distill qwen 32b",
                "deepseek-r1-distill-qwen-32b",
                "deepseek",
                false,
            ),
        ] {
            let normalized = normalize(typed);
            let words = Words::of_name(&normalized, typed);
            assert_eq!(is_unasked(&words, name, lab), expected, "{typed}");
        }
    }
}
