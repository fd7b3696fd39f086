//! Finds the catalog model of a score.
//!
//! Uses the same spelling rules as routes (`identity::spell`) on existing models; a score never adds a
//! model. Never crosses sizes, tiers, versions or dates, and never assigns a base model's score to the
//! chat model of the same name. Spellings no rule covers are in `kept/score-spellings.json`. Does not read
//! sources or remove duplicates (`once`).

use catalog::words;
use std::collections::HashMap;

use catalog::names::{Pin, normalize, spell};
use catalog::schema::{Kind, ModelFile};
use serde::{Deserialize, Serialize};

use super::{Reading, ScoreObservation};
use crate::kept::Kept;

/// A curated spelling that no rule covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSpelling {
    /// Spelling in the source.
    pub spelling: String,
    /// Id, name or alias of the model; `None` if it is not a model.
    pub model: Option<String>,
    /// Effort or mode in the spelling.
    pub variant: Option<String>,
    /// Why it is not a model.
    pub reason: Option<String>,
}

/// Open families whose plain name is the base model.
const PLAIN_BASES: &[&str] = words!(
    "llama- codellama- mistral-7b mistral-nemo-base mixtral- gemma- qwen-1 qwen-2 qwen-7b qwen-14b qwen-72b yi-
     falcon- mpt- baichuan- internlm- deepseek-llm deepseek-coder starcoder stablelm opt- gpt-j gpt-neo
     granite-3"
);

/// Models by all spellings of their names.
pub struct Homes<'a> {
    kept: &'a Kept,
    by_hand: HashMap<String, &'a KeptSpelling>,
    models: Vec<(&'a str, Kind)>,
    /// Name with its date as written → models.
    full: HashMap<String, Vec<usize>>,
    /// Name without its date → (date, model).
    cores: HashMap<String, Vec<(Option<Pin>, usize)>>,
}

impl<'a> Homes<'a> {
    pub fn new(
        models: &'a [(String, ModelFile)],
        kept: &'a Kept,
        by_hand: &'a [KeptSpelling],
    ) -> Self {
        let mut homes = Self {
            kept,
            by_hand: by_hand
                .iter()
                .map(|k| (normalize(&k.spelling), k))
                .collect(),
            models: models
                .iter()
                .map(|(_, m)| (m.id.as_str(), m.kind))
                .collect(),
            full: HashMap::new(),
            cores: HashMap::new(),
        };
        for (at, (_, model)) in models.iter().enumerate() {
            let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
            let own = [tail, model.name.as_str()].into_iter();
            for name in own.chain(model.aliases.iter().map(String::as_str)) {
                homes.learn(name, at);
            }
        }
        // Route ids add spellings that model names lack.
        for (at, (_, model)) in models.iter().enumerate() {
            for route in model.routes.iter().filter(|route| route.variant.is_none()) {
                let spelled = spell(&route.id);
                if !homes.full.contains_key(&spelled.full())
                    && spelled.variant.is_none()
                    && !spelled.latest
                {
                    homes.full.insert(spelled.full(), vec![at]);
                }
            }
        }
        homes
    }

    fn learn(&mut self, name: &str, at: usize) {
        let spelled = spell(&plain(name));
        for key in [spelled.full(), normalize(name)] {
            let owners = self.full.entry(key).or_default();
            if !owners.contains(&at) {
                owners.push(at);
            }
        }
        let dated = self.cores.entry(spelled.core).or_default();
        if !dated.contains(&(spelled.pin, at)) {
            dated.push((spelled.pin, at));
        }
    }

    /// Finds the model of a row, and the reading used.
    ///
    /// # Errors
    /// The reason, worded the same for all rows of a kind.
    pub fn of(&self, seen: &ScoreObservation) -> Result<(usize, Reading), String> {
        let mut reason = "a model that is not in the catalog".to_owned();
        let kept = |reading: &&Reading| self.by_hand.contains_key(&normalize(&reading.key));
        let by_hand = seen.readings.iter().filter(kept);
        for reading in by_hand.chain(seen.readings.iter().filter(|reading| !kept(reading))) {
            match self.find(&reading.key, seen.base) {
                Ok(at) => {
                    // Prefer a reading of the same model that states the effort.
                    let last = |name: &str| name.rsplit('-').next().map(str::to_lowercase);
                    let named = last(&reading.key) == last(self.models[at].0);
                    let telling = seen.readings.iter().find(|other| {
                        !named
                            && other.variant.is_some()
                            && self.find(&other.key, seen.base) == Ok(at)
                    });
                    let mut reading = telling.unwrap_or(reading).clone();
                    if let Some(kept) = self.by_hand.get(&normalize(&reading.key)) {
                        reading.variant = reading.variant.or_else(|| kept.variant.clone());
                    }
                    return Ok((at, reading));
                }
                Err(Some(why)) => reason = why,
                Err(None) => {}
            }
        }
        Err(reason)
    }

