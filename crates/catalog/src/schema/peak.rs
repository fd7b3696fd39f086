//! When a provider charges its peak rates.

use jiff::civil;
use serde::{Deserialize, Serialize};

/// The peak hours of a provider's week, in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeakHours {
    /// Days of the week with peak hours: 1 is Monday, 7 is Sunday.
    pub weekdays: Vec<u8>,
    /// Start and end of each window in minutes after midnight, 0 to 1440.
    pub windows: Vec<(u16, u16)>,
}

impl PeakHours {
    /// Whether a moment is in peak hours.
    pub fn cover(&self, at: civil::DateTime) -> bool {
        let weekday = at.weekday().to_monday_one_offset().unsigned_abs();
        let minute =
            u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs());
        let mut windows = self.windows.iter();
        self.weekdays.contains(&weekday)
            && windows.any(|(from, until)| (*from..*until).contains(&minute))
    }

    /// Whether days and times are in range and in order.
    pub fn is_sound(&self) -> bool {
        let in_order = self.windows.is_sorted_by(|a, b| a.1 <= b.0);
        let days = &self.weekdays;
        !days.is_empty()
            && days.is_sorted_by(|a, b| a < b)
            && days.iter().all(|day| (1..=7).contains(day))
            && !self.windows.is_empty()
            && in_order
            && self
                .windows
                .iter()
                .all(|(from, until)| from < until && *until <= 1440)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// DeepSeek's: 01:00–04:00 and 06:00–10:00 UTC, Monday to Friday.
    fn deepseek() -> PeakHours {
        PeakHours {
            weekdays: vec![1, 2, 3, 4, 5],
            windows: vec![(60, 240), (360, 600)],
        }
    }

    #[test]
    fn they_begin_and_end_to_the_minute() {
        // 2026-11-23 is a Monday.
        for (hour, minute, peak) in [
            (0, 59, false),
            (1, 0, true),
            (3, 59, true),
            (4, 0, false),
            (5, 59, false),
            (6, 0, true),
            (9, 59, true),
            (10, 0, false),
        ] {
            let at = civil::date(2026, 11, 23).at(hour, minute, 0, 0);
            assert_eq!(deepseek().cover(at), peak, "{hour:02}:{minute:02}");
        }
    }

    #[test]
    fn days_that_are_not_named_have_none() {
        for (day, peak) in [(27, true), (28, false), (29, false), (30, true)] {
            let at = civil::date(2026, 11, day).at(2, 0, 0, 0);
            assert_eq!(deepseek().cover(at), peak, "{day} November");
        }
    }

    #[test]
    fn days_and_times_must_exist_and_be_in_order() {
        assert!(deepseek().is_sound());
        for (weekdays, windows) in [
            (vec![], vec![(60, 240)]),
            (vec![0], vec![(60, 240)]),
            (vec![8], vec![(60, 240)]),
            (vec![2, 1], vec![(60, 240)]),
            (vec![1], vec![]),
            (vec![1], vec![(60, 60)]),
            (vec![1], vec![(60, 1441)]),
            (vec![1], vec![(360, 600), (60, 240)]),
            (vec![1], vec![(60, 400), (360, 600)]),
        ] {
            let hours = PeakHours { weekdays, windows };
            assert!(!hours.is_sound(), "{hours:?}");
        }
    }
}
