//! `cost --from`: recorded requests, each shape to the micro-dollar, and nothing left out in silence.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Run, program};

#[path = "../../examples/usage_records.rs"]
mod records;

/// A catalog with few models and round prices.
fn paid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/paid")
}

/// A file of these bytes, in a folder that lasts as long as the guard.
fn file(name: &str, bytes: &[u8]) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    (folder, path.display().to_string())
}

fn cost(args: &[&str]) -> Run {
    let mut command = program();
    command.arg("cost").args(args).arg("--catalog").arg(paid());
    command.output().expect("the program starts").into()
}

/// What lines come to, as JSON.
fn priced(lines: &str, args: &[&str]) -> Value {
    let (_guard, path) = file("usage.jsonl", lines.as_bytes());
    let run = cost(&[&["--from", &path, "--json"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Records whose bill was worked out by hand: what they show, the record, and the amount in USD.
///
/// Rates per million. Alpha 1 at OpenAI: input 1, output 10, cached 0.1, written 1.25, batch and flex
/// half, priority double; at Azure 1.1 / 11 / 0.11. Sonata 2: 3 / 15, cached 0.3, written 3.75 for five
/// minutes and 6 for an hour, batch half, fast tenfold. Lumen Pro: 1.25 / 10 / 0.125, above 200,000 input
/// tokens 2.5 / 15 / 0.25.
const BILLS: &[(&str, &str, f64)] = &[
    // 600 × 1 + 400 × 0.1 + 50 × 10
    (
        "OpenAI chat: cached is part of the prompt, reasoning part of the output",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":400},"completion_tokens_details":{"reasoning_tokens":30}}}"#,
        0.001_14,
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
    // 1000 × 1 + (1200 − 1000) × 10
    (
        "total_tokens beyond input and output is thinking",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1200}}"#,
        0.003,
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
        r#"{"model":"alpha-1","input_tokens":1.0e3,"output_tokens":null}"#,
        0.001,
    ),
    // 100 × 4 + 10 × 8: what it cost while it was sold
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

/// Lines without an amount, each with its reason.
const FAULTS: &[(&str, &str)] = &[
    ("malformed", r#"{"model":"alpha-1","input_tokens":1"#),
    (
        "malformed",
        r#"{"model":"alpha-1","input_tokens":1}{"model":"alpha-1","input_tokens":1}"#,
    ),
    ("malformed", r#"{"model":"alpha-1","input_tokens":01}"#),
    ("malformed", r#"{"model":"alpha-1","input_tokens":1,}"#),
    (
        "malformed",
        r#"{"model":"alpha-1","input_tokens":1,"x":[1,]}"#,
    ),
    (
        "malformed",
        "{\"model\":\"alpha-1\",\"note\":\"a\ttab\",\"input_tokens\":1}",
    ),
    (
        "malformed",
        r#"{"model":"alpha-1","note":"\x","input_tokens":1}"#,
    ),
    ("not_an_object", "[1, 2]"),
    ("not_an_object", "null"),
    ("no_counts", r#"{"model":"alpha-1","usage":null}"#),
    ("no_counts", r#"{"error":{"message":"overloaded"}}"#),
    (
        "no_input",
        r#"{"type":"message_delta","model":"sonata-2","usage":{"output_tokens":15}}"#,
    ),
    (
        "negative_count",
        r#"{"model":"alpha-1","input_tokens":-1,"output_tokens":1}"#,
    ),
    (
        "fractional_count",
        r#"{"model":"alpha-1","input_tokens":1.5,"output_tokens":1}"#,
    ),
    (
        "huge_count",
        r#"{"model":"alpha-1","input_tokens":1000000000000001,"output_tokens":1}"#,
    ),
    (
        "huge_count",
        r#"{"model":"alpha-1","input_tokens":99999999999999999999999,"output_tokens":1}"#,
    ),
    (
        "huge_count",
        r#"{"model":"alpha-1","input_tokens":1e300,"output_tokens":1}"#,
    ),
    (
        "not_a_number",
        r#"{"model":"alpha-1","input_tokens":NaN,"output_tokens":1}"#,
    ),
    (
        "not_a_number",
        r#"{"model":"alpha-1","input_tokens":-Infinity,"output_tokens":1}"#,
    ),
    (
        "not_a_number",
        r#"{"model":"alpha-1","input_tokens":1e999,"output_tokens":1}"#,
    ),
    (
        "not_a_number",
        r#"{"model":"alpha-1","input_tokens":"12","output_tokens":1}"#,
    ),
    (
        "contradiction",
        r#"{"model":"alpha-1","input_tokens":1,"input_tokens":2}"#,
    ),
    (
        "contradiction",
        r#"{"model":"alpha-1","model":"sonata-2","input_tokens":1}"#,
    ),
    (
        "cache_above_input",
        r#"{"model":"alpha-1","input_tokens":10,"cached_input_tokens":11}"#,
    ),
    (
        "unclear_cache",
        r#"{"model":"sonata-2","input_tokens":10,"cached_input_tokens":5,"cache_read_input_tokens":5}"#,
    ),
    (
        "other_media",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":10,"prompt_tokens_details":{"audio_tokens":4}}}"#,
    ),
    (
        "other_media",
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":10,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":9}]}}"#,
    ),
    (
        "other_media",
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":10,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":9}]}}"#,
    ),
    ("no_model", r#"{"input_tokens":10,"output_tokens":1}"#),
    ("unknown_model", r#"{"model":"beta-7","input_tokens":10}"#),
    (
        "unknown_tier",
        r#"{"model":"alpha-1","service_tier":"scale","usage":{"prompt_tokens":10}}"#,
    ),
    ("no_price", r#"{"model":"lumen-free","input_tokens":10}"#),
    (
        "no_price",
        r#"{"model":"lumen-pro","provider":"azure","input_tokens":10}"#,
    ),
    (
        "missing_rate",
        r#"{"model":"lumen-pro","service_tier":"flex","input_tokens":10}"#,
    ),
];

#[test]
fn each_line_without_an_amount_is_counted_with_its_reason_and_number() {
    let mut lines = vec![r#"{"model":"alpha-1","input_tokens":1}"#];
    lines.extend(FAULTS.iter().map(|(_, line)| *line));
    let report = priced(&lines.join("\n"), &[]);
    assert_eq!(report["total"]["requests"], 1);
    let rows = report["skipped"].as_array().expect("rows");
    for (at, (reason, line)) in FAULTS.iter().enumerate() {
        let here = |row: &&Value| {
            let first = row["first"].as_array().expect("places");
            first.iter().any(|place| place["line"] == at + 2)
        };
        let row = rows
            .iter()
            .find(here)
            .map_or(&Value::Null, |row| &row["reason"]);
        // Of one reason the first five are named.
        let before = FAULTS[..at].iter().filter(|(r, _)| r == reason).count();
        assert!(*row == *reason || before >= 5, "{line}: {row}");
    }
    let lines: u64 = rows.iter().filter_map(|row| row["lines"].as_u64()).sum();
    assert_eq!(lines, FAULTS.len() as u64);
}

#[test]
fn strict_turns_a_line_without_an_amount_into_an_error_that_names_it() {
    let lines = "{\"model\":\"alpha-1\",\"input_tokens\":1}\nnonsense\n";
    let (_guard, path) = file("usage.jsonl", lines.as_bytes());
    let run = cost(&["--from", &path, "--strict"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert!(run.stderr.contains("usage.jsonl:2"), "{}", run.stderr);
    // Only a gateway's record speaks of the gateway's cache.
    let cached = r#"{"model":"alpha-1","input_tokens":1,"cache_hit":"True","spend":0}"#;
    let plain = r#"{"model":"alpha-1","input_tokens":1,"cache_hit":true}"#;
    assert_eq!(priced(plain, &[])["skipped"], json!([]));
    let lines = format!("{{\"model\":\"alpha-1\",\"input_tokens\":1}}\n{cached}\n");
    let report = priced(&lines, &["--strict"]);
    assert_eq!(report["skipped"][0]["reason"], "from_gateway_cache");
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
    // Twice 150,000 tokens are below the threshold of 200,000; one request of 300,000 is above it.
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
    let record = r#"{"model":"sonata-2","usage":{"input_tokens":1000,"cache_creation_input_tokens":1000,"output_tokens":0}}"#;
    let report = priced(record, &["--to", "lumen-pro"]);
    let to = &report["total"]["to"]["google/lumen-pro"];
    assert_eq!(to["usd"], Value::Null);
    assert!(
        to["reason"]
            .as_str()
            .expect("a reason")
            .contains("cache writes")
    );
    let report = priced(record, &["--to", "lumen-pro", "--assume", "full-price"]);
    let to = &report["total"]["to"]["google/lumen-pro"];
    assert_eq!(to["usd"], json!(0.0025)); // 2000 × 1.25
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
        r#"{"model":"alpha-1","input_tokens":1,"created":1777593600,"user":"ann","metadata":{"team":"a"}}"#,
        r#"{"model":"alpha-1","input_tokens":2,"timestamp":1777593600000,"user":"ann","metadata":{"team":"b"}}"#,
        r#"{"model":"alpha-1","input_tokens":3,"startTime":"2026-05-01 23:00:00","user":7}"#,
        r#"{"model":"alpha-1","input_tokens":4,"timestamp":"2026-05-01T23:00:00-04:00","user":null,"batch":true}"#,
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

/// A sample of all shapes.
fn sample(lines: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    records::write(&mut bytes, lines).expect("written to memory");
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

/// The report on the bundled catalog without what names the file.
fn on_bundled(path: &str, args: &[&str]) -> Value {
    let mut command = program();
    command.args(["cost", "--json", "--from", path]).args(args);
    let run: Run = command.output().expect("the program starts").into();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let mut report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    report.as_object_mut().expect("an object").remove("files");
    for row in report["skipped"].as_array_mut().expect("rows") {
        for place in row["first"].as_array_mut().expect("places") {
            place.as_object_mut().expect("a place").remove("file");
        }
    }
    report
}

#[test]
fn one_thread_or_more_packed_or_not_in_one_file_or_two_the_totals_are_the_same() {
    let text = sample(10_000);
    let (_a, plain) = file("usage.jsonl", &text);
    let args = [
        "--by",
        "model,day,metadata.team",
        "--to",
        "gpt-5.6-sol",
        "-n",
        "0",
    ];
    let expected = on_bundled(&plain, &[&args[..], &["--threads", "1"]].concat());
    assert_eq!(
        expected,
        on_bundled(&plain, &[&args[..], &["--threads", "3"]].concat())
    );

    let half = text.len() / 2
        + text[text.len() / 2..]
            .iter()
            .position(|b| *b == b'\n')
            .expect("a line");
    let members = [gzip(&text[..half]), gzip(&text[half..])].concat();
    let (_b, packed) = file("usage.jsonl.gz", &members);
    assert_eq!(expected, on_bundled(&packed, &args));

    let marked = [b"\xEF\xBB\xBF", text.as_slice()].concat();
    let (_c, marked) = file("marked.jsonl", &marked);
    assert_eq!(expected, on_bundled(&marked, &args));

    let (_d, first) = file("first.jsonl", &text[..half]);
    let (_e, second) = file("second.jsonl", &text[half + 1..]);
    let both = on_bundled(&first, &[&[second.as_str()], &args[..]].concat());
    assert_eq!(expected["rows"], both["rows"]);
    assert_eq!(expected["total"], both["total"]);
}

#[test]
fn an_independent_calculation_comes_to_the_same_amounts() {
    let python = std::process::Command::new("python3")
        .arg("--version")
        .output();
    if python.is_err() {
        return; // the check needs nothing else; where there is none, the other tests stand
    }
    let (_guard, path) = file("usage.jsonl", &sample(10_000));
    let report = on_bundled(&path, &["-n", "0"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut python = std::process::Command::new("python3")
        .arg(root.join("tests/usage/independent.py"))
        .arg(root.join("catalog"))
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let stdin = python.stdin.as_mut().expect("its input");
    stdin
        .write_all(report.to_string().as_bytes())
        .expect("the report is sent");
    let output = python.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("10000 lines agree"), "{said}");
}

#[test]
fn packed_data_that_end_early_or_are_damaged_give_no_totals() {
    let packed = gzip(&sample(2_000));
    let cut = &packed[..packed.len() / 2];
    let (_guard, path) = file("usage.jsonl.gz", cut);
    let run = cost(&["--from", &path]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert!(run.stderr.contains("end early (line "), "{}", run.stderr);
    assert!(
        run.stderr
            .contains(&format!("after {} bytes", thousands(cut.len()))),
        "{}",
        run.stderr
    );

    let mut damaged = packed.clone();
    let last = damaged.len() - 6; // in the checksum
    damaged[last] ^= 1;
    let (_guard, path) = file("usage.jsonl.gz", &damaged);
    assert_eq!(cost(&["--from", &path]).code, Some(4));
}

fn thousands(number: usize) -> String {
    llmcmp::units::group_thousands(number as u128)
}

#[test]
fn zstd_of_several_frames_is_read_and_a_wrong_checksum_is_not() {
    // `zstd` of {"model":"alpha-1","input_tokens":1000} and of {"model":"alpha-1","input_tokens":2000},
    // each with its line break.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/usage");
    let packed = std::fs::read(folder.join("two-frames.jsonl.zst")).expect("the fixture");
    let (_guard, path) = file("usage.jsonl.zst", &packed);
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["fresh_tokens"], 3000);
    for end in [packed.len() - 1, packed.len() - 20, 3] {
        let (_guard, path) = file("cut.jsonl.zst", &packed[..end]);
        let run = cost(&["--from", &path]);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(4), ""),
            "cut at {end}"
        );
    }
    let mut damaged = packed.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let (_guard, path) = file("damaged.jsonl.zst", &damaged);
    let run = cost(&["--from", &path]);
    assert!(run.stderr.contains("checksum"), "{}", run.stderr);
}

#[test]
fn a_line_over_16_mb_is_passed_and_counted() {
    let record = r#"{"model":"alpha-1","input_tokens":1}"#;
    let long = format!(
        r#"{{"model":"alpha-1","input_tokens":1,"text":"{}"}}"#,
        "x".repeat(17 << 20)
    );
    let fits = format!(
        r#"{{"model":"alpha-1","input_tokens":1,"text":"{}"}}"#,
        "x".repeat(15 << 20)
    );
    let report = priced(&format!("{record}\n{long}\n{record}\n{fits}\n{long}"), &[]);
    assert_eq!(report["total"]["requests"], 3);
    let skipped = &report["skipped"][0];
    assert_eq!(skipped["reason"], "too_long");
    let lines: Vec<_> = skipped["first"]
        .as_array()
        .expect("places")
        .iter()
        .map(|p| &p["line"])
        .collect();
    assert_eq!(lines, [2, 5]);
}

#[test]
fn other_encodings_are_told_apart() {
    let good = b"{\"model\":\"alpha-1\",\"input_tokens\":1}\n".to_vec();
    let latin = b"{\"model\":\"alpha-1\",\"user\":\"Andr\xE9\",\"input_tokens\":1}\n".to_vec();
    let (_guard, path) = file("mixed.jsonl", &[good.clone(), latin, good].concat());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["requests"], 2);
    assert_eq!(report["skipped"][0]["reason"], "not_utf8");
    assert_eq!(report["skipped"][0]["first"][0]["line"], 2);

    let wide: Vec<u8> = "\u{FEFF}{\"model\":1}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [&wide[..], &wide[2..]] {
        let (_guard, path) = file("wide.jsonl", bytes);
        let run = cost(&["--from", &path]);
        assert_eq!(run.code, Some(4));
        assert!(run.stderr.contains("UTF-16"), "{}", run.stderr);
    }
}

#[test]
fn wrong_input_says_what_is_wrong_and_what_to_do() {
    let (_guard, array) = file(
        "array.json",
        b"[{\"model\": \"alpha-1\", \"input_tokens\": 1}]\n",
    );
    let (_guard2, empty) = file("empty.jsonl", b"\n\n");
    let mut shown = String::new();
    for args in [
        &["--from", &array][..],
        &["--from", &empty],
        &["--from", "missing.jsonl"],
        &["--from", &empty, "--tokens", "1M/1M"],
        &["--to", "alpha-1"],
        &["--from", &empty, "--by", "user,user"],
        &["--from", &empty, "--by", "a..b"],
        &["--from", &empty, &empty],
        &["--from", &empty, "--to", "lumen-free"],
    ] {
        let run = cost(args);
        assert_eq!(run.stdout, "");
        let code = run.code.expect("a code");
        shown += &format!("{code} {}\n", run.stderr);
    }
    for path in [&array, &empty] {
        let folder = Path::new(path)
            .parent()
            .expect("a folder")
            .display()
            .to_string();
        shown = shown.replace(&format!("{folder}/"), "");
    }
    insta::assert_snapshot!(shown);
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
