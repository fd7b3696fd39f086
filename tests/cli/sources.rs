//! `sources`: where the figures come from, under which license, and how many.

use serde_json::{Value, json};

use crate::program::{Run, bundled, json as sources, on_frozen, on_seed};

fn of(run: &Run) -> Vec<Value> {
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    report["sources"].as_array().expect("sources").clone()
}

#[test]
fn each_with_licence_credit_and_counts() {
    let report = sources(&["sources"]);
    let rows = report["sources"].as_array().expect("sources");
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(
        (
            &row["id"],
            &row["license"],
            &row["credit"],
            &row["snapshot"]
        ),
        (
            &json!("mission"),
            &json!("facts"),
            &json!("Mission reference table, 2026-05-19"),
            &json!("2026-05-19")
        )
    );
    assert_eq!((&row["url"], &row["version"]), (&Value::Null, &Value::Null));
    assert_eq!(row["route_statements"], 5);
    let sum = [
        "model_facts",
        "route_statements",
        "scores",
        "ends",
        "past_prices",
    ]
    .map(|key| row[key].as_u64());
    assert_eq!(row["facts"].as_u64(), sum.into_iter().sum());
}

#[test]
fn the_counts_are_those_of_the_whole_catalog() {
    let run = bundled(&["catalog", "stats", "--json"]);
    let stats: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    let rows = of(&bundled(&["sources", "--json"]));
    let scores: Option<u64> = rows.iter().map(|row| row["scores"].as_u64()).sum();
    assert_eq!(scores, stats["benchmark_rows"].as_u64());
    let counts: Vec<u64> = rows.iter().filter_map(|r| r["facts"].as_u64()).collect();
    assert_eq!(counts.len(), rows.len());
    assert!(counts.is_sorted_by(|a, b| a >= b), "most facts first");
    assert!(!counts.contains(&0), "a source that nothing rests on");
}

/// A page cited for a single fact needs no notice of its own; everything else does.
#[test]
fn every_source_and_its_credit_are_in_the_notices() {
    let notices = include_str!("../../THIRD-PARTY-DATA.md");
    let words: Vec<&str> = notices.split_whitespace().collect();
    let text = words.join(" ");
    assert!(
        text.contains("\"facts of a public page\""),
        "its own paragraph"
    );
    let all = of(&bundled(&["sources", "--json"]));
    let needs_one = |row: &&Value| row["license"] != "facts of a public page";
    let rows: Vec<&Value> = all.iter().filter(needs_one).collect();
    assert!(rows.len() > 10, "{} sources", rows.len());
    for row in rows {
        let said = |key: &str| row[key].as_str().expect("a text");
        let id = said("id");
        assert!(text.contains(&format!("`{id}`")), "no {id}");
        for key in ["license", "credit"] {
            let value = said(key);
            assert!(text.contains(value), "{id} lacks the {key} {value}");
        }
    }
}

/// A date in a credit would make the notices outdated whenever it changes.
#[test]
fn no_credit_has_a_date_of_its_own() {
    for row in of(&bundled(&["sources", "--json"])) {
        let (credit, snapshot) = (&row["credit"], &row["snapshot"]);
        let (credit, snapshot) = (credit.as_str(), snapshot.as_str());
        let (credit, snapshot) = credit.zip(snapshot).expect("texts");
        assert!(!credit.contains(snapshot), "{credit}");
    }
}

#[test]
fn scores_bear_the_credit_of_their_source() {
    let pair = ["compare", "claude-opus-5", "gpt-5"];
    for how in [&["--full"][..], &["--section", "benchmarks"]] {
        let run = on_frozen(&[&pair, how].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let credits = "Epoch AI, 'AI Benchmarking Hub', https://epoch.ai/benchmarks (CC BY 4.0)";
        let line = run.stdout.lines().find(|line| line.starts_with("scores, "));
        assert!(line.is_some_and(|line| line.contains(credits)), "{how:?}");
    }
    let run = on_frozen(&[&pair[..], &["--json"]].concat());
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    let credited = report["evidence"]["sources"].as_array().expect("sources");
    let boards = report["benchmarks"]["shared"].as_array().expect("boards");
    assert!(!boards.is_empty());
    for score in boards.iter().filter_map(|b| b["scores"].as_object()) {
        for score in score.values().filter(|score| !score.is_null()) {
            let source = credited.iter().find(|s| s["id"] == score["source"]);
            assert!(source.is_some_and(|s| s["credit"].is_string()), "{score}");
        }
    }
}

#[test]
fn the_view() {
    insta::assert_snapshot!("view", on_seed(&["sources"]).stdout);
}
