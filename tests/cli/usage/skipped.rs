//! Lines without an amount, counted with reason and number, and input that is not usage at all.

use std::path::Path;

use serde_json::Value;

use super::{cost, file, priced};
use crate::program::bundled;

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
    (
        "unclear_total",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1200}}"#,
    ),
    (
        "total_too_small",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1000}}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"cached_context_tokens":900,"completion_tokens":50}}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"more":{"audio":[{"n":3}]}}}"#,
    ),
    // A cassette whose answer is a stream as text.
    (
        "unread_place",
        r#"{"request":{"uri":"https://api.openai.com/v1/chat/completions"},"response":{"body":{"string":"data: {\"model\":\"alpha-1\",\"choices\":[]}\n\ndata: {\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}\n\ndata: [DONE]\n"}}}"#,
    ),
    // Copilot CLI: with or without the cache.
    (
        "unclear_cache",
        r#"{"type":"assistant.usage","data":{"model":"sonata-2","inputTokens":1210,"outputTokens":50,"cacheReadTokens":1000,"cacheWriteTokens":200}}"#,
    ),
    (
        "unclear_hit",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache":{"hit":true}}"#,
    ),
    (
        "unclear_hit",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache_status":"hit"}"#,
    ),
    // Fields next to an object of sums by model can rule it out.
    (
        "not_measured",
        r#"{"estimated":true,"modelUsage":{"alpha-1":{"inputTokens":1000,"outputTokens":50}}}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"extra":{"cached_context_tokens":90}}}"#,
    ),
    // Cached tokens that only the sum of all models states.
    (
        "unread_tokens",
        r#"{"total_prompt_cached_tokens":600,"by_model":{"alpha-1":{"prompt_tokens":1000,"completion_tokens":50}}}"#,
    ),
    // What a guardrail records is the text of the same answer.
    (
        "no_model",
        r#"{"usage":{"inputTokens":17,"outputTokens":17,"totalTokens":34},"trace":{"guardrail":{"modelOutput":["{\"inputTextTokenCount\":17,\"results\":[{\"tokenCount\":17}]}"]}}}"#,
    ),
    (
        "unread_place",
        r#"{"model":"alpha-1","steps":[{"counts":{"input_tokens":9}}]}"#,
    ),
    // Two streams in one text.
    (
        "unread_place",
        r#"{"response_body":"data: {\"type\":\"message_start\",\"message\":{\"model\":\"sonata-2\",\"usage\":{\"input_tokens\":9}}}\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"sonata-2\",\"usage\":{\"input_tokens\":9}}}\n"}"#,
    ),
    // Numbers without a unit, and the columns of a query's result.
    (
        "unread_place",
        r#"{"model":"alpha-1","prompt":1000,"completion":50}"#,
    ),
    (
        "unread_place",
        r#"{"tables":[{"columns":[{"name":"ModelName"},{"name":"PromptTokens"}],"rows":[["alpha-1",1000]]}]}"#,
    ),
    (
        "no_counts",
        r#"{"model":"alpha-1","stop":"max_output_tokens"}"#,
    ),
    // None of several objects with a model and counts is the record; a list of one may grow with each line.
    (
        "unread_place",
        r#"{"draft":{"model":"alpha-1","usage":{"prompt_tokens":9}},"answer":{"model":"alpha-1","usage":{"prompt_tokens":9}}}"#,
    ),
    (
        "unread_place",
        r#"{"responses":[{"model":"alpha-1","usage":{"prompt_tokens":9,"completion_tokens":1}}]}"#,
    ),
    // A span of Agenta's.
    (
        "unread_place",
        r#"{"trace_id":"t","span_id":"s","attributes":{"ag":{"metrics":{"tokens":{"incremental":{"prompt":1000,"completion":100}}}}}}"#,
    ),
    // The payload of another program than Codex.
    (
        "unread_place",
        r#"{"payload":{"event_type":"LLM_END","name":"alpha-1","usage_info":{"token_usage":{"prompt_tokens":9}}}}"#,
    ),
    (
        "above_window",
        r#"{"model":"sonata-2","input_tokens":1000001,"output_tokens":1}"#,
    ),
    (
        "part_of_stream",
        r#"{"type":"message_start","message":{"model":"sonata-2","usage":{"input_tokens":10,"output_tokens":1}}}"#,
    ),
    (
        "cost_only",
        r#"{"object":"organization.costs.result","amount":{"value":0.06,"currency":"usd"},"line_item":"alpha-1"}"#,
    ),
    (
        "unlike_counts",
        r#"{"model":"sonata-2","usage":{"input":1000,"output":50},"usageDetails":{"input":20,"cache_read_input_tokens":900,"output":50}}"#,
    ),
    (
        "no_request",
        r#"{"type":"user","parentUuid":null,"sessionId":"s","message":{"role":"user","content":"hello"}}"#,
    ),
    (
        "failed",
        r#"{"model":"alpha-1","status":"failure","prompt_tokens":0,"completion_tokens":0}"#,
    ),
    ("not_an_object", "[1, 2]"),
    ("not_an_object", "null"),
    ("no_counts", r#"{"model":"alpha-1","usage":null}"#),
    ("no_counts", r#"{"error":null}"#),
    // Failures before counting are not billed.
    ("failed", r#"{"error":{"message":"overloaded"}}"#),
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
    // Audio input, none of it cached.
    (
        "other_media",
        r#"{"model":"alpha-1","usage":{"input_tokens":132,"output_tokens":1,"input_token_details":{"audio_tokens":13,"cached_tokens":64,"cached_tokens_details":{"text_tokens":64,"audio_tokens":0}}}}"#,
    ),
    ("no_model", r#"{"input_tokens":10,"output_tokens":1}"#),
    ("unknown_model", r#"{"model":"beta-7","input_tokens":10}"#),
    (
        "unknown_tier",
        r#"{"model":"alpha-1","service_tier":"scale","usage":{"prompt_tokens":10}}"#,
    ),
    (
        "unknown_tier",
        r#"{"model":"sonata-2","usage":{"input_tokens":10,"inference_geo":"moon"}}"#,
    ),
    ("no_price", r#"{"model":"lumen-free","input_tokens":10}"#),
    (
        "no_price",
        r#"{"model":"lumen-pro","provider":"azure","input_tokens":10}"#,
    ),
    (
        "missing_rate",
        r#"{"model":"lumen-pro","service_tier":"flex","input_tokens":10,"output_tokens":0}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","prompt_tokens":1000,"tokens_received":50}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","input_tokens":900,"output_tokens":50,"accumulated_input_tokens":90000,"accumulated_output_tokens":5000}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_audio_seconds":12}}"#,
    ),
    (
        "unread_place",
        r#"{"type":"say","note":"{\"tokensIn\":100,\"tokensOut\":50}"}"#,
    ),
    (
        "unread_place",
        r#"{"spanId":"s","attributes":{"calls":{"token_count":{"prompt":1000,"completion":50}}}}"#,
    ),
    (
        "unclear_reasoning",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":33,"completion_tokens":70,"total_tokens":103,"reasoning_tokens":700}}"#,
    ),
    (
        "unclear_reasoning",
        r#"{"model":"sonata-2","input_tokens":1000,"output_tokens":50,"reasoning_tokens":500}"#,
    ),
    // opencode: the message states only its last step
    (
        "other_call",
        r#"{"id":"m","modelID":"alpha-1","providerID":"openai","tokens":{"input":30,"output":60},"parts":[{"type":"step-finish","tokens":{"input":20,"output":50}},{"type":"step-finish","tokens":{"input":30,"output":60}}]}"#,
    ),
    (
        "unread_place",
        r#"{"trace_id":"t","name":"chat","SpanAttributes":"gen_ai.usage.input_tokens=1000, gen_ai.usage.output_tokens=50"}"#,
    ),
    (
        "from_gateway_cache",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"x-litellm-cache-hit":"True","cost":0}"#,
    ),
    (
        "from_gateway_cache",
        r#"{"model":"alpha-1","inputTokens":1000,"outputTokens":50,"cacheHit":true,"cost":0}"#,
    ),
    (
        "unclear_hit",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache":"HIT"}"#,
    ),
    (
        "sum_of_calls",
        r#"{"spanId":"s","attributes":{"gen_ai.operation.name":"invoke_agent","gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":9}}"#,
    ),
    (
        "unclear_cache",
        r#"{"model":"sonata-2","usage":{"inputTokens":2000,"outputTokens":50,"totalTokens":2050,"cachedInputTokens":900}}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","usage":{"promptTokens":1000,"completionTokens":50,"totalTokens":1050},"providerMetadata":{"someone":{"cacheReads":900}}}"#,
    ),
    (
        "unlike_counts",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50},"response":{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_tokens_details":{"cached_tokens":800}}}}"#,
    ),
    (
        "no_counts",
        r#"{"model":"alpha-1","usage":{"input":1000,"output":50,"unit":"CHARACTERS"}}"#,
    ),
    (
        "sum_of_calls",
        r#"{"type":"AGENT","model":"alpha-1","usageDetails":{"input":1000,"output":50}}"#,
    ),
    (
        "no_request",
        r#"{"object":"response.input_tokens","model":"alpha-1","input_tokens":1000}"#,
    ),
    (
        "own_rates",
        r#"{"model":"bedrock/us-east-1/1-month-commitment/sonata-2","input_tokens":1000}"#,
    ),
    (
        "open_output",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":null,"total_tokens":null}}"#,
    ),
    // By HTTP status, in a log of Helicone, and in one of LiteLLM, which estimates the prompt.
    (
        "failed",
        r#"{"path":"/v1/chat/completions","status":500,"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":0}}"#,
    ),
    (
        "failed",
        r#"{"status_code":"502","model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":0}}"#,
    ),
    (
        "failed",
        r#"{"request_id":"h1","response_status":429,"provider":"OPENAI","model":"alpha-1","prompt_tokens":1000,"completion_tokens":0}"#,
    ),
    (
        "failed",
        r#"{"call_type":"acompletion","status":"failure","spend":0.0,"custom_llm_provider":"openai","model":"alpha-1","prompt_tokens":1000}"#,
    ),
    (
        "no_request",
        r#"{"call_type":"anthropic_count_tokens","spend":0.0,"custom_llm_provider":"openai","model":"alpha-1","prompt_tokens":1000}"#,
    ),
    (
        "no_request",
        r#"{"url":"https://api.example/v1/messages/count_tokens","model":"sonata-2","response":{"input_tokens":2095}}"#,
    ),
    (
        "from_gateway_cache",
        r#"{"request_id":"h2","provider":"OPENAI","model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache_reference_id":"4b2f0f9e-1c3d-4d59-9c1b-3d3b0a5b7a11"}"#,
    ),
    (
        "from_gateway_cache",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache_hit":true,"cost":0}"#,
    ),
    // Anthropic's own counts exclude the cache, OpenTelemetry's include it, and nothing here says which.
    (
        "unclear_cache",
        r#"{"spanId":"s","attributes":{"gen_ai.request.model":"sonata-2","gen_ai.usage.input_tokens":2000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read_input_tokens":900}}"#,
    ),
    (
        "unclear_cache",
        r#"{"spanId":"s","attributes":{"gen_ai.request.model":"sonata-2","gen_ai.usage.input_tokens":2000,"gen_ai.usage.output_tokens":50,"ai.usage.cachedInputTokens":900}}"#,
    ),
    // Only the input is counted.
    ("no_output", r#"{"model":"alpha-1","prompt_tokens":1000}"#),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","prompt_tokens":1000,"reply_tokens":50}"#,
    ),
    // Cache words that no format has, at any depth.
    (
        "unread_tokens",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache_tokens":800}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cached":800}"#,
    ),
    (
        "unread_tokens",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"other":"{\"cache_extra_tokens\":800}"}"#,
    ),
    (
        "unlike_counts",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"provider_usage":{"prompt_tokens":1000,"prompt_tokens_details":{"cached_tokens":800}}}"#,
    ),
    // OpenAI has no API that counts input without the cache, but the names belong to one that does.
    (
        "unclear_cache",
        r#"{"model":"alpha-1","input_tokens":1000,"output_tokens":50,"cache_read_input_tokens":800}"#,
    ),
    // A span with counts in a place that is not read.
    (
        "unread_place",
        r#"{"traceId":"t","name":"chat","baggage":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":"1000"}}"#,
    ),
    // Self-hosted servers, by the stated provider, by the model's name, and by what the server says about itself.
    (
        "local",
        r#"{"model":"alpha-1","custom_llm_provider":"hosted_vllm","prompt_tokens":1000,"completion_tokens":50}"#,
    ),
    (
        "local",
        r#"{"model":"alpha-1","provider":"LM Studio","prompt_tokens":1000,"completion_tokens":50}"#,
    ),
    (
        "local",
        r#"{"model":"ollama_chat/alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
    ),
    (
        "local",
        r#"{"model":"alpha-1","gen_ai.system":"ollama.chat","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50}"#,
    ),
    (
        "local",
        r#"{"model":"alpha-1","system_fingerprint":"fp_ollama","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
    ),
    (
        "local",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50},"timings":{"predicted_n":50}}"#,
    ),
    (
        "local",
        r#"{"model":"llama3.2","done":true,"prompt_eval_count":1000,"eval_count":50}"#,
    ),
    (
        "unknown_tier",
        r#"{"modelId":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50},"performanceConfig":{"latency":"optimized"}}"#,
    ),
    (
        "unknown_tier",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"extra_properties":{"google":{"traffic_type":"PROVISIONED_THROUGHPUT"}}}}"#,
    ),
    // A part of a stream without an id.
    (
        "part_of_stream",
        r#"{"candidates":[{"content":{"parts":[{"text":"a"}]}}],"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":5,"totalTokenCount":15}}"#,
    ),
    (
        "unclear_hit",
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache_hit":true}"#,
    ),
    // LangChain's own cache.
    (
        "from_gateway_cache",
        r#"{"response_metadata":{"model_name":"alpha-1"},"usage_metadata":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050,"total_cost":0}}"#,
    ),
    (
        "from_gateway_cache",
        r#"{"id":"p1","ai_org":"openai","ai_model":"alpha-1","req_units":1000,"res_units":50,"cache_status":"HIT"}"#,
    ),
];

