//! Aider's three boards, in percent: code editing and polyglot after the second try, refactoring
//! after the first.
//!
//! The edit format is part of Aider's setup; if a name states it, it becomes the variant. Does not import
//! runs of two models or of quantized local copies.

use catalog::units::Date;
use serde_json::{Map, Value};

use super::{File, Yield, day, number, values};
use crate::scores::effort::readings;
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "aider";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "aider/**/_leaderboard.json",
    read,
};

/// File, board, ranked column, and page.
#[rustfmt::skip] // one list per line
const LISTS: &[(&str, &str, &str, &str)] = &[
    ("polyglot", "aider-polyglot", "pass_rate_2", "https://aider.chat/docs/leaderboards/"),
    ("edit", "aider-edit", "pass_rate_2", "https://aider.chat/docs/leaderboards/edit.html"),
    ("refactor", "aider-refactor", "pass_rate_1", "https://aider.chat/docs/leaderboards/refactor.html"),
];

/// Edit formats in names.
const FORMATS: &[&str] = &["whole", "diff", "udiff"];

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    let path = &file.0;
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.trim_end_matches("_leaderboard.json");
    let Some(list) = LISTS
        .iter()
        .find(|list| list.0 == name && boards.with_id(list.1).is_some())
    else {
        anyhow::bail!("{path}: a list whose figures are not described");
    };
    for row in &values::<Value>(file)? {
        let model = row.get("model").and_then(Value::as_str).unwrap_or_default();
        let read = match row.as_object() {
            None => Err("not an object"),
            Some(_) if excluded::row(row) => Err(excluded::REASON),
            Some(row) => run(row, model, list, as_of),
        };
        out.take_score(format!("{name} {model}"), read);
    }
    Ok(())
}

fn run(
    row: &Map<String, Value>,
    model: &str,
    (_, board, column, home): &(&str, &str, &str, &str),
    as_of: Date,
) -> Result<ScoreObservation, &'static str> {
    if model.trim().is_empty() {
        return Err("no model");
    }
    if model.contains(" + ") || row.contains_key("editor_model") && model.contains('+') {
        return Err("two models in one run");
    }
    let local = model.contains(':')
        || model.starts_with("ollama/")
        || model.contains("-Q4_")
        || model.contains("GGUF");
    if local && !model.contains("fp16") {
        return Err("a quantized copy on somebody's own machine");
    }
    let (key, format) = split_format(model);
    // `qwen2.5-coder:7b-instruct-fp16`, and remarks such as `(deprecated)`.
    let key = key
        .replace(':', "-")
        .replace("-fp16", "")
        .replace(" (deprecated)", "");
    let mut readings = readings(&key, None).ok_or("the effort contradicts itself")?;
    let value = number(row, column).ok_or("no score")?;
    let mut seen = score(SOURCE, as_of, board, round::to(value, 4), "Aider");
    for reading in &mut readings {
        reading.variant = match (reading.variant.take(), format) {
            (Some(effort), Some(format)) => Some(format!("{effort} {format}")),
            (effort, format) => effort.or_else(|| format.map(str::to_owned)),
        };
    }
    let cases = number(row, "test_cases").filter(|cases| *cases >= 1.0);
    let each = |total: &str, places| {
        let total = number(row, total).filter(|total| *total > 0.0)?;
        Some(round::to(total / cases?, places))
    };
    seen.cost_per_task_usd = each("total_cost", 6);
    seen.output_tokens_per_task = each("completion_tokens", 1);
    seen.date = day(row, "date");
    seen.url = Some((*home).to_owned());
    Ok(ScoreObservation::new(
        readings,
        Some(false),
        seen,
        format!("{board} {model}"),
    ))
}

/// A name without its edit format.
fn split_format(model: &str) -> (&str, Option<&'static str>) {
    for format in FORMATS {
        let stated = model
            .strip_suffix(')')
            .and_then(|m| m.strip_suffix(format))
            .and_then(|m| m.strip_suffix('('));
        if let Some(model) = stated {
            return (model.trim_end(), Some(format));
        }
    }
    (model, None)
}
