//! Hosts in base URLs → provider.
//!
//! Does not find them: `lint::calls` does in code, `usage::price` in the URL of a record.

/// Host suffixes.
pub const HOSTS: &[(&str, &str)] = &[
    ("api.anthropic.com", "anthropic"),
    ("api.cerebras.ai", "cerebras"),
    ("api.cohere.ai", "cohere"),
    ("api.cohere.com", "cohere"),
    ("api.deepinfra.com", "deepinfra"),
    ("api.deepseek.com", "deepseek"),
    ("api.fireworks.ai", "fireworks-ai"),
    ("api.groq.com", "groq"),
    ("ai-gateway.vercel.sh", "vercel"),
    ("api.cognitive.microsoft.com", "azure"),
    ("api.mistral.ai", "mistral"),
    ("api.moonshot.ai", "moonshotai"),
    ("api.openai.com", "openai"),
    ("api.perplexity.ai", "perplexity"),
    ("api.sambanova.ai", "sambanova"),
    ("api.together.ai", "togetherai"),
    ("api.together.xyz", "togetherai"),
    ("api.venice.ai", "venice"),
    ("api.x.ai", "xai"),
    ("api.z.ai", "zai"),
    ("aiplatform.googleapis.com", "google-vertex"),
    ("cognitiveservices.azure.com", "azure"),
    ("dashscope-intl.aliyuncs.com", "alibaba"),
    ("generativelanguage.googleapis.com", "google"),
    ("integrate.api.nvidia.com", "nvidia"),
    ("models.github.ai", "github-models"),
    ("models.inference.ai.azure.com", "github-models"),
    ("openai.azure.com", "azure"),
    ("services.ai.azure.com", "azure"),
    ("openrouter.ai", "openrouter"),
];
