//! Typos: an unknown word → the nearest known words, joined words → split.
//!
//! Owns which corrections are tried. Does not correct a word that some model has, a number or a size.

use catalog::names::{Words, is_family, is_tier};
use catalog::words;

use super::everyday::is_everyday;
use super::reading::Outcome;
use super::{Found, Match, Resolver};
use crate::error::Error;

/// The most corrected spellings tried.
const TRIES: usize = 16;
/// From this length, any letter may be replaced by another.
const SHORT: usize = 6;
/// From this length, two letters may be wrong.
const LONG: usize = 9;

/// Words of models' names that the catalog may lack and that resemble others: never corrected.
const WORDS: &[&str] = words!(
    "alpaca aya baichuan bert bloom bloomz cogvlm dolly electra embed falcon fimbulvetr galactica
    gecko glam gopher groq imagen internvl koala lamda lava lemma llada llamax llava llemma lyria
    mathstral moderation molmo mpt music olmoe ollama opt orca palm pegasus phind pile pythia
    rerank smolvlm sora sonic starling tts tulu veo vicuna video whisper wizardlm xgen zephyr
    # English words that are a letter from a tier's.
    bass cat chart feast life"
);

/// Optional words in names: a typo becomes one of them only if letters are swapped or doubled.
const OPTIONAL: &[&str] = words!("base chat fast free it");

/// The keyboard, row by row; each row is half a key further right.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

impl Resolver<'_> {
    /// The one model that `name` means after splitting joined words or, failing that, correcting letters as well.
    pub(super) fn corrected(&self, name: &str) -> Result<Outcome, Error> {
        match self.respelled(name, false)? {
            Outcome::Nothing => self.respelled(name, true),
            found => Ok(found),
        }
    }

    /// The one model that `name` means after splitting joined words; `letters`: and correcting letters.
    pub(super) fn respelled(&self, name: &str, letters: bool) -> Result<Outcome, Error> {
        let mut spellings = vec![String::new()];
        let words: Vec<&str> = name.split('-').collect();
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1);
            let numbered = next.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
            let choices = self.choices(word, numbered, letters);
            spellings = spellings
                .iter()
                .flat_map(|begun| choices.iter().map(move |c| join(begun, c)))
                .take(TRIES)
                .collect();
        }
        // Nothing is named by a tier and a size alone: `minichat-3b`.
        spellings.retain(|spelling| {
            let words = Words::of(spelling);
            spelling != name && (!words.names.is_empty() || words.sizes.is_empty())
        });
        let mut found: Vec<(usize, String)> = Vec::new();
        let mut several = Vec::new();
        for spelling in spellings {
            let one = match self.recorded(&spelling, &spelling, true) {
                Ok(Some(one)) => Outcome::One(one),
                Ok(None) | Err(_) => self.understand(&Words::of(&spelling), None)?,
            };
            match one {
                Outcome::One(one) if !found.iter().any(|(model, _)| *model == one.model) => {
                    found.push((one.model, spelling));
                }
                Outcome::One(_) | Outcome::Nothing => {}
                Outcome::Several(models) => several.extend(models),
            }
        }
        if let ([(model, spelling)], true) = (found.as_slice(), several.is_empty()) {
            let note = format!("read as `{spelling}`");
            return Ok(Outcome::One(Found::noted(*model, Match::Fuzzy, note)));
        }
        several.extend(found.into_iter().map(|(model, _)| model));
        Ok(if several.is_empty() {
            Outcome::Nothing
        } else {
            Outcome::Several(several)
        })
    }

    /// What a word may mean; the word itself if nothing is near. `numbered`: a number follows; `letters`: letters may
    /// be wrong.
    fn choices(&self, word: &str, numbered: bool, letters: bool) -> Vec<String> {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits == word.len() && digits == 2 && !word.ends_with('0') {
            // `sonnet 45`; but nobody writes 4.0 as 40.
            return vec![word.to_owned(), join(&word[..1], &word[1..])];
        }
        if digits == word.len() || !word.is_ascii() {
            return vec![word.to_owned()];
        }
        let mut choices = self.apart(word, numbered);
        if self.knows(word) {
            choices.insert(0, word.to_owned());
        } else if letters && digits == 0 && word.len() > 2 {
            choices.extend(self.nearest(word));
        }
        if choices.is_empty() {
            choices.push(word.to_owned());
        }
        choices
    }

    /// The known words one slip away from `word`; none for tiers, families, providers and other fixed words.
    fn nearest(&self, word: &str) -> Vec<String> {
        let own = is_tier(word) || is_family(word) || is_everyday(word) || WORDS.contains(&word);
        if own || self.catalog.provider(word).is_some() {
            return Vec::new();
        }
        let known = self.catalog.words().filter(|known| {
            known.len() > 1
                && known.bytes().all(|b| b.is_ascii_alphabetic())
                && begins_alike(known, word)
        });
        let mut near: Vec<(usize, &str)> = known
            .filter_map(|known| Some((slip(known, word)?, known)))
            .collect();
        let least = near.iter().map(|(distance, _)| *distance).min();
        // A family is meant more often than a closer word: `quen` is not queen.
        near.retain(|(distance, known)| Some(*distance) == least || is_family(known));
        near.into_iter()
            .map(|(_, known)| known.to_owned())
            .collect()
    }

    /// Splits two joined known words: `mistralsmall`, `4omini`, or `deepseekr` before a number.
    fn apart(&self, word: &str, numbered: bool) -> Vec<String> {
        let numeral = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
        let size = |w: &str| !Words::of(w).sizes.is_empty();
        if size(word) {
            return Vec::new();
        }
        let cuts = (1..word.len()).map(|at| word.split_at(at));
        let fits = cuts.filter(|(left, right)| {
            let first = numeral(left) || left.len() > 1 && self.knows(left);
            let whole = left.len() > 2 || left.starts_with(|c: char| c.is_ascii_digit());
            first
                && whole
                && !size(left)
                && !numeral(right)
                && self.knows(right)
                && (right.len() > 1 || numbered && !numeral(left))
        });
        fits.map(|(left, right)| join(left, right)).collect()
    }

    fn knows(&self, word: &str) -> bool {
        self.catalog.models_with(word).is_some()
    }
}

