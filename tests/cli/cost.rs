//! `cost`: amounts to the cent, cheapest first.

use serde_json::{Value, json};

use crate::program::{bundled, json as cost, on_seed};

#[test]
fn bare_tokens_is_the_default_traffic() {
    let report = cost(&["cost", "--tokens"]);
    assert_eq!(report["traffic"]["input_tokens"], 800_000_000);
    assert_eq!(
        report["rows"].as_array().map(Vec::len),
        Some(1),
        "one seed model has a price"
    );
    let row = &report["rows"][0];
    assert_eq!(
        (&row["model"], &row["monthly_usd"]),
        (&json!("mistral/mistral-small-4"), &json!(270))
    );
    assert_eq!(row["route"]["provider"], "mistral");
    assert_eq!(report["unpriced"], 3);
}

#[test]
fn a_named_model_without_a_price_stays_in_with_its_reason() {
    let report = cost(&["cost", "qwen2-7b", "Mistral Small 4", "--tokens", "1M/2M"]);
    let rows = report["rows"].as_array().expect("rows");
    assert_eq!(rows[0]["monthly_usd"], json!(1.35));
    assert_eq!(rows[1]["monthly_usd"], Value::Null);
    assert_eq!(rows[1]["reason"], "1 route, without a price");
}

#[test]
fn amounts_rise_and_the_limit_holds_on_the_bundled_catalog() {
    let run = bundled(&["cost", "--tokens", "-n", "5", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rows = report["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 5);
    let amounts: Vec<f64> = rows
        .iter()
        .filter_map(|row| row["monthly_usd"].as_f64())
        .collect();
    assert_eq!(amounts.len(), 5);
    assert!(amounts.is_sorted(), "{amounts:?}");
    assert_eq!(rows[0]["factor"], json!(1.0));
}

#[test]
fn the_view() {
    insta::assert_snapshot!(on_seed(&["cost", "Mistral Small 4", "qwen2-7b", "--tokens"]).stdout);
}
