//! Each format of record to the micro-dollar, also on other models, and grouped by any field.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{paid, priced};
use crate::program::{Run, program};

/// Records with bills computed by hand: case, record, and amount in USD.
///
/// Rates per million. Alpha 1 at OpenAI: input 1, output 10, cached 0.1, written 1.25, batch and flex half, priority
/// double; at Azure 1.1 / 11 / 0.11. Sonata 2: 3 / 15, cached 0.3, written 3.75 for five minutes and 6 for an hour,
/// batch half, fast tenfold. Lumen Pro: 1.25 / 10 / 0.125, above 200,000 input tokens 2.5 / 15 / 0.25.
const BILLS: &[(&str, &str, f64)] = &[
    // 600 × 1 + 400 × 0.1 + 50 × 10
    (
        "OpenAI chat: cached is part of the prompt, reasoning part of the output",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":400},"completion_tokens_details":{"reasoning_tokens":30}}}"#,
        0.001_14,
    ),
    // 1000 × 1 + 50 × 10, like the three that follow
    (
        "AI SDK v6 names a model as an object",
        r#"{"model":{"provider":"openai","modelId":"alpha-1"},"usage":{"inputTokens":1000,"outputTokens":50}}"#,
        0.001_5,
    ),
    (
        "Semantic Kernel",
        r#"{"ai_model_id":"alpha-1","metadata":{"usage":{"prompt_tokens":1000,"completion_tokens":50}}}"#,
        0.001_5,
    ),
    (
        "promptfoo: the provider names the model",
        r#"{"provider":"openai:alpha-1","tokenUsage":{"prompt":1000,"completion":50,"total":1050}}"#,
        0.001_5,
    ),
    (
        "Azure's log: a version is no model",
        r#"{"properties":{"modelName":"alpha-1","modelVersion":"2024-07-18","promptTokens":1000,"completionTokens":50}}"#,
        0.001_5,
    ),
    // 1000 × 0.5 + 50 × 5
    (
        "OpenAI flex",
        r#"{"model":"alpha-1","service_tier":"flex","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
        0.000_75,
    ),
    // 1000 × 2 + 50 × 20
    (
        "OpenAI priority",
        r#"{"model":"alpha-1","service_tier":"priority","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
        0.003,
    ),
    // 500 × 1 + 300 × 0.1 + 200 × 1.25 + 50 × 10
    (
        "OpenAI responses: written is part of the input",
        r#"{"model":"alpha-1","usage":{"input_tokens":1000,"input_tokens_details":{"cached_tokens":300,"cache_write_tokens":200},"output_tokens":50,"output_tokens_details":{"reasoning_tokens":20},"total_tokens":1050}}"#,
        0.001_28,
    ),
    // 1000 × 1 + 50 × 10
    (
        "the tier that was served goes before the one that was asked for",
        r#"{"model":"alpha-1","service_tier":"flex","usage":{"prompt_tokens":1000,"completion_tokens":50,"service_tier":"default"}}"#,
        0.001_5,
    ),
    // 1000 × 0.5 + 50 × 5
    (
        "OpenAI batch output line",
        r#"{"id":"b","custom_id":"r1","response":{"status_code":200,"body":{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}},"error":null}"#,
        0.000_75,
    ),
    // 1000 × 1 + (50 + 150) × 10
    (
        "a total beyond input and output is thinking where that is stated",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1200,"completion_tokens_details":{"reasoning_tokens":150}}}"#,
        0.003,
    ),
    // 1000 × 1.25 + (50 + 150) × 10
    (
        "a total beyond input and output is thinking of a lab that counts it there alone",
        r#"{"model":"lumen-pro","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1200}}"#,
        0.003_25,
    ),
    // 100 × 3 + 1000 × 0.3 + 40 × 15
    (
        "a total beyond input and output by what was cached is of input without the cache",
        r#"{"model":"sonata-2","usage":{"prompt_tokens":100,"completion_tokens":40,"total_tokens":1140,"prompt_tokens_details":{"cached_tokens":1000}}}"#,
        0.001_2,
    ),
    // 100 × 3 + 1000 × 0.3 + 40 × 15
    (
        "Anthropic: cached stands beside the input",
        r#"{"model":"sonata-2","usage":{"input_tokens":100,"cache_read_input_tokens":1000,"cache_creation_input_tokens":0,"output_tokens":40,"service_tier":"standard"}}"#,
        0.001_2,
    ),
    // 100 × 3 + 200 × 3.75 + 40 × 15
    (
        "Anthropic: writes are for five minutes where nothing is said",
        r#"{"model":"sonata-2","usage":{"input_tokens":100,"cache_creation_input_tokens":200,"output_tokens":40}}"#,
        0.001_65,
    ),
    // 100 × 3 + 50 × 3.75 + 150 × 6 + 40 × 15
    (
        "Anthropic: writes for five minutes and for an hour",
        r#"{"model":"sonata-2","usage":{"input_tokens":100,"cache_creation_input_tokens":200,"cache_creation":{"ephemeral_5m_input_tokens":50,"ephemeral_1h_input_tokens":150},"output_tokens":40}}"#,
        0.001_987_5,
    ),
    // 100 × 1.5 + 40 × 7.5
    (
        "Anthropic batch result",
        r#"{"custom_id":"a","result":{"type":"succeeded","message":{"model":"sonata-2","usage":{"input_tokens":100,"output_tokens":40,"service_tier":"batch"}}}}"#,
        0.000_45,
    ),
    // 100 × 30 + 40 × 150
    (
        "Anthropic fast mode",
        r#"{"model":"sonata-2","usage":{"input_tokens":100,"output_tokens":40,"speed":"fast"}}"#,
        0.009,
    ),
    // (1000 − 400) × 1.25 + 400 × 0.125 + (50 + 70) × 10
    (
        "Google: cached is part of the prompt, thoughts come on top",
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":1000,"cachedContentTokenCount":400,"candidatesTokenCount":50,"thoughtsTokenCount":70,"totalTokenCount":1120}}"#,
        0.002,
    ),
    // 200,000 × 1.25 + 10 × 10
    (
        "Google at the threshold",
        r#"{"modelVersion":"models/lumen-pro","usageMetadata":{"promptTokenCount":200000,"candidatesTokenCount":10}}"#,
        0.250_1,
    ),
    // 200,001 × 2.5 + 10 × 15
    (
        "Google above the threshold",
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":200001,"candidatesTokenCount":10}}"#,
        0.500_152_5,
    ),
    // 1000 × 1 + 50 × 10, at OpenRouter
    (
        "OpenRouter",
        r#"{"id":"gen-1","provider":"OpenAI","model":"openai/alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"cost":0.002}}"#,
        0.001_5,
    ),
    // 1000 × 1.1 + 50 × 11
    (
        "LiteLLM's spend log: who was paid is named",
        r#"{"model":"alpha-1","custom_llm_provider":"azure_ai","prompt_tokens":1000,"completion_tokens":50,"spend":0.0017,"startTime":"2026-05-01T23:59:59Z"}"#,
        0.001_65,
    ),
    // 300 × 3 + 500 × 0.3 + 200 × 3.75 + 50 × 15
    (
        "LiteLLM's usage: prompt_tokens include what Anthropic counts apart",
        r#"{"model":"anthropic/sonata-2","custom_llm_provider":"anthropic","prompt_tokens":1000,"completion_tokens":50,"metadata":{"usage_object":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"cache_read_input_tokens":500,"cache_creation_input_tokens":200}}}"#,
        0.002_55,
    ),
    // 700 × 1 + 300 × 0.1 + 50 × 10
    (
        "plain",
        r#"{"model":"Alpha 1","input_tokens":1000,"output_tokens":50,"cached_input_tokens":300}"#,
        0.001_23,
    ),
    // 1000 × 1
    (
        "no output, whole numbers in other forms",
        r#"{"model":"alpha-1","input_tokens":1.0e3,"output_tokens":0}"#,
        0.001,
    ),
    // 100 × 4 + 10 × 8: the price while it was sold
    (
        "a model that has since been retired",
        r#"{"model":"alpha-0","input_tokens":100,"output_tokens":10}"#,
        0.000_48,
    ),
    // 100 × 1 + 10 × 10
    (
        "counts in texts and unknown objects are no counts; keys may be written with escapes",
        r#"{"messages":[{"usage":{"prompt_tokens":9}},"{\"usage\":{\"prompt_tokens\":9}}"],"\u006dodel":"alpha\u002d1","usage":{"prompt_tokens":100,"completion_tokens":10}}"#,
        0.000_2,
    ),
    // 100 × 1 + 10 × 10
    (
        "one count twice with one value",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":100,"prompt_tokens":100,"input_tokens":100,"completion_tokens":10}}"#,
        0.000_2,
    ),
];

