//! Adapters: one per source, from snapshot bytes to observations.
//!
//! An adapter knows only its source's format, units and quirks. A file without the expected structure is
//! an error; a row that cannot be parsed is skipped and reported. Does not identify models, consult other
//! sources or access the file system.

#[cfg(feature = "maintainer")]
pub mod aider;
#[cfg(feature = "maintainer")]
pub mod arena;
#[cfg(feature = "maintainer")]
pub mod deprecations;
#[cfg(feature = "maintainer")]
pub mod epoch;
#[cfg(feature = "maintainer")]
pub mod evalplus;
#[cfg(feature = "maintainer")]
pub mod harn;
#[cfg(feature = "maintainer")]
pub mod helm;
#[cfg(feature = "maintainer")]
pub mod hf_facts;
pub mod litellm;
#[cfg(feature = "maintainer")]
pub mod llm_stats;
#[cfg(feature = "maintainer")]
pub mod model_prices;
pub mod models_dev;
#[cfg(feature = "maintainer")]
pub mod models_dev_scores;
#[cfg(feature = "maintainer")]
pub mod openhands;
pub mod openrouter;
mod peak_hours;
#[cfg(feature = "maintainer")]
pub mod pi_ai;
#[cfg(feature = "maintainer")]
pub mod price_history;
#[cfg(feature = "maintainer")]
pub mod tau2;
#[cfg(feature = "maintainer")]
pub mod vectara;

use anyhow::Context;
use catalog::rows;
use catalog::schema::{Capabilities, Modality, Rates, Source, Tier};
use catalog::units::{Date, Price};
use serde_json::{Map, Value};

pub use crate::observation::File;
use crate::observation::Yield;
use crate::rates::by_size;

/// Everything in `sources.json` that does not depend on the copy: id, name, URL, live URL, license, credit.
const SOURCES: &[[&str; 6]] = rows!(6, include_str!("sources.tsv"));

/// The entry of a source, with the date and version of its copy.
///
/// # Errors
/// A source without a row in `sources.tsv`.
pub fn source(id: &str, snapshot: Date, version: Option<&String>) -> anyhow::Result<Source> {
    let row = SOURCES.iter().find(|[known, ..]| *known == id);
    let row = row.with_context(|| format!("{id} is not in sources.tsv"))?;
    let [_, name, url, live_url, license, credit] = *row;
    let known = |cell: &str| (cell != "-").then(|| cell.to_owned());
    Ok(Source {
        id: id.to_owned(),
        name: name.to_owned(),
        url: known(url),
        live_url: known(live_url),
        snapshot,
        version: version.cloned(),
        license: license.to_owned(),
        credit: credit.to_owned(),
    })
}

pub struct Adapter {
    /// Id in `sources.json`.
    pub id: &'static str,
    /// Files relative to the snapshot directory. A final `/*` matches every JSON file in a directory, `*` in
    /// a name the date of the newest copy, and `/**/` all subdirectories.
    pub files: &'static [&'static str],
    /// Parses one of the files as of a date.
    pub read: fn(&File, Date, &mut Yield) -> anyhow::Result<()>,
}

impl Adapter {
    /// Parses the files of a snapshot, in the order of `files`.
    ///
    /// # Errors
    /// A file of another format.
    pub fn read(&self, files: &[File], as_of: Date) -> anyhow::Result<Yield> {
        let mut out = Yield {
            source: self.id,
            ..Yield::default()
        };
        for file in files {
            (self.read)(file, as_of, &mut out)?;
        }
        Ok(out)
    }
}

/// All adapters of this build, in order of precedence for facts.
pub const ADAPTERS: &[Adapter] = &[
    models_dev::ADAPTER,
    models_dev::MODELS_ADAPTER,
    litellm::ADAPTER,
    openrouter::ADAPTER,
    #[cfg(feature = "maintainer")]
    pi_ai::ADAPTER,
    #[cfg(feature = "maintainer")]
    model_prices::ADAPTER,
    #[cfg(feature = "maintainer")]
    helm::ADAPTER,
    #[cfg(feature = "maintainer")]
    llm_stats::FACTS_ADAPTER,
    #[cfg(feature = "maintainer")]
    epoch::MODELS_ADAPTER,
    #[cfg(feature = "maintainer")]
    hf_facts::ADAPTER,
    #[cfg(feature = "maintainer")]
    deprecations::RSS_ADAPTER,
    #[cfg(feature = "maintainer")]
    deprecations::EOL_ADAPTER,
    #[cfg(feature = "maintainer")]
    deprecations::RETIRE_ADAPTER,
    #[cfg(feature = "maintainer")]
    harn::ADAPTER,
];

/// All score adapters. Board owners come before collectors of other owners' boards.
#[cfg(feature = "maintainer")]
pub const SCORE_ADAPTERS: &[crate::scores::ScoreAdapter] = &[
    arena::ADAPTER,
    aider::ADAPTER,
    tau2::ADAPTER,
    evalplus::ADAPTER,
    openhands::ADAPTER,
    vectara::ADAPTER,
    epoch::ADAPTER,
    llm_stats::ADAPTER,
    models_dev_scores::ADAPTER,
];

/// How sources spell providers: reader, spelling, catalog id.
#[cfg(feature = "maintainer")]
const PROVIDERS: &[[&str; 3]] = rows!(3, include_str!("provider-spellings.tsv"));

/// The catalog id of a provider that `reader`'s source spells so.
#[cfg(feature = "maintainer")]
fn provider(reader: &str, spelled: &str) -> Option<&'static str> {
    let mut own = PROVIDERS.iter().filter(|[by, ..]| *by == reader);
    own.find_map(|[_, spelling, id]| (*spelling == spelled).then_some(*id))
}

