//! Converts scores to a linear scale where higher is better.
//!
//! Percentages compress differences near 0 and 100; on the logit scale equal steps mean equal odds. Does
//! not know boards.

/// The kind of number a board reports.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// A share of a range: percentages and bounded points.
    Share {
        /// Lowest possible score.
        low: f64,
        /// Highest possible score.
        high: f64,
    },
    /// An Elo-like rating: 400 points mean odds of 10 to 1.
    Rating,
    /// A factor or duration: only ratios matter.
    Ratio,
    /// Anything else, unchanged.
    Plain,
}

/// Shares are clipped this far from 0 and 1: a perfect score on finitely many tasks is not infinite ability.
const EDGE: f64 = 0.005;
/// Points of an Elo rating per unit of log odds: 400 / ln 10.
const ELO_UNIT: f64 = 173.717_792_761_248_77;
/// Lower bound for ratios.
const LEAST_RATIO: f64 = 1e-3;

impl Scale {
    /// The score on the linear scale, negated if `lower_is_better`.
    pub fn linear(self, score: f64, lower_is_better: bool) -> f64 {
        let sign = if lower_is_better { -1.0 } else { 1.0 };
        match self {
            Self::Share { low, high } => sign * logit((score - low) / (high - low)),
            Self::Rating => sign * score / ELO_UNIT,
            Self::Ratio => sign * libm::log(score.max(LEAST_RATIO)),
            Self::Plain => sign * score,
        }
    }

    /// The inverse of [`Self::linear`], except for clipping.
    pub fn score(self, linear: f64, lower_is_better: bool) -> f64 {
        let sign = if lower_is_better { -1.0 } else { 1.0 };
        match self {
            Self::Share { low, high } => low + (high - low) / (1.0 + libm::exp(-sign * linear)),
            Self::Rating => sign * linear * ELO_UNIT,
            Self::Ratio => libm::exp(sign * linear),
            Self::Plain => sign * linear,
        }
    }

    /// Whether a unit means the same on all boards of this scale (log odds).
    pub const fn has_unit(self) -> bool {
        matches!(self, Self::Share { .. } | Self::Rating)
    }
}

fn logit(share: f64) -> f64 {
    let share = share.clamp(EDGE, 1.0 - EDGE);
    libm::log(share / (1.0 - share))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERCENT: Scale = Scale::Share {
        low: 0.0,
        high: 100.0,
    };

    /// ln 9 = 2.1972; 0.5% is the edge: ln (0.995 / 0.005) = 5.2933; 400 points are ln 10.
    #[test]
    fn converts_scores_to_a_linear_scale() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-4;
        assert!(near(PERCENT.linear(90.0, false), 2.1972));
        assert!(near(PERCENT.linear(90.0, true), -2.1972));
        assert!(near(PERCENT.linear(100.0, false), 5.2933));
        assert!(near(PERCENT.linear(0.0, false), -5.2933));
        let (high, low) = (
            Scale::Rating.linear(1_600.0, false),
            Scale::Rating.linear(1_200.0, false),
        );
        assert!(near(high - low, std::f64::consts::LN_10));
        let double = Scale::Ratio.linear(60.0, false) - Scale::Ratio.linear(30.0, false);
        assert!(near(double, std::f64::consts::LN_2));
        assert!(Scale::Ratio.linear(0.0, false).is_finite());
    }

    #[test]
    fn converts_back() {
        let points = Scale::Share {
            low: 0.0,
            high: 10.0,
        };
        for scale in [PERCENT, points, Scale::Rating, Scale::Ratio, Scale::Plain] {
            for turned in [false, true] {
                let back = scale.score(scale.linear(7.25, turned), turned);
                assert!((back - 7.25).abs() < 1e-9, "{scale:?} {turned}: {back}");
            }
        }
    }
}
