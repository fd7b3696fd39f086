//! A name with something before, within or behind it that only people and lists write: `GitHub Copilot
//! GPT-5.5`, `Qwen2.5-Coder-Ins-7B`, `gpt-oss-120b-cerebras`.
//!
//! Owns these wordings, and that a host or a product is taken off only where it has the model. Does not take off
//! what says how a model is run (`setting`).

use catalog::names::normalize;
use catalog::schema::ProviderKind;

use super::run_as::weakened;
use super::setting::{About, Setting, is_variant, peel};
use super::{Found, Match, Resolver};
use crate::error::Error;
use crate::provider_names::provider_named;

/// Hosts that are passed over in ids of providers: behind a name that people type they have to serve the model.
const PASSED_OVER: &[&str] = &["deepinfra", "groq", "sambanova"];
/// An adapter makes another model; in Cloudflare's ids the word says that one can be added.
const ADAPTER: &str = "lora";
/// What stands before Cloudflare's ids.
const CLOUDFLARE: &str = "@cf/";
/// It resells nearly everything, and its name is no word of models'.
const GATEWAY: &str = "openrouter";
/// What stands between a model and its maker: `GPT-4-Turbo by OpenAI`.
const BY: &str = " by ";
/// GitHub Copilot, as people write it before or behind a model.
const COPILOT: &[&str] = &["github copilot", "copilot"];

impl Resolver<'_> {
    /// The model of a name so worded; `None`: it is not.
    pub(super) fn worded(&self, input: &str) -> Result<Option<Found>, Error> {
        let input = input.trim();
        let plain = plain(input);
        // Most names show by their letters that they are none of these.
        let made = input.rsplit_once(BY);
        let none = plain.is_none() && made.is_none();
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

    /// Whether the catalog has a name as it stands.
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

    /// `GitHub Copilot GPT-5.5`, `ChatGPT (GPT-4o)`: only a model that the product has, by its version.
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

    /// A host behind a hyphen: `llama3.1-8b-cerebras`, `gpt-4o-azure`, `gemma-2-27b-it@together`. It has to serve
    /// the model, but open weights of a version it may have served before.
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
            // `org/name-host` is whose it says it is.
            let whole = !input.contains('/') || input[rest.len()..].starts_with('@');
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
        // Elsewhere the word may be the model's own.
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

fn is_sure(found: &Found) -> bool {
    !matches!(found.by, Match::Part | Match::Family | Match::Fuzzy)
}

/// Whether a text has a product's word in it: `GitHub Copilot GPT-5.5`.
fn may_hold_a_product(input: &str) -> bool {
    let lower = input.to_ascii_lowercase();
    lower.contains("copilot") || lower.starts_with("chatgpt (")
}

/// Whether a word begins behind the last hyphen or `@`, and no version: `gpt-4o-azure`.
fn may_end_with_a_host(input: &str) -> bool {
    let word = input.rsplit_once(['-', '@']).map(|(_, word)| word);
    word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn is_numbered(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_digit())
}

/// The name without the branch of its repository, with `Instruct` in full, and without `at` before a format of
/// weights: `gpt-4o-2024-11-20--main`, `Mixtral-8x7B-Ins`, `Qwen 2.5 7B at Q4_K_M`.
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
    // `Qwen2.5-Coder-Ins-7B`: the size stands before the word elsewhere.
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
