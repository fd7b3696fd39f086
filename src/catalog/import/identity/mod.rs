//! Which model a row means: one canonical model however many spellings.
//!
//! In order: a spelling kept by hand; the source's own canonical link, where it agrees with the id's
//! telling words; a spelling that links elsewhere have taught; the spelling's own key. Sizes, tiers and
//! versions are never jumped. Owns identity, names and ids of models; refuses facts and prices.

mod kinds;
mod makers;
mod naming;
mod pin;
mod pins;
mod pointers;
mod spelling;
mod telling;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::kept::Kept;
use super::observation::Observation;
use crate::catalog::schema::{BoardField, Kind, ProviderKind};

pub use pin::Pin;
pub use spelling::{Spelling, is_region, is_size, spell};

/// A model of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// `lab/name`.
    pub id: String,
    /// The name people know.
    pub name: String,
    /// Its maker.
    pub lab: String,
    /// The line it belongs to.
    pub family: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is for.
    pub kind: Kind,
    /// Fields it is made for.
    pub specialised_for: Vec<BoardField>,
    /// The day that its id names, where it names one.
    pub dated: Option<Pin>,
}

/// Where a row belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Position among the models.
    pub model: usize,
    /// Mode of service that the id states.
    pub variant: Option<String>,
    /// Region that the id states.
    pub region: Option<String>,
    /// Precision that the id states.
    pub quantization: Option<String>,
    /// The id names whatever is newest.
    pub pointer: bool,
}

/// Every row's place.
#[derive(Debug, Clone, Default)]
pub struct Identified {
    /// Sorted by id.
    pub models: Vec<Identity>,
    /// For each observation its place, or why it has none.
    pub places: Vec<Result<Place, String>>,
    /// Links of sources that contradict the id they stand on: (row, link).
    pub refused_links: Vec<(String, String)>,
}

/// A row on its way to a model.
struct Row {
    spelling: Spelling,
    /// The key of the model: a core, `core@pin`, or `=id` for one kept by hand.
    key: String,
    /// A hand, a link or a release day has spoken.
    linked: bool,
    /// How sure the key is: by hand 3, by link 2, by the day of release or by price 1, by itself 0.
    sure: u8,
}

/// Finds every row's model.
pub fn identify(observations: &[Observation], kept: &Kept) -> Identified {
    let mut rows: Vec<Result<Row, String>> =
        observations.iter().map(|seen| read(seen, kept)).collect();
    bases(observations, &mut rows);
    let known = known(observations, &rows, kept);
    actives(&mut rows, &known);
    for row in rows.iter_mut().flatten() {
        modes(row, &known, kept);
    }
    let mut identified = Identified::default();
    links(observations, &mut rows, kept, &mut identified.refused_links);
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
        if !members.iter().any(|at| observations[*at].mints) {
            for at in members {
                rows[at] = Err("facts of a model that no source offers".to_owned());
            }
            continue;
        }
        match makers::maker(&key, &members, observations, &rows, kept) {
            Ok(lab) => named.push(naming::Group { key, lab, members }),
            Err(reason) => {
                for at in members {
                    rows[at] = Err(reason.to_owned());
                }
            }
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
                .ok_or("another model already has this name")?;
            Ok(Place {
                model,
                variant: row.spelling.variant,
                region: row.spelling.region,
                quantization: row.spelling.quantization,
                pointer: row.spelling.latest,
            })
        })
        .collect();
    identified
}

/// Reads a row's id; says why it names no language model, where it does not.
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
        return Err(format!("no language model ({what})"));
    }
    let key = match by_hand {
        Some(id) => format!("={id}"),
        None => spelling.key(),
    };
    Ok(Row {
        spelling,
        key,
        linked: by_hand.is_some(),
        sure: if by_hand.is_some() { 3 } else { 0 },
    })
}

