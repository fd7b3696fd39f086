//! What people call a provider → its id.
//!
//! Owns the everyday names. Does not choose among several that a text may mean.

use catalog::Catalog;
use catalog::names::normalize;
use catalog::schema::ProviderRecord;
use catalog::sort::Order;

/// What people say for a provider beside its id, display name and aliases, normalized.
const EVERYDAY: &[(&str, &str)] = &[
    ("alibaba-cloud", "alibaba"),
    ("amazon-web-services", "amazon-bedrock"),
    ("anthropic-api", "anthropic"),
    ("aws", "amazon-bedrock"),
    ("aws-bedrock", "amazon-bedrock"),
    ("azure-ai", "azure"),
    ("azure-ai-foundry", "azure"),
    ("azure-anthropic", "azure"),
    ("azure-foundry", "azure"),
    ("azure-openai", "azure"),
    ("copilot", "github-copilot"),
    ("deep-infra", "deepinfra"),
    ("gcp", "google-vertex"),
    ("gemini-api", "google"),
    ("google-ai-studio", "google"),
    ("google-cloud", "google-vertex"),
    ("google-vertex-ai", "google-vertex"),
    ("microsoft-azure", "azure"),
    ("microsoft-foundry", "azure"),
    ("openai-api", "openai"),
    ("sagemaker", "amazon-sagemaker"),
    ("together-ai", "togetherai"),
    ("vertex-ai", "google-vertex"),
    ("vertex-ai-anthropic", "google-vertex"),
    ("workers-ai", "cloudflare-workers-ai"),
];

/// Prefixes of client libraries and tools that name a provider, and are no provider's id or alias.
/// Each normalized, and without its separator, `:` or `/`.
pub const CLIENTS: &[(&str, &str)] = &[
    ("azure-openai", "azure"),
    ("azureopenai", "azure"),
    ("azure-ai", "azure"),
    ("bedrock-converse", "amazon-bedrock"),
    ("cohere-chat", "cohere"),
    ("copilot", "github-copilot"),
    ("gemini", "google"),
    ("google-gla", "google"),
    ("google-genai", "google"),
    ("google-vertex", "google-vertex"),
    ("google-vertexai", "google-vertex"),
    ("grok", "xai"),
    ("lm-studio", "lmstudio"),
    ("mistralai", "mistral"),
    ("ollama-chat", "ollama"),
    ("openai-chat", "openai"),
    ("qwencloud-token-plan", "alibaba-token-plan"),
    ("text-completion-openai", "openai"),
    ("vertex", "google-vertex"),
    ("vertexai", "google-vertex"),
    ("vertex-ai-beta", "google-vertex"),
];

/// The provider that `text` names: by id, display name, alias, or as people call it.
pub fn provider_named<'c>(catalog: &'c Catalog, text: &str) -> Option<ProviderRecord<'c>> {
    let text = text.trim();
    if let Some(provider) = catalog.provider(text) {
        return Some(provider);
    }
    let name = normalize(text);
    let first = name.chars().next()?;
    let listed = |table: &[(&str, &'static str)]| {
        let known = table.iter().find(|(said, _)| *said == name);
        known.and_then(|(_, id)| catalog.provider(id))
    };
    if let Some(provider) = listed(EVERYDAY) {
        return Some(provider);
    }
    // Most begin otherwise, which is seen without their normalized form.
    let begins = |known: &str| {
        known
            .chars()
            .flat_map(char::to_lowercase)
            .find(|c| c.is_alphanumeric())
    };
    let means = |known: &str| begins(known) == Some(first) && normalize(known) == name;
    let all = catalog.providers().ok()?;
    let by_name = |p: &ProviderRecord| means(p.id) || means(p.name);
    let by_alias = |p: &ProviderRecord| p.aliases.iter().any(|alias| means(alias));
    let found = all.iter().find(|p| by_name(p));
    let found = found.or_else(|| all.iter().find(|p| by_alias(p)));
    found.cloned().or_else(|| listed(CLIENTS))
}

/// The providers of whose id or display name `text` is a part, most models first.
pub fn providers_like<'c>(catalog: &'c Catalog, text: &str) -> Vec<ProviderRecord<'c>> {
    let name = normalize(text);
    let within = |known: &str| {
        let known = normalize(known);
        let words = format!("-{known}-");
        words.contains(&format!("-{name}-")) || known.starts_with(&name)
    };
    let all = catalog.providers().unwrap_or_default().into_iter();
    let alike = all.filter(|p| within(p.id) || within(p.name));
    let mut alike: Vec<ProviderRecord> = alike.filter(|_| name.len() > 2).collect();
    alike.order_by(|a, b| b.models.cmp(&a.models).then_with(|| a.id.cmp(b.id)));
    alike
}

/// The beginnings that complete to a provider: its id, and what people say for it.
pub fn spoken_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    EVERYDAY.iter().copied()
}
