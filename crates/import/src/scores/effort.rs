//! A source's spelling of a model → the model's key and the effort or mode it ran with.
//!
//! `gpt-5_high`, `o3 (high)`, `claude-3-7-sonnet-20250219-thinking-32k`. Words that are part of names
//! (`-mini`, `-pro`, `qwen3-max`, `mistral-medium`) stay. Where a word may be either (`-thinking`), the
//! whole spelling is the better reading and the shorter one the second. Refuses finding the model
//! (`homes`).

#[cfg(test)]
mod tests;

use std::fmt;

/// One way to read a spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What names the model.
    pub key: String,
    /// Effort or mode: `high`, `thinking 32k`.
    pub variant: Option<String>,
}

/// How hard a model thought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// The mode that runs several answers against each other.
    pro: bool,
    level: Option<&'static str>,
    thinking: bool,
    /// Budget in thousands of tokens.
    budget: Option<u32>,
}

/// Words for levels of effort and the catalog's own.
const LEVELS: &[(&str, &str)] = &[
    ("minimal", "minimal"),
    ("low", "low"),
    ("medium", "medium"),
    ("med", "medium"),
    ("high", "high"),
    ("xhigh", "xhigh"),
    ("max", "max"),
    ("none", "none"),
    ("nothinking", "none"),
    ("nothink", "none"),
    ("nonthinking", "none"),
    ("nonreasoning", "none"),
    ("instant", "none"),
];

const THINKING: &[&str] = &["thinking", "think", "reasoning", "reasoner", "thought"];
/// Words beside the others that say nothing.
const SILENT: &[&str] = &[
    "unknown", "default", "tokens", "token", "adaptive", "effort", "budget", "with", "enabled",
];

impl Effort {
    /// Reads words that state an effort and nothing else.
    pub fn read(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let joined = lower
            .replace("extra high", "xhigh")
            .replace("extra-high", "xhigh")
            .replace("x-high", "xhigh");
        let joined = ["no", "non", "without"].iter().fold(joined, |text, no| {
            THINKING.iter().fold(text, |text, word| {
                let out = if *word == "reasoning" {
                    "nonreasoning"
                } else {
                    "nothinking"
                };
                text.replace(&format!("{no} {word}"), out)
                    .replace(&format!("{no}-{word}"), out)
            })
        });
        let mut effort = Self::default();
        let mut said = false;
        for word in joined
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            if let Some((_, level)) = LEVELS.iter().find(|(spelled, _)| *spelled == word) {
                effort.level = Some(level);
            } else if THINKING.contains(&word) {
                effort.thinking = true;
            } else if let Some(budget) = budget(word) {
                effort.budget = Some(budget);
            } else if !SILENT.contains(&word) {
                return None;
            }
            said = true;
        }
        said.then_some(effort.settled())
    }

    /// What Epoch writes behind its `_`: also `promax` and `prounknown`.
    pub fn suffix(text: &str) -> Option<Self> {
        match text.strip_prefix("pro") {
            Some(rest) => {
                let rest = if rest.is_empty() {
                    Some(Self::default())
                } else {
                    Self::read(rest)
                };
                Some(Self { pro: true, ..rest? })
            }
            None => Self::read(text),
        }
    }

    /// `Thinking, None` is no thinking.
    fn settled(self) -> Self {
        match self.level {
            Some("none") => Self {
                thinking: false,
                budget: None,
                ..self
            },
            _ => Self {
                thinking: self.thinking || self.budget.is_some(),
                ..self
            },
        }
    }

    /// Both statements of one run in one. `None`: they contradict each other.
    pub fn and(self, other: Self) -> Option<Self> {
        let level = match (self.level, other.level) {
            (Some(mine), Some(theirs)) if mine != theirs => return None,
            (mine, theirs) => mine.or(theirs),
        };
        let budget = match (self.budget, other.budget) {
            // 23K and 24K are one budget, rounded.
            (Some(mine), Some(theirs)) if mine.abs_diff(theirs) > mine.max(theirs) / 10 => {
                return None;
            }
            (mine, theirs) => mine.or(theirs),
        };
        let thinking = self.thinking || other.thinking || budget.is_some();
        if level == Some("none") && thinking {
            return None;
        }
        let pro = self.pro || other.pro;
        Some(Self {
            pro,
            level,
            thinking,
            budget,
        })
    }

    /// Its text in the catalog; nothing where nothing is known.
    pub fn variant(self) -> Option<String> {
        Some(self.to_string()).filter(|text| !text.is_empty())
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = Vec::new();
        if self.pro {
            words.push("pro".to_owned());
        }
        words.extend(self.level.map(str::to_owned));
        match self.budget {
            Some(budget) => words.push(format!("thinking {budget}k")),
            // A level of effort says that it thought.
            None if self.thinking && self.level.is_none() => words.push("thinking".to_owned()),
            None => {}
        }
        f.write_str(&words.join(" "))
    }
}

