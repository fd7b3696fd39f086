//! Accuracy on unseen boards, from fits that leave groups out.
//!
//! Owns the two figures that need such tests: the error of a single group, and the noise between two results
//! on a board. Does not change a fit.

use std::collections::BTreeMap;

use catalog::quality::Z80;
use catalog::sort::Order;
use catalog::win::win_probability;

use super::cells::{Cell, Cells};
use super::error::{counted, evidence, floor, used};
use super::fit::{Fit, PRIOR_VARIANCE};
use super::rng::Draws;

/// Minimum number of models with other evidence on a held-out group.
pub const LEAST_PAIRED: usize = 8;
/// Minimum number of other groups for an estimate to stand in for the truth.
const WELL_MEASURED: usize = 8;
/// Number of folds in which blocks are held out.
const FOLDS: usize = 12;
/// A model's scores in a held-out group, and all its other evidence.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    pub model: usize,
    pub group: usize,
    /// Whether it contains a vendor report.
    pub vendor: bool,
    /// Ability estimated from the block alone.
    pub alone: f64,
    /// Effective number of groups of the block, at most 1.
    pub alone_counted: f64,
    /// Ability estimated from the other groups.
    pub others: f64,
    /// Effective number of the other groups.
    pub counted: f64,
    /// Number of other groups.
    pub groups: usize,
}

/// Holds out every (model, group) block once.
pub fn blocks(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<Block> {
    let mut draws = Draws::new(3);
    let mut turns: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (cell, _) in used(cells, weights) {
        turns
            .entry((cell.model, cells.group(cell)))
            .or_insert_with(|| draws.below(FOLDS));
    }
    let mut all = Vec::new();
    for turn in 0..FOLDS {
        let out = |at: usize| {
            let cell = &cells.cells[at];
            turns.get(&(cell.model, cells.group(cell))) == Some(&turn)
        };
        let kept: Vec<f64> = weights
            .iter()
            .enumerate()
            .map(|(at, w)| if out(at) { 0.0 } else { *w })
            .collect();
        let without = Fit::new(cells, &kept, Some(fit));
        let others = evidence(cells, &kept, &without, spread);
        // By model and group: sums of weighted readings, information and weight; whether one is a vendor's.
        let mut seen: BTreeMap<(usize, usize), (f64, f64, f64, bool)> = BTreeMap::new();
        for (at, cell) in cells.cells.iter().enumerate().filter(|(at, _)| out(*at)) {
            let (value, information) = without.reading(cell, weights[at]);
            let block = seen.entry((cell.model, cells.group(cell))).or_default();
            block.0 += information * value;
            block.1 += information;
            block.2 += weights[at];
            block.3 |= cell.vendor;
        }
        all.extend(
            seen.into_iter().map(
                |((model, group), (sum, information, weight, vendor))| Block {
                    model,
                    group,
                    vendor,
                    alone: sum / (information + 1.0 / PRIOR_VARIANCE),
                    alone_counted: counted(weight, information, spread),
                    others: without.ability[model],
                    counted: others[model].counted,
                    groups: others[model].groups,
                },
            ),
        );
    }
    all
}

/// The standard error of an ability estimated from a single independent group, from the 80th percentile of
/// held-out errors of well-measured models. `None` if there are fewer than 50.
pub fn spread(cells: &Cells, weights: &[f64], fit: &Fit) -> Option<f64> {
    let mut off: Vec<f64> = blocks(cells, weights, fit, 1.0)
        .iter()
        .filter(|block| !block.vendor && block.groups >= WELL_MEASURED)
        .map(|block| (block.alone - block.others).abs())
        .collect();
    off.order_by(f64::total_cmp);
    let at = off.len() * 4 / 5;
    (off.len() >= 50).then(|| off[at] / Z80)
}

/// Two models on the boards of a held-out group.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub group: usize,
    /// Indices of the models; the stronger according to the other groups comes first.
    pub models: [usize; 2],
    /// Difference in ability.
    pub ahead: f64,
    /// Standard error of the difference.
    pub error: f64,
    /// The smaller number of other groups.
    pub groups: usize,
    /// Whether the stronger scored higher.
    pub won: bool,
    /// Whether a vendor report is involved.
    pub vendor: bool,
}

