//! The provider of an id, from the call or object around it: `ChatGroq(model="…")`,
//! `{"provider": "groq", "model": "…"}`, or a base URL beside it.
//!
//! Owns the names of client classes and keys. Looks only at what encloses the literal; other parts of the file
//! say nothing about it. Does not know ids.

mod bicep;
mod keys;
mod lines;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use catalog::words;

use super::ELSEWHERE;
use super::clouds::VERTEX;
use super::tokens::{
    FOUNDATION_MODEL, INFERENCE_PROFILE, Place, Word, has, is_name, line_before, name_at_end,
    unquoted,
};
use bicep::{decorated, is_versioned};
use keys::{key_before, of_key, of_path};
use lines::of_yaml;

use crate::provider_hosts::HOSTS;

/// Providers, and the classes and functions of client libraries for them.
const CALLS: &[(&str, &[&str])] = &[
    (
        "amazon-bedrock",
        words!("InvokeModelCommand ConverseCommand bedrock invoke_model"),
    ),
    ("fireworks-ai", words!("Fireworks ChatFireworks")),
    ("togetherai", words!("Together ChatTogether TogetherLLM")),
    ("google-vertex", words!("vertex")),
    ("groq", words!("ChatGroq GroqModel groq")),
    ("cerebras", words!("ChatCerebras")),
    ("nvidia", words!("ChatNVIDIA")),
    ("openrouter", words!("ChatOpenRouter openrouter")),
    ("sambanova", words!("ChatSambaNovaCloud")),
    ("databricks", words!("ChatDatabricks")),
    ("deepinfra", words!("ChatDeepInfra")),
    ("ollama", words!("ChatOllama OllamaLLM ollama")),
    ("deepseek", words!("ChatDeepSeek deepseek")),
];

/// Providers, and the ends of method calls with their object: `env.AI.run("@cf/…")`.
const METHODS: &[(&str, &str)] = &[("cloudflare-workers-ai", "AI.run")];

const AZURE: &str = "azure";
/// Azure's value for OpenAI models.
const FORMAT: &[u8] = b"OpenAI";

/// Local addresses: Ollama's, and those of the user's own server.
const OWN: &[(&str, &str)] = &[
    ("localhost:11434", "ollama"),
    // Not `https://localhost`: Colab notebooks use it for other things.
    ("http://127.0.0.1", ELSEWHERE),
    ("http://localhost", ELSEWHERE),
];

/// Keys whose value names the provider of the object they are in.
const PROVIDER_KEYS: &[&str] = words!(
    "providerId provider Provider model_provider modelProvider llm_provider api_type backend vendor driver
    custom_llm_provider"
);

/// Hosts named within a call's name: `AddAzureOpenAIChatCompletion("…")`.
const CALL_WORDS: &[(&str, &str)] = &[
    ("Azure", AZURE),
    ("Bedrock", "amazon-bedrock"),
    ("Vertex", VERTEX),
];

/// How far back to look for an enclosing bracket, bytes.
const REACH: usize = 600;

