//! Where models stand on a board: how many are on it, its median, the place of each score.
//!
//! Prepared when a catalog is packed, so that no run has to read all scores. Places are counted among
//! scores that can be held against each other, not across publishers, harnesses or vendors' own claims.

use std::collections::BTreeMap;

use crate::schema::{Board, Direction, MeasuredBy, ModelFile, Place, Score};
use crate::sort::Order;

/// What two scores must share to be held against each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Terms {
    board: String,
    publisher: String,
    harness: Option<String>,
    by_vendor: bool,
}

impl Terms {
    /// Those of a score.
    pub fn of(score: &Score) -> Self {
        Self {
            board: score.board.clone(),
            publisher: score.publisher.clone(),
            harness: score.harness.clone(),
            by_vendor: score.measured_by == MeasuredBy::Vendor,
        }
    }
}

fn better(direction: Direction, a: f64, b: f64) -> bool {
    match direction {
        Direction::Higher => a > b,
        Direction::Lower => a < b,
    }
}

fn best(direction: Direction, a: f64, b: f64) -> f64 {
    if better(direction, a, b) { a } else { b }
}

/// How many models have a score on the board, and the score that half of them reach.
pub fn standing(board: &Board, models: &[ModelFile]) -> (u32, Option<f64>) {
    let of_model = |model: &ModelFile| {
        let scores = model.benchmarks.iter().filter(|s| s.board == board.id);
        let scores = scores.map(|s| s.score);
        scores.reduce(|a, b| best(board.direction, a, b))
    };
    let mut bests: Vec<f64> = models.iter().filter_map(of_model).collect();
    bests.order_by(f64::total_cmp);
    if board.direction == Direction::Higher {
        bests.reverse();
    }
    let half = bests.len().div_ceil(2);
    let median = half.checked_sub(1).and_then(|at| bests.get(at)).copied();
    (u32::try_from(bests.len()).unwrap_or(u32::MAX), median)
}

/// Every model's best score on each board, by the terms on which scores are comparable.
#[derive(Debug, Default)]
pub struct Ladders(BTreeMap<Terms, Ladder>);

#[derive(Debug)]
struct Ladder {
    direction: Direction,
    /// By model id.
    bests: BTreeMap<String, f64>,
}

impl Ladders {
    /// Those of all models. A score on an unknown board has none.
    pub fn new(boards: &[Board], models: &[ModelFile]) -> Self {
        let directions: BTreeMap<&str, Direction> =
            boards.iter().map(|b| (&*b.id, b.direction)).collect();
        let mut ladders = BTreeMap::new();
        for model in models {
            for score in &model.benchmarks {
                let Some(&direction) = directions.get(&*score.board) else {
                    continue;
                };
                let ladder = ladders.entry(Terms::of(score)).or_insert_with(|| Ladder {
                    direction,
                    bests: BTreeMap::new(),
                });
                let known = ladder.bests.entry(model.id.clone()).or_insert(score.score);
                *known = best(direction, *known, score.score);
            }
        }
        Self(ladders)
    }

    /// The place of a score of `model`: one more than the other models whose best is better.
    pub fn place(&self, score: &Score, model: &str) -> Place {
        let Some(ladder) = self.0.get(&Terms::of(score)) else {
            return Place { rank: 1, of: 1 };
        };
        let ahead = ladder
            .bests
            .iter()
            .filter(|(id, best)| *id != model && better(ladder.direction, **best, score.score));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            rank: count(ahead.count()).saturating_add(1),
            of: count(ladder.bests.len()),
        }
    }
}
