//! Ability at a workload: the general ability plus a shift estimated from the workload's boards.
//!
//! Uses the lines of the general fit. Shifts shrink to zero, so with few boards the general ability remains.
//! Does not know a workload's other requirements (tools, context window).

use std::collections::BTreeMap;

use super::Index;
use super::cells::Cells;
use super::error::{WIDTH, counted, used};
use super::fit::{Fit, PRIOR_VARIANCE};

/// A model's ability at a workload.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shifted {
    /// General ability plus shift.
    pub ability: f64,
    /// The shift alone.
    pub shift: f64,
    /// Variance of the shift.
    pub shift_variance: f64,
    /// Standard error without the bootstrap.
    pub floor: f64,
    /// Boards of the workload with a score.
    pub boards: usize,
    /// Groups of these.
    pub groups: usize,
}

/// Sums over one model's readings.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Sum of readings weighted by information, and of information.
    value: f64,
    information: f64,
    /// Effective number of groups.
    counted: f64,
    boards: usize,
    groups: usize,
}

/// A model's readings on the workload's boards and on all others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Readings {
    of: Sums,
    others: Sums,
}

/// The weight of each cell for a workload: general boards, and factuality boards that are `within` it.
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

/// The readings of each model for the workload whose boards are `within`. In groups that have such boards,
/// only those count.
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
        value: [f64; 2],
        information: [f64; 2],
    }
    let mut groups: BTreeMap<(usize, usize), Group> = BTreeMap::new();
    for (cell, weight) in used(cells, weights) {
        let (value, information) = fit.reading(cell, weight);
        let group = groups.entry((cell.model, cells.group(cell))).or_default();
        let side = usize::from(within[cell.board]);
        group.boards[side] += 1;
        group.weight[side] += weight;
        group.value[side] += information * value;
        group.information[side] += information;
    }
    let mut all = vec![Readings::default(); cells.models.len()];
    for ((model, _), group) in groups {
        let side = usize::from(group.boards[1] > 0);
        // They take over the weight of the group's other boards.
        let share = (group.boards[0] + group.boards[1]) as f64 / group.boards[side] as f64;
        let sums = if side == 1 {
            &mut all[model].of
        } else {
            &mut all[model].others
        };
        sums.value += share * group.value[side];
        sums.information += share * group.information[side];
        sums.counted += counted(
            share * group.weight[side],
            share * group.information[side],
            spread,
        );
        sums.boards += group.boards[side];
        sums.groups += 1;
    }
    all
}

/// Posterior mean of ability and shift, given the variance of shifts.
pub fn shifted(readings: &Readings, variance: f64, spread: f64) -> Shifted {
    let Readings { of, others } = readings;
    let all = of.information + others.information + 1.0 / PRIOR_VARIANCE;
    let shift = of.information + 1.0 / variance;
    let det = all * shift - of.information * of.information;
    let (sum, part) = (of.value + others.value, of.value);
    let general = (shift * sum - of.information * part) / det;
    let moved = (all * part - of.information * sum) / det;
    // The error uses the effective number of groups instead of the fitted information.
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

/// Minimum number of groups on each side for a model to inform the variance of shifts.
const TELLING: usize = 2;
/// Rounds of expectation maximization.
const ROUNDS: usize = 50;
/// Lower bound for the variance of shifts.
const LEAST_VARIANCE: f64 = 0.02 * 0.02;

/// The variance of shifts between models, by expectation maximization.
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
