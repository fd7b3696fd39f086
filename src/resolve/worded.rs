//! Names with text before, inside or after them that only people and lists write: `GitHub Copilot
//! GPT-5.5`, `Qwen2.5-Coder-Ins-7B`, `gpt-oss-120b-cerebras`.
//!
//! Owns these wordings, and the rule that a host or product is stripped only if it has the model. Does not strip
//! settings (`setting`).

use catalog::names::normalize;
use catalog::schema::ProviderKind;

use super::base::is_makers;
use super::run_as::weakened;
use super::setting::{About, Setting, is_variant, peel};
use super::{Found, Match, Resolver};
use crate::error::Error;
use crate::provider_names::provider_named;

/// Hosts ignored in providers' ids; in typed names they must serve the model.
const PASSED_OVER: &[&str] = &["deepinfra", "groq", "sambanova"];
/// An adapter makes it another model; in Cloudflare's ids, the word means that one can be added.
const ADAPTER: &str = "lora";
/// Prefix of Cloudflare's ids.
const CLOUDFLARE: &str = "@cf/";
/// Resells nearly everything, and its name is not a word of models' names.
pub(super) const GATEWAY: &str = "openrouter";
/// Between a model and its maker: `GPT-4-Turbo by OpenAI`.
const BY: &str = " by ";
/// Names of GitHub Copilot before or after a model.
const COPILOT: &[&str] = &["github copilot", "copilot"];

impl Resolver<'_> {
    /// The model of a name worded this way; `None`: it is not.
    pub(super) fn worded(&self, input: &str) -> Result<Option<Found>, Error> {
        let input = input.trim();
        let plain = plain(input);
        // Rules out most names early.
        let made = input.rsplit_once(BY);
        let labelled = input.split_once(": ");
        let none = plain.is_none() && made.is_none() && labelled.is_none();
        if none && !may_hold_a_product(input) && !may_end_with_a_host(input) {
            return Ok(None);
        }
        let name = normalize(input);
        if self.is_recorded(input) {
            return Ok(None);
        }
        if let Some((rest, maker)) = made {
            let found = self.find_plain(rest, true).ok();
            let own = found.filter(|found| self.is_made_by(maker, found.model));
            let own = own.ok_or_else(|| self.not_found(input, &name, true))?;
            return Ok(Some(weakened(own)));
        }
        // `Sao10K: Llama 3.1 70B Hanami x1`
        if let Some((maker, rest)) = labelled {
            let found = self.find_plain(rest, true).ok().filter(is_sure);
            if let Some(own) = found.filter(|found| self.is_made_by(maker, found.model)) {
                return Ok(Some(weakened(own)));
            }
        }
        if let Some(plain) = plain {
            let found = self.find_plain(&plain, true);
            let found = found.map_err(|_| self.not_found(input, &name, true))?;
            return Ok(Some(weakened(found)));
        }
        if let Some(found) = self.in_product(input)? {
            return Ok(Some(found));
        }
        if let Some(found) = self.behind_hyphen(input, &name)? {
            return Ok(Some(found));
        }
        // `claude-3.7-sonnet-openrouter-fc`
        let Some(peeled) = peel(input).filter(|peeled| may_end_with_a_host(&peeled.rest)) else {
            return Ok(None);
        };
        let found = self.behind_hyphen(&peeled.rest, &name)?;
        Ok(found.map(|mut found| {
            found.settings.extend(peeled.said);
            found
        }))
    }

    /// Whether the catalog has this name as it stands.
    pub(super) fn is_recorded(&self, input: &str) -> bool {
        let name = normalize(input);
        self.catalog.position(input).is_some()
            || !self.catalog.named(&name).is_empty()
            || !self.catalog.served_as(&name).is_empty()
    }

    fn is_made_by(&self, maker: &str, model: usize) -> bool {
        let id = self.catalog.model_id(model).unwrap_or_default();
        let lab = id.split('/').next().and_then(|lab| self.catalog.lab(lab));
        lab.is_some_and(|lab| normalize(&lab.name).starts_with(&normalize(maker)))
    }

    /// `GitHub Copilot GPT-5.5`: only with a number, and only models that the product has. `ChatGPT (GPT-4o)`: only
    /// OpenAI's models.
    fn in_product(&self, input: &str) -> Result<Option<Found>, Error> {
        let lower = input.to_ascii_lowercase();
        let within = lower
            .strip_prefix("chatgpt (")
            .and_then(|rest| rest.strip_suffix(')'));
        if let Some(within) = within {
            let found = self.find_plain(within, true).ok().filter(is_sure);
            let id = |found: &Found| self.catalog.model_id(found.model).unwrap_or_default();
            let own = found.filter(|found| id(found).starts_with("openai/"));
            return Ok(own.map(weakened));
        }
        let before = |product: &&str| lower.strip_prefix(*product)?.strip_prefix(' ');
        let rest = COPILOT.iter().find_map(before);
        let behind = || lower.strip_suffix(" github copilot");
        let Some(rest) = rest
            .or_else(behind)
            .filter(|rest| is_numbered(rest) && !rest.contains("copilot"))
        else {
            return Ok(None);
        };
        let Some(found) = self.find_plain(rest, true).ok().filter(is_sure) else {
            return Ok(None);
        };
        let product = "github-copilot";
        let sold = self.sells(product, found.model)?;
        Ok(sold.then(|| served_by(found, product)))
    }

    /// A host after a hyphen or `@`: `llama3.1-8b-cerebras`, `gpt-4o-azure`, `gemma-2-27b-it@together`. The host must
    /// serve the model, but may once have served open weights of a stated version.
    fn behind_hyphen(&self, input: &str, name: &str) -> Result<Option<Found>, Error> {
        let Some((rest, host)) = input.rsplit_once(['-', '@']) else {
            return Ok(None);
        };
        if host.eq_ignore_ascii_case(ADAPTER) && !input.contains(CLOUDFLARE) {
            return Err(self.not_found(input, name, true));
        }
        let provider = provider_named(self.catalog, host).filter(|p| {
            let sells = [
                ProviderKind::Host,
                ProviderKind::Cloud,
                ProviderKind::Gateway,
            ];
            // In `org/name-host`, the owner decides what it is, unless it is a lab.
            let own = rest.rsplit('/').nth(1).is_none_or(is_makers) && !rest.contains(':');
            let whole = own || input[rest.len()..].starts_with('@');
            sells.contains(&p.kind) && !rest.is_empty() && whole
        });
        let Some(provider) = provider else {
            return Ok(None);
        };
        let error = match self.find_plain(rest, true) {
            Ok(found) => {
                let open = self.catalog.model(found.model)?.facts.open_weights == Some(true);
                let hosted = open && provider.kind != ProviderKind::Gateway;
                let may = hosted || provider.id == GATEWAY;
                let may = may && is_sure(&found) && (is_numbered(rest) || rest.contains('/'));
                let guessed = matches!(found.by, Match::Family | Match::Fuzzy);
                if may || !guessed && self.sells(provider.id, found.model)? {
                    return Ok(Some(served_by(found, provider.id)));
                }
                self.not_found(input, name, true)
            }
            Err(error) => error,
        };
        // Elsewhere the word may be part of the model's name.
        if PASSED_OVER.contains(&&*host.to_ascii_lowercase()) {
            return Err(error);
        }
        Ok(None)
    }
}

