//! One line a board, one number a model: `z = base + slope * ability + noise`, by alternating least squares.
//!
//! Given the boards' lines, a model's ability is a weighted mean of what each board says of it; given the
//! abilities, a board's line is a regression. The two steps take turns until nothing moves. Each is held
//! by a weak prior (a ridge), so that thin evidence moves things little. Does not say how sure a result is
//! ([`super::error`]).

use super::cells::Cells;

/// What a board does with ability, in the units of its cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// What a model of ability 0 scores.
    pub base: f64,
    /// What one standard deviation of ability is worth there; above zero.
    pub slope: f64,
    /// Variance of scores around the line.
    pub noise: f64,
}

/// The state of a fit; abilities have mean 0 and standard deviation 1 over the models that have evidence.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Each model's ability; 0 where nothing is known.
    pub ability: Vec<f64>,
    /// Each board's line.
    pub lines: Vec<Line>,
    /// How much more ability vendors' own reports show than independent measurements on the same boards.
    pub vendor: f64,
    /// Mean and standard deviation of the boards' slopes.
    pub slopes: (f64, f64),
    /// The usual noise of a board.
    pub usual_noise: f64,
    /// Rounds until nothing moved.
    pub rounds: usize,
}

/// Prior variance of an ability: a standard deviation of two, so that a model with a single board is drawn
/// by a fiftieth to the middle. With 1 the best models were 0.09 too low on one group, with 4 0.01.
pub const PRIOR_VARIANCE: f64 = 4.0;
/// Prior variance of a base, from the mean of the board's cells.
const BASE_VARIANCE: f64 = 9.0;
/// A board's noise counts as if this many units of weight had shown the usual one: without it, three
/// models that happen to lie on a line would make their board the most precise of all.
const NOISE_PRIOR: f64 = 8.0;
/// A board tells no less than this per unit of ability: no board is read against its own direction.
const LEAST_SLOPE: f64 = 0.05;
/// Weight of the prior that vendors' reports need no offset, in units of information.
const VENDOR_PRIOR: f64 = 10.0;
/// The least spread of slopes between boards.
const LEAST_SLOPE_SPREAD: f64 = 0.1;
/// The fit stands when no ability moves by more than this.
const STILL: f64 = 1e-4;
/// Rounds after which it stops in any case; about 70 are needed from nothing and 20 from a near start.
const MOST_ROUNDS: usize = 400;

/// Rounds for a line on abilities that stand.
const LINE_ROUNDS: usize = 10;

impl Fit {
    /// The fit of `cells` with these weights; cells of weight 0 are passed over. `start`: a fit of much the
    /// same cells, which saves rounds.
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

    /// Gives boards that had no say in the fit their lines, from the abilities that it found. Cells of such
    /// boards have the weight 0 in `weights`.
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
            // Its noise follows from its line, and its line a little from its noise.
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

    /// The ability that a cell shows, and how much it tells: the inverse of the variance of that reading.
    pub fn reading(&self, cell: &super::cells::Cell, weight: f64) -> (f64, f64) {
        let line = &self.lines[cell.board];
        let offset = if cell.vendor { self.vendor } else { 0.0 };
        let shown = (cell.z - line.base) / line.slope - offset;
        (shown, weight * line.slope * line.slope / line.noise)
    }

    /// What each model's readings come to. The largest move of an ability.
    fn models(&mut self, cells: &Cells, weights: &[f64]) -> f64 {
        let mut sums = vec![(0.0, 0.0); self.ability.len()];
        for (cell, weight) in cells.cells.iter().zip(weights).filter(|(_, w)| **w > 0.0) {
            let (shown, tells) = self.reading(cell, *weight);
            sums[cell.model].0 += tells * shown;
            sums[cell.model].1 += tells;
        }
        let known = sums.iter().filter(|(_, tells)| *tells > 0.0).count() as f64;
        let new: Vec<f64> = sums
            .iter()
            .map(|(sum, tells)| sum / (tells + 1.0 / PRIOR_VARIANCE))
            .collect();
        let each = || sums.iter().zip(&new).filter(|((_, tells), _)| *tells > 0.0);
        let mean = each().map(|(_, ability)| ability).sum::<f64>() / known;
        let squares = each().map(|(_, ability)| (ability - mean) * (ability - mean));
        let spread = (squares.sum::<f64>() / known).sqrt();
        let spread = if spread > 0.0 { spread } else { 1.0 };
        let mut moved = 0.0_f64;
        for ((_, tells), (old, new)) in sums.iter().zip(self.ability.iter_mut().zip(new)) {
            let ability = if *tells > 0.0 {
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

    /// The regression of one board's cells on ability.
    fn board(&mut self, cells: &Cells, weights: &[f64], board: usize, on: &[usize]) {
        let (mean, spread) = self.slopes;
        let noise = self.lines[board].noise;
        let ridge = 1.0 / (spread * spread);
        let (mut n, mut t, mut tt) = (1.0 / BASE_VARIANCE, 0.0, ridge);
        let (mut z, mut zt) = (0.0, ridge * mean);
        let offset = |vendor: bool| if vendor { self.vendor } else { 0.0 };
        for &at in on {
            let cell = &cells.cells[at];
            let tells = weights[at] / noise;
            let ability = self.ability[cell.model] + offset(cell.vendor);
            n += tells;
            t += tells * ability;
            tt += tells * ability * ability;
            z += tells * cell.z;
            zt += tells * ability * cell.z;
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
        // Two of the cells are spent on the line itself.
        let free = weight * (1.0 - 2.0 / (on.len() as f64).max(2.0));
        let noise = (NOISE_PRIOR * self.usual_noise + squares) / (NOISE_PRIOR + free);
        self.lines[board] = Line { base, slope, noise };
    }

    /// What boards have in common: slopes, noise, the vendors' offset.
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

        let (mut more, mut tells) = (0.0, VENDOR_PRIOR);
        for (cell, weight) in cells.cells.iter().zip(weights) {
            if cell.vendor && *weight > 0.0 {
                let (shown, told) = self.reading(cell, *weight);
                more += told * (shown + self.vendor - self.ability[cell.model]);
                tells += told;
            }
        }
        self.vendor = more / tells;
    }
}
