//! Arena ratings: one list per board, rows `[name, rating, low, high, votes, …]`.
//!
//! Names have an effort suffix, an agent such as `(codex-harness)`, and on the search board `-search` or
//! `-grounding`. The columns after the votes are prices, which are not imported.

use catalog::units::Date;
use serde_json::Value;

use super::{File, Yield, day, needed_object, object};
use crate::scores::effort::readings;
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "arena";
const PUBLISHER: &str = "Arena";
const HOME: &str = "https://arena.ai/leaderboard";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "arena/**/.json",
    read,
};

/// Arena's lists and their boards.
const PAGES: &[(&str, &str)] = &[
    ("text/overall", "arena-text"),
    ("text/coding", "arena-text-coding"),
    ("text/creative_writing", "arena-text-creative-writing"),
    ("text/expert", "arena-text-expert"),
    ("text/hard_prompts", "arena-text-hard-prompts"),
    (
        "text/instruction_following",
        "arena-text-instruction-following",
    ),
    ("text/longer_query", "arena-text-longer-query"),
    ("text/math", "arena-text-math"),
    ("vision/overall", "arena-vision"),
    ("webdev/overall", "arena-webdev"),
    ("search/overall", "arena-search"),
];

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    let list = object(file)?;
    let pages = needed_object(file, &list, "pages")?;
    let day = day(&list, "fetched_at");
    for (page, rows) in pages {
        let board = PAGES
            .iter()
            .find(|(name, _)| name == page)
            .and_then(|(_, id)| boards.with_id(id));
        for row in rows.as_array().into_iter().flatten() {
            let name = row.get(0).and_then(Value::as_str).unwrap_or_default();
            let read = match board {
                None => Err("a list that is not in benchmarks.json"),
                Some(_) if excluded::row(row) => Err(excluded::REASON),
                Some(board) => {
                    rating(&board.id, name, row, day, as_of).ok_or("no name or no rating")
                }
            };
            out.take_score(format!("{page} {name}"), read);
        }
    }
    Ok(())
}

fn rating(
    board: &str,
    name: &str,
    row: &Value,
    day: Option<Date>,
    as_of: Date,
) -> Option<ScoreObservation> {
    if name.trim().is_empty() {
        return None;
    }
    let number = |at: usize| row.get(at)?.as_f64().filter(|n| n.is_finite());
    let value = round::to(number(1)?, 2);
    let mut seen = score(SOURCE, day.unwrap_or(as_of), board, value, PUBLISHER);
    seen.date = day;
    let ends = number(2)
        .zip(number(3))
        .map(|(low, high)| (round::to(low, 2), round::to(high, 2)));
    seen.interval = ends.filter(|(low, high)| low <= high);
    seen.url = Some(HOME.to_owned());
    let (name, harness) = match name
        .strip_suffix("-harness)")
        .and_then(|n| n.rsplit_once(" ("))
    {
        Some((name, harness)) => (name, Some(harness.to_owned())),
        None => (name, None),
    };
    seen.harness = harness;
    let spelled = if board == "arena-search" {
        searching(name)
    } else {
        name.to_owned()
    };
    let readings = readings(&spelled, None)?;
    Some(ScoreObservation::new(
        readings,
        Some(false),
        seen,
        format!("{board} {name}"),
    ))
}

/// A name on the search board without its search suffix.
fn searching(name: &str) -> String {
    let name = name.strip_prefix("ppl-").unwrap_or(name);
    if let Some(model) = name.strip_prefix("api-") {
        return format!("{model}-preview");
    }
    name.replace("-search", "").replace("-grounding", "")
}
