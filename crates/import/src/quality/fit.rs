//! Fits `z = base + slope * ability + noise` by alternating least squares: one line per board, one ability per
//! model.
//!
//! Given the lines, an ability is a weighted mean of readings; given the abilities, a line is a ridge
//! regression. The steps alternate until nothing moves. Does not estimate errors ([`super::error`]).

use super::cells::Cells;

/// How a board's scores depend on ability, in the units of its cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Score of a model with ability 0.
    pub base: f64,
    /// Score per standard deviation of ability; positive.
    pub slope: f64,
    /// Variance of scores around the line.
    pub noise: f64,
}

/// A fit. Abilities have mean 0 and standard deviation 1 over the models with evidence.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Ability of each model; 0 without evidence.
    pub ability: Vec<f64>,
    pub lines: Vec<Line>,
    /// How much higher vendor reports are than independent measurements, as ability.
    pub vendor: f64,
    /// Mean and standard deviation of the slopes.
    pub slopes: (f64, f64),
    /// Typical noise of a board.
    pub usual_noise: f64,
    /// Rounds until convergence.
    pub rounds: usize,
}

/// Prior variance of an ability. Estimates of the best models from a single group were 0.09 standard
/// deviations too low with a variance of 1, and 0.01 with 4.
pub const PRIOR_VARIANCE: f64 = 4.0;
/// Prior variance of a base, around the mean of the board's cells.
const BASE_VARIANCE: f64 = 9.0;
/// Weight of the prior on a board's noise, in cells. Without it, a board whose three models happen to lie on a
/// line would count as the most precise of all.
const NOISE_PRIOR: f64 = 8.0;
/// Lower bound for slopes: no board is read backwards.
const LEAST_SLOPE: f64 = 0.05;
/// Prior information that the vendor offset is 0.
const VENDOR_PRIOR: f64 = 10.0;
/// Lower bound for the standard deviation of slopes.
const LEAST_SLOPE_SPREAD: f64 = 0.1;
/// The fit has converged when no ability moves by more than this.
const STILL: f64 = 1e-4;
/// Maximum number of rounds; a fit from scratch takes about 50, a bootstrap draw up to 350.
const MOST_ROUNDS: usize = 400;

/// Rounds for a line on fixed abilities.
const LINE_ROUNDS: usize = 10;

impl Fit {
    /// Fits `cells` with these weights, skipping cells with weight 0. `start` saves rounds if it is a fit of
    /// similar cells.
    pub fn new(cells: &Cells, weights: &[f64], start: Option<&Self>) -> Self {
        let mut fit = start.cloned().unwrap_or_else(|| Self::before(cells));
        let mut boards: Vec<Vec<usize>> = vec![Vec::new(); cells.boards.len()];
        for (at, cell) in cells
            .cells
            .iter()
            .enumerate()
            .filter(|(at, _)| weights[*at] > 0.0)
        {
            boards[cell.board].push(at);
        }
        for round in 1..=MOST_ROUNDS {
            fit.rounds = round;
            let moved = fit.models(cells, weights);
            for (board, on) in boards.iter().enumerate().filter(|(_, on)| !on.is_empty()) {
                fit.board(cells, weights, board, on);
            }
            fit.usual(cells, weights, &boards);
            if moved < STILL {
                break;
            }
        }
        fit
    }

    /// Fits lines of boards whose cells all have weight 0 in `weights`, keeping the abilities.
    pub fn other_lines(&mut self, cells: &Cells, weights: &[f64]) {
        let known = cells.known(weights);
        let mut heard = vec![false; cells.boards.len()];
        let used = cells.cells.iter().zip(weights);
        for (cell, _) in used.filter(|(_, weight)| **weight > 0.0) {
            heard[cell.board] = true;
        }
        let own = cells.weights();
        for board in (0..cells.boards.len()).filter(|board| !heard[*board]) {
            let cell = |at: &usize| &cells.cells[*at];
            let on: Vec<usize> = (0..cells.cells.len())
                .filter(|at| cell(at).board == board && known[cell(at).model])
                .collect();
            // The noise depends on the line, and through the ridge the line on the noise.
            for _ in 0..LINE_ROUNDS {
                self.board(cells, &own, board, &on);
            }
        }
    }

    fn before(cells: &Cells) -> Self {
        let line = Line {
            base: 0.0,
            slope: 1.0,
            noise: 1.0,
        };
        Self {
            ability: vec![0.0; cells.models.len()],
            lines: vec![line; cells.boards.len()],
            vendor: 0.0,
            slopes: (1.0, 0.5),
            usual_noise: 0.5,
            rounds: 0,
        }
    }

