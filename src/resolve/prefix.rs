//! A provider before an id: `opencode/deepseek-v4-flash`, `bedrock:anthropic.claude-opus-4-5`.
//!
//! Owns which provider a prefix names, and the rule that its own id decides the model. Does not read the rest
//! of a name (`run_as`).

use catalog::names::normalize;
use catalog::schema::{ProviderKind, Route};

use super::setting::is_window;
use super::{Found, Match, Resolver};
use crate::error::Error;
use crate::provider_names::{of_client, provider_named};

impl Resolver<'_> {
    /// The model that the provider at the start of `input` serves under the rest.
    pub(super) fn at_prefix(&self, input: &str) -> Result<Option<Found>, Error> {
        match self.split_provider(input) {
            Some((provider, rest)) => self.served_at(&provider, rest),
            None => Ok(None),
        }
    }

    /// Splits off the provider before the first `/` or `:`.
    pub(super) fn split_provider<'i>(&self, input: &'i str) -> Option<(String, &'i str)> {
        let at = input.find(['/', ':'])?;
        let (name, rest) = (input[..at].to_lowercase(), &input[at + 1..]);
        if rest.is_empty() || rest.starts_with([':', '/']) {
            return None;
        }
        let plain = normalize(&name);
        if let Some(id) = of_client(&plain) {
            return Some(((*id).to_owned(), rest));
        }
        let provider = provider_named(self.catalog, &name)?;
        Some((provider.id.to_owned(), rest))
    }

    /// The part after a host in a constant's name: `NOVITA_LLAMA_3_70B`.
    pub(super) fn split_constant<'i>(&self, input: &'i str) -> Option<&'i str> {
        let (host, rest) = input.split_once('_')?;
        let constant =
            |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
        let provider = provider_named(self.catalog, host)?;
        let is_host = provider.kind != ProviderKind::Lab;
        (is_host && input.chars().all(constant) && !rest.is_empty()).then_some(rest)
    }

    /// Whether `input` ends in `latest` and the model's own lab serves that id: then it is the lab's pointer and means
    /// what the lab says, not the newest.
    pub(super) fn is_labs_pointer(&self, input: &str, at: usize) -> Result<bool, Error> {
        let name = normalize(input.rsplit('/').next().unwrap_or(input));
        if !name.ends_with("-latest") {
            return Ok(false);
        }
        let model = self.catalog.model(at)?;
        let served = self.catalog.served_by(at)?;
        let mut own = served
            .own
            .iter()
            .filter_map(|at| model.routes.get(*at as usize));
        Ok(own.any(|route| normalize(route.id) == name))
    }

    /// Whether a name belongs only to routes with a window other than the model's own: `gpt-4-32k` is not what people
    /// mean by `gpt-4`.
    pub(super) fn is_other_window(&self, name: &str) -> Result<bool, Error> {
        let windowed = name.split('-').any(is_window);
        if !windowed || !self.catalog.named(name).is_empty() {
            return Ok(false);
        }
        let [at] = self.catalog.served_as(name)[..] else {
            return Ok(false);
        };
        let model = self.catalog.model(at as usize)?;
        // Hosts of open weights choose their own window.
        if model.facts.open_weights == Some(true) {
            return Ok(false);
        }
        let mut routes = model.routes.iter().filter(|r| normalize(r.id) == name);
        Ok(routes.all(|route| route.variant.is_some_and(|v| v.split('-').any(is_window))))
    }

    /// The one model that `provider` serves as `id`.
    pub(super) fn served_at(&self, provider: &str, id: &str) -> Result<Option<Found>, Error> {
        let name = normalize(id);
        let named = self.catalog.named(&name);
        let mut models: Vec<u32> = named.iter().map(|named| named.model).collect();
        models.extend(self.catalog.served_as(&name));
        models.sort_unstable();
        models.dedup();
        let mut found = Vec::new();
        for at in models {
            let at = at as usize;
            let model = self.catalog.model(at)?;
            let sells = |route: &&Route| route.provider == provider && normalize(route.id) == name;
            if model.routes.iter().any(|route| sells(&route)) {
                found.push(at);
            }
        }
        Ok(match found.as_slice() {
            [one] => Some(Found::new(*one, Match::ProviderId)),
            _ => None,
        })
    }
}
