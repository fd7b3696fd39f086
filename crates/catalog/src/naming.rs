//! The lookup tables for names, built when a catalog is packed.
//!
//! Owns what a name is to a model, and which names may mean a whole family. Does not read user input (`resolve`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::names::{Words, normalize, tail, without_instruct};
use crate::schema::{Kind, Lab, ModelFile};

/// A model that a name may mean, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// Position in [`Table::Heads`](super::pack::Table::Heads).
    pub model: u32,
    pub by: NameOf,
    /// Whether the name may mean a whole family: another model of the lab has the name with a version or size that this
    /// one lacks.
    pub open: bool,
}

/// What a name is to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameOf {
    /// Its id, with or without lab, or its display name.
    Model,
    /// An alias.
    Alias,
    /// An id, display name or alias without its final word such as `instruct`.
    Short,
}

/// The normalized names of a model, starting with its id without the lab.
fn names_of(model: &ModelFile) -> impl Iterator<Item = (String, NameOf)> {
    let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
    let own = [tail, &model.name, &model.id].map(|name| (normalize(name), NameOf::Model));
    let aliases = model.aliases.iter();
    own.into_iter()
        .chain(aliases.map(|alias| (normalize(alias), NameOf::Alias)))
}

/// Every normalized name → the models it may mean, sorted by name.
pub fn names(models: &[ModelFile]) -> BTreeMap<String, Vec<Named>> {
    let mut names = BTreeMap::<String, Vec<Named>>::new();
    let mut add = |name: &str, model: usize, by: NameOf| {
        let meant = names.entry(name.to_owned()).or_default();
        let model = position(model);
        match meant.iter_mut().find(|n| n.model == model) {
            Some(known) => known.by = known.by.min(by),
            None => meant.push(Named {
                model,
                by,
                open: false,
            }),
        }
    };
    for (at, model) in models.iter().enumerate() {
        for (name, by) in names_of(model) {
            if model.kind != Kind::Base
                && !Words::of(&name).tiers.contains(&"chat")
                && let Some(short) = without_instruct(&name)
            {
                add(short, at, NameOf::Short);
            }
            add(&name, at, by);
        }
    }
    mark_open(&mut names, models);
    names
}

/// Marks the names that may mean a whole family.
fn mark_open(names: &mut BTreeMap<String, Vec<Named>>, models: &[ModelFile]) {
    let all: Vec<(u32, String)> = models
        .iter()
        .enumerate()
        .flat_map(|(at, model)| names_of(model).map(move |(name, _)| (position(at), name)))
        .collect();
    let mut alike = BTreeMap::<_, Vec<(u32, Words)>>::new();
    for (at, name) in &all {
        let words = Words::of(name);
        let lab = models[*at as usize].lab.as_str();
        let key = (lab, words.names.clone(), words.tiers.clone());
        alike.entry(key).or_default().push((*at, words));
    }
    for (name, meant) in names {
        let words = Words::of(name);
        for named in meant.iter_mut().filter(|_| !words.is_early()) {
            let lab = models[named.model as usize].lab.as_str();
            let key = (lab, words.names.clone(), words.tiers.clone());
            let others = alike.get(&key).into_iter().flatten();
            let mut others = others.filter(|(model, _)| *model != named.model);
            named.open = others.any(|(_, other)| {
                let newer = words.versions.is_empty() && !other.versions.is_empty();
                let larger = words.sizes.is_empty() && !other.sizes.is_empty();
                let bare = words.sizes.is_empty() && other.sizes.is_empty();
                newer && bare || larger && words.versions == other.versions
            });
        }
    }
}

/// Every normalized id of a model at a provider that is not a name of that model → the models that have it. Also every
/// weights repository that only one model has, unless it is a name or an id.
pub fn route_ids(
    models: &[ModelFile],
    names: &BTreeMap<String, Vec<Named>>,
) -> BTreeMap<String, BTreeSet<u32>> {
    let mut ids = BTreeMap::<String, BTreeSet<u32>>::new();
    for (at, model) in models.iter().enumerate() {
        for route in &model.routes {
            let id = normalize(&route.id);
            let meant = names.get(&id).into_iter().flatten();
            if meant.into_iter().all(|named| named.model != position(at)) {
                ids.entry(id).or_default().insert(position(at));
            }
        }
    }
    let mut weights = BTreeMap::<String, BTreeSet<u32>>::new();
    for (at, model) in models.iter().enumerate() {
        if let Some(repository) = repository(model) {
            let id = normalize(repository);
            weights.entry(id).or_default().insert(position(at));
        }
    }
    weights.retain(|id, at| at.len() == 1 && !names.contains_key(id) && !ids.contains_key(id));
    ids.extend(weights);
    ids
}

/// The Hugging Face repository of a chat model's weights: `meta-llama/CodeLlama-7b-Instruct-hf`. `None` if it has the
/// base model's name, which is how gateways write the chat model's name.
fn repository(model: &ModelFile) -> Option<&str> {
    if model.kind == Kind::Base {
        return None;
    }
    let mut facts = model.statements.iter().map(|statement| &statement.facts);
    let address = facts.find_map(|facts| facts.weights_url.as_deref())?;
    let repository = address.strip_prefix("https://huggingface.co/")?;
    let own = normalize(tail(&model.id));
    let end = normalize(tail(repository));
    let bare = without_instruct(&own) == Some(&*end);
    (!bare && repository.contains('/')).then_some(repository)
}

/// Every word in the names of the models and of their labs → the models.
pub fn words(models: &[ModelFile], labs: &[Lab]) -> BTreeMap<String, BTreeSet<u32>> {
    let mut words = BTreeMap::<String, BTreeSet<u32>>::new();
    for (at, model) in models.iter().enumerate() {
        let lab = labs.iter().find(|lab| lab.id == model.lab);
        let maker = lab.map(|lab| normalize(&lab.name)).unwrap_or_default();
        for name in names_of(model).map(|(name, _)| name).chain([maker]) {
            for word in name.split('-') {
                let models = words.entry(word.to_owned()).or_default();
                models.insert(position(at));
            }
        }
    }
    words
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