/// Whether a word may name more models than the catalog has.
pub(super) fn is_shared(word: &str) -> bool {
    is_family(word) || WORDS.contains(&word)
}

fn join(begun: &str, next: &str) -> String {
    if begun.is_empty() {
        next.to_owned()
    } else {
        format!("{begun}-{next}")
    }
}

/// Distance from a word to a known one within one slip (two in long words): a letter doubled or not, two letters
/// swapped, one missing, one from a neighboring key. Extra letters at either end make another word: `llamax`,
/// `ita`.
fn slip(known: &str, word: &str) -> Option<usize> {
    if undoubled(known) == undoubled(word) {
        return Some(1);
    }
    let extended = word.strip_prefix(known).is_some() || word.ends_with(known);
    if known.len() < 3 {
        return None;
    }
    let length = known.len().max(word.len());
    let distance = strsim::osa_distance(known, word);
    let transposed = known.len() == word.len() && strsim::levenshtein(known, word) > distance;
    // A short word with one letter changed is often another word: `mint`, `flesh`.
    let mut others = known.bytes().zip(word.bytes()).filter(|(a, b)| a != b);
    let struck = known.len() != word.len() || others.all(|(a, b)| beside(a, b));
    let allowed = match length {
        _ if OPTIONAL.contains(&known) => usize::from(transposed),
        // `gtp`: three letters are too ambiguous for a wrong one.
        0..=3 => usize::from(transposed),
        4..SHORT => usize::from(transposed || struck || is_family(known)),
        SHORT..LONG => 1,
        _ => 2,
    };
    (!extended && distance <= allowed).then_some(distance + 1)
}

/// Whether two letters are on neighboring keys.
fn beside(a: u8, b: u8) -> bool {
    let key = |letter: u8| {
        let mut rows = KEYS.iter().enumerate();
        rows.find_map(|(row, keys)| Some((row, keys.bytes().position(|key| key == letter)?)))
    };
    let (Some(a), Some(b)) = (key(a), key(b)) else {
        return false;
    };
    let (above, below) = if a <= b { (a, b) } else { (b, a) };
    match below.0 - above.0 {
        0 => above.1.abs_diff(below.1) == 1,
        1 => below.1 == above.1 || below.1 + 1 == above.1,
        _ => false,
    }
}

/// Collapses repeated letters.
fn undoubled(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether the first letter is right, or swapped with the second.
fn begins_alike(known: &str, word: &str) -> bool {
    let (known, word) = (known.as_bytes(), word.as_bytes());
    known.first() == word.first() || known.first() == word.get(1) && known.get(1) == word.first()
}