/// Families whose base models bear the plain name, and whose chat models say `instruct`.
const PLAIN_BASES: &[&str] = &[
    "llama-2",
    "llama-3",
    "codellama",
    "mistral-7b",
    "mixtral",
    "gemma",
    "qwen-1",
    "qwen-2",
    "yi",
    "falcon",
    "stablelm",
    "granite",
];

/// Families whose plain name is the chat model even where another is called `instruct`.
const NAMED_BASES: &[&str] = &["qwen-3", "kimi", "deepseek-v", "glm", "minimax", "nemotron"];

/// An id without "follows instructions".
fn plain_id(id: &str) -> String {
    let id = id.to_lowercase();
    let words = id
        .split('-')
        .filter(|w| !matches!(*w, "instruct" | "it" | "chat" | "hf"));
    words.collect::<Vec<_>>().join("-")
}

/// Where one provider lists both `X` and `X-instruct`, the former is the base model.
fn bases(observations: &[Observation], rows: &mut [Result<Row, String>]) {
    // Every provider's ids that say `instruct`, without it.
    let mut chat: HashSet<(Option<&str>, String)> = HashSet::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        if row.as_ref().is_ok_and(|row| row.spelling.instruct) {
            chat.insert((seen.provider.as_deref(), plain_id(&seen.id)));
        }
    }
    for (seen, row) in observations.iter().zip(rows) {
        let Ok(row) = row else { continue };
        let both = chat.contains(&(seen.provider.as_deref(), plain_id(&seen.id)));
        let starts = |families: &[&str]| families.iter().any(|f| row.spelling.core.starts_with(f));
        // On cards the plain name is the base model, but for families that name their bases.
        let family = match seen.provider {
            Some(_) => starts(PLAIN_BASES) && !starts(&["llama-3-3"]),
            None => !starts(NAMED_BASES) && seen.canonical.is_none(),
        };
        if both && family && !row.linked && !row.spelling.instruct {
            row.spelling.core.push_str("-base");
            row.spelling.plain.push_str("-base");
            row.key = row.spelling.key();
        }
    }
}

/// Keys that are models beyond doubt: canonical ids, and what a lab lists of its own.
fn known(observations: &[Observation], rows: &[Result<Row, String>], kept: &Kept) -> Known {
    let mut known = Known::default();
    let mut add = |spelling: &Spelling| {
        known.cores.insert(spelling.core.clone());
        known.keys.insert(spelling.key());
    };
    for (seen, row) in observations.iter().zip(rows) {
        if let Some(canonical) = &seen.canonical {
            let spelling = spell(canonical);
            if modes_of(&spelling.core).is_none_or(|(stem, word)| !always(stem, word)) {
                add(&spelling);
            }
        }
        let Ok(row) = row else { continue };
        let own = seen
            .provider
            .as_deref()
            .and_then(|p| kept.provider_with_id(p));
        let own = own.is_some_and(|p| {
            p.kind == ProviderKind::Lab
                && p.lab.as_deref() == kept.lab_of_family(&row.spelling.core)
        });
        if own && seen.listed && row.spelling.variant.is_none() {
            add(&row.spelling);
        }
    }
    known
}

#[derive(Default)]
struct Known {
    cores: BTreeSet<String>,
    keys: BTreeSet<String>,
}

/// Ids that leave out how many parameters are active: `qwen3.5-122b` is `qwen3.5-122b-a10b`.
fn actives(rows: &mut [Result<Row, String>], known: &Known) {
    let mut full: HashMap<String, Option<&str>> = HashMap::new();
    for core in &known.cores {
        if let Some(short) = telling::without_active(core) {
            let entry = full.entry(short).or_insert(Some(core));
            // Two models of one size: no guess.
            if *entry != Some(core) {
                *entry = None;
            }
        }
    }
    for row in rows.iter_mut().flatten() {
        if !row.linked
            && !known.cores.contains(&row.spelling.core)
            && let Some(Some(core)) = full.get(&row.spelling.core)
        {
            row.spelling.core = (*core).to_owned();
            row.key = row.spelling.key();
        }
    }
}

