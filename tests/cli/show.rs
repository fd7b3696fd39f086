//! `show`: everything known about one model, with its sources.

use serde_json::{Value, json};

use crate::program::{bundled, json as show, on_seed};

const M4: &str = "mistral/mistral-small-4";

fn real(args: &[&str]) -> Value {
    let run = bundled(&[args, &["--json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn the_views() {
    insta::assert_snapshot!("sheet", on_seed(&["show", "Mistral Small 4"]).stdout);
    insta::assert_snapshot!("explained", on_seed(&["show", M4, "--explain"]).stdout);
}

#[test]
fn every_fact_has_value_source_and_day() {
    let model = &show(&["show", M4])["model"];
    let fact = &model["context_tokens"];
    assert_eq!(fact["value"], 256_000);
    assert_eq!(fact["source"], "mission");
    assert_eq!(fact["as_of"], "2026-05-19");
    assert_eq!(fact["others"], json!([]));
    assert_eq!(model["capabilities"]["vision"]["value"], true);
    assert_eq!(model["capabilities"]["reasoning"]["value"], false);
    assert_eq!(
        model["routes"][0]["input_usd_per_mtok"]["value"],
        json!(0.15)
    );
    assert_eq!(
        model["routes"][0]["input_usd_per_mtok"]["source"],
        "mission"
    );
}

#[test]
fn the_unknown_is_null_and_named() {
    let model = &show(&["show", M4])["model"];
    assert_eq!(model["max_output_tokens"]["value"], Value::Null);
    assert_eq!(model["max_output_tokens"]["source"], Value::Null);
    assert_eq!(model["capabilities"]["web_search"]["value"], Value::Null);
    let unknown = model["unknown"].as_array().expect("keys");
    assert!(unknown.contains(&json!("max_output_tokens")));
    assert!(unknown.contains(&json!("web_search")));
    assert!(!unknown.contains(&json!("reasoning")));
}

#[test]
fn who_says_otherwise_stands_beside_the_value() {
    let model = &real(&["show", M4])["model"];
    let released = &model["released"];
    assert_eq!(released["value"], "2026-03-16");
    assert!(released["source"].is_string());
    let others = released["others"].as_array().expect("others");
    assert!(!others.is_empty());
    for other in others {
        assert_ne!(other["value"], released["value"]);
        assert!(other["source"].is_string() && other["as_of"].is_string());
    }
}

#[test]
fn all_routes_and_scores_are_in_the_json() {
    let catalog = llmcmp::bundle::bundled();
    let id = "anthropic/claude-sonnet-4-5";
    let position = catalog.position(id).expect("a model of the catalog");
    let model = &real(&["show", id])["model"];
    let count = |key: &str| model[key].as_array().map_or(0, Vec::len);
    assert_eq!(
        count("routes"),
        catalog.model(position).expect("a model").routes.len()
    );
    assert_eq!(
        count("benchmarks"),
        catalog.scores(position).expect("scores").len()
    );
    let run = bundled(&["show", id]);
    assert!(run.stdout.contains("more with --full"), "{}", run.stdout);
}

/// Recomputes the ranks of scores from all scores of the catalog.
#[test]
fn a_place_is_counted_among_scores_that_are_comparable() {
    let catalog = llmcmp::bundle::bundled();
    let id = "anthropic/claude-sonnet-4-5";
    let model = &real(&["show", id])["model"];
    let all: Vec<_> = (0..catalog.model_count())
        .map(|at| catalog.scores(at).expect("scores"))
        .collect();
    for row in model["benchmarks"].as_array().expect("rows") {
        let alike = |score: &catalog::schema::Measured| {
            json!(score.board) == row["board"]
                && json!(score.publisher) == row["publisher"]
                && json!(score.harness) == row["harness"]
                && (json!(score.measured_by) == "vendor") == (row["measured_by"] == "vendor")
        };
        let own = row["score"].as_f64().expect("a score");
        let lower = row["direction"] == "lower";
        let better = |score: f64| if lower { score < own } else { score > own };
        let (mut of, mut ahead) = (0, 0);
        for (at, scores) in all.iter().enumerate() {
            let mut scores = scores.iter().filter(|s| alike(s)).peekable();
            of += usize::from(scores.peek().is_some());
            let other = catalog.model_id(at).expect("an id") != id;
            ahead += usize::from(other && scores.any(|s| better(s.score)));
        }
        assert_eq!(
            (&row["rank"], &row["of"]),
            (&json!(ahead + 1), &json!(of)),
            "{row}"
        );
    }
}

#[test]
fn a_wrong_name_has_code_3() {
    let run = on_seed(&["show", "nobody-knows-this"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    let run = on_seed(&["show"]);
    assert_eq!(run.code, Some(2));
}

#[test]
fn what_a_model_refuses_is_told_with_who_says_so() {
    let refuses = real(&["show", "gpt-5.6-sol"])["model"]["refuses"].clone();
    let rows = refuses.as_array().expect("parameters");
    let heat = rows.iter().find(|row| row["parameter"] == "temperature");
    let heat = heat.expect("it refuses a temperature");
    assert!(heat["source"].is_string() && heat["as_of"].is_string());
    let sheet = bundled(&["show", "gpt-5.6-sol"]).stdout;
    assert!(
        sheet.contains("Rejects") && sheet.contains("temperature"),
        "{sheet}"
    );
    assert!(!bundled(&["show", "gpt-4.1"]).stdout.contains("Rejects"));
}
