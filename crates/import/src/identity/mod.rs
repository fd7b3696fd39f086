//! Finds the model of each row: one canonical model, however many spellings.
//!
//! In order: curated spellings; the source's canonical link, if it agrees with the significant words of
//! the id; spellings learned from links elsewhere; the spelling's own key. Never crosses sizes, tiers or
//! versions. Owns identity, names and ids of models. Does not read facts or prices.

mod kinds;
mod makers;
mod modes;
mod naming;
mod pins;
mod pointers;
mod telling;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use catalog::names::{Pin, Spelling, spell};
use catalog::schema::{BoardField, Kind};

use crate::kept::Kept;
use crate::observation::Observation;

/// Sources with informal model names: they add facts, but no ids, names or aliases.
pub const BY_NAME: &[&str] = &["llm-stats", "epoch-models"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// `lab/name`.
    pub id: String,
    pub name: String,
    pub lab: String,
    pub family: Option<String>,
    pub aliases: Vec<String>,
    pub kind: Kind,
    /// Fields it specializes in.
    pub specialised_for: Vec<BoardField>,
    /// Date in the id; `None` if undated.
    pub dated: Option<Pin>,
}

/// The model and variant of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Index into `Identified::models`; in an update, into the base's models followed by the new ones.
    pub model: usize,
    /// Service mode in the id.
    pub variant: Option<String>,
    /// Region in the id.
    pub region: Option<String>,
    /// Quantization in the id.
    pub quantization: Option<String>,
    /// Whether the id is a pointer to the newest version.
    pub pointer: bool,
}