/// What the surroundings say about an id's provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose<'t> {
    /// A provider's id.
    Provider(&'static str),
    /// A provider by the name in the text.
    Called(&'t str),
    /// The same; if that name is unknown, no other provider.
    Only(&'t str),
    /// An unknown host.
    Elsewhere,
    /// A class that may be named after a provider: `Groq(id="…")`.
    Class(&'t str),
}

/// Reduces a class name to the provider's: `ChatCerebras`, `SambaNovaModel`.
pub fn of_class(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let lower: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    let core = lower.strip_prefix("chat").unwrap_or(&lower);
    let endings = ["model", "chat", "llm"];
    let core = endings
        .iter()
        .find_map(|end| core.strip_suffix(end))
        .unwrap_or(core);
    core.to_owned()
}

/// The provider of a word of `text`.
pub fn whose<'t>(text: &'t [u8], word: &Word) -> Option<Whose<'t>> {
    if word.place == Place::Address {
        return Some(Whose::Provider(of_address(line_before(text, word.start))));
    }
    let key = key_before(text, word.start);
    if let Some(id) = of_key(key) {
        return Some(Whose::Provider(id));
    }
    if is_versioned(text, word, key) {
        return Some(Whose::Provider(AZURE));
    }
    if let Some(whose) = of_yaml(text, word) {
        return Some(whose);
    }
    let from = word.start.saturating_sub(REACH);
    let open = enclosing(&text[from..word.start])? + from;
    let call = path_before(text, open);
    let name = call.rsplit(|b| *b == b'.').next().unwrap_or(call);
    if text[open] == b'(' {
        let is_called = |calls: &[&str]| calls.iter().any(|call| call.as_bytes() == name);
        let known = CALLS.iter().find(|(_, calls)| is_called(calls));
        let method = || {
            METHODS
                .iter()
                .find(|(_, end)| call.ends_with(end.as_bytes()))
        };
        let known = known.map(|(id, _)| *id);
        let named = || Some(CALL_WORDS.iter().find(|(word, _)| has(name, word))?.1);
        let known = known.or_else(|| Some(method()?.0)).or_else(named);
        if let Some(id) = known.or_else(|| of_key(decorated(text, open)?)) {
            return Some(Whose::Provider(id));
        }
    }
    let body = body(text, open);
    // `f({ model: "ID", api: AzureApi({…}) })`
    let options = text[open] == b'(' || text[..open].ends_with(b"(");
    let within = || {
        let word = |(word, id): &(&str, &'static str)| {
            Some((memchr::memmem::find(body, word.as_bytes())?, *id))
        };
        let (at, id) = CALL_WORDS.iter().find_map(word)?;
        let length = body[at..].iter().take_while(|b| is_name(**b)).count();
        (options && body.get(at + length) == Some(&b'(')).then_some(id)
    };
    let deployed = || (value_of(body, "format")? == FORMAT).then_some(AZURE);
    if let Some(id) = host_in(body).or_else(deployed).or_else(within) {
        return Some(Whose::Provider(id));
    }
    let called = provider_in(body);
    let class = || {
        let is_class = text[open] == b'(' && name.first().is_some_and(u8::is_ascii_uppercase);
        let name = std::str::from_utf8(name).ok().filter(|_| is_class)?;
        Some(Whose::Class(name))
    };
    let owned = || {
        let object = (text[open] == b'{').then(|| owner(text, open))?;
        // `vertex = { model = "ID" }`
        of_path(&[object, b"_", key].concat()).map(Whose::Provider)
    };
    let called = called.map(Whose::Called);
    called.or_else(owned).or_else(class)
}

/// The provider of an id in an address, from what comes before it.
fn of_address(before: &[u8]) -> &'static str {
    if before.ends_with(b"deployments/") {
        return "azure";
    }
    if [FOUNDATION_MODEL, INFERENCE_PROFILE]
        .iter()
        .any(|kind| before.ends_with(kind.as_bytes()))
    {
        return "amazon-bedrock";
    }
    let other = if before.ends_with(b"engines/") {
        "openai"
    } else if has(before, "publishers/") {
        VERTEX
    } else {
        "google"
    };
    host_in(before).unwrap_or(other)
}

/// The content of the innermost bracket open at `at`.
pub(super) fn around(text: &[u8], at: usize) -> Option<&[u8]> {
    let from = at.saturating_sub(REACH);
    Some(body(text, enclosing(&text[from..at])? + from))
}

/// The brace open at `at`, if it is the innermost bracket.
pub(super) fn object(text: &[u8], at: usize) -> Option<usize> {
    let from = at.saturating_sub(REACH);
    let open = enclosing(&text[from..at])? + from;
    (text[open] == b'{').then_some(open)
}

