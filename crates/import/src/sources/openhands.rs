//! The `OpenHands` Index: five agentic boards run by one agent, with cost and time a task.

use catalog::schema::MeasuredBy;
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{About, File, date, object, text};
use crate::scores::effort::readings;
use crate::scores::{
    Boards, Left, ScoreAdapter, ScoreObservation, ScoreYield, excluded, round, score,
};

const SOURCE: &str = "openhands-index";
const HOME: &str = "https://index.openhands.dev";
const PUBLISHER: &str = "OpenHands";

/// The adapter.
pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    folder: "openhands-index",
    ending: ".json",
    about: About {
        name: "OpenHands Index",
        url: Some(HOME),
        live_url: None,
        license: "MIT",
        credit: "OpenHands Index",
    },
    read,
};

/// The source's keys and the boards they are.
const BOARDS: &[(&str, &str)] = &[
    ("swe-bench", "swe-bench-verified"),
    ("swe-bench-multimodal", "swe-bench-multimodal"),
    ("swt-bench", "swt-bench"),
    ("commit0", "commit0"),
    ("gaia", "gaia"),
];

fn read(file: &File, as_of: Date, boards: &Boards) -> anyhow::Result<ScoreYield> {
    let mut out = ScoreYield::default();
    for (key, row) in &object(file)? {
        let about = row.get("metadata").and_then(Value::as_object);
        let model = about.and_then(|about| text(about, "model")).unwrap_or(key);
        let agent = about.and_then(|about| text(about, "agent_name"));
        let scores = row.get("scores").and_then(Value::as_array);
        for row in scores.into_iter().flatten().filter_map(Value::as_object) {
            out.read += 1;
            let named = text(row, "benchmark").unwrap_or_default();
            let left = |reason| Left {
                reason,
                row: format!("{model} {named}"),
            };
            let board = BOARDS.iter().find(|(name, _)| *name == named);
            let board = board.and_then(|(_, id)| boards.with_id(id));
            let taken = match board {
                None => Err(left("a list that is not in benchmarks.json")),
                Some(_) if excluded::text(named) => Err(left(excluded::REASON)),
                Some(board) => measured(&board.id, model, agent, row, as_of)
                    .ok_or_else(|| left("no name or no score")),
            };
            out.take(SOURCE, taken);
        }
    }
    Ok(out)
}

fn measured(
    board: &str,
    model: &str,
    agent: Option<&str>,
    row: &Map<String, Value>,
    as_of: Date,
) -> Option<ScoreObservation> {
    let number = |key: &str| row.get(key)?.as_f64().filter(|n| n.is_finite());
    let mut seen = score(
        SOURCE,
        as_of,
        board,
        round::to(number("score")?, 2),
        PUBLISHER,
    );
    seen.measured_by = MeasuredBy::ThirdParty;
    seen.harness = agent.map(str::to_owned);
    seen.cost_per_task_usd = number("cost_per_instance").filter(|usd| *usd > 0.0);
    seen.seconds_per_task = number("average_runtime").filter(|seconds| *seconds > 0.0);
    seen.date = text(row, "submission_time").and_then(date);
    seen.url = Some(HOME.to_owned());
    let readings = readings(model, None)?;
    let row = format!("{board} {model}");
    Some(ScoreObservation::new(readings, Some(false), seen, row))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::panic)] // a test fails by panicking
    use super::*;

    #[test]
    fn a_row_has_its_cost_and_its_time() {
        let boards: Boards = Boards::new(vec![
            serde_json::from_str(
                r#"{"id": "gaia", "name": "GAIA", "group": "gaia", "unit": "percent",
                "direction": "higher", "fields": ["agentic"], "owner": "GAIA"}"#,
            )
            .expect("a board"),
        ]);
        let text = r#"{"GPT-5.2-Codex": {"metadata": {"agent_name": "OpenHands", "model": "GPT-5.2-Codex"},
            "scores": [{"benchmark": "gaia", "score": 70.9, "cost_per_instance": 0.55,
                "average_runtime": 799.0, "submission_time": "2026-01-26T23:24:40+00:00"},
                {"benchmark": "unknown", "score": 1}]}}"#;
        let day = "2026-06-30".parse().expect("a day");
        let file = (
            "openhands-index/results.json".to_owned(),
            text.as_bytes().to_vec(),
        );
        let found = read(&file, day, &boards).expect("read");
        assert_eq!(found.dropped.len(), 1);
        let [seen] = found.scores.as_slice() else {
            panic!("one row, not {}", found.scores.len());
        };
        let score = &seen.score;
        assert_eq!(
            (score.cost_per_task_usd, score.seconds_per_task),
            (Some(0.55), Some(799.0))
        );
        assert_eq!(score.harness.as_deref(), Some("OpenHands"));
        assert_eq!(
            score.date.map(|day| day.to_string()).as_deref(),
            Some("2026-01-26")
        );
    }
}
