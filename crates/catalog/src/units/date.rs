//! Civil dates, known to the day, the month or the year.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Unread;

/// A date known to the day (`2026-03-16`), the month (`2025-06`) or the year (`2024`).
///
/// Ordered by its earliest possible day. Years 1990 to 2100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    /// 1 to 12, or 0 if only the year is known.
    month: i8,
    /// 1 to 31, or 0 if the day is unknown.
    day: i8,
}

impl Date {
    /// The earliest valid date.
    const FIRST: Self = Self {
        year: 1990,
        month: 1,
        day: 1,
    };

    /// The month, 1 to 12; 0 if only the year is known.
    pub fn month(self) -> u8 {
        self.month.unsigned_abs()
    }

    /// The day of the month, 1 to 31; 0 if unknown.
    pub fn day(self) -> u8 {
        self.day.unsigned_abs()
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// Whether the day is known.
    pub fn is_exact(self) -> bool {
        self.day != 0
    }

    fn is_real(self) -> bool {
        (1990..=2100).contains(&self.year)
            && (0..=12).contains(&self.month)
            && (self.day == 0
                || self.month > 0 && civil::Date::new(self.year, self.month, self.day).is_ok())
    }

    /// Earliest possible day.
    pub fn first_day(self) -> civil::Date {
        civil::Date::new(self.year, self.month.max(1), self.day.max(1)).unwrap_or(civil::Date::MIN)
    }

    /// Latest possible day.
    pub fn last_day(self) -> civil::Date {
        match (self.month, self.day) {
            (0, _) => civil::Date::new(self.year, 12, 31).unwrap_or(civil::Date::MAX),
            (_, 0) => self.first_day().last_of_month(),
            _ => self.first_day(),
        }
    }

    /// Fewest days from this date to `later`; negative if `later` may be earlier.
    pub fn days_until(self, later: Self) -> i32 {
        (later.first_day() - self.last_day()).get_days()
    }

    /// The day after the latest possible day.
    #[must_use]
    pub fn day_after(self) -> Self {
        self.last_day().tomorrow().unwrap_or(self.last_day()).into()
    }

    /// `days` before the earliest possible day; not before 1990.
    #[must_use]
    pub fn days_before(self, days: i32) -> Self {
        let span = jiff::Span::new().days(days.clamp(0, 100_000));
        Self::from(self.first_day().saturating_sub(span)).max(Self::FIRST)
    }

    /// `months` before the earliest possible day, on the last day of a shorter month; not before 1990.
    #[must_use]
    pub fn months_before(self, months: i32) -> Self {
        let span = jiff::Span::new().months(months.clamp(0, 12 * 1000));
        Self::from(self.first_day().saturating_sub(span)).max(Self::FIRST)
    }

    /// Whole months from this date to `later`, rounded down, by the earliest days of both.
    pub fn months_until(self, later: Self) -> i32 {
        let (from, to) = (self.first_day(), later.first_day());
        let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
            - i32::from(from.month());
        months - i32::from(to.day() < from.day())
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}

impl fmt::Display for Date {
    /// ISO 8601 to the known precision; parses back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl FromStr for Date {
    type Err = Unread;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || {
            let usual = "use YYYY-MM-DD, YYYY-MM or YYYY, from 1990 to 2100";
            Unread(format!("`{text}` is not a date; {usual}"))
        };
        let shaped = matches!(text.len(), 4 | 7 | 10)
            && text.bytes().enumerate().all(|(i, b)| match i {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shaped {
            return Err(error());
        }
        let part = |range| {
            text.get(range)
                .map_or(Ok(0), |t: &str| t.parse::<i8>().map_err(|_| error()))
        };
        let date = Self {
            year: text[0..4].parse().map_err(|_| error())?,
            month: part(5..7)?,
            day: part(8..10)?,
        };
        let complete = (text.len() < 7 || date.month > 0) && (text.len() < 10 || date.day > 0);
        if complete && date.is_real() {
            Ok(date)
        } else {
            Err(error())
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            let packed = u32::from(self.year.unsigned_abs()) << 9
                | u32::from(self.month.unsigned_abs()) << 5
                | u32::from(self.day.unsigned_abs());
            serializer.serialize_u32(packed)
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
            return text.parse().map_err(serde::de::Error::custom);
        }
        let packed = u32::deserialize(deserializer)?;
        let error = || serde::de::Error::custom("not a date");
        let date = Self {
            year: i16::try_from(packed >> 9).map_err(|_| error())?,
            month: i8::try_from(packed >> 5 & 15).map_err(|_| error())?,
            day: i8::try_from(packed & 31).map_err(|_| error())?,
        };
        if date.is_real() {
            Ok(date)
        } else {
            Err(error())
        }
    }
}
