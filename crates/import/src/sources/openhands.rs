//! The `OpenHands` Index: five agentic boards run by one agent, with cost and time per task.

use catalog::schema::MeasuredBy;
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{File, Yield, day, number, object, text};
use crate::scores::effort::readings;
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "openhands-index";
const HOME: &str = "https://index.openhands.dev";
const PUBLISHER: &str = "OpenHands";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "openhands-index/**/.json",
    read,
};

/// The source's keys and their boards.
const BOARDS: &[(&str, &str)] = &[
    ("swe-bench", "swe-bench-verified"),
    ("swe-bench-multimodal", "swe-bench-multimodal"),
    ("swt-bench", "swt-bench"),
    ("commit0", "commit0"),
    ("gaia", "gaia"),
];

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    for (key, row) in &object(file)? {
        let about = row.get("metadata").and_then(Value::as_object);
        let model = about.and_then(|about| text(about, "model")).unwrap_or(key);
        let agent = about.and_then(|about| text(about, "agent_name"));
        let scores = row.get("scores").and_then(Value::as_array);
        for row in scores.into_iter().flatten().filter_map(Value::as_object) {
            let named = text(row, "benchmark").unwrap_or_default();
            let board = BOARDS.iter().find(|(name, _)| *name == named);
            let board = board.and_then(|(_, id)| boards.with_id(id));
            let read = match board {
                None => Err("a list that is not in benchmarks.json"),
                Some(_) if excluded::text(named) => Err(excluded::REASON),
                Some(board) => {
                    measured(&board.id, model, agent, row, as_of).ok_or("no name or no score")
                }
            };
            out.take_score(format!("{model} {named}"), read);
        }
    }
    Ok(())
}

fn measured(
    board: &str,
    model: &str,
    agent: Option<&str>,
    row: &Map<String, Value>,
    as_of: Date,
) -> Option<ScoreObservation> {
    let value = round::to(number(row, "score")?, 2);
    let mut seen = score(SOURCE, as_of, board, value, PUBLISHER);
    seen.measured_by = MeasuredBy::ThirdParty;
    seen.harness = agent.map(str::to_owned);
    seen.cost_per_task_usd = number(row, "cost_per_instance").filter(|usd| *usd > 0.0);
    seen.seconds_per_task = number(row, "average_runtime").filter(|seconds| *seconds > 0.0);
    seen.date = day(row, "submission_time");
    seen.url = Some(HOME.to_owned());
    let readings = readings(model, None)?;
    let row = format!("{board} {model}");
    Some(ScoreObservation::new(readings, Some(false), seen, row))
}
