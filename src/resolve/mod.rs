//! A name as typed → the one model it means and how it matched, or an error with candidates.
//!
//! Owns the order of readings: id, name, alias, provider's id, words in any order, a family's name, a typo.
//! Does not guess: a word that distinguishes models of a family (version, size, tier, date) is never dropped
//! or corrected, and is only added if a single model is possible. Two plausible models are an error.

mod base;
mod by_words;
mod counts;
mod dated;
mod derived;
mod efforts;
mod everyday;
mod family;
mod miss;
mod ollama;
mod pointers;
mod prefix;
mod reading;
mod recorded;
mod ruled_out;
mod run_as;
mod script;
mod setting;
mod sole;
mod suffixes;
mod tuning;
mod typo;
mod worded;
mod wrapped;

use base::Weights;
use catalog::Catalog;
use catalog::names::{Pin, normalize, spell, tail};
use catalog::units::Date;
use serde::Serialize;

use crate::error::{Error, Kind};
use crate::provider_names::provider_named;
use run_as::weakened;

pub use setting::{About, Setting, is_variant};

/// How a name matched its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The id or the display name, exactly.
    Exact,
    /// Another recorded name.
    Alias,
    /// The same words in another case, order or punctuation, or without a word like `instruct`; or with a suffix for
    /// how the model is run.
    Normalized,
    /// A provider's id, or such an id with another region, host or revision.
    ProviderId,
    /// A part of the name that no other model has, or none with nearly as many providers.
    Part,
    /// A family's name, for its newest generally available model.
    Family,
    /// One or two words corrected; never a version, size or tier.
    Fuzzy,
}

/// What a typed name resolved to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolved {
    /// As typed.
    pub input: String,
    /// The model's id.
    pub model: String,
    /// How it matched.
    #[serde(rename = "match")]
    pub by: Match,
    /// What to know about the match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the name says besides the model: effort, quantization, a free tier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,
    /// Position in the catalog.
    #[serde(skip)]
    pub position: usize,
}

/// Resolves names.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'a> {
    pub catalog: &'a Catalog,
    /// The day on which a family's newest must be available.
    pub today: Date,
    /// Accept only an id or display name, exactly.
    pub exact: bool,
}

struct Found {
    model: usize,
    by: Match,
    note: Option<String>,
    settings: Vec<Setting>,
}

impl Found {
    fn new(model: usize, by: Match) -> Self {
        Self {
            model,
            by,
            note: None,
            settings: Vec::new(),
        }
    }

    fn noted(model: usize, by: Match, note: String) -> Self {
        Self {
            note: Some(note),
            ..Self::new(model, by)
        }
    }
}

