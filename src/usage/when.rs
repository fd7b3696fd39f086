//! The day and the minute of a record, UTC, from the forms in which programs write a time.

use catalog::units::Decimal;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::json::Scalar;

/// A number below this is in seconds: the year 5138. Times a thousand, in milliseconds, and so on.
const SECONDS: i64 = 100_000_000_000;
/// Digits of a second that programs write.
const PLACES: u32 = 9;

/// The day that a value means: seconds, milliseconds, microseconds or nanoseconds since 1970, or a date
/// with or without a time as ISO 8601 has it. Without a time zone it is taken as UTC.
pub fn day(value: Scalar) -> Option<civil::Date> {
    match value {
        Scalar::Text(text) => {
            let text = text.decode()?;
            let text = std::str::from_utf8(&text).ok()?;
            // Most texts need no more than their first ten letters.
            let is_utc = text.ends_with('Z') || text.ends_with("+00:00");
            if !is_utc && let Some(at) = instant(text) {
                return Some(at.date());
            }
            first_ten(text)?.parse().ok()
        }
        other => moment(other).map(|at| at.date()),
    }
}

/// The same with the time of the day. `None`: the value has no time.
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

/// The part of a text that may be a date: the first ten letters, where no longer number stands there.
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
    let mut units = [1, 1_000, 1_000_000, 1_000_000_000].into_iter();
    let seconds = units.find_map(|unit| Some(whole / unit).filter(|s| s.abs() < SECONDS))?;
    let time = Timestamp::from_second(seconds).ok()?;
    Some(time.to_zoned_datetime(TimeZone::UTC).datetime())
}
