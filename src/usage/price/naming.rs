//! Models and providers as logs and gateways name them.

use std::borrow::Cow;

use catalog::names::normalize;
use catalog::schema::{ProviderKind, ProviderRecord};
use catalog::words;

use super::addresses::{behind_router, host, is_private, is_router, passes_on, provider_at};
use super::{OPENROUTER, Prices, Refusal};
use crate::error::Kind;
use crate::resolve::{Resolved, Resolver};
use crate::usage::reason::Reason;

/// Provider names in logs that differ from the catalog's: from LiteLLM, OpenTelemetry's conventions, Helicone.
const NAMES: &[(&str, &str)] = &[
    ("aws.bedrock", "amazon-bedrock"),
    ("bedrock", "amazon-bedrock"),
    ("bedrock_converse", "amazon-bedrock"),
    ("az.ai.openai", "azure"),
    ("azure.ai.openai", "azure"),
    ("azure.ai.inference", "azure"),
    ("azure_ai", "azure"),
    ("gcp.gemini", "google"),
    ("gcp.gen_ai", "google"),
    ("gemini", "google"),
    ("gcp.vertex_ai", "google-vertex"),
    ("vertex_ai", "google-vertex"),
    ("vertex_ai-language-models", "google-vertex"),
    ("vertex_ai-anthropic_models", "google-vertex"),
    ("x_ai", "xai"),
    ("mistral_ai", "mistral"),
    ("together_ai", "togetherai"),
    ("fireworks_ai", "fireworks-ai"),
    // LangChain, the AI SDK, Pydantic AI, Genkit
    ("amazon_bedrock", "amazon-bedrock"),
    ("anthropic_bedrock", "amazon-bedrock"),
    ("aws_bedrock", "amazon-bedrock"),
    ("azure_openai", "azure"),
    ("azure-openai", "azure"),
    ("google-gla", "google"),
    ("google_genai", "google"),
    ("google-genai", "google"),
    ("googleai", "google"),
    ("google.vertex", "google-vertex"),
    ("google_vertexai", "google-vertex"),
    ("vertex", "google-vertex"),
    ("vertexai", "google-vertex"),
    ("workers-ai", "cloudflare-workers-ai"),
    ("https://ollama.com:443", "ollama-cloud"),
    ("https://ollama.com", "ollama-cloud"),
];

/// Like [`NAMES`], but before a model they name an organization.
const ORGANIZATIONS: &[(&str, &str)] = &[("mistralai", "mistral")];

/// Self-hosted servers not in the catalog, by the letters of their names.
const LOCAL: &[&str] = words!(
    "hostedvllm koboldcpp llamacpp llamafile llamaserver lmstudio local localai localhost mlx ollama
    ollamachat selfhosted sglang vllm"
);
/// Suffix of model files for llama.cpp.
const LOCAL_FILE: &str = ".gguf";
/// Words in place of a provider that name none: the framework's own.
const NOBODY: &[&str] = words!(
    "_other custom custom_openai default gcp.vertex.agent langchain litellm litellm_proxy other
    unknown"
);
/// Prefix of models on Cloudflare's own hosts.
const WORKERS_AI: &str = "@cf/";

/// Prefixes that gateways put before model names.
const PREFIXES: &[&str] = &["models/", "publishers/google/models/"];
/// In LiteLLM's names of models with reserved capacity at Bedrock: `6-month-commitment`.
pub(super) const RESERVED: &str = "-month-commitment/";
/// The providers' short names for regions.
const REGIONS: &[&str] = &["apac", "au", "ca", "eu", "in", "jp", "us", "us-gov"];
/// Words for service in any region, which is priced without a region.
const EVERYWHERE: &[&str] = &["global", "global-standard", "default"];

/// What a spelling says besides the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'n> {
    pub(super) name: &'n str,
    /// The provider, if only one spells names that way.
    pub(super) seller: Option<&'static str>,
    /// The region.
    pub(super) region: Option<&'n str>,
}

impl<'n> Said<'n> {
    /// Reads `projects/P/locations/L/publishers/PUBLISHER/models/NAME` (Vertex AI), an ARN (Bedrock), or a name.
    pub(super) fn of(spelling: &'n str) -> Self {
        if spelling.starts_with("arn:") {
            let region = spelling.split(':').nth(3);
            return Self {
                // For an inference profile or a model, the last part is the id.
                name: spelling.rsplit('/').next().unwrap_or(spelling),
                seller: spelling.contains(":bedrock:").then_some("amazon-bedrock"),
                region: region.filter(|region| !region.is_empty()),
            };
        }
        let parts: Vec<&str> = spelling.split('/').collect();
        if let [
            "projects",
            _,
            "locations",
            region,
            "publishers",
            _,
            "models",
            name,
        ] = *parts
        {
            return Self {
                name,
                seller: Some("google-vertex"),
                region: Some(region),
            };
        }
        if spelling.starts_with(WORKERS_AI) {
            return Self {
                name: spelling,
                seller: Some("cloudflare-workers-ai"),
                region: None,
            };
        }
        let mut name = spelling;
        for prefix in PREFIXES {
            name = name.strip_prefix(prefix).unwrap_or(name);
        }
        Self {
            name,
            seller: None,
            region: None,
        }
    }
}