    fn find(&self, key: &str, base: Option<bool>) -> Result<usize, Option<String>> {
        if let Some(kept) = self.by_hand.get(&normalize(key)) {
            return match (&kept.model, &kept.reason) {
                (Some(model), _) => self.named(model, base),
                (None, reason) => Err(reason.clone()),
            };
        }
        self.named(key, base)
    }

    fn named(&self, key: &str, base: Option<bool>) -> Result<usize, Option<String>> {
        let key = plain(key);
        let spelled = spell(&key);
        if let Some(reason) = self.kept.no_model(None, &key, &spelled.full()) {
            return Err(Some(reason.to_owned()));
        }
        let says_base = spelled.core.ends_with("-base");
        let plain_base = !spelled.instruct
            && PLAIN_BASES
                .iter()
                .any(|family| spelled.core.starts_with(family))
            && base.is_none();
        if says_base || base == Some(true) || plain_base {
            let core = spelled.core.strip_suffix("-base").unwrap_or(&spelled.core);
            return self.base(core, spelled.pin);
        }
        if let Some(id) = self.kept.model_of(None, &key, &spelled.full())
            && let Some(at) = self.models.iter().position(|(model, _)| *model == id)
        {
            return Ok(at);
        }
        let chat = |at: &usize| self.models[*at].1 != Kind::Base;
        for name in [normalize(&key), spelled.full()] {
            let owners = self.full.get(&name).into_iter().flatten().copied();
            let owners: Vec<usize> = owners.filter(chat).collect();
            if let [one] = owners[..] {
                return Ok(one);
            }
        }
        let dated = self.cores.get(&spelled.core).into_iter().flatten();
        let dated: Vec<_> = dated.filter(|(_, at)| chat(at)).copied().collect();
        Self::by_date(&dated, spelled.pin)
    }

    /// Of models with the same name, the one meant by a date or its absence.
    fn by_date(dated: &[(Option<Pin>, usize)], pin: Option<Pin>) -> Result<usize, Option<String>> {
        let mut models: Vec<usize> = dated.iter().map(|(_, at)| *at).collect();
        models.sort_unstable();
        models.dedup();
        let agreeing = |at: usize| {
            let pins: Vec<Pin> = dated
                .iter()
                .filter(|d| d.1 == at)
                .filter_map(|d| d.0)
                .collect();
            match pin {
                Some(pin) => pins.iter().any(|p| p.agrees(pin)),
                None => dated.contains(&(None, at)),
            }
        };
        let fit: Vec<usize> = models.iter().copied().filter(|at| agreeing(*at)).collect();
        let undated = dated.iter().all(|(pin, _)| pin.is_none());
        let days = dated
            .iter()
            .all(|(pin, _)| matches!(pin, Some(Pin::Day(..))));
        match (&fit[..], &models[..], pin) {
            ([one], _, _) => Ok(*one),
            // The only model of its name: a full date or revision only pins it. A month or day without a
            // year marks a separate release.
            ([], [one], None) if days => Ok(*one),
            ([], [one], Some(Pin::Day(..) | Pin::Release(_))) if undated => Ok(*one),
            ([], [], _) | ([], _, None) => Err(None),
            ([], _, Some(_)) => Err(Some(
                "a dated release that is not in the catalog".to_owned(),
            )),
            _ => Err(Some("a name that several releases share".to_owned())),
        }
    }

    fn base(&self, core: &str, pin: Option<Pin>) -> Result<usize, Option<String>> {
        let mut dated: Vec<(Option<Pin>, usize)> = Vec::new();
        for name in [core.to_owned(), format!("{core}-base")] {
            dated.extend(self.cores.get(&name).into_iter().flatten());
        }
        dated.retain(|(_, at)| self.models[*at].1 == Kind::Base);
        let missing = || Some("a base model that is not in the catalog".to_owned());
        Self::by_date(&dated, pin).map_err(|reason| reason.or_else(missing))
    }
}

/// A name with brackets and commas replaced by hyphens.
fn plain(name: &str) -> String {
    let words: Vec<&str> = name
        .split(['(', ')', '[', ']', ','])
        .map(str::trim)
        .filter(|w| !w.is_empty())
        .collect();
    words.join("-")
}
