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
    linked: bool,
}

/// Finds every row's model.
pub fn identify(observations: &[Observation], kept: &Kept) -> Identified {
    let mut rows: Vec<Result<Row, String>> =
        observations.iter().map(|seen| read(seen, kept)).collect();
    bases(observations, &mut rows);
    let known = known(observations, &rows, kept);
    for (seen, row) in observations.iter().zip(&mut rows) {
        if let Ok(row) = row {
            modes(seen, row, &known, kept);
        }
    }
    let mut identified = Identified::default();
    links(observations, &mut rows, kept, &mut identified.refused_links);
    pins::collapse(observations, &mut rows, kept);
    latest(observations, &mut rows, kept);
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Ok(row) = row {
            groups.entry(row.key.clone()).or_default().push(at);
        }
    }
    let mut named = Vec::new();
    for (key, members) in groups {
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
            let model = *owner.get(&at).ok_or("another model already has this name")?;
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
    })
}

/// Families whose base models bear the plain name, and whose chat models say `instruct`.
const PLAIN_BASES: &[&str] = &[
    "llama-2", "llama-3", "codellama", "mistral-7b", "mixtral", "gemma", "qwen-1", "qwen-2", "yi", "falcon",
    "stablelm", "granite",
];

/// Where one provider lists both `X` and `X-instruct`, the former is the base model.
fn bases(observations: &[Observation], rows: &mut [Result<Row, String>]) {
    let listed: HashSet<(Option<&str>, String)> = observations
        .iter()
        .map(|seen| (seen.provider.as_deref(), seen.id.to_lowercase()))
        .collect();
    for (seen, row) in observations.iter().zip(rows) {
        let Ok(row) = row else { continue };
        let id = seen.id.to_lowercase();
        let both = ["-instruct", "-it", "-chat", "-instruct-hf"]
            .iter()
            .any(|end| listed.contains(&(seen.provider.as_deref(), format!("{id}{end}"))));
        if both
            && !row.linked
            && !row.spelling.instruct
            && PLAIN_BASES.iter().any(|family| row.spelling.core.starts_with(family))
        {
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
        let own = seen.provider.as_deref().and_then(|p| kept.provider_with_id(p));
        let own = own.is_some_and(|p| {
            p.kind == ProviderKind::Lab && p.lab.as_deref() == kept.lab_of_family(&row.spelling.core)
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

/// Last words that state a mode of service, where the rest is a model and the whole is none.
const MODES: &[&str] = &[
    "thinking", "nothinking", "fast", "high", "low", "medium", "xhigh", "max", "minimal", "none",
    "priority", "flex", "eco", "online", "original", "cheaper", "short", "long", "extended", "exacto",
    "1m", "200k", "128k", "256k", "64k", "32k", "131k", "262k", "us", "eu", "global", "cloud", "official", "tr",
    "turbo", "reasoning", "non", "no", "free", "throughput", "contributor", "think", "decensored",
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
fn modes(seen: &Observation, row: &mut Row, known: &Known, kept: &Kept) {
    if row.linked || known.keys.contains(&row.spelling.key()) {
        return;
    }
    let mut core = row.spelling.core.as_str();
    let mut words = Vec::new();
    while let Some((stem, word)) = modes_of(core) {
        words.insert(0, word);
        core = stem;
        // Llama's long names have windows and speeds of their own; only a known stem counts.
        let by_hand = kept.model_of(seen.provider.as_deref(), &seen.id, core);
        if by_hand.is_some() || known.cores.contains(core) {
            let variant = words.join("-");
            let key = by_hand.map(|id| format!("={id}"));
            row.linked = key.is_some();
            row.spelling.variant = match row.spelling.variant.take() {
                Some(stated) => Some(format!("{variant}-{stated}")),
                None => Some(variant),
            };
            row.spelling.core = core.to_owned();
            row.key = key.unwrap_or_else(|| row.spelling.key());
            return;
        }
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
        if apart || !telling::agree(&row.spelling, &target) {
            let row = format!("{} {}", seen.provider.as_deref().unwrap_or("-"), seen.id);
            refused.push((row, canonical.to_owned()));
            continue;
        }
        let key = match kept.model_of(None, canonical, &target.full()) {
            Some(id) => format!("={id}"),
            None => target.key(),
        };
        if !row.spelling.latest && row.spelling.key() != target.key() && !canonical_keys.contains(&row.spelling.key()) {
            taught.entry(row.spelling.key()).or_default().insert(key.clone());
        }
        // What the id only adds as a mode stays as the route's variant.
        if row.spelling.variant.is_none() {
            row.spelling.variant = telling::mode_beside(&row.spelling.core, &target.core);
        }
        row.key = key;
        row.linked = true;
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

/// Resolves `-latest`: the model of that name that came out on the day which the row states, else the
/// undated one of that name.
fn latest(observations: &[Observation], rows: &mut [Result<Row, String>], kept: &Kept) {
    let mut released: BTreeMap<String, BTreeSet<crate::units::Date>> = BTreeMap::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        if let (Ok(row), Some(day)) = (row, seen.facts.released)
            && !row.spelling.latest
        {
            released.entry(row.key.clone()).or_default().insert(day);
        }
    }
    let undated: BTreeSet<String> = rows
        .iter()
        .flatten()
        .filter(|row| !row.spelling.latest)
        .map(|row| row.key.clone())
        .collect();
    for (seen, row) in observations.iter().zip(rows) {
        let Ok(found) = row else { continue };
        if !found.spelling.latest || found.linked {
            continue;
        }
        let core = &found.spelling.core;
        let same_name = |key: &str| {
            let name = key.split('@').next().unwrap_or(key);
            let tail = name.rsplit('/').next().unwrap_or(name);
            let tail = if name.starts_with('=') { spell(tail).core } else { tail.to_owned() };
            tail == *core || telling::version_of(&tail, core)
        };
        let day = seen.facts.released;
        let mut fits = released
            .iter()
            .filter(|(key, days)| same_name(key) && day.is_some_and(|day| days.contains(&day)));
        let key = match (fits.next(), fits.next()) {
            (Some((key, _)), None) => Some(key.clone()),
            _ if undated.contains(core) => Some(core.clone()),
            _ => None,
        };
        match key {
            Some(key) => found.key = key,
            None => *row = Err("a pointer to the newest that no source resolves".to_owned()),
        }
    }
    let _ = kept;
}
