//! What a score becomes before boards are compared: one straight scale, higher is better.
//!
//! A percentage near 100 hides differences that a percentage near 50 shows; on the logit scale equal
//! steps mean equal odds. Does not know which board a score is from.

/// The kind of number that a board gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// A share of what is possible, from `low` to `high`: percentages and bounded points.
    Share {
        /// The worst possible score.
        low: f64,
        /// The best possible score.
        high: f64,
    },
    /// A rating of the Elo kind: 400 points are ten to one.
    Rating,
    /// A multiple, or a length of time: what counts is the ratio of two scores.
    Ratio,
    /// Anything else, taken as it is.
    Plain,
}

/// A share is taken to lie at least this far from none and from all: a perfect score on a finite list of
/// tasks is no infinite ability.
const EDGE: f64 = 0.005;
/// Points of an Elo rating per unit of log odds: 400 / ln 10.
const ELO_UNIT: f64 = 173.717_792_761_248_77;
/// Ratios below this count as this.
const LEAST_RATIO: f64 = 1e-3;

impl Scale {
    /// The score on the straight scale. `lower_is_better` turns it round first.
    pub fn straight(self, score: f64, lower_is_better: bool) -> f64 {
        let sign = if lower_is_better { -1.0 } else { 1.0 };
        match self {
            Self::Share { low, high } => sign * logit((score - low) / (high - low)),
            Self::Rating => sign * score / ELO_UNIT,
            Self::Ratio => sign * libm::log(score.max(LEAST_RATIO)),
            Self::Plain => sign * score,
        }
    }

    /// The score that belongs to a place on the straight scale; the inverse of [`Self::straight`], apart
    /// from what it clipped.
    pub fn score(self, straight: f64, lower_is_better: bool) -> f64 {
        let sign = if lower_is_better { -1.0 } else { 1.0 };
        match self {
            Self::Share { low, high } => low + (high - low) / (1.0 + libm::exp(-sign * straight)),
            Self::Rating => sign * straight * ELO_UNIT,
            Self::Ratio => libm::exp(sign * straight),
            Self::Plain => sign * straight,
        }
    }

    /// Whether one unit means the same on all boards of this scale (log odds).
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
    fn puts_scores_on_a_straight_scale() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-4;
        assert!(near(PERCENT.straight(90.0, false), 2.1972));
        assert!(near(PERCENT.straight(90.0, true), -2.1972));
        assert!(near(PERCENT.straight(100.0, false), 5.2933));
        assert!(near(PERCENT.straight(0.0, false), -5.2933));
        let (high, low) = (
            Scale::Rating.straight(1_600.0, false),
            Scale::Rating.straight(1_200.0, false),
        );
        assert!(near(high - low, std::f64::consts::LN_10));
        let double = Scale::Ratio.straight(60.0, false) - Scale::Ratio.straight(30.0, false);
        assert!(near(double, std::f64::consts::LN_2));
        assert!(Scale::Ratio.straight(0.0, false).is_finite());
    }

    #[test]
    fn finds_the_way_back() {
        let points = Scale::Share {
            low: 0.0,
            high: 10.0,
        };
        for scale in [PERCENT, points, Scale::Rating, Scale::Ratio, Scale::Plain] {
            for turned in [false, true] {
                let back = scale.score(scale.straight(7.25, turned), turned);
                assert!((back - 7.25).abs() < 1e-9, "{scale:?} {turned}: {back}");
            }
        }
    }
}
