//! Words in any order → the models that have them, and which of these is meant.
//!
//! Owns holding typed words against the words of models' names. Does not drop or add a telling one.

use std::collections::BTreeSet;

use catalog::names::{Words, is_early, normalize, tail};
use catalog::schema::Kind;
use catalog::sort::Order;

use super::derived::is_unasked;
use super::setting::is_window;
use super::{Found, Match, Resolver};
use crate::error::Error;

/// A model that so many times as many providers serve as any other is meant where only the family's or
/// the maker's name was left out: `flash 2.5`.
pub const DOMINANT: u32 = 4;

/// What words came to.
pub enum Outcome {
    /// One model.
    One(Found),
    /// Each of these is plausible.
    Several(Vec<usize>),
    /// None.
    Nothing,
}

/// A model whose name the typed words may be.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Its position.
    pub model: usize,
    /// How many of its names' words, none of them telling, were left out.
    pub omitted: usize,
    /// More than the brand was left out.
    pub described: bool,
    /// It is known by a name without the size that its own name has.
    pub shortened: bool,
    /// How many words like `instruct` one has and the other has not.
    pub soft: usize,
}

/// The models that have all typed words in a name.
#[derive(Debug, Default)]
pub struct Readings {
    /// Nothing telling is left open, but the version where none was typed.
    pub fits: Vec<Fit>,
    /// Only the size is left open.
    pub sized: Vec<usize>,
    /// More is left open.
    pub near: Vec<usize>,
}

impl Readings {
    /// The models of which something telling is left open.
    fn open(&self) -> Vec<usize> {
        self.sized.iter().chain(&self.near).copied().collect()
    }

    /// Every model that comes into question.
    pub fn all(self) -> Outcome {
        let models: Vec<usize> = self
            .fits
            .into_iter()
            .map(|fit| fit.model)
            .chain(self.sized)
            .chain(self.near)
            .collect();
        if models.is_empty() {
            Outcome::Nothing
        } else {
            Outcome::Several(models)
        }
    }
}

/// How one name of a model takes the typed words.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Taken {
    Fit {
        described: bool,
        omitted: usize,
        soft: usize,
    },
    Sized,
    Near,
}

