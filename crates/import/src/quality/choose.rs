//! Chooses the score that counts for a model on a board: the best one of the most independent publisher.
//!
//! A model may be measured on a board at several efforts and by several publishers. Mixing publishers would
//! mix test conditions. Does not judge the scores themselves.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use catalog::schema::MeasuredBy;

use super::cells::{Board, Row};

/// The score that counts for each (model, board). Skips unknown boards and non-finite scores.
///
/// Among equally independent publishers, prefers the board's owner, then the one with the most models on the
/// board, then the first by name.
pub fn choose<'a>(
    boards: &BTreeMap<&'a str, &'a Board>,
    rows: &'a [Row],
) -> BTreeMap<(&'a str, &'a str), &'a Row> {
    let mut reach: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in rows {
        let measured = reach.entry((&row.board, &row.publisher)).or_default();
        measured.insert(&row.model);
    }
    let rank = |row: &'a Row, board: &Board| Rank {
        by: row.by,
        stranger: row.publisher != board.owner,
        models: reach
            .get(&(&*row.board, &*row.publisher))
            .map_or(0, BTreeSet::len),
        publisher: &row.publisher,
        score: if board.lower_is_better {
            -row.score
        } else {
            row.score
        },
    };
    let mut chosen: BTreeMap<(&str, &str), &Row> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.score.is_finite()) {
        let Some(board) = boards.get(&*row.board) else {
            continue;
        };
        let stands = chosen.entry((&row.model, &board.id)).or_insert(row);
        if rank(row, board).compare(&rank(stands, board)).is_lt() {
            *stands = row;
        }
    }
    chosen
}

/// The criteria for choosing between two scores.
struct Rank<'a> {
    by: MeasuredBy,
    stranger: bool,
    models: usize,
    publisher: &'a str,
    /// Higher is better.
    score: f64,
}

impl Rank<'_> {
    /// `Less` if this one is preferred.
    fn compare(&self, other: &Self) -> Ordering {
        let independent = |rank: &Self| (rank.by, rank.stranger);
        independent(self)
            .cmp(&independent(other))
            .then_with(|| other.models.cmp(&self.models))
            .then_with(|| self.publisher.cmp(other.publisher))
            .then_with(|| other.score.total_cmp(&self.score))
    }
}
