//! Every provider's spelling of a model → the model and route.
//!
//! Owns the table and how a spelling is read: bare, after a provider's prefix, as an alias. Does not know the
//! lifecycle of a route (`life`).

use std::sync::OnceLock;

use catalog::schema::Model;
use rustc_hash::FxHashMap;

use super::tokens::{FOUNDATION_MODEL, INFERENCE_PROFILE};
use crate::providers::Providers;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Position of the model.
    pub model: usize,
    /// Position of the route in the model; `None`: the spelling is a name of the model, not a route's id.
    pub route: Option<usize>,
}

/// A route: the model's position, and the route's position in it.
pub type At = (usize, usize);

/// Prefixes of client libraries and their providers, besides the ids and aliases in the catalog. With their
/// separators: `mistralai/` is a maker's name on hubs and gateways.
const PREFIXES: &[(&str, &str)] = &[
    ("anthropic:completion:", "anthropic"),
    ("anthropic:messages:", "anthropic"),
    ("azure_openai:", "azure"),
    ("azureopenai:chat:", "azure"),
    ("azure:chat:", "azure"),
    ("azure:completion:", "azure"),
    ("azure:embedding:", "azure"),
    ("azure:responses:", "azure"),
    ("google-gla:", "google"),
    ("google_genai:", "google"),
    ("google_vertexai:", "google-vertex"),
    ("grok:", "xai"),
    ("mistralai:", "mistral"),
    (RESOURCE, "google"),
    ("openai:assistant:", "openai"),
    ("openai:chat:", "openai"),
    ("openai:completion:", "openai"),
    ("openai:embedding:", "openai"),
    ("openai:image:", "openai"),
    ("openai:responses:", "openai"),
    ("vertex:", "google-vertex"),
    ("vertexai/", "google-vertex"),
    ("x-ai/", "xai"),
];

/// Google's API puts this before each of its ids.
pub(super) const RESOURCE: &str = "models/";

/// The id under which equivalent spellings are counted: `gemini-…` for `models/gemini-…`.
pub fn plain(id: &str) -> &str {
    id.strip_prefix(RESOURCE).unwrap_or(id)
}

/// Prefix of Bedrock's ARNs, and the provider.
const ARN: (&str, &str) = ("arn:aws:bedrock:", "amazon-bedrock");
const ARN_KINDS: &[&str] = &[FOUNDATION_MODEL, INFERENCE_PROFILE];

/// The id in a Bedrock ARN: `arn:aws:bedrock:us-east-1::foundation-model/ID`, without the window after provisioned
/// ones (`:200k`).
fn of_arn(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(ARN.0)?;
    let id = ARN_KINDS
        .iter()
        .find_map(|kind| Some(rest.split_once(kind)?.1))?;
    let window = |part: &str| {
        let digits = part.strip_suffix('k').unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let plain = id.rsplit_once(':').filter(|(_, last)| window(last));
    Some(plain.map_or(id, |(id, _)| id))
}

/// The spellings of a catalog's models.
#[derive(Debug)]
pub struct Spellings<'a> {
    models: &'a [Model<'a>],
    providers: &'a Providers<'a>,
    uses: FxHashMap<&'a str, Vec<Use>>,
    /// Sorted spellings, built on the first prefix search.
    sorted: OnceLock<Vec<&'a str>>,
    /// Ids and aliases of providers → the id.
    named: FxHashMap<&'a str, &'a str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The routes that it may mean.
    pub routes: Vec<At>,
    /// The model of the routes; with several, the first.
    pub model: usize,
    /// Whether it has a provider's prefix.
    pub prefixed: bool,
}

/// All spellings of `models`: route ids, model ids with and without the lab, aliases.
pub fn of_models<'a>(models: &'a [Model<'a>]) -> impl Iterator<Item = (&'a str, Use)> {
    models.iter().enumerate().flat_map(|(model, m)| {
        let routes = m.routes.iter().enumerate();
        let routes = routes.map(move |(at, route)| {
            let route_use = Use {
                model,
                route: Some(at),
            };
            (route.id, route_use)
        });
        let tail = m.id.split_once('/').map_or(m.id, |(_, tail)| tail);
        let names = [m.id, tail].into_iter().chain(m.aliases.iter().copied());
        routes.chain(names.map(move |name| (name, Use { model, route: None })))
    })
}

impl<'a> Spellings<'a> {
    /// Builds the table; uses are positions in `models`.
    pub fn new(
        models: &'a [Model<'a>],
        providers: &'a Providers<'a>,
        spellings: impl Iterator<Item = (&'a str, Use)>,
    ) -> Self {
        let mut uses: FxHashMap<&str, Vec<Use>> = FxHashMap::default();
        uses.reserve(3 * models.len());
        for (spelling, of) in spellings {
            // A name with spaces, such as "Claude Opus 4", never appears in a request.
            if !spelling.contains(' ') {
                uses.entry(spelling).or_default().push(of);
            }
        }
        let mut named: FxHashMap<&str, &str> = FxHashMap::default();
        for provider in providers.iter() {
            let all = provider.aliases.iter().copied().chain([provider.id]);
            named.extend(all.map(|name| (name, provider.id)));
        }
        Self {
            models,
            providers,
            uses,
            sorted: OnceLock::new(),
            named,
        }
    }

    /// Every spelling, and every prefix that may come before one.
    pub fn beginnings(&self) -> impl Iterator<Item = &str> {
        let prefixes = PREFIXES.iter().chain([&ARN]).map(|(prefix, _)| *prefix);
        let words = self.uses.keys().chain(self.named.keys()).copied();
        words.chain(prefixes)
    }

