//! Ollama's library: which size and release its short names and tags mean.
//!
//! Owns the tables. A tag is Ollama's own word: `deepseek-r1:latest` is a distilled 8B, whatever DeepSeek
//! calls R1. Does not know tags that say the size and release themselves, and no name whose tag has no
//! single meaning (`phi3`, `devstral`).

use catalog::names::is_size;

use super::setting::{About, Setting, is_window};

/// What stands before a name of the library.
const PREFIXES: &[&str] = &[
    "registry.ollama.ai/library/",
    "ollama.com/library/",
    "library/",
    "ollama_chat/",
    "ollama/",
    "ollama:completion:",
    "ollama:chat:",
    "ollama:",
];

/// What a name without a tag, or with `latest`, is short for. From the pages of <https://ollama.com/library>.
const DEFAULTS: &[(&str, &str)] = &[
    ("aya", "8b"),
    ("aya-expanse", "8b"),
    ("codegemma", "7b"),
    ("codellama", "7b"),
    ("codestral", "22b"),
    ("cogito", "8b"),
    ("command-r7b", "7b"),
    ("deepseek-coder", "1.3b"),
    ("deepseek-coder-v2", "16b"),
    ("deepseek-llm", "7b"),
    ("deepseek-r1", "8b"),
    ("deepseek-v2", "16b"),
    ("deepseek-v3", "671b"),
    ("deepseek-v3.1", "671b"),
    ("dolphin3", "8b"),
    ("exaone-deep", "7.8b"),
    ("exaone3.5", "7.8b"),
    ("falcon2", "11b"),
    ("falcon3", "7b"),
    ("gemma", "7b"),
    ("gemma2", "9b"),
    ("gemma3", "4b"),
    ("gemma3n", "e4b"),
    ("gemma4", "e4b"),
    ("glm4", "9b"),
    ("gpt-oss", "20b"),
    ("gpt-oss-safeguard", "20b"),
    ("granite3.1-dense", "8b"),
    ("granite3.2", "8b"),
    ("granite3.3", "8b"),
    ("hermes3", "8b"),
    ("internlm2", "7b"),
    ("llama2", "7b"),
    ("llama3", "8b"),
    ("llama3.1", "8b"),
    ("llama3.2", "3b"),
    ("llama3.2-vision", "11b"),
    ("llama3.3", "70b"),
    ("llama4", "scout"),
    ("mistral", "7b"),
    ("mistral-nemo", "12b"),
    ("mistral-small", "24b"),
    ("mistral-small3.1", "24b"),
    ("mistral-small3.2", "24b"),
    ("mixtral", "8x7b"),
    ("nemotron", "70b"),
    ("nemotron-mini", "4b"),
    ("olmo2", "7b"),
    ("phi3.5", "3.8b"),
    ("phi4", "14b"),
    ("phi4-mini", "3.8b"),
    ("phi4-mini-reasoning", "3.8b"),
    ("phi4-reasoning", "14b"),
    ("qwen", "4b"),
    ("qwen2", "7b"),
    ("qwen2.5", "7b"),
    ("qwen2.5-coder", "7b"),
    ("qwen2.5vl", "7b"),
    ("qwen3", "8b"),
    ("qwen3-coder", "30b"),
    ("qwen3-vl", "8b"),
    ("qwen3.5", "9b"),
    ("qwq", "32b"),
    ("smollm2", "1.7b"),
    ("solar", "10.7b"),
    ("starcoder2", "3b"),
    ("vicuna", "7b"),
    ("yi", "6b"),
    ("zephyr", "7b"),
];

