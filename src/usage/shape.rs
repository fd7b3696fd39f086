//! What the counts of a record mean: which tokens are billed as what.
//!
//! Owns the conventions of providers and gateways, and what tells them apart. Does not price.
//!
//! The rules, each from the provider's own documentation:
//!
//! - `prompt_tokens`, `promptTokenCount` and a plain `input_tokens` are all input. Cached reads
//!   (`cached_tokens`, `cachedContentTokenCount`) and writes (`cache_write_tokens`) are parts of them.
//! - `input_tokens` beside `cache_read_input_tokens` or `cache_creation_input_tokens` (Anthropic, Bedrock)
//!   is the rest of the input, without both. Beside `prompt_tokens` (`LiteLLM`) both are parts of it.
//! - A form may say it otherwise (`forms`), and a total has the last word: one that is input and output is
//!   of input with the cache; a surplus of just the cached tokens is of input without.
//! - Output includes reasoning, except for Google's `thoughtsTokenCount`, which comes on top. A surplus of
//!   the total over input and output is thinking where it is just the reasoning that is stated, or where
//!   the lab is known to leave thinking out (xAI, Gemini through the `OpenAI` form). Any other is refused.
//! - Writes without a stated time are for five minutes.

use super::counts::Counts;
use super::forms::{Form, Input, Thinking};
use super::keys::Count;
use super::reason::Reason;
use crate::pricing::Tokens;

/// Labs whose APIs leave thinking out of the output and count it in the total alone.
const THINKING_IN_TOTAL: &[&str] = &["google", "xai"];
/// Labs without an API that counts input without the cache: of theirs, names of Anthropic's do not tell.
const INPUT_WITH_CACHE: &[&str] = &["openai", "google", "xai", "mistral"];
/// Labs whose own API counts input without the cache.
const INPUT_WITHOUT_CACHE: &[&str] = &["anthropic"];

/// The tokens that counts mean, of a model of this lab.
///
/// # Errors
/// Why they mean none.
pub fn tokens(counts: &Counts, form: &Form, lab: &str) -> Result<Tokens, Reason> {
    stated(counts)?;
    let get = |count| counts.get(count).unwrap_or(0);
    let (short, long) = writes(counts)?;
    let inside = counts
        .get(Count::CachedInside)
        .unwrap_or(get(Count::CachedPart));
    let read = match (inside, get(Count::CacheRead)) {
        (a, b) if a > 0 && b > 0 && a != b => return Err(Reason::Contradiction),
        (a, b) => a.max(b),
    };
    let cached = read + short + long;
    let prompt = counts
        .get(Count::Prompt)
        .or_else(|| counts.get(Count::OtherPrompt));
    let input = match (prompt, counts.get(Count::Input)) {
        // All of it beside the part that was not cached.
        (Some(prompt), Some(input)) if prompt != input && prompt != input + cached => {
            return Err(Reason::Contradiction);
        }
        (Some(input), _) | (None, Some(input)) => Some(input),
        (None, None) => None,
    };
    let output = output(counts);
    // Codex calls the total so.
    let tool = match get(Count::ToolPrompt) {
        total if !counts.has(Count::Total) && total == input.unwrap_or(0) + output => 0,
        tool => tool,
    };
    let (fresh, output) = match (input, counts.get(Count::Fresh)) {
        (None, None) if counts.has(Count::Output) => return Err(Reason::NoInput),
        (None, None) => return Err(Reason::NoCounts),
        (None, Some(fresh)) => {
            let sum = Sum {
                input: fresh,
                tool,
                cached,
                output,
            };
            let (_, thinking) = sum.read(counts, Some(false), form, lab)?;
            (fresh, output + thinking)
        }
        (Some(input), fresh) => {
            let sum = Sum {
                input,
                tool,
                cached,
                output,
            };
            // The SDK passes on what the provider counts, and its total is of input and output alone.
            let is_unclear = form.input == Input::BySdk
                && cached > 0
                && cached <= input
                && INPUT_WITHOUT_CACHE.contains(&lab)
                && counts.get(Count::Total).unwrap_or(0) <= input + tool + output;
            if is_unclear {
                return Err(Reason::UnclearCache);
            }
            let named = convention(counts, input, cached, form, lab);
            let (with_cache, thinking) = sum.read(counts, named, form, lab)?;
            let rest = if with_cache {
                input.checked_sub(cached).ok_or(Reason::CacheAboveInput)?
            } else {
                input
            };
            if fresh.is_some_and(|fresh| fresh != rest) {
                return Err(Reason::UnclearCache);
            }
            (rest, output + thinking)
        }
    };
    Ok(Tokens {
        fresh: fresh + tool,
        cache_read: read,
        cache_write_5m: short,
        cache_write_1h: long,
        output,
    })
}

