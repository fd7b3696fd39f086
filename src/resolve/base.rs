//! Ids of base weights on Hugging Face: `meta-llama/Llama-2-70b-hf`, `mistralai/Mixtral-8x22B-v0.1`.
//!
//! Owns how such an id differs from the chat model's. Does not read names that people type, where a bare
//! name means the chat model, or unwrap ids (`wrapped`).

use catalog::names::{Words, normalize, tail, without_instruct};
use catalog::naming::NameOf;
use catalog::schema::Kind;
use catalog::words;

use super::by_words::pointed;
use super::setting::{About, Setting, is_variant, peel};
use super::suffixes::{CONVERTED, ENGINES, FILES, PROGRAMS};
use super::wrapped::unwrapped;
use super::{Found, Match, Resolver};
use crate::error::Error;
use crate::provider_names::provider_named;

/// Makers' Hugging Face organizations whose base weights carry no special word, while their chat models do.
const ORGANISATIONS: &[&str] = words!(
    "01-ai Qwen
    # Microsoft's copies of other makers' weights.
    azureml google internlm meta-llama mistral-community mistralai tiiuae zai-org"
);

/// The same, for makers whose organization gateways also use in lowercase; there, a bare name means the chat
/// model.
const IN_CAPITALS: &[&str] = words!("BSC-LT HuggingFaceTB THUDM allenai qwen utter-project");

/// Accounts that re-upload other makers' weights to Hugging Face under the original names.
pub(super) const UPLOADERS: &[&str] = words!(
    "EricB ISTA-DASLab LoneStriker MaziyarPanahi NousResearch OpenVINO QuantFactory QuantTrio RedHatAI
    RichardErkhov TheBloke b4rtaz bartowski casperhansen hugging-quants huggyllama litert-community
    lmstudio-community mlx-community mradermacher neuralmagic onnx-community second-state taobao-mnn
    togethercomputer turboderp unsloth
    # On ModelScope, also makers' own accounts.
    01ai AI-ModelScope Intern LLM-Research LlamaFactory MNN Shanghai_AI_Laboratory Xorbits ZhipuAI modelscope"
);

/// Makers whose base weights have the bare name, whatever their chat models are called.
const BARE: &[&str] = &["mosaicml"];

/// The labs behind these organizations. A short name of their weights without a base model in the catalog is refused.
const LABS: &[&str] = &["01-ai", "alibaba", "google", "meta", "mistral", "tii"];

/// Words in chat models' names.
const INSTRUCT: &[&str] = &["chat", "instruct", "it"];

/// Beginnings of names of models without published base weights, which people shorten anyway.
const CHAT_ONLY: &[&str] = &["llama-3-3-70b", "qwen-2-5-vl", "qwen-3-vl"];

/// Chat models that the catalog lists under the bare name of the base weights.
const CHAT_BARE: &[&str] = &["llama-3-2-1b", "llama-3-2-3b", "mixtral-8x-7b"];

/// How the weights are run; only ids of weights say so.
#[derive(Clone, Copy)]
struct Run {
    /// In a converted format.
    formatted: bool,
    /// On an inference engine.
    engine: bool,
}

/// What an id means when read as weights.
pub(super) enum Weights {
    /// Base weights in the catalog.
    Known(Found),
    /// Base weights missing from the catalog.
    Unknown,
    Other,
}

