//! The day of a record, UTC, from the forms in which programs write a time.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

use super::json::Scalar;

/// A number below this is in seconds: the year 5138. Times a thousand, in milliseconds, and so on.
const SECONDS: f64 = 1e11;

/// The day that a value means: seconds, milliseconds, microseconds or nanoseconds since 1970, or a date
/// with or without a time as ISO 8601 has it. Without a time zone it is taken as UTC.
pub fn day(value: Scalar) -> Option<civil::Date> {
    match value {
        Scalar::Number(text) => {
            let number: f64 = std::str::from_utf8(text).ok()?.parse().ok()?;
            let steps = [1.0, 1e3, 1e6, 1e9].into_iter();
            let seconds = steps
                .map(|unit| number / unit)
                .find(|s| s.abs() < SECONDS)?;
            let time = Timestamp::from_second(seconds.floor() as i64).ok()?;
            Some(time.to_zoned_datetime(TimeZone::UTC).date())
        }
        Scalar::Text(text) => {
            let text = text.decode()?;
            let text = std::str::from_utf8(&text).ok()?;
            let zone_is_utc = text.ends_with('Z') || text.ends_with("+00:00");
            if !zone_is_utc && let Ok(time) = text.parse::<Timestamp>() {
                return Some(time.to_zoned_datetime(TimeZone::UTC).date());
            }
            let date = text
                .get(..10)
                .filter(|_| text.len() == 10 || text.as_bytes()[10] != b'-');
            date?.parse().ok()
        }
        Scalar::Bool(_) | Scalar::Null => None,
    }
}
