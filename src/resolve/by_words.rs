//! A name that is not recorded → the model with its words.
//!
//! Owns the order of attempts, and what a typed name may omit of the model's. Does not match words against
//! models (`reading`).

use catalog::names::{Pin, Spelling, Words, is_early, is_tier, normalize, spell, tail};
use catalog::naming::NameOf;
use catalog::schema::Kind as ModelKind;

use super::everyday::is_everyday;
use super::pointers::is_known_revision;
use super::reading::{self, Outcome};
use super::{Found, Match, Resolver, setting};
use crate::error::{Error, Kind};

/// What a typed name lacks compared with the model's.
struct Jump {
    version: bool,
    words: bool,
    /// Words other than the name of the model it was built on.
    telling: bool,
}

impl Jump {
    fn any(&self) -> bool {
        self.version || self.words
    }

    /// Whether a one-word name with a size means another model.
    fn is_other(&self, by: Match) -> bool {
        match by {
            Match::Part => self.version || self.telling,
            _ => self.version && self.telling,
        }
    }
}

impl Resolver<'_> {
    /// Reads by words in any order, then without settings, by date, and with typos.
    pub(super) fn read(&self, input: &str, end: &str) -> Result<Found, Error> {
        let end = &pointed(end);
        let name = &normalize(end);
        let typed = Words::of_name(name, end);
        // What was once new no longer is: `new sonnet`.
        let was_new = typed.versions.is_empty() && typed.names.contains(&"new");
        if is_everyday(name) || was_new {
            return Err(self.unknown(input, name));
        }
        if let Some(own) = rewritten(name) {
            return self.read(input, &own);
        }
        // Brackets and colons separate settings from the name.
        if setting::is_apart(input) {
            if let Some(found) = self.of_window(end)? {
                return Ok(found);
            }
            if let Some(found) = self.run_as(input, true)? {
                return Ok(found);
            }
        }
        let full = is_full_id(input, &typed);
        let understood = self.understand(&typed, None)?;
        let refused = matches!(understood, Outcome::One(_));
        let several = match understood {
            Outcome::One(found) if self.lacks(input, &typed, &found)? => vec![found.model],
            Outcome::One(found) if found.by != Match::Part => return Ok(found),
            // A size confirms the model of the name without it; it does not choose a later release.
            Outcome::One(found) => return Ok(self.of_size(input, true)?.unwrap_or(found)),
            Outcome::Several(models) => models,
            Outcome::Nothing => Vec::new(),
        };
        // `deepseek-v3-671b`, though V3.1 has that size too.
        if let Some(found) = self.of_size(input, true)? {
            return Ok(found);
        }
        // If a model has exactly these tiers, only its version, size or date is open: no word is a mode.
        let of_these_tiers = |at: &usize| {
            let id = self.catalog.model_id(*at).unwrap_or_default();
            Words::of(&normalize(tail(id))).tiers == typed.tiers
        };
        if !several.iter().any(of_these_tiers)
            && let Some(found) = self.run_as(input, true)?
        {
            return Ok(found);
        }
        if let Some(found) = self.of_ending(input, end, name)? {
            return Ok(found);
        }
        if let Some(flat) = unbracketed(end) {
            let early = self.read(&flat, &flat);
            let unknown = matches!(&early, Err(error) if error.code == Kind::UnknownModel);
            if unknown && let Some(found) = self.of_menu(end)? {
                return Ok(found);
            }
            return early;
        }
        if let Some(found) = self.of_board(name)? {
            return Ok(found);
        }
        if full {
            return Err(self.unknown(input, name));
        }
        let own = |at: usize| {
            let id = self.catalog.model_id(at).unwrap_or_default();
            normalize(tail(id))
        };
        // A family's first model is no answer when later ones have a version: `llama guard`.
        let numbered = |at: &usize| {
            let own = own(*at);
            let own = Words::of(&own);
            let same = (&own.names, &own.tiers) == (&typed.names, &typed.tiers);
            same && !own.version().is_empty()
        };
        let first = |only: usize| {
            let unnumbered = Words::of(&own(only)).version().is_empty();
            typed.versions.is_empty() && unnumbered && several.iter().any(numbered)
        };
        let only = self.only_candidate(&typed, several.iter().copied(), true);
        if let Some(only) = only.filter(|only| !first(*only))
            && !self.adds_month(&typed, only)?
        {
            return Ok(Found::new(only, Match::Part));
        }
        if !refused
            && !input.contains('/')
            && let Some(only) = self.sole(name, &typed, &several)?
        {
            return Ok(Found::new(only, Match::Part));
        }
        if !several.is_empty() {
            return Err(self.ambiguous(input, several));
        }
        // As in Google's ids: `Gemini Experimental 1206`.
        if name.contains("experimental") {
            return self.read(input, &name.replace("experimental", "exp"));
        }
        self.respelled_apart(input, name)
    }

    /// Tries other spellings: the product's name, numbers without a point, split words, typos.
    fn respelled_apart(&self, input: &str, name: &str) -> Result<Found, Error> {
        if let Some(gpt) = of_chatgpt(name) {
            let found = self.read(&gpt, &gpt)?;
            let note = format!("read as `{gpt}`");
            return Ok(Found::noted(found.model, Match::Fuzzy, note));
        }
        if let Some(parted) = parted(name) {
            match self.read(&parted, &parted) {
                Ok(found) if found.settings.is_empty() => {
                    let note = format!("read as `{parted}`");
                    return Ok(Found::noted(found.model, Match::Fuzzy, note));
                }
                Err(error) if error.code == Kind::AmbiguousModel => {
                    let models = error
                        .candidates
                        .iter()
                        .filter_map(|id| self.catalog.position(id));
                    return Err(self.ambiguous(input, models));
                }
                _ => {}
            }
        }
        // Fine-tunes abbreviate it in their own names: `Llama 3.3 Euryale 70B`.
        let short = name.replacen("llama-", "l-", 1);
        if short != name
            && let Outcome::One(found) = self.understand(&Words::of(&short), None)?
            && found.by == Match::Normalized
        {
            return Ok(found);
        }
        if let Some(joined) = self.joined(name)
            && let Ok(found) = self.read(&joined, &joined)
        {
            return Ok(found);
        }
        match self.corrected(name)? {
            Outcome::One(found) => Ok(found),
            Outcome::Several(models) => Err(self.ambiguous(input, models)),
            Outcome::Nothing => Err(self.unknown(input, name)),
        }
    }

    /// As boards abbreviate it: `Grok 4.20 Multi-Agent Exp Beta 0304`, `Qwen3 4B 2507 Think`.
    fn of_board(&self, name: &str) -> Result<Option<Found>, Error> {
        let whole = match name.strip_suffix("-think") {
            Some(rest) => format!("{rest}-thinking"),
            None if name.contains("-exp-") => name.replace("-exp-", "-experimental-"),
            None => return Ok(None),
        };
        Ok(match self.understand(&Words::of(&whole), None)? {
            Outcome::One(found) if found.by == Match::Normalized => Some(found),
            _ => None,
        })
    }

    /// Joins two words that models' names write as one: `MiniMax M2.5 High Speed`.
    fn joined(&self, name: &str) -> Option<String> {
        let words: Vec<&str> = name.split('-').collect();
        let letters = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
        let pairs = words.windows(2).enumerate();
        let mut joined = pairs.filter_map(|(at, pair)| {
            let one = pair.concat();
            let fits = pair.iter().all(|word| letters(word));
            (fits && self.catalog.models_with(&one).is_some()).then(|| {
                [&words[..at], &[&*one], &words[at + 2..]]
                    .concat()
                    .join("-")
            })
        });
        joined.next()
    }

    /// A released model that a menu, such as GitHub Copilot's, labels a preview: `GPT-5 mini (Preview)`. Not if any
    /// model with these words is an early release.
    fn of_menu(&self, name: &str) -> Result<Option<Found>, Error> {
        let lower = name.trim().to_lowercase();
        let Some(released) = lower.strip_suffix("(preview)") else {
            return Ok(None);
        };
        let typed = normalize(&lower);
        let typed = Words::of(&typed);
        for at in self.with_all_words(&typed) {
            let own = normalize(tail(self.catalog.model_id(at)?));
            if Words::of(&own).version() == typed.version() {
                return Ok(None);
            }
        }
        let Some(found) = self.recorded(released.trim(), &normalize(released), false)? else {
            return Ok(None);
        };
        // Open weights have more releases than one list shows.
        let open = self.catalog.model(found.model)?.facts.open_weights == Some(true);
        Ok((!open).then(|| Found::new(found.model, Match::Part)))
    }

    /// A model whose name includes a bracketed window: `Phi-3-medium instruct (128k)`.
    fn of_window(&self, name: &str) -> Result<Option<Found>, Error> {
        let bracket = name.trim().strip_suffix([')', ']']);
        let Some((rest, within)) = bracket.and_then(|name| name.rsplit_once(['(', '['])) else {
            return Ok(None);
        };
        let window = within.trim().to_ascii_lowercase();
        if !setting::is_window(&window) {
            return Ok(None);
        }
        let flat = format!("{} {window}", rest.trim());
        Ok(
            match self.understand(&Words::of_name(&normalize(&flat), &flat), None)? {
                Outcome::One(found) if found.by == Match::Normalized => Some(found),
                _ => None,
            },
        )
    }

    /// By a date, a revision or `base` at the end.
    fn of_ending(&self, input: &str, end: &str, name: &str) -> Result<Option<Found>, Error> {
        if let Some(found) = self.of_day(end, input.contains('/'))? {
            return Ok(Some(found));
        }
        if let Some(found) = self.of_release(input)? {
            return Ok(Some(found));
        }
        if let Some(found) = self.of_base(name)? {
            return Ok(Some(found));
        }
        self.of_tier_and_day(name)
    }

    /// A provider's id with its revision, written with spaces or in another order: `Gemini 1.5 Pro (002)`,
    /// `gemini-flash-1.5-002`.
    fn of_release(&self, input: &str) -> Result<Option<Found>, Error> {
        let dashed = input.replace(' ', "-").replace(['(', ')'], "");
        let spelled = spell(&dashed);
        if !matches!(spelled.pin, Some(Pin::Release(..10))) {
            return Ok(None);
        }
        if dashed != input
            && let Some(found) = self.served_as(&dashed, true)?
        {
            return Ok(Some(found));
        }
        let Outcome::One(found) = self.understand(&Words::of(&spelled.core), None)? else {
            return Ok(None);
        };
        let core = normalize(tail(self.catalog.model_id(found.model)?));
        let known = is_known_revision(&Spelling { core, ..spelled }, input);
        Ok((known && found.by == Match::Normalized).then_some(found))
    }

    /// A base model whose own name does not say so: `CodeGemma-2B-Base`.
    fn of_base(&self, name: &str) -> Result<Option<Found>, Error> {
        let Some(rest) = name.strip_suffix("-base") else {
            return Ok(None);
        };
        let [one] = self.catalog.named(rest)[..] else {
            return Ok(None);
        };
        let at = one.model as usize;
        let base = one.by == NameOf::Model && self.catalog.head(at)?.kind == ModelKind::Base;
        Ok(base.then(|| Found::new(at, Match::Normalized)))
    }

    /// A Claude tier with the date of one of its models: `sonnet-20241022`.
    fn of_tier_and_day(&self, name: &str) -> Result<Option<Found>, Error> {
        let Some((tier, day)) = name.split_once('-').filter(|(_, day)| day.len() == 8) else {
            return Ok(None);
        };
        let mut found = Vec::new();
        for at in self.with_all_words(&Words::of(tier)) {
            let model = self.catalog.model(at)?;
            let mut ids = model.routes.iter().map(|route| spell(route.id));
            if spell(model.id).pin_text == day {
                return Ok(Some(Found::new(at, Match::Part)));
            }
            let own = model.lab == "anthropic" && ids.any(|id| id.pin_text == day);
            found.extend(own.then_some(at));
        }
        Ok(match found.as_slice() {
            [one] => Some(Found::new(*one, Match::Part)),
            _ => None,
        })
    }

    /// Whether a name in this form omits something of the model's name that its writer would have included.
    fn lacks(&self, input: &str, typed: &Words, found: &Found) -> Result<bool, Error> {
        let full = is_full_id(input, typed);
        let sized = !input.contains(' ') && !typed.sizes.is_empty();
        if !full && !sized {
            return Ok(false);
        }
        let jump = self.is_jump(typed, found.model)?;
        // `llava-1.5-7b` is not the medical one, `starcoder-3b` not StarCoder 2. The `1t` of `r1t` is not in billions,
        // and `r1t` is not `r1t2`.
        let in_billions = typed.sizes.iter().any(|size| !size.ends_with('t'));
        let other = if in_billions {
            jump.is_other(found.by)
        } else {
            jump.version
        };
        Ok(full && jump.any() || sized && other)
    }

    /// What a model's name has and the typed one lacks; ids written by programs lack nothing but the brand.
    fn is_jump(&self, typed: &Words, model: usize) -> Result<Jump, Error> {
        let head = self.catalog.head(model)?;
        let tail = tail(head.id);
        let normalized = normalize(tail);
        let own = Words::of_name(&normalized, tail);
        let left_out = |word: &&&str| !typed.names.contains(*word) && Some(**word) != own.brand;
        let mut words = own.names.iter().filter(left_out);
        // The version of the model it was built on does not count: `nemotron-70b`.
        let shorter = reading::without_base(&normalized);
        let itself = shorter.as_deref().map_or_else(|| own.clone(), Words::of);
        let numbered = itself.versions.iter().any(|word| !setting::is_window(word));
        Ok(Jump {
            version: typed.versions.is_empty() && numbered && !itself.version().is_empty(),
            words: words.clone().next().is_some(),
            telling: words.any(|word| !reading::BASES.contains(word)),
        })
    }
}

