//! Ids of base weights as Hugging Face has them: `meta-llama/Llama-2-70b-hf`, `mistralai/Mixtral-8x22B-v0.1`.
//!
//! Owns how such an id differs from the chat model's. Does not read names that people type: there a bare
//! name means the chat model.

use catalog::names::{normalize, tail, without_instruct};
use catalog::schema::Kind;

use super::setting::{About, Setting, peel};
use super::suffixes::CONVERTED;
use super::{Found, Match, Resolver};
use crate::error::Error;

/// Makers' own organisations on Hugging Face that name base weights without a word for it, and chat models
/// with one.
const ORGANISATIONS: &[&str] = &[
    "01-ai",
    "Qwen",
    "google",
    "internlm",
    "meta-llama",
    "mistral-community",
    "mistralai",
    "tiiuae",
    "zai-org",
];

/// The same, of makers whose models gateways serve under the same organisation in small letters, where a bare
/// name means the chat model.
const IN_CAPITALS: &[&str] = &[
    "BSC-LT",
    "HuggingFaceTB",
    "THUDM",
    "allenai",
    "utter-project",
];

/// Who puts other makers' weights on Hugging Face again, under their makers' names.
const UPLOADERS: &[&str] = &[
    "LoneStriker",
    "MaziyarPanahi",
    "NousResearch",
    "QuantFactory",
    "RedHatAI",
    "RichardErkhov",
    "TheBloke",
    "bartowski",
    "casperhansen",
    "hugging-quants",
    "lmstudio-community",
    "mlx-community",
    "mradermacher",
    "neuralmagic",
    "turboderp",
    "unsloth",
];

/// Makers whose base weights bear the bare name, whatever their chat models are called.
const BARE: &[&str] = &["mosaicml"];

/// The labs of these organisations.
const LABS: &[&str] = &["01-ai", "alibaba", "google", "meta", "mistral", "tii"];

/// Models without published base weights, whose names people shorten all the same.
const CHAT_ONLY: &[&str] = &["llama-3-3-70b"];

/// Chat models that the catalog calls by the bare name of the base weights.
const CHAT_BARE: &[&str] = &["llama-3-2-1b", "llama-3-2-3b"];

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
        let path = input.rsplit_once('/').map_or("", |(path, _)| path);
        let organisation = path.rsplit('/').next().unwrap_or_default();
        let again = UPLOADERS.contains(&organisation);
        let theirs = ORGANISATIONS.contains(&organisation) || again || {
            let end = input.rsplit('/').next().unwrap_or_default();
            let hub = organisation.contains(char::is_uppercase) || end.contains(char::is_uppercase);
            IN_CAPITALS.contains(&organisation) && hub
        };
        let (end, stored) = if theirs {
            stored(input)
        } else {
            (input.to_owned(), Vec::new())
        };
        let end = end.rsplit('/').next().unwrap_or_default().to_lowercase();
        let end = end.rsplit("_-_").next().unwrap_or_default();
        // `Meta-Llama-3-8B`
        let end = end
            .strip_prefix("meta-")
            .filter(|rest| rest.starts_with("llama"))
            .unwrap_or(end);
        let name = normalize(end);
        if without_instruct(&name).is_some()
            || CHAT_ONLY.contains(&&*name) && !again
            || input.contains(char::is_whitespace)
        {
            return Ok(Weights::Other);
        }
        // From Gemma 3 on the base weights say so.
        let says_so = name.starts_with("gemma-3") || name.starts_with("gemma-4");
        let is_theirs = theirs && !says_so;
        let converted = end.strip_suffix("-hf").filter(|stem| {
            let chat = |word| matches!(word, "chat" | "instruct" | "python");
            (stem.starts_with("llama-2") || stem.starts_with("codellama"))
                && !stem.split('-').any(chat)
        });
        let first = first_version(&name);
        let stem = match (converted, first) {
            (Some(stem), _) => normalize(stem),
            (None, Some(stem)) => stem.to_owned(),
            // `Qwen/Qwen2.5-7B`, beside which there is a `Qwen2.5-7B-Instruct`.
            (None, None)
                if is_theirs && (self.is_short(&name)? || CHAT_BARE.contains(&&*name))
                    || BARE.contains(&organisation) =>
            {
                name.clone()
            }
            _ => return Ok(Weights::Other),
        };
        // The first weights may be recorded without their number, which later ones are not.
        let later = first.is_some() && !name.ends_with("-v-0-1");
        // Meta writes it both ways.
        let apart = stem.replace("codellama-", "code-llama-");
        for name in [&stem, &name, &apart].into_iter().skip(usize::from(later)) {
            if let Some(at) = self.base_of(name)? {
                return Ok(Weights::Known(Found {
                    settings: stored,
                    ..Found::new(at, Match::Normalized)
                }));
            }
        }
        let served = !self.catalog.served_as(&normalize(input)).is_empty();
        let certain = converted.is_some() || is_theirs && (first.is_some() || !served);
        Ok(if certain {
            Weights::Unknown
        } else {
            Weights::Other
        })
    }

    /// What converted weights are of: without `instruct`, the base model's: `Llama-2-7B-GGUF`. Ollama leaves
    /// the word out of its tags, and people out of what they say.
    pub(super) fn of_weights(&self, input: &str, found: Found) -> Result<Option<Found>, Error> {
        let mut rest = input.to_owned();
        while let Some(peeled) = peel(&rest) {
            rest = peeled.rest;
        }
        let lower = input.to_lowercase();
        let converted = CONVERTED.iter().any(|format| lower.contains(format));
        let id = self.catalog.model_id(found.model)?;
        let lab = id.split('/').next().unwrap_or_default();
        let name = normalize(rest.rsplit('/').next().unwrap_or(&rest));
        if !converted
            || rest.contains([':', ' '])
            || without_instruct(&name).is_some()
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

/// An id without what says how the weights are stored.
fn stored(input: &str) -> (String, Vec<Setting>) {
    let (mut rest, mut said) = (input.to_owned(), Vec::new());
    while let Some(peeled) = peel(&rest)
        && peeled.said.iter().all(|s| s.about == About::Quantization)
    {
        rest = peeled.rest;
        said.extend(peeled.said);
    }
    (rest, said)
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
