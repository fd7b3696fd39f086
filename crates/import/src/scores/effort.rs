//! Splits a source's spelling into the model key and the effort or mode it ran with.
//!
//! Examples: `gpt-5_high`, `o3 (high)`, `claude-3-7-sonnet-20250219-thinking-32k`. Words that belong to
//! names (`-mini`, `-pro`, `qwen3-max`, `mistral-medium`) stay. If a word can be either (`-thinking`), the
//! full spelling is the first reading and the shorter one the second. Does not find the model (`homes`).

use catalog::{rows, words};

#[cfg(test)]
mod tests;

use std::fmt;

/// One reading of a spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub key: String,
    /// Effort or mode: `high`, `thinking 32k`.
    pub variant: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// Mode that runs several attempts in parallel.
    pro: bool,
    level: Option<&'static str>,
    thinking: bool,
    /// Reasoning budget in thousands of tokens.
    budget: Option<u32>,
}

/// Words for effort levels and the catalog's term for each.
const LEVELS: &[[&str; 2]] = rows!(2, include_str!("effort/levels.tsv"));

const THINKING: &[&str] = &["thinking", "think", "reasoning", "reasoner", "thought"];
/// Filler words.
const SILENT: &[&str] = words!("unknown default tokens token adaptive effort budget with enabled");

impl Effort {
    /// Parses words that state only an effort.
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
            if let Some([_, level]) = LEVELS.iter().find(|[spelled, _]| *spelled == word) {
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

    /// Epoch's suffix after `_`, including `promax` and `prounknown`.
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

    /// `Thinking, None` means no thinking.
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

    /// Merges two statements on a run. `None` if they contradict each other.
    pub fn and(self, other: Self) -> Option<Self> {
        let level = match (self.level, other.level) {
            (Some(mine), Some(theirs)) if mine != theirs => return None,
            (mine, theirs) => mine.or(theirs),
        };
        let budget = match (self.budget, other.budget) {
            // 23K and 24K are the same budget, rounded.
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

    /// Text in the catalog; `None` if nothing is known.
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
            // An effort level implies thinking.
            None if self.thinking && self.level.is_none() => words.push("thinking".to_owned()),
            None => {}
        }
        f.write_str(&words.join(" "))
    }
}

/// A budget such as `32k`. A million tokens is a context window, not a budget.
fn budget(word: &str) -> Option<u32> {
    let number: u32 = word.strip_suffix('k')?.parse().ok()?;
    (1..=256).contains(&number).then_some(number)
}

/// Names whose last word looks like an effort but is not: name prefix and word.
const NAMES: &[[&str; 2]] = rows!(2, include_str!("effort/names.tsv"));

/// Readings of a spelling, best first. `stated` is the effort from other columns of the row. `None` if
/// they contradict each other.
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
    // A contradiction favors the other reading.
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

/// The effort at the end of an id, if unambiguous.
pub fn at_end(id: &str) -> Option<Effort> {
    ending(id)
        .filter(|(_, _, sure)| *sure)
        .map(|(_, effort, _)| effort)
}

/// The effort at the end of an id, the id without it, and whether it is unambiguous.
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
        .any(|[begins, word]| tail.starts_with(begins) && *word == first);
    let start = if named { start + 1 } else { start };
    let run = words[start..end].join("-").to_lowercase();
    let effort = Effort::read(&run)?;
    let key = words[..start]
        .iter()
        .chain(&words[end..])
        .copied()
        .collect::<Vec<_>>()
        .join("-");
    // `-128k` alone is a context window; `-non-reasoning` alone is part of some names.
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

/// Number of trailing words that are a date or release stage: `2025-12-11`, `20260813`, `preview`.
fn trailing_date(words: &[&str]) -> usize {
    let digits =
        |word: &&str, len: usize| word.len() == len && word.bytes().all(|b| b.is_ascii_digit());
    match words {
        [_, .., y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => 3,
        [_, .., d] if digits(d, 8) || *d == "preview" => 1,
        _ => 0,
    }
}
