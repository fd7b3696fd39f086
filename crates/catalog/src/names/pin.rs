//! The date or release number at the end of an id.
//!
//! Owns their formats. Does not decide whether the date means another checkpoint or the one release (`identity`).

use std::fmt;

use crate::units::Date;

/// A date as precise as written, or a release number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pin {
    /// `20250929`, `2024-08-06`, `250615`.
    Day(i16, u8, u8),
    /// `2507`, `08-2024`.
    Month(i16, u8),
    /// `0528`: month and day.
    DayOfYear(u8, u8),
    /// `001`.
    Release(u16),
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::DayOfYear(month, day) => write!(f, "{month:02}-{day:02}"),
            Self::Release(number) => write!(f, "{number:03}"),
        }
    }
}

impl Pin {
    /// Whether two pins may be the same day at different precision.
    pub fn agrees(self, other: Self) -> bool {
        use Pin::{Day, DayOfYear, Month};
        match (self, other) {
            (a, b) if a == b => true,
            (Day(y, m, _), Month(yy, mm)) | (Month(yy, mm), Day(y, m, _)) => (y, m) == (yy, mm),
            (Day(_, m, d), DayOfYear(mm, dd)) | (DayOfYear(mm, dd), Day(_, m, d)) => {
                (m, d) == (mm, dd)
            }
            _ => false,
        }
    }

    /// Minimum number of days between the pin and a release date; `None` for a release number.
    pub fn days_from(self, released: Date) -> Option<i32> {
        let day = |text: String| text.parse::<Date>().ok();
        let away = |date: Date| {
            date.days_until(released)
                .max(released.days_until(date))
                .max(0)
        };
        match self {
            Self::Day(..) | Self::Month(..) => day(self.to_string()).map(away),
            Self::DayOfYear(month, dd) => {
                let year = released.year();
                let years = [year - 1, year, year + 1];
                let dates = years
                    .iter()
                    .filter_map(|y| day(format!("{y:04}-{month:02}-{dd:02}")));
                dates.map(away).min()
            }
            Self::Release(_) => None,
        }
    }

    /// The date, if it has a year.
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Day(..) | Self::Month(..) => self.to_string().parse().ok(),
            _ => None,
        }
    }
}

const YEARS: std::ops::RangeInclusive<i16> = 2021..=2030;

/// Splits a pin off the end of an id.
pub fn split(plain: &str) -> (String, Option<Pin>) {
    for (count, read) in [(3, day as Read), (2, month as Read), (1, one as Read)] {
        let mut at = plain.len();
        let mut parts = Vec::new();
        for _ in 0..count {
            let Some(dash) = plain[..at].rfind('-') else {
                break;
            };
            parts.insert(0, &plain[dash + 1..at]);
            at = dash;
        }
        if parts.len() == count
            && at > 0
            && parts
                .iter()
                .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
            && let Some(pin) = read(&parts)
        {
            return (plain[..at].to_owned(), Some(pin));
        }
    }
    (plain.to_owned(), None)
}

type Read = fn(&[&str]) -> Option<Pin>;

fn day(parts: &[&str]) -> Option<Pin> {
    let [year, month, day] = parts else {
        return None;
    };
    (year.len() == 4 && month.len() == 2 && day.len() == 2).then_some(())?;
    real(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn month(parts: &[&str]) -> Option<Pin> {
    let [month, year] = parts else { return None };
    if month.len() == 2 && year.len() == 2 {
        // `02-15`: no year.
        let (month, day) = (month.parse().ok()?, year.parse().ok()?);
        let real = (1..=12).contains(&month) && (1..=31).contains(&day) && month < 13;
        return real.then_some(Pin::DayOfYear(month, day));
    }
    (month.len() == 2 && year.len() == 4).then_some(())?;
    let (month, year) = (month.parse().ok()?, year.parse().ok()?);
    (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Pin::Month(year, month))
}

fn one(parts: &[&str]) -> Option<Pin> {
    let [word] = parts else { return None };
    let part = |range: std::ops::Range<usize>| word.get(range)?.parse::<u8>().ok();
    match word.len() {
        8 => real(word[..4].parse().ok()?, part(4..6)?, part(6..8)?),
        6 => real(
            2000 + word[..2].parse::<i16>().ok()?,
            part(2..4)?,
            part(4..6)?,
        ),
        4 => {
            let (first, second) = (part(0..2)?, part(2..4)?);
            if (23..=29).contains(&first) && (1..=12).contains(&second) {
                Some(Pin::Month(2000 + i16::from(first), second))
            } else if (1..=12).contains(&first) && (1..=31).contains(&second) {
                Some(Pin::DayOfYear(first, second))
            } else {
                None
            }
        }
        3 if word.starts_with('0') => Some(Pin::Release(word.parse().ok()?)),
        _ => None,
    }
}

fn real(year: i16, month: u8, day: u8) -> Option<Pin> {
    let date: Option<Date> = format!("{year:04}-{month:02}-{day:02}").parse().ok();
    (date.is_some() && YEARS.contains(&year)).then_some(Pin::Day(year, month, day))
}
