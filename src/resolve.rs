//! A name as typed → the one model it means, and in what way; or an error with candidates.
//!
//! Owns the order in which readings are tried. Refuses guessing: a word that tells models of a family
//! apart (version, size, tier, date) is never added or dropped, and two plausible models are an error.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::pack::{NameOf, Named};
use crate::catalog::schema::Kind as ModelKind;
use crate::error::{Error, Kind};
use crate::names::{is_telling, normalize, without_instruct};

/// How many candidates an error names.
const CANDIDATES: usize = 6;
/// Names less alike than this are no suggestion.
const LEAST_SIMILARITY: f64 = 0.72;

/// In what way a name meant its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The id or the display name, letter for letter.
    Exact,
    /// A recorded other name.
    Alias,
    /// The same words in another case or punctuation, or without a word like `instruct`.
    Normalized,
    /// A part of the name that only one model has.
    Part,
}

/// What a typed name came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolved {
    /// As typed.
    pub input: String,
    /// The model's id.
    pub model: String,
    /// In what way.
    #[serde(rename = "match")]
    pub by: Match,
    /// The model's position in the catalog.
    #[serde(skip)]
    pub position: usize,
}

/// The model that `input` means.
///
/// # Errors
/// [`Kind::UnknownModel`] with the nearest names, [`Kind::AmbiguousModel`] with what it may mean.
pub fn resolve(catalog: &Catalog, input: &str) -> Result<Resolved, Error> {
    let found = |position: usize, by: Match| {
        Ok(Resolved {
            input: input.to_owned(),
            model: catalog.model_id(position)?.to_owned(),
            by,
            position,
        })
    };
    if let Some(position) = catalog.position(input) {
        return found(position, Match::Exact);
    }
    let name = normalize(input);
    if name.is_empty() {
        return Err(
            Error::new(Kind::UnknownModel, "an empty name means no model")
                .hint("write a model's name or id, such as \"Mistral Small 4\""),
        );
    }
    let named = instruct_before_base(catalog, catalog.named(&name))?;
    match named.as_slice() {
        [one] => {
            let position = one.model as usize;
            return found(position, kind_of_match(catalog, *one, input)?);
        }
        [] => {}
        several => return Err(ambiguous(catalog, input, several.iter().map(|n| n.model))),
    }
    if let Some(short) = without_instruct(&name) {
        // `qwen2-7b-chat` for `Qwen2-7B-Instruct`: another word for the same thing.
        let named: Vec<Named> = catalog.named(short);
        let chat: Vec<_> = named.iter().filter(|n| n.by == NameOf::Short).collect();
        if let [one] = chat.as_slice() {
            return found(one.model as usize, Match::Normalized);
        }
    }
    let (fitting, near) = by_part(catalog, &name)?;
    match fitting.as_slice() {
        [one] => found(*one as usize, Match::Part),
        [] if near.is_empty() => Err(unknown(catalog, input, &name)),
        [] => Err(ambiguous(catalog, input, near.into_iter())),
        several => Err(ambiguous(catalog, input, several.iter().copied())),
    }
}

/// Resolves several names; two that mean one model are an error.
///
/// # Errors
/// As [`resolve`], and [`Kind::Usage`] for a model named twice.
pub fn resolve_all(catalog: &Catalog, inputs: &[String]) -> Result<Vec<Resolved>, Error> {
    let mut all: Vec<Resolved> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let one = resolve(catalog, input)?;
        if let Some(twin) = all.iter().find(|r| r.position == one.position) {
            let message = format!(
                "`{}` and `{}` are the same model, {}",
                twin.input, one.input, one.model
            );
            return Err(Error::new(Kind::Usage, message).hint("name each model once"));
        }
        all.push(one);
    }
    Ok(all)
}

