//! `EvalPlus`: four coding boards per model, in percent.
//!
//! A model not prompted as a chat is a base model. Rows have no date.

use catalog::units::Date;
use serde_json::Value;

use super::{File, Yield, object};
use crate::scores::effort::readings;
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "evalplus";
const HOME: &str = "https://evalplus.github.io/leaderboard.html";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "evalplus/**/results.json",
    read,
};

/// The source's keys and their boards.
const COLUMNS: &[(&str, &str)] = &[
    ("humaneval", "humaneval"),
    ("humaneval+", "humaneval-plus"),
    ("mbpp", "mbpp"),
    ("mbpp+", "mbpp-plus"),
];

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    for (model, row) in &object(file)? {
        let Some(passed) = row.get("pass@1").and_then(Value::as_object) else {
            out.read += 1;
            out.leave_out("no figures", model);
            continue;
        };
        for (key, value) in passed {
            let board = COLUMNS
                .iter()
                .find(|(name, _)| name == key)
                .and_then(|(_, id)| boards.with_id(id));
            let read = match (board, value) {
                (None, _) => Err("a column that is not in benchmarks.json"),
                (_, Value::Null) => Err("not measured"),
                _ if excluded::row(row) => Err(excluded::REASON),
                (Some(board), value) => {
                    figure(model, row, &board.id, value, as_of).ok_or("no figure")
                }
            };
            out.take_score(format!("{model} {key}"), read);
        }
    }
    Ok(())
}

fn figure(
    model: &str,
    row: &Value,
    board: &str,
    value: &Value,
    as_of: Date,
) -> Option<ScoreObservation> {
    let readings = readings(model, None)?;
    let mut seen = score(
        SOURCE,
        as_of,
        board,
        round::to(value.as_f64()?, 4),
        "EvalPlus",
    );
    seen.url = Some(HOME.to_owned());
    let prompted = row.get("prompted").and_then(Value::as_bool);
    Some(ScoreObservation::new(
        readings,
        prompted.map(|prompted| !prompted),
        seen,
        format!("{model} {board}"),
    ))
}
