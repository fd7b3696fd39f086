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

/// A request with these token counts at a time.
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
    // The price of long requests at that time is not on record.
    assert_eq!(sol("2026-08-20T12:00:00Z"), None);
    // GPT-4o: $5/$15 until 2024-10-02, then $2.50/$10.
    let old = |time| amount(&record("gpt-4o", time, 100_000, 10_000), TODAY, &[]);
    assert_eq!(old("2024-09-01T00:00:00Z"), Some(0.65));
    assert_eq!(old("2024-10-02T00:00:00Z"), Some(0.35));
}

#[test]
fn a_tier_that_ended_counts_until_its_last_day() {
    // Sonnet 4.5 above 200K: $6/$22.50 until 2026-04-30; longer requests have not been accepted since.
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

#[test]
fn busy_hours_cost_more_at_deepseek() {
    // DeepSeek V4 Pro: $0.66/$1.98; twice that from 01:00 to 04:00 and 06:00 to 10:00 UTC, Monday to Friday, except
    // public holidays in China: api-docs.deepseek.com/quick_start/pricing.
    let pro = |time: &str| {
        let request = record("deepseek-v4-pro", time, 100_000, 10_000);
        amount(&request, TODAY, &[]).map(|usd| (usd * 1e6).round())
    };
    let (plain, peak) = (Some(85_800.0), Some(171_600.0));
    assert_eq!(pro("2026-11-23T00:59:59Z"), plain, "a Monday, before");
    assert_eq!(pro("2026-11-23T02:00:00Z"), peak);
    assert_eq!(pro("2026-11-23T03:59:59Z"), peak);
    assert_eq!(pro("2026-11-23T04:00:00Z"), plain);
    assert_eq!(pro("2026-11-23T10:00:00+08:00"), peak, "another zone");
    assert_eq!(pro("2026-11-28T02:00:00Z"), plain, "a Saturday");
    assert_eq!(pro("2026-10-01T02:00:00Z"), plain, "a holiday");
    assert_eq!(pro("2026-11-23"), plain, "no time of day");
    // Other providers' prices do not depend on the hour, whoever was paid.
    let moved = |time: &str, model: &str, to: &[&str]| {
        let (_guard, path) = file(
            "record.jsonl",
            record(model, time, 100_000, 10_000).as_bytes(),
        );
        let mut command = program();
        command.env("LLMCMP_TODAY", TODAY);
        command.args(["cost", "--json", "--from", &path, "--to"]);
        command.args(to);
        let output = command.output().expect("the program starts");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        report
    };
    let usd = |report: &Value| {
        let to = report["total"]["to"].as_object().expect("targets");
        to.values().next().expect("one")["usd"].as_f64()
    };
    let night = moved("2026-11-23T02:00:00Z", "deepseek-v4-pro", &["gpt-5.6-sol"]);
    let day = moved("2026-11-23T12:00:00Z", "deepseek-v4-pro", &["gpt-5.6-sol"]);
    assert_eq!(usd(&night), Some(0.6));
    assert_eq!(usd(&day), Some(0.6));
    let notes = night["notes"].to_string();
    assert!(
        notes.contains("1 request at the provider's peak rates"),
        "{notes}"
    );
    let there = |time| {
        usd(&moved(
            time,
            "gpt-5.6-sol",
            &["deepseek-v4-pro-0813", "--providers", "deepseek"],
        ))
    };
    let (peak, plain) = (there("2026-11-23T02:00:00Z"), there("2026-11-23T12:00:00Z"));
    assert_eq!(peak, plain.map(|usd| usd * 2.0));
    let undated = moved("2026-11-23", "deepseek-v4-pro", &["gpt-5.6-sol"]);
    let notes = undated["notes"].to_string();
    assert!(notes.contains("1 request without a time of day"), "{notes}");
}

#[test]
fn spend_by_day_is_plotted_in_order_and_to_scale() {
    // GPT-5.6 Sol at $4/$20: $0.60 and a tenth of it.
    let lines = [
        record("gpt-5.6-sol", "2026-11-25T02:00:00Z", 100_000, 10_000),
        record("gpt-5.6-sol", "2026-11-24T02:00:00Z", 10_000, 1_000),
    ];
    let (_guard, path) = file("records.jsonl", lines.join("\n").as_bytes());
    let mut command = program();
    command.env("LLMCMP_TODAY", TODAY);
    command.args(["cost", "--from", &path, "--by", "day", "--plot"]);
    let output = command.output().expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let bars: Vec<(&str, usize)> = text
        .lines()
        .filter(|line| line.contains('█'))
        .map(|line| (&line[..10], line.matches('█').count()))
        .collect();
    assert_eq!(bars, [("2026-11-24", 4), ("2026-11-25", 40)], "{text}");
}

#[test]
fn a_request_without_a_date_is_noted_where_its_price_was_another() {
    // o3: $10/$40 until 2025-06-10, then $2/$8.
    let at =
        |date: &str| format!(r#"{{"model":"o3",{date}"input_tokens":1000,"output_tokens":1000}}"#);
    for (date, usd) in [
        (r#""ended_at":"2025-06-01T10:00:00Z","#, 0.05),
        (r#""year":2025,"month":6,"day":1,"#, 0.05),
        (r#""started":"yesterday","#, 0.01),
        ("", 0.01),
    ] {
        let (_guard, path) = file("record.jsonl", at(date).as_bytes());
        let mut command = program();
        command.env("LLMCMP_TODAY", TODAY);
        command.args(["cost", "--json", "--from", &path]);
        let output = command.output().expect("the program starts");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(report["total"]["usd"].as_f64(), Some(usd), "{date}");
        let undated = u64::from(usd < 0.05);
        assert_eq!(report["undated"], undated, "{date}");
        let notes = report["notes"].to_string();
        assert_eq!(
            notes.contains("1 request without a date"),
            undated == 1,
            "{notes}"
        );
    }
}

#[test]
fn a_name_that_moves_is_not_priced_as_a_model_of_a_later_day() {
    let of = |day: &str| amount(&record("claude-opus-latest", day, 1000, 100), TODAY, &[]);
    assert_eq!(of("2025-01-15"), None);
    assert!(of(TODAY).is_some());
    // Large 4 came out in 2026, whatever the name cost before.
    let large = record("mistral-large-latest", "2025-08-01T12:00:00Z", 1000, 100);
    assert_eq!(amount(&large, TODAY, &[]), None);
}

#[test]
fn rates_that_one_name_of_a_model_lacks_are_those_of_its_others_and_flex_at_groq_costs_no_less() {
    // platform.openai.com/docs/pricing, batch: $1 / $0.25 / $4; groq.com/pricing: $0.15 / $0.60.
    let in_batch = r#"{"custom_id":"r","response":{"status_code":200,"body":{"id":"chatcmpl-1","model":"gpt-4.1-2025-04-14","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_tokens_details":{"cached_tokens":512}}}}}"#;
    assert_eq!(amount(in_batch, TODAY, &[]), Some(0.000_816));
    let flex = r#"{"id":"chatcmpl-2","model":"openai/gpt-oss-120b","usage":{"prompt_tokens":1000,"completion_tokens":50},"x_groq":{"id":"req_1"},"service_tier":"flex"}"#;
    assert_eq!(amount(flex, TODAY, &[]), Some(0.000_18));
    // aws.amazon.com/bedrock/pricing: $3.30 and $16.50 in a single region, even while a list had the global price.
    let regional = record(
        "anthropic.claude-sonnet-4-6",
        "2026-11-01T12:00:00Z",
        1000,
        100,
    );
    assert_eq!(amount(&regional, TODAY, &[]), Some(0.004_95));
}

#[test]
fn a_request_of_today_costs_what_one_without_a_date_costs() {
    // Pages of 2026-11-28 and 29: docs.mistral.ai/models/mistral-large-4-0, docs.venice.ai/models/claude-sonnet-4-6,
    // azure.microsoft.com/pricing/details/azure-openai; lists still had other prices.
    for (named, usd) in [
        (r#""model":"mistral-large-latest""#, 0.028),
        (r#""model":"claude-sonnet-4-6","provider":"venice""#, 0.18),
        (r#""model":"gpt-4-turbo","provider":"azure""#, 0.4),
    ] {
        for time in ["", r#","created_at":"2026-11-29T12:00:00Z""#] {
            let line = format!(
                r#"{{{named}{time},"usage":{{"prompt_tokens":10000,"completion_tokens":10000}}}}"#
            );
            assert_eq!(amount(&line, TODAY, &[]), Some(usd), "{line}");
        }
    }
}

#[test]
fn a_latest_name_costs_what_its_dated_model_costs() {
    // Mistral Small 4 has cost $0.15 and $0.60 since its release, Medium 3.5 $1.50 and $7.50.
    for (name, dated, day, usd) in [
        (
            "mistral-small-latest",
            "mistral-small-2603",
            "2026-07-20T12:00:00Z",
            0.021,
        ),
        (
            "mistral-medium-latest",
            "mistral-medium-2604",
            "2026-06-09T12:00:00Z",
            0.225,
        ),
    ] {
        for name in [name, dated] {
            let line = record(name, day, 100_000, 10_000);
            assert_eq!(amount(&line, TODAY, &[]), Some(usd), "{name}");
        }
    }
}
