//! The efforts that a model can be run with.
//!
//! Owns the efforts that only some models have. Does not read names (`setting`).

use catalog::names::{Words, normalize, tail};
use catalog::schema::{Architecture, Model, Parameter};
use catalog::words;

use super::Resolver;
use super::setting::{About, Setting};
use super::suffixes::{DENSE, FAST, MIXTURE};
use crate::error::Error;

/// A rare effort, and the models that have it: the lab, words of the id, the first version, and the version before
/// which it ends.
#[derive(Clone, Copy)]
struct Rare {
    value: &'static str,
    lab: &'static str,
    words: &'static [&'static str],
    from: &'static [u32],
    before: Option<&'static [u32]>,
}

const fn since(
    value: &'static str,
    lab: &'static str,
    words: &'static [&'static str],
    from: &'static [u32],
) -> Rare {
    Rare {
        value,
        lab,
        words,
        from,
        before: None,
    }
}

const fn until(rare: Rare, before: &'static [u32]) -> Rare {
    Rare {
        before: Some(before),
        ..rare
    }
}

/// From the makers' pages on reasoning. `adaptive` is a thinking mode of some models.
const RARE: &[Rare] = &[
    since("adaptive", "anthropic", &["claude"], &[4, 6]),
    // From Cursor, for models that OpenAI serves with priority.
    since(FAST, "openai", &["gpt", "codex"], &[5]),
    since("max", "anthropic", &["claude"], &[4, 6]),
    since("max", "openai", &["gpt"], &[5, 6]),
    since("xhigh", "anthropic", &["claude"], &[4, 7]),
    since("xhigh", "openai", &["gpt"], &[5, 2]),
    until(
        since("xhigh", "openai", &["gpt", "codex", "max"], &[5, 1]),
        &[5, 2],
    ),
    // Grok 4.20 is older.
    until(since("xhigh", "xai", &["grok"], &[4, 6]), &[4, 20]),
    until(since("minimal", "openai", &["gpt"], &[5]), &[5, 1]),
    since("minimal", "google", &["gemini", "flash"], &[3]),
];

/// Models that reason but whose effort cannot be set.
const FIXED: &[&str] = words!(
    "alibaba/qwen-turbo alibaba/qwq-32b deepseek/deepseek-r1 deepseek/deepseek-r1-0528
    mistral/magistral-medium xai/grok-4 xai/grok-code-fast-1"
);

/// Models that always reason, besides those whose names say so.
const ALWAYS: &[&str] = words!(
    "alibaba/qwq-32b deepseek/deepseek-r1 deepseek/deepseek-r1-0528 openai/gpt-oss-120b
    openai/gpt-oss-20b openai/o1 openai/o1-mini openai/o1-preview openai/o1-pro openai/o3
    openai/o3-mini openai/o3-pro openai/o4-mini xai/grok-4 xai/grok-code-fast-1"
);

/// Common efforts that a few models lack.
const LACKING: &[(&str, &[&str])] = &[
    ("openai/gpt-5-codex", &["minimal"]),
    ("openai/gpt-5-pro", &["low", "medium", "minimal"]),
];

/// Labs whose models set reasoning by effort and do not accept a token budget.
const BY_EFFORT: &[&str] = &["openai", "xai"];

