//! The day and time of a record, UTC, from the formats in which programs write them.

use catalog::units::Decimal;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::json::Scalar;

/// Below this a number is in seconds: the year 5138. Times 1,000 in milliseconds, and so on.
const SECONDS: i64 = 100_000_000_000;
/// Below this, a time in 1973, a number is not seconds since 1970, but days or months.
const FIRST_SECONDS: i64 = 100_000_000;
/// Dates as in mail and HTTP.
const MAIL: DateTimeParser = DateTimeParser::new();
/// Decimal places of a second that programs write.
const PLACES: u32 = 9;

/// The order of day and month before the year: `01/06/2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Unknown,
    /// As in the United States.
    MonthFirst,
    /// As elsewhere.
    DayFirst,
}

impl Order {
    /// The order of the dates in a text, if one has a number above 12 and none contradicts it.
    pub fn of(text: &[u8]) -> Self {
        let mut order = Self::Unknown;
        for at in memchr::memchr_iter(b'/', text) {
            let Some((first, second)) = slashed(text, at) else {
                continue;
            };
            let said = match (first > 12, second > 12) {
                (true, false) => Self::DayFirst,
                (false, true) => Self::MonthFirst,
                _ => continue,
            };
            if order != Self::Unknown && order != said {
                return Self::Unknown;
            }
            order = said;
        }
        order
    }
}

/// The first two numbers of the date whose first slash is at `at`.
fn slashed(text: &[u8], at: usize) -> Option<(u8, u8)> {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let first = before.rsplit(|byte| !byte.is_ascii_digit()).next()?;
    let second = &after[..digits(after)];
    let year = after.get(second.len()..)?.strip_prefix(b"/")?;
    if digits(year) != 4 {
        return None;
    }
    let number = |text: &[u8]| std::str::from_utf8(text).ok()?.parse().ok();
    Some((number(first)?, number(second)?))
}

/// The day of a value: seconds, milliseconds, microseconds or nanoseconds since 1970, an ISO 8601 date with or without
/// time, or a human-readable date with only one reading. Without a time zone it is UTC. A month is its first day.
pub fn day(value: Scalar, order: Order) -> Option<civil::Date> {
    match value {
        Scalar::Text(text) => {
            let text = text.decode()?;
            let text = std::str::from_utf8(&text).ok()?;
            // Most texts need only their first ten characters.
            let is_utc = text.ends_with('Z') || text.ends_with("+00:00");
            if !is_utc && let Some(at) = instant(text) {
                return Some(at.date());
            }
            let first = first_ten(text).and_then(|date| date.parse().ok());
            first.or_else(|| by_hand(text.trim(), order))
        }
        Scalar::Number(number) => as_digits(number).or_else(|| Some(since_1970(number)?.date())),
        Scalar::Bool(_) | Scalar::Null => None,
    }
}

/// Whether a value is an ambiguous date: it has a year, but no certain day.
pub fn is_unclear(value: Scalar, order: Order) -> bool {
    let Scalar::Text(text) = value else {
        return false;
    };
    let has_year = |text: &[u8]| {
        let numbers = text.split(|byte| !byte.is_ascii_digit());
        let mut years = numbers.filter(|number| number.len() == 4 && number.starts_with(b"20"));
        years.next().is_some()
    };
    text.decode().is_some_and(|text| has_year(&text)) && day(value, order).is_none()
}

/// `20250601`, which nobody records as a time since 1970.
fn as_digits(number: &[u8]) -> Option<civil::Date> {
    let text = std::str::from_utf8(number).ok()?;
    if text.len() != 8 || !text.starts_with("20") {
        return None;
    }
    date(&text[..4], &text[4..6], &text[6..])
}

/// `2025-06`, `2025/06/01`, `01.06.2025`, `06/13/2025`, `Sun, 01 Jun 2025 00:00:00 GMT`.
#[cold]
fn by_hand(text: &str, order: Order) -> Option<civil::Date> {
    if let Ok(at) = MAIL.parse_timestamp(text) {
        return Some(at.to_zoned_datetime(TimeZone::UTC).date());
    }
    if let Some(date) = as_digits(text.as_bytes()) {
        return Some(date);
    }
    let head = text.split([' ', 'T', ',']).next()?;
    let parts: Vec<&str> = head.split(['-', '/', '.']).collect();
    match *parts.as_slice() {
        [year, month] if year.len() == 4 => date(year, month, "1"),
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if year.len() == 4 && head.contains('.') => date(year, month, day),
        [first, second, year] if year.len() == 4 && head.contains('/') => {
            let (as_day, as_month) = (date(year, second, first), date(year, first, second));
            match (order, as_day, as_month) {
                (Order::DayFirst, Some(day), _) | (_, Some(day), None) | (_, None, Some(day)) => {
                    Some(day)
                }
                (Order::MonthFirst, _, Some(day)) => Some(day),
                (_, Some(one), Some(other)) if one == other => Some(one),
                _ => None,
            }
        }
        _ => None,
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<civil::Date> {
    civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day and time of a value. `None`: it has no time.
pub fn moment(value: Scalar) -> Option<civil::DateTime> {
    match value {
        Scalar::Number(text) => since_1970(text),
        Scalar::Text(text) => instant(std::str::from_utf8(&text.decode()?).ok()?),
        Scalar::Bool(_) | Scalar::Null => None,
    }
}

/// A text with a date and a time.
fn instant(text: &str) -> Option<civil::DateTime> {
    if text.len() > 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return since_1970(text.as_bytes()); // OTLP writes nanoseconds as text
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time.to_zoned_datetime(TimeZone::UTC).datetime());
    }
    if text.len() == 10 {
        return None;
    }
    first_ten(text)?;
    text.parse().ok()
}

/// The first ten characters, which may be a date, unless the number continues.
fn first_ten(text: &str) -> Option<&str> {
    text.get(..10)
        .filter(|_| text.len() == 10 || text.as_bytes()[10] != b'-')
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970.
fn since_1970(number: &[u8]) -> Option<civil::DateTime> {
    let text = std::str::from_utf8(number).ok()?;
    let whole = if let Ok(whole) = text.parse::<i64>() {
        whole
    } else {
        let exact = Decimal::parse(text, PLACES)?.value / 10_i128.pow(PLACES);
        i64::try_from(exact).ok()?
    };
    if whole.abs() < FIRST_SECONDS {
        return None;
    }
    let mut units = [1, 1_000, 1_000_000, 1_000_000_000].into_iter();
    let seconds = units.find_map(|unit| Some(whole / unit).filter(|s| s.abs() < SECONDS))?;
    let time = Timestamp::from_second(seconds).ok()?;
    Some(time.to_zoned_datetime(TimeZone::UTC).datetime())
}
