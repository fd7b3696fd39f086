//! Keeps one row per measurement: removes copies and repeats of a model's scores in a fixed order.
//!
//! Owns which of several equal rows is kept. Does not judge scores.

use std::cmp::Ordering;

use catalog::schema::{Direction, MeasuredBy, Score};
use catalog::sort::Order;

use super::boards::Boards;
use super::round;

/// Sources published by the board's owner: (source, publisher).
const OWN_FEEDS: &[(&str, &str)] = &[
    ("aider", "Aider"),
    ("arena", "Arena"),
    ("evalplus", "EvalPlus"),
    ("tau2-bench", "Sierra"),
    ("vectara", "Vectara"),
];

/// A removed row and the reason.
pub type Repeat = (Score, &'static str);

/// The rows kept for one model, sorted, and the rows removed.
pub fn once(mut rows: Vec<Score>, boards: &Boards) -> (Vec<Score>, Vec<Repeat>) {
    rows.order_by(order);
    let mut repeats = Vec::new();
    let rows = without_copies_of_own(rows, &mut repeats);
    let rows = without_superseded(rows, &mut repeats);
    let mut kept: Vec<Score> = Vec::new();
    for row in rows {
        match kept.iter().position(|other| repeated(other, &row)) {
            None => kept.push(row),
            Some(at) => {
                let same = round::same(kept[at].score, row.score);
                let reason = if same {
                    "duplicate measurement"
                } else {
                    "another score of the same measurement; the better one is kept"
                };
                let better = if same {
                    telling(&row) > telling(&kept[at])
                } else {
                    is_better(boards, &row, &kept[at])
                };
                let out = if better {
                    std::mem::replace(&mut kept[at], row)
                } else {
                    row
                };
                repeats.push((out, reason));
            }
        }
    }
    kept.order_by(order);
    (kept, repeats)
}

/// Removes copies from other sources if the board's owner lists the model.
fn without_copies_of_own(rows: Vec<Score>, repeats: &mut Vec<Repeat>) -> Vec<Score> {
    let own = |row: &Score| OWN_FEEDS.contains(&(row.source.as_str(), row.publisher.as_str()));
    let listed: Vec<(String, String)> = rows
        .iter()
        .filter(|row| own(row))
        .map(|row| (row.board.clone(), row.publisher.clone()))
        .collect();
    let copy = |row: &Score| {
        !own(row)
            && listed
                .iter()
                .any(|(board, publisher)| *board == row.board && *publisher == row.publisher)
    };
    let (copies, rows): (Vec<Score>, Vec<Score>) = rows.into_iter().partition(copy);
    repeats.extend(
        copies
            .into_iter()
            .map(|row| (row, "a copy of what the board's owner lists")),
    );
    rows
}

/// Sources whose snapshots are successive states of one list: for each model and board, the newest counts.
const STATES: &[&str] = &["arena"];

/// Removes older states of such lists.
fn without_superseded(rows: Vec<Score>, repeats: &mut Vec<Repeat>) -> Vec<Score> {
    let newest = |row: &Score| {
        let same = rows.iter().filter(|other| {
            (&other.source, &other.board, &other.variant, &other.harness)
                == (&row.source, &row.board, &row.variant, &row.harness)
        });
        same.filter_map(|other| other.date).max()
    };
    let old: Vec<bool> = rows
        .iter()
        .map(|row| STATES.contains(&row.source.as_str()) && row.date < newest(row))
        .collect();
    let mut old = old.into_iter();
    let (superseded, rows): (Vec<Score>, Vec<Score>) =
        rows.into_iter().partition(|_| old.next() == Some(true));
    repeats.extend(superseded.into_iter().map(|row| {
        (
            row,
            "an older state of a list whose newer one has the model",
        )
    }));
    rows
}

/// Whether two rows are one measurement: the same key, or the same figure in two sources.
fn repeated(a: &Score, b: &Score) -> bool {
    let measured =
        (&a.board, &a.publisher, a.measured_by) == (&b.board, &b.publisher, b.measured_by);
    if !measured {
        return false;
    }
    if (&a.variant, &a.harness, a.date) == (&b.variant, &b.harness, b.date) {
        return true;
    }
    let alike = |a: &Option<String>, b: &Option<String>| a == b || a.is_none() || b.is_none();
    let days = |a: &Score, b: &Score| a.date == b.date || a.date.is_none() || b.date.is_none();
    let told = a.source != b.source && (a.measured_by == MeasuredBy::Vendor || days(a, b));
    told && round::same(a.score, b.score)
        && alike(&a.variant, &b.variant)
        && alike(&a.harness, &b.harness)
}

/// How much a row states besides its score; on a tie, the first row is kept.
fn telling(row: &Score) -> (usize, i32) {
    let said = [
        row.standard_error.is_some(),
        row.interval.is_some(),
        row.date.is_some(),
        row.url.is_some(),
        row.variant.is_some(),
        row.harness.is_some(),
        row.cost_per_task_usd.is_some(),
        row.output_tokens_per_task.is_some(),
    ];
    (
        said.into_iter().filter(|said| *said).count(),
        round::decimals(row.score),
    )
}

fn is_better(boards: &Boards, a: &Score, b: &Score) -> bool {
    let board = boards.with_id(&a.board);
    let direction = board.map_or(Direction::Higher, |board| board.direction);
    direction.is_better(a.score, b.score)
}

/// Order of rows in a model's file.
fn order(a: &Score, b: &Score) -> Ordering {
    let key = |row: &Score| {
        (
            row.board.clone(),
            row.publisher.clone(),
            row.measured_by,
            row.harness.clone(),
            row.variant.clone(),
            row.date,
            row.source.clone(),
        )
    };
    key(a)
        .cmp(&key(b))
        .then_with(|| a.score.total_cmp(&b.score))
        .then_with(|| a.url.cmp(&b.url))
}
