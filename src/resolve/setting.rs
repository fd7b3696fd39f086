//! What a name says besides the model: how hard it reasons, how its weights are stored, who serves it and how.
//!
//! Owns the closed tables of such suffixes and wrappers, and how to strip one. Does not decide which model a
//! name means, or whether a suffix is part of a model's name (`gpt-5-mini`): callers that know the models do.

use std::fmt;

use catalog::names::{is_size, normalize};
use serde::Serialize;

pub use super::counts::is_window;
use super::counts::{bits, counted};
pub use super::suffixes::About;
use super::suffixes::{
    COLON, COPIES, EFFORTS, FILES, HARDWARE, MIXTURE, PROGRAMS, PROTOCOLS, QUANTIZATIONS,
    QUANTIZED, SAYS_NOTHING, WORDS, WRAPPERS,
};

/// Something that a name says besides the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    pub about: About,
    pub value: String,
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.about.title(), self.value)
    }
}

impl Setting {
    pub(super) fn new(about: About, value: impl Into<String>) -> Self {
        let value = value.into();
        Self { about, value }
    }
}

/// A name without its outermost setting or wrapper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peeled {
    pub rest: String,
    /// The settings stripped; empty for a wrapper.
    pub said: Vec<Setting>,
}

/// Strips the outermost setting or wrapper from a name; `None`: there is none.
pub fn peel(name: &str) -> Option<Peeled> {
    let name = name.trim();
    fine_tune(name)
        .or_else(|| file(name))
        .or_else(|| branch(name))
        .or_else(|| bracket(name))
        .or_else(|| price_tier(name))
        .or_else(|| build(name))
        .or_else(|| suffix(name))
        .or_else(|| glued(name))
        .or_else(|| before_bracket(name))
        .or_else(|| before_day(name))
        .or_else(|| wrapper(name))
}

/// Splits a name from the effort or precision after its last slash or, as in opencode, after `#`.
pub fn behind_slash(name: &str) -> Option<(&str, Setting)> {
    let (rest, last) = name.rsplit_once(['/', '#'])?;
    let said = dashed(last.trim());
    // `mistral/medium` is a Mistral model.
    let numbered = rest.bytes().any(|b| b.is_ascii_digit());
    let stored =
        || last_setting(&said).filter(|(at, s)| *at == 0 && s.about == About::Quantization);
    let setting = if EFFORTS.contains(&&*said) {
        Setting::new(About::Effort, said)
    } else {
        stored()?.1
    };
    numbered.then(|| (rest.trim(), setting))
}

/// `ft:gpt-4o-mini-2024-07-18:acme::abc`, price lists' `ft:gpt-4o` for any, and Azure's
/// `gpt-4o-mini-2024-07-18.ft-abc`.
fn fine_tune(name: &str) -> Option<Peeled> {
    let (base, tuned) = match name.strip_prefix("ft:") {
        Some(rest) => rest.split_once(':').unwrap_or((rest, "any")),
        None => name.split_once(".ft-")?,
    };
    let said = vec![Setting::new(About::FineTune, tuned)];
    (!base.is_empty()).then(|| Peeled {
        rest: base.to_owned(),
        said,
    })
}