/// The name of an object's key or block: `"azureModel": {`, `variable "azure_model" {`.
pub(super) fn owner(text: &[u8], brace: usize) -> &[u8] {
    let before = unquoted(&text[..brace]);
    let named = before.strip_suffix(b":").or(before.strip_suffix(b"="));
    name_at_end(unquoted(named.unwrap_or(before)))
}

/// The value of an object's key, if it is a name.
pub(super) fn value_of<'t>(body: &'t [u8], key: &str) -> Option<&'t [u8]> {
    let ends = memchr::memmem::find_iter(body, key.as_bytes());
    let mut ends = ends.filter(|at| *at == 0 || !is_name(body[at - 1]));
    ends.find_map(|at| value_at(&body[at + key.len()..]).map(str::as_bytes))
}

/// The innermost bracket open at the end of `before`; square ones count only for PHP maps, `['key' => …`.
fn enclosing(before: &[u8]) -> Option<usize> {
    let mut closed = 0_usize;
    let mut lists = 0_usize;
    for (at, byte) in before.iter().enumerate().rev() {
        match byte {
            b')' | b'}' => closed += 1,
            b'(' | b'{' if closed > 0 => closed -= 1,
            b'(' | b'{' => return Some(at),
            b']' => lists += 1,
            b'[' if lists > 0 => lists -= 1,
            b'[' if closed == 0 && begins_map(&before[at + 1..]) => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether a PHP map starts here: `'key' => …`.
fn begins_map(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let key = text.strip_prefix(b"'").or(text.strip_prefix(b"\""));
    key.is_some_and(|key| {
        let length = key.iter().take_while(|b| is_name(**b)).count();
        let behind = key[length..].strip_prefix(&text[..1]).unwrap_or_default();
        behind.trim_ascii_start().starts_with(b"=>")
    })
}

/// The text from a bracket to the one that closes it, within the search limit, including nested brackets.
pub(super) fn body(text: &[u8], open: usize) -> &[u8] {
    let end = (open + 2 * REACH).min(text.len());
    let mut depth = 0_usize;
    let square = text[open] == b'[';
    for (at, byte) in text[open..end].iter().enumerate() {
        match byte {
            b'[' | b']' if !square => {}
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return &text[open..open + at];
                }
            }
            _ => {}
        }
    }
    &text[open..end]
}

/// The dotted name before a bracket: `env.AI.run`.
fn path_before(text: &[u8], open: usize) -> &[u8] {
    let before = text[..open].trim_ascii_end();
    let start = before.iter().rposition(|b| !(is_name(*b) || *b == b'.'));
    &before[start.map_or(0, |at| at + 1)..]
}

/// The provider whose host occurs in a text; with several, the first in the table.
fn host_in(text: &[u8]) -> Option<&'static str> {
    static SEARCH: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(HOSTS.iter().chain(OWN).map(|(host, _)| host)).ok());
    // A host may stand within another: Ollama's within `http://localhost`.
    let hosts = SEARCH.as_ref()?.find_overlapping_iter(text);
    let first = hosts.map(|host| host.pattern().as_usize()).min()?;
    HOSTS.iter().chain(OWN).nth(first).map(|(_, id)| *id)
}

/// The value of the first of [`PROVIDER_KEYS`] that has one.
fn provider_in(text: &[u8]) -> Option<&str> {
    static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        // The leftmost match wins, so `llm_provider` is found whole, not as `provider`.
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(PROVIDER_KEYS);
        built.ok()
    });
    let keys = SEARCH.as_ref()?.find_iter(text);
    let valued = keys.filter_map(|key| {
        let before = key.start().checked_sub(1).map(|at| text[at]);
        let value = value_at(&text[key.end()..]).filter(|_| !before.is_some_and(is_name))?;
        Some((key.pattern(), value))
    });
    let (_, value) = valued.min_by_key(|(key, _)| *key)?;
    Some(match value.split_once('.') {
        // `LLMProvider.OpenRouter`
        Some((kind, name)) if kind.ends_with("Provider") => name,
        Some((name, _)) => name,
        None => value,
    })
}

