//! Parses a provider's id: the maker before the slash, the model's name, the date it pins, and how it is served.
//!
//! Owns the spelling rules, as tables. Does not know which models exist: words that may be a variant or part of a name
//! (`-thinking`, `-fast`) are left to `identity`.

use super::marks::{
    BEGINNINGS, COPIES, FAMILIES, LEADING, PRECISIONS, VENDORS, WRAPPING, is_region,
};
use super::normalize;
use super::pin::{self, Pin};

/// A parsed id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spelling {
    /// The part before the last slash, or the vendor before a dot: often the maker.
    pub org: Option<String>,
    /// The model's name, normalized, without date, precision and region.
    pub core: String,
    /// The same, lower case but in the source's spelling: the base of catalog ids.
    pub plain: String,
    /// The date or release number at the end.
    pub pin: Option<Pin>,
    /// The pin as written.
    pub pin_text: String,
    /// Whether it ends in `-latest`.
    pub latest: bool,
    /// Whether it has a word such as `instruct`.
    pub instruct: bool,
    /// Variant after a colon, or a known suffix.
    pub variant: Option<String>,
    pub region: Option<String>,
    /// Precision of the weights.
    pub quantization: Option<String>,
}

impl Spelling {
    /// The core with the pin as written, or with `-latest`: what people type.
    pub fn full(&self) -> String {
        match (&self.pin, self.latest) {
            (Some(_), _) => format!("{}-{}", self.core, self.pin_text),
            (None, true) => format!("{}-latest", self.core),
            (None, false) => self.core.clone(),
        }
    }

    /// The catalog id without the lab: `plain`, with the pin as written.
    pub fn tail(&self) -> String {
        let mut tail = self.plain.replace(' ', "-");
        if self.pin.is_some() {
            tail = format!("{tail}-{}", self.pin_text);
        }
        tail.retain(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c));
        tail
    }

    /// The core with the pin.
    pub fn key(&self) -> String {
        match &self.pin {
            Some(pin) => format!("{}@{pin}", self.core),
            None => self.core.clone(),
        }
    }
}

/// Parses an id as its provider spells it.
pub fn spell(id: &str) -> Spelling {
    let mut read = Spelling::default();
    let lower = id.trim().to_lowercase();
    let lower = lower.trim_start_matches(['~', '@']).replace("--", "/");
    let mut segments: Vec<&str> = lower.split('/').filter(|s| !s.is_empty()).collect();
    let mut tail = segments.pop().unwrap_or_default().to_owned();
    if tail == "community"
        && let Some(name) = segments.pop()
    {
        read.variant = Some(std::mem::replace(&mut tail, name.to_owned()));
    }
    for segment in segments {
        let segment = segment.trim_start_matches(['~', '@']);
        let segment = segment.strip_prefix("hf:").unwrap_or(segment);
        if is_region(segment) {
            read.region = Some(segment.to_owned());
        } else if !matches!(
            segment,
            "models" | "accounts" | "fireworks" | "routers" | "chat-completion" | "cf"
        ) {
            read.org = Some(segment.to_owned());
        }
    }
    if tail.starts_with("hf:") {
        tail.drain(.."hf:".len());
    }
    vendor(&mut tail, &mut read);
    after_signs(&mut tail, &mut read);
    let mut plain = versions(&tail);
    loop {
        let before = plain.clone();
        endings(&mut plain, &mut read);
        if read.pin.is_none() {
            let (rest, pin) = pin::split(&plain);
            if pin.is_some() {
                plain[rest.len() + 1..].clone_into(&mut read.pin_text);
            }
            read.pin = pin;
            plain = rest;
        }
        if plain == before {
            break;
        }
    }
    plain = leading(&plain);
    read.core = core(&plain, read.org.as_deref(), &mut read.instruct);
    read.plain = plain;
    read
}

