//! The terms of a request as its record states them: when, in which mode of service, at what charge.
//!
//! Owns the providers' words for their tiers. Does not know prices.

use catalog::units::Money;
use jiff::civil;

use super::doubts::{is_no, is_yes};
use super::json::{Scalar, Text};
use super::keys::{Mark, Word, Words};
use super::reason::Reason;
use super::record::Record;
use super::values::{is_positive, number};
use super::when::{day, is_unclear, moment};
use crate::pricing::Mode;

/// Longer names and values are ignored.
pub(super) const LONGEST_NAME: usize = 256;

pub(super) fn is_true(value: Option<Scalar>) -> bool {
    value.is_some_and(is_yes)
}

const TIME: Words = Words::of(&[
    Word::Time,
    Word::OtherTime,
    Word::Day,
    Word::Month,
    Word::LateTime,
]);

pub(super) fn time(record: &Record) -> Option<civil::Date> {
    let stated = record
        .word(TIME)
        .and_then(|value| day(value, record.order()));
    stated.or_else(|| by_parts(record))
}

/// A day stated as separate year, month and day.
#[cold]
fn by_parts(record: &Record) -> Option<civil::Date> {
    let number = |word: Word| -> Option<i16> {
        match record.word(Words::of(&[word]))? {
            Scalar::Number(number) => std::str::from_utf8(number).ok()?.parse().ok(),
            Scalar::Text(text) => std::str::from_utf8(text.raw()).ok()?.parse().ok(),
            _ => None,
        }
    };
    let (year, month) = (number(Word::Year)?, number(Word::Month)?);
    let day = number(Word::Day).unwrap_or(1);
    civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Whether a record is the sum of several requests: it states turns, or a day without time and id; in a table, the lack
/// of time and id suffices.
#[cold]
pub(super) fn covers_several(record: &Record) -> bool {
    let turns = record.word(const { Words::of(&[Word::Turns]) });
    if matches!(turns, Some(Scalar::Number(turns)) if number(turns) > Some(1.0)) {
        return true;
    }
    let has_day = record.word(TIME).is_some();
    is_dated_alone(record) && (has_day || record.beside_counts.in_table)
}

/// Whether a record has neither a time of day nor an id.
pub(super) fn is_dated_alone(record: &Record) -> bool {
    let has_id = record.word(const { Words::of(&[Word::Id, Word::RequestId]) });
    has_id.is_none() && minute(record).is_none()
}

/// How logs write an hour as a cache lifetime.
const HOUR: &[&str] = &[
    "1h",
    "1hr",
    "1 hour",
    "60m",
    "3600",
    "3600s",
    "ephemeral_1h",
];

/// Whether cache writes are kept for an hour.
#[inline]
pub(super) fn is_kept_for_an_hour(record: &Record) -> bool {
    let kept = record.word(const { Words::of(&[Word::CacheKept]) });
    let text = match kept {
        Some(Scalar::Text(text)) => text.raw(),
        Some(Scalar::Number(number)) => number,
        _ => return false,
    };
    HOUR.iter()
        .any(|hour| text.eq_ignore_ascii_case(hour.as_bytes()))
}

/// Whether it states a date that cannot be read unambiguously.
#[cold]
pub(super) fn has_unclear_day(record: &Record) -> bool {
    let stated = record.word(TIME);
    stated.is_some_and(|value| is_unclear(value, record.order()))
}

/// The day and time of a record.
pub(super) fn minute(record: &Record) -> Option<civil::DateTime> {
    moment(record.word(TIME)?)
}

/// Whether a record says that it cost anything, in any currency; `None`: it does not say.
pub(super) fn costs(record: &Record) -> Option<bool> {
    let amounts = const { Words::of(&[Word::Cost, Word::Charged, Word::OtherCost]) };
    match record.word(amounts)? {
        Scalar::Number(amount) => Some(is_positive(amount)),
        _ => None,
    }
}

/// The stated charge, in USD.
pub(super) fn charge(record: &Record) -> Option<Money> {
    let mut said = record.word(const { Words::of(&[Word::Cost, Word::Charged]) });
    // Only opencode's currency is known.
    if record.has(Mark::OpenCode) {
        said = said.or_else(|| record.word(const { Words::of(&[Word::OtherCost]) }));
    }
    let Scalar::Number(text) = said? else {
        return None;
    };
    let in_usd = record
        .name(const { Words::of(&[Word::Currency]) })
        .is_none_or(|currency| currency.eq_ignore_ascii_case(b"usd"));
    if !in_usd {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    Money::parse_rounded(text).filter(|charge| *charge >= Money::ZERO)
}

/// The last day of the period that a record covers, if it is a month or longer: it states a month instead of a day, or
/// when the period ends.
pub(super) fn end_of_period(record: &Record, day: civil::Date) -> Option<civil::Date> {
    let stated = record.word(TIME)?;
    let is = |word: Word| record.word(Words::of(&[word])).is_some();
    if is_month(stated) || is(Word::Year) && !is(Word::Day) {
        return Some(day.last_of_month());
    }
    let end = record.word(const { Words::of(&[Word::End, Word::LateTime]) })?;
    let end = super::when::day(end, record.order())?;
    let days = end.since(day).ok()?.get_days();
    (days >= SHORTEST_MONTH).then_some(end)
}

/// The last day of a sum that begins on this one.
pub(super) fn last_day(record: &Record, day: civil::Date) -> civil::Date {
    if let Some(last) = end_of_period(record, day).filter(|last| *last == day.last_of_month()) {
        return last;
    }
    let end = [Word::End, Word::LateTime].into_iter();
    let mut end = end.filter_map(|word| record.word(Words::of(&[word])));
    let Some(end) = end.next() else { return day };
    // A period that ends at midnight ends the day before.
    let is_midnight = moment(end).is_some_and(|end| end.time() == civil::Time::midnight());
    let last = super::when::day(end, record.order());
    let last = last.and_then(|last| {
        if is_midnight {
            last.yesterday().ok()
        } else {
            Some(last)
        }
    });
    last.map_or(day, |last| last.max(day))
}

/// Days of the shortest month, minus one.
const SHORTEST_MONTH: i32 = 27;

/// Whether a value is a month: `2026-08`.
fn is_month(value: Scalar) -> bool {
    let Scalar::Text(text) = value else {
        return false;
    };
    let raw = text.raw().trim_ascii();
    raw.len() == "2026-08".len() && raw[4] == b'-'
}

/// Sells the priority tier only by commitment: there is no price per token, and no substitute for it.
/// platform.claude.com/docs/en/api/service-tiers
const COMMITTED: &str = "anthropic";

/// Whether a provider has no price per token for a mode, whatever its faster variants cost.
pub(super) fn is_committed(provider: &str, mode: Mode) -> bool {
    mode == Mode::Priority && provider == COMMITTED
}

/// Words for tiers, and their modes. The first ones mean the provider's standard service; `auto` leaves the tier to the
/// provider.
const TIERS: &[(&str, Mode)] = &[
    ("standard", Mode::Standard),
    ("default", Mode::Standard),
    ("auto", Mode::Standard),
    ("on_demand", Mode::Standard),
    ("standard_only", Mode::Standard),
    ("batch", Mode::Batch),
    ("flex", Mode::Flex),
    ("on_demand_flex", Mode::Flex),
    ("priority", Mode::Priority),
    ("fast", Mode::Priority), // Codex
    ("on_demand_priority", Mode::Priority),
];

/// Prefix of tiers in Gemini's SDKs.
const ENUM: &[u8] = b"service_tier_";

/// Anthropic's names for places of computing that do not affect the price.
const ANYWHERE: &[&[u8]] = &[b"global", b"not_available"];

/// How a request was served beyond its mode, as far as it affects the price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Service {
    /// By the model's fast variant.
    pub fast: bool,
    /// Only in the United States, which Anthropic bills separately.
    pub in_us: bool,
}

/// How a request was served.
///
/// # Errors
/// The word that means no known service, or may mean one.
pub(super) fn mode(record: &Record) -> Result<(Mode, Service), (Reason, String)> {
    let in_us = match record.name(const { Words::of(&[Word::Geo]) }) {
        Some(geo) if *geo == *b"us" => true,
        Some(geo) if !ANYWHERE.contains(&&*geo) => {
            let place = format!("inference_geo {}", words(&geo));
            return Err((Reason::UnknownTier, place));
        }
        _ => false,
    };
    let speed = record.word(const { Words::of(&[Word::Speed]) });
    let fast = match record.name(const { Words::of(&[Word::Speed]) }) {
        None => speed.is_some_and(is_yes),
        Some(speed) if is_no(Scalar::Text(Text::plain(&speed))) => false,
        Some(speed) if is_yes(Scalar::Text(Text::plain(&speed))) => true,
        Some(speed) if [&b"standard"[..], b"normal"].contains(&&*speed) => false,
        Some(speed) if *speed == *b"fast" => true,
        // Bedrock's, which has no price list.
        Some(speed) if *speed == *b"optimized" => return Err((Reason::UnknownTier, words(&speed))),
        // Tokens per second.
        Some(speed) if speed.first().is_some_and(u8::is_ascii_digit) => false,
        Some(speed) => return Err((Reason::UnclearTier, words(&speed))),
    };
    let mut tier = record.name(const { Words::of(&[Word::ServedTier, Word::Tier]) });
    if record.has(Mark::AnthropicReport) {
        tier = tier.or_else(|| record.name(const { Words::of(&[Word::OtherTier]) }));
    }
    let mode = match &tier {
        None => unstated_tier(record),
        Some(tier) => {
            let word = match tier.split_at_checked(ENUM.len()) {
                Some((start, word)) if start.eq_ignore_ascii_case(ENUM) => word,
                _ => &**tier,
            };
            let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
            let known = TIERS.iter().find(|(name, _)| is(name));
            known
                .ok_or_else(|| (Reason::UnknownTier, words(&tier.to_ascii_lowercase())))?
                .1
        }
    };
    let in_batch = is_true(record.word(const { Words::of(&[Word::Batch]) }))
        || record.says(Word::Object, &["batch"])
        || record.says(Word::Call, BATCH_CALLS)
        || record.wraps() > 0
            && record
                .word(const { Words::of(&[Word::BatchKey]) })
                .is_some()
        || record.has(Mark::InBatch)
        || is_line_of_gemini(record);
    Ok(match mode {
        Mode::Standard if in_batch => (Mode::Batch, Service { fast, in_us }),
        mode => (mode, Service { fast, in_us }),
    })
}

/// LiteLLM's names for calls that fetch a batch.
const BATCH_CALLS: &[&str] = &["aretrieve_batch", "retrieve_batch"];

/// The mode if no word names the tier: by the names of the counts, or by a word that may be a tier.
fn unstated_tier(record: &Record) -> Mode {
    let said = [
        (
            Mode::Flex,
            record.has(Mark::Flex) || record.says(Word::OtherTier, &["flex", "Flex", "FLEX"]),
        ),
        (
            Mode::Priority,
            record.has(Mark::Priority)
                || record.says(Word::OtherTier, &["priority", "Priority", "PRIORITY"]),
        ),
        (
            Mode::Batch,
            record.says(Word::OtherTier, &["batch", "Batch", "BATCH"])
                || record.says(Word::Batch, &["batch"]),
        ),
    ];
    let mut modes = said.into_iter().filter(|(_, said)| *said);
    modes.next().map_or(Mode::Standard, |(mode, _)| mode)
}

/// Whether a row covers requests above the first tier, as Anthropic's reports write it: `200k-1M`, `> 200k`.
pub(super) fn is_long(record: &Record) -> bool {
    let size = record.name(const { Words::of(&[Word::ContextWindow]) });
    size.is_some_and(|size| size.starts_with(b">") || size.starts_with(b"200k-"))
}

/// Whether a record is a line of a Gemini batch: a key and the answer, and nothing else. A gateway's log also states a
/// time or who was paid.
fn is_line_of_gemini(record: &Record) -> bool {
    let of_logs = const {
        Words::of(&[
            Word::Time,
            Word::OtherTime,
            Word::Provider,
            Word::CustomProvider,
            Word::Charged,
            Word::Status,
        ])
    };
    record.wraps() > 0
        && record.has(Mark::Gemini)
        && record.word(const { Words::of(&[Word::FileKey]) }).is_some()
        && !record.says_around(of_logs)
}

fn words(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.chars().take(LONGEST_NAME).collect()
}