/// Whether nothing tells if thinking stands beside the output or in it: plain counts of a lab whose own stand beside it,
/// without a total.
pub fn leaves_thinking_open(counts: &Counts, form: &Form, lab: &str) -> bool {
    let get = |count| counts.get(count).unwrap_or(0);
    form.name.is_empty()
        && THINKING_IN_TOTAL.contains(&lab)
        && (1..=output(counts)).contains(&get(Count::Reasoning))
        && !counts.has(Count::Thoughts)
        && get(Count::Total) == 0
}

/// Whether there are counts at all, and of text alone.
///
/// # Errors
/// What there is instead.
pub fn stated(counts: &Counts) -> Result<(), Reason> {
    let any = [
        Count::Prompt,
        Count::Input,
        Count::Fresh,
        Count::OtherPrompt,
        Count::Output,
        Count::OtherCompletion,
        Count::OtherInput,
        Count::OtherOutput,
    ];
    if !any.into_iter().any(|count| counts.has(count)) {
        return Err(Reason::NoCounts);
    }
    let get = |count| counts.get(count).unwrap_or(0);
    if get(Count::OtherInput) > 0 || get(Count::OtherOutput) > 0 {
        return Err(Reason::OtherMedia);
    }
    Ok(())
}

/// What the parts of a total are.
struct Sum {
    input: u64,
    tool: u64,
    cached: u64,
    output: u64,
}

impl Sum {
    /// Whether the input includes what was cached, and how many tokens of thinking the output leaves out.
    /// `named`: whether it does by the names of the counts, where they tell.
    fn read(
        &self,
        counts: &Counts,
        named: Option<bool>,
        form: &Form,
        lab: &str,
    ) -> Result<(bool, u64), Reason> {
        let get = |count| counts.get(count).unwrap_or(0);
        let reasoning = get(Count::Reasoning);
        // Thoughts are in the output already.
        let on_top = form.thinking == Thinking::OnTop && !counts.has(Count::Thoughts);
        let beyond = reasoning > self.output && !counts.has(Count::Thoughts);
        let usual = if on_top || beyond { reasoning } else { 0 };
        let plain = self.input + self.tool + self.output;
        let total = get(Count::Total);
        // What is billed beside the output and not stated to be part of it.
        let no_total = total == 0 && !THINKING_IN_TOTAL.contains(&lab);
        if beyond && !on_top && (total == plain || no_total) {
            return Err(Reason::UnclearReasoning);
        }
        // Helicone's total is of the two counts whatever they include.
        let says_nothing = form.input == Input::AsTheLab && total == plain;
        if total == 0 || says_nothing || named == Some(true) && total == plain && usual == 0 {
            return Ok((named.ok_or(Reason::UnclearCache)?, usual));
        }
        // What a total may be of: input and output, with what was cached, with reasoning.
        let mut readings = Vec::with_capacity(4);
        for with_cache in [true, false] {
            if self.cached == 0 && !with_cache || with_cache && self.cached > self.input {
                continue;
            }
            let cached = if with_cache { 0 } else { self.cached };
            let all = plain + cached;
            for thinking in [0, reasoning] {
                let fits = total == all + thinking;
                if fits && !readings.contains(&(with_cache, thinking)) {
                    readings.push((with_cache, thinking));
                }
            }
        }
        // Thinking that is not stated otherwise.
        if readings.is_empty()
            && total > plain
            && THINKING_IN_TOTAL.contains(&lab)
            && named != Some(false)
        {
            readings.push((true, total - plain));
        }
        match readings.as_slice() {
            [(with_cache, thinking)] => {
                let with_cache = *with_cache;
                // A total of input and output alone may also leave the cache out.
                let cached_aside = with_cache && self.cached > 0 && named == Some(false);
                if cached_aside && *thinking == 0 {
                    return Err(Reason::UnclearCache);
                }
                Ok((
                    if self.cached == 0 {
                        named.unwrap_or(true)
                    } else {
                        with_cache
                    },
                    *thinking,
                ))
            }
            [] if total < plain => Err(Reason::TotalTooSmall),
            [] if named == Some(false) && total == plain => Ok((false, usual)),
            [] => Err(Reason::UnclearTotal),
            // Two readings: that of the names, if it is one of them.
            several => {
                let of_names = several
                    .iter()
                    .find(|(with_cache, _)| Some(*with_cache) == named);
                of_names.copied().ok_or(Reason::UnclearTotal)
            }
        }
    }
}

