//! Standard errors of abilities: the larger of a floor and a bootstrap over groups.
//!
//! The floor is the measured error of a single group ([`super::holdout::spread`]) over the square root of the
//! effective number of groups; noisy boards and vendor reports count as less than one. The bootstrap repeats
//! the fit on groups drawn with replacement, and shows how much a model's groups disagree.

use std::collections::BTreeMap;

use super::cells::{Cell, Cells};
use super::fit::{Fit, PRIOR_VARIANCE};
use super::rng::Draws;

/// Number of bootstrap draws.
pub const DRAWS: u32 = 60;
/// Seed of the draws; any number will do.
const SEED: u64 = 20_261_128;
/// Share of the bootstrap's variation that is a model's own; the rest bends the whole scale, which models
/// share. Calibrated together with [`WIDTH`] so that 80% intervals for the difference between two parts of
/// a model's evidence contain zero in 80 to 85% of cases, for few groups and for many; without the two it is
/// 89% (`tools/quality_index/coverage.rs`).
const OWN_SHARE: f64 = 0.5;
/// Factor on the floor: the noise of small boards is overestimated.
pub const WIDTH: f64 = 0.85;

/// The evidence for a model.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Boards with a cell.
    pub boards: usize,
    /// Groups of these.
    pub groups: usize,
    /// Effective number of groups: each counts up to 1, vendor reports up to a half, noisy boards less.
    pub counted: f64,
}

/// The evidence for each model, given the error of a single group.
pub fn evidence(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<Evidence> {
    let mut groups: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    let mut all = vec![Evidence::default(); cells.models.len()];
    for (cell, weight) in used(cells, weights) {
        let (_, more) = fit.reading(cell, weight);
        let (trust, information) = groups.entry((cell.model, cells.group(cell))).or_default();
        *trust += weight;
        *information += more;
        all[cell.model].boards += 1;
    }
    for ((model, _), (trust, information)) in groups {
        all[model].groups += 1;
        all[model].counted += counted(trust, information, spread);
    }
    all
}

/// How much a group counts: its weight, or less if its boards are noisier than `spread`.
pub fn counted(weight: f64, information: f64, spread: f64) -> f64 {
    weight.min(information * spread * spread)
}

/// Cells with a weight above 0, and their weights.
pub fn used<'a>(cells: &'a Cells, weights: &'a [f64]) -> impl Iterator<Item = (&'a Cell, f64)> {
    let all = cells.cells.iter().zip(weights.iter().copied());
    all.filter(|(_, weight)| *weight > 0.0)
}

/// The smallest standard error for an effective number of groups.
pub fn floor(counted: f64, spread: f64) -> f64 {
    WIDTH / (1.0 / PRIOR_VARIANCE + counted / (spread * spread)).sqrt()
}

/// The standard error of each model's ability.
pub fn errors(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<f64> {
    let evidence = evidence(cells, weights, fit, spread);
    let moved = bootstrap(cells, weights, fit, &evidence);
    let both = evidence.iter().zip(moved);
    both.map(|(evidence, moved)| floor(evidence.counted, spread).max(OWN_SHARE * moved))
        .collect()
}

/// The standard deviation of each ability over the draws; 0 for models with one group.
fn bootstrap(cells: &Cells, weights: &[f64], fit: &Fit, evidence: &[Evidence]) -> Vec<f64> {
    let mut draws = Draws::new(SEED);
    let mut sums = vec![(0.0, 0.0, 0.0); cells.models.len()];
    for _ in 0..DRAWS {
        let mut times = vec![0.0; cells.groups.len()];
        for _ in 0..cells.groups.len() {
            times[draws.below(cells.groups.len())] += 1.0;
        }
        let each = cells.cells.iter().zip(weights);
        let weighted: Vec<f64> = each
            .map(|(c, weight)| weight * times[cells.group(c)])
            .collect();
        let again = Fit::new(cells, &weighted, Some(fit));
        let known = cells.known(&weighted);
        for (model, sum) in sums
            .iter_mut()
            .enumerate()
            .filter(|(model, _)| known[*model])
        {
            let moved = again.ability[model] - fit.ability[model];
            *sum = (sum.0 + 1.0, sum.1 + moved, sum.2 + moved * moved);
        }
    }
    let each = sums.into_iter().zip(evidence);
    each.map(|((n, sum, squares), evidence)| {
        if evidence.groups < 2 || n < 2.0 {
            return 0.0;
        }
        let variance = (squares - sum * sum / n) / (n - 1.0);
        // Small-sample correction: n draws from n groups vary less than the groups.
        let groups = evidence.groups as f64;
        (variance.max(0.0) * groups / (groups - 1.0)).sqrt()
    })
    .collect()
}
