//! Tests the index on synthetic worlds with known truth.

#![allow(clippy::expect_used)] // a test fails by panicking

use std::collections::BTreeMap;

use catalog::schema::{MeasuredBy, Workload};

use super::cells::{Board, Cells, Role, Row};
use super::error::{errors, evidence, floor};
use super::rng::Draws;
use super::scale::Scale;
use super::{Index, qualities};

/// Approximately normal draw: the sum of twelve uniform ones, minus its mean.
fn bell(draws: &mut Draws) -> f64 {
    let sum: f64 = (0..12)
        .map(|_| draws.below(1 << 20) as f64 / f64::from(1 << 20))
        .sum();
    sum - 6.0
}

/// Models of known ability, and boards of all kinds that measure them.
struct World {
    truth: Vec<f64>,
    boards: Vec<Board>,
    rows: Vec<Row>,
}

const MODELS: usize = 60;
const BOARDS: usize = 30;

fn name(model: usize) -> String {
    format!("lab/model-{model:03}")
}

fn board(at: usize) -> Board {
    Board {
        id: format!("board-{at:02}"),
        // Every third board shares the group of the one before it.
        group: format!("board-{:02}", if at % 3 == 2 { at - 1 } else { at }),
        owner: "Owner".to_owned(),
        scale: match at % 4 {
            0 | 1 => Scale::Share {
                low: 0.0,
                high: 100.0,
            },
            2 => Scale::Rating,
            _ => Scale::Ratio,
        },
        lower_is_better: at == 6 || at == 13 || at == 20,
        role: Role::General,
        workloads: if at.is_multiple_of(2) {
            vec![Workload::Coding]
        } else {
            Vec::new()
        },
    }
}

/// The score of `z` in the board's unit.
fn score(board: &Board, z: f64) -> f64 {
    board.scale.score(z, board.lower_is_better)
}

/// `more`: by how much vendors overstate ability; `coder`: coding shift of the first ten models.
fn world(seed: u64, more: f64, coder: f64) -> World {
    let mut draws = Draws::new(seed);
    let truth: Vec<f64> = (0..MODELS).map(|_| bell(&mut draws)).collect();
    let boards: Vec<Board> = (0..BOARDS).map(board).collect();
    let mut rows = Vec::new();
    for (at, board) in boards.iter().enumerate() {
        let slope = 0.6 + 0.3 * (at % 5) as f64;
        let base = 0.5 * bell(&mut draws);
        for (model, ability) in truth.iter().enumerate() {
            // Each model is on a board with probability 1/2.
            if draws.below(2) == 0 {
                continue;
            }
            let vendor = draws.below(4) == 0;
            let shift = if at.is_multiple_of(2) && model < 10 {
                coder
            } else {
                0.0
            };
            let shown = ability + shift + if vendor { more } else { 0.0 };
            let z = base + slope * (shown + 0.25 * bell(&mut draws));
            rows.push(Row {
                model: name(model),
                board: board.id.clone(),
                publisher: if vendor { "Maker" } else { "Owner" }.to_owned(),
                by: if vendor {
                    MeasuredBy::Vendor
                } else {
                    MeasuredBy::OwnRun
                },
                score: score(board, z),
            });
        }
    }
    World {
        truth,
        boards,
        rows,
    }
}

fn index(world: &World) -> Index {
    Index::new(&world.boards, &world.rows).expect("enough scores")
}

/// The truth on the scale of the index: mean 0, standard deviation 1.
fn standardized(truth: &[f64]) -> Vec<f64> {
    let n = truth.len() as f64;
    let mean = truth.iter().sum::<f64>() / n;
    let variance = truth.iter().map(|t| (t - mean) * (t - mean)).sum::<f64>() / n;
    truth.iter().map(|t| (t - mean) / variance.sqrt()).collect()
}

#[test]
fn finds_the_truth_and_says_how_far_off_it_is() {
    let (mut inside, mut all) = (0, 0);
    for seed in 0..2 {
        let world = world(seed, 0.0, 0.0);
        let index = index(&world);
        let errors = errors(&index.cells, &index.weights, &index.fit, index.spread);
        let truth = standardized(&world.truth);
        for (model, error) in errors.iter().enumerate() {
            let off = (index.fit.ability[model] - truth[model]).abs();
            assert!(off < 0.4, "seed {seed}, model {model}: {off:.2} off");
            inside += usize::from(off <= 1.2816 * error);
            all += 1;
        }
    }
    let share = 100 * inside / all;
    assert!(
        (70..=92).contains(&share),
        "80% intervals hold {share}% of {all} truths"
    );
}

#[test]
fn a_vendors_praise_is_found_and_taken_off() {
    let world = world(11, 0.5, 0.0);
    let index = index(&world);
    // The truth has a standard deviation of about 1, so 0.5 is about 0.5 on the scale of the index.
    assert!(
        (index.fit.vendor - 0.5).abs() < 0.12,
        "{}",
        index.fit.vendor
    );
}

#[test]
fn the_order_of_rows_and_boards_does_not_matter() {
    let mut world = world(5, 0.2, 0.0);
    let before = qualities(&index(&world));
    let mut draws = Draws::new(1);
    for at in (1..world.rows.len()).rev() {
        let other = draws.below(at + 1);
        world.rows.swap(at, other);
    }
    world.boards.reverse();
    assert_eq!(before, qualities(&index(&world)));
}

