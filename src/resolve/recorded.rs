//! Names and ids recorded in the catalog → the models they mean.
//!
//! Owns which of several records of a name applies. Does not read words in any order (`by_words`).

use catalog::names::{Words, normalize, spell, tail, without_instruct};
use catalog::naming::{NameOf, Named};
use catalog::schema::Kind as ModelKind;

use super::pointers::is_known_revision;
use super::reading::Outcome;
use super::{Found, Match, Resolver, setting};
use crate::error::Error;

impl Resolver<'_> {
    /// A name, an alias, or a provider's id as recorded; `families`: read a name that may be a whole family's as the
    /// family.
    pub(super) fn recorded(
        &self,
        input: &str,
        name: &str,
        families: bool,
    ) -> Result<Option<Found>, Error> {
        let catalog = self.catalog;
        let named = self.instruct_before_base(catalog.named(name))?;
        match named.as_slice() {
            [] => {}
            [one] => {
                let (model, by) = (one.model as usize, self.kind_of_match(*one, input)?);
                if self.is_resold_pointer(input, model)? {
                    return self.pointed_to(input).map(Some);
                }
                // `mistral-small-24b` is the name of one release; `mistral-small` may be the whole family.
                let sized = by == Match::Alias && !Words::of(name).sizes.is_empty();
                if one.open && families && !sized && !self.is_labs_pointer(input, model)? {
                    return self.open(input, name, *one, by).map(Some);
                }
                return Ok(Some(Found::new(model, by)));
            }
            several => {
                return Err(self.ambiguous(input, several.iter().map(|n| n.model as usize)));
            }
        }
        match catalog.served_as(name).as_slice() {
            [] => {}
            // After its maker's name it reads like the maker's own: `anthropic/claude-haiku-latest`.
            [one] if self.is_of_a_lab(input) && self.is_resold_pointer(input, *one as usize)? => {
                return self.pointed_to(input).map(Some);
            }
            [one] => return Ok(Some(Found::new(*one as usize, Match::ProviderId))),
            several => {
                // `deepseek-v4-flash-free` is that model at one gateway and a later release at another.
                let plain = setting::peel(name).map(|peeled| catalog.named(&peeled.rest));
                if let Some([own]) = plain.as_deref()
                    && own.by == NameOf::Model
                    && several.contains(&own.model)
                {
                    return Ok(Some(Found::new(own.model as usize, Match::ProviderId)));
                }
                return Err(self.ambiguous(input, several.iter().map(|at| *at as usize)));
            }
        }
        if let Some(short) = without_instruct(name) {
            // `qwen2-7b-chat` for `Qwen2-7B-Instruct`: `chat` means the same here.
            let named = catalog.named(short);
            let chat: Vec<_> = named.iter().filter(|n| n.by == NameOf::Short).collect();
            if let [one] = chat.as_slice() {
                return Ok(Some(Found::new(one.model as usize, Match::Normalized)));
            }
            // `deepseek-v3-chat`: open weights with no other chat model.
            if let [one] = named.as_slice()
                && one.by == NameOf::Model
                && name.ends_with("-chat")
            {
                let model = self.catalog.model(one.model as usize)?;
                if model.kind == ModelKind::Chat && model.facts.open_weights == Some(true) {
                    return Ok(Some(Found::new(one.model as usize, Match::Normalized)));
                }
            }
        }
        Ok(None)
    }

    /// A recorded name that may also be a whole family: `mistral-small`, `claude-opus-latest`.
    fn open(&self, input: &str, name: &str, named: Named, by: Match) -> Result<Found, Error> {
        let typed = Words::of(name);
        let own = named.model as usize;
        // `qwen-plus-latest` is `qwen-plus`, which has no version.
        let own_name = normalize(tail(self.catalog.model_id(own)?));
        // A pointer recorded for the model of that very name leads nowhere else: `qwen-coder-plus-latest`.
        if name.strip_suffix("-latest") == Some(&*own_name) {
            return Ok(Found::new(own, by));
        }
        let bare = Words::of(&own_name);
        let same = (&bare.names, &bare.tiers) == (&typed.names, &typed.tiers);
        let same = same && bare.versions == typed.versions;
        let itself = (named.by == NameOf::Model || same).then_some(own);
        match self.understand(&typed, itself)? {
            Outcome::One(found) if found.model == own => Ok(Found::new(own, by)),
            // A pointer may lead to another line: `magistral-small-latest` is Mistral Small 4.
            Outcome::One(found)
                if itself.is_some() && !self.is_named_so(found.model, &typed)? =>
            {
                Ok(Found::new(own, by))
            }
            Outcome::One(found) => Ok(found),
            // The name of one release, if the words alone do not settle which is the newest.
            Outcome::Several(_) if typed.versions.is_empty() && itself.is_none() => {
                Ok(Found::new(own, by))
            }
            Outcome::Several(models) => Err(self.ambiguous(input, models)),
            Outcome::Nothing => Ok(Found::new(own, by)),
        }
    }

    /// Whether a model's own id has the words of a family's name.
    fn is_named_so(&self, model: usize, family: &Words) -> Result<bool, Error> {
        let name = normalize(tail(self.catalog.model_id(model)?));
        let own = Words::of(&name);
        Ok(family.names.iter().all(|word| own.names.contains(word)))
    }

    /// A provider's id in a spelling that is not in the catalog: another region or host, a revision, a precision.
    pub(super) fn served_as(&self, input: &str, typed: bool) -> Result<Option<Found>, Error> {
        if input.contains(char::is_whitespace) {
            return Ok(None);
        }
        let spelled = spell(input);
        let mut names = Vec::new();
        if let Some((_, end)) = input.rsplit_once('/') {
            names.push(normalize(end));
        }
        // Text after a colon is part of the name, unless it is a known setting.
        let is_setting = spelled.variant.as_deref().is_none_or(setting::is_variant);
        if is_setting {
            // `qwen/qwen3-coder:free` means what the id `qwen/qwen3-coder` means.
            if let Some((stem, _)) = input.rsplit_once(':')
                && stem.contains('/')
            {
                if let Some(found) = self.at_prefix(stem)? {
                    return Ok(Some(found));
                }
                names.insert(0, normalize(stem));
            }
            names.push(spelled.full());
            if is_known_revision(&spelled, input) {
                names.push(spelled.core.clone());
            }
        }
        for name in names.iter().filter(|name| !name.is_empty()) {
            // `google/gemini-pro` is a family's name if no model is called exactly that.
            let meant = self.catalog.named(name);
            let pointer = matches!(meant.as_slice(), [one] if one.by != NameOf::Model);
            if let Some(found) = self.recorded(input, name, typed && pointer)? {
                return Ok(Some(match found.by {
                    Match::Family => found,
                    _ => Found::new(found.model, Match::ProviderId),
                }));
            }
        }
        // xAI accepts each of its names with `-latest`, and Grok 3's names with `-beta`.
        let beta = spelled
            .core
            .strip_suffix("-beta")
            .filter(|core| core.starts_with("grok-3"));
        if let Some(core) = beta.or(spelled.latest.then_some(&*spelled.core))
            && let Some(found) = self.recorded(input, core, false)?
            && self.catalog.model_id(found.model)?.starts_with("xai/")
        {
            return Ok(Some(Found::new(found.model, Match::ProviderId)));
        }
        Ok(None)
    }

    /// Given a base model and an instruct model, the bare name means the instruct model.
    fn instruct_before_base(&self, named: Vec<Named>) -> Result<Vec<Named>, Error> {
        if named.len() < 2 || !named.iter().any(|n| n.by == NameOf::Short) {
            return Ok(named);
        }
        let mut kept = Vec::with_capacity(named.len());
        for one in named {
            let short = one.by == NameOf::Short;
            if short || self.catalog.head(one.model as usize)?.kind != ModelKind::Base {
                kept.push(one);
            }
        }
        // A chat model with exactly the bare name wins over one that only shortens to it: `gpt-3.5-turbo` is not
        // `gpt-3.5-turbo-instruct`.
        if kept.iter().any(|n| n.by != NameOf::Short) {
            kept.retain(|n| n.by != NameOf::Short);
        }
        Ok(kept)
    }

    fn kind_of_match(&self, named: Named, input: &str) -> Result<Match, Error> {
        if named.by == NameOf::Short {
            return Ok(Match::Normalized);
        }
        let model = self.catalog.head(named.model as usize)?;
        Ok(match named.by {
            NameOf::Model if model.name == input => Match::Exact,
            NameOf::Alias if model.aliases.contains(&input) => Match::Alias,
            _ => Match::Normalized,
        })
    }
}
