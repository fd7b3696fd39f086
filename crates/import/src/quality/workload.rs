//! How good a model is at one kind of work: the general ability, and a shift that the boards of that work
//! show.
//!
//! The lines of the boards are those of the general fit, so one board means the same everywhere. The shift
//! is drawn to zero: where few boards of the work speak, what stands is the general ability. Does not say
//! what a workload needs of a model beside quality.

use std::collections::BTreeMap;

use super::Index;
use super::cells::Cells;
use super::error::{WIDTH, counted, used};
use super::fit::{Fit, PRIOR_VARIANCE};

/// What the boards of a workload show, beside the general ability.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shifted {
    /// General ability and shift together.
    pub ability: f64,
    /// The shift alone.
    pub shift: f64,
    /// Variance of the shift.
    pub shift_variance: f64,
    /// Standard error of the ability by so many groups, before the bootstrap has its say.
    pub floor: f64,
    /// Boards of the workload with a cell.
    pub boards: usize,
    /// Groups of these.
    pub groups: usize,
}

/// Sums over one model's readings.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Sum of readings by what they tell, and of what they tell.
    shown: f64,
    tells: f64,
    /// Groups, as [`super::error::Evidence::counted`].
    counted: f64,
    boards: usize,
    groups: usize,
}

/// One model's readings: those of the workload, and all others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Readings {
    of: Sums,
    others: Sums,
}

/// The weight of each cell for a workload: general boards, and of the others those that `within` names.
pub fn weights(index: &Index, within: &[bool]) -> Vec<f64> {
    let each = index.cells.cells.iter().zip(&index.weights);
    each.map(|(cell, general)| {
        if within[cell.board] {
            cell.weight
        } else {
            *general
        }
    })
    .collect()
}

/// The readings of each model for the workload whose boards `within` names. Of a group with boards of the
/// workload only these count: the rest of the group would say the same again.
pub fn readings(
    cells: &Cells,
    weights: &[f64],
    fit: &Fit,
    within: &[bool],
    spread: f64,
) -> Vec<Readings> {
    #[derive(Default)]
    struct Group {
        boards: [usize; 2],
        weight: [f64; 2],
        shown: [f64; 2],
        tells: [f64; 2],
    }
    let mut groups: BTreeMap<(usize, usize), Group> = BTreeMap::new();
    for (cell, weight) in used(cells, weights) {
        let (shown, tells) = fit.reading(cell, weight);
        let group = groups.entry((cell.model, cells.group(cell))).or_default();
        let side = usize::from(within[cell.board]);
        group.boards[side] += 1;
        group.weight[side] += weight;
        group.shown[side] += tells * shown;
        group.tells[side] += tells;
    }
    let mut all = vec![Readings::default(); cells.models.len()];
    for ((model, _), group) in groups {
        let side = usize::from(group.boards[1] > 0);
        // The weight of the group's other boards goes to those that count.
        let share = (group.boards[0] + group.boards[1]) as f64 / group.boards[side] as f64;
        let sums = if side == 1 {
            &mut all[model].of
        } else {
            &mut all[model].others
        };
        sums.shown += share * group.shown[side];
        sums.tells += share * group.tells[side];
        sums.counted += counted(
            share * group.weight[side],
            share * group.tells[side],
            spread,
        );
        sums.boards += group.boards[side];
        sums.groups += 1;
    }
    all
}

/// General ability and shift from one model's readings, where shifts have this variance.
pub fn shifted(readings: &Readings, variance: f64, spread: f64) -> Shifted {
    let Readings { of, others } = readings;
    let all = of.tells + others.tells + 1.0 / PRIOR_VARIANCE;
    let shift = of.tells + 1.0 / variance;
    let det = all * shift - of.tells * of.tells;
    let (sum, part) = (of.shown + others.shown, of.shown);
    let general = (shift * sum - of.tells * part) / det;
    let moved = (all * part - of.tells * sum) / det;
    // The same once more for the error, with each group counted by what it can tell.
    let square = spread * spread;
    let [of_counted, others_counted] = [of.counted / square, others.counted / square];
    let all_c = of_counted + others_counted + 1.0 / PRIOR_VARIANCE;
    let shift_c = of_counted + 1.0 / variance;
    let det_c = all_c * shift_c - of_counted * of_counted;
    Shifted {
        ability: general + moved,
        shift: moved,
        shift_variance: all / det,
        floor: WIDTH * ((shift_c + all_c - 2.0 * of_counted) / det_c).sqrt(),
        boards: of.boards,
        groups: of.groups,
    }
}

/// A model's shift can be told from its ability when it has this many groups on each side.
const TELLING: usize = 2;
/// Rounds of the estimate of [`shift_variance`].
const ROUNDS: usize = 50;
/// The least variance of shifts.
const LEAST_VARIANCE: f64 = 0.02 * 0.02;

/// How much models differ in this work beside their general ability: the variance of their shifts, by
/// expectation and maximization.
pub fn shift_variance(readings: &[Readings], spread: f64) -> f64 {
    let telling: Vec<&Readings> = readings
        .iter()
        .filter(|r| r.of.groups >= TELLING && r.others.groups >= TELLING)
        .collect();
    let mut variance = 0.1;
    for _ in 0..ROUNDS {
        let each = telling.iter().map(|r| shifted(r, variance, spread));
        let sum: f64 = each.map(|s| s.shift * s.shift + s.shift_variance).sum();
        if !telling.is_empty() {
            variance = (sum / telling.len() as f64).max(LEAST_VARIANCE);
        }
    }
    variance
}