/// `32k`. A window of a million tokens is no budget.
fn budget(word: &str) -> Option<u32> {
    let number: u32 = word.strip_suffix('k')?.parse().ok()?;
    (1..=256).contains(&number).then_some(number)
}

/// Names whose last word looks like an effort and is none: what the name begins with, the word.
const NAMES: &[(&str, &str)] = &[
    ("qwen", "max"),
    ("gpt-5.1-codex", "max"),
    ("gpt-5-1-codex", "max"),
    ("mistral", "medium"),
    ("magistral", "medium"),
    ("devstral", "medium"),
    ("phi-3", "medium"),
    ("nova", "max"),
    ("ernie", "max"),
    ("step", "medium"),
    ("swallow", "medium"),
];

/// Reads a spelling, best reading first; `stated` is what other columns of the row say of the effort.
/// `None`: they contradict each other.
pub fn readings(spelled: &str, stated: Option<Effort>) -> Option<Vec<Reading>> {
    let spelled = spelled.trim();
    let whole = reading(spelled, stated.unwrap_or_default());
    if let Some((key, suffix)) = spelled.rsplit_once('_')
        && let Some(effort) = Effort::suffix(suffix).filter(|_| !key.is_empty())
    {
        return Some(vec![reading(key, with(effort, stated)?)]);
    }
    if let Some((key, inside)) = spelled.strip_suffix(')').and_then(|s| s.rsplit_once('('))
        && let Some(effort) = Effort::read(inside).filter(|_| !key.trim().is_empty())
    {
        return Some(vec![reading(key.trim(), with(effort, stated)?)]);
    }
    let Some((key, effort, sure)) = ending(spelled) else {
        return Some(vec![whole]);
    };
    // A contradiction speaks for the other reading of the spelling.
    let shorter = with(effort, stated).map(|effort| reading(&key, effort));
    Some(match (shorter, sure) {
        (None, _) => vec![whole],
        (Some(shorter), true) => vec![shorter, whole],
        (Some(shorter), false) => vec![whole, shorter],
    })
}

fn with(effort: Effort, stated: Option<Effort>) -> Option<Effort> {
    effort.and(stated.unwrap_or_default())
}

fn reading(key: &str, effort: Effort) -> Reading {
    Reading {
        key: key.trim().to_owned(),
        variant: effort.variant(),
    }
}

/// The effort that an id ends in, where the words can be nothing else.
pub fn at_end(id: &str) -> Option<Effort> {
    ending(id)
        .filter(|(_, _, sure)| *sure)
        .map(|(_, effort, _)| effort)
}

/// An effort among the last words of an id, the id without it, and whether it can be nothing else.
fn ending(spelled: &str) -> Option<(String, Effort, bool)> {
    let words: Vec<&str> = spelled.split('-').collect();
    let date = trailing_date(&words);
    let end = words.len() - date;
    // `-high-32k`, `-no-thinking`, `-thinking-32k`: the longest run of words that reads as an effort.
    let start = (1..end).find(|start| {
        let run = words[*start..end].join("-");
        Effort::read(&run).is_some() && !words[*start..end].iter().all(|w| SILENT.contains(w))
    })?;
    let lower = spelled.to_lowercase();
    let tail = lower.rsplit('/').next().unwrap_or_default();
    let first = words[start].to_lowercase();
    let named = NAMES
        .iter()
        .any(|(begins, word)| tail.starts_with(begins) && *word == first);
    let start = if named { start + 1 } else { start };
    let run = words[start..end].join("-").to_lowercase();
    let effort = Effort::read(&run)?;
    let key = words[..start]
        .iter()
        .chain(&words[end..])
        .copied()
        .collect::<Vec<_>>()
        .join("-");
    // `-128k` alone is a window; `-non-reasoning` alone is part of some names.
    if effort.level.is_none()
        && effort.budget.is_some()
        && !THINKING.iter().any(|w| run.contains(w))
    {
        return None;
    }
    let sure = effort.budget.is_some()
        || effort
            .level
            .is_some_and(|level| level != "none" || run == "none");
    Some((key, effort, sure))
}

/// How many words at the end are a date or a stage of a release: `2025-12-11`, `20260813`, `preview`.
fn trailing_date(words: &[&str]) -> usize {
    let digits =
        |word: &&str, len: usize| word.len() == len && word.bytes().all(|b| b.is_ascii_digit());
    match words {
        [_, .., y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => 3,
        [_, .., d] if digits(d, 8) || *d == "preview" => 1,
        _ => 0,
    }
}
