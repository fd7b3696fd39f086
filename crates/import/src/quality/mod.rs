//! The quality index: one estimate of ability for each model, over every board, with its error.
//!
//! ```text
//! scores ─▶ input ─▶ choose ─▶ cells ─▶ fit ─▶ error ─▶ workload ─▶ lend ─▶ quality.json
//!                              (scale)    └▶ holdout: accuracy on unseen boards
//! ```
//!
//! Pure and deterministic: the same scores in any order give the same bytes. Does not compare models
//! (`catalog::quality`). Method, reasons and measurements: `docs/quality-index.md`.

pub mod cells;
mod choose;
pub mod error;
pub mod fit;
pub mod holdout;
pub mod input;
pub mod lend;
pub mod rng;
pub mod scale;
#[cfg(test)]
mod tests;
pub mod workload;

use std::collections::BTreeMap;

use catalog::quality::{
    CENTRE, DEVIATION, Estimate, ForWorkload, ModelQuality, Quality, QualityFile, Scale, Shift, Z90,
};
use catalog::schema::{self, Workload};

use self::cells::{Board, Cells, Role, Row};
use self::error::{errors, evidence, floor};
use self::fit::Fit;

/// A fitted index with its measured accuracy, in standard deviations.
pub struct Index {
    /// The cells of all boards used by the general index or a workload.
    pub cells: Cells,
    /// Weight of each cell in the general index; 0 on boards used only by a workload.
    pub weights: Vec<f64>,
    pub fit: Fit,
    /// Error of a single group, see [`holdout::spread`].
    pub spread: f64,
    /// See [`holdout::board_noise`].
    pub board_noise: f64,
}

impl Index {
    /// Fits the index. `None` if there are too few scores to measure its accuracy.
    pub fn new(boards: &[Board], rows: &[Row]) -> Option<Self> {
        let cells = Cells::new(boards, rows, |board| {
            matches!(board.role, Role::General | Role::Factuality)
        });
        let general = |cell: &cells::Cell| cells.boards[cell.board].board.role == Role::General;
        let each = cells.cells.iter();
        let weights: Vec<f64> = each
            .map(|cell| if general(cell) { cell.weight } else { 0.0 })
            .collect();
        let mut fit = Fit::new(&cells, &weights, None);
        fit.other_lines(&cells, &weights);
        let spread = holdout::spread(&cells, &weights, &fit)?;
        let pairs = holdout::pairs(&cells, &weights, &fit, spread);
        let independent: Vec<_> = pairs.into_iter().filter(|pair| !pair.vendor).collect();
        let board_noise = holdout::board_noise(&independent)?;
        Some(Self {
            cells,
            weights,
            fit,
            spread,
            board_noise,
        })
    }

    /// Whether each board is used by a workload.
    pub fn within(&self, workload: Workload) -> Vec<bool> {
        let each = self.cells.boards.iter();
        each.map(|board| board.board.workloads.contains(&workload))
            .collect()
    }
}

/// The quality index of a catalog. `serves` maps undated models to the checkpoint they serve, by id.
/// `None` if there are too few scores.
pub fn index(
    boards: &[schema::Board],
    models: &[&schema::ModelFile],
    serves: &BTreeMap<String, String>,
) -> Option<QualityFile> {
    let boards: Vec<Board> = boards.iter().map(input::board).collect();
    let rows = input::rows(models.iter().copied());
    let index = Index::new(&boards, &rows)?;
    let mut qualities = qualities(&index);
    lend::lend(&mut qualities, models, serves);
    let shifts = shifts(&index);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let general = index
        .cells
        .boards
        .iter()
        .filter(|board| board.board.role == Role::General);
    let mut groups: Vec<usize> = general.clone().map(|board| board.group).collect();
    groups.sort_unstable();
    groups.dedup();
    Some(QualityFile {
        scale: Scale {
            board_noise: hundredth(DEVIATION * index.board_noise),
            group_error: hundredth(DEVIATION * index.spread),
            shifts: shifts
                .iter()
                .map(|(workload, variance)| Shift {
                    workload: *workload,
                    deviation: hundredth(DEVIATION * variance.sqrt()),
                })
                .collect(),
            scores: count(rows.len()),
            boards: count(general.count()),
            groups: count(groups.len()),
        },
        models: qualities
            .into_iter()
            .map(|(id, quality)| ModelQuality { id, quality })
            .collect(),
    })
}

/// The variance of each workload's shifts.
fn shifts(index: &Index) -> Vec<(Workload, f64)> {
    let Index {
        cells, fit, spread, ..
    } = index;
    let each = Workload::ALL.iter().map(|workload| {
        let within = index.within(*workload);
        let counts = workload::weights(index, &within);
        let readings = workload::readings(cells, &counts, fit, &within, *spread);
        (*workload, workload::shift_variance(&readings, *spread))
    });
    each.collect()
}

/// The quality of each model with a score on a general board, by id.
fn qualities(index: &Index) -> BTreeMap<String, Quality> {
    let Index {
        cells,
        weights,
        fit,
        spread,
        ..
    } = index;
    let evidence = evidence(cells, weights, fit, *spread);
    let errors = errors(cells, weights, fit, *spread);
    let mut all: BTreeMap<String, Quality> = BTreeMap::new();
    for (model, id) in cells
        .models
        .iter()
        .enumerate()
        .filter(|(m, _)| evidence[*m].groups > 0)
    {
        let known = &evidence[model];
        let general = estimate(
            fit.ability[model],
            errors[model],
            known.boards,
            known.groups,
        );
        let quality = Quality {
            general,
            measured_as: None,
            workloads: Vec::new(),
        };
        all.insert(id.clone(), quality);
    }
    for (workload, variance) in shifts(index) {
        let within = index.within(workload);
        let counts = workload::weights(index, &within);
        let readings = workload::readings(cells, &counts, fit, &within, *spread);
        for (model, readings) in readings.iter().enumerate() {
            let shifted = workload::shifted(readings, variance, *spread);
            let Some(quality) = all
                .get_mut(&cells.models[model])
                .filter(|_| shifted.groups > 0)
            else {
                continue;
            };
            // If a model's groups disagree more than expected in general, assume they do here too.
            let disagree = errors[model] / floor(evidence[model].counted, *spread);
            let error = shifted.floor * disagree.max(1.0);
            let quality_for = estimate(shifted.ability, error, shifted.boards, shifted.groups);
            quality.workloads.push(ForWorkload {
                workload,
                quality: quality_for,
            });
        }
    }
    all
}

/// Converts standard deviations to points.
fn estimate(ability: f64, error: f64, boards: usize, groups: usize) -> Estimate {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Estimate {
        estimate: tenth(CENTRE + DEVIATION * ability),
        margin: tenth(DEVIATION * Z90 * error).max(0.1),
        boards: count(boards),
        groups: count(groups),
    }
}

fn tenth(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}

fn hundredth(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}
