//! What the counts of a record mean: which tokens are billed as what.
//!
//! Owns the conventions of providers and gateways, and what tells them apart. Refuses prices.
//!
//! The rules, each from the provider's own documentation:
//!
//! - `prompt_tokens`, `promptTokenCount` and a plain `input_tokens` are all input. Cached reads
//!   (`cached_tokens`, `cachedContentTokenCount`) and writes (`cache_write_tokens`) are parts of them.
//! - `input_tokens` beside `cache_read_input_tokens` or `cache_creation_input_tokens` (Anthropic, Bedrock)
//!   is the rest of the input, without both. Beside `prompt_tokens` (`LiteLLM`) both are parts of it.
//! - `input_tokens` with both kinds of cached counts: `total_tokens` decides; without it, they have to
//!   come to the same.
//! - Output includes reasoning, except for Google's `thoughtsTokenCount`, which comes on top. Where
//!   `total_tokens` is more than input and output (xAI, Gemini through the `OpenAI` form), the rest is
//!   thinking that the output leaves out, and is billed as output.
//! - Writes without a stated time are for five minutes.

use super::counts::Counts;
use super::keys::Count;
use super::reason::Reason;
use crate::pricing::Tokens;

/// The tokens that counts mean.
///
/// # Errors
/// Why they mean none.
pub fn tokens(counts: &Counts) -> Result<Tokens, Reason> {
    let get = |count| counts.get(count).unwrap_or(0);
    if counts.is_empty() {
        return Err(Reason::NoCounts);
    }
    if get(Count::OtherInput) > 0 || get(Count::OtherOutput) > 0 {
        return Err(Reason::OtherMedia);
    }
    let (input, inclusive) = match (counts.get(Count::Prompt), counts.get(Count::Input)) {
        (Some(prompt), Some(input)) if prompt != input => return Err(Reason::Contradiction),
        (Some(prompt), _) => (prompt, true),
        (None, Some(input)) => (input, includes_cache(counts, input)?),
        (None, None) if counts.has(Count::Output) => return Err(Reason::NoInput),
        (None, None) => return Err(Reason::NoCounts),
    };
    let (short, long) = writes(counts)?;
    let read = match (get(Count::CachedInside), get(Count::CacheRead)) {
        (a, b) if a > 0 && b > 0 && a != b => return Err(Reason::Contradiction),
        (a, b) => a.max(b),
    };
    let fresh = if inclusive {
        let cached = read + short + long;
        input.checked_sub(cached).ok_or(Reason::CacheAboveInput)?
    } else {
        input
    };
    Ok(Tokens {
        fresh: fresh + get(Count::ToolPrompt),
        cache_read: read,
        cache_write_5m: short,
        cache_write_1h: long,
        output: output(counts, input + get(Count::ToolPrompt), inclusive),
    })
}

/// Whether `input_tokens` include what was cached.
fn includes_cache(counts: &Counts, input: u64) -> Result<bool, Reason> {
    let get = |count| counts.get(count).unwrap_or(0);
    let outside = counts.has(Count::CacheRead) || counts.has(Count::CacheWritten);
    let inside = counts.has(Count::CachedInside) || counts.has(Count::WrittenInside);
    let cached = get(Count::CacheRead).max(get(Count::CachedInside))
        + get(Count::CacheWritten).max(get(Count::WrittenInside));
    if !(outside && inside) || cached == 0 {
        return Ok(!outside);
    }
    let output = get(Count::Output);
    match counts.get(Count::Total) {
        Some(total) if total == input + output => Ok(true),
        Some(total) if total == input + output + cached => Ok(false),
        _ => Err(Reason::UnclearCache),
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
        Some(all) if short + long > all => Err(Reason::Contradiction),
        Some(all) => Ok((all - long, long)),
        None => Ok((short, long)),
    }
}

fn output(counts: &Counts, input: u64, inclusive: bool) -> u64 {
    let get = |count| counts.get(count).unwrap_or(0);
    let output = get(Count::Output) + get(Count::Thoughts);
    match counts.get(Count::Total) {
        Some(total) if inclusive => output.max(total.saturating_sub(input)),
        _ => output,
    }
}
