//! LLM Stats: figures reported by labs, one file per model.
//!
//! Scores are fractions, except on boards with their own scale; `rules` has these scales, and rows that
//! belong to another board or measure something else. The setup is described in `analysis_method`;
//! `method` extracts what must match for a comparison.

mod facts;
mod method;
mod rules;

use catalog::rows;
use catalog::schema::MeasuredBy;
use catalog::units::Date;
use serde_json::{Map, Value};

use self::method::method;
use self::rules::{Rule, factor, rule};
use super::{File, Yield, flag, number, text, values};
use crate::scores::effort::{Effort, readings};
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

pub use self::facts::FACTS_ADAPTER;

const SOURCE: &str = "llm-stats";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "llm-stats/data/organizations/**/benchmarks.json",
    read,
};

/// The source's organizations with their lab names in the catalog.
const MAKERS: &[[&str; 2]] = rows!(2, include_str!("makers.tsv"));

/// Base models that are not marked as such in the source.
const PLAIN_BASES: &[&str] = &["gemma-3n-e2b", "gemma-3n-e4b"];

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    let path = &file.0;
    // organizations/ORG/models/MODEL/benchmarks.json
    let parts: Vec<&str> = path.rsplit('/').collect();
    let [_, model, _, org, ..] = parts[..] else {
        anyhow::bail!("{path}: not in the folder of a model");
    };
    for row in &values::<Value>(file)? {
        let board = row
            .get("benchmark_id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let read = match row.as_object() {
            None => Err("not an object"),
            Some(_) if excluded::row(row) || excluded::board(board) => Err(excluded::REASON),
            Some(row) => figure(row, model, org, as_of, boards),
        };
        out.take_score(format!("{model} {board}"), read);
    }
    Ok(())
}

fn figure(
    row: &Map<String, Value>,
    model: &str,
    org: &str,
    as_of: Date,
    boards: &Boards,
) -> Result<ScoreObservation, &'static str> {
    let mut spelled = text(row, "benchmark_id").ok_or("no board")?;
    let said = text(row, "analysis_method").unwrap_or_default();
    let link = text(row, "self_reported_source_link").unwrap_or_default();
    let value = number(row, "score").ok_or("no score")?;
    if !link.starts_with("http") || link.contains("://example.com") {
        return Err("no real source");
    }
    let mut setting = method(said);
    match rule(spelled, model, said, link, value) {
        Some(Rule::Drop(reason)) => return Err(reason),
        Some(Rule::Board(board)) => spelled = board,
        Some(Rule::Harness(board, harness)) => {
            spelled = board;
            setting.harness = Some(harness.to_owned());
        }
        Some(Rule::Variant(board, variant)) => {
            spelled = board;
            setting.variant = Some(variant.to_owned());
        }
        None => {}
    }
    let board = boards
        .find(spelled)
        .or_else(|| boards.find(text(row, "benchmark_name")?))
        .ok_or("a board that is not in benchmarks.json")?;
    let maker = MAKERS.iter().find(|[id, _]| *id == org);
    let [_, maker] = maker.ok_or("a maker that is not known")?;
    let own = flag(row, "is_self_reported").unwrap_or(true);
    let teller = if link.contains("x.com/xai") {
        "xAI"
    } else {
        "LLM Stats"
    };
    let publisher = if own { maker } else { teller };
    let places = if board.unit == catalog::schema::Unit::Rating {
        0
    } else {
        4
    };
    let mut seen = score(
        SOURCE,
        as_of,
        &board.id,
        round::to(value * factor(&board.id), places),
        publisher,
    );
    seen.measured_by = if own {
        MeasuredBy::Vendor
    } else {
        MeasuredBy::ThirdParty
    };
    seen.harness = setting.harness;
    seen.url = Some(link.to_owned());
    let effort = setting.effort.and_then(Effort::read);
    let mut readings = readings(model, effort).ok_or("the effort contradicts itself")?;
    if let Some(variant) = setting.variant {
        for reading in &mut readings {
            reading.variant = Some(variant.clone());
        }
    }
    Ok(ScoreObservation::new(
        readings,
        Some(model.ends_with("-base") || model.contains("-base-") || PLAIN_BASES.contains(&model)),
        seen,
        format!("{model} {spelled}"),
    ))
}