impl Place {
    /// The place of a row about the model only.
    pub fn of(model: usize) -> Self {
        Self {
            model,
            variant: None,
            region: None,
            quantization: None,
            pointer: false,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Identified {
    /// Sorted by id.
    pub models: Vec<Identity>,
    /// Place of each observation, or why it has none.
    pub places: Vec<Result<Place, String>>,
    /// Links that contradict the id of their row: (row, link).
    pub refused_links: Vec<(String, String)>,
}

/// A row being assigned to a model.
struct Row {
    spelling: Spelling,
    /// Key of the model: a core, `core@pin`, or `=id` if curated.
    key: String,
    /// Whether the key comes from curation, a link or a release date.
    linked: bool,
    /// Confidence: curated 3, link 2, release date or price 1, spelling only 0.
    sure: u8,
    /// Whether the id is a pointer to the newest version that no link resolves.
    pointer: bool,
}

const NO_ROUTE: &str = "facts about a model without a route";

fn leave(members: Vec<usize>, reason: &str, rows: &mut [Result<Row, String>]) {
    for at in members {
        rows[at] = Err(reason.to_owned());
    }
}

pub fn identify(observations: &[Observation], kept: &Kept) -> Identified {
    let mut rows: Vec<Result<Row, String>> =
        observations.iter().map(|seen| read(seen, kept)).collect();
    modes::bases(observations, &mut rows, kept);
    let known = modes::known(observations, &rows, kept);
    modes::actives(&mut rows, &known);
    for row in rows.iter_mut().flatten() {
        modes::modes(row, &known, kept);
    }
    let mut identified = Identified::default();
    links(observations, &mut rows, kept, &mut identified.refused_links);
    weights(observations, &mut rows);
    pins::collapse(observations, &mut rows, kept);
    pointers::resolve(observations, &mut rows);
    unite(observations, &mut rows);
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Ok(row) = row {
            groups.entry(row.key.clone()).or_default().push(at);
        }
    }
    let mut named = Vec::new();
    for (key, members) in groups {
        let mints = |members: &[usize]| members.iter().any(|at| observations[*at].mints);
        let lab = if mints(&members) {
            makers::maker(&key, &members, observations, &rows, kept)
        } else {
            Err(NO_ROUTE)
        };
        let lab = match lab {
            Ok(lab) => lab,
            Err(reason) => {
                leave(members, reason, &mut rows);
                continue;
            }
        };
        let (members, others) = makers::own(members, &lab, observations, &rows, kept);
        leave(others, "facts about another lab's model", &mut rows);
        if mints(&members) {
            named.push(naming::Group { key, lab, members });
        } else {
            leave(members, NO_ROUTE, &mut rows);
        }
    }
    let (models, owner) = naming::name(named, observations, &rows, kept);
    identified.models = models;
    identified.places = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| {
            let row = row?;
            let model = *owner
                .get(&at)
                .ok_or("name already taken by another model")?;
            Ok(Place {
                model,
                variant: row.spelling.variant,
                region: row.spelling.region,
                quantization: row.spelling.quantization,
                pointer: row.pointer,
            })
        })
        .collect();
    identified
}

/// Parses a row's id. The error says why it is not a language model.
fn read(seen: &Observation, kept: &Kept) -> Result<Row, String> {
    let spelling = spell(&seen.id);
    let provider = seen.provider.as_deref();
    if let Some(reason) = kept.no_model(provider, &seen.id, &spelling.full()) {
        return Err(reason.to_owned());
    }
    if spelling.core.is_empty() {
        return Err("an id without a name".to_owned());
    }
    let by_hand = kept.model_of(provider, &seen.id, &spelling.full());
    if by_hand.is_none()
        && let Some(what) = kinds::no_language(&spelling.core, seen.facts.output.as_deref())
    {
        return Err(format!("not a language model ({what})"));
    }
    let key = match by_hand {
        Some(id) => format!("={id}"),
        None => spelling.key(),
    };
    Ok(Row {
        pointer: spelling.latest,
        spelling,
        key,
        linked: by_hand.is_some(),
        sure: if by_hand.is_some() { 3 } else { 0 },
    })
}

/// Follows canonical links that agree with their ids, and learns spellings from them.
fn links(
    observations: &[Observation],
    rows: &mut [Result<Row, String>],
    kept: &Kept,
    refused: &mut Vec<(String, String)>,
) {
    let canonical_keys: HashSet<String> = observations
        .iter()
        .filter_map(|seen| Some(spell(seen.canonical.as_deref()?).key()))
        .collect();
    let mut taught: HashMap<String, BTreeMap<String, String>> = HashMap::new();
    for (seen, row) in observations.iter().zip(rows.iter_mut()) {
        let (Ok(row), Some(canonical)) = (row, seen.canonical.as_deref()) else {
            continue;
        };
        let target = spell(canonical);
        if row.linked || row.spelling.latest && target.latest {
            continue;
        }
        let full = row.spelling.full();
        let apart = kept.aliases.apart.iter().any(|a| spell(a).full() == full);
        // A link from one canonical model to another contradicts its own id.
        let own = row.spelling.core != target.core
            && row.spelling.variant.is_none()
            && canonical_keys.contains(&row.spelling.key());
        if apart || own || !telling::agree(&row.spelling, &target) {
            let row = format!("{} {}", seen.provider.as_deref().unwrap_or("-"), seen.id);
            refused.push((row, canonical.to_owned()));
            continue;
        }
        let key = match kept.model_of(None, canonical, &target.full()) {
            Some(id) => format!("={id}"),
            None => target.key(),
        };
        if !row.spelling.latest
            && row.spelling.key() != target.key()
            && !canonical_keys.contains(&row.spelling.key())
        {
            taught
                .entry(row.spelling.key())
                .or_default()
                .insert(key.clone(), target.core.clone());
        }
        mode(row, &target.core);
        row.key = key;
        row.linked = true;
        row.pointer = false;
        row.sure = 2;
    }
    for row in rows.iter_mut().flatten() {
        if !row.linked
            && let Some(targets) = taught.get(&row.key)
            && let (Some((key, core)), 1) = (targets.first_key_value(), targets.len())
        {
            mode(row, core);
            row.key.clone_from(key);
        }
    }
}

/// A mode that an id adds to the name of its model becomes the route's variant.
fn mode(row: &mut Row, core: &str) {
    let beside = telling::mode_beside(&row.spelling.core, core);
    row.spelling.variant = match (row.spelling.variant.take(), beside) {
        (Some(stated), Some(beside)) if telling::CONDITIONS.contains(&beside.as_str()) => {
            Some(format!("{beside}-{stated}"))
        }
        (stated, beside) => stated.or(beside),
    };
}

/// A model card that a row links to, and that no other name matches, belongs to that row's model.
fn weights(observations: &[Observation], rows: &mut [Result<Row, String>]) {
    let card = |seen: &Observation| seen.provider.is_none() && seen.repository().is_some();
    let mut offered: HashSet<&str> = HashSet::new();
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (seen, row)) in observations.iter().zip(rows.iter()).enumerate() {
        let Ok(row) = row else { continue };
        if seen.provider.is_some() {
            offered.insert(&row.key);
            if let Some(repository) = seen.repository() {
                named.entry(repository).or_default().push(at);
            }
        }
    }
    let mut becomes = Vec::new();
    for (at, (seen, row)) in observations.iter().zip(rows.iter()).enumerate() {
        let Ok(row) = row else { continue };
        if !card(seen) || row.linked || offered.contains(row.key.as_str()) {
            continue;
        }
        let namers = named.get(&seen.id.to_lowercase());
        let keys: BTreeSet<&str> = namers
            .into_iter()
            .flatten()
            .filter_map(|at| rows[*at].as_ref().ok())
            .filter(|namer| telling::agree(&namer.spelling, &row.spelling))
            .map(|namer| namer.key.as_str())
            .collect();
        if let (Some(key), 1) = (keys.first(), keys.len()) {
            becomes.push((at, (*key).to_owned()));
        }
    }
    for (at, key) in becomes {
        if let Ok(row) = &mut rows[at] {
            row.key = key;
            row.linked = true;
            row.sure = 1;
        }
    }
}

