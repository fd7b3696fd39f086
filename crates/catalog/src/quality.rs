//! The quality index as stored in the catalog: an estimate with its interval for each model.
//!
//! Owns the types of `quality.json`, differences and win probabilities. Does not compute the index (`import::quality`)
//! or decide (`compare`). Method and accuracy: `docs/quality-index.md`.

use serde::{Deserialize, Serialize};

use crate::schema::Workload;
use crate::win::win_probability;

/// Points of the average measured chat model.
pub const CENTRE: f64 = 100.0;
/// Points per standard deviation between measured chat models.
pub const DEVIATION: f64 = 15.0;
/// Half the width of a 90% interval in standard errors (95th percentile of the normal distribution).
pub const Z90: f64 = 1.644_853_626_951_5;
/// Half the width of an 80% interval in standard errors (90th percentile of the normal distribution).
pub const Z80: f64 = 1.281_551_565_544_6;

/// An estimate of quality in points: the average model has 100, a standard deviation is 15.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// Best guess, points, one decimal.
    #[serde(with = "tenths")]
    pub estimate: f64,
    /// Half the width of the 90% interval, points, one decimal; positive.
    #[serde(with = "tenths")]
    pub margin: f64,
    /// Number of boards used.
    pub boards: u32,
    /// Number of groups of related boards; 0 if the estimate is the general one because no board of the workload was
    /// used.
    pub groups: u32,
}

impl Estimate {
    /// Lower end of the 90% interval, points.
    pub fn low(&self) -> f64 {
        self.estimate - self.margin
    }

    /// Upper end of the 90% interval, points.
    pub fn high(&self) -> f64 {
        self.estimate + self.margin
    }

    /// Standard error, points.
    pub fn standard_error(&self) -> f64 {
        self.margin / Z90
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForWorkload {
    pub workload: Workload,
    pub quality: Estimate,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    /// Over all general boards.
    pub general: Estimate,
    /// Id of the dated checkpoint that was measured, if the model serves one.
    pub measured_as: Option<String>,
    /// For each workload with at least one board.
    #[serde(default)]
    pub workloads: Vec<ForWorkload>,
}

/// What applies to all models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Noise between two results on a new board, points; measured on held-out groups.
    pub board_noise: f64,
    /// Standard error of an estimate from a single group, points; measured on held-out groups.
    pub group_error: f64,
    /// How much models deviate from their general quality, by workload.
    pub shifts: Vec<Shift>,
    /// Scores of chat models in the catalog.
    pub scores: u32,
    /// General boards with at least three chat models.
    pub boards: u32,
    /// Groups of those boards.
    pub groups: u32,
}

/// How much models deviate from their general quality in a workload.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    pub workload: Workload,
    /// Standard deviation, points.
    pub deviation: f64,
}

/// A row of `quality.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelQuality {
    pub id: String,
    pub quality: Quality,
}

/// `quality.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualityFile {
    pub scale: Scale,
    /// Measured models only, sorted by id.
    pub models: Vec<ModelQuality>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Negative if the first is weaker.
    pub points: f64,
    /// Half the width of the 80% interval, points.
    pub margin: f64,
}

impl Difference {
    /// Whether the 80% interval excludes zero.
    pub fn is_separable(&self) -> bool {
        self.points.abs() > self.margin
    }
}

/// `a` minus `b`.
pub fn difference(a: &Estimate, b: &Estimate) -> Difference {
    Difference {
        points: a.estimate - b.estimate,
        margin: Z80 * a.standard_error().hypot(b.standard_error()),
    }
}

impl Scale {
    /// Probability (0 to 1) that `a` scores higher than `b` on a benchmark that neither was tuned on.
    pub fn win_probability(&self, a: &Estimate, b: &Estimate) -> f64 {
        let error = a.standard_error().hypot(b.standard_error());
        win_probability(a.estimate - b.estimate, error, self.board_noise)
    }

    /// Standard deviation of models from their general quality in a workload, points.
    pub fn shift(&self, workload: Workload) -> f64 {
        let shift = self.shifts.iter().find(|shift| shift.workload == workload);
        shift.map_or(0.0, |shift| shift.deviation)
    }

    /// The estimate for a workload, or the general one if `workload` is `None`. If the workload has no boards, the
    /// general estimate with a wider interval and 0 groups.
    pub fn estimate(&self, quality: &Quality, workload: Option<Workload>) -> Estimate {
        let Some(workload) = workload else {
            return quality.general;
        };
        let known = quality.workloads.iter().find(|w| w.workload == workload);
        known.map_or_else(
            || Estimate {
                margin: quality.general.margin.hypot(Z90 * self.shift(workload)),
                boards: 0,
                groups: 0,
                ..quality.general
            },
            |known| known.quality,
        )
    }
}

/// Points: a decimal in JSON, tenths as an integer when packed.
mod tenths {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde requires
    pub(super) fn serialize<S: Serializer>(points: &f64, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return points.serialize(to);
        }
        #[allow(clippy::cast_possible_truncation)] // checked: points are below a thousand
        let tenths = (points * 10.0).round() as i32;
        tenths.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
        if from.is_human_readable() {
            return f64::deserialize(from);
        }
        Ok(f64::from(i32::deserialize(from)?) / 10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn estimate(estimate: f64, margin: f64) -> Estimate {
        Estimate {
            estimate,
            margin,
            boards: 4,
            groups: 3,
        }
    }

    fn scale() -> Scale {
        let shift = Shift {
            workload: Workload::Agents,
            deviation: 3.0,
        };
        Scale {
            board_noise: 4.0,
            group_error: 4.0,
            shifts: vec![shift],
            scores: 9,
            boards: 9,
            groups: 9,
        }
    }

    /// 120 ± 3 against 115 ± 4: standard errors 1.824 and 2.432, together 3.040; 80%: ± 3.896.
    #[test]
    fn separates_what_the_80_percent_interval_separates() {
        let (a, b) = (estimate(120.0, 3.0), estimate(115.0, 4.0));
        let apart = difference(&a, &b);
        assert!((apart.points - 5.0).abs() < 1e-9);
        assert!((apart.margin - 3.896).abs() < 1e-3, "{}", apart.margin);
        assert!(apart.is_separable());
        assert!(difference(&b, &a).is_separable());
        assert!(!difference(&a, &estimate(116.5, 4.0)).is_separable());
    }

    #[test]
    fn both_chances_make_one() {
        let (a, b) = (estimate(120.0, 3.0), estimate(115.0, 4.0));
        let (there, back) = (
            scale().win_probability(&a, &b),
            scale().win_probability(&b, &a),
        );
        assert!(there > 0.7 && there < 0.9, "{there}");
        assert!((there + back - 1.0).abs() < 1e-12);
    }

    /// A margin of 2 and a shift of 3 × 1.645 = 4.93: √(4 + 24.35) = 5.32.
    #[test]
    fn without_a_board_of_the_work_the_general_estimate_stands_in_less_sure() {
        let coding = ForWorkload {
            workload: Workload::Coding,
            quality: estimate(124.0, 3.0),
        };
        let quality = Quality {
            general: estimate(120.0, 2.0),
            measured_as: None,
            workloads: vec![coding],
        };
        let scale = scale();
        assert_eq!(scale.estimate(&quality, None), quality.general);
        assert_eq!(
            scale.estimate(&quality, Some(Workload::Coding)),
            coding.quality
        );
        let agents = scale.estimate(&quality, Some(Workload::Agents));
        assert_eq!((agents.estimate, agents.groups), (120.0, 0));
        assert!((agents.margin - 5.325).abs() < 1e-2, "{}", agents.margin);
    }
}
