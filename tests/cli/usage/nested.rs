//! One answer recorded more than once: spans within spans, rewritten sessions, histories saved again each turn.

use serde_json::Value;

use super::{Row, cost, each_comes_to_its_amount, file};

/// 1000 × 1 + 50 × 10.
const PLAIN: f64 = 0.001_5;

/// A span as in OTLP, of Alpha 1 with this much output.
fn span(id: &str, around: &str, output: u32, more: &str) -> String {
    let around = match around {
        "" => String::new(),
        around => format!(r#","parentSpanId":"{around}""#),
    };
    format!(
        r#"{{"traceId":"t","spanId":"{id}"{around},"name":"chat","attributes":[{{"key":"gen_ai.request.model","value":{{"stringValue":"alpha-1"}}}},{{"key":"gen_ai.usage.input_tokens","value":{{"intValue":"1000"}}}},{{"key":"gen_ai.usage.output_tokens","value":{{"intValue":"{output}"}}}}]{more}}}"#
    )
}

fn document(spans: &[String]) -> String {
    format!(
        r#"{{"resourceSpans":[{{"scopeSpans":[{{"spans":[{}]}}]}}]}}"#,
        spans.join(",")
    )
}

/// A span without counts.
fn between(id: &str, around: &str) -> String {
    format!(r#"{{"traceId":"t","spanId":"{id}","parentSpanId":"{around}","name":"POST"}}"#)
}

#[test]
fn a_call_that_two_spans_of_a_document_tell_counts_once() {
    let plain = |id: &str, around: &str| span(id, around, 50, "");
    let failed = span("b", "a", 0, r#","status":{"code":2,"message":"429"}"#);
    let rows = [
        ("in each other", vec![plain("a", ""), plain("b", "a")], 1),
        ("the inner first", vec![plain("b", "a"), plain("a", "")], 1),
        (
            "in three layers",
            vec![plain("a", ""), span("b", "a", 49, ""), plain("c", "b")],
            1,
        ),
        (
            "with a span between",
            vec![plain("a", ""), between("m", "a"), plain("b", "m")],
            1,
        ),
        (
            "around a try that failed and another",
            vec![plain("a", ""), failed, plain("c", "a")],
            1,
        ),
        (
            "around two tries, each of which was answered",
            vec![plain("a", ""), plain("b", "a"), plain("c", "a")],
            2,
        ),
        (
            "beside each other",
            vec![plain("a", "x"), plain("b", "x")],
            2,
        ),
    ];
    for (case, spans, calls) in rows {
        let (_guard, path) = file("trace.json", document(&spans).as_bytes());
        for threads in ["1", "2"] {
            let run = cost(&["--from", &path, "--json", "--threads", threads]);
            let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
            let total = report["total"]["usd"].as_f64().expect("an amount");
            let usd = PLAIN * f64::from(calls);
            assert!((total - usd).abs() < 1e-12, "{case}: {total}");
            assert_eq!(report["total"]["requests"], calls, "{case}");
        }
    }
    // A span and a log event within it, in two files.
    let event = span(
        "a",
        "",
        50,
        r#","eventName":"details","timeUnixNano":"1791194400000000000""#,
    );
    let event = format!(r#"{{"resourceLogs":[{{"scopeLogs":[{{"logRecords":[{event}]}}]}}]}}"#);
    let (_spans, spans) = file("spans.json", document(&[plain("a", "")]).as_bytes());
    let (_logs, logs) = file("logs.json", event.as_bytes());
    let run = cost(&["--from", &spans, &logs, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["total"]["requests"], 1);
}

const ROWS: &[Row] = &[
    (
        "Jaeger: a span refers to the one around it",
        "jaeger.json",
        r#"{"data":[{"traceID":"t","spans":[{"traceID":"t","spanID":"a","operationName":"chat","references":[],"tags":[{"key":"gen_ai.request.model","value":"alpha-1"},{"key":"gen_ai.usage.input_tokens","value":1000},{"key":"gen_ai.usage.output_tokens","value":50}]},{"traceID":"t","spanID":"b","operationName":"chat","references":[{"refType":"CHILD_OF","traceID":"t","spanID":"a"}],"tags":[{"key":"gen_ai.request.model","value":"alpha-1"},{"key":"gen_ai.usage.input_tokens","value":1000},{"key":"gen_ai.usage.output_tokens","value":50}]}]}]}"#,
        PLAIN,
        1,
        0,
    ),
    (
        "Langfuse: a generation in a generation",
        "observations.json",
        r#"{"data":[{"id":"o-1","traceId":"t","type":"GENERATION","model":"alpha-1","usageDetails":{"input":1000,"output":50}},{"id":"o-2","traceId":"t","type":"GENERATION","parentObservationId":"o-1","model":"alpha-1","usageDetails":{"input":1000,"output":50}}]}"#,
        PLAIN,
        1,
        0,
    ),
    (
        "LangSmith: a run of a model in another",
        "runs.jsonl",
        concat!(
            r#"{"id":"r1","run_type":"llm","parent_run_id":null,"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
            "\n",
            r#"{"id":"r2","run_type":"llm","parent_run_id":"r1","model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
        ),
        PLAIN,
        1,
        0,
    ),
    // 400 × 1.25 + 600 × 0.125 + 50 × 10
    (
        "Gemini CLI writes a message again when its text or its calls change",
        "session.jsonl",
        concat!(
            r#"{"sessionId":"s","projectHash":"h","startTime":"2026-05-01T10:00:00Z","kind":"main"}"#,
            "\n",
            r#"{"id":"m1","type":"gemini","model":"lumen-pro","tokens":{"input":1000,"output":5,"cached":600,"thoughts":30,"tool":0,"total":1035}}"#,
            "\n",
            r#"{"$set":{"lastUpdated":"2026-05-01T10:00:01Z"}}"#,
            "\n",
            r#"{"id":"u1","type":"user","content":"fix it"}"#,
            "\n",
            r#"{"$set":{"messages":[{"id":"m1","type":"gemini","model":"lumen-pro","tokens":{"input":1000,"output":5,"cached":600,"thoughts":30,"tool":0,"total":1035}}]}}"#,
            "\n",
            r#"{"id":"m1","type":"gemini","model":"lumen-pro","toolCalls":[],"tokens":{"input":1000,"output":20,"cached":600,"thoughts":30,"tool":0,"total":1050}}"#,
        ),
        0.001_075,
        1,
        3,
    ),
    // and 2000 × 1 + 60 × 10
    (
        "Pydantic AI: all messages, saved each turn",
        "messages.jsonl",
        concat!(
            r#"[{"kind":"request","parts":[]},{"kind":"response","model_name":"alpha-1","provider_response_id":"resp_1","usage":{"input_tokens":1000,"output_tokens":50}}]"#,
            "\n",
            r#"[{"kind":"request","parts":[]},{"kind":"response","model_name":"alpha-1","provider_response_id":"resp_1","usage":{"input_tokens":1000,"output_tokens":50}},{"kind":"request","parts":[]},{"kind":"response","model_name":"alpha-1","provider_response_id":"resp_2","usage":{"input_tokens":2000,"output_tokens":60}}]"#,
        ),
        0.004_1,
        2,
        3,
    ),
    (
        "LangGraph: the state, saved each turn",
        "states.jsonl",
        concat!(
            r#"{"values":{"messages":[{"type":"ai","id":"lc_run--1","response_metadata":{"model_name":"alpha-1"},"usage_metadata":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050}}]}}"#,
            "\n",
            r#"{"values":{"messages":[{"type":"ai","id":"lc_run--1","response_metadata":{"model_name":"alpha-1"},"usage_metadata":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050}},{"type":"ai","id":"lc_run--2","response_metadata":{"model_name":"alpha-1"},"usage_metadata":{"input_tokens":2000,"output_tokens":60,"total_tokens":2060}}]}}"#,
        ),
        0.004_1,
        2,
        0,
    ),
    (
        "LangChain: the parts of a streamed message add up",
        "parts.jsonl",
        concat!(
            r#"{"type":"AIMessageChunk","id":"run--1","response_metadata":{"model_name":"alpha-1"},"usage_metadata":{"input_tokens":1000,"output_tokens":0,"total_tokens":1000}}"#,
            "\n",
            r#"{"type":"AIMessageChunk","id":"run--1","response_metadata":{"model_name":"alpha-1"},"usage_metadata":{"input_tokens":0,"output_tokens":50,"total_tokens":50}}"#,
        ),
        PLAIN,
        2,
        0,
    ),
    (
        "the AI SDK: a chat, saved each turn",
        "chats.jsonl",
        concat!(
            r#"{"messages":[{"id":"aB3","role":"assistant","metadata":{"model":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50}}}]}"#,
            "\n",
            r#"{"messages":[{"id":"aB3","role":"assistant","metadata":{"model":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50}}},{"id":"bB4","role":"assistant","metadata":{"model":"alpha-1","usage":{"inputTokens":2000,"outputTokens":60}}}]}"#,
        ),
        0.004_1,
        2,
        0,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15
    (
        "Claude Code: the event of one request, exported twice",
        "events.jsonl",
        concat!(
            r#"{"attributes":{"event.name":"api_request","model":"sonata-2","input_tokens":"20","output_tokens":"50","cache_read_tokens":"900","cache_creation_tokens":"80","speed":"normal","request_id":"req_1"}}"#,
            "\n",
            r#"{"attributes":{"event.name":"api_request","model":"sonata-2","input_tokens":"20","output_tokens":"50","cache_read_tokens":"900","cache_creation_tokens":"80","speed":"normal","request_id":"req_1"}}"#,
        ),
        0.001_38,
        1,
        0,
    ),
];

#[test]
fn an_answer_that_is_saved_again_counts_once() {
    each_comes_to_its_amount(ROWS);
}
