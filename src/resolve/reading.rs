//! Words in any order → the models that have them, and which of these is meant.
//!
//! Owns matching typed words against models' names. Does not drop or add a distinguishing word.

use std::collections::BTreeSet;

use catalog::names::{Words, is_early, normalize, tail};
use catalog::schema::Kind;
use catalog::sort::{Order, tree};

use super::derived::is_unasked;
use super::setting::is_window;
use super::{Found, Match, Resolver};
use crate::error::Error;

/// With this many times the providers of any other candidate, a model is meant when only the family's or maker's
/// name was omitted: `flash 2.5`.
pub const DOMINANT: u32 = 4;

/// What words resolved to.
pub enum Outcome {
    One(Found),
    /// All of these are plausible.
    Several(Vec<usize>),
    Nothing,
}

/// A model that the typed words may name.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Its position in the catalog.
    pub model: usize,
    /// Words of its names that were omitted, none of them distinguishing.
    pub omitted: usize,
    /// More than the brand was omitted.
    pub described: bool,
    /// Known by a name without the size that its own name has.
    pub shortened: bool,
    /// Difference in the number of words like `instruct`.
    pub soft: usize,
}

/// Models with all typed words in a name.
#[derive(Debug, Default)]
pub struct Readings {
    /// Nothing distinguishing is open, except a version if none was typed.
    pub fits: Vec<Fit>,
    /// Only the size is open.
    pub sized: Vec<usize>,
    /// More is open.
    pub near: Vec<usize>,
}

impl Readings {
    /// Models with something distinguishing left open.
    fn open(&self) -> Vec<usize> {
        self.sized.iter().chain(&self.near).copied().collect()
    }

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

/// How the typed words match one name of a model.
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
    /// What the words mean; `itself` is the model with exactly this name.
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

    /// The only one of `models` with that version, if just a size or a date is omitted; with `early`, also a word
    /// like `preview`.
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
            // A bare `qwen2` leaves the size open, even if somebody uses it for one of them.
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
                // `phi-3-mini-128k`: a window distinguishes models.
                let windows = name.versions.iter().filter(|word| is_window(word));
                // With a size, the model it was built on may be omitted: `deephermes-3-24b`.
                let whole = typed.sizes.is_empty();
                let counts =
                    |word: &&&str| whole || typed.names.contains(*word) || !BASES.contains(*word);
                name.names.iter().filter(counts).eq(&typed.names)
                    // `codex-max-max` repeats a tier.
                    && name.tiers.iter().filter(told).eq(&typed.tiers)
                    && (typed.v || !name.v)
                    // `kimi` is not the target of somebody's `kimi-latest`.
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
        let on_offer: BTreeSet<Vec<String>> = tree(all.map(|at| self.sizes(*at)));
        let on_offer = on_offer.iter().filter(|sizes| !sizes.is_empty()).count();
        // `gpt-oss` is one provider's name for one of them, but two sizes are on offer.
        let sizes = typed.sizes.is_empty()
            && on_offer > 1
            && most.is_some_and(|most| {
                let few = |fit: &Fit| fit.shortened || self.catalog.served(fit.model) < most;
                !fits.is_empty() && fits.iter().all(few)
            });
        // `gpt-6` means Rosalind no more than Sol. Derivatives by other makers do not count.
        let lab = |at: usize| {
            let id = self.catalog.model_id(at).unwrap_or_default();
            id.split('/').next().unwrap_or(id)
        };
        let of_a_maker = |at: &usize| fits.iter().any(|fit| lab(fit.model) == lab(*at));
        let variants =
            fits.iter().all(|fit| fit.described) && near.iter().chain(sized).any(of_a_maker);
        sizes || variants && !fits.is_empty()
    }

    pub(super) fn sizes(&self, model: usize) -> Vec<String> {
        let name = tail(self.catalog.model_id(model).unwrap_or_default());
        let normalized = normalize(name);
        let words = Words::of_name(&normalized, name);
        words.sizes.iter().map(|s| (*s).to_owned()).collect()
    }

    /// The model with far more providers than any other, if there is one.
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

    /// The models with all required words, and how their names match.
    fn readings(&self, typed: &Words) -> Result<Readings, Error> {
        let mut readings = Readings::default();
        let mut bases = Vec::new();
        // Models are sorted by lab, so each lab's words are split once.
        let mut maker = ("", String::new());
        for model in self.with_all_words(typed) {
            let head = self.catalog.head(model)?;
            let (lab, tail) = head.id.split_once('/').unwrap_or(("", head.id));
            if lab != maker.0 {
                let name = self.catalog.lab(lab).map(|lab| lab.name);
                // Community models have no maker to name, and InternLM is a family of its own: `internlm2-4b` is not
                // InternVL2.
                let named = match lab {
                    "community" | "internlm" => String::new(),
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

/// Whether the words are enough; a number or a size alone is not.
pub(super) fn says_enough(typed: &Words) -> bool {
    let letters = |word: &&str| word.ends_with(|c: char| c.is_ascii_alphabetic());
    // Words for efforts are too little as well.
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

/// Letters before a family's version that people omit, as they do `v`: `minimax 2.5`.
const LETTERS: &[(&str, &str)] = &[("kimi", "k"), ("minimax", "m")];

pub(super) const BASES: &[&str] = &["llama", "mistral", "qwen", "yi", "solar"];

/// Like `take`, for a name without the model it was built on: `Hermes 2 Pro 8B` for `Hermes-2-Pro-Llama-3-8B`,
/// `Nemotron Super 49B v1.5` for `Llama-3.3-Nemotron-Super-49B-v1.5`.
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

/// Removes from a normalized name the model it was built on, with its version.
pub(super) fn without_base(normalized: &str) -> Option<String> {
    let words: Vec<&str> = normalized.split('-').collect();
    let at = words.iter().position(|word| BASES.contains(word))?;
    // With Llama 2, models of the same name exist that were built on the first Llama.
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
    // The maker is optional.
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
    // `command` is not the target of `command-latest`.
    let omitted = omitted.count() + usize::from(name.latest && !typed.latest);
    // And `v2` is not `l2`.
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
    // `mistral 22b` may be any of its maker's models of that size; `mistral 8x22b` says more.
    let maker_alone = !typed.names.is_empty()
        && typed.tiers.is_empty()
        && open
        && !typed.names.iter().any(|word| name.names.contains(word));
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