/// Whether the input includes what was cached, by the form and by the names of the counts.
fn convention(counts: &Counts, input: u64, cached: u64, form: &Form, lab: &str) -> Option<bool> {
    match form.input {
        Input::WithCache => return Some(true),
        Input::WithoutCache => return Some(false),
        Input::AsTheLab => return Some(!INPUT_WITHOUT_CACHE.contains(&lab)),
        // Only input without the cache can be less than what was cached.
        Input::BySdk if cached > input && INPUT_WITHOUT_CACHE.contains(&lab) => return Some(false),
        Input::BySdk if !INPUT_WITHOUT_CACHE.contains(&lab) => return Some(true),
        Input::AsNamed | Input::BySdk => {}
    }
    if counts.has(Count::Prompt) || cached == 0 {
        return Some(true);
    }
    let outside = counts.has(Count::CacheRead) || counts.has(Count::CacheWritten);
    let inside = counts.has(Count::CachedInside) || counts.has(Count::WrittenInside);
    match (outside, inside) {
        // Of both conventions only the one without fits where more was cached than went in.
        (true, true) => (cached > input).then_some(false),
        (true, false) if INPUT_WITH_CACHE.contains(&lab) => None,
        (false, true) if cached > input && INPUT_WITHOUT_CACHE.contains(&lab) => Some(false),
        (outside, _) => Some(!outside),
    }
}

/// Writes to the cache: for five minutes, for an hour.
fn writes(counts: &Counts) -> Result<(u64, u64), Reason> {
    let get = |count| counts.get(count).unwrap_or(0);
    let all = match (
        counts.get(Count::CacheWritten),
        counts.get(Count::WrittenInside),
    ) {
        (Some(a), Some(b)) if a != b => return Err(Reason::Contradiction),
        (a, b) => a.or(b),
    };
    let (short, long) = (get(Count::Written5m), get(Count::Written1h));
    match all {
        // LangChain has the writes either by their time or together.
        Some(0) | None => Ok((short, long)),
        Some(all) if short + long > all => Err(Reason::Contradiction),
        Some(all) => Ok((all - long, long)),
    }
}

fn output(counts: &Counts) -> u64 {
    let output = counts
        .get(Count::Output)
        .or_else(|| counts.get(Count::OtherCompletion));
    output.unwrap_or(0) + counts.get(Count::Thoughts).unwrap_or(0)
}