/// Reads the region and the maker before dots: `us.anthropic.claude-…`.
fn vendor(tail: &mut String, read: &mut Spelling) {
    while let Some((first, rest)) = tail.split_once('.') {
        if is_region(first) {
            read.region = Some(first.to_owned());
        } else if VENDORS.contains(&first) {
            read.org = Some(first.to_owned());
            // Bedrock writes `deepseek.r1` and `deepseek.v3.2`.
            if first == "deepseek" && !rest.starts_with("deepseek") {
                *tail = format!("deepseek-{rest}");
                return;
            }
        } else {
            return;
        }
        *tail = rest.to_owned();
    }
}

/// Reads the parts after `:` and `@`.
fn after_signs(tail: &mut String, read: &mut Spelling) {
    // Requesty writes the revision before the region: `nova-lite-v1:0@us`.
    while let Some((rest, after)) = tail.rsplit_once(':').filter(|(_, a)| !a.contains('@')) {
        // Ollama's `gpt-oss:120b-cloud` is the same model, hosted.
        let after = after.strip_suffix("-cloud").unwrap_or(after);
        let (rest, after) = (rest.to_owned(), after.to_owned());
        if after.len() == 4 && after.bytes().all(|b| b.is_ascii_digit()) {
            // Ollama's `deepseek-v4-pro:0813` is a checkpoint.
            *tail = format!("{rest}-{after}");
        } else if !after.is_empty() && after.bytes().all(|b| b.is_ascii_digit()) {
            // Bedrock's revision `-v1:0`, but `mistral-7b-instruct-v0:2` and `claude-v2:1` are versions.
            *tail = match rest.rsplit_once("-v") {
                Some((stem, "1")) => stem.to_owned(),
                Some((stem, number)) if after == "0" && number.len() == 1 && stem != "claude" => {
                    stem.to_owned()
                }
                Some((_, "0" | "2")) if after != "0" => format!("{rest}.{after}"),
                _ => rest.strip_suffix("-1").map_or(rest.clone(), str::to_owned),
            };
        } else if after.starts_with(|c: char| c.is_ascii_digit()) && after.ends_with('b') {
            // Ollama's `llama3.3:70b`.
            *tail = format!("{rest}-{after}");
        } else if after.starts_with(|c: char| c.is_ascii_digit()) && after.ends_with('k') {
            // Bedrock's `:200k` window.
            *tail = rest;
        } else {
            read.variant.get_or_insert(after);
            *tail = rest;
        }
    }
    if let Some((rest, after)) = tail.split_once('@') {
        let (rest, after) = (rest.to_owned(), after.to_owned());
        if is_region(&after) {
            read.region = Some(after);
            *tail = rest;
        } else if after == "default" {
            *tail = rest;
        } else {
            *tail = format!("{rest}-{after}");
        }
        after_signs(tail, read);
    }
}

/// Replaces a `p` between digits with a point: `glm-5p3`, `v3p1`.
fn versions(tail: &str) -> String {
    let bytes = tail.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let point = |at: usize, c: char| c == 'p' && at > 0 && digit(at - 1) && digit(at + 1);
    let spelled: String = tail
        .char_indices()
        .map(|(at, c)| {
            if point(at, c) {
                '.'
            } else if c == ' ' {
                '-'
            } else {
                c
            }
        })
        .collect();
    spelled
}

/// Removes endings that say nothing about the model.
fn endings(plain: &mut String, read: &mut Spelling) {
    for [ending, precision] in PRECISIONS {
        if let Some(rest) = plain.strip_suffix(ending) {
            read.quantization
                .get_or_insert_with(|| (*precision).to_owned());
            *plain = rest.to_owned();
        }
    }
    for ending in WRAPPING {
        if let Some(rest) = plain.strip_suffix(ending).filter(|rest| rest.len() > 2) {
            *plain = rest.to_owned();
        }
    }
    for ending in COPIES {
        if let Some(rest) = plain.strip_suffix(ending)
            && (rest.ends_with("-instruct") || rest.ends_with("-it"))
            && !rest.starts_with("gpt")
        {
            read.variant.get_or_insert_with(|| ending[1..].to_owned());
            *plain = rest.to_owned();
        }
    }
    for (ending, variant) in [("-free", "free"), ("-batch", "batch")] {
        if let Some(rest) = plain.strip_suffix(ending) {
            read.variant.get_or_insert_with(|| variant.to_owned());
            *plain = rest.to_owned();
        }
    }
    if let Some(rest) = plain.strip_suffix("-latest") {
        // `gpt-5-chat-latest` is an OpenAI model's own name; a bare `chat-latest` names nothing.
        read.latest = !rest.ends_with("chat") && rest != "chatgpt-4o";
        if rest != "chat" {
            *plain = rest.to_owned();
        }
    }
}