/// Adds a board to a model, in a new or a known group.
fn with_board(world: &World, model: usize, board: &Board, z: f64) -> (Vec<Board>, Vec<Row>) {
    let mut boards = world.boards.clone();
    if !boards.iter().any(|known| known.id == board.id) {
        boards.push(board.clone());
    }
    let mut rows = world.rows.clone();
    rows.push(Row {
        model: name(model),
        board: board.id.clone(),
        publisher: "Owner".to_owned(),
        by: MeasuredBy::OwnRun,
        score: score(board, z),
    });
    (boards, rows)
}

#[test]
fn one_board_more_narrows_no_interval_by_more_than_it_can() {
    let world = world(7, 0.0, 0.0);
    let before = index(&world);
    let known = evidence(&before.cells, &before.weights, &before.fit, before.spread);
    for model in [3, 40] {
        let missing = |board: &&Board| {
            !world
                .rows
                .iter()
                .any(|row| row.model == name(model) && row.board == board.id)
        };
        for board in world.boards.iter().filter(missing).step_by(5) {
            let (boards, rows) = with_board(&world, model, board, 0.0);
            let cells = Cells::new(&boards, &rows, |_| true);
            let after = Index {
                weights: cells.weights(),
                fit: super::fit::Fit::new(&cells, &cells.weights(), None),
                cells,
                ..before_values(&before)
            };
            let now = evidence(&after.cells, &after.weights, &after.fit, after.spread);
            let [was, is] = [known[model], now[model]];
            assert!(is.counted <= was.counted + 1.05, "{was:?} {is:?}");
            if is.groups == was.groups {
                assert!(
                    is.counted <= was.counted + 0.35,
                    "no new group: {was:?} {is:?}"
                );
            }
            let error = errors(&after.cells, &after.weights, &after.fit, after.spread)[model];
            assert!(error >= floor(was.counted + 1.05, after.spread), "{error}");
        }
    }
}

/// An index with only the measured accuracy figures.
fn before_values(index: &Index) -> Index {
    Index {
        cells: Cells::default(),
        weights: Vec::new(),
        fit: index.fit.clone(),
        spread: index.spread,
        board_noise: index.board_noise,
    }
}

#[test]
fn a_higher_score_lowers_no_estimate() {
    let world = world(9, 0.0, 0.0);
    let index = index(&world);
    for at in (0..index.cells.cells.len()).step_by(41) {
        for step in [0.1, 0.5, 2.0] {
            let mut cells = index.cells.clone();
            cells.cells[at].z += step;
            let fit = super::fit::Fit::new(&cells, &index.weights, Some(&index.fit));
            let model = cells.cells[at].model;
            let moved = fit.ability[model] - index.fit.ability[model];
            // The fit stops when no ability moves by more than 1e-4.
            assert!(moved > -0.002, "cell {at} raised by {step}: {moved:.4}");
        }
    }
}

#[test]
fn good_coders_are_found_by_the_boards_of_coding() {
    let world = world(13, 0.0, 0.6);
    let qualities = qualities(&index(&world));
    let shift = |model: usize| {
        let quality = &qualities[&name(model)];
        let coding = quality
            .workloads
            .iter()
            .find(|w| w.workload == Workload::Coding);
        coding.map_or(0.0, |w| w.quality.estimate - quality.general.estimate)
    };
    let mean = |models: std::ops::Range<usize>| {
        let n = models.len() as f64;
        models.map(shift).sum::<f64>() / n
    };
    // The general estimate absorbs half of a shift of 9 points, and shifts shrink to zero.
    assert!(mean(0..10) > 2.0, "coders: {:.1} points", mean(0..10));
    assert!(
        mean(10..MODELS).abs() < 1.0,
        "others: {:.1} points",
        mean(10..MODELS)
    );
    let agents = |w: &catalog::quality::ForWorkload| w.workload == Workload::Agents;
    assert!(
        !qualities.values().any(|q| q.workloads.iter().any(agents)),
        "no board, no estimate"
    );
}

fn row(model: &str, by: MeasuredBy, publisher: &str, score: f64) -> Row {
    let model = model.to_owned();
    Row {
        model,
        board: "board-00".to_owned(),
        publisher: publisher.to_owned(),
        by,
        score,
    }
}

#[test]
fn of_several_scores_the_best_of_the_most_independent_publisher_counts() {
    use MeasuredBy::{OwnRun, ThirdParty, Vendor};
    let boards = [board(0)];
    let rows = [
        row("a", Vendor, "Maker", 90.0),
        row("a", OwnRun, "Owner", 60.0),
        row("a", OwnRun, "Owner", 70.0),
        row("a", OwnRun, "Another", 80.0),
        row("b", ThirdParty, "Another", 50.0),
        row("b", Vendor, "Maker", 55.0),
        row("c", Vendor, "Maker", 65.0),
    ];
    let cells = Cells::new(&boards, &rows, |_| true);
    let scores: BTreeMap<&str, f64> = cells
        .cells
        .iter()
        .map(|cell| (&*cells.models[cell.model], cells.boards[0].score(cell.z)))
        .map(|(model, score)| (model, (score * 1e6).round() / 1e6))
        .collect();
    assert_eq!(
        scores,
        BTreeMap::from([("a", 70.0), ("b", 50.0), ("c", 65.0)])
    );
    let weights: Vec<f64> = cells.cells.iter().map(|cell| cell.weight).collect();
    assert_eq!(weights, [1.0, 1.0, 0.5]);
}

#[test]
fn a_board_with_two_models_counts_for_nothing() {
    let rows = [
        row("a", MeasuredBy::OwnRun, "Owner", 60.0),
        row("b", MeasuredBy::OwnRun, "Owner", 70.0),
    ];
    assert!(Cells::new(&[board(0)], &rows, |_| true).cells.is_empty());
    assert!(Index::new(&[board(0)], &rows).is_none());
}
