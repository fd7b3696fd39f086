//! Words that look like a lab's model ids, so that one that nobody serves is worth reporting.
//!
//! Only closed families: anyone may name derivatives of open weights.

use catalog::names::{is_telling, normalize};
use catalog::words;

/// Prefixes of closed families.
const FAMILIES: &[&str] = words!("o1- o3- o4- claude-");
/// Prefixes that count only before a digit: `gpt-4`, but not `gpt-index`.
const NUMBERED: &[&str] = words!("gpt- gemini- grok- mistral-large- mistral-medium-");

/// Words in ids of these families besides versions, sizes and tiers.
const WORDS: &[&str] = &["instant", "instruct", "chat", "beta", "v", "o", "k"];

/// Words of models that the catalog does not cover and check does not report.
const UNCOVERED: &[&str] = words!(
    "audio image images tts transcribe realtime live embedding diarize search video native dialog
    oss code"
);

/// Words for how a model is run, not which it is: `o3-mini-high`.
const MODES: &[&str] = words!("high medium low minimal xhigh none max thinking nothinking fast");

pub fn beginnings<'a>() -> impl Iterator<Item = &'a str> {
    FAMILIES.iter().chain(NUMBERED).copied()
}

/// Whether a word is shaped like an id of a closed family: its prefix, a version, and only words that such ids
/// have.
pub fn looks_like_id(word: &str) -> bool {
    let rest = |begin: &&str| word.strip_prefix(*begin);
    let shaped = FAMILIES.iter().any(|begin| rest(begin).is_some())
        || (NUMBERED.iter().filter_map(rest))
            .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let clean = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    if !shaped || !word.bytes().all(clean) || word.ends_with(['-', '.']) {
        return false;
    }
    let name = normalize(word);
    let mut words = name.split('-').skip(1);
    let versioned = name
        .split('-')
        .any(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    versioned && words.all(|w| (is_telling(w) || WORDS.contains(&w)) && !UNCOVERED.contains(&w))
}

/// Prefixes of ids chosen by OpenAI and Anthropic.
const OF_LABS: &[&str] = words!(
    "claude- codex- dall-e- gpt- o1 o3 o4 text-embedding-3- text-embedding-ada- tts- whisper-"
);

/// Whether an id is spelled the lab's way: `gpt-35-turbo` is Azure's own.
pub fn is_of_lab(id: &str) -> bool {
    OF_LABS.iter().any(|prefix| id.starts_with(prefix)) && !is_of_azure(id)
}

/// Whether an id is spelled the way only Azure does.
pub fn is_of_azure(id: &str) -> bool {
    id.starts_with("gpt-35-")
}

/// Azure's spelling of an OpenAI id, if it differs.
pub fn as_azure_writes(id: &str) -> Option<String> {
    let rest = id.strip_prefix("gpt-3.5-")?;
    Some(format!("gpt-35-{rest}"))
}

/// The lab's spelling of an id after its lab's name, if gateways spell it differently:
/// `anthropic/claude-3.5-sonnet:beta`, `google/gemini-pro-1.5`.
pub fn as_lab_writes(id: &str) -> Option<String> {
    let at = id.rfind('/')?;
    let (lab, name) = id.split_at(at + 1);
    let plain = name.strip_suffix(":beta").unwrap_or(name);
    let own = if lab.ends_with("anthropic/") {
        plain.replace('.', "-")
    } else if lab.ends_with("google/") && plain.starts_with("gemini-") {
        // The version comes before the tier.
        let mut words: Vec<&str> = plain.split('-').collect();
        let version =
            |word: &&str| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit());
        if words.get(2).is_some_and(version) {
            words.swap(1, 2);
        }
        words.join("-")
    } else {
        plain.to_owned()
    };
    (own != name).then(|| format!("{lab}{own}"))
}

/// The word without a last part for how the model is run or for the request format (`v1`).
pub fn shorter(word: &str) -> Option<&str> {
    let (rest, last) = word.rsplit_once('-')?;
    let form = last.strip_prefix('v');
    let form = form.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
    (form || MODES.contains(&last)).then_some(rest)
}

/// Family names that are not everyday words: with a hyphen, such a word is an id on its own.
const TELLING_FAMILIES: &[&str] = words!(
    "chatgpt claude codestral codex command computer deepseek devstral gemini glm gpt grok jamba
    kimi llama magistral ministral mistral open pixtral qvq qwen qwq sonar text voxtral"
);

/// Whether a spelling can only be a model's id. Others, such as `sonar`, `o1` or `auto`, count only as the value
/// of a key.
pub fn is_plain_id(spelling: &str) -> bool {
    let has = |class: fn(&u8) -> bool| spelling.as_bytes().iter().any(class);
    let parted = has(|b| matches!(b, b'-' | b'.' | b'/' | b':' | b'@' | b'_'));
    let lettered = has(u8::is_ascii_alphabetic);
    if !parted || !lettered {
        return false;
    }
    if has(u8::is_ascii_digit) {
        return spelling.len() > 4;
    }
    let name = spelling.rsplit(['/', '.']).next().unwrap_or(spelling);
    name.split('-')
        .next()
        .is_some_and(|first| name.contains('-') && TELLING_FAMILIES.contains(&first))
}
