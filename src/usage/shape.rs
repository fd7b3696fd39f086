//! What the counts of a record mean: how tokens are billed.
//!
//! Owns the conventions of providers and gateways, and how to tell them apart. Does not price.
//!
//! The rules, from the providers' own documentation:
//!
//! - `prompt_tokens`, `promptTokenCount` and a plain `input_tokens` are all input. They include cached reads
//!   (`cached_tokens`, `cachedContentTokenCount`) and writes (`cache_write_tokens`).
//! - `input_tokens` next to `cache_read_input_tokens` or `cache_creation_input_tokens` (Anthropic, Bedrock)
//!   excludes both. Next to `prompt_tokens` (LiteLLM) both are included in that.
//! - A format may override this (`forms`), and a total has the last word: if it equals input plus output, the
//!   input includes the cache; if it exceeds that by exactly the cached tokens, it does not.
//! - Output includes reasoning, except for Google's `thoughtsTokenCount`, which comes on top. If the total
//!   exceeds input plus output, the rest is reasoning if it equals the stated reasoning, or if the lab is known
//!   to leave reasoning out (xAI, Gemini through the OpenAI format). Any other excess is refused.
//! - Writes without a stated lifetime are kept for five minutes.

use super::counts::Counts;
use super::forms::{Form, Input, Thinking};
use super::keys::Count;
use super::reason::Reason;
use crate::pricing::Tokens;

/// Labs whose APIs count reasoning only in the total, not in the output.
const THINKING_IN_TOTAL: &[&str] = &["google", "xai"];
/// Labs without an API whose input excludes the cache: for their models, Anthropic's names prove nothing.
const INPUT_WITH_CACHE: &[&str] = &["openai", "google", "xai", "mistral"];
/// Labs whose own API excludes the cache from the input.
const INPUT_WITHOUT_CACHE: &[&str] = &["anthropic"];

/// The tokens that the counts of a model of this lab mean.
///
/// # Errors
/// Why they have no meaning.
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
        // Both the full input and the uncached part may be stated.
        (Some(prompt), Some(input)) if prompt != input && prompt != input + cached => {
            return Err(Reason::Contradiction);
        }
        (Some(input), _) | (None, Some(input)) => Some(input),
        (None, None) => None,
    };
    let output = output(counts);
    // Codex uses that name for the total.
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
            // The SDK passes on the provider's counts, and its total is input plus output only.
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

/// Whether reasoning may be in the output or on top of it: plain counts without a total, for a lab that counts it on
/// top.
pub fn leaves_thinking_open(counts: &Counts, form: &Form, lab: &str) -> bool {
    let get = |count| counts.get(count).unwrap_or(0);
    form.name.is_empty()
        && THINKING_IN_TOTAL.contains(&lab)
        && (1..=output(counts)).contains(&get(Count::Reasoning))
        && !counts.has(Count::Thoughts)
        && get(Count::Total) == 0
}

/// Checks that there are counts, and only of text.
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

/// The parts of a total.
struct Sum {
    input: u64,
    tool: u64,
    cached: u64,
    output: u64,
}

impl Sum {
    /// Whether the input includes the cache, and how many reasoning tokens the output excludes. `named`: whether the
    /// names of the counts say it includes the cache, if they do.
    fn read(
        &self,
        counts: &Counts,
        named: Option<bool>,
        form: &Form,
        lab: &str,
    ) -> Result<(bool, u64), Reason> {
        let get = |count| counts.get(count).unwrap_or(0);
        let reasoning = get(Count::Reasoning);
        // Thoughts are already in the output.
        let on_top = form.thinking == Thinking::OnTop && !counts.has(Count::Thoughts);
        let beyond = reasoning > self.output && !counts.has(Count::Thoughts);
        let usual = if on_top || beyond { reasoning } else { 0 };
        let plain = self.input + self.tool + self.output;
        let total = get(Count::Total);
        // Nothing states whether reasoning that exceeds the output is billed on top.
        let no_total = total == 0 && !THINKING_IN_TOTAL.contains(&lab);
        if beyond && !on_top && (total == plain || no_total) {
            return Err(Reason::UnclearReasoning);
        }
        // Helicone's total adds the two counts, whatever they include.
        let says_nothing = form.input == Input::AsTheLab && total == plain;
        if total == 0 || says_nothing || named == Some(true) && total == plain && usual == 0 {
            return Ok((named.ok_or(Reason::UnclearCache)?, usual));
        }
        // Possible meanings of a total: input and output, plus the cache, plus reasoning.
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
        // Unstated reasoning.
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
                // A total of input plus output may also exclude the cache.
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
            // Several readings: the one the names imply, if it is among them.
            several => {
                let of_names = several
                    .iter()
                    .find(|(with_cache, _)| Some(*with_cache) == named);
                of_names.copied().ok_or(Reason::UnclearTotal)
            }
        }
    }
}

/// Whether the input includes the cache, by the format and by the names of the counts.
fn convention(counts: &Counts, input: u64, cached: u64, form: &Form, lab: &str) -> Option<bool> {
    match form.input {
        Input::WithCache => return Some(true),
        Input::WithoutCache => return Some(false),
        Input::AsTheLab => return Some(!INPUT_WITHOUT_CACHE.contains(&lab)),
        // Only input that excludes the cache can be less than the cached tokens.
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
        // Mixed conventions: only exclusion fits if more was cached than went in.
        (true, true) => (cached > input).then_some(false),
        (true, false) if INPUT_WITH_CACHE.contains(&lab) => None,
        (false, true) if cached > input && INPUT_WITHOUT_CACHE.contains(&lab) => Some(false),
        (outside, _) => Some(!outside),
    }
}

/// Cache writes: for five minutes, for an hour.
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
        // LangChain states the writes either by lifetime or as a sum.
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
