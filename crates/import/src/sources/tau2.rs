//! tau2-bench: one submission per file, up to four domains each, in percent.
//!
//! Scores with different user simulators and retrieval settings are not comparable, so these form the
//! harness. Some labs submitted figures of the older TAU-bench, which go to its boards. Does not import
//! voice runs or agents built from several models.

use catalog::schema::MeasuredBy;
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{File, Yield, date, list, needed_object, object, text};
use crate::scores::effort::{Effort, readings};
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "tau2-bench";
const OWNER: &str = "Sierra";
const HOME: &str = "https://taubench.com/";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "tau2/**/.json",
    read,
};

/// Domains with their boards, and those of the older benchmark.
const DOMAINS: &[(&str, &str, Option<&str>)] = &[
    ("airline", "tau2-bench-airline", Some("tau-bench-airline")),
    ("retail", "tau2-bench-retail", Some("tau-bench-retail")),
    ("telecom", "tau2-bench-telecom", None),
    ("banking_knowledge", "tau2-bench-banking-knowledge", None),
];

const UNKNOWN: &str = "a domain that is not in benchmarks.json";

/// Date of the tau2-bench paper; earlier measurements are TAU-bench.
const FIRST_DAY: &str = "2025-06-09";

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    let submission = object(file)?;
    let results = needed_object(file, &submission, "results")?;
    let model = text(&submission, "model_name").unwrap_or_default();
    let refused = refused(&submission, model);
    for (domain, result) in results {
        let row = format!("{model} {domain}");
        let board = DOMAINS.iter().find(|(name, ..)| name == domain);
        let board = board.map(|(_, board, older)| {
            let older = older.filter(|_| is_older(&submission, results));
            older.unwrap_or(board)
        });
        let read = match (board, refused, result.get("pass_1")) {
            (None, ..) => Err(UNKNOWN),
            (_, Some(reason), _) => Err(reason),
            (_, _, None | Some(Value::Null)) => Err("not measured"),
            (Some(board), ..) if boards.with_id(board).is_none() => Err(UNKNOWN),
            (Some(board), ..) => domain_of(&submission, result, model, board, as_of, &row),
        };
        out.take_score(row, read);
    }
    Ok(())
}

/// Why a whole submission is skipped.
fn refused(submission: &Map<String, Value>, model: &str) -> Option<&'static str> {
    let kind = text(submission, "submission_type").unwrap_or_default();
    let modality = text(submission, "modality").unwrap_or("text");
    let links: Vec<&Value> = ["references", "methodology"]
        .iter()
        .filter_map(|key| submission.get(*key))
        .collect();
    if model.trim().is_empty() {
        Some("no model")
    } else if links.iter().any(|value| excluded::row(value)) {
        Some(excluded::REASON)
    } else if modality != "text"
        || kind.contains("voice")
        || submission.contains_key("voice_config")
    {
        Some("a voice submission")
    } else if kind == "custom" {
        Some("an agent of its own, not a model")
    } else {
        None
    }
}

fn method<'a>(submission: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    text(submission.get("methodology")?.as_object()?, key)
}

fn is_older(submission: &Map<String, Value>, results: &Map<String, Value>) -> bool {
    let telecom = results
        .get("telecom")
        .and_then(|r| r.get("pass_1"))
        .is_some_and(Value::is_number);
    let day = method(submission, "evaluation_date").and_then(date);
    let first: Option<Date> = FIRST_DAY.parse().ok();
    let before = day.is_some_and(|day| first.is_some_and(|first| day < first));
    !telecom
        && (before
            || method(submission, "tau2_bench_version").is_some_and(|v| v.contains("original")))
}

fn domain_of(
    submission: &Map<String, Value>,
    result: &Value,
    model: &str,
    board: &str,
    as_of: Date,
    row: &str,
) -> Result<ScoreObservation, &'static str> {
    let value = result
        .get("pass_1")
        .and_then(Value::as_f64)
        .filter(|v| v.is_finite())
        .ok_or("no score")?;
    let stated = text(submission, "reasoning_effort").and_then(Effort::read);
    let readings = readings(model, stated).ok_or("the effort contradicts itself")?;
    let maker = text(submission, "model_organization").unwrap_or_default();
    let submitter = text(submission, "submitting_organization").unwrap_or(OWNER);
    // A lab's own figures, even if entered by the board's owner.
    let adjusted = submission
        .get("methodology")
        .and_then(|m| m.pointer("/verification/modified_prompts"));
    let vendor = submitter != OWNER || adjusted == Some(&Value::Bool(true));
    let publisher = if vendor { publisher(maker) } else { OWNER };
    let mut seen = score(SOURCE, as_of, board, round::to(value, 4), publisher);
    seen.measured_by = if vendor {
        MeasuredBy::Vendor
    } else {
        MeasuredBy::OwnRun
    };
    let retrieval = result.get("retrieval_config").and_then(Value::as_str);
    let user = method(submission, "user_simulator").map(|user| format!("user: {user}"));
    seen.harness = retrieval.map(str::to_owned).or(user);
    let cost = result
        .get("cost")
        .and_then(Value::as_f64)
        .filter(|cost| *cost > 0.0);
    seen.cost_per_task_usd = cost.map(|cost| round::to(cost, 6));
    let released = submission
        .get("model_release")
        .and_then(|r| r.get("release_date")?.as_str())
        .and_then(date);
    let day = method(submission, "evaluation_date").and_then(date);
    // A date before the model's release is a typo in the year.
    seen.date = day.filter(|day| released.is_none_or(|released| day.days_until(released) <= 31));
    let mut links = list(submission, "references")
        .filter_map(|r| r.get("url")?.as_str())
        .filter(|url| url.starts_with("http"));
    seen.url = Some(links.next().unwrap_or(HOME).to_owned());
    Ok(ScoreObservation::new(
        readings,
        Some(false),
        seen,
        row.to_owned(),
    ))
}

/// Lab names in the catalog.
fn publisher(maker: &str) -> &str {
    match maker {
        "Qwen" | "Alibaba" | "Alibaba Cloud" => "Alibaba (Qwen)",
        "Mistral" => "Mistral AI",
        maker => maker,
    }
}
