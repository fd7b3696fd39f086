//! Answers that something in the name rules out: a revision, a maker, a word for the tuning.
//!
//! Owns these rules. Does not look for the answer, or for another one (except the tuned model, `tuning`).

use catalog::names::{Words, is_experts, normalize, tail};
use catalog::naming::NameOf;
use catalog::words;

use super::base::{UPLOADERS, says_format};
use super::setting::{About, Setting};
use super::suffixes::{ENGINES, FILES, RUNNERS};
use super::{Found, Match, Resolver, derived};
use crate::error::Error;
use crate::provider_names::provider_named;

/// Families with separate chat and instruct models.
const CHAT_APART: &[&str] = &["granite-13b", "mpt", "redpajama"];

/// Labs that re-upload another lab's weights to Hugging Face unchanged, and that lab.
const COPIERS: &[(&str, &str)] = &[("nousresearch", "meta")];

/// Labs that also sell others' models, as a provider with another id.
const SELLERS: &[&str] = &["amazon", "ibm", "sap"];

/// Words that turn reasoning off where `thinking` is part of the model's own name.
const TURNED_OFF: &[&str] = &["thinking-none", "thinking-off", "thinking-disabled"];

/// Tiers that several labs use.
const TIERS: &[&str] = words!("air flash large medium mini nano plus pro small ultra");
/// Words for purpose or size that occur next to a lab's own version.
const PURPOSES: &[&str] =
    words!("chat code coder fast lite max preview super thinking turbo vision");