impl Resolver<'_> {
    /// The model that `input` means.
    ///
    /// # Errors
    /// [`Kind::UnknownModel`] with the nearest names, [`Kind::AmbiguousModel`] with what it may mean.
    pub fn one(&self, input: &str) -> Result<Resolved, Error> {
        let dashed = dated::dashed(input).filter(|_| !self.is_recorded(input));
        let found = self.find(dashed.as_deref().unwrap_or(input), true);
        let found = found.or_else(|error| {
            // Report the candidates of the Latin spelling with the name as typed.
            let Some(latin) = script::latin(input) else {
                return Err(error);
            };
            self.find(&latin, true).map_err(|of_latin| Error {
                candidates: of_latin.candidates,
                ..error
            })
        })?;
        if self.exact && found.by != Match::Exact {
            return Err(self.not_exact(input, found.model));
        }
        self.resolved(input, found)
    }

    /// The model that an id in a log or program means: a recorded name or a provider's id, for any region or host.
    /// Does not try family names, words in another order, or typos.
    ///
    /// # Errors
    /// As [`Resolver::one`].
    pub fn id(&self, input: &str) -> Result<Resolved, Error> {
        let found = self.find(input, false)?;
        self.resolved(input, found)
    }

    /// The one model that a provider sells under this id, whatever the id means elsewhere.
    ///
    /// # Errors
    /// When the catalog is damaged.
    pub fn id_at(&self, provider: &str, id: &str) -> Result<Option<Resolved>, Error> {
        let found = self.served_at(provider, id)?;
        found.map(|found| self.resolved(id, found)).transpose()
    }

    fn resolved(&self, input: &str, found: Found) -> Result<Resolved, Error> {
        let said = found
            .settings
            .iter()
            .map(|setting| self.said(setting, found.model));
        let said: Vec<String> = said.collect::<Result<_, _>>()?;
        let note = found.note.or((!said.is_empty()).then(|| said.join(", ")));
        Ok(Resolved {
            input: input.to_owned(),
            model: self.catalog.model_id(found.model)?.to_owned(),
            by: found.by,
            note,
            settings: found.settings,
            position: found.model,
        })
    }

    /// Words a setting. A provider in a name does not choose the price, and may not be known to serve the model.
    fn said(&self, setting: &Setting, model: usize) -> Result<String, Error> {
        let id = &setting.value;
        if setting.about != About::Serving || self.catalog.provider(id).is_none() {
            return Ok(setting.to_string());
        }
        Ok(if self.sells(id, model)? {
            format!("{setting}; use --route {id} for its price")
        } else {
            format!("{setting}, which is not known to serve it")
        })
    }

    /// Whether a provider is known to sell a model, or to have sold it.
    fn sells(&self, provider: &str, model: usize) -> Result<bool, Error> {
        let routes = self.catalog.model(model)?.routes;
        Ok(routes.iter().any(|route| route.provider == provider))
    }

    /// Resolves several names; two names of one model are an error.
    ///
    /// # Errors
    /// As [`Resolver::one`], and [`Kind::Usage`] for a model named twice.
    pub fn all(&self, inputs: &[String]) -> Result<Vec<Resolved>, Error> {
        let mut all: Vec<Resolved> = Vec::with_capacity(inputs.len());
        for input in inputs {
            let one = self.one(input)?;
            if let Some(twin) = all.iter().find(|r| r.position == one.position) {
                let message = format!(
                    "`{}` and `{}` are the same model, {}",
                    twin.input, one.input, one.model
                );
                return Err(Error::new(Kind::Usage, message).hint("name each model once"));
            }
            all.push(one);
        }
        Ok(all)
    }

    /// `typed`: by a person, so words, families and typos are tried too.
    fn find(&self, input: &str, typed: bool) -> Result<Found, Error> {
        let name = without_protocol(input);
        let worded = if typed { self.worded(name)? } else { None };
        let found = worded.map_or_else(|| self.find_plain(name, typed), Ok)?;
        let recorded = matches!(found.by, Match::Exact | Match::Alias);
        // With a protocol it is not the recorded name.
        let by = if recorded && name.len() < input.len() {
            Match::Normalized
        } else {
            found.by
        };
        Ok(Found { by, ..found })
    }

    /// Like `find`, without the phrases that only people write around a name (`worded`).
    fn find_plain(&self, input: &str, typed: bool) -> Result<Found, Error> {
        let found = self.look_up(input, typed);
        // `TheBloke-CodeLlama-13B-Instruct-fp16`
        let found = found.or_else(|error| {
            let flat = wrapped::unwrapped(input);
            flat.map_or(Err(error), |id| self.look_up(&id, typed))
        });
        let whole = || self.of_whole_version(input).filter(|_| typed);
        let found = found.or_else(|error| whole().ok_or(error))?;
        if self.is_other_tuning(input, found.model)? {
            return Err(self.not_found(input, &normalize(input), typed));
        }
        if matches!(found.by, Match::Exact | Match::Alias) {
            return Ok(found);
        }
        let unknown = || self.not_found(input, &normalize(input), typed);
        let found = self.as_tuned(input, found)?.ok_or_else(unknown)?;
        if self.is_other_mode(input, &found)? || self.is_closed(input, &found)? {
            return Err(unknown());
        }
        Ok(found)
    }

    fn look_up(&self, input: &str, typed: bool) -> Result<Found, Error> {
        let catalog = self.catalog;
        let input = input.trim();
        if let Some(position) = catalog.position(input) {
            return Ok(Found::new(position, Match::Exact));
        }
        let name = normalize(input);
        if name.is_empty() {
            return Err(Error::new(Kind::UnknownModel, "empty model name")
                .hint("write a model's name or id, such as \"Mistral Small 4\""));
        }
        let unknown = |name: &str| self.not_found(input, name, typed);
        if let Some(found) = self.settled(input, &name, typed)? {
            return Ok(found);
        }
        if typed && self.is_two_names(input) {
            return Err(unknown(&name));
        }
        match self.base_weights(input)? {
            Weights::Known(found) => return Ok(found),
            Weights::Unknown => return Err(unknown(&name)),
            Weights::Other => {}
        }
        let end = input.rsplit('/').next().unwrap_or(input);
        if typed && (self.is_other_window(&name)? || self.is_other_window(&normalize(end))?) {
            return Err(unknown(&name));
        }
        if let Some(found) = self.recorded(input, &name, typed && !self.exact)? {
            return self.with_settings(input, found);
        }
        // In a path, only the end names the model; the part before it may name the owner.
        let mut parts = input.rsplit('/').filter(|part| !normalize(part).is_empty());
        let end = parts.next().unwrap_or(input);
        let found = if let Some(found) = self.served_as(input, typed)? {
            let known = self.has_revision(input, found.model)?;
            let found = self.of_weights(input, found)?.filter(|_| known);
            self.with_settings(input, found.ok_or_else(|| unknown(&normalize(end)))?)?
        } else {
            let found = if typed {
                self.read(input, end)
            } else {
                self.run_as(input, false)
                    .and_then(|found| found.ok_or_else(|| unknown(&normalize(end))))
            };
            let is_guess = |found: &Found| {
                found.settings.is_empty()
                    && matches!(found.by, Match::Part | Match::Family | Match::Fuzzy)
            };
            if found
                .as_ref()
                .map_or(true, |found| is_guess(found) && !self.is_dated(end, found))
                && let Some(end) = self.ended(end)
            {
                return Err(self.gone(input, &end));
            }
            found?
        };
        if self.is_guessed_pointer(end, &found)
            || self.has_other_experts(end, found.model)?
            || self.is_version_alone(end, &found)?
            || self.is_number_of_a_tier(end, &found)?
        {
            return Err(unknown(&normalize(end)));
        }
        let Some(maker) = parts.next() else {
            return Ok(found);
        };
        // Nobody types a family's name after an unknown owner: `3/claude-sonnet`.
        let nobody = found.by == Match::Family
            && self.catalog.lab(&maker.to_lowercase()).is_none()
            && provider_named(self.catalog, maker).is_none();
        if nobody
            || self.made_by_another(maker, found.model)?
            || self.treated_by_another(maker, end, found.model)?
            || self.is_bare(maker, end, &found)?
            || self.adds_chat(maker, end, &found)?
        {
            return Err(unknown(&normalize(end)));
        }
        Ok(found)
    }

    /// Names with a tag, a pointer, an effort after a slash, or a provider prefix: read only from tables and records.
    fn settled(&self, input: &str, name: &str, typed: bool) -> Result<Option<Found>, Error> {
        let unknown = || self.not_found(input, name, typed);
        if typed
            && let Some((model, said)) = setting::behind_slash(input)
            && self.catalog.named(name).is_empty()
            && self.catalog.served_as(name).is_empty()
        {
            let mut found = weakened(self.find(model, typed)?);
            found.settings.push(said);
            let can_be = self.can_be(found.model, &found.settings)?;
            return can_be.then_some(Some(found)).ok_or_else(unknown);
        }
        if let Some((tag, own)) = ollama::meant(input) {
            let found = self.find(&own, typed).map_err(|_| unknown())?;
            let note = format!("Ollama's `{tag}`");
            return Ok(Some(Found::noted(found.model, Match::ProviderId, note)));
        }
        if let Some((own, window)) = ollama::windowed(input)
            && self.catalog.named(name).is_empty()
        {
            let found = self.find(&own, typed).map_err(|_| unknown())?;
            let fits = self.is_stretched(found.model, &window)?;
            let settings = vec![window];
            return fits
                .then_some(Some(Found { settings, ..found }))
                .ok_or_else(unknown);
        }
        if ollama::is_unknown_pointer(input) {
            return Err(unknown());
        }
        if !base::is_at_fireworks(input)
            && let Some(found) = self.at_prefix(input)?
        {
            let id = self.split_provider(input).map_or(input, |(_, id)| id);
            if typed && self.is_other_window(&normalize(id))? {
                return Err(unknown());
            }
            return self.with_settings(input, found).map(Some);
        }
        Ok(None)
    }

    /// No candidates for names from logs: there may be millions.
    fn not_found(&self, input: &str, name: &str, typed: bool) -> Error {
        if typed {
            return self.unknown(input, name);
        }
        Error::new(Kind::UnknownModel, format!("unknown model `{input}`"))
    }

    /// Whether a model's id is this name plus a date: `gpt-4o-mini-audio-preview`, of which the catalog has one
    /// snapshot.
    fn is_dated(&self, name: &str, found: &Found) -> bool {
        let id = self.catalog.model_id(found.model).unwrap_or_default();
        let own = spell(tail(id));
        // OpenAI's `davinci-002` is not a snapshot of `davinci`.
        own.core == spell(name).core && !matches!(own.pin, Some(Pin::Release(..)))
    }
}

/// The name behind Pydantic AI's gateway and a protocol: `gpt-5` of `gateway/chat:gpt-5`.
fn without_protocol(name: &str) -> &str {
    let gated = name
        .strip_prefix("gateway/")
        .filter(|rest| rest.contains(':'));
    let name = gated.unwrap_or(name);
    setting::after_protocol(name).unwrap_or(name)
}