#[test]
fn each_line_without_an_amount_is_counted_with_its_reason_and_number() {
    let mut lines = vec![r#"{"model":"alpha-1","input_tokens":1,"output_tokens":0}"#];
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
        // The first five lines of each reason are listed.
        let before = FAULTS[..at].iter().filter(|(r, _)| r == reason).count();
        assert!(*row == *reason || before >= 5, "{line}: {row}");
    }
    let lines: u64 = rows.iter().filter_map(|row| row["lines"].as_u64()).sum();
    assert_eq!(lines, FAULTS.len() as u64);
}

#[test]
fn strict_turns_a_line_without_an_amount_into_an_error_that_names_it() {
    let lines = "{\"model\":\"alpha-1\",\"input_tokens\":1,\"output_tokens\":0}\nnonsense\n";
    let (_guard, path) = file("usage.jsonl", lines.as_bytes());
    let run = cost(&["--from", &path, "--strict"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert!(run.stderr.contains("usage.jsonl:2"), "{}", run.stderr);
    // Only a gateway's record refers to the gateway's cache.
    let cached =
        r#"{"model":"alpha-1","input_tokens":1,"output_tokens":0,"cache_hit":"True","spend":0}"#;
    let plain = r#"{"model":"alpha-1","input_tokens":1,"output_tokens":0,"cache_hit":true}"#;
    let (_guard, unclear) = file("unclear.jsonl", plain.as_bytes());
    let run = cost(&["--from", &unclear]);
    assert!(
        run.stderr.contains("unclear whose cache it was"),
        "{}",
        run.stderr
    );
    let lines =
        format!("{{\"model\":\"alpha-1\",\"input_tokens\":1,\"output_tokens\":0}}\n{cached}\n");
    let report = priced(&lines, &["--strict"]);
    assert_eq!(report["skipped"][0]["reason"], "from_gateway_cache");
}

#[test]
fn a_line_over_16_mb_is_passed_and_counted() {
    let record = r#"{"model":"alpha-1","input_tokens":1,"output_tokens":0}"#;
    let long = format!(
        r#"{{"model":"alpha-1","input_tokens":1,"output_tokens":0,"text":"{}"}}"#,
        "x".repeat(17 << 20)
    );
    let fits = format!(
        r#"{{"model":"alpha-1","input_tokens":1,"output_tokens":0,"text":"{}"}}"#,
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
    let good = b"{\"model\":\"alpha-1\",\"input_tokens\":1,\"output_tokens\":0}\n".to_vec();
    let latin =
        b"{\"model\":\"alpha-1\",\"user\":\"Andr\xE9\",\"input_tokens\":1,\"output_tokens\":0}\n"
            .to_vec();
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
    let (_guard, array) = file("array.json", b"[{\"model\": \"alpha-1\"}, 7]\n");
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
fn names_without_end_take_neither_memory_nor_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("many.jsonl");
    let line = |name: &str| {
        format!(
            "{{\"model\":\"{name}\",\"usage\":{{\"prompt_tokens\":9,\"completion_tokens\":1}}}}\n"
        )
    };
    let few: String = (0..9_000).map(|n| line(&format!("zz-{n}"))).collect();
    let many: String = (0..11_000).map(|n| line(&format!("zz-{n}"))).collect();
    let known = line("gpt-4o");
    for (text, reasons) in [(few + &known, 9_000), (many + &known, 1)] {
        std::fs::write(&file, &text).expect("written");
        let mut answers = Vec::new();
        for threads in ["1", "3"] {
            let run = bundled(&[
                "cost",
                "--from",
                file.to_str().expect("a path"),
                "--json",
                "--threads",
                threads,
            ]);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
            assert_eq!(json["skipped"].as_array().map(Vec::len), Some(reasons));
            let lines = text.lines().count() as u64 - 1;
            let skipped = json["skipped"].as_array().into_iter().flatten();
            assert_eq!(
                skipped.filter_map(|row| row["lines"].as_u64()).sum::<u64>(),
                lines
            );
            answers.push(run.stdout);
        }
        assert!(
            answers.windows(2).all(|pair| pair[0] == pair[1]),
            "threads change the answer"
        );
    }
    std::fs::write(&file, line("zz-1") + &line("zz-2")).expect("written");
    std::fs::write(
        &file,
        (0..50)
            .map(|n| line(&format!("zz-{n}")))
            .collect::<String>(),
    )
    .expect("written");
    let run = bundled(&["cost", "--from", file.to_str().expect("a path")]);
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.contains("40 more reasons"), "{}", run.stderr);
}
