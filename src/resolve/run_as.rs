//! Strips from a name how the model is run: effort, quantization, a deployment suffix.
//!
//! Owns the rule that a part is stripped only if the rest means exactly one model that can be run that way.
//! Does not know the parts (`setting`) or which model has which effort (`efforts`).

use catalog::names::{Words, is_region, normalize, tail};
use catalog::schema::ProviderKind;

use super::by_words::{parted, pointed};
use super::reading::Outcome;
use super::setting::{self, About, Setting, is_window};
use super::suffixes::{DENSE, MIXTURE};
use super::worded::GATEWAY;
use super::{Found, Match, Resolver, ollama};
use crate::error::Error;
use crate::provider_names::provider_named;

/// The most parts stripped from one name.
const PARTS: usize = 8;
/// Words between a model and its provider.
const PREPOSITIONS: &[&str] = &[" on ", " via ", " @ "];
/// Hosts extend the window of open weights up to this factor.
const STRETCHED: u64 = 4;
/// A larger bare count is not a thinking budget, tokens.
const BUDGET: u64 = 64_000;
/// A stated size may differ from the number of weights by this share: names round.
const SIZE_TOLERANCE: f64 = 0.12;

impl Resolver<'_> {
    /// The model that a name means without its settings, and the settings.
    pub(super) fn run_as(&self, input: &str, typed: bool) -> Result<Option<Found>, Error> {
        let mut rest = input.trim().to_owned();
        let mut settings: Vec<Setting> = Vec::new();
        let mut seller = None;
        let mut bare = None;
        for _ in 0..PARTS {
            if let Some(found) = self.of_size(&rest, typed)? {
                return Ok(self
                    .can_be(found.model, &settings)?
                    .then_some(Found { settings, ..found }));
            }
            if let Some((shorter, place)) = self.place(&rest, typed) {
                rest = shorter;
                if self.catalog.provider(&place.value).is_some() {
                    seller = Some(place.value.clone());
                }
                settings.push(place);
            } else if let Some(peeled) = setting::peel(&rest) {
                rest = peeled.rest;
                settings.extend(peeled.said);
            } else if let Some((_, behind)) = self.split_provider(&rest) {
                rest = behind.to_owned();
            } else if let Some(behind) = self.split_constant(&rest) {
                rest = behind.to_owned();
            } else if let Some((shorter, count)) =
                setting::bare_count(&rest).filter(|_| bare.is_none())
            {
                rest = shorter.to_owned();
                bare = Some(count);
            } else if let Some(peeled) = setting::within(&rest) {
                rest = peeled.rest;
                settings.extend(peeled.said);
            } else {
                return Ok(None);
            }
            if let Some(found) = self.exactly(&rest, typed, &settings)? {
                let Some(found) = self.of_weights(input, found)? else {
                    return Ok(None);
                };
                let Some(found) = self.sold_at(seller.as_deref(), &rest, found)? else {
                    return Ok(None);
                };
                if let Some(count) = bare {
                    match self.counted(found.model, count)? {
                        Some(setting) => settings.push(setting),
                        None => return Ok(None),
                    }
                }
                let fits = self.can_be(found.model, &settings)?
                    && self.has_window(found.model, &settings)?;
                settings.retain(|s| !matches!(&*s.value, DENSE | MIXTURE));
                settings.extend(found.settings);
                return Ok(fits.then_some(Found {
                    settings,
                    note: found.note,
                    ..Found::new(found.model, found.by)
                }));
            }
        }
        Ok(None)
    }

    /// The model that a provider sells under a name that means another model elsewhere: Bedrock's `Mistral Small`
    /// is an old one. `None`: the provider sells no model of that name.
    fn sold_at(
        &self,
        provider: Option<&str>,
        name: &str,
        found: Found,
    ) -> Result<Option<Found>, Error> {
        let Some(provider) = provider else {
            return Ok(Some(found));
        };
        if self.sells(provider, found.model)? {
            return Ok(Some(found));
        }
        let normalized = normalize(name);
        let words = Words::of_name(&normalized, name);
        let exact = matches!(found.by, Match::Normalized | Match::ProviderId);
        if !words.versions.is_empty() || exact && !words.sizes.is_empty() {
            // The name settles the model; trust the writer that this provider sells it.
            return Ok(Some(found));
        }
        let mut sold = Vec::new();
        for at in self.with_all_words(&words) {
            let own = normalize(tail(self.catalog.model_id(at)?));
            let own = Words::of(&own);
            if words.names.iter().all(|word| own.names.contains(word))
                && self.sells(provider, at)?
            {
                sold.push(at);
            }
        }
        match sold.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(Found::new(*one, Match::Part))),
            _ => Err(self.ambiguous(name, sold)),
        }
    }

    /// Adds the settings stated in the name.
    pub(super) fn with_settings(&self, input: &str, found: Found) -> Result<Found, Error> {
        if matches!(found.by, Match::Exact | Match::Alias) || setting::peel(input).is_none() {
            return Ok(found);
        }
        Ok(match self.run_as(input, false)? {
            Some(run) if run.model == found.model => Found {
                settings: run.settings,
                ..found
            },
            _ => found,
        })
    }

    /// The model that a name means, without guessing.
    fn exactly(
        &self,
        name: &str,
        typed: bool,
        settings: &[Setting],
    ) -> Result<Option<Found>, Error> {
        // `codellama:13b-16k-q4_K_M`
        if ollama::windowed(name).is_some() {
            return Ok(self.find(name, typed).ok());
        }
        // `yi:34b-q4_K_M`
        let tagged = ollama::meant(name);
        let name = tagged.as_ref().map_or(name, |(_, own)| own);
        if let Some(at) = self.catalog.position(name) {
            return Ok(Some(Found::new(at, Match::Normalized)));
        }
        // A family's name with a window, `sonnet[1m]` in Claude Code, or with a weights format in a name written by a
        // person, `llama 70b q4`.
        let human = name.contains(' ');
        let of_family = |s: &Setting| match s.about {
            // `openchat_8192` is an older model.
            About::Context => !s.value.bytes().all(|b| b.is_ascii_digit()),
            About::Quantization => human,
            _ => false,
        };
        let families = typed && !settings.is_empty() && settings.iter().all(of_family);
        let normalized = normalize(name);
        if normalized.is_empty() {
            return Ok(None);
        }
        if let Some(found) = self.at_prefix(name)? {
            return Ok(Some(found));
        }
        // Several models of one name are not an exact match.
        let recorded = |found: Result<Option<Found>, Error>| found.unwrap_or(None);
        if let Some(found) = recorded(self.recorded(name, &normalized, families)) {
            // `Llama 3.1 free`: a word after the name does not settle the size.
            let unsized_name = Words::of(&normalized).sizes.is_empty();
            let adds_size = typed && unsized_name && !self.sizes(found.model).is_empty();
            if adds_size && self.recorded(name, &normalized, true).is_err() {
                return Ok(None);
            }
            // A setting does not choose another model: `mistral-medium (high)` is not the first of that name. `sold_at`
            // handles names specific to a provider.
            let sold = |s: &Setting| self.catalog.provider(&s.value).is_some();
            if typed && !settings.is_empty() && !settings.iter().any(sold) {
                let alone = recorded(self.recorded(name, &normalized, true));
                if alone.is_none_or(|alone| alone.model != found.model) {
                    return Ok(None);
                }
            }
            return Ok(Some(weakened(found)));
        }
        if let Some(found) = recorded(self.served_as(name, families)) {
            return Ok(self.has_revision(name, found.model)?.then_some(found));
        }
        if !typed {
            return Ok(None);
        }
        let end = &pointed(name.rsplit('/').next().unwrap_or(name));
        let normalized = normalize(end);
        let words = Words::of_name(&normalized, end);
        // After a provider, the rest must name a family: `mistral:7b-v1`.
        if words.v && words.names.is_empty() && words.tiers.is_empty() && !words.sizes.is_empty() {
            return Ok(None);
        }
        // `o3mini high`
        if let Outcome::One(found) = self.respelled(&normalized, false)? {
            return Ok(Some(found));
        }
        // `claude45sonnet`
        if let Some(parted) = parted(&normalized)
            && let Some(found) = recorded(self.recorded(&parted, &parted, false))
        {
            return Ok(Some(weakened(found)));
        }
        if words.versions.is_empty() && !families {
            return Ok(None);
        }
        match self.understand(&words, None)? {
            Outcome::One(found) if families || found.note.is_none() => Ok(Some(found)),
            _ => self.of_day(end, name.contains('/')),
        }
    }

    /// A provider or region after a name, in brackets or after `on` or `via`: `Claude Opus 5 (Amazon Bedrock)`,
    /// `Llama 3 70B on Groq`; a bare host or cloud: `gpt-4o azure`, `bedrock sonnet 4`, `groq_llama_3_3_70b`; or
    /// after a colon, as in Hugging Face's router: `openai/gpt-oss-120b:cerebras`.
    pub(super) fn place(&self, name: &str, typed: bool) -> Option<(String, Setting)> {
        let name = name.trim().trim_end_matches('.');
        let bracket = name.strip_suffix(')').and_then(|n| n.rsplit_once('('));
        // `(OpenRouter, high)`
        if let Some((rest, within)) = bracket
            && let Some((host, others)) = within.split_once(", ")
            && let Some((_, place)) = self.place(&format!("{rest}({host})"), typed)
        {
            return Some((format!("{rest}({others})"), place));
        }
        let behind = || PREPOSITIONS.iter().find_map(|word| name.rsplit_once(word));
        let host = |place: &str| {
            let provider = provider_named(self.catalog, place);
            provider.is_some_and(|p| matches!(p.kind, ProviderKind::Host | ProviderKind::Cloud))
        };
        let routed = || {
            name.rsplit_once(':')
                .filter(|(rest, place)| rest.contains('/') && host(place))
        };
        let last = || {
            name.rsplit_once(' ')
                .filter(|(_, place)| typed && host(place))
        };
        let first = || {
            let (place, rest) = name.split_once([' ', '_'])?;
            let joined = name[place.len()..].starts_with('_');
            let is_host = host(place) || place.eq_ignore_ascii_case(GATEWAY);
            (typed && is_host && !(joined && name.contains(['/', ':']))).then_some((rest, place))
        };
        // `gpt-4o-us-east-1`
        let region = || {
            let numbered = typed && name.ends_with(|c: char| c.is_ascii_digit());
            let ends = name.match_indices(['-', ' ', '_']).filter(|_| numbered);
            let mut ends = ends.map(|(at, _)| (&name[..at], &name[at + 1..]));
            ends.find(|(_, place)| is_region(&place.to_lowercase()))
        };
        let (rest, place) = bracket
            .or_else(behind)
            .or_else(routed)
            .or_else(last)
            .or_else(first)
            .or_else(region)?;
        let place = place.trim();
        let place = place.strip_prefix("via ").unwrap_or(place);
        // `Claude Sonnet 4.5 (Amazon Bedrock Edition)`, from AWS bills.
        let place = place.strip_suffix(" Edition").unwrap_or(place);
        let region = is_region(&place.to_lowercase());
        let value = match provider_named(self.catalog, place) {
            _ if region => place.to_lowercase(),
            // A plan's name may also be a product: ChatGPT.
            Some(provider)
                if provider.kind != ProviderKind::Plan
                    || !provider.aliases.contains(&&*normalize(place)) =>
            {
                provider.id.to_owned()
            }
            _ => return None,
        };
        let about = About::Serving;
        let rest = rest.trim();
        (!rest.is_empty()).then(|| (rest.to_owned(), Setting { about, value }))
    }

    /// Whether open weights can have the requested window: `Yi 34B (200k)` is not the 4k model.
    fn has_window(&self, model: usize, settings: &[Setting]) -> Result<bool, Error> {
        let mut asked = settings.iter().filter(|s| s.about == About::Context);
        let Some(tokens) = asked.find_map(|s| tokens(&s.value)) else {
            return Ok(true);
        };
        let facts = self.catalog.model(model)?.facts;
        let own = facts
            .context_tokens
            .filter(|_| facts.open_weights == Some(true));
        Ok(own.is_none_or(|own| tokens <= own * STRETCHED))
    }

    /// What a bare count after a model's name means: a budget if it reasons, or its own window. `None`: neither, so it
    /// may be another model.
    fn counted(&self, at: usize, count: Setting) -> Result<Option<Setting>, Error> {
        let model = self.catalog.model(at)?;
        let tokens = tokens(&count.value).unwrap_or(u64::MAX);
        let own = normalize(tail(model.id));
        let own = Words::of(&own);
        let sought = Words {
            versions: Vec::new(),
            sizes: Vec::new(),
            ..own.clone()
        };
        for other in self.with_all_words(&sought) {
            let other = normalize(tail(self.catalog.model_id(other)?));
            let words = Words::of(&other);
            let same = (&words.names, &words.tiers) == (&own.names, &own.tiers)
                && words.version() == own.version();
            // `minimax-m1-80k` is a model, not a budget.
            if same && words.versions.iter().any(|word| is_window(word)) {
                return Ok(None);
            }
        }
        if tokens <= BUDGET && model.capabilities.reasoning == Some(true) {
            let budget = if tokens == 0 { "off" } else { &*count.value };
            return Ok(Some(Setting::new(About::Thinking, budget)));
        }
        let window = model.facts.context_tokens;
        Ok(window
            .is_some_and(|own| tokens > BUDGET && tokens <= own)
            .then_some(count))
    }

    /// Whether a tag with a window means the same model, which hosts run with a longer window: Vicuna has separate 16k
    /// models.
    pub(super) fn is_stretched(&self, model: usize, window: &Setting) -> Result<bool, Error> {
        let id = self.catalog.model_id(model)?;
        let normalized = normalize(tail(id));
        let own = Words::of(&normalized);
        let sought = Words {
            versions: vec![&window.value],
            sizes: Vec::new(),
            ..own.clone()
        };
        for at in self.with_all_words(&sought) {
            let other = self.catalog.model_id(at)?;
            let normalized = normalize(tail(other));
            let words = Words::of(&normalized);
            let same = (&words.names, &words.tiers) == (&own.names, &own.tiers);
            let (version, its) = (own.version(), words.version());
            if other != id && same && (its.is_empty() || its.first() == version.first()) {
                return Ok(false);
            }
        }
        self.has_window(model, std::slice::from_ref(window))
    }

    /// A name with a size that the model's own name lacks, if it has that many weights: `Phi-4 14B`,
    /// `Qwen3 Coder Next 80B-A3B`, or `llama-4-scout-109b`, whose own name states the active ones.
    pub(super) fn of_size(&self, name: &str, typed: bool) -> Result<Option<Found>, Error> {
        let end = name.rsplit('/').next().unwrap_or(name);
        let normalized = normalize(end);
        let words = Words::of_name(&normalized, end);
        // A decimal is two words: `3.8b`.
        let mut units = words
            .sizes
            .iter()
            .filter(|size| size.ends_with(char::is_alphabetic));
        let (Some(size), None) = (units.next(), units.next()) else {
            return Ok(None);
        };
        let Some(stated) = billions(end, size) else {
            return Ok(None);
        };
        let mut shorter: String = without_size(end, size);
        if let Some(active) = words.active {
            shorter = without_size(&shorter, &format!("a{active}"));
        }
        if shorter.is_empty() || shorter == end {
            return Ok(None);
        }
        let Some(found) = self.exactly(&shorter, typed, &[])? else {
            return Ok(None);
        };
        let model = self.catalog.model(found.model)?;
        let own = tail(model.id);
        let near = |weights: Option<u64>, stated: f64| {
            let weights = weights.map(|weights| weights as f64 / 1e9);
            weights.is_some_and(|own| (own - stated).abs() <= stated * SIZE_TOLERANCE)
        };
        let (total, active) = (model.facts.parameters_total, model.facts.parameters_active);
        let is_active = |size: &str| billions(own, size).is_some_and(|size| near(active, size));
        let fits = near(total, stated)
            && words
                .active
                .is_none_or(|word| billions(word, word).is_some_and(|said| near(active, said)))
            && self.sizes(found.model).iter().all(|size| is_active(size));
        Ok(fits.then_some(found))
    }
}