impl Resolver<'_> {
    /// Whether a model is sold with the revision in Bedrock's id: `…-v2:0` is not a spelling of `…-v1:0`, and may be
    /// another model.
    pub(super) fn has_revision(&self, input: &str, model: usize) -> Result<bool, Error> {
        let revision = || {
            let (stem, minor) = input.rsplit_once(':')?;
            let (_, number) = stem.rsplit_once("-v")?;
            // `deepseek-chat-v3:free` has none.
            let is_number = minor.bytes().all(|b| b.is_ascii_digit());
            is_number.then_some((number, minor))
        };
        let Some((number, minor)) = revision() else {
            return Ok(true);
        };
        let later = minor != "0" || number.parse::<u8>().is_ok_and(|number| number > 1);
        let revision = format!("-v{number}:{minor}");
        let routes = self.catalog.model(model)?.routes;
        Ok(!later || routes.iter().any(|route| route.id.contains(&revision)))
    }

    /// Whether a name asks for a family's chat model but found its instruct model, which some lists give both names.
    pub(super) fn is_other_tuning(&self, name: &str, model: usize) -> Result<bool, Error> {
        if !name.to_ascii_lowercase().contains("chat") {
            return Ok(false);
        }
        let has = |name: &str, word: &str| name.split('-').any(|w| w == word);
        let name = &normalize(name);
        let own = normalize(tail(self.catalog.model_id(model)?));
        let apart = CHAT_APART.iter().any(|family| own.starts_with(family));
        Ok(apart && has(name, "chat") && has(&own, "instruct") && !has(&own, "chat"))
    }

    /// Whether a path ends in a version and a tier without a family, `minimax-music/v2.6`, and does not start with the
    /// model's lab.
    pub(super) fn is_bare(&self, maker: &str, end: &str, found: &Found) -> Result<bool, Error> {
        let normalized = normalize(end);
        let words = Words::of_name(&normalized, end);
        let id = self.catalog.model_id(found.model)?;
        let lab = id.split('/').next().unwrap_or(id);
        let guessed = matches!(found.by, Match::Part | Match::Family | Match::Fuzzy);
        // `openrouter/sonnet-4.5`, but not `kling/v2.5-pro`.
        let served = !words.tiers.is_empty() && provider_named(self.catalog, maker).is_some();
        let bare = words.names.is_empty() && !served;
        Ok(guessed && bare && !maker.to_lowercase().starts_with(lab))
    }

    /// Whether a version without a family was read as that of a lab other than DeepSeek: `v1.1-ultra`, `7b v1`.
    pub(super) fn is_version_alone(&self, end: &str, found: &Found) -> Result<bool, Error> {
        let normalized = normalize(end);
        let words = Words::of_name(&normalized, end);
        let said = words.sizes.is_empty() || words.tiers.is_empty();
        let alone = words.v && words.names.is_empty() && said;
        let guessed = matches!(found.by, Match::Part | Match::Family | Match::Fuzzy);
        Ok(alone && guessed && !self.catalog.model_id(found.model)?.starts_with("deepseek/"))
    }

    /// Whether a number next to common tiers was read as anything but the model's whole version: `flash-2` is not
    /// `mimo-v2-flash`, `thinking 2` is not `kimi-k2`.
    pub(super) fn is_number_of_a_tier(&self, end: &str, found: &Found) -> Result<bool, Error> {
        let lower = end.trim().to_lowercase();
        let words = lower
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty());
        let mut digits = lower.bytes().filter(u8::is_ascii_digit);
        let (Some(number), None) = (digits.next(), digits.next()) else {
            return Ok(false);
        };
        let said = |word: &str| TIERS.contains(&word) || PURPOSES.contains(&word);
        let recorded = matches!(found.by, Match::Exact | Match::Alias | Match::ProviderId);
        if recorded
            || !lower.is_ascii()
            || !words.clone().all(said)
            || words.clone().next().is_none()
        {
            return Ok(false);
        }
        if words.clone().all(|word| PURPOSES.contains(&word)) {
            return Ok(true);
        }
        let number = char::from(number).to_string();
        let own = normalize(tail(self.catalog.model_id(found.model)?));
        let parts: Vec<&str> = own.split('-').collect();
        let at = parts.iter().position(|part| *part == number);
        let whole = Words::of(&own).version() == [u32::from(number.as_bytes()[0] - b'0')];
        // A letter before it is part of the version: `v2`, `k2`, `o4`.
        let lettered = at.is_some_and(|at| at > 0 && parts[at - 1].len() == 1);
        Ok(!whole || at.is_none() || lettered)
    }

    /// Whether a name states a number of experts, `17b-16e`, `kimi-k2-64e`, that no recorded name of the model has.
    pub(super) fn has_other_experts(&self, end: &str, at: usize) -> Result<bool, Error> {
        let has = |name: &str, word: &str| normalize(name).split('-').any(|own| own == word);
        // Split as written: `f22e9` in a hash does not count.
        let lower = end.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric()).skip(1);
        let Some(experts) = words.find(|word| is_experts(word)) else {
            return Ok(false);
        };
        let model = self.catalog.model(at)?;
        let routes = model.routes.iter().map(|route| route.id);
        let mut names = routes.chain(model.aliases.iter().copied());
        Ok(!has(model.id, experts) && !names.any(|name| has(name, experts)))
    }

    /// Whether `instruct` or `thinking` in a name belongs to another model: each is a model of its own,
    /// `qwen3-vl-8b-instruct-thinking`, or the answer ignored the word, `gpt-3.5-turbo-instruct-16k`.
    pub(super) fn is_other_mode(&self, input: &str, found: &Found) -> Result<bool, Error> {
        let end = normalize(input.rsplit('/').next().unwrap_or(input));
        let says = |name: &str, word: &str| name.split('-').any(|own| own == word);
        let (instruct, thinking) = (says(&end, "instruct"), says(&end, "thinking"));
        if !instruct && !thinking || self.is_recorded(input) {
            return Ok(false);
        }
        let is_another = |name: &str| {
            let named = self.catalog.named(name);
            named.iter().any(|n| n.by == NameOf::Model) && {
                let mut models = named.iter().map(|n| n.model as usize);
                models.all(|model| model != found.model)
            }
        };
        let model = self.catalog.model(found.model)?;
        let own = normalize(tail(model.id));
        let aliases = model.aliases.iter().copied();
        let mut names = [model.id, model.name].into_iter().chain(aliases);
        let tuned = names.any(|name| says(&normalize(name), "instruct"));
        let thinks = |off: bool| {
            let mut said = found.settings.iter();
            said.any(|s| s.about == About::Thinking && (s.value == "off") == off)
        };
        let off = thinks(true);
        // `kimi-k2-thinking-none`
        if off && TURNED_OFF.iter().any(|word| end.contains(word)) {
            return Ok(is_another(&format!("{own}-thinking")));
        }
        if !instruct {
            return Ok(false);
        }
        if tuned {
            return Ok(thinks(false) && is_another(&own.replace("instruct", "thinking")));
        }
        let at = end.find("instruct").unwrap_or_default();
        Ok(says(&own, "thinking") || is_another(&end[..at + "instruct".len()]))
    }

    /// Whether a name is of weights (a file, a format, an engine) while the model's weights are not published: such
    /// files are imitations.
    pub(super) fn is_closed(&self, input: &str, found: &Found) -> Result<bool, Error> {
        let stored = |s: &Setting| {
            s.about == About::Quantization
                || s.about == About::Serving && ENGINES.contains(&&*s.value)
        };
        let lower = input.to_lowercase();
        let weights = found.settings.iter().any(stored)
            || says_format(input)
            || FILES.iter().any(|ending| lower.ends_with(ending))
            || lower.split(['/', ':']).any(|part| RUNNERS.contains(&part))
            || input.split('/').any(|part| UPLOADERS.contains(&part));
        if !weights || self.is_recorded(input) {
            return Ok(false);
        }
        let facts = self.catalog.model(found.model)?.facts;
        Ok(facts.open_weights == Some(false) && facts.weights_url.is_none())
    }

    /// Whether the path names another model, or contains words that are not a host: `gpt-4o/gpt-4.1`,
    /// `openai/gpt-5 anthropic/claude-opus-5`.
    pub(super) fn is_two_names(&self, input: &str) -> bool {
        let Some((path, end)) = input.rsplit_once('/') else {
            return false;
        };
        let known = |part: &str| {
            self.catalog.lab(&part.to_lowercase()).is_some()
                || provider_named(self.catalog, part).is_some()
        };
        // `codellama/CodeLlama-7b-hf` names its maker after the family.
        let is_model = |part: &str| {
            let family = normalize(part);
            let mut named = self.catalog.named(&family).into_iter();
            let its = normalize(end)
                .replace('-', "")
                .starts_with(&family.replace('-', ""));
            !its && named.any(|named| named.by == NameOf::Model)
        };
        let another = |part: &str| part.contains([' ', ',']) || is_model(part);
        let mut parts = path.split('/').map(str::trim);
        parts.any(|part| another(part) && !known(part)) && !self.is_recorded(input)
    }

    /// Whether the path names another lab that only makes models: then it is a fine-tune.
    pub(super) fn made_by_another(&self, maker: &str, model: usize) -> Result<bool, Error> {
        let id = self.catalog.model_id(model)?;
        // User names in Ollama's library have no hyphen: `huihui_ai`.
        let maker = maker.to_lowercase().replace('_', "-");
        let lab = id.split('/').next();
        let own = lab == Some(&maker) || COPIERS.contains(&(&maker, lab.unwrap_or_default()));
        let serves = || {
            // Together and Fireworks also train models, under other ids than those they sell others' by.
            provider_named(self.catalog, &maker).is_some() || SELLERS.contains(&&*maker)
        };
        Ok(!own && self.catalog.lab(&maker).is_some() && !serves())
    }

    /// Whether a model's name only says what was done to another, `abliterated`, and the path names someone else: many
    /// do the same to the same model.
    pub(super) fn treated_by_another(
        &self,
        maker: &str,
        end: &str,
        model: usize,
    ) -> Result<bool, Error> {
        let id = self.catalog.model_id(model)?;
        let lab = id.split('/').next().unwrap_or(id);
        let is_treated = normalize(tail(id)).split('-').any(derived::is_treatment);
        let maker = maker.to_lowercase().replace('_', "-");
        let named = maker == lab || normalize(end).contains(&normalize(lab));
        Ok(is_treated && !named && provider_named(self.catalog, &maker).is_none())
    }
}
