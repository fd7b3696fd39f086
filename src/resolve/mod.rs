//! A name as typed → the one model it means, and in what way; or an error with candidates.
//!
//! Owns the order in which readings are tried: id, name, alias, provider's id, the words in any order, a
//! family's name, a typing error. Does not guess: a word that tells models of a family apart (version,
//! size, tier, date) is never added, dropped or corrected, and two plausible models are an error.

mod base;
mod dated;
mod family;
mod miss;
mod ollama;
mod prefix;
mod reading;
mod run_as;
mod script;
mod setting;
mod suffixes;
mod typo;

use base::Weights;
use catalog::Catalog;
use catalog::names::{Pin, Words, is_early, normalize, spell, tail, without_instruct};
use catalog::naming::{NameOf, Named};
use catalog::schema::Kind as ModelKind;
use catalog::units::Date;
use reading::Outcome;
use serde::Serialize;

use crate::error::{Error, Kind};
use crate::provider_names::provider_named;

pub use setting::{About, Setting, is_variant};

/// In what way a name meant its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The id or the display name, letter for letter.
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
    /// Nothing but an id or a display name, letter for letter.
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

/// What of a model's name a typed one lacks.
struct Jump {
    version: bool,
    words: bool,
    /// Words that are not those of the model it was built on.
    telling: bool,
}

impl Jump {
    fn any(&self) -> bool {
        self.version || self.words
    }

    /// Whether a name with a size means another model: a family's newest is meant without its version.
    fn is_other(&self, by: Match) -> bool {
        match by {
            Match::Part => self.version || self.telling,
            _ => self.version && self.telling,
        }
    }
}

/// Families whose models for chat are others than those that follow instructions.
const CHAT_APART: &[&str] = &["mpt", "redpajama"];

