//! What the index is worth on boards that it has not seen: fits without a group, and what they get right.
//!
//! Owns the two figures that only such tests can tell: the error of a single group, and how often the
//! stronger of two models wins. Does not change a fit.

use std::collections::BTreeMap;

use catalog::quality::Z80;
use catalog::win::win_probability;

use super::cells::{Cell, Cells};
use super::error::{counted, evidence, floor, used};
use super::fit::{Fit, PRIOR_VARIANCE};
use super::rng::Draws;

/// A held-out group is looked at when this many models have other evidence.
pub const LEAST_PAIRED: usize = 8;
/// A model's evidence without the block under test must be this many groups to stand for the truth.
const WELL_MEASURED: usize = 8;
/// The blocks are held out in this many turns.
const FOLDS: usize = 12;
/// What the scores of one model on the boards of one group say, held out, against all its other evidence.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// Place of the model.
    pub model: usize,
    /// Place of the group.
    pub group: usize,
    /// Whether a vendor's report is among the cells.
    pub vendor: bool,
    /// The estimate from the block alone.
    pub alone: f64,
    /// The counted groups of the block: at most one.
    pub alone_counted: f64,
    /// The ability that all others show.
    pub others: f64,
    /// The counted groups of the others.
    pub counted: f64,
    /// Groups of the others.
    pub groups: usize,
}

/// Every (model, group) block, each held out once; lines are those of the fits without it. `spread` only
/// serves to count the others' groups.
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
        // By model and group: what its cells show and tell, their weight, whether one is a vendor's.
        let mut seen: BTreeMap<(usize, usize), (f64, f64, f64, bool)> = BTreeMap::new();
        for (at, cell) in cells.cells.iter().enumerate().filter(|(at, _)| out(*at)) {
            let (shown, tells) = without.reading(cell, weights[at]);
            let block = seen.entry((cell.model, cells.group(cell))).or_default();
            block.0 += tells * shown;
            block.1 += tells;
            block.2 += weights[at];
            block.3 |= cell.vendor;
        }
        all.extend(
            seen.into_iter()
                .map(|((model, group), (sum, tells, weight, vendor))| Block {
                    model,
                    group,
                    vendor,
                    alone: sum / (tells + 1.0 / PRIOR_VARIANCE),
                    alone_counted: counted(weight, tells, spread),
                    others: without.ability[model],
                    counted: others[model].counted,
                    groups: others[model].groups,
                }),
        );
    }
    all
}

/// The error of the ability that a single group shows, if it is not a vendor's word: so large that four in
/// five of well-measured models lie within 1.28 of it. `None` where there is too little to tell.
pub fn spread(cells: &Cells, weights: &[f64], fit: &Fit) -> Option<f64> {
    let mut off: Vec<f64> = blocks(cells, weights, fit, 1.0)
        .iter()
        .filter(|block| !block.vendor && block.groups >= WELL_MEASURED)
        .map(|block| (block.alone - block.others).abs())
        .collect();
    off.sort_by(f64::total_cmp);
    let at = off.len() * 4 / 5;
    (off.len() >= 50).then(|| off[at] / Z80)
}

/// Two models on the boards of a group that the fit has not seen.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Place of the group.
    pub group: usize,
    /// Models: the stronger by all other groups, the weaker.
    pub models: [usize; 2],
    /// By how much it is stronger.
    pub ahead: f64,
    /// The standard error of that.
    pub error: f64,
    /// The fewer groups of the two.
    pub groups: usize,
    /// Whether the stronger won.
    pub won: bool,
    /// Whether a vendor's report decided.
    pub vendor: bool,
}

/// All pairs of models on each group in turn, by fits without it. A draw is no pair.
pub fn pairs(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<Pair> {
    let groups = 0..cells.groups.len();
    groups
        .flat_map(|group| on_group(cells, weights, fit, spread, group))
        .collect()
}

/// What one model scored on a held-out board.
struct Result {
    board: usize,
    /// How far above the board's mean, in its noise.
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

/// How far apart two models' results on one board lie beside what their abilities say, so that
/// [`win_probability`] fits the pairs best. Each group has the same say. `None` without pairs.
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
    // First in tenths, then in hundredths: finer than it is known.
    let coarse = least(&mut (1..=15).map(|step| f64::from(step) / 10.0))?;
    let fine = least(&mut (-9..=9).map(|step| coarse + f64::from(step) / 100.0))?;
    (!pairs.is_empty()).then_some(fine)
}