/// Runs an adapter on one file.
#[cfg(test)]
#[allow(clippy::expect_used)] // a test fails by panicking
fn read_one(adapter: &Adapter, (path, text): (&str, &impl ToString)) -> Yield {
    let file = (path.to_owned(), text.to_string().into_bytes());
    let day = "2026-11-20".parse().expect("a day");
    adapter.read(&[file], day).expect(path)
}

fn is_csv((path, _): &File) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|e| e == "csv")
}

/// Parses a file as a JSON object.
fn object(file: &File) -> anyhow::Result<Map<String, Value>> {
    let (path, bytes) = file;
    serde_json::from_slice(bytes).with_context(|| format!("{path}: not the expected JSON object"))
}

/// Parses a file as a list.
#[cfg(feature = "maintainer")]
fn values<T: serde::de::DeserializeOwned>(file: &File) -> anyhow::Result<Vec<T>> {
    let (path, bytes) = file;
    serde_json::from_slice(bytes).with_context(|| format!("{path}: not the expected list"))
}

/// The object under a key; a file without it has another format.
#[cfg(feature = "maintainer")]
fn needed_object<'a>(
    file: &File,
    row: &'a Map<String, Value>,
    key: &str,
) -> anyhow::Result<&'a Map<String, Value>> {
    let found = row.get(key).and_then(Value::as_object);
    found.with_context(|| format!("{}: no object `{key}`", file.0))
}

/// The list under a key; a file without it has another format.
fn needed_list<'a>(
    file: &File,
    row: &'a Map<String, Value>,
    key: &str,
) -> anyhow::Result<&'a Vec<Value>> {
    let found = row.get(key).and_then(Value::as_array);
    found.with_context(|| format!("{}: no list `{key}`", file.0))
}

/// A non-empty string.
fn text<'a>(row: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    row.get(key)?.as_str().filter(|text| !text.is_empty())
}

fn day(row: &Map<String, Value>, key: &str) -> Option<Date> {
    text(row, key).and_then(date)
}

/// A finite number.
#[cfg(feature = "maintainer")]
fn number(row: &Map<String, Value>, key: &str) -> Option<f64> {
    row.get(key)?.as_f64().filter(|number| number.is_finite())
}

/// The values in a list; none if there is no list.
fn list<'a>(row: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    let list = row.get(key).and_then(Value::as_array);
    list.into_iter().flatten()
}

/// The objects in a list.
fn objects<'a>(
    row: &'a Map<String, Value>,
    key: &str,
) -> impl Iterator<Item = &'a Map<String, Value>> + use<'a> {
    list(row, key).filter_map(Value::as_object)
}

/// The rates under these keys: input, output, cache read, cache write.
fn rates(row: &Map<String, Value>, keys: [&str; 4], rate: fn(&Value) -> Option<Price>) -> Rates {
    let [input, output, cache_read, cache_write] = keys.map(|key| row.get(key).and_then(rate));
    Rates {
        input,
        output,
        cache_read,
        cache_write,
        cache_write_1h: None,
    }
}

/// Rates for long requests in a list, with their threshold under `size`.
fn tiers(
    row: &Map<String, Value>,
    list: &str,
    size: &str,
    rates: impl Fn(&Map<String, Value>) -> Rates,
) -> Vec<Tier> {
    let tier = |row| {
        Some(Tier {
            above_input_tokens: count(row, size)?,
            rates: rates(row),
            ..Tier::default()
        })
    };
    let mut tiers = objects(row, list).filter_map(tier).collect();
    by_size(&mut tiers);
    tiers
}

/// Sets the capabilities that follow from the input modalities.
fn takes(input: &[Modality], can: &mut Capabilities) {
    can.vision = Some(input.contains(&Modality::Image));
    can.multimodal = Some(input.iter().any(|kind| *kind != Modality::Text));
    can.audio_input = Some(input.contains(&Modality::Audio));
}

/// A count above zero; sources use 0 for unknown limits.
fn count(row: &Map<String, Value>, key: &str) -> Option<u64> {
    let value = row.get(key)?;
    let count = value.as_u64().or_else(|| {
        // LiteLLM writes some limits as `256000.0` or as a string.
        let number = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
        let whole = number.fract() == 0.0 && (0.0..1e12).contains(&number);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        whole.then_some(number as u64)
    });
    count.filter(|count| (1..1_000_000_000_000).contains(count))
}

/// A number of parameters, far larger than any token count.
#[cfg(feature = "maintainer")]
fn parameters(row: &Map<String, Value>, key: &str) -> Option<u64> {
    let value = row.get(key)?;
    let number = value
        .as_f64()
        .or_else(|| value.as_str()?.trim().parse().ok())?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (number.fract() == 0.0 && (1e6..1e14).contains(&number)).then_some(number as u64)
}

fn flag(row: &Map<String, Value>, key: &str) -> Option<bool> {
    row.get(key)?.as_bool()
}

/// An ISO date with the given precision; a time of day is dropped.
fn date(text: &str) -> Option<Date> {
    let day = text.get(..10).filter(|_| text.len() > 10);
    day.unwrap_or(text).trim().parse().ok()
}

/// The modalities in a list, without duplicates, in catalog order.
fn modalities(list: Option<&Value>) -> Option<Vec<Modality>> {
    let words: Vec<&str> = list?.as_array()?.iter().filter_map(Value::as_str).collect();
    let named = |modality: Modality| {
        words
            .iter()
            .any(|word| *word == modality.as_str() || *word == "file" && modality == Modality::Pdf)
    };
    let found: Vec<Modality> = Modality::ALL
        .iter()
        .copied()
        .filter(|m| named(*m))
        .collect();
    (!found.is_empty()).then_some(found)
}
