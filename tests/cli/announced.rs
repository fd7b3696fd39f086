//! Prices announced for a later day, on the bundled catalog: expected amounts are computed by hand from the vendors'
//! pages.

use serde_json::Value;

use crate::program::program;

fn json(line: &str) -> Value {
    let mut command = program();
    command.env("LLMCMP_TODAY", "2026-11-29");
    command.args(line.split(' ')).arg("--json");
    let output = command.output().expect("the program starts");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Gemini 4 Argon: $2/$10 until 2026-11-30, then $4/$20. At 800M/250M a month that is $4,100, then $8,200.
#[test]
fn a_price_that_ends_stands_beside_the_next() {
    let report = json("cost gemini-4-argon");
    let row = &report["rows"][0];
    assert_eq!(row["monthly_usd"], 4100.0);
    let announced = &row["announced"];
    assert_eq!(announced["until"], "2026-11-30");
    assert_eq!(announced["monthly_usd"], 8200.0);
    let notes = report["notes"].to_string();
    assert!(notes.contains("$2.00 / $10.00 until 2026-11-30, then $4.00 / $20.00: $8,200 a month"));
}

/// In the first month, 2026-11-29 to 12-28, two of thirty days are at the old price.
#[test]
fn months_are_added_up_day_by_day_at_the_price_of_each() {
    let report = json("cost gemini-4-argon --months 3");
    let row = &report["rows"][0];
    let first = 4100.0 * 2.0 / 30.0 + 8200.0 * 28.0 / 30.0;
    let all = row["period_usd"].as_f64().expect("an amount");
    assert!((all - (first + 8200.0 + 8200.0)).abs() < 0.01, "{all}");
    assert_eq!(row["last_month_usd"], 8200.0);
}

#[test]
fn a_comparison_says_when_a_price_ends() {
    let report = json("compare gemini-4-argon gpt-5.6-luna");
    let reasons = report["verdict"]["reasons"].as_array().expect("reasons");
    let told = reasons.iter().find(|reason| reason["kind"] == "announced");
    let text = told.expect("the end of the price")["text"]
        .as_str()
        .expect("text");
    assert!(
        text.starts_with("Gemini 4 Argon: $2.00 / $10.00 until 2026-11-30"),
        "{text}"
    );
    assert_eq!(
        report["monthly_cost"]["models"][0]["announced"]["monthly_usd"],
        8200.0
    );
    assert!(report["monthly_cost"]["models"][1]["announced"].is_null());
}

/// 365/12 requests a month: 900K tokens at $5 and 1K at $25 cost $4.525 per request.
#[test]
fn a_month_of_requests_per_day_is_not_rounded() {
    let report = json("cost claude-opus-5 --requests 1 --per day --input 900k --output 1k");
    let usd = report["rows"][0]["monthly_usd"]
        .as_f64()
        .expect("an amount");
    assert!((usd - 4.525 * 365.0 / 12.0).abs() < 1e-9, "{usd}");
    assert_eq!(report["traffic"]["requests_per_day"], 1);
}