/// Starts of names, and their form in models' names. DeepSeek's id of V3 has `chat`, and Seed is called Doubao in
/// China. `qwen25-coder` is the whole line, though one provider's id of one model starts with it. Azure writes
/// `gpt-35-turbo (1106)`.
const REWRITTEN: &[(&str, &str)] = &[
    ("deepseek-chat-v-3", "deepseek-v-3"),
    ("doubao-seed-", "seed-"),
    ("gpt-35-", "gpt-3-5-"),
    ("gpt-4-omni", "gpt-4o"),
    ("qwen-25-", "qwen-2-5-"),
];

fn rewritten(name: &str) -> Option<String> {
    REWRITTEN
        .iter()
        .find_map(|(begun, own)| Some(format!("{own}{}", name.strip_prefix(begun)?)))
}

/// Splits a version without a point from the tier after it: `gemini25pro`.
pub(super) fn parted(name: &str) -> Option<String> {
    let mut parted = Vec::new();
    let mut found = false;
    for word in name.split('-') {
        let tier = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &word[..word.len() - tier.len()];
        if digits.len() == 2 && is_tier(tier) {
            let (major, minor) = digits.split_at(1);
            parted.extend([major, minor, tier]);
            found = true;
        } else {
            parted.push(word);
        }
    }
    found.then(|| parted.join("-"))
}