/// Tags that leave the release or the base of a model out, and its own name.
const TAGS: &[(&str, &str)] = &[
    ("aya:8b", "aya-23-8b"),
    ("codegemma:2b-code", "codegemma-2b"),
    ("codegemma:2b-code-v1.1", "codegemma-1.1-2b"),
    ("codeqwen:7b", "codeqwen1.5-7b-chat"),
    ("codeqwen:7b-chat", "codeqwen1.5-7b-chat"),
    ("codeqwen:7b-chat-v1.5", "codeqwen1.5-7b-chat"),
    ("codestral:22b", "codestral-22b-v0.1"),
    ("cogito:14b", "cogito-v1-preview-qwen-14b"),
    ("cogito:32b", "cogito-v1-preview-qwen-32b"),
    ("cogito:3b", "cogito-v1-preview-llama-3b"),
    ("cogito:70b", "cogito-v1-preview-llama-70b"),
    ("cogito:8b", "cogito-v1-preview-llama-8b"),
    ("command-r:35b-v0.1", "command-r"),
    ("command-r7b:7b", "command-r7b-12-2024"),
    ("deepseek-coder-v2:16b", "deepseek-coder-v2-lite-instruct"),
    ("deepseek-r1:8b", "deepseek-r1-0528-qwen3-8b"),
    ("deepseek-v2:16b", "deepseek-v2-lite-chat"),
    ("deepseek-v3:671b", "deepseek-v3"),
    ("dolphin-mixtral:8x7b-v2.6", "dolphin-2.6-mixtral-8x7b"),
    ("falcon2:11b", "falcon-11b"),
    ("granite3-dense:2b", "granite-3.0-2b-instruct"),
    ("granite3-dense:8b", "granite-3.0-8b-instruct"),
    ("granite3-moe:1b", "granite-3.0-1b-a400m-instruct"),
    ("granite3-moe:3b", "granite-3.0-3b-a800m-instruct"),
    ("granite3.1-dense:2b", "granite-3.1-2b-instruct"),
    ("granite3.1-dense:8b", "granite-3.1-8b-instruct"),
    ("granite3.1-moe:1b", "granite-3.1-1b-a400m-instruct"),
    ("granite3.1-moe:3b", "granite-3.1-3b-a800m-instruct"),
    ("hermes3:3b", "hermes-3-llama-3.2-3b"),
    ("hermes3:405b", "hermes-3-llama-3.1-405b"),
    ("hermes3:70b", "hermes-3-llama-3.1-70b"),
    ("hermes3:8b", "hermes-3-llama-3.1-8b"),
    ("nemotron-mini:4b", "nemotron-mini-4b-instruct"),
    ("nemotron:70b", "llama-3.1-nemotron-70b-instruct"),
    ("nous-hermes2:10.7b", "nous-hermes-2-solar-10.7b"),
    ("nous-hermes2:34b", "nous-hermes-2-yi-34b"),
    ("openhermes:v2.5", "openhermes-2.5-mistral-7b"),
    (
        "phi3:14b-medium-128k-instruct",
        "phi-3-medium-128k-instruct",
    ),
    ("phi3:14b-medium-4k-instruct", "phi-3-medium-4k-instruct"),
    ("phi3:3.8b-mini-128k-instruct", "phi-3-mini-128k-instruct"),
    ("phi3:3.8b-mini-4k-instruct", "phi-3-mini-4k-instruct"),
    ("phi3.5:3.8b", "phi-3.5-mini-instruct"),
    ("phi4-mini-reasoning:3.8b", "phi-4-mini-reasoning"),
    ("phi4-mini:3.8b", "phi-4-mini-instruct"),
    ("qwen:0.5b", "qwen1.5-0.5b-chat"),
    ("qwen:1.8b", "qwen1.5-1.8b-chat"),
    ("qwen:110b", "qwen1.5-110b-chat"),
    ("qwen:14b", "qwen1.5-14b-chat"),
    ("qwen:32b", "qwen1.5-32b-chat"),
    ("qwen:4b", "qwen1.5-4b-chat"),
    ("qwen:72b", "qwen1.5-72b-chat"),
    ("qwen:7b", "qwen1.5-7b-chat"),
    ("qwen3:235b-instruct", "qwen3-235b-a22b-instruct-2507"),
    ("qwen3:30b-instruct", "qwen3-30b-a3b-instruct-2507"),
    ("qwen3:4b-instruct", "qwen3-4b-instruct-2507"),
    ("solar:10.7b-instruct-v1", "solar-10.7b-instruct-v1.0"),
    ("vicuna:13b", "vicuna-13b-v1.5"),
    ("vicuna:13b-16k", "vicuna-13b-v1.5-16k"),
    ("vicuna:7b", "vicuna-7b-v1.5"),
    ("yi:34b", "yi-1.5-34b-chat"),
    ("yi:6b", "yi-1.5-6b-chat"),
    ("yi:9b", "yi-1.5-9b-chat"),
    ("zephyr:7b", "zephyr-7b-beta"),
];

