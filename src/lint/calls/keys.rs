//! The provider that a key's name implies for its value: `GROQ_MODEL`, `azureOpenAIApiDeploymentName`.
//!
//! Owns those names, and how the name before a value is read. Does not know calls and objects (`calls`).

use super::super::tokens::{has, has_one_of, name_at_end, unquoted};
use super::{AZURE, ELSEWHERE, path_before};

/// Words in key names that tell the provider of the model in the value: `GROQ_MODEL`,
/// `azureOpenAIApiDeploymentName`, `AZURE_GPT5_DEPLOYMENT`. A deployment without such a word is Azure's. Without `_`
/// and `-`.
const KEYS: &[(&str, &str)] = &[
    ("azure", "azure"),
    ("bedrock", "amazon-bedrock"),
    ("cerebras", "cerebras"),
    ("copilotsdk", "github-copilot"),
    ("deepinfra", "deepinfra"),
    ("deepseek", "deepseek"),
    ("fireworks", "fireworks-ai"),
    ("foundry", "azure"),
    ("githubcopilot", "github-copilot"),
    ("githubmodel", ELSEWHERE),
    ("groq", "groq"),
    ("ollama", "ollama"),
    ("openrouter", "openrouter"),
    ("sambanova", "sambanova"),
    ("together", "togetherai"),
    ("vertex", "google-vertex"),
];

/// Azure's word for a customer's model, if the name says nothing else.
const AZURES_WORD: &str = "deployment";
/// Types between a name and its value: `param azureModel string = '…'`.
const TYPES: &[&[u8]] = &[b"string", b"String", b"str"];

/// The provider of the ids in a key of this name.
pub(super) fn of_key(key: &[u8]) -> Option<&'static str> {
    let deployed = || {
        let name = name_at_end(key).to_ascii_lowercase();
        // A `deploymentOrModelId` can be either.
        has(&name, AZURES_WORD) && !has(&name, "ormodel")
    };
    of_path(key).or_else(|| deployed().then_some(AZURE))
}

/// The same from a path of nested names.
pub(super) fn of_path(path: &[u8]) -> Option<&'static str> {
    if path.is_empty() {
        return None;
    }
    let mut path = path.to_ascii_lowercase();
    path.retain(|b| !matches!(b, b'_' | b'-'));
    if !has_one_of(&path, &["model", "deploy", "engine"]) {
        return None;
    }
    Some(KEYS.iter().find(|(word, _)| has(&path, word))?.1)
}

/// The dotted name of the key whose value starts at `start`, or of the variable with that default:
/// `os.getenv("KEY", "ID")`, `process.env.KEY ?? "ID"`, `GetEnvironmentVariable("KEY") ?? "ID"`.
pub(super) fn key_before(text: &[u8], start: usize) -> &[u8] {
    let (before, variable) = match unquoted(&text[..start]) {
        [rest @ .., b'|', b'|'] | [rest @ .., b'?', b'?' | b':'] => {
            let rest = unquoted(rest);
            (rest.strip_suffix(b")").unwrap_or(rest), true)
        }
        [rest @ .., b','] => (rest, true),
        [rest @ .., b'|', b'|', b'=']
        | [rest @ .., b'?', b'?', b'=']
        | [rest @ .., b':', b'=']
        | [rest @ .., b'=' | b':'] => (rest, false),
        _ => return &[],
    };
    let before = unquoted(before);
    if variable {
        let name = name_at_end(before);
        let upper = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_';
        return if name.iter().all(upper) { name } else { &[] };
    }
    let name = path_before(before, before.len());
    if TYPES.contains(&name) {
        let rest = before[..before.len() - name.len()].trim_ascii_end();
        return name_at_end(rest.strip_suffix(b":").unwrap_or(rest));
    }
    name
}