    /// Whether `text` is a spelling, bare or after a provider's prefix.
    pub fn has(&self, text: &str) -> bool {
        let prefixed = || memchr::memchr2(b'/', b':', text.as_bytes()).is_some();
        self.uses.contains_key(text) || prefixed() && self.read(text).is_some()
    }

    /// Whether some spelling starts with `part` and continues with another word.
    pub fn is_beginning(&self, part: &str) -> bool {
        let sorted = self.sorted.get_or_init(|| {
            let mut sorted: Vec<&str> = self.uses.keys().copied().collect();
            sorted.sort_unstable();
            sorted
        });
        let from = sorted.partition_point(|spelling| *spelling < part);
        let mut rests = sorted[from..].iter().map_while(|s| s.strip_prefix(part));
        rests.any(|rest| rest.starts_with(['-', '.', ':', '@', '_']))
    }

    /// How `text` reads; `None`: it is not a spelling of any model.
    pub fn read(&self, text: &str) -> Option<Reading> {
        let split = self.split_provider(text);
        let mut routes = split.map_or(Vec::new(), |(provider, id)| self.at_provider(provider, id));
        let prefixed = !routes.is_empty();
        let mut model = None;
        if let Some(uses) = self.uses.get(text) {
            model = uses.first().map(|of| of.model);
            let mut spelled = self.bare(uses, !text.contains('/'));
            // A gateway's id may look like a prefix and an id: then both must mean the same model.
            if prefixed {
                spelled.retain(|(of, _)| routes.iter().any(|(model, _)| model == of));
            }
            routes.extend(spelled);
        }
        let model = routes.first().map(|(model, _)| *model).or(model)?;
        routes.sort_unstable();
        routes.dedup();
        Some(Reading {
            routes,
            model,
            prefixed,
        })
    }

    /// How `text` reads as an id of `provider`; `None`: the provider has no such id.
    pub fn read_at(&self, text: &str, provider: &str) -> Option<Reading> {
        let id = match self.split_provider(text) {
            Some((prefix, rest)) if prefix == provider && !self.uses.contains_key(text) => rest,
            _ => text,
        };
        let mut routes = self.at_provider(provider, id);
        routes.sort_unstable();
        routes.dedup();
        let model = routes.first()?.0;
        Some(Reading {
            routes,
            model,
            prefixed: true,
        })
    }

    /// Splits off the provider at the start of `text`.
    pub fn split_provider<'t>(&self, text: &'t str) -> Option<(&'a str, &'t str)> {
        let at = memchr::memchr2(b'/', b':', text.as_bytes())?;
        if let Some(id) = of_arn(text) {
            return Some((self.providers.get(ARN.1)?.id, id));
        }
        let known = PREFIXES.iter().find(|(known, _)| text.starts_with(known));
        if let Some((prefix, provider)) = known {
            return Some((self.providers.get(provider)?.id, &text[prefix.len()..]));
        }
        Some((self.named.get(&text[..at])?, &text[at + 1..]))
    }

    /// The routes with an id at `provider`; failing that, the lab's own routes there of a model with that alias.
    fn at_provider(&self, provider: &str, id: &str) -> Vec<At> {
        let uses = self.uses.get(id).map(Vec::as_slice).unwrap_or_default();
        let spelled = uses.iter().filter_map(|of| Some((of.model, of.route?)));
        let spelled: Vec<At> = spelled
            .filter(|(model, route)| self.models[*model].routes[*route].provider == provider)
            .collect();
        if !spelled.is_empty() {
            return spelled;
        }
        let named = uses.iter().filter(|of| of.route.is_none());
        let own = named.flat_map(|of| self.own(of.model));
        let own: Vec<At> = own
            .filter(|(model, route)| self.models[*model].routes[*route].provider == provider)
            .collect();
        // `bedrock/us-east-1/…`: a region may come between.
        match id.split_once('/') {
            Some((_, rest)) if own.is_empty() => self.at_provider(provider, rest),
            _ => own,
        }
    }

    /// The routes of a spelling without a prefix: those of the model that its lab calls so, if any. For closed weights,
    /// a bare one means the lab's own route; open weights are served by many under one name.
    fn bare(&self, uses: &[Use], is_bare: bool) -> Vec<At> {
        let spelled = uses.iter().filter_map(|of| Some((of.model, of.route?)));
        let mut spelled: Vec<At> = spelled.collect();
        let is_own = |(model, route): &At| {
            let model = &self.models[*model];
            self.providers.is_own(model, &model.routes[*route])
        };
        let own = spelled.iter().copied().filter(is_own);
        let own: Vec<At> = own.collect();
        let Some((model, _)) = own.first() else {
            let named = uses.iter().filter(|of| of.route.is_none());
            let own: Vec<At> = named.flat_map(|of| self.own(of.model)).collect();
            let is_open = |(model, _): &At| self.models[*model].facts.open_weights == Some(true);
            let is_theirs = is_bare && own.first().is_some_and(|at| !is_open(at));
            return if spelled.is_empty() || is_theirs {
                own
            } else {
                spelled
            };
        };
        if is_bare && self.models[*model].facts.open_weights != Some(true) {
            return own;
        }
        spelled.retain(|(of, _)| of == model);
        spelled
    }

    /// The routes of the model's own lab.
    fn own(&self, model: usize) -> impl Iterator<Item = At> {
        let of = &self.models[model];
        let routes = of.routes.iter().enumerate();
        let own = routes.filter(move |(_, route)| self.providers.is_own(of, route));
        own.map(move |(route, _)| (model, route))
    }
}
