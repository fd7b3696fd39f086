//! Ids of base weights as Hugging Face has them: `meta-llama/Llama-2-70b-hf`, `mistralai/Mixtral-8x22B-v0.1`.
//!
//! Owns how such an id differs from the chat model's. Does not read names that people type: there a bare
//! name means the chat model; nor how an id is wrapped (`wrapped`).

use catalog::names::{Words, normalize, tail, without_instruct};
use catalog::naming::NameOf;
use catalog::schema::Kind;
use catalog::words;

use super::setting::{About, Setting, is_variant, peel};
use super::suffixes::{CONVERTED, ENGINES, FILES, PROGRAMS};
use super::wrapped::unwrapped;
use super::{Found, Match, Resolver};
use crate::error::Error;
use crate::provider_names::provider_named;

/// Makers' own organisations on Hugging Face that name base weights without a word for it, and chat models
/// with one.
const ORGANISATIONS: &[&str] = words!(
    "01-ai Qwen
    # Microsoft's copies of other makers' weights.
    azureml google internlm meta-llama mistral-community mistralai tiiuae zai-org"
);

/// The same, of makers whose models gateways serve under the same organisation in small letters, where a bare
/// name means the chat model.
const IN_CAPITALS: &[&str] = words!("BSC-LT HuggingFaceTB THUDM allenai qwen utter-project");

/// Who puts other makers' weights on Hugging Face again, under their makers' names.
pub(super) const UPLOADERS: &[&str] = words!(
    "LoneStriker MaziyarPanahi NousResearch QuantFactory RedHatAI RichardErkhov TheBloke bartowski
    casperhansen hugging-quants lmstudio-community mlx-community mradermacher neuralmagic
    second-state turboderp unsloth"
);

/// Makers whose base weights bear the bare name, whatever their chat models are called.
const BARE: &[&str] = &["mosaicml"];

/// The labs of these organisations.
const LABS: &[&str] = &["01-ai", "alibaba", "google", "meta", "mistral", "tii"];

/// Words of a chat model's name.
const INSTRUCT: &[&str] = &["chat", "instruct", "it"];

/// Models without published base weights, whose names people shorten all the same.
const CHAT_ONLY: &[&str] = &["llama-3-3-70b"];

/// Chat models that the catalog calls by the bare name of the base weights.
const CHAT_BARE: &[&str] = &["llama-3-2-1b", "llama-3-2-3b", "mixtral-8x-7b"];

/// What is said of how weights are run, which only ids of weights say.
#[derive(Clone, Copy)]
struct Run {
    /// In a format of converted weights.
    formatted: bool,
    /// On an engine.
    engine: bool,
}

/// What an id is among weights.
pub(super) enum Weights {
    /// Base weights that the catalog has.
    Known(Found),
    /// Base weights that it has not.
    Unknown,
    /// Something else.
    Other,
}

