//! Turns published scores into one weighted cell per model and board.
//!
//! Does not choose between scores (`choose`) or fit.

use std::collections::BTreeMap;

use catalog::schema::{MeasuredBy, Workload};
use catalog::sort::tree;

use super::choose::choose;
use super::scale::Scale;

/// What a board is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The general index and its workloads.
    General,
    /// Factuality only: its workloads, not the general index.
    Factuality,
    /// Made for base models: not used.
    BaseModels,
    /// An index over other boards: not used, so that the result can be checked against it.
    Aggregate,
}

/// A board as the index sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub id: String,
    /// Boards of a group share one unit of weight.
    pub group: String,
    /// Who runs it; preferred among independent publishers.
    pub owner: String,
    pub scale: Scale,
    /// Whether lower scores are better.
    pub lower_is_better: bool,
    pub role: Role,
    /// Workloads that use it.
    pub workloads: Vec<Workload>,
}

/// A published score.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub model: String,
    pub board: String,
    pub publisher: String,
    /// Who ran it.
    pub by: MeasuredBy,
    /// In the board's unit.
    pub score: f64,
}

/// A model's result on a board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Index into [`Cells::models`].
    pub model: usize,
    /// Index into [`Cells::boards`].
    pub board: usize,
    /// Score on the linear scale, relative to the board's mean, in the unit of [`Scaled`].
    pub z: f64,
    /// Whether the lab reported it.
    pub vendor: bool,
    /// Weight. Each model has one unit per group, shared by the group's boards; vendor reports get half.
    pub weight: f64,
}

/// A board with the centre and unit of its cells.
#[derive(Debug, Clone)]
pub struct Scaled {
    pub board: Board,
    /// Index into [`Cells::groups`].
    pub group: usize,
    /// Linear score at `z` = 0.
    pub centre: f64,
    /// Linear score per unit of `z`.
    pub unit: f64,
}

impl Scaled {
    /// The score in the board's unit for a value of `z`.
    pub fn score(&self, z: f64) -> f64 {
        let linear = self.centre + self.unit * z;
        self.board.scale.score(linear, self.board.lower_is_better)
    }
}

/// All cells, sorted by model and then board.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// Ids of the models with a cell, sorted.
    pub models: Vec<String>,
    /// Boards, sorted by id.
    pub boards: Vec<Scaled>,
    /// Groups, sorted.
    pub groups: Vec<String>,
    pub cells: Vec<Cell>,
}

/// Boards with fewer models are skipped: a line takes two points.
pub const LEAST_MODELS: usize = 3;
/// Weight of a vendor's own report relative to an independent measurement. Held-out vendor reports are off
/// by 1.25 times as much, which would justify 0.64.
pub const VENDOR_WEIGHT: f64 = 0.5;

impl Cells {
    /// The cells of the boards that pass `counts`, whatever the order of `boards` and `rows`.
    pub fn new(boards: &[Board], rows: &[Row], counts: impl Fn(&Board) -> bool) -> Self {
        let counted: BTreeMap<&str, &Board> = tree(
            boards
                .iter()
                .filter(|board| counts(board))
                .map(|board| (&*board.id, board)),
        );
        let mut chosen = choose(&counted, rows);
        let mut on: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, board) in chosen.keys() {
            *on.entry(board).or_default() += 1;
        }
        chosen.retain(|(_, board), _| on.get(board).is_some_and(|n| *n >= LEAST_MODELS));

        let mut models: Vec<&str> = chosen.keys().map(|(model, _)| *model).collect();
        models.dedup();
        let mut ids: Vec<&str> = chosen.keys().map(|(_, board)| *board).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut groups: Vec<&str> = ids.iter().map(|id| &*counted[id].group).collect();
        groups.sort_unstable();
        groups.dedup();
        let place = |sorted: &[&str], id: &str| sorted.partition_point(|other| *other < id);

        let mut scaled: Vec<Scaled> = ids
            .iter()
            .map(|id| Scaled {
                board: counted[id].clone(),
                group: place(&groups, &counted[id].group),
                centre: 0.0,
                unit: 1.0,
            })
            .collect();
        let mut cells: Vec<Cell> = chosen
            .iter()
            .map(|((model, board), row)| {
                let spec = counted[board];
                Cell {
                    model: place(&models, model),
                    board: place(&ids, board),
                    z: spec.scale.linear(row.score, spec.lower_is_better),
                    vendor: row.by == MeasuredBy::Vendor,
                    weight: 1.0,
                }
            })
            .collect();
        centre(&mut cells, &mut scaled);
        share_weight(&mut cells, &scaled);
        Self {
            models: models.into_iter().map(str::to_owned).collect(),
            boards: scaled,
            groups: groups.into_iter().map(str::to_owned).collect(),
            cells,
        }
    }

    pub fn weights(&self) -> Vec<f64> {
        self.cells.iter().map(|cell| cell.weight).collect()
    }

    /// Whether each model has a cell with a weight above 0.
    pub fn known(&self, weights: &[f64]) -> Vec<bool> {
        let mut known = vec![false; self.models.len()];
        let used = self.cells.iter().zip(weights);
        for (cell, _) in used.filter(|(_, weight)| **weight > 0.0) {
            known[cell.model] = true;
        }
        known
    }

    pub fn group(&self, cell: &Cell) -> usize {
        self.boards[cell.board].group
    }
}

/// Centres each board's cells, and scales them by their spread if the scale has no unit of its own.
fn centre(cells: &mut [Cell], boards: &mut [Scaled]) {
    for (at, board) in boards.iter_mut().enumerate() {
        let z: Vec<f64> = cells
            .iter()
            .filter(|c| c.board == at)
            .map(|c| c.z)
            .collect();
        let n = z.len() as f64;
        board.centre = z.iter().sum::<f64>() / n;
        let squares = z.iter().map(|z| (z - board.centre) * (z - board.centre));
        let spread = (squares.sum::<f64>() / n).sqrt();
        if !board.board.scale.has_unit() && spread > 0.0 {
            board.unit = spread;
        }
    }
    for cell in cells {
        let board = &boards[cell.board];
        cell.z = (cell.z - board.centre) / board.unit;
    }
}

fn share_weight(cells: &mut [Cell], boards: &[Scaled]) {
    let mut counts: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for cell in cells.iter() {
        *counts
            .entry((cell.model, boards[cell.board].group))
            .or_default() += 1.0;
    }
    for cell in cells {
        let trust = if cell.vendor { VENDOR_WEIGHT } else { 1.0 };
        cell.weight = trust / counts[&(cell.model, boards[cell.board].group)];
    }
}
