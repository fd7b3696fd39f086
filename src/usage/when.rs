//! The day of a record, UTC, from the forms in which programs write a time.

use catalog::units::Decimal;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::json::Scalar;

/// A number below this is in seconds: the year 5138. Times a thousand, in milliseconds, and so on.
const SECONDS: i128 = 100_000_000_000;
/// Digits of a second that programs write.
const PLACES: u32 = 9;

/// The day that a value means: seconds, milliseconds, microseconds or nanoseconds since 1970, or a date
/// with or without a time as ISO 8601 has it. Without a time zone it is taken as UTC.
pub fn day(value: Scalar) -> Option<civil::Date> {
    match value {
        Scalar::Number(text) => {
            let text = std::str::from_utf8(text).ok()?;
            let whole = Decimal::parse(text, PLACES)?.value / 10_i128.pow(PLACES);
            let mut units = [1, 1_000, 1_000_000, 1_000_000_000].into_iter();
            let seconds =
                units.find_map(|unit| Some(whole / unit).filter(|s| s.abs() < SECONDS))?;
            let time = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
            Some(time.to_zoned_datetime(TimeZone::UTC).date())
        }
        Scalar::Text(text) => {
            let text = text.decode()?;
            let text = std::str::from_utf8(&text).ok()?;
            if text.len() > 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
                return day(Scalar::Number(text.as_bytes())); // OTLP writes nanoseconds as text
            }
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
