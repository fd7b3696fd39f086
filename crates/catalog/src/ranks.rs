//! Ranks on boards: how many models a board has, its median, and the rank of each score.
//!
//! Computed when a catalog is packed, so that no run reads all scores. Only scores tested the same way are ranked
//! together: same publisher and harness, with vendors' own claims apart.

use std::collections::BTreeMap;

use crate::schema::{Board, Direction, MeasuredBy, ModelFile, Place, Score};
use crate::sort::Order;

/// What scores must share to be ranked together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Setup {
    board: String,
    publisher: String,
    harness: Option<String>,
    by_vendor: bool,
}

impl Setup {
    pub fn of(score: &Score) -> Self {
        Self {
            board: score.board.clone(),
            publisher: score.publisher.clone(),
            harness: score.harness.clone(),
            by_vendor: score.measured_by == MeasuredBy::Vendor,
        }
    }
}

/// How many models have a score on the board, and the median of their best scores.
pub fn count_and_median(board: &Board, models: &[ModelFile]) -> (u32, Option<f64>) {
    let of_model = |model: &ModelFile| {
        let scores = model.benchmarks.iter().filter(|s| s.board == board.id);
        let scores = scores.map(|s| s.score);
        scores.reduce(|a, b| board.direction.better(a, b))
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

/// Every model's best score, by setup.
#[derive(Debug, Default)]
pub struct Rankings(BTreeMap<Setup, Ranking>);

#[derive(Debug)]
struct Ranking {
    direction: Direction,
    /// By model id.
    bests: BTreeMap<String, f64>,
}

impl Rankings {
    /// Ranks the scores of all models; skips scores on unknown boards.
    pub fn new(boards: &[Board], models: &[ModelFile]) -> Self {
        let directions: BTreeMap<&str, Direction> =
            boards.iter().map(|b| (&*b.id, b.direction)).collect();
        let mut rankings = BTreeMap::new();
        for model in models {
            for score in &model.benchmarks {
                let Some(&direction) = directions.get(&*score.board) else {
                    continue;
                };
                let ranking = rankings.entry(Setup::of(score)).or_insert_with(|| Ranking {
                    direction,
                    bests: BTreeMap::new(),
                });
                let known = ranking.bests.entry(model.id.clone()).or_insert(score.score);
                *known = direction.better(*known, score.score);
            }
        }
        Self(rankings)
    }

    /// The rank of a score of `model`: 1 + the number of other models whose best score is better.
    pub fn place(&self, score: &Score, model: &str) -> Place {
        let Some(ranking) = self.0.get(&Setup::of(score)) else {
            return Place { rank: 1, of: 1 };
        };
        let ahead = ranking
            .bests
            .iter()
            .filter(|(id, best)| *id != model && ranking.direction.is_better(**best, score.score));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            rank: count(ahead.count()).saturating_add(1),
            of: count(ranking.bests.len()),
        }
    }
}
