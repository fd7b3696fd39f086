//! What quality is worth in money: the exchange rate between points of the quality index and a monthly
//! bill (decision rules, §5).
//!
//! Does not know models.

use catalog::quality::{CENTRE, DEVIATION};

/// How many standard deviations of quality a doubling of the bill must buy. Above zero.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Worth(f64);

/// The bill from which on doubling counts, USD a month: below it bills hardly matter.
const SMALL_BILL: f64 = 100.0;
/// How far a stated priority moves the rate.
const PRIORITY: f64 = 3.0;

impl Worth {
    /// The usual rate: a doubling must buy at least 63 wins of 100.
    pub const USUAL: Self = Self(0.15);

    /// A stated rate. `None`: it is not above zero, or no number.
    pub fn new(deviations: f64) -> Option<Self> {
        (deviations.is_finite() && deviations > 0.0).then_some(Self(deviations))
    }

    /// The rate of somebody to whom quality matters most.
    #[must_use]
    pub fn for_quality(self) -> Self {
        Self(self.0 / PRIORITY)
    }

    /// The rate of somebody to whom cost matters most.
    #[must_use]
    pub fn for_cost(self) -> Self {
        Self(self.0 * PRIORITY)
    }

    /// Standard deviations a doubling.
    pub fn deviations(self) -> f64 {
        self.0
    }

    /// The utility of `points` on the index at a bill, standard deviations; only differences mean anything.
    pub fn utility(self, points: f64, usd_per_month: f64) -> f64 {
        (points - CENTRE) / DEVIATION - self.0 * doublings(usd_per_month)
    }

    /// The rate at which two models are worth the same: a stronger one that costs more, by the differences
    /// in points and in bills. `None`: neither rate does.
    pub fn break_even(points: [f64; 2], usd_per_month: [f64; 2]) -> Option<Self> {
        let gained = (points[0] - points[1]) / DEVIATION;
        let paid = doublings(usd_per_month[0]) - doublings(usd_per_month[1]);
        Self::new(gained / paid)
    }
}

impl Default for Worth {
    fn default() -> Self {
        Self::USUAL
    }
}

fn doublings(usd_per_month: f64) -> f64 {
    (1.0 + usd_per_month.max(0.0) / SMALL_BILL).log2()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    /// 115 points at $300: one deviation less 0.15 × log2(4) = 1 - 0.3.
    #[test]
    fn utility_by_hand() {
        assert!((Worth::USUAL.utility(115.0, 300.0) - 0.7).abs() < 1e-12);
        assert!((Worth::USUAL.utility(100.0, 0.0)).abs() < 1e-12);
    }

    /// Ten points for $300 against $100: 2/3 of a deviation for log2(4) - log2(2) = 1 doubling.
    #[test]
    fn break_even_by_hand() {
        let even = Worth::break_even([110.0, 100.0], [300.0, 100.0]).expect("one");
        assert!((even.deviations() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(Worth::break_even([110.0, 100.0], [100.0, 300.0]), None);
        assert_eq!(Worth::break_even([100.0, 100.0], [300.0, 100.0]), None);
    }
}