#[test]
fn each_shape_costs_what_was_worked_out_by_hand() {
    let lines: Vec<String> = BILLS
        .iter()
        .map(|(case, record, _)| record.replacen('{', &format!("{{\"case\": {case:?}, "), 1))
        .collect();
    let report = priced(&lines.join("\n"), &["--by", "case", "-n", "0"]);
    assert_eq!(report["skipped"], json!([]));
    let rows = report["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), BILLS.len());
    for (case, _, usd) in BILLS {
        let row = rows.iter().find(|row| row["key"]["case"] == *case);
        let row = row.unwrap_or_else(|| panic!("no row: {case}"));
        assert_eq!(row["usd"].as_f64(), Some(*usd), "{case}");
    }
}

#[test]
fn what_records_state_stands_beside_what_they_come_to() {
    let (_, record, _) = BILLS.iter().find(|b| b.0 == "OpenRouter").expect("it");
    let report = priced(record, &[]);
    let recorded = &report["total"]["recorded"];
    assert_eq!(
        *recorded,
        json!({"requests": 1, "usd": 0.002, "computed_usd": 0.0015})
    );
    assert_eq!(report["spellings"][0]["provider"], "openrouter");
}

#[test]
fn targets_are_billed_per_request_at_their_own_tier() {
    // Two requests of 150,000 tokens are below the threshold of 200,000; one of 300,000 is above it.
    let one = r#"{"model":"alpha-1","input_tokens":150000,"output_tokens":0}"#;
    let long = r#"{"model":"alpha-1","input_tokens":300000,"output_tokens":0}"#;
    let report = priced(
        &format!("{one}\n{one}\n{long}"),
        &["--to", "lumen-pro,sonata-2"],
    );
    let to = &report["total"]["to"];
    // 2 × 150,000 × 1.25 + 300,000 × 2.5, and 600,000 × 3
    assert_eq!(to["google/lumen-pro"]["usd"], json!(1.125));
    assert_eq!(to["anthropic/sonata-2"]["usd"], json!(1.8));
    assert_eq!(report["total"]["usd"], json!(0.6));
}

#[test]
fn a_target_without_a_rate_has_no_amount_unless_the_full_price_is_asked_for() {
    let record =
        r#"{"model":"alpha-1","service_tier":"batch","input_tokens":1000,"output_tokens":0}"#;
    let report = priced(record, &["--to", "lumen-pro"]);
    let to = &report["total"]["to"]["google/lumen-pro"];
    assert_eq!(to["usd"], Value::Null);
    let reason = to["reason"].as_str().expect("a reason");
    assert!(reason.contains("no batch rate for input"), "{reason}");
    let report = priced(record, &["--to", "lumen-pro", "--assume", "full-price"]);
    let to = &report["total"]["to"]["google/lumen-pro"];
    assert_eq!(to["usd"], json!(0.00125)); // 1000 × 1.25
}

#[test]
fn cache_writes_count_as_input_on_a_target_that_does_not_charge_for_them() {
    let writes = |kept: &str| {
        format!(
            r#"{{"model":"sonata-2","usage":{{"input_tokens":1000,"cache_creation_input_tokens":1000,"cache_creation":{{"{kept}":1000}},"output_tokens":0}}}}"#
        )
    };
    let note = "cache writes count as plain input on Lumen Pro: no charge for them is known";
    // 2000 × 1.25 at Google, which has a rate for cached reads alone, and (1000 + 1000 × 1.25) × 1 at OpenAI, whose rate
    // for five minutes says nothing about an hour.
    for (kept, alpha) in [
        ("ephemeral_5m_input_tokens", json!(0.00225)),
        ("ephemeral_1h_input_tokens", Value::Null),
    ] {
        let report = priced(&writes(kept), &["--to", "lumen-pro,alpha-1"]);
        let to = &report["total"]["to"];
        assert_eq!(to["google/lumen-pro"]["usd"], json!(0.0025), "{kept}");
        assert_eq!(to["openai/alpha-1"]["usd"], alpha, "{kept}");
        let notes = report["notes"].as_array().expect("notes");
        assert!(notes.contains(&json!(note)), "{kept}: {notes:?}");
    }
    // Without such writes, there is nothing to note.
    let plain = r#"{"model":"sonata-2","usage":{"input_tokens":1000,"output_tokens":0}}"#;
    let report = priced(plain, &["--to", "lumen-pro"]);
    let notes = report["notes"].as_array().expect("notes");
    assert!(!notes.contains(&json!(note)), "{notes:?}");
}

#[test]
fn a_run_of_several_turns_is_not_billed_as_one_long_request() {
    for turns in ["num_turns", "steps", "iterations", "llm_call_count"] {
        let line = format!(
            r#"{{"model":"lumen-pro","input_tokens":600000,"output_tokens":1000,"{turns}":13}}"#
        );
        let report = priced(&line, &[]);
        // 600,000 × 1.25 + 1000 × 10: none of them above 200,000
        assert_eq!(report["total"]["usd"].as_f64(), Some(0.76), "{turns}");
        assert_eq!(report["aggregates"], 1, "{turns}");
    }
}

#[test]
fn a_target_whose_window_is_smaller_than_a_request_has_no_amount() {
    let line = |input: u32, requests: u32| {
        format!(
            r#"{{"model":"lumen-pro","input_tokens":{input},"output_tokens":0,"requests":{requests}}}"#
        )
    };
    let on_sonata = |lines: &str| {
        priced(lines, &["--to", "sonata-2"])["total"]["to"]["anthropic/sonata-2"].clone()
    };
    let both = [line(1_000_001, 1), line(1000, 1)].join("\n");
    let there = on_sonata(&both);
    assert_eq!(there["usd"], Value::Null);
    assert_eq!(
        there["reason"],
        "Anthropic: context window of 1M is too small (1 request)"
    );
    // Two requests of half the size: 1,000,002 × 3
    assert_eq!(
        on_sonata(&line(1_000_002, 2))["usd"].as_f64(),
        Some(3.000_006)
    );
}

#[test]
fn discounts_and_token_factors_change_the_amounts() {
    let record = r#"{"model":"alpha-1","input_tokens":1000,"output_tokens":100}"#;
    let args = [
        "--to",
        "sonata-2",
        "--discount",
        "openai=10%",
        "--token-factor",
        "sonata-2=1.5",
    ];
    let report = priced(record, &args);
    assert_eq!(report["total"]["usd"], json!(0.0018)); // (1000 + 1000) × 0.9
    let to = &report["total"]["to"]["anthropic/sonata-2"]["usd"];
    assert_eq!(*to, json!(0.00675)); // 1500 × 3 + 150 × 15
}

#[test]
fn rows_are_told_apart_by_day_month_tier_provider_and_any_field() {
    let lines = [
        r#"{"model":"alpha-1","input_tokens":1,"output_tokens":0,"created":1777593600,"user":"ann","metadata":{"team":"a"}}"#,
        r#"{"model":"alpha-1","input_tokens":2,"output_tokens":0,"timestamp":1777593600000,"user":"ann","metadata":{"team":"b"}}"#,
        r#"{"model":"alpha-1","input_tokens":3,"output_tokens":0,"startTime":"2026-05-01 23:00:00","user":7}"#,
        r#"{"model":"alpha-1","input_tokens":4,"output_tokens":0,"timestamp":"2026-05-01T23:00:00-04:00","user":null,"batch":true}"#,
    ]
    .join("\n");
    let keys = |by: &str| {
        let report = priced(&lines, &["--by", by]);
        let rows = report["rows"].as_array().expect("rows").clone();
        let texts = rows.iter().map(|row| {
            let values = row["key"].as_object().expect("a key").values();
            let values: Vec<&str> = values.map(|v| v.as_str().unwrap_or("–")).collect();
            format!("{} {}", values.join(" "), row["fresh_tokens"])
        });
        let mut texts: Vec<String> = texts.collect();
        texts.sort();
        texts
    };
    assert_eq!(keys("day"), ["2026-05-01 6", "2026-05-02 4"]);
    assert_eq!(keys("month"), ["2026-05 10"]);
    assert_eq!(keys("user"), ["7 3", "ann 3", "– 4"]);
    assert_eq!(
        keys("day,metadata.team"),
        [
            "2026-05-01 a 1",
            "2026-05-01 b 2",
            "2026-05-01 – 3",
            "2026-05-02 – 4"
        ]
    );
    assert_eq!(keys("provider,tier").len(), 2);
}

#[test]
fn the_view() {
    let lines: Vec<&str> = BILLS
        .iter()
        .map(|(_, line, _)| *line)
        .chain(["nonsense"])
        .collect();
    let mut command = program();
    command.args([
        "cost",
        "--from",
        "-",
        "--to",
        "alpha-1,lumen-pro",
        "--catalog",
    ]);
    command
        .arg(paid())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(lines.join("\n").as_bytes()).expect("sent");
    drop(stdin);
    let run: Run = child.wait_with_output().expect("it ends").into();
    assert_eq!(run.stderr, "");
    insta::assert_snapshot!(run.stdout);
}