/// OpenAI's model of a version that people call by the product: `ChatGPT 4.5`.
fn of_chatgpt(name: &str) -> Option<String> {
    let version = name.strip_prefix("chatgpt-")?;
    // The only model of this version that the product ever ran.
    if version == "3-5" {
        return Some("gpt-3-5-turbo".to_owned());
    }
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let known = version.split('-').all(|word| digit(word) || is_tier(word));
    (digit(version) && known).then(|| format!("gpt-{version}"))
}

/// Normalizes digits: points for the `p` in `v3p2`, splits what Ollama joins (`qwen2.5vl`), and joins what people
/// split (`gpt-4 o`).
pub(super) fn pointed(name: &str) -> String {
    let bytes = name.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let mut pointed = String::with_capacity(name.len() + 1);
    for (at, c) in name.char_indices() {
        let behind_digit = at > 0 && digit(at - 1);
        if behind_digit && bytes[at..].starts_with(b"vl") && !letter(at + 2) {
            pointed.push('-');
        }
        // `gpt-4 o`
        let apart = behind_digit && bytes.get(at + 1) == Some(&b'o');
        let last = !letter(at + 2) && !digit(at + 2);
        if apart && last && matches!(c, '-' | ' ' | '.' | '_') {
            continue;
        }
        // `14 B`
        if c == ' ' && behind_digit && matches!(bytes.get(at + 1), Some(b'b' | b'B')) && last {
            continue;
        }
        // `GLM-4.6 V`
        let seeing = behind_digit
            && matches!(c, '-' | ' ' | '_')
            && matches!(bytes.get(at + 1), Some(b'v' | b'V'))
            && last;
        if seeing {
            continue;
        }
        let point = c == 'p' && behind_digit && digit(at + 1);
        pointed.push(if point { '.' } else { c });
    }
    pointed
}

/// Removes the brackets around the words for an early release: `Gemini 2.5 Pro (03-25 experimental)`.
fn unbracketed(name: &str) -> Option<String> {
    let (rest, within) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    let early = |word: &str| is_early(&word.to_lowercase());
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let mut words = within.split_whitespace();
    let told = words.clone().any(early) && words.all(|word| early(word) || number(word));
    told.then(|| format!("{rest}{within}"))
}

/// Whether a name is an id written by a program, and so without typos: with a date, a tag, a revision, or more
/// than one slash.
fn is_full_id(input: &str, words: &Words) -> bool {
    let signs = ['@', ':', '[', '('];
    let number = |word: &&str| word.len() > 3 && word.bytes().all(|b| b.is_ascii_digit());
    let dated = words.versions.iter().any(number) && !input.contains(' ');
    // `Nous: Hermes 3 405B Instruct` is how lists show it.
    let shown = input.replace(": ", " ");
    dated || shown.contains(signs) || input.matches('/').count() > 1
}
