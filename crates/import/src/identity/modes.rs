//! Handles what ids add to or omit from a model name: base models with a plain name, omitted active
//! sizes, added service modes. Does not resolve to unknown models.

use catalog::words;
use std::collections::{BTreeSet, HashMap, HashSet};

use catalog::names::{Spelling, spell};
use catalog::schema::ProviderKind;

use super::{Row, telling};
use crate::kept::Kept;
use crate::observation::Observation;

/// Families whose plain name is the base model; chat models are named `instruct`.
const PLAIN_BASES: &[&str] = words!(
    "llama-2 llama-3 codellama mistral-7b mixtral gemma qwen-1 qwen-2 yi falcon stablelm granite"
);

/// Families whose plain name is the chat model, even if another is named `instruct`.
const NAMED_BASES: &[&str] = &["qwen-3", "kimi", "deepseek-v", "glm", "minimax", "nemotron"];

/// An id without its word for instruction tuning.
fn plain_id(id: &str) -> String {
    let id = id.to_lowercase();
    let words = id
        .split('-')
        .filter(|w| !matches!(*w, "instruct" | "it" | "chat" | "hf"));
    words.collect::<Vec<_>>().join("-")
}

/// Whether the word for instruction tuning is followed only by a version.
fn ends_in_instruct(id: &str) -> bool {
    let id = id.to_lowercase();
    let mut words = id.rsplit('-');
    words
        .find(|w| {
            !(*w == "hf" || w.starts_with('v') || w.starts_with(|c: char| c.is_ascii_digit()))
        })
        .is_some_and(|w| matches!(w, "instruct" | "it" | "chat"))
}

/// If a provider lists both `X` and `X-instruct`, `X` is the base model.
///
/// A spelling in `aliases.json` tells a route's base model from the chat model only if it names the provider.
pub fn bases(observations: &[Observation], rows: &mut [Result<Row, String>], kept: &Kept) {
    // Each provider's `instruct` ids, without that word.
    let mut chat: HashSet<(Option<&str>, String)> = HashSet::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        if row.as_ref().is_ok_and(|row| row.spelling.instruct) && ends_in_instruct(&seen.id) {
            chat.insert((seen.provider.as_deref(), plain_id(&seen.id)));
        }
    }
    for (seen, row) in observations.iter().zip(rows) {
        let Ok(row) = row else { continue };
        // Informal names do not tell them apart.
        if crate::identity::BY_NAME.contains(&seen.source) {
            continue;
        }
        let both = chat.contains(&(seen.provider.as_deref(), plain_id(&seen.id)));
        let starts = |families: &[&str]| families.iter().any(|f| row.spelling.core.starts_with(f));
        // On model cards the plain name is the base model, except in families that name their base models.
        let family = match seen.provider {
            Some(_) => starts(PLAIN_BASES) && !starts(&["llama-3-3"]),
            None => !starts(NAMED_BASES) && seen.canonical.is_none(),
        };
        let provider = seen.provider.as_deref();
        let told = match provider {
            Some(_) => kept.model_of(provider, &seen.id, "").is_some(),
            None => row.linked,
        };
        if both && family && !told && !row.spelling.instruct {
            row.spelling.core.push_str("-base");
            row.spelling.plain.push_str("-base");
            let by_hand = kept.model_of(None, "", &row.spelling.full());
            row.linked = by_hand.is_some();
            row.sure = if row.linked { 3 } else { 0 };
            row.key = by_hand.map_or_else(|| row.spelling.key(), |id| format!("={id}"));
        }
    }
}

/// Keys that certainly are models: canonical ids, and those a lab lists itself.
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
        let own = kept.provider_of(seen).is_some_and(|p| {
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

/// Adds omitted active sizes: `qwen3.5-122b` is `qwen3.5-122b-a10b`.
pub fn actives(rows: &mut [Result<Row, String>], known: &Known) {
    let mut full: HashMap<String, Option<&str>> = HashMap::new();
    for core in &known.cores {
        if let Some(short) = telling::without_active(core) {
            let entry = full.entry(short).or_insert(Some(core));
            // Two models of the same size: do not guess.
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

/// Suffixes for service modes, if the rest is a model and the whole is not.
const MODES: &[&str] = words!(
    "thinking nothinking fast high low medium xhigh max minimal none priority flex eco online original cheaper
     short long extended exacto 1m 200k 128k 256k 64k 32k 131k 262k us eu global cloud official tr turbo no
     free throughput contributor think nothink speed spot ultrafast"
);

fn modes_of(core: &str) -> Option<(&str, &str)> {
    let (stem, word) = core.rsplit_once('-')?;
    MODES.contains(&word).then_some((stem, word))
}

/// Labs whose `-fast` and `-thinking` are always modes.
fn always(stem: &str, word: &str) -> bool {
    matches!(word, "fast" | "thinking") && (stem.starts_with("claude") || stem.starts_with("gpt"))
}

/// Strips service modes from an id if the rest is a known model.
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