/// The tag that a name of the library is short for, and the name to read it by, where the name itself does
/// not say what the tag does.
pub(super) fn meant(input: &str) -> Option<(String, String)> {
    let lower = input.trim().to_lowercase();
    let within = PREFIXES
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix));
    let (name, tag) = match within.unwrap_or(&lower).split_once(':') {
        Some((name, tag)) => (name, Some(tag)),
        None => (within?, None),
    };
    let given = tag.filter(|tag| *tag != "latest");
    let default = || {
        DEFAULTS
            .iter()
            .find(|(of, _)| *of == name)
            .map(|(_, tag)| *tag)
    };
    let tag = format!("{name}:{}", given.or_else(default)?);
    let own = TAGS.iter().find(|(of, _)| *of == tag);
    match (own, given) {
        (Some((_, own)), _) => Some((tag, (*own).to_owned())),
        (None, Some(given)) => base(name, given).map(|own| (tag, own)),
        (None, None) => Some((tag.clone(), tag)),
    }
}

/// Base models, which the library calls `text`, or `code` beside a family for chat about code.
fn base(name: &str, tag: &str) -> Option<String> {
    let mut words = tag.splitn(3, '-');
    let size = words.next().filter(|size| is_size(size))?;
    let kind = match (words.next()?, name) {
        ("text", _) | ("code", "codellama" | "codegemma") => "base",
        ("python", "codellama") => "python",
        _ => return None,
    };
    let version = match words.next() {
        None => String::new(),
        // And no format of weights, which is read apart.
        Some(v) if v.starts_with('v') && !v.contains('-') => format!("-{v}"),
        Some(_) => return None,
    };
    Some(format!("{name}-{size}{version}-{kind}"))
}

/// A tag that adds a window to a size, and the tag without it: `codellama:13b-16k`.
pub(super) fn windowed(input: &str) -> Option<(String, Setting)> {
    let lower = input.trim().to_lowercase();
    let (name, tag) = lower.rsplit_once(':')?;
    let (size, window) = tag.split_once('-')?;
    let sized = is_size(size.rsplit('.').next().unwrap_or(size));
    (sized && is_window(window)).then(|| {
        let about = About::Context;
        let value = window.to_owned();
        (format!("{name}:{size}"), Setting { about, value })
    })
}

/// Whether a name is a pointer of Ollama's of which the tables do not know what it points to: `devstral:latest`
/// is no Devstral 2.
pub(super) fn is_unknown_pointer(input: &str) -> bool {
    let name = input.trim().strip_suffix(":latest");
    name.is_some_and(|name| !name.bytes().any(|b| b.is_ascii_digit())) && meant(input).is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_unknown_pointer, meant};

    #[test]
    fn a_short_name_is_the_tag_that_ollama_pulls() {
        let name = |input: &str| meant(input).map(|(_, name)| name);
        for (input, expected) in [
            ("deepseek-r1:latest", Some("deepseek-r1-0528-qwen3-8b")),
            ("ollama/llama3.2", Some("llama3.2:3b")),
            ("library/Yi:34b", Some("yi-1.5-34b-chat")),
            ("ollama_chat/qwen3:latest", Some("qwen3:8b")),
            ("ollama:deepseek-r1", Some("deepseek-r1-0528-qwen3-8b")),
            ("ollama:chat:llama3.2", Some("llama3.2:3b")),
            // No tag of Ollama's: R1 itself.
            ("deepseek-r1", None),
            // Says its size and release itself, or is nobody's default.
            ("deepseek-r1:70b", None),
            ("phi3:latest", None),
            ("someone/llama3:latest", None),
        ] {
            assert_eq!(name(input).as_deref(), expected, "{input}");
        }
        assert!(is_unknown_pointer("devstral:latest"));
        assert!(!is_unknown_pointer("mistral:latest") && !is_unknown_pointer("kimi-k2:latest"));
    }
}