impl Resolver<'_> {
    /// The model that `input` means.
    ///
    /// # Errors
    /// [`Kind::UnknownModel`] with the nearest names, [`Kind::AmbiguousModel`] with what it may mean.
    pub fn one(&self, input: &str) -> Result<Resolved, Error> {
        let found = self.find(input, true).or_else(|error| {
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
        let said: Vec<String> = found.settings.iter().map(Setting::to_string).collect();
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
        let catalog = self.catalog;
        let input = input.trim();
        if let Some(position) = catalog.position(input) {
            return Ok(Found::new(position, Match::Exact));
        }
        let name = normalize(input);
        if name.is_empty() {
            return Err(
                Error::new(Kind::UnknownModel, "an empty name means no model")
                    .hint("write a model's name or id, such as \"Mistral Small 4\""),
            );
        }
        // A program's log is told no candidates: there may be millions of names in it.
        let unknown = |name: &str| {
            if typed {
                return self.unknown(input, name);
            }
            Error::new(Kind::UnknownModel, format!("no model is named `{input}`"))
        };
        if let Some((tag, own)) = ollama::meant(input) {
            let found = self.find(&own, typed).map_err(|_| unknown(&name))?;
            let note = format!("Ollama's `{tag}`");
            return Ok(Found::noted(found.model, Match::ProviderId, note));
        }
        if ollama::is_unknown_pointer(input) {
            return Err(unknown(&name));
        }
        if let Some(found) = self.at_prefix(input)? {
            let id = self.split_provider(input).map_or(input, |(_, id)| id);
            if typed && self.is_other_window(&normalize(id))? {
                return Err(unknown(&name));
            }
            return self.with_settings(input, found);
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
            let found = self.of_weights(input, found)?;
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
        if self.is_other_tuning(end, found.model)? {
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
            || self.is_bare(maker, end, &found)?
        {
            return Err(unknown(&normalize(end)));
        }
        Ok(found)
    }

    /// Whether a model's id is this name and a day: `gpt-4o-mini-audio-preview`, of which the catalog knows
    /// the one snapshot.
    fn is_dated(&self, name: &str, found: &Found) -> bool {
        let id = self.catalog.model_id(found.model).unwrap_or_default();
        let own = spell(tail(id));
        // OpenAI's `davinci-002` is no snapshot of `davinci`.
        own.core == spell(name).core && !matches!(own.pin, Some(Pin::Release(..)))
    }

    /// A name or an alias, or a provider's id as the catalog has it; `families`: whether a name that
    /// may be a whole family's is read as that.
    fn recorded(&self, input: &str, name: &str, families: bool) -> Result<Option<Found>, Error> {
        let catalog = self.catalog;
        let named = self.instruct_before_base(catalog.named(name))?;
        match named.as_slice() {
            [] => {}
            [one] => {
                let (model, by) = (one.model as usize, self.kind_of_match(*one, input)?);
                // `mistral-small-24b` is a name of one release; `mistral-small` may be the whole family's.
                let sized = by == Match::Alias && !Words::of(name).sizes.is_empty();
                if one.open && families && !sized && !self.is_labs_pointer(input, *one)? {
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
            [one] => return Ok(Some(Found::new(*one as usize, Match::ProviderId))),
            several => return Err(self.ambiguous(input, several.iter().map(|at| *at as usize))),
        }
        if let Some(short) = without_instruct(name) {
            // `qwen2-7b-chat` for `Qwen2-7B-Instruct`: another word for the same thing.
            let named = catalog.named(short);
            let chat: Vec<_> = named.iter().filter(|n| n.by == NameOf::Short).collect();
            if let [one] = chat.as_slice() {
                return Ok(Some(Found::new(one.model as usize, Match::Normalized)));
            }
            // `deepseek-v3-chat`: open weights that have no other model for chat.
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

    /// A recorded name that may also be a whole family's: `mistral-small`, `claude-opus-latest`.
    fn open(&self, input: &str, name: &str, named: Named, by: Match) -> Result<Found, Error> {
        let typed = Words::of(name);
        let own = named.model as usize;
        // `qwen-plus-latest` is `qwen-plus`, which has no version.
        let own_name = normalize(tail(self.catalog.model_id(own)?));
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
            // A pointer to the newest, where the words alone do not settle which that is.
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

    /// An id of a provider in a spelling that the catalog does not have: another region or host, a
    /// revision, a precision.
    fn served_as(&self, input: &str, typed: bool) -> Result<Option<Found>, Error> {
        if input.contains(char::is_whitespace) {
            return Ok(None);
        }
        let spelled = spell(input);
        let mut names = Vec::new();
        if let Some((_, end)) = input.rsplit_once('/') {
            names.push(normalize(end));
        }
        // What stands behind a colon is part of the name, unless it is known to say how the model is run.
        let is_setting = spelled.variant.as_deref().is_none_or(setting::is_variant);
        if is_setting {
            // `qwen/qwen3-coder:free`: what `qwen/qwen3-coder` is an id of.
            if let Some((stem, _)) = input.rsplit_once(':')
                && stem.contains('/')
            {
                if let Some(found) = self.at_prefix(stem)? {
                    return Ok(Some(found));
                }
                names.insert(0, normalize(stem));
            }
            names.push(spelled.full());
            if matches!(spelled.pin, Some(Pin::Release(..10))) {
                names.push(spelled.core.clone());
            }
        }
        for name in names.iter().filter(|name| !name.is_empty()) {
            // `google/gemini-pro`, where no model is called just that, is a family's name.
            let meant = self.catalog.named(name);
            let pointer = matches!(meant.as_slice(), [one] if one.by != NameOf::Model);
            if let Some(found) = self.recorded(input, name, typed && pointer)? {
                return Ok(Some(match found.by {
                    Match::Family => found,
                    _ => Found::new(found.model, Match::ProviderId),
                }));
            }
        }
        // xAI answers to each of its names with `-latest`.
        if spelled.latest
            && let Some(found) = self.recorded(input, &spelled.core, false)?
            && self.catalog.model_id(found.model)?.starts_with("xai/")
        {
            return Ok(Some(Found::new(found.model, Match::ProviderId)));
        }
        Ok(None)
    }

    /// Whether a name asks for the chat model of a family and the model is the one for instructions.
    fn is_other_tuning(&self, name: &str, model: usize) -> Result<bool, Error> {
        let has = |name: &str, word: &str| normalize(name).split('-').any(|w| w == word);
        let own = self.catalog.model_id(model)?;
        let apart = CHAT_APART.iter().any(|family| has(own, family));
        Ok(apart && has(name, "chat") && has(own, "instruct") && !has(own, "chat"))
    }

    /// Whether a path ends in a bare version, `minimax-music/v2.6`, and does not begin with the model's lab.
    fn is_bare(&self, maker: &str, end: &str, found: &Found) -> Result<bool, Error> {
        let normalized = normalize(end);
        let words = Words::of_name(&normalized, end);
        let id = self.catalog.model_id(found.model)?;
        let lab = id.split('/').next().unwrap_or(id);
        let guessed = matches!(found.by, Match::Part | Match::Family | Match::Fuzzy);
        let bare = words.names.is_empty() && words.tiers.is_empty();
        Ok(guessed && bare && !maker.to_lowercase().starts_with(lab))
    }

    /// Whether the path names a lab that only makes models, and another than this one's: a fine-tune.
    fn made_by_another(&self, maker: &str, model: usize) -> Result<bool, Error> {
        let id = self.catalog.model_id(model)?;
        let maker = maker.to_lowercase();
        let own = id.split('/').next() == Some(&maker);
        let serves = || self.catalog.provider(&maker).is_some();
        Ok(!own && self.catalog.lab(&maker).is_some() && !serves())
    }

    /// By its words, in any order; without what says how it is run; by a day; with typing errors.
    fn read(&self, input: &str, end: &str) -> Result<Found, Error> {
        let end = &pointed(end);
        let name = &normalize(end);
        let typed = Words::of_name(name, end);
        // What stands in brackets or behind a colon is said apart from the name.
        if setting::is_apart(input)
            && let Some(found) = self.run_as(input, true)?
        {
            return Ok(found);
        }
        let full = is_full_id(input, &typed);
        // `llava-1.5-7b` is not the medical one, `starcoder-3b` not StarCoder 2.
        let sized = !input.contains(' ') && !typed.sizes.is_empty();
        let several = match self.understand(&typed, None)? {
            Outcome::One(found) if full && self.is_jump(&typed, found.model)?.any() => {
                vec![found.model]
            }
            Outcome::One(found)
                if sized && self.is_jump(&typed, found.model)?.is_other(found.by) =>
            {
                vec![found.model]
            }
            Outcome::One(found) => return Ok(found),
            Outcome::Several(models) => models,
            Outcome::Nothing => Vec::new(),
        };
        // Models of these very tiers leave only a version, a size or a day open: no word of it is a mode.
        let of_these_tiers = |at: &usize| {
            let id = self.catalog.model_id(*at).unwrap_or_default();
            Words::of(&normalize(tail(id))).tiers == typed.tiers
        };
        if !several.iter().any(of_these_tiers)
            && let Some(found) = self.run_as(input, true)?
        {
            return Ok(found);
        }
        if let Some(found) = self.of_day(end)? {
            return Ok(found);
        }
        if let Some(found) = self.of_release(input)? {
            return Ok(found);
        }
        if let Some(flat) = unbracketed(end) {
            return self.read(&flat, &flat);
        }
        if full {
            return Err(self.unknown(input, name));
        }
        if let Some(only) = self.only_candidate(&typed, several.iter().copied(), true) {
            return Ok(Found::new(only, Match::Part));
        }
        if !several.is_empty() {
            return Err(self.ambiguous(input, several));
        }
        // As Google's ids have it: `Gemini Experimental 1206`.
        if name.contains("experimental") {
            return self.read(input, &name.replace("experimental", "exp"));
        }
        match self.corrected(name)? {
            Outcome::One(found) => Ok(found),
            Outcome::Several(models) => Err(self.ambiguous(input, models)),
            Outcome::Nothing => Err(self.unknown(input, name)),
        }
    }

    /// A provider's id with its revision, written with spaces: `Gemini 1.5 Flash 002`, `Gemini 1.5 Pro (002)`.
    fn of_release(&self, input: &str) -> Result<Option<Found>, Error> {
        let dashed = input.replace(' ', "-").replace(['(', ')'], "");
        match spell(&dashed).pin {
            Some(Pin::Release(..10)) if dashed != input => self.served_as(&dashed, true),
            _ => Ok(None),
        }
    }

    /// What a model has that a name lacks: an id written by a program has it all, but for the brand.
    fn is_jump(&self, typed: &Words, model: usize) -> Result<Jump, Error> {
        let head = self.catalog.head(model)?;
        let tail = tail(head.id);
        let normalized = normalize(tail);
        let own = Words::of_name(&normalized, tail);
        let left_out = |word: &&&str| !typed.names.contains(*word) && Some(**word) != own.brand;
        let mut words = own.names.iter().filter(left_out);
        // The version of what it was built on is not its own: `nemotron-70b`.
        let shorter = reading::without_base(&normalized);
        let itself = shorter.as_deref().map_or_else(|| own.clone(), Words::of);
        let numbered = itself.versions.iter().any(|word| !setting::is_window(word));
        Ok(Jump {
            version: typed.versions.is_empty() && numbered && !itself.version().is_empty(),
            words: words.clone().next().is_some(),
            telling: words.any(|word| !reading::BASES.contains(word)),
        })
    }

    /// Of a base model and the instruct model beside it, a bare name means the latter.
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
        // A chat model that bears the bare name itself is meant before another that only shortens to it:
        // `gpt-3.5-turbo` is not `gpt-3.5-turbo-instruct`.
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

/// With points for the `p` that some providers write between the numbers of a version, `v3p2`, and apart
/// what Ollama runs together, `qwen2.5vl`.
fn pointed(name: &str) -> String {
    let bytes = name.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let mut pointed = String::with_capacity(name.len() + 1);
    for (at, c) in name.char_indices() {
        let behind_digit = at > 0 && digit(at - 1);
        if behind_digit && bytes[at..].starts_with(b"vl") && !letter(at + 2) {
            pointed.push('-');
        }
        let point = c == 'p' && behind_digit && digit(at + 1);
        pointed.push(if point { '.' } else { c });
    }
    pointed
}

/// A name without the brackets around what tells an early release: `Gemini 2.5 Pro (03-25 experimental)`.
fn unbracketed(name: &str) -> Option<String> {
    let (rest, within) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    let early = |word: &str| is_early(&word.to_lowercase());
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let mut words = within.split_whitespace();
    let told = words.clone().any(early) && words.all(|word| early(word) || number(word));
    told.then(|| format!("{rest}{within}"))
}

/// Whether a name is an id that a program has written, in which nobody mistypes a letter: with a day, a
/// tag, a revision, or a path that is not the catalog's own.
fn is_full_id(input: &str, words: &Words) -> bool {
    let signs = ['@', ':', '[', '('];
    let number = |word: &&str| word.len() > 3 && word.bytes().all(|b| b.is_ascii_digit());
    let dated = words.versions.iter().any(number) && !input.contains(' ');
    dated || input.contains(signs) || input.matches('/').count() > 1
}
