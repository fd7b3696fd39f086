//! From published scores to one cell a model and board.
//!
//! Owns what a cell is and how much it weighs. Does not choose between scores ([`super::choose`]) or fit.

use std::collections::BTreeMap;

use catalog::schema::{MeasuredBy, Workload};

use super::choose::choose;
use super::scale::Scale;

/// What a board may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Counts in the general index and in its workloads.
    General,
    /// Factuality alone: counts in its workloads only.
    Factuality,
    /// Made for base models: counts nowhere.
    BaseModels,
    /// An index over other boards: the result is checked against it, so it counts nowhere.
    Aggregate,
}

/// A board as the index sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// Its id.
    pub id: String,
    /// Boards of one group share one unit of weight.
    pub group: String,
    /// Who runs it: of several independent publishers, this one's figures come first.
    pub owner: String,
    /// The kind of number.
    pub scale: Scale,
    /// Whether a smaller number is the better one.
    pub lower_is_better: bool,
    /// What it may be used for.
    pub role: Role,
    /// Workloads it counts in.
    pub workloads: Vec<Workload>,
}

/// A published score.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Id of the model.
    pub model: String,
    /// Id of the board.
    pub board: String,
    /// Who published it.
    pub publisher: String,
    /// Who ran it.
    pub by: MeasuredBy,
    /// In the board's unit.
    pub score: f64,
}

/// What one board says of one model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Place of the model in [`Cells::models`].
    pub model: usize,
    /// Place of the board in [`Cells::boards`].
    pub board: usize,
    /// The score on the straight scale, from the board's mean, in the board's unit ([`Scaled`]).
    pub z: f64,
    /// Whether the model's maker reported it.
    pub vendor: bool,
    /// Weight: one unit a model and group, shared by the group's boards; half of it for a vendor's report.
    pub weight: f64,
}

/// A board with enough cells, and what its cells' numbers are counted in.
#[derive(Debug, Clone)]
pub struct Scaled {
    /// The board.
    pub board: Board,
    /// Place of its group in [`Cells::groups`].
    pub group: usize,
    /// What `z` = 0 stands for, on the board's straight scale.
    pub centre: f64,
    /// What a step of 1 in `z` stands for, on the board's straight scale.
    pub unit: f64,
}

impl Scaled {
    /// The score, in the board's unit, that a cell's number stands for.
    pub fn score(&self, z: f64) -> f64 {
        let straight = self.centre + self.unit * z;
        self.board.scale.score(straight, self.board.lower_is_better)
    }
}

/// All cells, sorted by model and then board.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// Ids of the models that have a cell, sorted.
    pub models: Vec<String>,
    /// The boards, sorted by id.
    pub boards: Vec<Scaled>,
    /// The groups, sorted.
    pub groups: Vec<String>,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// On a board with fewer models nothing can be told from the board's own line, which takes two.
pub const LEAST_MODELS: usize = 3;
/// Weight of what a vendor says of its own model, against an independent measurement. Held-out reports of
/// vendors miss by 1.25 times as much, which would be a weight of 0.64.
pub const VENDOR_WEIGHT: f64 = 0.5;

impl Cells {
    /// The cells of the boards that `counts` lets in. The order of `boards` and `rows` does not matter.
    pub fn new(boards: &[Board], rows: &[Row], counts: impl Fn(&Board) -> bool) -> Self {
        let counted: BTreeMap<&str, &Board> = boards
            .iter()
            .filter(|board| counts(board))
            .map(|board| (&*board.id, board))
            .collect();
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
                    z: spec.scale.straight(row.score, spec.lower_is_better),
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

    /// Each cell's weight.
    pub fn weights(&self) -> Vec<f64> {
        self.cells.iter().map(|cell| cell.weight).collect()
    }

    /// Which models have a cell whose weight is not 0.
    pub fn known(&self, weights: &[f64]) -> Vec<bool> {
        let mut known = vec![false; self.models.len()];
        let used = self.cells.iter().zip(weights);
        for (cell, _) in used.filter(|(_, weight)| **weight > 0.0) {
            known[cell.model] = true;
        }
        known
    }

    /// The group of a cell.
    pub fn group(&self, cell: &Cell) -> usize {
        self.boards[cell.board].group
    }
}

/// Counts each board's cells from their mean, and in their spread where the scale has no unit of its own.
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