/// Removes words for the maker or provider before a family's name.
fn leading(plain: &str) -> String {
    let mut rest = plain;
    loop {
        let shorter = LEADING.iter().find_map(|word| {
            let tail = rest.strip_prefix(word)?;
            let tail_core = normalize(tail);
            let known = FAMILIES.iter().any(|family| tail_core.starts_with(family));
            known.then_some(tail)
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => return rest.to_owned(),
        }
    }
}

const CLAUDE_TIERS: &[&str] = &["opus", "sonnet", "haiku", "fable", "mythos"];
/// Units of parameter counts.
const SIZE_ENDS: &[char] = &['b', 'm'];

/// The key of a name: normalized, in the catalog's word order, without words such as `instruct`.
fn core(plain: &str, org: Option<&str>, instruct: &mut bool) -> String {
    let mut core = normalize(plain);
    // Makers whose path already names the family: `minimax/m2-her`, `moonshot/k3`.
    let begins = match org {
        Some("minimax" | "minimaxai") if core.starts_with("m-") => "minimax-",
        Some("moonshotai" | "moonshot" | "kimi") if core.starts_with("k-") => "kimi-",
        _ => "",
    };
    core.insert_str(0, begins);
    for [beginning, written] in BEGINNINGS {
        if let Some(rest) = core.strip_prefix(beginning) {
            core = format!("{written}{rest}");
            break;
        }
    }
    let mut words: Vec<&str> = core.split('-').collect();
    let sized = words.iter().any(|word| is_size(word));
    if words.first() != Some(&"gpt") {
        let count = words.len();
        let family = words.first().copied().unwrap_or_default();
        words.retain(|word| match *word {
            "instruct" | "inst" => false,
            "it" => !family.contains("gemma"),
            "chat" => !sized,
            // The number of experts: `17b-128e`.
            _ => !is_experts(word),
        });
        *instruct |= words.len() < count;
    }
    claude_order(&mut words);
    // First revisions at Bedrock, such as `nova-lite-v1`.
    if matches!(
        words.first(),
        Some(&("nova" | "titan" | "palmyra" | "claude"))
    ) && words.ends_with(&["v", "1"])
        && words.len() > 3
    {
        words.truncate(words.len() - 2);
    }
    words.join("-")
}

/// Whether a word is a number of experts: `128e`.
pub fn is_experts(word: &str) -> bool {
    let number = word.strip_suffix('e');
    number.is_some_and(|n| n.len() >= 2 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a word is a parameter count: `7b`, `a3b`, `270m`.
pub fn is_size(word: &str) -> bool {
    let number = word
        .strip_prefix('a')
        .unwrap_or(word)
        .strip_suffix(SIZE_ENDS);
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// `claude-4-5-sonnet` is `claude-sonnet-4-5`; up to version 3 the number comes first.
fn claude_order(words: &mut Vec<&str>) {
    if words.first() != Some(&"claude") {
        return;
    }
    let numeral = |word: &&str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let Some(tier) = words.iter().position(|word| CLAUDE_TIERS.contains(word)) else {
        return;
    };
    let before = words[1..tier].iter().all(numeral) && tier > 1;
    let after: usize = words[tier + 1..]
        .iter()
        .take_while(|word| numeral(word))
        .count();
    let number = if before {
        words[1]
    } else {
        words.get(tier + 1).copied().unwrap_or_default()
    };
    let old = matches!(number, "1" | "2" | "3");
    if before && !old {
        let name = words.remove(tier);
        words.insert(1, name);
    } else if !before && old && after > 0 {
        let name = words.remove(1);
        words.insert(1 + after, name);
    }
}