impl Resolver<'_> {
    /// The base model whose weights `input` is the id of.
    pub(super) fn base_weights(&self, input: &str) -> Result<Weights, Error> {
        // Nothing else is read here: an id with its owner, a conversion, Mistral's first weights.
        if !input.contains('/') && !says_weights(input) {
            return Ok(Weights::Other);
        }
        let (rest, settings) = self.without_settings(input);
        // No base model reasons: what asks for that is no id of one.
        let is_run_so = |s: &Setting| matches!(s.about, About::Quantization | About::Serving);
        if !settings.iter().all(is_run_so) {
            return Ok(Weights::Other);
        }
        // `google-gemma-2-9b` is what others call the chat model, `google_gemma-2-9b` a file's name.
        let joined = !rest.contains(['_', '/']) && !rest.contains("--");
        let spoken = joined && !self.catalog.named(&normalize(&rest)).is_empty();
        let flat = unwrapped(&rest).filter(|_| !spoken);
        let id = flat.unwrap_or(rest);
        let run = Run {
            formatted: says_format(input),
            engine: settings.iter().any(|s| ENGINES.contains(&&*s.value)),
        };
        Ok(match self.weights_of(&id, run)? {
            Weights::Known(found) => Weights::Known(Found { settings, ..found }),
            other => other,
        })
    }

    /// The same of an id without wrapping and settings.
    fn weights_of(&self, id: &str, run: Run) -> Result<Weights, Error> {
        let (path, written) = id.rsplit_once('/').unwrap_or(("", id));
        let organisation = path.rsplit(['/', ':']).next().unwrap_or_default();
        let again = UPLOADERS.contains(&organisation);
        let theirs = ORGANISATIONS.contains(&organisation) || again || {
            let hub =
                organisation.contains(char::is_uppercase) || written.contains(char::is_uppercase);
            IN_CAPITALS.contains(&organisation) && hub
        };
        let end = written.to_lowercase();
        let end = end.rsplit("_-_").next().unwrap_or_default();
        // `Meta-Llama-3-8B`, which Replicate has behind the maker's name.
        let renamed = end
            .strip_prefix("meta-")
            .filter(|rest| rest.starts_with("llama"));
        let on_replicate = path == "meta" && renamed.is_some() || path == "replicate/meta";
        let theirs = theirs || on_replicate;
        let end = renamed.unwrap_or(end);
        let name = normalize(end);
        if says_instruct(&name)
            || CHAT_ONLY.contains(&&*name) && !again
            || id.contains(char::is_whitespace)
        {
            return Ok(Weights::Other);
        }
        if !organisation.is_empty()
            && let Some(at) = self.of_repository(organisation, written, again)?
        {
            return Ok(known(at));
        }
        // Gemma 3's base weights say so, and what programs write in small letters means Gemma 4's chat models.
        let small = !written.contains(char::is_uppercase);
        let says_so = name.starts_with("gemma-3") || name.starts_with("gemma-4") && small;
        let is_theirs = theirs && !says_so;
        let converted = end.strip_suffix("-hf").or(run.engine.then_some(end));
        let converted = converted.filter(|stem| !stem.ends_with("-python"));
        let stem = normalize(converted.unwrap_or(end));
        let first = first_version(&stem).map(str::to_owned);
        // Meta's chat models say so, and so do others' that the catalog knows by a longer name.
        let is_metas = end.starts_with("llama-2") || end.starts_with("codellama");
        let converted = converted.is_some()
            && (is_metas
                || first.is_some()
                || CHAT_BARE.contains(&&*stem)
                || self.is_base_name(&stem)?);
        // `Qwen/Qwen2.5-7B`, beside which there is a `Qwen2.5-7B-Instruct`.
        let bare = is_theirs && (self.is_short(&stem)? || CHAT_BARE.contains(&&*stem))
            || BARE.contains(&organisation);
        if !converted && first.is_none() && !bare {
            return Ok(Weights::Other);
        }
        // The first weights may be recorded without their number, which later ones are not.
        let later = first.is_some() && !stem.ends_with("-v-0-1");
        let short = first.as_ref().unwrap_or(&stem);
        // Meta writes it both ways.
        let apart = short.replace("codellama-", "code-llama-");
        for name in [short, &apart, &stem]
            .into_iter()
            .skip(if later { 2 } else { 0 })
        {
            if let Some(at) = self.base_of(name)? {
                return Ok(known(at));
            }
        }
        let own = format!("{organisation}/{written}");
        let mut ids = [id, &own].into_iter().map(normalize);
        let served = ids.any(|id| !self.catalog.served_as(&id).is_empty());
        let certain = converted
            || first.is_some() && (run.formatted || path.is_empty() && !self.is_sold_as(&name)?)
            || is_theirs && (first.is_some() || !served);
        Ok(if certain {
            Weights::Unknown
        } else {
            Weights::Other
        })
    }

    /// Whether a name is a model's own, or what a provider calls one.
    fn is_sold_as(&self, name: &str) -> Result<bool, Error> {
        for named in self.catalog.named(name) {
            let model = self.catalog.model(named.model as usize)?;
            let mut routes = model.routes.iter();
            if named.by == NameOf::Model || routes.any(|route| normalize(route.id) == name) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The base model whose weights the catalog knows at this very address, in these letters: gateways write
    /// the chat model's name in small ones. `again`: at whose address does not matter.
    fn of_repository(
        &self,
        organisation: &str,
        end: &str,
        again: bool,
    ) -> Result<Option<usize>, Error> {
        let name = normalize(end);
        let stem = name.strip_suffix("-hf").unwrap_or(&name);
        let mut models: Vec<usize> = self.base_of(stem)?.into_iter().collect();
        let repository = format!("{organisation}/{end}");
        let named = self.catalog.named(&name);
        models.extend(named.iter().map(|named| named.model as usize));
        for at in models {
            if self.catalog.head(at)?.kind != Kind::Base {
                continue;
            }
            let facts = self.catalog.model(at)?.facts;
            let address = facts.weights_url.as_deref().unwrap_or_default();
            let own = if again { end } else { &repository };
            if address.ends_with(&format!("/{own}")) {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// An id without its settings, its host among them, and these.
    fn without_settings(&self, id: &str) -> (String, Vec<Setting>) {
        let (mut rest, mut said) = (id.to_owned(), Vec::new());
        loop {
            if let Some((shorter, place)) = self.place(&rest, false) {
                rest = shorter;
                said.push(place);
            } else if let Some(peeled) = peel(&rest) {
                rest = peeled.rest;
                said.extend(peeled.said);
            } else {
                return (rest, said);
            }
        }
    }

    /// Whether `chat` was added to a name at a maker's own address that has no such word: there it is the base
    /// model's, of whatever generation.
    pub(super) fn adds_chat(&self, maker: &str, end: &str, found: &Found) -> Result<bool, Error> {
        let guessed = matches!(found.by, Match::Part | Match::Family | Match::Fuzzy);
        if !guessed || !ORGANISATIONS.contains(&maker) {
            return Ok(false);
        }
        let own = normalize(tail(self.catalog.model_id(found.model)?));
        Ok(says_instruct(&own) && !says_instruct(&normalize(end)))
    }

    /// What converted weights are of: without `instruct`, the base model's in the name of a repository or of a
    /// file in one: `TheBloke/Llama-2-7B-GGUF`, `llama-2-7b.Q4_K_M.gguf`. Ollama leaves the word out of its tags,
    /// and people out of what they say: `qwen2.5-32b-awq`.
    pub(super) fn of_weights(&self, input: &str, found: Found) -> Result<Option<Found>, Error> {
        let mut rest = input.to_owned();
        // `thinking` in the name of a repository is the model's.
        let is_run_so = |s: &Setting| s.about != About::Thinking;
        while let Some(peeled) = peel(&rest).filter(|p| p.said.iter().all(is_run_so)) {
            rest = peeled.rest;
        }
        // A host or an engine before a name is no owner: `vllm/qwen2.5-7b-awq`.
        let owned = input.rsplit_once('/').is_some_and(|(path, _)| {
            let owner = path.rsplit('/').next().unwrap_or(path);
            let runs = PROGRAMS.contains(&owner) || provider_named(self.catalog, owner).is_some();
            !runs || is_owner(owner)
        });
        let in_repository = owned || unwrapped(input).is_some() || is_stored_file(input);
        let converted = says_format(input) && in_repository;
        let id = self.catalog.model_id(found.model)?;
        let lab = id.split('/').next().unwrap_or_default();
        let name = normalize(rest.rsplit('/').next().unwrap_or(&rest));
        // One size of a line that a provider calls by the line: nobody names a file so.
        let words = Words::of(&name);
        let unsized_name = words.sizes.is_empty() && words.tiers.is_empty();
        let lower = input.to_lowercase();
        let is_file = FILES.iter().any(|ending| lower.ends_with(ending));
        if is_file
            && found.by == Match::ProviderId
            && unsized_name
            && !self.sizes(found.model).is_empty()
        {
            return Ok(None);
        }
        if !converted
            || rest.contains([':', ' '])
            || says_instruct(&name)
            || CHAT_ONLY.contains(&&*name)
            || !LABS.contains(&lab)
            || !self.is_short(&name)?
        {
            return Ok(Some(found));
        }
        let base = self.base_of(&name)?;
        Ok(base.map(|model| Found { model, ..found }))
    }

    fn base_of(&self, name: &str) -> Result<Option<usize>, Error> {
        for named in self.catalog.named(&format!("{name}-base")) {
            let at = named.model as usize;
            if self.catalog.head(at)?.kind == Kind::Base {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// Whether a name is nobody's but a base model's, or a chat model's only without the `instruct` that its
    /// own has.
    fn is_base_name(&self, name: &str) -> Result<bool, Error> {
        for named in self.catalog.named(name) {
            if self.catalog.head(named.model as usize)?.kind != Kind::Base {
                return self.is_short(name);
            }
        }
        Ok(self.base_of(name)?.is_some())
    }

    /// Whether a name is a chat model's only without the `instruct` that its own has.
    fn is_short(&self, name: &str) -> Result<bool, Error> {
        let mut short = false;
        for named in self.catalog.named(name) {
            let head = self.catalog.head(named.model as usize)?;
            if head.kind == Kind::Base {
                continue;
            }
            let own = [tail(head.id), head.name].map(normalize);
            short = own.iter().any(|own| without_instruct(own).is_some());
            if !short {
                break;
            }
        }
        Ok(short)
    }
}

/// Whether a name in small letters has a word of a chat model's.
fn says_instruct(name: &str) -> bool {
    name.split('-').any(|word| INSTRUCT.contains(&word))
}

/// Whether somebody has weights of this kind on Hugging Face under their own name.
pub(super) fn is_owner(name: &str) -> bool {
    [ORGANISATIONS, IN_CAPITALS, UPLOADERS, BARE]
        .iter()
        .any(|owners| owners.contains(&name))
}

fn known(model: usize) -> Weights {
    Weights::Known(Found::new(model, Match::Normalized))
}

/// Whether a name says that its weights were converted.
pub(super) fn says_format(name: &str) -> bool {
    let lower = name.to_lowercase();
    CONVERTED.iter().any(|format| lower.contains(format))
}

/// Whether a name is that of a file of weights, which says behind a point how they are stored.
fn is_stored_file(name: &str) -> bool {
    let lower = name.to_lowercase();
    let stored = |part: &str| part.starts_with(['q', 'i', 'f', 'b', 'g']) && is_variant(part);
    lower.rsplit('.').skip(1).any(stored)
}

/// Whether a name without an owner may be one of weights all the same.
fn says_weights(name: &str) -> bool {
    let lower = name.to_lowercase();
    let owned = || unwrapped(name).is_some();
    let on_engine = ENGINES.iter().any(|engine| lower.ends_with(engine));
    on_engine || lower.contains("-hf") || lower.contains("v0.") || lower.contains("v0-") || owned()
}

/// `mixtral-8x22b` of `mixtral-8x22b-v0.1`: Mistral's first weights, whose chat models say so.
fn first_version(name: &str) -> Option<&str> {
    let stem = name.split_once("-v-0-").map(|(stem, _)| stem)?;
    let sized = |family: &str| {
        let size = stem.strip_prefix(family);
        let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        size.is_some_and(|size| size.split('-').all(number))
    };
    (sized("mistral-") || sized("mixtral-")).then_some(stem)
}
