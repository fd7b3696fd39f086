//! Which scores are comparable, and which differences are more than noise.
//!
//! Compares only scores of the same board, publisher and harness; vendor scores only with vendor scores.
//! Does not add up different units or weigh the result.

use std::collections::BTreeMap;

use catalog::schema::{BoardRecord, Direction, Kind, Measured, MeasuredBy, Unit};
use catalog::sort::Order;

use super::subject::Subject;
use crate::query::Setting;

/// Percentages closer than this count as equal (decision rules, §4).
const POINTS: f64 = 2.0;
/// Boards in points have their own ranges, from 0–1 to 0–5000: scores closer than this share of the range count as
/// equal. On a range of 100, that is the 2 points of a percentage.
const POINTS_SHARE: f64 = 0.02;
/// Ratings without intervals count as equal when closer than this.
const RATING: f64 = 20.0;
/// Indices closer than this count as equal.
const INDEX: f64 = 2.0;
/// Minutes, dollars, factors, and points without a range count as equal within this share of the larger.
const SHARE: f64 = 0.2;
/// Two-sided 95%.
const Z: f64 = 1.96;

/// The comparable scores of several models on one board.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    pub board: &'a BoardRecord<'a>,
    /// The best comparable score of each model, in the order of the subjects.
    pub scores: Vec<Option<&'a Measured<'a>>>,
    /// The position of the best score, when it leads every other by more than noise.
    pub leader: Option<usize>,
    /// Distance from the best to the next best, in the board's unit; never negative.
    pub gap: f64,
}

/// Every board on which at least two subjects have comparable scores, by id.
pub fn standings<'s, 'a: 's>(
    subjects: impl IntoIterator<Item = &'s Subject<'a>>,
    setting: &Setting<'a>,
) -> Vec<Standing<'a>> {
    let mut count = 0;
    let each = subjects.into_iter().enumerate().inspect(|_| count += 1);
    let mut all: Vec<(usize, &'a Measured<'a>)> = each
        .flat_map(|(at, subject)| subject.scores.iter().map(move |score| (at, score)))
        .collect();
    // Each subject's scores are already sorted by board, so this merges sorted runs.
    all.order_by_key(|(_, score)| score.board);
    let boards = all.chunk_by_mut(|(_, a), (_, b)| a.board == b.board);
    boards
        .filter_map(|of_board| {
            let record: &'a BoardRecord<'a> = setting.boards.get(of_board[0].1.board)?;
            of_board.order_by_key(|(_, score)| score.terms());
            let alike = of_board.chunk_by(|(_, a), (_, b)| a.terms() == b.terms());
            let scores = alike
                .map(|group| best_scores(record, group, count))
                .max_by_key(|scores| preference(scores))?;
            (scores.iter().flatten().count() > 1).then(|| standing(record, scores))
        })
        .collect()
}

fn best_scores<'a>(
    board: &BoardRecord,
    scores: &[(usize, &'a Measured<'a>)],
    subjects: usize,
) -> Vec<Option<&'a Measured<'a>>> {
    let mut best: Vec<Option<&Measured>> = vec![None; subjects];
    for (at, score) in scores {
        let is_better = |known: &Measured| board.direction.is_better(score.score, known.score);
        if best[*at].is_none_or(is_better) {
            best[*at] = Some(score);
        }
    }
    best
}

/// Ranks comparable sets: most models first, then sets without vendor scores only, then the newest.
fn preference(scores: &[Option<&Measured>]) -> (usize, bool, Option<catalog::units::Date>) {
    let known = || scores.iter().flatten();
    (
        known().count(),
        known().all(|s| s.measured_by != MeasuredBy::Vendor),
        known().filter_map(|s| s.date).max(),
    )
}

fn standing<'a>(board: &'a BoardRecord<'a>, scores: Vec<Option<&'a Measured<'a>>>) -> Standing<'a> {
    let mut order: Vec<usize> = (0..scores.len()).filter(|&i| scores[i].is_some()).collect();
    let value = |at: usize| scores[at].map_or(f64::NAN, |s| s.score);
    order.order_by(|&a, &b| match board.direction {
        Direction::Higher => value(b).total_cmp(&value(a)),
        Direction::Lower => value(a).total_cmp(&value(b)),
    });
    let (best, rest) = (order[0], &order[1..]);
    let ahead = |other: &usize| match (scores[best], scores[*other]) {
        (Some(a), Some(b)) => (a.score - b.score).abs() > noise(board, a, b),
        _ => false,
    };
    Standing {
        board,
        gap: rest
            .first()
            .map_or(0.0, |&next| (value(best) - value(next)).abs()),
        leader: rest.iter().all(ahead).then_some(best),
        scores,
    }
}

/// The largest difference at which two scores count as equal (decision rules, §4).
pub fn noise(board: &BoardRecord, a: &Measured, b: &Measured) -> f64 {
    let squared = |s: &Measured| s.standard_error.map_or(0.0, |error| error * error);
    let errors = Z * (squared(a) + squared(b)).sqrt();
    let share = SHARE * a.score.abs().max(b.score.abs());
    match board.unit {
        Unit::Percent => errors.max(POINTS),
        Unit::Points => {
            let range = board.max.zip(board.min).map(|(max, min)| max - min);
            errors.max(range.map_or(share, |range| POINTS_SHARE * range))
        }
        Unit::Rating => match (a.interval, b.interval) {
            (Some(a_range), Some(b_range)) => {
                let overlap = a_range.0 <= b_range.1 && b_range.0 <= a_range.1;
                if overlap { f64::INFINITY } else { 0.0 }
            }
            _ => RATING,
        },
        Unit::Index => INDEX,
        Unit::Minutes | Unit::Usd | Unit::Factor => share,
    }
}

/// The standings that vote, one per group: the group's own board where it is shared. Boards for base models vote
/// only between base models.
pub fn votes<'a, 's>(
    standings: &'s [Standing<'a>],
    kinds: impl IntoIterator<Item = Kind>,
) -> Vec<&'s Standing<'a>> {
    let base = kinds.into_iter().all(|kind| kind == Kind::Base);
    let mut by_group: BTreeMap<&str, &Standing> = BTreeMap::new();
    for standing in standings {
        let board = standing.board;
        if board.base_models_only && !base {
            continue;
        }
        let speaks = board.id == board.group;
        by_group
            .entry(board.group)
            .and_modify(|known| {
                if speaks {
                    *known = standing;
                }
            })
            .or_insert(standing);
    }
    by_group.into_values().collect()
}