/// Whether a word in place of a provider names none.
pub(super) fn is_nobody(text: &str) -> bool {
    NOBODY.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a name is that of a llama.cpp file.
pub(super) fn is_file(name: &str) -> bool {
    name.len() > LOCAL_FILE.len() && name.to_ascii_lowercase().ends_with(LOCAL_FILE)
}

/// Splits a region off the front of a name: `eu/gpt-4o`, `us-gov-west-1/anthropic.claude-…`.
pub(super) fn without_region(name: &str) -> (&str, Option<&str>) {
    match name.split_once('/') {
        Some((region, rest)) if is_region(region) => (rest, Some(region)),
        _ => (name, None),
    }
}

/// Whether it is a region: a short name, or a cloud's with a number (`europe-west4`).
fn is_region(text: &str) -> bool {
    let is_numbered = || {
        let (place, number) =
            text.split_at(text.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
        (1..=2).contains(&number.len())
            && place.contains('-')
            && place
                .strip_suffix('-')
                .unwrap_or(place)
                .split('-')
                .all(is_word)
    };
    REGIONS.contains(&text) || is_everywhere(text) || is_numbered()
}

/// Whether it means any region.
pub(super) fn is_everywhere(region: &str) -> bool {
    EVERYWHERE.contains(&region)
}

impl Prices<'_> {
    /// The model, its name, and the provider before it, as gateways write it.
    pub(super) fn resolve<'n>(
        &self,
        name: &'n str,
        stated: Option<&ProviderRecord<'_>>,
    ) -> Result<(Resolved, Cow<'n, str>, Option<&ProviderRecord<'_>>), Refusal> {
        if let Some(resolved) = stated.and_then(|provider| self.sold_as(provider, name)) {
            return Ok((resolved, name.into(), None));
        }
        if let Some((prefix, rest)) = name.split_once('/')
            && let Some(provider) = self.provider(prefix)
        {
            if let Some(resolved) = self.sold_as(provider, rest) {
                return Ok((resolved, rest.into(), Some(provider)));
            }
            if let Ok((resolved, rest)) = self.read_variant(rest, false) {
                return Ok((resolved, rest, Some(provider)));
            }
        }
        // `openai:gpt-4o`, `openai:chat:gpt-4o`
        if let Some((prefix, rest)) = name.split_once(':')
            && let Some(provider) = self.provider_named(prefix)
        {
            let rest = rest.rsplit(':').next().unwrap_or(rest);
            if let Some(resolved) = self.sold_as(provider, rest) {
                return Ok((resolved, rest.into(), Some(provider)));
            }
            if let Ok((resolved, rest)) = self.read_variant(rest, false) {
                return Ok((resolved, rest, Some(provider)));
            }
        }
        let through_openrouter = stated.is_some_and(|provider| provider.id == OPENROUTER);
        match self.read_variant(name, through_openrouter) {
            Ok((resolved, name)) => Ok((resolved, name, None)),
            Err(error) => Err((error, name.to_owned())),
        }
    }

    /// The model of a spelling; also tried without Vertex AI's version, and for OpenRouter without the release date.
    fn read_variant<'n>(
        &self,
        name: &'n str,
        through_openrouter: bool,
    ) -> Result<(Resolved, Cow<'n, str>), Reason> {
        let error = match self.read(name) {
            Ok(resolved) => return Ok((resolved, name.into())),
            Err(error) => error,
        };
        if let Some((plain, _)) = name.split_once('@')
            && let Ok(resolved) = self.read(plain)
        {
            return Ok((resolved, plain.into()));
        }
        if through_openrouter
            && let Some(plain) = undated(name)
            && let Ok(resolved) = self.read(&plain)
        {
            return Ok((resolved, plain.into()));
        }
        Err(error)
    }

    fn names(&self) -> Resolver<'_> {
        Resolver {
            catalog: self.catalog,
            today: self.today,
            exact: false,
        }
    }

    /// The model that a provider sells under this id.
    pub(super) fn sold_as(&self, provider: &ProviderRecord, id: &str) -> Option<Resolved> {
        self.names().id_at(provider.id, id).ok().flatten()
    }

    /// The model that the lab itself serves under the name: labs move ids from one checkpoint to the next.
    pub(super) fn as_its_lab_says(&self, resolved: Resolved, name: &str) -> Resolved {
        let Ok(model) = self.catalog.model(resolved.position) else {
            return resolved;
        };
        let is_own = |p: &&ProviderRecord| p.kind == ProviderKind::Lab && p.lab == Some(model.lab);
        let mut own = self.providers.iter().filter(is_own);
        own.find_map(|provider| self.sold_as(provider, name))
            .unwrap_or(resolved)
    }

    fn read(&self, name: &str) -> Result<Resolved, Reason> {
        self.names().id(name).map_err(|error| match error.code {
            Kind::AmbiguousModel => Reason::AmbiguousModel,
            _ => Reason::UnknownModel,
        })
    }

    /// The provider that a log means by a name; in the AI SDK's `groq.chat`, the part before the API.
    pub(super) fn provider(&self, text: &str) -> Option<&ProviderRecord<'_>> {
        let parts = std::iter::successors(Some(text), |text| Some(text.rsplit_once('.')?.0));
        parts.take(3).find_map(|name| self.provider_named(name))
    }

    /// The provider that a record names.
    pub(super) fn stated(&self, text: &str) -> Option<&ProviderRecord<'_>> {
        let known = ORGANIZATIONS.iter().find(|(name, _)| *name == text);
        self.provider(known.map_or(text, |(_, id)| id))
    }

    /// Whether a name in a log, or before a model's, is a self-hosted server.
    pub(super) fn is_local(&self, text: &str) -> bool {
        let letters = |text: &str| {
            let letters = text.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|c| c.to_ascii_lowercase()).collect::<String>()
        };
        let first = text.split('.').next().unwrap_or(text);
        LOCAL.contains(&letters(text).as_str())
            || LOCAL.contains(&letters(first).as_str())
            || self
                .provider(text)
                .is_some_and(|provider| provider.kind == ProviderKind::Local)
    }

    /// Whether a program that a record names is a self-hosted server.
    pub fn is_own_server(&self, text: &str) -> bool {
        let is_machine = ["local", "localhost"]
            .iter()
            .any(|name| text.eq_ignore_ascii_case(name));
        let port = text.strip_prefix("localhost:");
        !is_machine && self.is_local(text)
            || port.is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// The provider at an address; if several share the host, not the one that sells plans, unless its path says so.
    fn at_address(&self, text: &str) -> Option<&ProviderRecord<'_>> {
        if let Some(id) = provider_at(text) {
            return self.providers.get(id);
        }
        // A router goes on to the host it is told.
        let at = host(text).filter(|_| !is_router(text) && !is_private(text))?;
        let fits = |provider: &&ProviderRecord| provider.base_url.and_then(host) == Some(at);
        let all = self.providers.iter().filter(fits);
        all.min_by_key(|provider| {
            let is_whole = text.starts_with(provider.base_url.unwrap_or_default());
            (!is_whole, provider.kind == ProviderKind::Plan, provider.id)
        })
    }

    /// Whether an address belongs to a seller other than the named provider, whose name may only stand for its
    /// protocol. `is_server`: whether the address is definitely that of who answered.
    pub fn is_elsewhere(&self, named: &str, address: &str, is_server: bool) -> bool {
        if passes_on(address) {
            return false;
        }
        let there = self
            .at_address(address)
            .or_else(|| self.provider(behind_router(address)?));
        let named = self.stated(named);
        match (there, named) {
            (Some(there), Some(named)) => there.id != named.id,
            (Some(_), None) => true,
            (None, None) => false,
            // Clouds and gateways have customer-specific addresses.
            (None, Some(named)) => {
                let name = host(address).and_then(|host| host.rsplit('.').nth(1));
                let own = name.map(normalize);
                is_server
                    && named.kind == ProviderKind::Lab
                    && own != Some(normalize(named.id))
                    && own != Some(normalize(named.name))
            }
        }
    }

    fn provider_named(&self, text: &str) -> Option<&ProviderRecord<'_>> {
        if let Some(provider) = self.at_address(text) {
            return Some(provider);
        }
        let text = behind_router(text).unwrap_or(text);
        let text = NAMES
            .iter()
            .find(|(name, _)| *name == text)
            .map_or(text, |(_, id)| id);
        if let Some(provider) = self.providers.get(text) {
            return Some(provider);
        }
        let said = self.catalog.provider_said(&normalize(text))?;
        self.providers.get(said.id)
    }
}

/// An OpenRouter name without the release date, and for Claude with the words in the usual order:
/// `anthropic/claude-4.6-sonnet-20260217` is `anthropic/claude-sonnet-4.6`.
fn undated(name: &str) -> Option<String> {
    let (plain, day) = name.rsplit_once('-')?;
    if day.len() != 8 || !day.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let Some((lab, claude)) = plain.split_once("/claude-") else {
        return Some(plain.to_owned());
    };
    let mut parts = claude.splitn(3, '-');
    Some(match (parts.next(), parts.next(), parts.next()) {
        (Some(version), Some(family), rest)
            if version.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            let rest = rest.map(|rest| format!("-{rest}")).unwrap_or_default();
            format!("{lab}/claude-{family}-{version}{rest}")
        }
        _ => plain.to_owned(),
    })
}