fn file(name: &str) -> Option<Peeled> {
    let lower = name.to_ascii_lowercase();
    let ending = FILES.iter().find(|ending| lower.ends_with(**ending))?;
    let mut rest = &name[..name.len() - ending.len()];
    // `-00001-of-00003`
    let shard = |part: &str| part.len() == 5 && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = rest.rsplitn(4, '-');
    if let (Some(last), Some("of"), Some(first), Some(stem)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
        && shard(last)
        && shard(first)
    {
        rest = stem;
    }
    (!rest.is_empty()).then(|| Peeled {
        rest: rest.to_owned(),
        said: Vec::new(),
    })
}

/// The branch of a repository of converted weights: `Mixtral-8x7B-Instruct-v0.1-GPTQ-main`.
fn branch(name: &str) -> Option<Peeled> {
    let rest = name.strip_suffix("-main")?;
    let stored = suffix(rest)?
        .said
        .iter()
        .all(|s| s.about == About::Quantization);
    stored.then(|| Peeled {
        rest: rest.to_owned(),
        said: Vec::new(),
    })
}

/// `(high)`, `[1m]`, `(Reasoning, High Effort)`: every part must be a setting.
fn bracket(name: &str) -> Option<Peeled> {
    let open = match name.as_bytes().last()? {
        b')' => '(',
        b']' => '[',
        _ => return None,
    };
    let (rest, within) = name[..name.len() - 1].rsplit_once(open)?;
    let parts = within.split([',', ';', '/', '+']);
    let mut said = Vec::new();
    for part in parts {
        let part = dashed(part.trim());
        if SAYS_NOTHING.contains(&&*part) {
            continue;
        }
        match in_bracket(&part) {
            Some(setting) => said.push(setting),
            // `(FC thinking)`
            None => {
                for word in part.split('-') {
                    said.push(in_bracket(word)?);
                }
            }
        }
    }
    let rest = trimmed(rest);
    (!rest.is_empty()).then(|| Peeled {
        rest: rest.to_owned(),
        said,
    })
}

fn in_bracket(part: &str) -> Option<Setting> {
    const KEYS: &[&str] = &["reasoning-effort", "effort", "reasoning", "thinking"];
    let value = KEYS.iter().find_map(|key| {
        let value = part.strip_prefix(key)?.trim_start_matches([':', '=', '-']);
        (!value.is_empty()).then_some(value)
    });
    let whole = |part: &str| {
        let (start, setting) = last_setting(part)?;
        (start == 0).then_some(setting)
    };
    match part {
        "default" => return Some(Setting::new(About::Effort, part)),
        "med" => return Some(Setting::new(About::Effort, "medium")),
        _ => {}
    }
    // From DeepSeek's id for its reasoning models.
    if part == "reasoner" {
        return Some(Setting::new(About::Thinking, "on"));
    }
    whole(part)
        .or_else(|| whole(value?))
        .or_else(|| is_window(part).then(|| Setting::new(About::Context, part)))
}

/// A suffix before a bracketed size or date: `Claude Sonnet 4 Thinking (2025-05-14)`.
fn before_bracket(name: &str) -> Option<Peeled> {
    let (named, within) = name.strip_suffix(')')?.rsplit_once('(')?;
    let numbered = within.starts_with(|c: char| c.is_ascii_digit());
    let peeled = suffix(named.trim_end()).filter(|_| numbered)?;
    Some(Peeled {
        rest: format!("{} ({within})", peeled.rest),
        ..peeled
    })
}

/// A bare window or thinking budget after a name, `claude-opus-4-20250514-16k`. Callers that know the models decide
/// which it is, and whether there is such a model.
pub fn bare_count(name: &str) -> Option<(&str, Setting)> {
    let (rest, count) = name.rsplit_once(['-', '_', ' '])?;
    let count = count.to_ascii_lowercase();
    let pointer = rest.to_ascii_lowercase().ends_with("latest");
    (is_window(&count) && !pointer).then(|| (trimmed(rest), Setting::new(About::Context, count)))
}

/// The most words after a weights format in the middle of a name.
const WORDS_BEHIND: usize = 8;

/// A weights format or `moe` in the middle of a name: `qwen3-next-80b-mxfp4-a3b-instruct`, `gemma-4-E4B_q4_0-it`.
pub fn within(name: &str) -> Option<Peeled> {
    let plain = dashed(name);
    // Logs may name millions of models.
    let ends = plain.rmatch_indices('-').map(|(at, _)| at);
    ends.take(WORDS_BEHIND).find_map(|end| {
        let (at, setting) = last_setting(&plain[..end])?;
        let fits = setting.about == About::Quantization || setting.value == MIXTURE;
        (fits && at > 1).then(|| Peeled {
            rest: format!("{}{}", trimmed(&name[..at]), &name[end..]),
            said: vec![setting],
        })
    })
}

/// Reasoning settings before a date: `gpt-5.1-high-2025-11-13`, `claude-opus-4-5-thinking-20251101`.
fn before_day(name: &str) -> Option<Peeled> {
    let (at, day) = ["-2025-11-13", "-20251101"].iter().find_map(|shape| {
        let at = name.len().checked_sub(shape.len())?;
        let day = name.get(at..)?;
        let alike = |(a, b): (char, char)| a == b || a.is_ascii_digit() && b.is_ascii_digit();
        day.chars()
            .zip(shape.chars())
            .all(alike)
            .then_some((at, day))
    })?;
    let peeled = suffix(&name[..at])?;
    let is_reasoning = |s: &Setting| matches!(s.about, About::Effort | About::Thinking);
    peeled.said.iter().all(is_reasoning).then(|| Peeled {
        rest: format!("{}{day}", peeled.rest),
        ..peeled
    })
}

/// Replicate's build, 64 hex digits after a colon; Hugging Face's revision after `@`, 40 hex digits or `main`;
/// Ollama's `latest` after a name that states its size.
fn build(name: &str) -> Option<Peeled> {
    let (rest, last) = name.rsplit_once([':', '@'])?;
    let hash = |digits: usize| last.len() == digits && last.bytes().all(|b| b.is_ascii_hexdigit());
    let of_name = match name.as_bytes()[rest.len()] {
        b'@' => last == "main" || hash(40),
        _ => hash(64) || last == "latest" && normalize(rest).split('-').any(is_size),
    };
    (of_name && !rest.is_empty()).then(|| Peeled {
        rest: rest.to_owned(),
        said: Vec::new(),
    })
}

/// The prompt size that a price is for: `Gemini 2.5 Pro ≤200k`.
fn price_tier(name: &str) -> Option<Peeled> {
    let (rest, last) = name.rsplit_once(' ')?;
    let window = last.strip_prefix(['≤', '>'])?;
    is_window(&dashed(window)).then(|| Peeled {
        rest: trimmed(rest).to_owned(),
        said: vec![Setting::new(About::Context, last)],
    })
}

/// A word after `-`, `_`, `:`, `@`, a point or a space.
fn suffix(name: &str) -> Option<Peeled> {
    let plain = dashed(name);
    let signs = |c: char| matches!(c, '-' | ':' | '@' | '.');
    if let Some((rest, last)) = plain.rsplit_once(':')
        && !rest.is_empty()
        && (is_window(last) || COLON.contains(&last))
    {
        // `:1m`, a window that a gateway sells separately.
        let about = if is_window(last) {
            About::Context
        } else {
            About::Serving
        };
        return Some(Peeled {
            rest: name[..rest.len()].to_owned(),
            said: vec![Setting::new(about, last)],
        });
    }
    // Bedrock's revision, if the catalog has the id without it: `titan-text-lite-v1:0`.
    if let Some(rest) = plain.strip_suffix(":0")
        && rest.ends_with("-v1")
    {
        return Some(Peeled {
            rest: name[..rest.len()].to_owned(),
            said: Vec::new(),
        });
    }
    // A host's faster or lower-precision copy: `Llama-3.3-70B-Instruct-Turbo`. Elsewhere the word is a tier.
    if let Some((rest, last)) = plain.rsplit_once('-')
        && COPIES.contains(&last)
        && (rest.ends_with("-instruct") || rest.ends_with("-it"))
    {
        return Some(Peeled {
            rest: name[..rest.len()].to_owned(),
            said: vec![Setting::new(About::Serving, last)],
        });
    }
    let (start, setting) = last_setting(&plain)?;
    let before = plain[..start].chars().next_back()?;
    // A point separates words in file names, `llama-2-7b.Q4_K_M`, and is otherwise part of a version.
    if !signs(before) || before == '.' && setting.about != About::Quantization {
        return None;
    }
    let rest = trimmed(&name[..start - 1]);
    let numbered = rest.bytes().any(|b| b.is_ascii_digit());
    let hardware = HARDWARE.contains(&&*setting.value);
    (!rest.is_empty() && (numbered || !hardware)).then(|| Peeled {
        rest: rest.to_owned(),
        said: vec![setting],
    })
}

/// `thinking` after a one-word name: `claude45sonnetthinking`.
fn glued(name: &str) -> Option<Peeled> {
    let rest = name.strip_suffix("thinking")?;
    let one = rest.bytes().all(|b| b.is_ascii_alphanumeric());
    let numbered = rest.bytes().any(|b| b.is_ascii_digit());
    (one && numbered).then(|| Peeled {
        rest: rest.to_owned(),
        said: vec![Setting::new(About::Thinking, "on")],
    })
}

/// The setting at the end of a dashed lowercase name, and where it starts.
fn last_setting(plain: &str) -> Option<(usize, Setting)> {
    let starts = |word: &str| {
        let before = plain.strip_suffix(word)?;
        (!before.ends_with(|c: char| c.is_ascii_alphanumeric())).then_some(before.len())
    };
    let fixed = WORDS.iter().flat_map(|(about, value, words)| {
        words.iter().filter_map(move |word| {
            let value = if value.is_empty() { word } else { value };
            Some((starts(word)?, Setting::new(*about, *value)))
        })
    });
    let stored = QUANTIZATIONS.iter().filter_map(|word| {
        // `q4km`, `q40`
        let may_end = plain.as_bytes().last() == word.as_bytes().last();
        let together = || (may_end && word.starts_with(['q', 'i'])).then(|| word.replace('-', ""));
        let mut start = starts(word).or_else(|| starts(&together()?))?;
        for before in QUANTIZED {
            let rest = plain[..start].strip_suffix(['-', '.']).unwrap_or("");
            if let Some(rest) = rest
                .strip_suffix(before)
                .filter(|r| r.is_empty() || r.ends_with(['-', '.', ':']))
            {
                start = rest.len();
            }
        }
        let written = word.replace('-', "_");
        Some((start, Setting::new(About::Quantization, written)))
    });
    let stored = stored.chain(bits(plain));
    let longest = fixed.chain(stored).min_by_key(|(start, _)| *start);
    let counted = counted(plain);
    match (longest, counted) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn wrapper(name: &str) -> Option<Peeled> {
    let lower = name.to_ascii_lowercase();
    let rest = WRAPPERS.iter().find_map(|(wrapper, begins)| {
        let rest = lower.strip_prefix(wrapper)?;
        // `mlx-community` is an owner.
        let any = begins.is_empty() && !rest.starts_with("community/");
        let fits = any || begins.iter().any(|b| rest.starts_with(b));
        (fits && !rest.is_empty()).then_some(&name[wrapper.len()..])
    });
    let program = name.split_once(':').filter(|(program, rest)| {
        PROGRAMS.contains(&&*program.to_ascii_lowercase()) && !rest.is_empty()
    });
    rest.or_else(|| after_protocol(name))
        .or_else(|| program.map(|(_, rest)| rest))
        .map(|rest| Peeled {
            rest: rest.to_owned(),
            said: Vec::new(),
        })
}

/// The name after a protocol: `gpt-5` of `chat:gpt-5`.
pub fn after_protocol(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    let protocol = PROTOCOLS.iter().find(|p| lower.starts_with(**p))?;
    Some(&name[protocol.len()..]).filter(|rest| !rest.is_empty())
}

/// Lowercase, with `-` between words; keeps the length.
fn dashed(name: &str) -> String {
    let dash = |c: char| if matches!(c, '_' | ' ') { '-' } else { c };
    name.to_ascii_lowercase().chars().map(dash).collect()
}

fn trimmed(name: &str) -> &str {
    name.trim_end_matches(['-', '_', ' ', ':', '@', '.', ','])
}

/// Whether the text after a colon says how the model is run.
pub fn is_variant(variant: &str) -> bool {
    let plain = dashed(variant);
    COLON.contains(&&*plain)
        || is_window(&plain)
        || last_setting(&plain).is_some_and(|(start, _)| start == 0)
}

/// Whether a name has a setting set off from it: in brackets, after a colon, or as a file extension.
pub fn is_apart(name: &str) -> bool {
    let name = name.trim();
    name.ends_with([')', ']'])
        || FILES
            .iter()
            .any(|ending| name.to_ascii_lowercase().ends_with(ending))
        || name
            .rsplit_once(':')
            .is_some_and(|(_, last)| is_variant(last))
}
