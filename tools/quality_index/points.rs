//! Error of predicted scores on held-out cells, and whether a second dimension of ability helps.

use std::collections::BTreeMap;

use import::quality::Index;
use import::quality::cells::{Cell, Cells};
use import::quality::fit::Fit;
use import::quality::rng::Draws;
use import::quality::scale::Scale;

use super::sums::{Verdict, quantile};
use super::world::World;

/// Number of folds; all cells of a model and group are held out together.
const FOLDS: usize = 10;
/// A second dimension must be this much better, in percentage points.
const CLEARLY: f64 = 0.4;

pub fn check(world: &World, verdict: &mut Verdict) {
    let index = &world.index;
    let cells = &index.cells;
    let mut draws = Draws::new(11);
    let mut turns: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for cell in &cells.cells {
        turns
            .entry((cell.model, cells.group(cell)))
            .or_insert_with(|| draws.below(FOLDS));
    }
    let (mut one, mut two, mut median) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..FOLDS {
        let out = |cell: &Cell| turns[&(cell.model, cells.group(cell))] == turn;
        let each = cells.cells.iter().zip(&index.weights);
        let kept: Vec<f64> = each.map(|(c, w)| if out(c) { 0.0 } else { *w }).collect();
        let fit = Fit::new(cells, &kept, Some(&index.fit));
        let second = Second::new(cells, &kept, &fit);
        let known = cells.known(&kept);
        for (at, cell) in cells.cells.iter().enumerate() {
            let board = &cells.boards[cell.board];
            let percent = matches!(board.board.scale, Scale::Share { high, .. } if high == 100.0);
            if !percent || !out(cell) || index.weights[at] == 0.0 || !known[cell.model] {
                continue;
            }
            let others: Vec<f64> = cells
                .cells
                .iter()
                .zip(&kept)
                .filter(|(other, weight)| other.board == cell.board && **weight > 0.0)
                .map(|(other, _)| other.z)
                .collect();
            if others.len() < 3 {
                continue;
            }
            let truth = board.score(cell.z);
            let line = &fit.lines[cell.board];
            let offset = if cell.vendor { fit.vendor } else { 0.0 };
            let z = line.base + line.slope * (fit.ability[cell.model] + offset);
            one.push((board.score(z) - truth).abs());
            two.push((board.score(z + second.adds(cell)) - truth).abs());
            median.push((board.score(quantile(&others, 0.5)) - truth).abs());
        }
    }
    println!("\nHeld-out percentages: median error in points (prototype: 4.3, BenchPress: 4.6)");
    let of = one.len();
    let [one, two, median] = [one, two, median].map(|errors| quantile(&errors, 0.5));
    println!("  two dimensions: {two:.2}; the board's median: {median:.2}");
    verdict.at_most("median error, points", one, 4.3, of);
    verdict.at_most(
        "error minus half of the board median's, points",
        one - median / 2.0,
        0.0,
        of,
    );
    verdict.at_most("gain of a second dimension, points", one - two, CLEARLY, of);
}

/// A second ability per model and slope per board, fitted to the residuals.
struct Second {
    model: Vec<f64>,
    board: Vec<f64>,
}

impl Second {
    /// Prior standard deviation of the slopes.
    const SPREAD: f64 = 0.3;
    const ROUNDS: usize = 200;

    fn new(cells: &Cells, weights: &[f64], fit: &Fit) -> Self {
        let mut draws = Draws::new(9);
        let mut start = || Self::SPREAD * (draws.below(2001) as f64 / 1000.0 - 1.0);
        let mut board: Vec<f64> = (0..cells.boards.len()).map(|_| start()).collect();
        let mut model = vec![0.0; cells.models.len()];
        let used: Vec<(&Cell, f64, f64)> = cells
            .cells
            .iter()
            .zip(weights)
            .filter(|(_, weight)| **weight > 0.0)
            .map(|(cell, weight)| {
                let line = &fit.lines[cell.board];
                let offset = if cell.vendor { fit.vendor } else { 0.0 };
                let first = line.base + line.slope * (fit.ability[cell.model] + offset);
                (cell, weight / line.noise, cell.z - first)
            })
            .collect();
        for _ in 0..Self::ROUNDS {
            let mut sums = vec![(0.0, 1.0); model.len()];
            for (cell, tells, left) in &used {
                let slope = board[cell.board];
                sums[cell.model].0 += tells * slope * left;
                sums[cell.model].1 += tells * slope * slope;
            }
            model = sums.iter().map(|(sum, of)| sum / of).collect();
            let mut sums = vec![(0.0, 1.0 / (Self::SPREAD * Self::SPREAD)); board.len()];
            for (cell, tells, left) in &used {
                let ability = model[cell.model];
                sums[cell.board].0 += tells * ability * left;
                sums[cell.board].1 += tells * ability * ability;
            }
            board = sums.iter().map(|(sum, of)| sum / of).collect();
        }
        Self { model, board }
    }

    fn adds(&self, cell: &Cell) -> f64 {
        self.model[cell.model] * self.board[cell.board]
    }
}

/// Raises scores one at a time; counts how often that lowers the model's estimate.
pub fn monotone(index: &Index, steps: &[f64], every: usize) -> (usize, usize, f64) {
    let mut cells = index.cells.clone();
    let (mut tried, mut lowered, mut worst) = (0, 0, 0.0_f64);
    for at in (0..cells.cells.len()).step_by(every) {
        if index.weights[at] == 0.0 {
            continue;
        }
        let cell = cells.cells[at];
        for step in steps {
            cells.cells[at].z = cell.z + step;
            let fit = Fit::new(&cells, &index.weights, Some(&index.fit));
            let moved = fit.ability[cell.model] - index.fit.ability[cell.model];
            tried += 1;
            lowered += usize::from(moved < -0.002);
            worst = worst.min(moved);
        }
        cells.cells[at] = cell;
    }
    (tried, lowered, worst)
}