/// All pairs of models on each held-out group, without ties.
pub fn pairs(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<Pair> {
    let groups = 0..cells.groups.len();
    groups
        .flat_map(|group| on_group(cells, weights, fit, spread, group))
        .collect()
}

/// A model's result on a held-out board.
struct Result {
    board: usize,
    /// Score above the board's mean, in units of its noise.
    height: f64,
    vendor: bool,
}

fn on_group(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64, group: usize) -> Vec<Pair> {
    let kept: Vec<f64> = cells
        .cells
        .iter()
        .zip(weights)
        .map(|(cell, w)| if cells.group(cell) == group { 0.0 } else { *w })
        .collect();
    let known = cells.known(&kept);
    let mut on: BTreeMap<usize, Vec<Result>> = BTreeMap::new();
    let here = |cell: &Cell| cells.group(cell) == group && known[cell.model];
    for (cell, _) in used(cells, weights).filter(|(cell, _)| here(cell)) {
        on.entry(cell.model).or_default().push(Result {
            board: cell.board,
            height: cell.z / fit.lines[cell.board].noise.sqrt(),
            vendor: cell.vendor,
        });
    }
    if on.len() < LEAST_PAIRED {
        return Vec::new();
    }
    let without = Fit::new(cells, &kept, Some(fit));
    let others = evidence(cells, &kept, &without, spread);
    let models: Vec<(&usize, &Vec<Result>)> = on.iter().collect();
    let mut pairs = Vec::new();
    for (at, (one, mine)) in models.iter().enumerate() {
        for (other, theirs) in &models[at + 1..] {
            let shared = mine.iter().flat_map(|m| theirs.iter().map(move |t| (m, t)));
            let shared = shared.filter(|(m, t)| m.board == t.board);
            let (won, vendor) = shared.fold((0.0, false), |(sum, vendor), (m, t)| {
                (sum + m.height - t.height, vendor | m.vendor | t.vendor)
            });
            let ahead = without.ability[**one] - without.ability[**other];
            if won == 0.0 || ahead == 0.0 {
                continue;
            }
            let [a, b] = [others[**one], others[**other]];
            pairs.push(Pair {
                group,
                models: if ahead > 0.0 {
                    [**one, **other]
                } else {
                    [**other, **one]
                },
                ahead: ahead.abs(),
                error: floor(a.counted, spread).hypot(floor(b.counted, spread)),
                groups: a.groups.min(b.groups),
                won: (won > 0.0) == (ahead > 0.0),
                vendor,
            });
        }
    }
    pairs
}

/// The noise between two results on one board at which [`win_probability`] best fits the pairs, with equal
/// weight per group. `None` without pairs.
pub fn board_noise(pairs: &[Pair]) -> Option<f64> {
    let mut counts: BTreeMap<usize, f64> = BTreeMap::new();
    for pair in pairs {
        *counts.entry(pair.group).or_default() += 1.0;
    }
    let surprise = |noise: f64| -> f64 {
        let each = pairs.iter().map(|pair| {
            let p = win_probability(pair.ahead, pair.error, noise);
            libm::log(if pair.won { p } else { 1.0 - p }) / counts[&pair.group]
        });
        -each.sum::<f64>()
    };
    let least = |steps: &mut dyn Iterator<Item = f64>| {
        let each = steps.map(|noise| (surprise(noise), noise));
        each.min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, noise)| noise)
    };
    // In tenths first, then in hundredths.
    let coarse = least(&mut (1..=15).map(|step| f64::from(step) / 10.0))?;
    let fine = least(&mut (-9..=9).map(|step| coarse + f64::from(step) / 100.0))?;
    (!pairs.is_empty()).then_some(fine)
}
