//! Which model takes the place of another of its line.
//!
//! A line is one lab's models of one name without version and date: `claude-3-5-haiku` and
//! `claude-haiku-4-5` are of one, `gpt-4o-mini` and `gpt-4o` are not. Tiers stay, and so do sizes, unless
//! a word names the size: `mistral-small-3.2-24b` and `mistral-small-4` are of one line.

use catalog::names::normalize;
use catalog::schema::{Model, Status};
use catalog::units::Date;
use serde::Serialize;

use crate::lifecycle::life;
use crate::providers::Providers;

/// Words that say how far a release has come, not what it is.
const STAGES: &[&str] = &["preview", "exp", "experimental", "beta", "latest"];
/// Words that only say "follows instructions".
const INSTRUCT: &[&str] = &["instruct", "it"];

/// How a successor was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The catalog names it.
    Catalog,
    /// The newest generally available model of the same lab, family and tier.
    Line,
}

impl By {
    /// What it means, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Catalog => "named by the catalog",
            Self::Line => "the newest generally available of the same lab, family and tier",
        }
    }
}

/// Words that name a size, beside which its number is incidental.
const SIZE_WORDS: &[&str] = &["large", "medium", "micro", "mini", "nano", "small", "tiny"];

/// The words of a model's name that stay from version to version, in alphabetical order.
pub fn line(id: &str) -> Vec<String> {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let name = normalize(tail);
    let sized = name.split('-').any(|word| SIZE_WORDS.contains(&word));
    let stays = |word: &&str| {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let version = number && (sized || !is_size(word));
        !version && !STAGES.contains(word) && !INSTRUCT.contains(word)
    };
    let mut words: Vec<String> = name.split('-').filter(stays).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// `70b`, `8x7b`, `400m`: a number of weights.
fn is_size(word: &str) -> bool {
    let number = word.strip_suffix(['b', 'm', 't']);
    number.is_some_and(|n| n.bytes().all(|c| c.is_ascii_digit() || c == b'x'))
}

/// Whether the name itself says that it is no final release.
pub fn is_trial(id: &str) -> bool {
    let name = normalize(id);
    name.split('-')
        .any(|word| STAGES.contains(&word) && word != "latest")
}

/// Whether a model is offered to everyone and is to stay: not before general availability, not going.
/// Where no source states its standing, a live route is enough.
pub fn is_available(model: &Model, providers: &Providers, today: Date) -> bool {
    let status = life(model, providers, today).status;
    matches!(status, Status::Active | Status::Unknown) && !is_trial(model.id)
}

/// Of the lab's `others` the model that takes the place of `model`, by position.
pub fn successor(
    model: &Model,
    others: &[Model],
    providers: &Providers,
    today: Date,
) -> Option<(usize, By)> {
    if let Some(named) = model.successor {
        let at = others.iter().position(|other| other.id == named)?;
        return Some((at, By::Catalog));
    }
    let own = line(model.id);
    let released = model.facts.released?;
    let newer = others.iter().enumerate().filter(|(_, other)| {
        let later = other.facts.released.is_some_and(|date| date > released);
        later
            && (other.lab, other.kind) == (model.lab, model.kind)
            && other.id != model.id
            && line(other.id) == own
            && is_available(other, providers, today)
    });
    let newest = newer.max_by_key(|(_, other)| (other.facts.released, std::cmp::Reverse(other.id)));
    newest.map(|(at, _)| (at, By::Line))
}