impl Resolver<'_> {
    /// The base model whose weights have the id `input`.
    pub(super) fn base_weights(&self, input: &str) -> Result<Weights, Error> {
        // Reads only ids with an owner, conversions, and Mistral's first weights.
        if !input.contains('/') && !says_weights(input) {
            return Ok(Weights::Other);
        }
        let (rest, settings) = self.without_settings(input);
        // Base models do not reason, so an id that asks for reasoning is not theirs.
        let is_run_so = |s: &Setting| {
            matches!(
                s.about,
                About::Context | About::Quantization | About::Serving
            )
        };
        if !settings.iter().all(is_run_so) {
            return Ok(Weights::Other);
        }
        // `google-gemma-2-9b` is another name for the chat model, `google_gemma-2-9b` is a file name.
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

    /// Like `base_weights`, for an id without wrapping and settings.
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
        // `Meta-Llama-3-8B`, the id on Replicate after the maker's name.
        let renamed = end
            .strip_prefix("meta-")
            .filter(|rest| rest.starts_with("llama"));
        let on_replicate = path == "meta" && renamed.is_some() || path == "replicate/meta";
        // Fireworks sells base models too, and its chat models say so: `llama-v2-13b`.
        let at_fireworks = is_at_fireworks(id);
        let theirs = theirs || on_replicate || at_fireworks;
        let end = pointed(renamed.unwrap_or(end)).replacen("llama-v", "llama-", 1);
        let end = end.as_str();
        let name = normalize(end);
        if says_instruct(&name) || is_chat_only(&name) && !again || id.contains(char::is_whitespace)
        {
            return Ok(Weights::Other);
        }
        if !organisation.is_empty()
            && let Some(at) = self.of_repository(organisation, written, again)?
        {
            return Ok(known(at));
        }
        // Gemma 3's base weights say so. For Gemma 4, programs use lowercase for the chat models.
        let small = !written.contains(char::is_uppercase);
        let says_so = name.starts_with("gemma-3") || name.starts_with("gemma-4") && small;
        let is_theirs = theirs && !says_so;
        let converted = end.strip_suffix("-hf").or(run.engine.then_some(end));
        let converted = converted.filter(|stem| !stem.ends_with("-python"));
        let stem = normalize(converted.unwrap_or(end));
        let first = first_version(&stem).map(str::to_owned);
        // Meta's chat models say so, as do others that the catalog lists under a longer name.
        let is_metas = end.starts_with("llama-2") || end.starts_with("codellama");
        let converted = converted.is_some()
            && (is_metas
                || first.is_some()
                || CHAT_BARE.contains(&&*stem)
                || self.is_base_name(&stem)?);
        // `Qwen/Qwen2.5-7B`, next to a `Qwen2.5-7B-Instruct`.
        let bare = is_theirs && (self.is_short(&stem)? || CHAT_BARE.contains(&&*stem))
            || BARE.contains(&organisation);
        if !converted && first.is_none() && !bare {
            return Ok(Weights::Other);
        }
        // The first weights may be recorded without their number; later ones may not.
        let later = first.is_some() && !stem.ends_with("-v-0-1");
        let short = first.as_ref().unwrap_or(&stem);
        // Meta uses both spellings.
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
            || at_fireworks
            || first.is_some() && (run.formatted || path.is_empty() && !self.is_sold_as(&name)?)
            || is_theirs && (first.is_some() || !served);
        Ok(if certain {
            Weights::Unknown
        } else {
            Weights::Other
        })
    }

    /// Whether the name is a model's own or a provider's id for one.
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

    /// The base model whose weights the catalog has at exactly this address. Case-sensitive: gateways use lowercase for
    /// the chat model. `again`: ignores the organization.
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

    /// Splits an id from its settings, including the host.
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

    /// Whether the answer adds `chat` or the like to a name at a maker's own address: there, a name without such a word
    /// means the base model, of any generation.
    pub(super) fn adds_chat(&self, maker: &str, end: &str, found: &Found) -> Result<bool, Error> {
        let guessed = matches!(found.by, Match::Part | Match::Family | Match::Fuzzy);
        let hub = ORGANISATIONS.contains(&maker)
            || IN_CAPITALS.contains(&maker) && end.contains(char::is_uppercase);
        if !guessed || !hub {
            return Ok(false);
        }
        let own = normalize(tail(self.catalog.model_id(found.model)?));
        Ok(says_instruct(&own) && !says_instruct(&normalize(end)))
    }

    /// The model of converted weights. In the name of a repository or of a file in one, a name without `instruct` means
    /// the base model: `TheBloke/Llama-2-7B-GGUF`, `llama-2-7b.Q4_K_M.gguf`. Elsewhere the word may be missing:
    /// Ollama's tags omit it, as do people: `qwen2.5-32b-awq`.
    pub(super) fn of_weights(&self, input: &str, found: Found) -> Result<Option<Found>, Error> {
        let mut rest = input.to_owned();
        // In a repository's name, `thinking` belongs to the model.
        let is_run_so = |s: &Setting| s.about != About::Thinking;
        while let Some(peeled) = peel(&rest).filter(|p| p.said.iter().all(is_run_so)) {
            rest = peeled.rest;
        }
        // A host or an engine before a name is not its owner: `vllm/qwen2.5-7b-awq`.
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
        // A provider's line name for one of its sizes: weights files are not named like that.
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
            || is_chat_only(&name)
            || !(self.is_short(&name)? || CHAT_BARE.contains(&&*name))
        {
            return Ok(Some(found));
        }
        match self.base_of(&name)? {
            Some(model) => Ok(Some(Found { model, ..found })),
            None => Ok(Some(found).filter(|_| !LABS.contains(&lab))),
        }
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

    /// Whether a name belongs only to a base model, or to a chat model only without the `instruct` of its own name.
    fn is_base_name(&self, name: &str) -> Result<bool, Error> {
        for named in self.catalog.named(name) {
            if self.catalog.head(named.model as usize)?.kind != Kind::Base {
                return self.is_short(name);
            }
        }
        Ok(self.base_of(name)?.is_some())
    }

    /// Whether a name belongs to a chat model only without the `instruct` of its own name.
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

/// Whether a lowercase name has a word of chat models.
fn says_instruct(name: &str) -> bool {
    name.split('-').any(|word| INSTRUCT.contains(&word))
}

fn is_chat_only(name: &str) -> bool {
    CHAT_ONLY.iter().any(|begin| name.starts_with(begin))
}

/// Whether an id is Fireworks' own, which the catalog may have recorded with the chat model.
pub(super) fn is_at_fireworks(id: &str) -> bool {
    id.rsplit_once('/')
        .is_some_and(|(path, _)| path.ends_with("fireworks/models"))
}

/// Whether this is a maker's own account on Hugging Face.
pub(super) fn is_makers(name: &str) -> bool {
    ORGANISATIONS.contains(&name) || IN_CAPITALS.contains(&name)
}

/// Whether this account publishes such weights on Hugging Face.
pub(super) fn is_owner(name: &str) -> bool {
    is_makers(name) || UPLOADERS.contains(&name) || BARE.contains(&name)
}

fn known(model: usize) -> Weights {
    Weights::Known(Found::new(model, Match::Normalized))
}

/// Whether a name says that its weights are converted.
pub(super) fn says_format(name: &str) -> bool {
    let lower = name.to_lowercase();
    CONVERTED.iter().any(|format| lower.contains(format))
}

/// Whether a name is that of a weights file with its quantization after a dot.
fn is_stored_file(name: &str) -> bool {
    let lower = name.to_lowercase();
    let stored = |part: &str| part.starts_with(['q', 'i', 'f', 'b', 'g']) && is_variant(part);
    lower.rsplit('.').skip(1).any(stored)
}

/// Whether a name without an owner may still be one of weights.
fn says_weights(name: &str) -> bool {
    let lower = name.to_lowercase();
    let owned = || unwrapped(name).is_some();
    let on_engine = ENGINES.iter().any(|engine| lower.ends_with(engine));
    on_engine || lower.contains("-hf") || lower.contains("v0.") || lower.contains("v0-") || owned()
}

/// `mixtral-8x22b` of `mixtral-8x22b-v0.1`, Mistral's first weights; the chat models say so.
fn first_version(name: &str) -> Option<&str> {
    let stem = name.split_once("-v-0-").map(|(stem, _)| stem)?;
    let sized = |family: &str| {
        let size = stem.strip_prefix(family);
        let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        size.is_some_and(|size| size.split('-').all(number))
    };
    (sized("mistral-") || sized("mixtral-")).then_some(stem)
}