impl Resolver<'_> {
    /// What the words mean; `itself` is the model that bears them as its own name.
    pub(super) fn understand(
        &self,
        typed: &Words,
        itself: Option<usize>,
    ) -> Result<Outcome, Error> {
        let readings = self.readings(typed)?;
        if !says_enough(typed) || self.leaves_open(typed, &readings) {
            return Ok(readings.all());
        }
        if typed.versions.is_empty() {
            return self.family(typed, readings, itself);
        }
        let mut fits = readings.fits.clone();
        let least = fits.iter().map(|fit| (fit.omitted, fit.soft)).min();
        fits.retain(|fit| Some((fit.omitted, fit.soft)) == least);
        Ok(match fits.as_slice() {
            [] => match self.only_candidate(typed, readings.open(), false) {
                Some(only) => Outcome::One(Found::new(only, Match::Part)),
                None => readings.all(),
            },
            [one] if one.omitted == 0 => Outcome::One(Found::new(one.model, Match::Normalized)),
            [one] => Outcome::One(Found::new(one.model, Match::Part)),
            [first, ..] if first.omitted == 0 => {
                Outcome::Several(fits.iter().map(|fit| fit.model).collect())
            }
            _ => self.dominant(fits.into_iter().map(|fit| fit.model).collect()),
        })
    }

    /// The one of `models` of that version, where only a size or a day is left out; with `early`, a word
    /// like `preview` too.
    pub(super) fn only_candidate(
        &self,
        typed: &Words,
        models: impl IntoIterator<Item = usize>,
        early: bool,
    ) -> Option<usize> {
        let mut fits = models.into_iter().filter(|at| {
            let Ok(head) = self.catalog.head(*at) else {
                return false;
            };
            // A bare `qwen2` leaves its size open, even where somebody calls one of them so.
            let tiered = typed.sizes.is_empty() && !typed.tiers.is_empty();
            if typed.sizes.is_empty() && !tiered && !self.sizes(*at).is_empty() {
                return false;
            }
            let names = [tail(head.id), head.name];
            let mut names = names.into_iter().chain(head.aliases.iter().copied());
            names.any(|written| {
                let normalized = normalize(written);
                let name = Words::of_name(&normalized, written);
                let labs = || self.is_labs_pointer(written, *at).unwrap_or_default();
                let told = |tier: &&&str| typed.tiers.contains(*tier) || !early || !is_early(tier);
                let sizes = typed.sizes == name.sizes || tiered;
                // `phi-3-mini-128k`: a window tells models apart.
                let windows = name.versions.iter().filter(|word| is_window(word));
                // A size says enough without what it was built on: `deephermes-3-24b`.
                let whole = typed.sizes.is_empty();
                let counts =
                    |word: &&&str| whole || typed.names.contains(*word) || !BASES.contains(*word);
                name.names.iter().filter(counts).eq(&typed.names)
                    // `codex-max-max` says a tier twice.
                    && name.tiers.iter().filter(told).eq(&typed.tiers)
                    && (typed.v || !name.v)
                    // `kimi` is not what somebody's `kimi-latest` points to.
                    && (typed.latest || !name.latest || labs())
                    && windows.clone().all(|word| typed.versions.contains(word))
                    && name.version() == typed.version()
                    && sizes
            })
        });
        match (fits.next(), fits.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// Whether the words leave a size or a variant open.
    fn leaves_open(&self, typed: &Words, readings: &Readings) -> bool {
        let Readings { fits, sized, near } = readings;
        let most = sized.iter().map(|at| self.catalog.served(*at)).max();
        let all = sized.iter().chain(fits.iter().map(|fit| &fit.model));
        let on_offer: BTreeSet<Vec<String>> = all.map(|at| self.sizes(*at)).collect();
        let on_offer = on_offer.iter().filter(|sizes| !sizes.is_empty()).count();
        // `gpt-oss` is some provider's name for one of them, and two sizes are on offer.
        let sizes = typed.sizes.is_empty()
            && on_offer > 1
            && most.is_some_and(|most| {
                let few = |fit: &Fit| fit.shortened || self.catalog.served(fit.model) < most;
                !fits.is_empty() && fits.iter().all(few)
            });
        // `gpt-6` is no more Rosalind than Sol. What others made of a model leaves nothing open.
        let lab = |at: usize| {
            let id = self.catalog.model_id(at).unwrap_or_default();
            id.split('/').next().unwrap_or(id)
        };
        let of_a_maker = |at: &usize| fits.iter().any(|fit| lab(fit.model) == lab(*at));
        let variants =
            fits.iter().all(|fit| fit.described) && near.iter().chain(sized).any(of_a_maker);
        sizes || variants && !fits.is_empty()
    }

    /// The sizes that a model's own name states.
    pub(super) fn sizes(&self, model: usize) -> Vec<String> {
        let name = tail(self.catalog.model_id(model).unwrap_or_default());
        let normalized = normalize(name);
        let words = Words::of_name(&normalized, name);
        words.sizes.iter().map(|s| (*s).to_owned()).collect()
    }

    /// The one that far more providers serve than any other, where there is one.
    pub(super) fn dominant(&self, mut models: Vec<usize>) -> Outcome {
        models.order_by_key(|at| std::cmp::Reverse(self.catalog.served(*at)));
        let served = |at: usize| self.catalog.served(at);
        match models.as_slice() {
            [] => Outcome::Nothing,
            [one] => Outcome::One(Found::new(*one, Match::Part)),
            [first, second, ..] if served(*first) >= DOMINANT * served(*second).max(1) => {
                let other = self.catalog.model_id(*second).unwrap_or_default();
                let note = format!(
                    "served by {} providers; {other}, served by {}, also matches",
                    served(*first),
                    served(*second),
                );
                Outcome::One(Found::noted(*first, Match::Part, note))
            }
            _ => Outcome::Several(models),
        }
    }

    /// The models that have all required words, and how their names take them.
    fn readings(&self, typed: &Words) -> Result<Readings, Error> {
        let mut readings = Readings::default();
        let mut bases = Vec::new();
        // The models of a lab stand together: its words are taken apart once.
        let mut maker = ("", String::new());
        for model in self.with_all_words(typed) {
            let head = self.catalog.head(model)?;
            let (lab, tail) = head.id.split_once('/').unwrap_or(("", head.id));
            if lab != maker.0 {
                let name = self.catalog.lab(lab).map(|lab| lab.name);
                // What others made has no maker to be named.
                let named = match lab {
                    "community" => String::new(),
                    _ => normalize(&format!("{lab} {}", name.unwrap_or_default())),
                };
                maker = (lab, named);
            }
            let lab: Vec<&str> = maker.1.split('-').collect();
            let names = [tail, head.name].into_iter().chain(head.aliases);
            let names = names.filter(|name| !is_unasked(typed, name, maker.0));
            let taken = names.filter_map(|name| {
                let whole = take(typed, name, &lab);
                whole.or_else(|| take_without_base(typed, name, &lab))
            });
            let taken = taken.min();
            match taken {
                Some(Taken::Fit {
                    described,
                    omitted,
                    soft,
                }) => {
                    let tail = normalize(tail);
                    let shortened = typed.sizes.is_empty() && !Words::of(&tail).sizes.is_empty();
                    let fit = Fit {
                        model,
                        omitted,
                        described,
                        shortened,
                        soft,
                    };
                    if head.kind == Kind::Base {
                        bases.push(fit);
                    } else {
                        readings.fits.push(fit);
                    }
                }
                Some(Taken::Sized) => readings.sized.push(model),
                Some(Taken::Near) => readings.near.push(model),
                None => {}
            }
        }
        if readings.fits.is_empty() {
            readings.fits = bases;
        }
        Ok(readings)
    }

    pub(super) fn with_all_words(&self, typed: &Words) -> Vec<usize> {
        let mut lists = Vec::new();
        for word in typed.required() {
            match self.catalog.models_with(word) {
                Some(models) => lists.push(models),
                None => return Vec::new(),
            }
        }
        lists.order_by_key(Vec::len);
        let mut lists = lists.into_iter();
        let mut models = lists.next().unwrap_or_default();
        for list in lists {
            models.retain(|at| list.binary_search(at).is_ok());
        }
        models.into_iter().map(|at| at as usize).collect()
    }
}

/// A number or a size alone says too little.
pub(super) fn says_enough(typed: &Words) -> bool {
    let letters = |word: &&str| word.ends_with(|c: char| c.is_ascii_alphabetic());
    // Words of an effort, as well.
    let mode = |tier: &&str| matches!(*tier, "high" | "low" | "max" | "medium");
    // Many makers have `AI` in their names: `x.ai`.
    typed
        .names
        .iter()
        .any(|word| !matches!(*word, "ai" | "low"))
        || !typed.tiers.iter().all(|tier| mode(tier) || tier.len() == 1)
        || !typed.tiers.is_empty() && !typed.versions.is_empty()
        || typed.versions.iter().any(letters)
        || !typed.versions.is_empty() && (typed.v || !typed.sizes.is_empty())
}

/// Letters before the version of a family, which people leave out as they do `v`: `minimax 2.5`.
const LETTERS: &[(&str, &str)] = &[("kimi", "k"), ("minimax", "m")];

/// Families that others build on.
pub(super) const BASES: &[&str] = &["llama", "mistral", "qwen", "yi", "solar"];

/// As `take`, of a name without the model that it was built on: `Hermes 2 Pro 8B` of
/// `Hermes-2-Pro-Llama-3-8B`, `Nemotron Super 49B v1.5` of `Llama-3.3-Nemotron-Super-49B-v1.5`.
fn take_without_base(typed: &Words, name: &str, lab: &[&str]) -> Option<Taken> {
    if typed.sizes.is_empty() || BASES.iter().any(|base| typed.names.contains(base)) {
        return None;
    }
    let shorter = without_base(&normalize(name))?;
    match take(typed, &shorter, lab)? {
        Taken::Fit { omitted, soft, .. } => Some(Taken::Fit {
            described: true,
            omitted: omitted + 1,
            soft,
        }),
        _ => None,
    }
}

/// A normalized name without the model that it was built on, and that one's version.
pub(super) fn without_base(normalized: &str) -> Option<String> {
    let words: Vec<&str> = normalized.split('-').collect();
    let at = words.iter().position(|word| BASES.contains(word))?;
    // Of Llama 2 there are models of the same name that were built on the first.
    if words.get(at + 1) == Some(&"2") {
        return None;
    }
    let digits = |word: &&&str| word.bytes().all(|b| b.is_ascii_digit());
    let behind = at + 1 + words[at + 1..].iter().take_while(digits).count();
    let shorter = [&words[..at], &words[behind..]].concat().join("-");
    (!Words::of(&shorter).names.is_empty()).then_some(shorter)
}

fn take(typed: &Words, name: &str, lab: &[&str]) -> Option<Taken> {
    let normalized = normalize(name);
    let name = Words::of_name(&normalized, name);
    let within = |few: &[&str], all: &[&str]| few.iter().all(|word| all.contains(word));
    // The maker may be said or left out.
    let said = typed.names.iter().filter(|word| !name.names.contains(word));
    if !said.clone().all(|word| lab.contains(word)) {
        return None;
    }
    let omitted = name.names.iter().filter(|word| !typed.names.contains(word));
    let is_letter = |word: &str| {
        LETTERS.contains(&(name.brand.unwrap_or_default(), word)) && !typed.versions.is_empty()
    };
    let lettered = omitted.clone().any(|word| word.len() == 1);
    let mut beyond = omitted.clone().filter(|word| Some(**word) != name.brand);
    let described = beyond.any(|word| !is_letter(word));
    // `command` is not what `command-latest` points to.
    let omitted = omitted.count() + usize::from(name.latest && !typed.latest);
    // Nor is `v2` an `l2`.
    let bare = typed.v && !name.v && (typed.names.is_empty() || lettered);
    if bare
        || typed.active.is_some() && typed.active != name.active
        || !within(&typed.tiers, &name.tiers)
        || !within(&typed.sizes, &name.sizes)
    {
        return None;
    }
    let versions = typed.versions == name.versions;
    let open = typed.versions.is_empty();
    let longer = name.versions.starts_with(&typed.versions);
    let (tiers, sizes) = (typed.tiers == name.tiers, typed.sizes == name.sizes);
    // `mistral 22b` is any of its maker's models of that size; `mistral 8x22b` says more.
    let maker_alone = !typed.names.is_empty()
        && typed.tiers.is_empty()
        && open
        && !typed.names.iter().any(|word| name.names.contains(word))
        && !typed.sizes.iter().any(|size| size.contains('x'));
    if (versions || open) && tiers && sizes && !maker_alone {
        let soft = typed.soft.abs_diff(name.soft);
        return Some(Taken::Fit {
            described,
            omitted,
            soft,
        });
    }
    if versions && tiers && omitted == 0 {
        return Some(Taken::Sized);
    }
    (versions || open || longer && omitted == 0).then_some(Taken::Near)
}
