//! What an id adds to or leaves out of a model's name: base models under the plain name, active sizes
//! left out, modes of service added. Each is read towards a known model only.

use std::collections::{BTreeSet, HashMap, HashSet};

use catalog::names::{Spelling, spell};
use catalog::schema::ProviderKind;

use super::{Row, telling};
use crate::kept::Kept;
use crate::observation::Observation;

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

/// Whether only a version follows the word that says "follows instructions".
fn ends_in_instruct(id: &str) -> bool {
    let id = id.to_lowercase();
    let mut words = id.rsplit('-');
    words
        .find(|w| {
            !(*w == "hf" || w.starts_with('v') || w.starts_with(|c: char| c.is_ascii_digit()))
        })
        .is_some_and(|w| matches!(w, "instruct" | "it" | "chat"))
}

/// Where one provider lists both `X` and `X-instruct`, the former is the base model.
pub fn bases(observations: &[Observation], rows: &mut [Result<Row, String>]) {
    // Every provider's ids that say `instruct`, without it.
    let mut chat: HashSet<(Option<&str>, String)> = HashSet::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        if row.as_ref().is_ok_and(|row| row.spelling.instruct) && ends_in_instruct(&seen.id) {
            chat.insert((seen.provider.as_deref(), plain_id(&seen.id)));
        }
    }
    for (seen, row) in observations.iter().zip(rows) {
        let Ok(row) = row else { continue };
        // People's own names say neither.
        if crate::identity::BY_NAME.contains(&seen.source) {
            continue;
        }
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
pub fn known(observations: &[Observation], rows: &[Result<Row, String>], kept: &Kept) -> Known {
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
pub struct Known {
    cores: BTreeSet<String>,
    keys: BTreeSet<String>,
}

/// Ids that leave out how many parameters are active: `qwen3.5-122b` is `qwen3.5-122b-a10b`.
pub fn actives(rows: &mut [Result<Row, String>], known: &Known) {
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
pub fn modes(row: &mut Row, known: &Known, kept: &Kept) {
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
