//! Hugging Face weights ids as programs flatten them: `models--Qwen--Qwen2.5-7B`, `Qwen_Qwen2.5-7B`.
//!
//! Owns how such an id is wrapped. Does not say which model it means (`base`).

use super::base::is_owner;
use super::suffixes::{ENGINES, FILES};

/// Prefixes of weights in other catalogs, and the owner they stand for.
const CATALOGS: &[(&str, &str)] = &[
    // SageMaker JumpStart's.
    ("huggingface-llm-", "azureml"),
    ("meta-textgeneration-", "meta-llama"),
    // Bedrock's base models; its chat ids say `chat`.
    ("meta.", "meta-llama"),
];

/// Separators between owner and name: in Hugging Face's cache, in folders of programs that run weights, in lists of
/// evaluations.
const SEPARATORS: &[&str] = &["--", "_", "-"];

/// The id with a slash after its owner, if it is a flat one.
pub(super) fn unwrapped(input: &str) -> Option<String> {
    // A file in a repository, as in `llama.cpp`: `unsloth/gemma-3-4b-it-GGUF:gemma-3-4b-it-Q4_K_M.gguf`.
    if let Some((repository, file)) = input.rsplit_once(':')
        && repository.contains('/')
        && !file.contains('/')
        && FILES.iter().any(|ending| file.ends_with(ending))
    {
        return Some(format!("{repository}/{file}"));
    }
    // Meta's weights as ModelScope first had them: `modelscope/Llama-2-7b-ms`.
    if let Some(stem) = input
        .strip_suffix("-ms")
        .filter(|stem| stem.starts_with("modelscope/"))
    {
        return Some(format!("{stem}-hf"));
    }
    // An engine before a name, as in OpenCompass: `turbomind_qwen3_8b`.
    if let Some((engine, name)) = input.split_once('_')
        && ENGINES.contains(&engine)
    {
        return Some(format!("{name}-{engine}"));
    }
    let (path, end) = match input.rsplit_once(['/', ':']) {
        Some((path, _)) => input.split_at(path.len() + 1),
        None => ("", input),
    };
    if let Some(rest) = end.strip_prefix("models--") {
        return Some(format!("{path}{}", rest.replacen("--", "/", 1)));
    }
    // A file in `llama.cpp`'s cache: `unsloth_gemma-3-4b-it-GGUF_gemma-3-4b-it-Q4_K_M.gguf`.
    if let Some((repository, file)) = end.split_once("-GGUF_")
        && let Some((owner, _)) = repository.split_once('_')
    {
        return Some(format!("{path}{owner}/{file}"));
    }
    for (before, owner) in CATALOGS {
        // Excludes JumpStart's chat models: `meta-textgeneration-llama-2-7b-f`.
        let chat = end.ends_with("-f");
        if let Some(rest) = end.strip_prefix(before).filter(|_| !chat) {
            let rest = rest.strip_suffix("-v1").unwrap_or(rest);
            return Some(format!("{path}{owner}/{rest}"));
        }
    }
    SEPARATORS.iter().find_map(|separator| {
        let mut parts = end.match_indices(separator);
        let (at, sign) = parts.find(|(at, _)| is_owner(&end[..*at]))?;
        let (owner, rest) = (&end[..at], &end[at + sign.len()..]);
        // `meta-llama-3-8b` is a name.
        let named = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        named.then(|| format!("{path}{owner}/{rest}"))
    })
}

#[cfg(test)]
mod tests {
    use super::unwrapped;

    #[test]
    fn an_owner_before_a_name_is_parted_from_it() {
        for (flat, expected) in [
            ("models--Qwen--Qwen2.5-7B", Some("Qwen/Qwen2.5-7B")),
            ("Qwen_Qwen2.5-7B", Some("Qwen/Qwen2.5-7B")),
            (
                "lmstudio/google_gemma-2-9b",
                Some("lmstudio/google/gemma-2-9b"),
            ),
            (
                "meta-llama-Llama-2-13b-hf",
                Some("meta-llama/Llama-2-13b-hf"),
            ),
            (
                "meta-textgeneration-llama-3-8b",
                Some("meta-llama/llama-3-8b"),
            ),
            ("meta-textgeneration-llama-2-7b-f", None),
            (
                "ggml-org_Qwen3-1.7B-GGUF_Qwen3-1.7B-Q4_K_M.gguf",
                Some("ggml-org/Qwen3-1.7B-Q4_K_M.gguf"),
            ),
            // No owner of weights, or no name after one.
            ("meta-llama-3-8b", None),
            ("claude-sonnet-4-5", None),
            ("Qwen2.5-7B", None),
        ] {
            assert_eq!(unwrapped(flat).as_deref(), expected, "{flat}");
        }
    }
}