    /// The ability according to a cell, and its information (inverse variance).
    pub fn reading(&self, cell: &super::cells::Cell, weight: f64) -> (f64, f64) {
        let line = &self.lines[cell.board];
        let offset = if cell.vendor { self.vendor } else { 0.0 };
        let value = (cell.z - line.base) / line.slope - offset;
        (value, weight * line.slope * line.slope / line.noise)
    }

    /// Updates the abilities; returns the largest change.
    fn models(&mut self, cells: &Cells, weights: &[f64]) -> f64 {
        let mut sums = vec![(0.0, 0.0); self.ability.len()];
        for (cell, weight) in cells.cells.iter().zip(weights).filter(|(_, w)| **w > 0.0) {
            let (value, information) = self.reading(cell, *weight);
            sums[cell.model].0 += information * value;
            sums[cell.model].1 += information;
        }
        let known = sums
            .iter()
            .filter(|(_, information)| *information > 0.0)
            .count() as f64;
        let new: Vec<f64> = sums
            .iter()
            .map(|(sum, information)| sum / (information + 1.0 / PRIOR_VARIANCE))
            .collect();
        let each = || {
            sums.iter()
                .zip(&new)
                .filter(|((_, information), _)| *information > 0.0)
        };
        let mean = each().map(|(_, ability)| ability).sum::<f64>() / known;
        let squares = each().map(|(_, ability)| (ability - mean) * (ability - mean));
        let spread = (squares.sum::<f64>() / known).sqrt();
        let spread = if spread > 0.0 { spread } else { 1.0 };
        let mut moved = 0.0_f64;
        for ((_, information), (old, new)) in sums.iter().zip(self.ability.iter_mut().zip(new)) {
            let ability = if *information > 0.0 {
                (new - mean) / spread
            } else {
                0.0
            };
            moved = moved.max((ability - *old).abs());
            *old = ability;
        }
        self.vendor /= spread;
        moved
    }

    /// Updates the line of a board from the cells `on` it.
    fn board(&mut self, cells: &Cells, weights: &[f64], board: usize, on: &[usize]) {
        let (mean, spread) = self.slopes;
        let noise = self.lines[board].noise;
        let ridge = 1.0 / (spread * spread);
        let (mut n, mut t, mut tt) = (1.0 / BASE_VARIANCE, 0.0, ridge);
        let (mut z, mut zt) = (0.0, ridge * mean);
        let offset = |vendor: bool| if vendor { self.vendor } else { 0.0 };
        for &at in on {
            let cell = &cells.cells[at];
            let information = weights[at] / noise;
            let ability = self.ability[cell.model] + offset(cell.vendor);
            n += information;
            t += information * ability;
            tt += information * ability * ability;
            z += information * cell.z;
            zt += information * ability * cell.z;
        }
        let slope = ((n * zt - t * z) / (n * tt - t * t)).max(LEAST_SLOPE);
        let base = (z - t * slope) / n;
        let (mut squares, mut weight) = (0.0, 0.0);
        for &at in on {
            let cell = &cells.cells[at];
            let ability = self.ability[cell.model] + offset(cell.vendor);
            let off = cell.z - base - slope * ability;
            squares += weights[at] * off * off;
            weight += weights[at];
        }
        // The line uses two degrees of freedom.
        let free = weight * (1.0 - 2.0 / (on.len() as f64).max(2.0));
        let noise = (NOISE_PRIOR * self.usual_noise + squares) / (NOISE_PRIOR + free);
        self.lines[board] = Line { base, slope, noise };
    }

    /// Updates what boards have in common: slopes, noise, vendor offset.
    fn usual(&mut self, cells: &Cells, weights: &[f64], boards: &[Vec<usize>]) {
        let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
        let (mut logs, mut shares) = (0.0, 0.0);
        for (line, on) in self
            .lines
            .iter()
            .zip(boards)
            .filter(|(_, on)| !on.is_empty())
        {
            count += 1.0;
            sum += line.slope;
            squares += line.slope * line.slope;
            let weight: f64 = on.iter().map(|at| weights[*at]).sum();
            let share = weight / (weight + NOISE_PRIOR);
            logs += share * libm::log(line.noise);
            shares += share;
        }
        if count == 0.0 {
            return;
        }
        let mean = sum / count;
        let variance = squares / count - mean * mean;
        self.slopes = (
            mean,
            variance.max(LEAST_SLOPE_SPREAD * LEAST_SLOPE_SPREAD).sqrt(),
        );
        self.usual_noise = libm::exp(logs / shares);

        let (mut sum, mut total) = (0.0, VENDOR_PRIOR);
        for (cell, weight) in cells.cells.iter().zip(weights) {
            if cell.vendor && *weight > 0.0 {
                let (value, information) = self.reading(cell, *weight);
                sum += information * (value + self.vendor - self.ability[cell.model]);
                total += information;
            }
        }
        self.vendor = sum / total;
    }
}
