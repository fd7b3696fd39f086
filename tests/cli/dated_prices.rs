//! Prices of past days as the vendors announced them; USD per million tokens, for short requests.

use serde_json::{Value, json};

use crate::catalogs::{folder, model, route};
use crate::program::{bundled, program};

#[test]
fn a_past_day_has_the_price_that_was_announced() {
    let table = include_str!("../tables/dated-prices.tsv");
    let mut compared = 0;
    for row in table.lines().skip(1) {
        let [model, provider, day, input, output, announced] =
            row.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("{row}");
        };
        let args = [
            "cost", model, "--route", provider, "--as-of", day, "--tokens", "1M/1M",
        ];
        let run = program()
            .args(args)
            .arg("--json")
            .env("LLMCMP_TODAY", "2026-11-28")
            .output();
        let json: serde_json::Value =
            serde_json::from_slice(&run.expect("it starts").stdout).expect("JSON");
        let amount = |key: &str| json["rows"][0][key].as_f64();
        let expected = (input.parse().ok(), output.parse().ok());
        assert_eq!(
            (amount("input_usd"), amount("output_usd")),
            expected,
            "{model} at {provider} on {day}: {announced}"
        );
        compared += 1;
    }
    assert_eq!(compared, 24);
}

#[test]
fn a_past_day_says_what_it_leaves_out() {
    // Two and a quarter years before Claude Opus 5; GPT-4o had been out for three months.
    let run = program()
        .args([
            "cost",
            "gpt-4o",
            "claude-opus-5",
            "--as-of",
            "28m",
            "--json",
        ])
        .env("LLMCMP_TODAY", "2026-11-28")
        .output();
    let json: serde_json::Value =
        serde_json::from_slice(&run.expect("it starts").stdout).expect("JSON");
    let warnings = json["warnings"].as_array().expect("warnings");
    let says = |start: &str, end: &str| {
        let mut texts = warnings.iter().filter_map(|text| text.as_str());
        texts.any(|text| text.starts_with(start) && text.ends_with(end))
    };
    assert!(says(
        "prices are the list prices on record for 2024-07-28",
        "today's"
    ));
    assert!(says(
        "GPT-4o: ",
        " routes have a price on record for that date"
    ));
    assert!(says("Claude Opus 5: no price", "on record for that date"));
}

#[test]
fn what_a_pointer_cost_before_its_model_came_out_is_not_the_model_s_price() {
    let own = route("openai", "pointer", Some((0.15, 0.6)), json!({}));
    let catalog = folder(&[model("openai/new", "2026-03-01", json!({}), vec![own])]);
    let point = |day: &str, input: f64, output: f64| {
        json!([null, day, input, output, null, null, "test", null])
    };
    let of = |points: Vec<Value>| -> Value {
        let history = json!({"provider": "openai", "series": [
            {"id": "pointer", "model": "openai/new", "points": points}]});
        let file = catalog.path().join("history/openai.json");
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, history.to_string()).expect("a file");
        let place = catalog.path().to_str().expect("a path");
        let run = bundled(&["history", "openai/new", "--json", "--catalog", place]);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        report["routes"][0].clone()
    };
    let moved = of(vec![
        point("2025-04-24", 0.14, 0.28),
        point("2026-03-01", 0.15, 0.6),
    ]);
    assert_eq!(moved["points"].as_array().map(Vec::len), Some(1));
    assert_eq!(moved["points"][0]["day"], "2026-03-01");
    assert_eq!(moved["points"][0]["input_change_percent"], Value::Null);
    assert_eq!(moved["changes"], 0);
    // A list may be slightly ahead of the stated release.
    let ahead = of(vec![
        point("2026-02-20", 0.14, 0.28),
        point("2026-03-05", 0.15, 0.6),
    ]);
    assert_eq!(ahead["points"].as_array().map(Vec::len), Some(2));
}
