//! How a request was served, where that is stated next to the counts: in metadata, in the answer, in the request.

use super::{Row, each_comes_to_its_amount, priced};

/// 1000 × 1 + 50 × 10 at the flex tier: half.
const FLEX: f64 = 0.000_75;
/// 20 × 3 + 900 × 0.3 + 80 × 6 + 50 × 15: writes for an hour.
const HOUR: f64 = 0.001_56;

const ROWS: &[Row] = &[
    (
        "metadata of the AI SDK",
        "sdk.jsonl",
        concat!(
            r#"{"modelId":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50},"providerMetadata":{"openai":{"serviceTier":"flex"}}}"#,
            "\n",
            r#"{"modelId":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50},"providerMetadata":"{\"openai\":{\"serviceTier\":\"flex\"}}"}"#,
            "\n",
            r#"{"modelId":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50},"providerOptions":{"openai":{"serviceTier":"flex"}}}"#,
            "\n",
            r#"{"modelId":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50,"raw":{"input_tokens":1000,"output_tokens":50,"service_tier":"flex"}}}"#,
        ),
        4.0 * FLEX,
        4,
        0,
    ),
    (
        "what libraries keep of the answer and of the request",
        "libraries.jsonl",
        concat!(
            r#"{"kind":"response","model_name":"alpha-1","provider_response_id":"r1","provider_details":{"service_tier":"flex"},"usage":{"input_tokens":1000,"output_tokens":50}}"#,
            "\n",
            r#"{"run_type":"llm","extra":{"metadata":{"ls_model_name":"alpha-1"},"invocation_params":{"service_tier":"flex"}},"prompt_tokens":1000,"completion_tokens":50}"#,
            "\n",
            r#"{"run_type":"llm","extra":{"metadata":{"ls_model_name":"alpha-1"}},"outputs":{"llm_output":{"service_tier":"flex"}},"prompt_tokens":1000,"completion_tokens":50}"#,
            "\n",
            r#"{"event":"$ai_generation","properties":{"$ai_model":"alpha-1","$ai_input_tokens":1000,"$ai_output_tokens":50,"$ai_model_parameters":{"service_tier":"flex"}}}"#,
        ),
        4.0 * FLEX,
        4,
        0,
    ),
    (
        "answers that are written as texts beside the counts",
        "texts.jsonl",
        concat!(
            r#"{"model":"alpha-1","tokens_in":1000,"tokens_out":50,"response":"{\"service_tier\":\"flex\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}"}"#,
            "\n",
            r#"{"name":"x","attributes":{"llm.model_name":"alpha-1","llm.token_count.prompt":1000,"llm.token_count.completion":50,"llm.invocation_parameters":"{\"service_tier\":\"flex\"}"}}"#,
            "\n",
            r#"{"name":"x","attributes":{"llm.model_name":"alpha-1","llm.token_count.prompt":1000,"llm.token_count.completion":50,"output.value":"{\"service_tier\":\"flex\"}"}}"#,
        ),
        3.0 * FLEX,
        3,
        0,
    ),
    // 200 × 2 + 800 × 0.2 + 50 × 20, and then a quarter of it
    (
        "Codex: the tier of a turn, and of the settings",
        "rollout.jsonl",
        concat!(
            r#"{"type":"turn_context","payload":{"model":"alpha-1","service_tier":"fast"}}"#,
            "\n",
            r#"{"type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":50,"total_tokens":1050}}}}"#,
            "\n",
            r#"{"type":"event_msg","payload":{"type":"thread_settings_applied","thread_settings":{"service_tier":"flex","model":"alpha-1"}}}"#,
            "\n",
            r#"{"type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":50,"total_tokens":1050}}}}"#,
        ),
        0.001_95,
        2,
        0,
    ),
    (
        "writes for an hour, where the counts of a library leave it out",
        "hours.jsonl",
        concat!(
            r#"{"model":"sonata-2","usage":{"inputTokens":1000,"inputTokenDetails":{"noCacheTokens":20,"cacheReadTokens":900,"cacheWriteTokens":80},"outputTokens":50,"raw":{"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":80}}}}"#,
            "\n",
            r#"{"model_name":"sonata-2","provider_response_id":"msg_1","usage":{"input_tokens":1000,"cache_write_tokens":80,"cache_read_tokens":900,"output_tokens":50,"details":{"ephemeral_1h_input_tokens":80}}}"#,
            "\n",
            r#"{"modelId":"sonata-2","usage":{"inputTokens":20,"outputTokens":50,"cachedInputTokens":900},"providerMetadata":{"bedrock":{"usage":{"cacheWriteInputTokens":80,"cacheDetails":[{"ttl":"1h","inputTokens":80}]}}}}"#,
            "\n",
            r#"{"type":"result","session_id":"s","usage":{"input_tokens":20,"cache_read_input_tokens":900,"cache_creation_input_tokens":80,"output_tokens":50,"cache_creation":{"ephemeral_1h_input_tokens":80,"ephemeral_5m_input_tokens":0}},"modelUsage":{"sonata-2":{"inputTokens":20,"outputTokens":50,"cacheReadInputTokens":900,"cacheCreationInputTokens":80}}}"#,
        ),
        4.0 * HOUR,
        4,
        0,
    ),
    // 180,000 × 3 + 3500 × 15, and 23,000 × 3 + 1000 × 15
    (
        "the steps of a request in metadata, which repeat them",
        "steps.jsonl",
        r#"{"modelId":"sonata-2","usage":{"inputTokens":23000,"outputTokens":1000},"providerMetadata":{"anthropic":{"iterations":[{"type":"compaction","inputTokens":180000,"outputTokens":3500},{"type":"message","inputTokens":23000,"outputTokens":1000}],"usage":{"iterations":[{"type":"compaction","input_tokens":180000,"output_tokens":3500},{"type":"message","input_tokens":23000,"output_tokens":1000}]}}}}"#,
        0.676_5,
        1,
        0,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10
    (
        "a tool that says whose API it speaks, whose input includes the cache",
        "tool.json",
        r#"[{"type":"say","say":"api_req_started","text":"{\"tokensIn\":1000,\"tokensOut\":50,\"cacheReads\":800,\"apiProtocol\":\"openai\"}","modelInfo":{"providerId":"openai","modelId":"alpha-1"}}]"#,
        0.000_78,
        1,
        0,
    ),
    // a root with the sums, and its two calls
    (
        "spans of the AI SDK in its own words",
        "spans.jsonl",
        concat!(
            r#"{"name":"ai.generateText","traceId":"t","spanId":"p","attributes":{"ai.operationId":"ai.generateText","ai.model.id":"alpha-1","ai.usage.promptTokens":2000,"ai.usage.completionTokens":100}}"#,
            "\n",
            r#"{"name":"x","traceId":"t","spanId":"a","parentSpanId":"p","attributes":{"ai.operationId":"ai.generateText.doGenerate","ai.model.id":"alpha-1","ai.usage.promptTokens":1000,"ai.usage.completionTokens":50}}"#,
            "\n",
            r#"{"name":"x","traceId":"t","spanId":"b","parentSpanId":"p","attributes":{"ai.operationId":"ai.streamText.doStream","ai.model.id":"alpha-1","ai.usage.inputTokens":1000,"ai.usage.outputTokens":50}}"#,
        ),
        4.0 * FLEX,
        2,
        1,
    ),
    (
        "spans that failed before an answer, and envelopes of logs",
        "failed.jsonl",
        concat!(
            r#"{"traceId":"t","status":{"status_code":"ERROR"},"attributes":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":0}}"#,
            "\n",
            r#"{"traceId":"t","status":{"code":2},"attributes":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":0}}"#,
            "\n",
            r#"{"traceId":"t","status":{},"attributes":{"error.type":"Timeout","gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":0}}"#,
            "\n",
            r#"{"hits":{"total":{"value":1},"hits":[{"_id":"a","_source":{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}}]}}"#,
            "\n",
            r#"{"logGroup":"g","logEvents":[{"id":"1","message":"{\"model\":\"alpha-1\",\"prompt_tokens\":1000,\"completion_tokens\":50}"}]}"#,
            "\n",
            r#"{"batches":[{"scopeSpans":[{"spans":[{"traceId":"t","spanId":"z","attributes":{"gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50}}]}]}]}"#,
        ),
        6.0 * FLEX,
        3,
        3,
    ),
    (
        "lines of a form that head others or say what was asked",
        "heads.jsonl",
        concat!(
            r#"{"type":"system","subtype":"init","session_id":"s","model":"alpha-1"}"#,
            "\n",
            r#"{"object":"trace","id":"t1","workflow_name":"w"}"#,
            "\n",
            r#"{"custom_id":"r1","method":"POST","url":"/v1/chat/completions","body":{"model":"alpha-1","max_tokens":5}}"#,
            "\n",
            r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#,
        ),
        2.0 * FLEX,
        1,
        3,
    ),
];

#[test]
fn how_a_request_was_served_is_read_wherever_it_stands() {
    each_comes_to_its_amount(ROWS);
}

/// Records without an amount, and their reasons.
const REFUSED: &[(&str, &str)] = &[
    (
        r#"{"modelId":"alpha-1","usage":{"inputTokens":1000,"outputTokens":50},"providerMetadata":{"google":{"usageMetadata":{"trafficType":"PROVISIONED_THROUGHPUT"}}}}"#,
        "unknown_tier",
    ),
    // Anthropic sells its priority tier by commitment; only the fast variant has a price.
    (
        r#"{"model":"sonata-2","usage":{"input_tokens":1000,"output_tokens":50,"service_tier":"priority"}}"#,
        "unknown_tier",
    ),
    (
        r#"{"model":"sonata-2","request":{"system":[{"cache_control":{"ttl": "1h"}}]},"usage":{"input_tokens":20,"cache_creation_input_tokens":80,"output_tokens":50}}"#,
        "unclear_kept",
    ),
    (
        r#"{"type":"result","usage":{"cache_creation_input_tokens":90,"cache_creation":{"ephemeral_1h_input_tokens":90}},"modelUsage":{"sonata-2":{"inputTokens":20,"outputTokens":50,"cacheCreationInputTokens":80}}}"#,
        "unclear_kept",
    ),
    (
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"promptTokensDetails":[{"modality":"MediaModality.AUDIO","tokenCount":900}]}}"#,
        "other_media",
    ),
    (
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"promptTokensDetails":[{"modality":4,"tokenCount":900}]}}"#,
        "other_media",
    ),
    (
        r#"{"modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":1290,"candidatesTokensDetails":[{"modality":"<MediaModality.IMAGE: 'IMAGE'>","tokenCount":1290}]}}"#,
        "other_media",
    ),
    (
        r#"{"name":"x","attributes":{"llm.model_name":"alpha-1","llm.token_count.prompt":1000,"llm.token_count.completion":50,"output.value":"{\"usage\":{\"prompt_tokens_details\":{\"cached_tokens\":800}}}"}}"#,
        "unread_tokens",
    ),
    (
        r#"{"batch":[{"type":"generation-update","body":{"model":"alpha-1","usage":{"input":1000,"output":50}}}]}"#,
        "unread_place",
    ),
    // Of the span above the calls, or of one of them.
    (
        r#"{"name":"x","attributes":{"ai.model.id":"alpha-1","ai.usage.promptTokens":1000,"ai.usage.completionTokens":50}}"#,
        "unread_place",
    ),
    (
        r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"cache_debug":{"cache_hit":true}}"#,
        "from_gateway_cache",
    ),
];

#[test]
fn what_is_served_at_rates_that_are_not_known_is_refused() {
    for (record, reason) in REFUSED {
        let plain = r#"{"model":"alpha-1","prompt_tokens":1000,"completion_tokens":50}"#;
        let report = priced(&format!("{plain}\n{record}"), &[]);
        assert_eq!(report["total"]["requests"], 1, "{record}");
        assert_eq!(report["skipped"][0]["reason"], *reason, "{record}");
    }
}