/// Last words that state a mode of service, where the rest is a model and the whole is none.
const MODES: &[&str] = &[
    "thinking",
    "nothinking",
    "fast",
    "high",
    "low",
    "medium",
    "xhigh",
    "max",
    "minimal",
    "none",
    "priority",
    "flex",
    "eco",
    "online",
    "original",
    "cheaper",
    "short",
    "long",
    "extended",
    "exacto",
    "1m",
    "200k",
    "128k",
    "256k",
    "64k",
    "32k",
    "131k",
    "262k",
    "us",
    "eu",
    "global",
    "cloud",
    "official",
    "tr",
    "turbo",
    "no",
    "free",
    "throughput",
    "contributor",
    "think",
    "nothink",
    "speed",
    "spot",
    "ultrafast",
];

fn modes_of(core: &str) -> Option<(&str, &str)> {
    let (stem, word) = core.rsplit_once('-')?;
    MODES.contains(&word).then_some((stem, word))
}

/// Makers whose `-fast` and `-thinking` are always a mode.
fn always(stem: &str, word: &str) -> bool {
    matches!(word, "fast" | "thinking") && (stem.starts_with("claude") || stem.starts_with("gpt"))
}

/// Takes modes of service off an id, towards a known model only.
fn modes(row: &mut Row, known: &Known, kept: &Kept) {
    if row.linked || known.keys.contains(&row.spelling.key()) {
        return;
    }
    let mut plain = row.spelling.plain.clone();
    let mut words = Vec::new();
    while let Some((stem, word)) = plain.rsplit_once(['-', '_']) {
        if !MODES.contains(&word) {
            return;
        }
        words.insert(0, word.to_owned());
        let stem = stem.to_owned();
        let shorter = spell(&stem);
        let by_hand = kept.model_of(None, &stem, &shorter.full());
        if by_hand.is_some()
            || known.keys.contains(&shorter.key())
            || known.cores.contains(&shorter.core)
        {
            let key = by_hand.map(|id| format!("={id}"));
            row.linked = key.is_some();
            row.sure = if key.is_some() { 3 } else { 0 };
            let variant = words.join("-");
            row.spelling.variant = match row.spelling.variant.take() {
                Some(stated) => Some(format!("{variant}-{stated}")),
                None => Some(variant),
            };
            row.spelling.core = shorter.core;
            row.spelling.plain = shorter.plain;
            if row.spelling.pin.is_none() {
                row.spelling.pin = shorter.pin;
                row.spelling.pin_text = shorter.pin_text;
            }
            row.key = key.unwrap_or_else(|| row.spelling.key());
            return;
        }
        plain = stem;
    }
}

/// Follows the canonical links that agree with their ids, and what they teach.
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
    let mut taught: HashMap<String, BTreeSet<String>> = HashMap::new();
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
        // A link from one canonical model to another contradicts the id it stands on.
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
                .insert(key.clone());
        }
        // What the id only adds as a mode stays as the route's variant.
        if row.spelling.variant.is_none() {
            row.spelling.variant = telling::mode_beside(&row.spelling.core, &target.core);
        }
        row.key = key;
        row.linked = true;
        row.sure = 2;
        row.spelling.latest = false;
    }
    for row in rows.iter_mut().flatten() {
        if !row.linked
            && let Some(keys) = taught.get(&row.key)
            && let (Some(key), 1) = (keys.first(), keys.len())
        {
            row.key.clone_from(key);
        }
    }
}

/// One id at one provider is one model, whatever source states it: the surest reading holds.
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
    for (seen, row) in observations.iter().zip(rows) {
        if let (Ok(row), Some(provider)) = (row, seen.provider.as_deref())
            && let Some((_, key)) = sure.get(&(provider, seen.id.as_str()))
        {
            row.key.clone_from(key);
        }
    }
}
