//! How sure an ability is: its standard error, from the groups that speak for it.
//!
//! Two answers, and the larger one holds. *So many groups can tell so much*: the error that one group was
//! measured to make ([`super::holdout::spread`]), over the square root of the groups, where a noisy board
//! or a vendor's report counts as less than one. *These groups disagree*: the fit is repeated on groups
//! drawn with replacement, and what a model's ability does meanwhile is its error.

use std::collections::BTreeMap;

use super::cells::{Cell, Cells};
use super::fit::{Fit, PRIOR_VARIANCE};
use super::rng::Draws;

/// Draws of the bootstrap.
pub const DRAWS: u32 = 60;
/// Their seed: any number, and always this one.
const SEED: u64 = 20_261_128;
/// What of the movement over the draws is a model's own. The rest is the whole scale being stretched and
/// bent, which two models share. Calibrated, as is [`WIDTH`]: with both, 80% intervals of the difference
/// between two separate parts of a model's evidence hold zero in 80 to 85 of 100 cases, on few groups and
/// on many (`tools/quality_index/coverage.rs`); without, in 89.
const OWN_SHARE: f64 = 0.5;
/// What of the error that the boards' noise adds up to is one: small boards count as noisier than they are.
pub const WIDTH: f64 = 0.85;

/// What speaks for one model.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// Boards with a cell.
    pub boards: usize,
    /// Groups of these.
    pub groups: usize,
    /// Groups, each counted by what it can tell: one at most, half for vendors' reports.
    pub counted: f64,
}

/// The evidence for each model, where one group alone errs by `spread`.
pub fn evidence(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<Evidence> {
    let mut groups: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    let mut all = vec![Evidence::default(); cells.models.len()];
    for (cell, weight) in used(cells, weights) {
        let (_, tells) = fit.reading(cell, weight);
        let (trust, told) = groups.entry((cell.model, cells.group(cell))).or_default();
        *trust += weight;
        *told += tells;
        all[cell.model].boards += 1;
    }
    for ((model, _), (trust, told)) in groups {
        all[model].groups += 1;
        all[model].counted += counted(trust, told, spread);
    }
    all
}

/// What a group counts: its weight, or less where its boards tell less than a group of error `spread`.
pub fn counted(weight: f64, tells: f64, spread: f64) -> f64 {
    weight.min(tells * spread * spread)
}

/// The cells that are not passed over, with their weights.
pub fn used<'a>(cells: &'a Cells, weights: &'a [f64]) -> impl Iterator<Item = (&'a Cell, f64)> {
    let all = cells.cells.iter().zip(weights.iter().copied());
    all.filter(|(_, weight)| *weight > 0.0)
}

/// The least standard error that so many counted groups ([`Evidence::counted`]) allow.
pub fn floor(counted: f64, spread: f64) -> f64 {
    WIDTH / (1.0 / PRIOR_VARIANCE + counted / (spread * spread)).sqrt()
}

/// Each model's standard error.
pub fn errors(cells: &Cells, weights: &[f64], fit: &Fit, spread: f64) -> Vec<f64> {
    let evidence = evidence(cells, weights, fit, spread);
    let moved = bootstrap(cells, weights, fit, &evidence);
    let both = evidence.iter().zip(moved);
    both.map(|(evidence, moved)| floor(evidence.counted, spread).max(OWN_SHARE * moved))
        .collect()
}

/// The standard deviation of each ability over fits on drawn groups; 0 for a model with one group.
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
        // Drawn from so few groups, they vary less than groups do.
        let groups = evidence.groups as f64;
        (variance.max(0.0) * groups / (groups - 1.0)).sqrt()
    })
    .collect()
}
