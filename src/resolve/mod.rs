//! A name as typed → the one model it means, and in what way; or an error with candidates.
//!
//! Owns the order in which readings are tried: id, name, alias, provider's id, the words in any order, a
//! family's name, a typing error. Does not guess: a word that tells models of a family apart (version,
//! size, tier, date) is never dropped or corrected, and only added where one model comes into question; two
//! plausible models are an error.

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

/// In what way a name meant its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The id or the display name, exactly.
    Exact,
    /// A recorded other name.
    Alias,
    /// The same words in another case, order or punctuation, or without a word like `instruct`; or with a
    /// suffix that says how the model is run.
    Normalized,
    /// The id by which a provider serves it, or such an id with another region, host or revision.
    ProviderId,
    /// A part of the name that no other model has, or none that is nearly as much served.
    Part,
    /// A family's name: its newest generally available model.
    Family,
    /// A word or two corrected; never a version, a size or a tier.
    Fuzzy,
}

/// What a typed name came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolved {
    /// As typed.
    pub input: String,
    /// The model's id.
    pub model: String,
    /// In what way.
    #[serde(rename = "match")]
    pub by: Match,
    /// What a reader should know of the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the name says beside the model: effort, quantization, a free tier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,
    /// The model's position in the catalog.
    #[serde(skip)]
    pub position: usize,
}

/// How names are read.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'a> {
    /// Whose names.
    pub catalog: &'a Catalog,
    /// The day on which a family's newest is to be available.
    pub today: Date,
    /// Nothing but an id or a display name, exactly.
    pub exact: bool,
}

/// A model found, in what way, and what a reader should know of it.
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
            // The candidates of the Latin spelling, for the name as it was typed.
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

    /// The model that an id in a log or a program means: a recorded name or a provider's id, of whatever
    /// region or host. What no person typed is no family's name, no words in another order and no typing
    /// error.
    ///
    /// # Errors
    /// As [`Resolver::one`].
    pub fn id(&self, input: &str) -> Result<Resolved, Error> {
        let found = self.find(input, false)?;
        self.resolved(input, found)
    }

    /// The one model that a provider sells under this id: there its word goes before what the id means
    /// elsewhere.
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

    /// A setting in words. A provider in a name chooses no price, and does not sell what it is not known to sell.
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

    /// Resolves several names; two that mean one model are an error.
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

    /// `typed`: by a person, whose words, families and errors are read too.
    fn find(&self, input: &str, typed: bool) -> Result<Found, Error> {
        if typed && let Some(found) = self.worded(input)? {
            return Ok(found);
        }
        self.find_plain(input, typed)
    }

    /// The same without what only people write around a name (`worded`).
    fn find_plain(&self, input: &str, typed: bool) -> Result<Found, Error> {
        let found = self.look_up(input, typed);
        // `TheBloke-CodeLlama-13B-Instruct-fp16`
        let found = found.or_else(|error| {
            let flat = wrapped::unwrapped(input);
            flat.map_or(Err(error), |id| self.look_up(&id, typed))
        })?;
        if self.is_other_tuning(input, found.model)? {
            return Err(self.not_found(input, &normalize(input), typed));
        }
        if matches!(found.by, Match::Exact | Match::Alias) {
            return Ok(found);
        }
        let untrue = self.is_other_mode(input, &found)? || self.is_closed(input, &found)?;
        let found = self.as_tuned(input, found)?.filter(|_| !untrue);
        found.ok_or_else(|| self.not_found(input, &normalize(input), typed))
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
        // Of a path only the end names the model; what stands before it may say whose it is.
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
        // No person writes a family's name behind what is nobody's: `3/claude-sonnet`.
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

    /// A name with a tag, a pointer or an effort behind a slash, or under a provider's own id: these are read
    /// by tables and records alone.
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
        if let Some(found) = self.at_prefix(input)? {
            let id = self.split_provider(input).map_or(input, |(_, id)| id);
            if typed && self.is_other_window(&normalize(id))? {
                return Err(unknown());
            }
            return self.with_settings(input, found).map(Some);
        }
        Ok(None)
    }

    /// A program's log is told no candidates: there may be millions of names in it.
    fn not_found(&self, input: &str, name: &str, typed: bool) -> Error {
        if typed {
            return self.unknown(input, name);
        }
        Error::new(Kind::UnknownModel, format!("unknown model `{input}`"))
    }

    /// Whether a model's id is this name and a day: `gpt-4o-mini-audio-preview`, of which the catalog knows
    /// the one snapshot.
    fn is_dated(&self, name: &str, found: &Found) -> bool {
        let id = self.catalog.model_id(found.model).unwrap_or_default();
        let own = spell(tail(id));
        // OpenAI's `davinci-002` is no snapshot of `davinci`.
        own.core == spell(name).core && !matches!(own.pin, Some(Pin::Release(..)))
    }
}