fn served_by(found: Found, provider: &str) -> Found {
    let mut found = weakened(found);
    let about = About::Serving;
    found.settings.push(Setting::new(about, provider));
    found
}

/// Whether a name was not only guessed.
pub(super) fn is_sure(found: &Found) -> bool {
    !matches!(found.by, Match::Part | Match::Family | Match::Fuzzy)
}

/// Whether a text contains a product: `GitHub Copilot GPT-5.5`.
fn may_hold_a_product(input: &str) -> bool {
    let lower = input.to_ascii_lowercase();
    lower.contains("copilot") || lower.starts_with("chatgpt (")
}

/// Whether a word, not a version, follows the last hyphen or `@`: `gpt-4o-azure`.
fn may_end_with_a_host(input: &str) -> bool {
    let word = input.rsplit_once(['-', '@']).map(|(_, word)| word);
    word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn is_numbered(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_digit())
}

/// Strips a repository's branch, completes `Ins` to `Instruct`, and drops `at` before a weights format:
/// `gpt-4o-2024-11-20--main`, `Mixtral-8x7B-Ins`, `Qwen 2.5 7B at Q4_K_M`.
fn plain(input: &str) -> Option<String> {
    if let Some(rest) = input.strip_suffix("--main") {
        return (!rest.is_empty()).then(|| rest.to_owned());
    }
    if let Some((rest, stored)) = input.rsplit_once(" at ") {
        let one = !stored.contains(' ') && is_numbered(stored) && is_variant(stored);
        return (one && !rest.trim().is_empty()).then(|| format!("{} {stored}", rest.trim()));
    }
    let words: Vec<&str> = input.split('-').collect();
    let at = words.iter().position(|word| *word == "Ins")?;
    // `Qwen2.5-Coder-Ins-7B`: elsewhere the size comes before the word.
    let size = words.get(at + 1).filter(|word| {
        let number = word.strip_suffix(['b', 'B']);
        number.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    });
    let behind = at + 1 + usize::from(size.is_some());
    let mut all = words[..at].to_vec();
    all.extend(size);
    all.push("Instruct");
    all.extend(&words[behind..]);
    (at > 0).then(|| all.join("-"))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_wording_is_made_plain() {
        for (input, expected) in [
            ("gpt-4o-2024-11-20--main", Some("gpt-4o-2024-11-20")),
            ("Mixtral-8x7B-Ins", Some("Mixtral-8x7B-Instruct")),
            ("Qwen2.5-Coder-Ins-7B", Some("Qwen2.5-Coder-7B-Instruct")),
            ("LLama3.1-405b-Ins-FP8", Some("LLama3.1-405b-Instruct-FP8")),
            ("Qwen 2.5 7B at Q4_K_M", Some("Qwen 2.5 7B Q4_K_M")),
            ("gpt-4o at work", None),
            ("Ins-7B", None),
            ("gpt-4o", None),
        ] {
            assert_eq!(plain(input).as_deref(), expected, "{input}");
        }
    }
}
