//! What quality is worth in money: the exchange rate between points of the quality index and a monthly
//! bill (decision rules, §5).
//!
//! Does not know models.

use catalog::quality::{CENTRE, DEVIATION};

/// Standard deviations of quality that doubling the bill must buy. Above zero.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Worth(f64);

/// Smaller bills hardly matter, USD a month: doubling counts from about here.
const SMALL_BILL: f64 = 100.0;
/// The factor by which a stated priority changes the rate.
const PRIORITY: f64 = 3.0;

impl Worth {
    /// The default: doubling the bill must win at least 63 of 100 new benchmarks.
    pub const USUAL: Self = Self(0.15);

    /// `None`: not a number above zero.
    pub fn new(deviations: f64) -> Option<Self> {
        (deviations.is_finite() && deviations > 0.0).then_some(Self(deviations))
    }

    /// The rate when quality matters most.
    #[must_use]
    pub fn for_quality(self) -> Self {
        Self(self.0 / PRIORITY)
    }

    /// The rate when cost matters most.
    #[must_use]
    pub fn for_cost(self) -> Self {
        Self(self.0 * PRIORITY)
    }

    /// Standard deviations per doubling.
    pub fn deviations(self) -> f64 {
        self.0
    }

    /// The utility of `points` on the index at a bill, in standard deviations; only differences are meaningful.
    pub fn utility(self, points: f64, usd_per_month: f64) -> f64 {
        (points - CENTRE) / DEVIATION - self.0 * doublings(usd_per_month)
    }

    /// The rate at which a stronger, more expensive model and a weaker, cheaper one are worth the same. `None`: no
    /// positive rate is.
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

    /// 115 points at $300: one deviation minus 0.15 × log2(4), 1 - 0.3.
    #[test]
    fn utility_by_hand() {
        assert!((Worth::USUAL.utility(115.0, 300.0) - 0.7).abs() < 1e-12);
        assert!((Worth::USUAL.utility(100.0, 0.0)).abs() < 1e-12);
    }

    /// Ten points for $300 versus $100: 2/3 of a deviation for log2(4) - log2(2) = 1 doubling.
    #[test]
    fn break_even_by_hand() {
        let even = Worth::break_even([110.0, 100.0], [300.0, 100.0]).expect("one");
        assert!((even.deviations() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(Worth::break_even([110.0, 100.0], [100.0, 300.0]), None);
        assert_eq!(Worth::break_even([100.0, 100.0], [300.0, 100.0]), None);
    }
}
