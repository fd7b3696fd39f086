//! Finds the successor of a model within its line.
//!
//! A line is a lab's models with the same name apart from version and date: `claude-3-5-haiku` and
//! `claude-haiku-4-5` share one, `gpt-4o-mini` and `gpt-4o` do not. Tiers and sizes count, except for a
//! number next to a size word: `mistral-small-3.2-24b` and `mistral-small-4` share one. Does not screen
//! (`screen`).

use catalog::names::{Words, normalize};
use catalog::schema::{Model, RetirementBasis, Status};
use catalog::units::Date;
use catalog::{Catalog, Damaged};
use serde::Serialize;

use crate::lifecycle::{Life, life};
use crate::providers::Providers;
use crate::titled::titled;

/// Words for release stages.
const STAGES: &[&str] = &["preview", "exp", "experimental", "beta", "latest"];
/// Words for instruction tuning.
const INSTRUCT: &[&str] = &["instruct", "it"];

titled! {
    /// How a successor was found.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum By {
        /// Named by the catalog.
        Catalog = "named by the catalog",
        /// The newest generally available model of the same line.
        Line = "newest generally available model of the same lab, family and tier",
        /// The model of the same lab that is nearest in price.
        Price = "nearest in price of the same lab",
    }
}

/// Size words; a parameter count next to one is ignored.
const SIZE_WORDS: &[&str] = &["large", "medium", "micro", "mini", "nano", "small", "tiny"];

/// The words of a model name that stay the same across versions, sorted.
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

/// Whether a word is a parameter count: `70b`, `8x7b`, `400m`.
fn is_size(word: &str) -> bool {
    let number = word.strip_suffix(['b', 'm', 't']);
    number.is_some_and(|n| n.bytes().all(|c| c.is_ascii_digit() || c == b'x'))
}

/// Whether the name marks a preview.
pub fn is_trial(id: &str) -> bool {
    let name = normalize(id);
    name.split('-')
        .any(|word| STAGES.contains(&word) && word != "latest")
}

/// Whether a model is generally available and not being retired. If no source states its status, a live
/// route is enough.
pub fn is_available(model: &Model, providers: &Providers, today: Date) -> bool {
    offered(model, &life(model, providers, today))
}

fn offered(model: &Model, life: &Life) -> bool {
    matches!(life.status, Status::Active | Status::Unknown) && !is_trial(model.id)
}

/// Index in `others` of the model that replaces `model`, and how it was found: the vendor's named replacement, else the
/// newest of its line. One that is itself retired or retiring is skipped for its own replacement.
pub fn successor(
    model: &Model,
    others: &[Model],
    providers: &Providers,
    today: Date,
) -> Option<(usize, By)> {
    let named = model.successor;
    if let Some(at) = named.and_then(|named| heir(named, others, providers, today)) {
        return Some((at, By::Catalog));
    }
    let version = version(model.id);
    let newest = newest(model.id, others, providers, today, |other| {
        // Without release dates, versions decide.
        let later = match (other.facts.released, model.facts.released) {
            (Some(date), Some(released)) => date > released,
            _ => self::version(other.id) > version,
        };
        (other.lab, other.kind) == (model.lab, model.kind) && other.id != model.id && later
    });
    Some((newest?, By::Line))
}

/// Index of the newest model in the line of `id` that fits and stays available.
fn newest(
    id: &str,
    models: &[Model],
    providers: &Providers,
    today: Date,
    fits: impl Fn(&Model) -> bool,
) -> Option<usize> {
    let own = line(id);
    let of_line = models.iter().enumerate().filter(|(_, other)| {
        fits(other) && line(other.id) == own && stays(other, providers, today)
    });
    let newest = of_line.max_by_key(|(_, other)| {
        let day = other.facts.released;
        (version(other.id), day, std::cmp::Reverse(other.id))
    });
    newest.map(|(at, _)| at)
}

#[derive(Debug)]
pub struct Successor<'a> {
    /// Position in the catalog.
    pub position: usize,
    pub model: Model<'a>,
    /// How it was found.
    pub by: By,
}

/// As [`successor`], among all models of a catalog. Adds the providers of the models it reads to `providers`.
pub fn find<'a>(
    catalog: &'a Catalog,
    model: &Model,
    providers: &mut Providers<'a>,
    today: Date,
) -> Result<Option<Successor<'a>>, Damaged> {
    let mut named = model.successor;
    for _ in 0..STEPS {
        let Some(position) = named.and_then(|id| catalog.position(id)) else {
            break;
        };
        let model = catalog.model(position)?;
        providers.add(catalog, &model)?;
        if stays(&model, providers, today) {
            let by = By::Catalog;
            return Ok(Some(Successor {
                position,
                model,
                by,
            }));
        }
        named = model.successor;
    }
    let (own, lab) = (line(model.id), format!("{}/", model.lab));
    let (mut others, mut positions) = (Vec::new(), Vec::new());
    for at in 0..catalog.model_count() {
        let id = catalog.model_id(at)?;
        if id.starts_with(&lab) && line(id) == own {
            let other = catalog.model(at)?;
            providers.add(catalog, &other)?;
            others.push(other);
            positions.push(at);
        }
    }
    let found = successor(model, &others, providers, today);
    Ok(found.map(|(at, by)| Successor {
        position: positions[at],
        model: others.swap_remove(at),
        by,
    }))
}

/// Index of the newest model of `lab` in the line of an id that no longer has a model.
pub fn newest_of_line(
    id: &str,
    lab: &str,
    models: &[Model],
    providers: &Providers,
    today: Date,
) -> Option<usize> {
    let version = version(id);
    newest(id, models, providers, today, |other| {
        other.lab == lab && self::version(other.id) > version
    })
}

/// Most successors to follow, as a successor may itself retire.
const STEPS: usize = 6;
/// A model that retires within this many days is not a replacement.
const ENDING_DAYS: i32 = 180;

/// Index of the model named `id`, or of its first successor that stays available.
pub fn heir(id: &str, models: &[Model], providers: &Providers, today: Date) -> Option<usize> {
    let mut id = id;
    for _ in 0..STEPS {
        let at = models.iter().position(|model| model.id == id)?;
        if stays(&models[at], providers, today) {
            return Some(at);
        }
        id = models[at].successor?;
    }
    None
}

/// Whether a model is available and not about to retire.
pub fn stays(model: &Model, providers: &Providers, today: Date) -> bool {
    let life = life(model, providers, today);
    let ending = life.basis == Some(RetirementBasis::Announced)
        && life
            .retires_on
            .is_some_and(|day| today.days_until(day) <= ENDING_DAYS);
    offered(model, &life) && !ending
}

/// The version in a model's name, for ordering.
fn version(id: &str) -> Vec<u32> {
    let tail = catalog::names::tail(id);
    Words::of_name(&normalize(tail), tail).version()
}
