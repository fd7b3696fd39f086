//! A date option: an absolute date, or a time before today. Does not know today's date.

use std::str::FromStr;

use catalog::units::{Date, Unread};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    On(Date),
    /// Days before today: `90d`, `2w`.
    DaysAgo(i32),
    /// Months before today: `6m`, `1y`.
    MonthsAgo(i32),
}

impl Day {
    pub fn date(self, today: Date) -> Date {
        match self {
            Self::On(date) => date,
            Self::DaysAgo(days) => today.days_before(days),
            Self::MonthsAgo(months) => today.months_before(months),
        }
    }
}

impl FromStr for Day {
    type Err = Unread;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(ago) = ago(text) {
            return Ok(ago);
        }
        let date = text.parse::<Date>();
        date.map(Self::On)
            .map_err(|error| Unread(format!("{error}, or 30d, 2w, 6m, 1y for so long ago")))
    }
}

/// `90d`, `2w`, `6m`, `1y`: at most four digits and a unit.
fn ago(text: &str) -> Option<Day> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let count: i32 = number.parse().ok().filter(|_| digits)?;
    match unit {
        "d" => Some(Day::DaysAgo(count)),
        "w" => Some(Day::DaysAgo(7 * count)),
        "m" => Some(Day::MonthsAgo(count)),
        "y" => Some(Day::MonthsAgo(12 * count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    /// As written, and the date it means on 2026-08-31.
    const MEANT: [(&str, &str); 9] = [
        ("2026-03-16", "2026-03-16"),
        ("2026-03", "2026-03"),
        ("2025", "2025"),
        ("30d", "2026-08-01"),
        ("2w", "2026-08-17"),
        ("6m", "2026-02-28"),
        ("1y", "2025-08-31"),
        ("0d", "2026-08-31"),
        ("9999y", "1990-01-01"),
    ];

    #[test]
    fn days_mean_the_date_that_a_person_means() {
        let today = "2026-08-31".parse::<catalog::units::Date>();
        for (written, date) in MEANT {
            let day = written.parse::<Day>().ok().zip(today.clone().ok());
            let meant = day.map(|(day, today)| day.date(today).to_string());
            assert_eq!(meant.as_deref(), Some(date), "{written}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "", "m", "6", "-6m", "1.5y", "6M", "6 m", "12345d", "６m", "6mo", "2026-13",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }
}