/// Modes that only serve the same weights faster.
#[cfg(feature = "maintainer")]
const FASTER: &[&str] = &["-highspeed", "-ultraspeed", "-turbo"];

/// Whether the repository can contain the weights of the model with this id.
#[cfg(feature = "maintainer")]
pub fn same_weights(id: &str, repository: &str) -> bool {
    let plain = FASTER
        .iter()
        .find_map(|ending| id.strip_suffix(ending))
        .unwrap_or(id);
    telling::agree(&spell(plain), &spell(repository))
}

/// One id at one provider is one model in all sources: the most confident reading wins.
fn unite(observations: &[Observation], rows: &mut [Result<Row, String>]) {
    let mut sure: HashMap<(&str, &str), (u8, String)> = HashMap::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        if let (Ok(row), Some(provider)) = (row, seen.provider.as_deref()) {
            let best = sure
                .entry((provider, &seen.id))
                .or_insert_with(|| (row.sure, row.key.clone()));
            if row.sure > best.0 {
                *best = (row.sure, row.key.clone());
            }
        }
    }
    // A mode that one source reads from an id applies to all sources.
    let mut variants: HashMap<(String, String), String> = HashMap::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        if let (Ok(row), Some(provider)) = (row, seen.provider.as_deref())
            && let Some(variant) = &row.spelling.variant
        {
            let key = (provider.to_owned(), seen.id.clone());
            variants.entry(key).or_insert_with(|| variant.clone());
        }
    }
    for (seen, row) in observations.iter().zip(rows) {
        if let (Ok(row), Some(provider)) = (row, seen.provider.as_deref())
            && let Some((_, key)) = sure.get(&(provider, seen.id.as_str()))
        {
            row.key.clone_from(key);
            if row.spelling.variant.is_none() {
                let key = (provider.to_owned(), seen.id.clone());
                row.spelling.variant = variants.get(&key).cloned();
            }
        }
    }
}
