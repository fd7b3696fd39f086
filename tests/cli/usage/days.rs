//! Each request at the price of its own day, on the bundled catalog: amounts by hand from the vendors' pages.

use serde_json::Value;

use super::file;
use crate::program::program;

/// The amount of one record on a day.
fn amount(record: &str, today: &str, args: &[&str]) -> Option<f64> {
    let (_guard, path) = file("record.jsonl", record.as_bytes());
    let mut command = program();
    command.env("LLMCMP_TODAY", today);
    command.args(["cost", "--json", "--from", &path]).args(args);
    let output = command.output().expect("the program starts");
    let report: Value = serde_json::from_slice(&output.stdout).ok()?;
    report["total"]["usd"].as_f64()
}

/// A request of so many tokens at a time.
fn record(model: &str, time: &str, input: u64, output: u64) -> String {
    format!(
        r#"{{"model":"{model}","created_at":"{time}","usage":{{"input_tokens":{input},"output_tokens":{output}}}}}"#
    )
}

const TODAY: &str = "2026-11-29";

#[test]
fn a_request_has_the_price_of_its_day() {
    // GPT-5.6 Sol: $5/$30 until it was cut to $4/$20 on 2026-08-21.
    let sol = |time| amount(&record("gpt-5.6-sol", time, 1_000_000, 0), TODAY, &[]);
    let small =
        |time, args: &[&str]| amount(&record("gpt-5.6-sol", time, 100_000, 10_000), TODAY, args);
    assert_eq!(small("2026-08-20T23:59:59Z", &[]), Some(0.8));
    assert_eq!(small("2026-08-21T00:00:00Z", &[]), Some(0.6));
    assert_eq!(
        small("2026-08-20T23:59:59Z", &["--price-at", "today"]),
        Some(0.6)
    );
    // What long requests cost then is not on record.
    assert_eq!(sol("2026-08-20T12:00:00Z"), None);
    // GPT-4o: $5/$15 until 2024-10-02, then $2.50/$10.
    let old = |time| amount(&record("gpt-4o", time, 100_000, 10_000), TODAY, &[]);
    assert_eq!(old("2024-09-01T00:00:00Z"), Some(0.65));
    assert_eq!(old("2024-10-02T00:00:00Z"), Some(0.35));
}

#[test]
fn a_tier_that_ended_counts_until_its_last_day() {
    // Sonnet 4.5 above 200K: $6/$22.50 until 2026-04-30; longer requests are not taken since.
    let long = |time| {
        amount(
            &record("claude-sonnet-4-5", time, 300_000, 1_000),
            TODAY,
            &[],
        )
    };
    assert_eq!(long("2026-04-30T12:00:00Z"), Some(1.8225));
    assert_eq!(long("2026-05-01T12:00:00Z"), None);
    let short = |time| {
        amount(
            &record("claude-sonnet-4-5", time, 100_000, 1_000),
            TODAY,
            &[],
        )
    };
    assert_eq!(short("2026-04-30T12:00:00Z"), Some(0.315));
    assert_eq!(short("2026-05-01T12:00:00Z"), Some(0.315));
}

#[test]
fn a_promotion_counts_until_its_last_day() {
    // Gemini 4 Argon: $2/$10 until 2026-11-30, then $4/$20.
    let argon = |time| {
        amount(
            &record("gemini-4-argon", time, 100_000, 10_000),
            "2026-12-05",
            &[],
        )
    };
    assert_eq!(argon("2026-11-30T12:00:00Z"), Some(0.3));
    assert_eq!(argon("2026-12-01T12:00:00Z"), Some(0.6));
}