impl Resolver<'_> {
    /// Whether a model can be run with these settings. Models that do not reason have no effort; nothing has two.
    pub(super) fn can_be(&self, at: usize, settings: &[Setting]) -> Result<bool, Error> {
        let reasons = |s: &&Setting| {
            s.about == About::Effort || s.about == About::Thinking && s.value != "off"
        };
        let is_fast = |s: &Setting| s.about == About::Serving && s.value == FAST;
        if settings.iter().any(is_fast) {
            let model = self.catalog.model(at)?;
            let sold = model
                .routes
                .iter()
                .any(|route| route.variant == Some("fast"));
            if !sold && !self.has(at, &model, FAST)? {
                return Ok(false);
            }
        }
        let built = settings
            .iter()
            .find(|s| matches!(&*s.value, DENSE | MIXTURE));
        if let Some(built) = built {
            let architecture = self.catalog.model(at)?.facts.architecture;
            let mixture = architecture == Some(Architecture::MixtureOfExperts);
            if mixture != (built.value == MIXTURE) {
                return Ok(false);
            }
        }
        // Groq's builds, all 70B.
        let of_groq = |s: &Setting| matches!(&*s.value, "specdec" | "versatile");
        if settings.iter().any(of_groq) && !self.catalog.model_id(at)?.contains("70b") {
            return Ok(false);
        }
        let asked: Vec<&Setting> = settings.iter().filter(reasons).collect();
        let is_off = |s: &Setting| s.about == About::Thinking && s.value == "off";
        let off = settings.iter().any(is_off);
        if asked.is_empty() && !off {
            return Ok(true);
        }
        let model = self.catalog.model(at)?;
        if off && always_reasons(&model) {
            return Ok(false);
        }
        if asked.is_empty() {
            return Ok(true);
        }
        let mut efforts = asked.iter().filter(|s| s.about == About::Effort);
        let effort = efforts.next().map(|s| &*s.value);
        let of_chatgpt = model.lab == "openai" && has_word(&model, "chat");
        if efforts.any(|other| Some(&*other.value) != effort)
            || effort.is_some() && (FIXED.contains(&model.id) || of_chatgpt)
        {
            return Ok(false);
        }
        for setting in &asked {
            if !self.has(at, &model, &setting.value)? {
                return Ok(false);
            }
        }
        // `medium` is a size of Jamba; for a model known to reason, it is an effort. The first models with a thinking
        // mode came out in September 2024.
        let released = self.catalog.served_by(at)?.released;
        let may = released.is_none_or(|day| (day.year(), day.month()) >= (2024, 9));
        let reasons = model.capabilities.reasoning;
        Ok(reasons.unwrap_or(effort.is_none() && may))
    }

    /// Whether a model has an effort: it was measured with it, or is on the list of those that have it.
    fn has(&self, at: usize, model: &Model, value: &str) -> Result<bool, Error> {
        if value == "minimal" && model.refuses.contains(&Parameter::EffortMinimal)
            || value == "low" && model.refuses.contains(&Parameter::EffortLow)
            || LACKING
                .iter()
                .any(|(id, efforts)| *id == model.id && efforts.contains(&value))
        {
            return Ok(false);
        }
        if value.starts_with(|c: char| c.is_ascii_digit()) {
            let refused = model.refuses.contains(&Parameter::ThinkingBudget);
            return Ok(!refused && !BY_EFFORT.contains(&model.lab));
        }
        if !RARE.iter().any(|rare| rare.value == value) {
            return Ok(true);
        }
        let name = normalize(tail(model.id));
        let words = Words::of(&name);
        let version = words.version();
        let is_one = |rare: &Rare| {
            let has = |word| words.names.contains(word) || words.tiers.contains(word);
            (rare.value, rare.lab) == (value, model.lab)
                && rare.words.iter().all(has)
                && *version >= *rare.from
                && rare.before.is_none_or(|before| *version < *before)
        };
        if RARE.iter().any(is_one) {
            return Ok(true);
        }
        let scores = self.catalog.scores(at)?;
        Ok(scores.iter().any(|score| score.variant == Some(value)))
    }
}

fn always_reasons(model: &Model) -> bool {
    let off = [Parameter::EffortNone, Parameter::ThinkingDisabled];
    let refused = off.iter().any(|asked| model.refuses.contains(asked));
    refused && model.capabilities.reasoning == Some(true)
        || has_word(model, "thinking")
        || model.lab == "openai" && has_word(model, "codex")
        || ALWAYS.contains(&model.id)
}

fn has_word(model: &Model, word: &str) -> bool {
    let own = normalize(tail(model.id));
    own.split('-').any(|own| own == word)
}
