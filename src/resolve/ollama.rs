//! Ollama's library: the size and release that its short names and tags mean.
//!
//! The tables are `ollama-defaults.tsv` and `ollama-tags.tsv`. Tags follow Ollama: `deepseek-r1:latest` is a distilled
//! 8B, whatever DeepSeek calls R1. Does not cover tags that state size and release, or names whose tag has no single
//! meaning (`phi3`, `devstral`).

use catalog::names::is_size;
use catalog::{rows, words};

use super::setting::{About, Setting, is_window};

/// Prefixes of library names.
const PREFIXES: &[&str] = words!(
    "registry.ollama.ai/library/ ollama.com/library/ library/ ollama_chat/ ollama:// ollama/
    ollama:completion: ollama:chat: ollama:"
);

/// The tag meant by a name without a tag or with `latest`.
const DEFAULTS: &[[&str; 2]] = rows!(2, include_str!("ollama-defaults.tsv"));

/// Tags that omit a model's release or base, and the model's own name.
const TAGS: &[[&str; 2]] = rows!(2, include_str!("ollama-tags.tsv"));

/// The tag that a library name is short for, and the name to resolve instead. `None`: the name says it all, or the
/// tables do not have it.
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
            .find(|[of, _]| *of == name)
            .map(|[_, tag]| *tag)
    };
    // `llama3:instruct`
    let tuned = given.filter(|tag| matches!(*tag, "chat" | "instruct"));
    if let (Some(tuned), Some(size)) = (tuned, default()) {
        let tag = format!("{name}:{size}-{tuned}");
        return Some((tag.clone(), tag));
    }
    let tag = format!("{name}:{}", given.or_else(default)?);
    let own = TAGS.iter().find(|[of, _]| *of == tag);
    match (own, given) {
        (Some([_, own]), _) => Some((tag, (*own).to_owned())),
        (None, Some(given)) => base(name, given).map(|own| (tag, own)),
        (None, None) => Some((tag.clone(), tag)),
    }
}

/// Base models: the library tags them `text`, or `code` for families that also chat about code.
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
        // Not a weights format, which is read elsewhere.
        Some(v) if v.starts_with('v') && !v.contains('-') => format!("-{v}"),
        Some(_) => return None,
    };
    Some(format!("{name}-{size}{version}-{kind}"))
}

/// A tag with a window after the size, and the tag without it: `codellama:13b-16k`.
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

/// Whether a name is an Ollama pointer with a target that the tables do not have: `devstral:latest` is not
/// Devstral 2.
pub(super) fn is_unknown_pointer(input: &str) -> bool {
    let name = input.trim().strip_suffix(":latest");
    let pointer = name.is_some_and(|name| !name.bytes().any(|b| b.is_ascii_digit()));
    pointer && meant(input).is_none() || is_bare_number(input)
}

/// Whether a tag is only a number, which is no part of a version: `gpt-5:1` is not GPT-5.1. Bedrock's revisions follow
/// `-v` and a digit, or are 0.
fn is_bare_number(input: &str) -> bool {
    let Some((stem, tag)) = input.trim().rsplit_once(':') else {
        return false;
    };
    let revised = stem
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .ends_with("-v");
    let number = (1..=2).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_digit());
    number && tag != "0" && !revised
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
            ("llama3:instruct", Some("llama3:8b-instruct")),
            // Not an Ollama tag: R1 itself.
            ("deepseek-r1", None),
            // States its size and release, or has no default.
            ("deepseek-r1:70b", None),
            ("phi3:latest", None),
            ("someone/llama3:latest", None),
        ] {
            assert_eq!(name(input).as_deref(), expected, "{input}");
        }
        assert!(is_unknown_pointer("devstral:latest") && is_unknown_pointer("gpt-5:1"));
        assert!(!is_unknown_pointer("anthropic.claude-v2:1") && !is_unknown_pointer("llama3.2:3b"));
        assert!(!is_unknown_pointer("mistral:latest") && !is_unknown_pointer("kimi-k2:latest"));
    }
}