/// The value right after a key: `"provider": "groq"`, `provider="groq"`, `provider: 'groq'`.
fn value_at(text: &[u8]) -> Option<&str> {
    let blank = |b: &u8| matches!(b, b'"' | b'\'' | b' ' | b'\t' | b'\\');
    let sign = text.iter().position(|b| !blank(b))?;
    if !matches!(text[sign], b'=' | b':') {
        return None;
    }
    let rest = &text[sign + 1..];
    let rest = rest.strip_prefix(b">").unwrap_or(rest);
    let start = rest.iter().position(|b| !blank(b))?;
    let quoted = rest[..start].last().filter(|b| matches!(b, b'"' | b'\''));
    let rest = &rest[start..];
    let is_word = |b: &u8| is_name(*b) || matches!(b, b'-' | b'.');
    // `"Google Vertex AI"`
    let told = quoted.and_then(|quote| memchr::memchr(*quote, rest));
    let whole = told.filter(|end| rest[..*end].iter().all(|b| is_word(b) || *b == b' '));
    let length = whole.unwrap_or_else(|| rest.iter().take_while(|b| is_word(b)).count());
    std::str::from_utf8(&rest[..length])
        .ok()
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test fails by panicking
mod tests {
    use super::super::tokens::{Place, Word};
    use super::{Whose, of_class, whose};

    fn of(text: &str) -> Option<Whose<'_>> {
        let start = text.find("ID").expect("the id");
        let word = Word {
            text: "ID",
            start,
            place: Place::Literal,
        };
        whose(text.as_bytes(), &word)
    }

    #[test]
    fn what_encloses_an_id_says_whose_it_is() {
        let groq = Some(Whose::Provider("groq"));
        assert_eq!(of(r#"llm = ChatGroq(temperature=0, model="ID")"#), groq);
        assert_eq!(of("GROQ_MODEL=ID"), groq);
        let azure = Some(Whose::Provider("azure"));
        assert_eq!(of(r#"AZURE_GPT5_DEPLOYMENT="ID""#), azure);
        assert_eq!(of("deployment_name: ID"), azure);
        assert_eq!(
            of(r#"os.environ.get("AZURE_OPENAI_DEPLOYMENT", "ID")"#),
            azure
        );
        assert_eq!(of(r#"x = process.env.GROQ_MODEL ?? "ID""#), groq);
        assert_eq!(
            of(r#"Agent(model=Sambanova(id="ID"))"#),
            Some(Whose::Class("Sambanova"))
        );
        assert_eq!(of_class("ChatSambaNova"), "sambanova");
        assert_eq!(
            of(r#"x = OpenAI(base_url="https://api.groq.com/openai/v1", model="ID")"#),
            groq
        );
        let called = Some(Whose::Called("groq"));
        assert_eq!(of(r#"{"provider": "groq", "model": "ID"}"#), called);
        assert_eq!(of(r#"f(model="ID", provider="groq")"#), called);
        assert_eq!(
            of(r#"AzureChatOpenAI(azure_deployment="ID")"#),
            Some(Whose::Provider("azure"))
        );
        assert_eq!(
            of(r#"await env.AI.run("ID")"#),
            Some(Whose::Provider("cloudflare-workers-ai"))
        );
    }

    #[test]
    fn what_stands_elsewhere_says_nothing() {
        assert_eq!(
            of(r#"a = ChatGroq(model="x"); b = other(model="ID")"#),
            None
        );
        assert_eq!(of(r#"{"provider": "groq"}, {"model": "ID"}"#), None);
        assert_eq!(of(r#"f(provider_name="groq", model="ID")"#), None);
        assert_eq!(of("MODEL=ID"), None);
        assert_eq!(of(r#"[AZURE_MODEL_A, "x", "ID"]"#), None);
        assert_eq!(of(r#"AZURE_REGION="ID""#), None);
    }
}