/// A name with settings is never an exact match or alias.
pub(super) fn weakened(found: Found) -> Found {
    match found.by {
        Match::Exact | Match::Alias => Found {
            by: Match::Normalized,
            ..found
        },
        _ => found,
    }
}

/// A window such as `200k`, in tokens.
fn tokens(window: &str) -> Option<u64> {
    let (number, unit) = match window.split_at(window.len().saturating_sub(1)) {
        (number, "k") => (number, 1_000),
        (number, "m") => (number, 1_000_000),
        _ => (window, 1),
    };
    Some(number.parse::<u64>().ok()? * unit)
}

/// A size such as `14b`, `3.8b`, `270m` or `1.6t`, in billions of weights.
fn billions(name: &str, size: &str) -> Option<f64> {
    let lower = name.to_ascii_lowercase();
    let end = lower.find(size)? + size.len();
    let start = before_number(&lower[..end - 1]);
    let number: f64 = lower[start..end - 1].parse().ok()?;
    let unit = match lower.as_bytes()[end - 1] {
        b't' => 1e3,
        b'm' => 1e-3,
        _ => 1.0,
    };
    Some(number * unit)
}

/// The start of the number at the end of a text.
fn before_number(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
        .len()
}

fn without_size(name: &str, size: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let Some(at) = lower.find(size) else {
        return String::new();
    };
    let end = at + size.len();
    let start = before_number(&lower[..at]);
    let (before, after) = (&name[..start], &name[end..]);
    format!("{}{after}", before.trim_end_matches(['-', ' ', '_', ':']))
}
