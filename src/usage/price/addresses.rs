//! Server addresses in records → who bills there.
//!
//! Owns regional, gateway and private hosts; those of providers are in `provider_hosts`. Does not interpret provider
//! names (`naming`).

use std::borrow::Cow;

use crate::provider_hosts::HOSTS;

/// Provider hosts that contain the region: the text before it and after it, and the provider.
const REGIONAL: &[(&str, &str, &str)] = &[
    ("bedrock-runtime.", ".amazonaws.com", BEDROCK),
    ("bedrock-mantle.", ".api.aws", BEDROCK),
    ("", "-aiplatform.googleapis.com", "google-vertex"),
    ("", ".api.openai.com", "openai"),
];
/// The provider whose addresses name the model.
const BEDROCK: &str = "amazon-bedrock";
/// Hugging Face's router, followed by the name of a host, or by `v1` for any host.
const ROUTER: &str = "://router.huggingface.co/";
const ANY_HOST: &str = "v1";
/// In addresses of models that are served in any region.
const GLOBAL: &str = "/global.";

/// Hosts that pass requests on to the named provider.
const PASSING_ON: &[&str] = &[
    "braintrust.dev",
    "braintrustproxy.com",
    "gateway.ai.cloudflare.com",
    "helicone.ai",
    "portkey.ai",
];

/// Suffixes of private hosts.
const PRIVATE_ENDS: &[&str] = &[".internal", ".lan", ".local", ".localhost"];
/// Prefixes of private addresses.
const PRIVATE_BEGINNINGS: &[&str] = &["0.0.0.0", "10.", "127.", "192.168.", "[::1]"];

/// The host of an address; `None`: not an address.
pub(super) fn host(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("://")?;
    let host = rest.split(['/', '?']).next()?;
    let host = host.rsplit('@').next()?;
    Some(match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    })
}

/// The provider that an address belongs to.
pub(super) fn provider_at(text: &str) -> Option<&'static str> {
    let host = host(text)?;
    let known = HOSTS.iter().find(|(end, _)| is_within(host, end));
    known
        .map(|(_, id)| *id)
        .or_else(|| regional(host).map(|(id, _)| id))
}

/// Whether a host is `end` or a subdomain of it.
fn is_within(host: &str, end: &str) -> bool {
    let rest = host.strip_suffix(end);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether an address passes requests on to the named provider.
pub(super) fn passes_on(text: &str) -> bool {
    let host = host(text).unwrap_or_default();
    PASSING_ON.iter().any(|end| is_within(host, end))
}

/// An address as records state one: a full one, or only a host name.
pub fn address(text: &str) -> Option<Cow<'_, str>> {
    if text.contains("://") {
        return Some(text.into());
    }
    let is_host = text == "localhost" || text.contains('.');
    let is_name = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    (is_host && text.chars().all(is_name)).then(|| format!("https://{text}").into())
}

/// Whether an address is Hugging Face's router.
pub(super) fn is_router(text: &str) -> bool {
    text.contains(ROUTER)
}

/// The host that Hugging Face's router is told to use.
pub(super) fn behind_router(text: &str) -> Option<&str> {
    let (_, path) = text.split_once(ROUTER)?;
    path.split('/').next().filter(|host| *host != ANY_HOST)
}

/// Scheme and host of an address of an unknown provider.
pub fn unknown_server(text: &str) -> Option<&str> {
    let begin = text.find("://")? + "://".len();
    let end = text[begin..].find(['/', '?']);
    Some(end.map_or(text, |end| &text[..begin + end]))
}

/// The model that an address names, if answers do not name it.
pub fn model_at(text: &str) -> Option<String> {
    provider_at(text).filter(|id| *id == BEDROCK)?;
    let (_, path) = text.split_once("/model/")?;
    let id = path.split(['/', '?']).next()?;
    let signs = [("%3A", ":"), ("%3a", ":"), ("%2F", "/"), ("%2f", "/")];
    let plain = |id: String, (code, sign): (&str, &str)| id.replace(code, sign);
    Some(signs.into_iter().fold(id.to_owned(), plain))
}

/// The provider of a host that names the region, and the region.
fn regional(host: &str) -> Option<(&'static str, &str)> {
    REGIONAL.iter().find_map(|(before, behind, id)| {
        let place = host.strip_prefix(before)?.strip_suffix(behind)?;
        (!place.is_empty() && !place.contains('.')).then_some((*id, place))
    })
}

/// The region that an address names.
pub fn region_at(text: &str) -> Option<&str> {
    let host = host(text).filter(|_| !text.contains(GLOBAL))?;
    regional(host).map(|(_, place)| place)
}

/// Whether an address is a provider's or private.
pub fn is_known_address(text: &str) -> bool {
    provider_at(text).is_some() || is_private(text) || behind_router(text).is_some()
}

/// Whether an address is in a private network: a self-hosted server, or a proxy.
pub(super) fn is_private(text: &str) -> bool {
    let Some(host) = host(text) else {
        return false;
    };
    let shared = || {
        let parts: Vec<&str> = host.split('.').collect();
        matches!(*parts, ["172", second, _, _] if second.parse().is_ok_and(|n: u8| (16..32).contains(&n)))
    };
    !host.contains('.')
        || PRIVATE_ENDS.iter().any(|end| host.ends_with(end))
        || PRIVATE_BEGINNINGS
            .iter()
            .any(|start| host.starts_with(start))
        || shared()
}

#[cfg(test)]
mod tests {
    use super::{behind_router, is_private, model_at, provider_at, unknown_server};

    #[test]
    fn addresses_belong_to_providers_or_to_nobody_else() {
        for (text, provider) in [
            ("https://openrouter.ai/api/v1", Some("openrouter")),
            ("https://api.deepinfra.com/v1/openai", Some("deepinfra")),
            ("https://notopenai.com/v1", None),
            ("openai", None),
            ("https://me.openai.azure.com/openai", Some("azure")),
            (
                "https://bedrock-runtime.us-east-1.amazonaws.com/model/m/invoke",
                Some("amazon-bedrock"),
            ),
            (
                "https://bedrock-mantle.us-east-1.api.aws/v1/responses",
                Some("amazon-bedrock"),
            ),
            ("https://me.services.ai.azure.com/openai/v1", Some("azure")),
            (
                "https://us-east5-aiplatform.googleapis.com/v1",
                Some("google-vertex"),
            ),
        ] {
            assert_eq!(provider_at(text), provider, "{text}");
        }
        let converse = "https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0/converse";
        assert_eq!(model_at(converse).as_deref(), Some("amazon.nova-lite-v1:0"));
        let router = "https://router.huggingface.co/nebius/v1/chat/completions";
        assert_eq!(behind_router(router), Some("nebius"));
        assert_eq!(behind_router("https://router.huggingface.co/v1"), None);
        assert_eq!(
            unknown_server("https://a.example/v1?key=x"),
            Some("https://a.example")
        );
        for text in [
            "http://localhost:8000/v1",
            "http://10.0.0.5:8000",
            "http://vllm:8000",
            "http://a.internal/v1",
        ] {
            assert!(is_private(text), "{text}");
        }
        for text in ["https://api.openai.com/v1", "vllm", "http://11.0.0.5:80"] {
            assert!(!is_private(text), "{text}");
        }
    }
}