/// Of a base model and the instruct model beside it, a bare name means the latter.
fn instruct_before_base(catalog: &Catalog, named: Vec<Named>) -> Result<Vec<Named>, Error> {
    if named.len() < 2 || !named.iter().any(|n| n.by == NameOf::Short) {
        return Ok(named);
    }
    let mut kept = Vec::with_capacity(named.len());
    for one in named {
        if one.by == NameOf::Short || catalog.head(one.model as usize)?.kind != ModelKind::Base {
            kept.push(one);
        }
    }
    // A chat model that bears the bare name itself is meant before another that only shortens to it:
    // `gpt-3.5-turbo` is not `gpt-3.5-turbo-instruct`.
    if kept.iter().any(|n| n.by != NameOf::Short) {
        kept.retain(|n| n.by != NameOf::Short);
    }
    Ok(kept)
}

fn kind_of_match(catalog: &Catalog, named: Named, input: &str) -> Result<Match, Error> {
    if named.by == NameOf::Short {
        return Ok(Match::Normalized);
    }
    let model = catalog.head(named.model as usize)?;
    Ok(match named.by {
        NameOf::Model if model.name == input => Match::Exact,
        NameOf::Alias if model.aliases.contains(&input) => Match::Alias,
        _ => Match::Normalized,
    })
}

/// Models whose name has all words of `name`, next to each other: those that add no telling word, and
/// those that do.
fn by_part(catalog: &Catalog, name: &str) -> Result<(Vec<u32>, Vec<u32>), Error> {
    let (mut fitting, mut near) = (Vec::new(), Vec::new());
    for (at, full) in catalog.names() {
        let Some(rest) = words_around(full, name) else {
            continue;
        };
        let telling = rest.iter().any(|part| part.split('-').any(is_telling));
        let list = if telling { &mut near } else { &mut fitting };
        list.extend(catalog.named_at(at)?.iter().map(|n| n.model));
    }
    for list in [&mut fitting, &mut near] {
        list.sort_unstable();
        list.dedup();
    }
    near.retain(|model| !fitting.contains(model));
    Ok((fitting, near))
}

/// What stands before and after `part` in `full`, if `part` is made of whole words of it.
fn words_around<'a>(full: &'a str, part: &str) -> Option<[&'a str; 2]> {
    full.match_indices(part).find_map(|(at, _)| {
        let (before, after) = (&full[..at], &full[at + part.len()..]);
        let whole = (before.is_empty() || before.ends_with('-'))
            && (after.is_empty() || after.starts_with('-'));
        whole.then_some([before.trim_end_matches('-'), after.trim_start_matches('-')])
    })
}

fn ambiguous(catalog: &Catalog, input: &str, models: impl Iterator<Item = u32>) -> Error {
    let mut candidates: Vec<(usize, String)> = models
        .filter_map(|at| catalog.model(at as usize).ok())
        .map(|model| (model.routes.len(), model.id.to_owned()))
        .collect();
    // The most served first: what most people mean.
    candidates.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let count = candidates.len();
    let message = match count {
        1 => format!("`{input}` leaves open which model is meant"),
        _ => format!("`{input}` may mean any of {count} models"),
    };
    let candidates = candidates.into_iter().map(|(_, id)| id);
    Error {
        candidates: candidates.take(CANDIDATES).collect(),
        ..Error::new(Kind::AmbiguousModel, message).hint("write one of these in full")
    }
}

fn unknown(catalog: &Catalog, input: &str, name: &str) -> Error {
    let mut near: Vec<(f64, usize)> = catalog
        .names()
        .map(|(at, full)| (strsim::jaro_winkler(full, name), at))
        .filter(|(similarity, _)| *similarity >= LEAST_SIMILARITY)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut candidates: Vec<String> = Vec::new();
    for (_, at) in near {
        for named in catalog.named_at(at).unwrap_or_default() {
            if let Ok(id) = catalog.model_id(named.model as usize)
                && !candidates.iter().any(|c| c == id)
            {
                candidates.push(id.to_owned());
            }
        }
        if candidates.len() >= CANDIDATES {
            break;
        }
    }
    candidates.truncate(CANDIDATES);
    let error = Error::new(Kind::UnknownModel, format!("no model is named `{input}`"));
    let hint = if candidates.is_empty() {
        "`llmcmp cost` lists the models with a price"
    } else {
        "the nearest names are above"
    };
    Error {
        candidates,
        ..error.hint(hint)
    }
}
