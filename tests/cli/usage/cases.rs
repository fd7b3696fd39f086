//! Logs as tools write them, each to the micro-dollar: cases known to be misread elsewhere.

use serde_json::Value;

use super::{cost, file, priced};

/// Case, lines, amount in USD, and number of requests.
///
/// Rates per million. Alpha 1 at OpenAI: input 1, output 10, cached 0.1, written 1.25, batch half. Sonata 2: 3 / 15,
/// cached 0.3, written 3.75 for five minutes and 6 for an hour. Lumen Pro: 1.25 / 10 / 0.125, above 200,000 input
/// tokens 2.5 / 15 / 0.25.
pub(super) const CASES: &[(&str, &str, f64, u64)] = &[
    // 4 × 3 + 2000 × 0.3 + 1000 × 6 + 40 × 15: the last of two lines of one message
    (
        "a session of Claude Code: an answer in two lines, and the user's line",
        concat!(
            r#"{"parentUuid":null,"isSidechain":false,"sessionId":"s1","type":"user","message":{"role":"user","content":"fix it"},"uuid":"u0","timestamp":"2026-05-01T09:00:00Z"}"#,
            "\n",
            r#"{"parentUuid":"u0","isSidechain":false,"sessionId":"s1","type":"assistant","message":{"id":"msg_A","type":"message","role":"assistant","model":"sonata-2","content":[],"usage":{"input_tokens":4,"cache_creation_input_tokens":1000,"cache_read_input_tokens":2000,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":1000},"output_tokens":6}},"requestId":"req_A","uuid":"u1","timestamp":"2026-05-01T09:00:03Z"}"#,
            "\n",
            r#"{"parentUuid":"u0","isSidechain":false,"sessionId":"s1","type":"assistant","message":{"id":"msg_A","type":"message","role":"assistant","model":"sonata-2","content":[],"usage":{"input_tokens":4,"cache_creation_input_tokens":1000,"cache_read_input_tokens":2000,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":1000},"output_tokens":40}},"requestId":"req_A","uuid":"u2","timestamp":"2026-05-01T09:00:04Z"}"#,
        ),
        0.007_212,
        1,
    ),
    // 1000 × 1 + 2000 × 0.1 + 150 × 10: two turns; a repeated total is not a turn
    (
        "a session of Codex: totals of the session, the model on an earlier line",
        concat!(
            r#"{"timestamp":"2026-05-02T10:00:00Z","type":"turn_context","payload":{"cwd":"/app","model":"alpha-1"}}"#,
            "\n",
            r#"{"timestamp":"2026-05-02T10:00:05Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":100,"reasoning_output_tokens":20,"total_tokens":1100},"last_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":100,"reasoning_output_tokens":20,"total_tokens":1100}}}}"#,
            "\n",
            r#"{"timestamp":"2026-05-02T10:00:06Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":100,"reasoning_output_tokens":20,"total_tokens":1100},"last_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":100,"reasoning_output_tokens":20,"total_tokens":1100}}}}"#,
            "\n",
            r#"{"timestamp":"2026-05-02T10:00:07Z","type":"response_item","payload":{"type":"message","role":"assistant","content":[{"type":"output_text","text":"a \"token_count\" in a text"}]}}"#,
            "\n",
            r#"{"timestamp":"2026-05-02T10:01:05Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":3000,"cached_input_tokens":2000,"output_tokens":150,"reasoning_output_tokens":30,"total_tokens":3150},"last_token_usage":{"input_tokens":2000,"cached_input_tokens":1200,"output_tokens":50,"reasoning_output_tokens":10,"total_tokens":2050}}}}"#,
        ),
        0.002_7,
        2,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10, and 2000 × 1 + 60 × 10: another question has another answer
    (
        "a stream whose parts each state what was counted so far counts once by its id, whatever the id looks like",
        concat!(
            ": PROCESSING\n\nid: 1\nretry: 3000\n",
            r#"data: {"id":"7d0c3f5e-2f4e-4b7a-9b57-0c9c5d1f2a31","object":"chat.completion.chunk","model":"alpha-1","choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1000,"completion_tokens":1,"total_tokens":1001,"prompt_tokens_details":{"cached_tokens":800}}}"#,
            "\n\n: ping\n\n",
            r#"data: {"id":"7d0c3f5e-2f4e-4b7a-9b57-0c9c5d1f2a31","object":"chat.completion.chunk","model":"alpha-1","choices":[{"delta":{"content":"b"}}],"usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":800}}}"#,
            "\n\ndata: [DONE]\n",
            r#"data: {"id":"7d0c3f5e-2f4e-4b7a-9b57-0c9c5d1f2a31","object":"chat.completion.chunk","model":"alpha-1","choices":[],"usage":{"prompt_tokens":2000,"completion_tokens":60,"total_tokens":2060}}"#,
        ),
        0.003_38,
        2,
    ),
    // 1000 × 1 + 50 × 10, and with 70 × 10: an id shared by all answers hides none of them
    (
        "a completion that is logged twice counts once, and another one under its id by itself",
        concat!(
            r#"{"id":"0f3a5c","object":"chat.completion","model":"alpha-1","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
            "\n",
            r#"{"id":"0f3a5c","object":"chat.completion","model":"alpha-1","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":70}}"#,
            "\n",
            r#"{"id":"0f3a5c","object":"chat.completion","model":"alpha-1","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
        ),
        0.003_2,
        2,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10, four times
    (
        "LangChain4j, Semantic Kernel, Cursor's dashboard and a log of one's own, whatever it calls the answer",
        concat!(
            r#"{"metadata":{"id":"chatcmpl-1","modelName":"alpha-1","tokenUsage":{"inputTokenCount":1000,"inputTokensDetails":{"cachedTokens":800},"outputTokenCount":50,"totalTokenCount":1050}}}"#,
            "\n",
            r#"{"Role":{"Label":"assistant"},"ModelId":"alpha-1","Metadata":{"Id":"chatcmpl-2","Usage":{"OutputTokenCount":50,"InputTokenCount":1000,"TotalTokenCount":1050,"InputTokenDetails":{"CachedTokenCount":800}}}}"#,
            "\n",
            r#"{"totalUsageEventsCount":1,"usageEventsDisplay":[{"timestamp":"1795003200000","model":"alpha-1","isChargeable":true,"tokenUsage":{"inputTokens":200,"outputTokens":50,"cacheReadTokens":800}}]}"#,
            "\n",
            r#"{"level":"info","completion":{"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_tokens_details":{"cached_tokens":800}}}}"#,
        ),
        0.003_12,
        4,
    ),
    // 100 × 3 + 900 × 0.3 + 50 × 15, and 1000 × 3 + 30 × 15
    (
        "Kimi CLI's counts; a session of opencode whose head has the sum of its messages",
        concat!(
            r#"{"model":"sonata-2","message":{"type":"StatusUpdate","payload":{"token_usage":{"input_other":100,"output":50,"input_cache_read":900,"input_cache_creation":0}}}}"#,
            "\n",
            r#"{"info":{"id":"ses_1","tokens":{"input":1000,"output":30}},"messages":[{"info":{"id":"msg_1","role":"assistant","modelID":"sonata-2","providerID":"anthropic","tokens":{"input":1000,"output":30}}}]}"#,
        ),
        0.004_77,
        2,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 10 × 15, three times
    (
        "LangChain and the AI SDK: cached reads and writes are parts of the input",
        concat!(
            r#"{"model":"sonata-2","usage_metadata":{"input_tokens":1000,"output_tokens":10,"total_tokens":1010,"input_token_details":{"cache_read":900,"cache_creation":80}}}"#,
            "\n",
            r#"{"content":"hi","response_metadata":{"model_name":"sonata-2","token_usage":{"prompt_tokens":1000,"completion_tokens":10,"total_tokens":1010,"prompt_tokens_details":{"cached_tokens":900,"cache_write_tokens":80}}},"usage_metadata":{"input_tokens":1000,"output_tokens":10,"total_tokens":1010,"input_token_details":{"cache_read":900,"cache_creation":80}}}"#,
            "\n",
            r#"{"model":"sonata-2","usage":{"inputTokens":1000,"inputTokenDetails":{"noCacheTokens":20,"cacheReadTokens":900,"cacheWriteTokens":80},"outputTokens":10,"outputTokenDetails":{"textTokens":8,"reasoningTokens":2},"totalTokens":1010,"reasoningTokens":2,"cachedInputTokens":900}}"#,
        ),
        0.002_34,
        3,
    ),
    // 100,000 × 1.25 + 800,000 × 0.125 + 40,000 × 10: 30 requests of 30,000, none above 200,000
    (
        "a row of OpenAI's usage page is as many requests as it says",
        r#"{"object":"organization.usage.completions.result","model":"lumen-pro","input_tokens":900000,"output_tokens":40000,"input_cached_tokens":800000,"input_audio_tokens":0,"num_model_requests":30,"batch":false}"#,
        0.625,
        30,
    ),
    // 1000 × 1 + 8000 × 0.1 + 400 × 10, and half of 1000 × 1 + 100 × 10
    (
        "a usage page holds its rows in buckets",
        r#"{"object":"page","data":[{"object":"bucket","start_time":1777593600,"results":[{"model":"alpha-1","input_tokens":9000,"output_tokens":400,"input_cached_tokens":8000,"num_model_requests":3}]},{"object":"bucket","results":[{"model":"alpha-1","input_tokens":1000,"output_tokens":100,"num_model_requests":2,"batch":true}]}],"has_more":false}"#,
        0.006_8,
        5,
    ),
    // 1,000,000 × 3 + 300,000 × 3.75 + 200,000 × 6 + 5,000,000 × 0.3 + 100,000 × 15
    (
        "a row of Anthropic's usage report, of requests that it does not count",
        r#"{"model":"sonata-2","service_tier":"standard","context_window":"0-200k","uncached_input_tokens":1000000,"cache_creation":{"ephemeral_1h_input_tokens":200000,"ephemeral_5m_input_tokens":300000},"cache_read_input_tokens":5000000,"output_tokens":100000,"server_tool_use":{"web_search_requests":10}}"#,
        8.325,
        1,
    ),
    // (1,000,000 × 1 + 2,000,000 × 0.1 + 2,000,000 × 10) / 2
    (
        "a batch with the sum of its requests is billed as a batch",
        r#"{"id":"batch_1","object":"batch","status":"completed","model":"alpha-1","request_counts":{"total":1000,"completed":1000,"failed":0},"usage":{"total_tokens":5000000,"input_tokens":3000000,"output_tokens":2000000,"input_tokens_details":{"cached_tokens":2000000}}}"#,
        10.6,
        1000,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15, and with the writes for an hour: 80 × 6
    (
        "Bedrock: the cache stands beside the input, its time in a list",
        concat!(
            r#"{"modelId":"sonata-2","usage":{"inputTokens":20,"outputTokens":50,"totalTokens":1050,"cacheReadInputTokens":900,"cacheWriteInputTokens":80,"cacheReadInputTokenCount":900,"cacheWriteInputTokenCount":80}}"#,
            "\n",
            r#"{"modelId":"sonata-2","usage":{"inputTokens":20,"outputTokens":50,"totalTokens":1050,"cacheReadInputTokens":900,"cacheWriteInputTokens":80,"cacheDetails":[{"inputTokens":80,"ttl":"1h"}]}}"#,
        ),
        0.002_94,
        2,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10, four times
    (
        "spans of OpenTelemetry and OpenInference, flat and in lists of keys and values",
        concat!(
            r#"{"name":"chat","gen_ai.system":"openai","gen_ai.request.model":"alpha-1","gen_ai.response.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read.input_tokens":800}"#,
            "\n",
            r#"{"name":"chat","startTimeUnixNano":"1790812800000000000","attributes":{"gen_ai.system":"openai","gen_ai.request.model":"alpha-1","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read.input_tokens":800}}"#,
            "\n",
            r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"GET /","attributes":[{"key":"http.status","value":{"intValue":"200"}}]},{"name":"chat","attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"alpha-1"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},{"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"800"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}}]}]}]}]}"#,
            "\n",
            r#"{"name":"ChatCompletion","attributes":{"llm.model_name":"alpha-1","llm.token_count.prompt":1000,"llm.token_count.completion":50,"llm.token_count.prompt_details.cache_read":800}}"#,
        ),
        0.003_12,
        4,
    ),
    // 400 × 1.25 + 600 × 0.125 + 50 × 10, three times
    (
        "Gemini CLI: thoughts on top of the output",
        concat!(
            r#"{"attributes":{"event.name":"gemini_cli.api_response","event.timestamp":"2026-05-06T09:00:00Z","model":"lumen-pro","input_token_count":1000,"output_token_count":20,"cached_content_token_count":600,"thoughts_token_count":30,"tool_token_count":0,"total_token_count":1050}}"#,
            "\n",
            r#"{"event.name":"gemini_cli.api_response","model":"lumen-pro","input_token_count":1000,"output_token_count":20,"cached_content_token_count":600,"thoughts_token_count":30,"total_token_count":1050}"#,
            "\n",
            r#"{"sessionId":"s","messages":[{"id":"m0","type":"user","content":"hello"},{"id":"m1","type":"gemini","model":"lumen-pro","tokens":{"input":1000,"output":20,"cached":600,"thoughts":30,"tool":0,"total":1050}}]}"#,
        ),
        0.003_225,
        3,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + (40 + 10) × 15
    (
        "opencode: input without the cache, reasoning on top",
        r#"{"id":"msg_1","sessionID":"s","role":"assistant","modelID":"sonata-2","providerID":"anthropic","cost":0.01,"tokens":{"input":20,"output":40,"reasoning":10,"cache":{"read":900,"write":80}},"time":{"created":1790812800000}}"#,
        0.001_38,
        1,
    ),
    // 100 × 1 + 900 × 0.1 + 10 × 10
    (
        "Mistral's name for cached tokens",
        r#"{"model":"alpha-1","usage":{"prompt_tokens":1000,"total_tokens":1010,"completion_tokens":10,"num_cached_tokens":900}}"#,
        0.000_29,
        1,
    ),
    // 1000 × 1 + 10 × 10: the native counts
    (
        "OpenRouter's own counts go before those of the provider",
        r#"{"data":{"id":"gen-1","total_cost":0.0781,"cache_discount":0.24,"created_at":"2026-05-07T09:00:00Z","model":"openai/alpha-1","provider_name":"OpenAI","tokens_prompt":900,"tokens_completion":9,"native_tokens_prompt":1000,"native_tokens_completion":10,"native_tokens_reasoning":0,"native_tokens_cached":0,"usage":0.0781}}"#,
        0.001_1,
        1,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15, three times; the fourth failed
    (
        "LiteLLM's spend log: the cache in its metadata, as an object or as a text",
        concat!(
            r#"{"request_id":"c1","spend":0.00138,"total_tokens":1050,"prompt_tokens":1000,"completion_tokens":50,"model":"sonata-2","model_group":"sonata","custom_llm_provider":"anthropic","metadata":{"status":"success","additional_usage_values":{"cache_creation_input_tokens":80,"cache_read_input_tokens":900,"prompt_tokens_details":{"cached_tokens":900}},"usage_object":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":900,"cache_creation_tokens":80},"cache_creation_input_tokens":80,"cache_read_input_tokens":900}},"cache_hit":"False","status":"success"}"#,
            "\n",
            r#"{"request_id":"c2","spend":0.00138,"total_tokens":1050,"prompt_tokens":1000,"completion_tokens":50,"model":"sonata-2","model_group":"sonata","custom_llm_provider":"anthropic","metadata":"{\"status\":\"success\",\"additional_usage_values\":{\"cache_creation_input_tokens\":80,\"cache_read_input_tokens\":900}}","cache_hit":"None","status":"success"}"#,
            "\n",
            r#"{"request_id":"c3","spend":0.00138,"total_tokens":1050,"prompt_tokens":1000,"completion_tokens":50,"model":"sonata-2","custom_llm_provider":"anthropic","metadata":{"additional_usage_values":{"cache_creation_input_tokens":80,"cache_read_input_tokens":900}},"status":"success"}"#,
            "\n",
            r#"{"request_id":"c4","spend":0.0,"total_tokens":0,"prompt_tokens":0,"completion_tokens":0,"model":"sonata-2","custom_llm_provider":"anthropic","metadata":{"status":"failure"},"status":"failure"}"#,
        ),
        0.004_14,
        3,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15; 200 × 1 + 800 × 0.1 + 10 × 10; the first again
    (
        "Helicone counts as the lab does; Langfuse counts each token once",
        concat!(
            r#"{"request_id":"h1","provider":"ANTHROPIC","model":"sonata-2","prompt_tokens":20,"completion_tokens":50,"prompt_cache_read_tokens":900,"prompt_cache_write_tokens":80,"costUSD":0.00138}"#,
            "\n",
            r#"{"request_id":"h2","provider":"OPENAI","request_model":"alpha-1","response_model":"alpha-1","prompt_tokens":1000,"completion_tokens":10,"prompt_cache_read_tokens":800}"#,
            "\n",
            r#"{"id":"o1","type":"GENERATION","model":"sonata-2","promptTokens":1000,"completionTokens":50,"totalTokens":1050,"usageDetails":{"input":20,"cache_read_input_tokens":900,"cache_creation_input_tokens":80,"output":50,"total":1050},"costDetails":{"total":0.00138}}"#,
        ),
        0.003_14,
        3,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15; 1000 × 3 + 500 × 0.3 + 10 × 15
    (
        "a total that is more by the cached tokens is of input without them",
        concat!(
            r#"{"model":"sonata-2","prompt_tokens":20,"completion_tokens":50,"prompt_cache_read_tokens":900,"prompt_cache_write_tokens":80,"total_tokens":1050}"#,
            "\n",
            r#"{"model":"sonata-2","provider":"anthropic","usage":{"prompt_tokens":1000,"completion_tokens":10,"total_tokens":1510,"prompt_tokens_details":{"cached_tokens":500},"cache_read_input_tokens":500,"cache_creation_input_tokens":0}}"#,
        ),
        0.004_68,
        2,
    ),
    // 5 × 3 + 700 × 0.3 + 80 × 3.75 + 60 × 15, and 10 × 1 + 1 × 10
    (
        "a result of Claude Code has the sums of each model",
        r#"{"type":"result","subtype":"success","session_id":"s","total_cost_usd":0.0014,"usage":{"input_tokens":5,"output_tokens":60},"modelUsage":{"sonata-2":{"inputTokens":5,"outputTokens":60,"cacheReadInputTokens":700,"cacheCreationInputTokens":80,"webSearchRequests":0,"costUSD":0.001425},"alpha-1":{"inputTokens":10,"outputTokens":1,"cacheReadInputTokens":0,"cacheCreationInputTokens":0,"costUSD":0.00002}}}"#,
        0.001_445,
        2,
    ),
    // (100 × 3 + 10 × 15) × 1.1
    (
        "computed in the United States alone",
        r#"{"id":"msg_g","type":"message","model":"sonata-2","usage":{"input_tokens":100,"output_tokens":10,"inference_geo":"us"}}"#,
        0.000_495,
        1,
    ),
    // (100 × 3 + 10 × 15) + (20 × 1 + 5 × 10): the steps, not their sum, and one request
    (
        "the steps of a request are billed each at its own model",
        r#"{"id":"msg_s","type":"message","model":"sonata-2","usage":{"input_tokens":100,"output_tokens":10,"iterations":[{"type":"message","input_tokens":100,"output_tokens":10},{"type":"advisor_message","model":"alpha-1","input_tokens":20,"output_tokens":5}]}}"#,
        0.000_52,
        1,
    ),
    // 200 × 1 + 800 × 0.1 + 50 × 10, twice: an object and a text; with Anthropic's keys: 20 × 3 + 900 × 0.3 + 80 × 3.75
    // + 50 × 15
    (
        "the log of `llm`: what was cached stands in its details",
        concat!(
            r#"{"id":"a","model":"alpha-1","input_tokens":1000,"output_tokens":50,"token_details":{"prompt_tokens_details":{"cached_tokens":800}},"datetime_utc":"2026-05-01T00:00:00"}"#,
            "\n",
            r#"{"id":"b","model":"alpha-1","input_tokens":1000,"output_tokens":50,"token_details":"{\"prompt_tokens_details\": {\"cached_tokens\": 800}}"}"#,
            "\n",
            r#"{"id":"c","model":"sonata-2","input_tokens":20,"output_tokens":50,"token_details":{"cache_creation_input_tokens":80,"cache_read_input_tokens":900}}"#,
        ),
        0.002_94,
        3,
    ),
    // 1000 × 1 + 50 × 10
    (
        "an output by another name, beside its input",
        r#"{"eventName":"tokensGenerated","model":"alpha-1","provider":"openai","promptTokens":1000,"generatedTokens":50}"#,
        0.001_5,
        1,
    ),
    // 1000 × 1.25 + 50 × 10: the last of three parts of a stream
    (
        "a stream of Gemini: each part states what was counted so far",
        concat!(
            r#"{"responseId":"r1","modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":10,"totalTokenCount":1010}}"#,
            "\n",
            r#"{"responseId":"r1","modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":20,"totalTokenCount":1020}}"#,
            "\n",
            r#"{"responseId":"r1","modelVersion":"lumen-pro","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"totalTokenCount":1050}}"#,
        ),
        0.001_75,
        1,
    ),
    // 1000 × 1 + 50 × 10, three times: the span of an agent sums up the call inside it
    (
        "spans of agents and chains are sums of their calls",
        concat!(
            r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"p","name":"invoke_agent","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"invoke_agent"}},{"key":"gen_ai.request.model","value":{"stringValue":"alpha-1"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}}]},{"spanId":"c","parentSpanId":"p","name":"chat","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":"alpha-1"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}}]}]}]}]}"#,
            "\n",
            r#"{"attributes":{"openinference.span.kind":"AGENT","llm.model_name":"alpha-1","llm.token_count.prompt":1000,"llm.token_count.completion":50}}"#,
            "\n",
            r#"{"attributes":{"openinference.span.kind":"LLM","llm.model_name":"alpha-1","llm.token_count.prompt":1000,"llm.token_count.completion":50}}"#,
            "\n",
            r#"{"run_type":"chain","model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}"#,
            "\n",
            r#"{"run_type":"llm","model":"alpha-1","prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}"#,
        ),
        0.004_5,
        3,
    ),
    // 1000 × 3 + 50 × 15: the message of the run is in its result
    (
        "a run of Claude Code as a stream: its messages, then its result",
        concat!(
            r#"{"type":"assistant","message":{"id":"msg_1","type":"message","role":"assistant","model":"sonata-2","usage":{"input_tokens":1000,"output_tokens":5}},"parent_tool_use_id":null,"session_id":"s"}"#,
            "\n",
            r#"{"type":"result","subtype":"success","usage":{"input_tokens":1000,"output_tokens":50},"modelUsage":{"sonata-2":{"inputTokens":1000,"outputTokens":50,"cacheReadInputTokens":0,"cacheCreationInputTokens":0}},"session_id":"s"}"#,
        ),
        0.003_75,
        1,
    ),
    // 100,000 × 1.25 + 200,000 × 0.125 + 50 × 10: three requests, none above 200,000
    (
        "an agent's run of Pydantic AI: all input, and as many requests as it says",
        r#"{"model":"lumen-pro","usage":{"requests":3,"tool_calls":2,"input_tokens":300000,"cache_write_tokens":0,"cache_read_tokens":200000,"output_tokens":50,"input_audio_tokens":0,"cache_audio_read_tokens":0,"output_audio_tokens":0,"details":{}}}"#,
        0.150_5,
        3,
    ),
    // 20 × 3 + 900 × 0.3 + 80 × 6 + 50 × 15: the answer states how long the cache was written for
    (
        "a log of Bedrock: the cache in the answer that it holds",
        r#"{"schemaType":"ModelInvocationLog","requestId":"r1","modelId":"sonata-2","input":{"inputTokenCount":20},"output":{"outputTokenCount":50,"outputBodyJson":{"usage":{"input_tokens":20,"output_tokens":50,"cache_read_input_tokens":900,"cache_creation_input_tokens":80,"cache_creation":{"ephemeral_1h_input_tokens":80,"ephemeral_5m_input_tokens":0}}}}}"#,
        0.001_56,
        1,
    ),
    // (100 × 1 + 800 × 0.1 + 100 × 1.25 + 50 × 10)
    (
        "OpenAI's usage page with what was written to the cache",
        r#"{"object":"organization.usage.completions.result","model":"alpha-1","input_tokens":1000,"output_tokens":50,"input_uncached_tokens":100,"input_cached_tokens":800,"input_cache_write_tokens":100,"input_cached_text_tokens":800,"input_text_tokens":100,"output_text_tokens":50,"num_model_requests":1}"#,
        0.000_805,
        1,
    ),
    // (1000 × 1 + 50 × 10) / 2, and in full with a time, as in a gateway's log
    (
        "a line of a batch of Gemini's has a key, and a gateway's log may have one, too",
        concat!(
            r#"{"key":"r1","response":{"responseId":"b1","createTime":"2026-05-01T00:00:00Z","modelVersion":"alpha-1","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"totalTokenCount":1050}}}"#,
            "\n",
            r#"{"key":"k","timestamp":"2026-05-01T00:00:00Z","response":{"responseId":"b2","modelVersion":"alpha-1","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"totalTokenCount":1050}}}"#,
        ),
        0.002_25,
        2,
    ),
];

#[test]
fn each_log_costs_what_was_worked_out_by_hand() {
    for (case, lines, usd, requests) in CASES {
        let report = priced(lines, &[]);
        let faults = report["skipped"]
            .as_array()
            .expect("rows")
            .iter()
            .filter(|row| row["fault"] == true);
        assert_eq!(faults.count(), 0, "{case}: {}", report["skipped"]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(*usd), "{case}");
        assert_eq!(report["total"]["requests"], *requests, "{case}");
    }
}

#[test]
fn days_sessions_and_projects_are_told_apart() {
    let line = |day: &str, session: &str, project: &str| {
        format!(
            r#"{{"model":"alpha-1","timestamp":"{day}T23:59:59Z","sessionId":"{session}","cwd":"{project}","input_tokens":1000000,"output_tokens":0}}"#
        )
    };
    let lines = [
        line("2026-05-01", "s1", "/a"),
        line("2026-05-02", "s1", "/a"),
        line("2026-05-03", "s2", "/a"),
        line("2026-05-04", "s3", "/b"),
        r#"{"model":"alpha-1","input_tokens":1000000,"output_tokens":0}"#.to_owned(),
    ]
    .join("\n");
    let rows = |args: &[&str]| {
        let report = priced(&lines, args);
        let rows = report["rows"].as_array().expect("rows").clone();
        rows.iter()
            .map(|row| row["usd"].as_f64().expect("an amount"))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&["--by", "session"]), [2.0, 1.0, 1.0, 1.0]);
    assert_eq!(rows(&["--by", "project"]), [3.0, 1.0, 1.0]);
    let report = priced(
        &lines,
        &[
            "--since",
            "2026-05-02",
            "--until",
            "2026-05-03",
            "--to",
            "lumen-pro",
        ],
    );
    assert_eq!(report["total"]["requests"], 2);
    let reasons: Vec<_> = report["skipped"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|r| (&r["reason"], &r["lines"]))
        .collect();
    assert_eq!(
        format!("{reasons:?}"),
        r#"[(String("other_day"), Number(2)), (String("no_time"), Number(1))]"#
    );
    let summary = "100% of spend is openai/alpha-1; on google/lumen-pro the same requests would cost $5.00 instead of $2.00";
    assert_eq!(report["summary"], summary); // 2 × 1,000,000 × 2.5: each is above 200,000
}

#[test]
fn a_folder_is_read_whole_and_tools_have_theirs() {
    let home = tempfile::tempdir().expect("a folder");
    let project = home.path().join(".claude/projects/app");
    let session = home.path().join(".codex/sessions/2026/05/02");
    for folder in [&project, &session] {
        std::fs::create_dir_all(folder).expect("made");
    }
    std::fs::write(project.join("s1.jsonl"), CASES[0].1).expect("written");
    std::fs::write(project.join("notes.md"), "no records").expect("written");
    std::fs::write(session.join("rollout-1.jsonl"), CASES[1].1).expect("written");
    let folder = home.path().display().to_string();
    for (from, usd) in [
        (folder.as_str(), 0.009_912),
        ("claude-code", 0.007_212),
        ("codex", 0.002_7),
    ] {
        let mut command = crate::program::program();
        command
            .args(["cost", "--from", from, "--json", "--catalog"])
            .arg(super::paid());
        command
            .env("HOME", home.path())
            .env("USERPROFILE", home.path());
        command
            .env_remove("CLAUDE_CONFIG_DIR")
            .env_remove("CODEX_HOME");
        let run: crate::program::Run = command.output().expect("the program starts").into();
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{from}: {}", run.stderr));
        assert_eq!(report["total"]["usd"].as_f64(), Some(usd), "{from}");
    }
}

#[test]
fn older_names_of_spans_are_read_where_something_tells_the_convention() {
    // 20 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15, three times: more cached than input; a total with the cache; and
    // OpenLLMetry, whose input includes the cache.
    let lines = concat!(
        r#"{"spanId":"1","attributes":{"gen_ai.request.model":"sonata-2","gen_ai.usage.input_tokens":20,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read_input_tokens":900,"gen_ai.usage.cache_creation_input_tokens":80}}"#,
        "\n",
        r#"{"spanId":"2","attributes":{"gen_ai.request.model":"sonata-2","gen_ai.usage.input_tokens":20,"gen_ai.usage.output_tokens":50,"gen_ai.usage.total_tokens":1050,"gen_ai.usage.cache_read_input_tokens":900,"gen_ai.usage.cache_write_input_tokens":80}}"#,
        "\n",
        r#"{"spanId":"3","attributes":{"gen_ai.response.model":"sonata-2","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"llm.usage.total_tokens":1050,"gen_ai.usage.cache_read_input_tokens":900,"gen_ai.usage.cache_creation_input_tokens":80}}"#,
    );
    assert_eq!(priced(lines, &[])["total"]["usd"].as_f64(), Some(0.004_14));
}

#[test]
fn logs_that_readers_brought_later_come_to_what_was_billed() {
    // 1000 × 1 + 50 × 10, unless stated otherwise
    let rows: &[(&str, f64)] = &[
        // Helicone's total covers only the two counts.
        (
            r#"{"request_id":"h","provider":"ANTHROPIC","model":"sonata-2","prompt_tokens":1000,"completion_tokens":50,"prompt_cache_read_tokens":900,"prompt_cache_write_tokens":80,"total_tokens":1050}"#,
            0.004_32, // 1000 × 3 + 900 × 0.3 + 80 × 3.75 + 50 × 15
        ),
        (
            r#"{"run_type":"llm","prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"extra":{"metadata":{"ls_model_name":"alpha-1","ls_provider":"openai"}}}"#,
            0.001_5,
        ),
        // The client disconnected: what was answered until then is billed.
        (
            r#"{"path":"/v1/chat/completions","status":499,"model":"alpha-1","usage":{"prompt_tokens":1000,"completion_tokens":50}}"#,
            0.001_5,
        ),
        // Langfuse's own names: 20 × 3 + 900 × 0.3 + 30 × 3.75 + 50 × 6 + 50 × 15.
        (
            r#"{"id":"o","type":"GENERATION","model":"sonata-2","usageDetails":{"input":20,"input_cache_read":900,"input_cache_creation_5m":30,"input_cache_creation_1h":50,"output":50,"total":1050}}"#,
            0.001_492_5,
        ),
        // A batch at Bedrock: half.
        (
            r#"{"recordId":"1","modelInput":{},"modelOutput":{"model":"alpha-1","usage":{"input_tokens":1000,"output_tokens":50}}}"#,
            0.000_75,
        ),
    ];
    for (line, usd) in rows {
        let report = priced(line, &[]);
        assert_eq!(report["total"]["usd"].as_f64(), Some(*usd), "{line}");
    }
    let table = "name,attributes.llm.model_name,attributes.llm.token_count.prompt,attributes.llm.token_count.completion,\
        attributes.llm.token_count.prompt_details.cache_read,attributes.openinference.span.kind\n\
        ChatCompletion,alpha-1,1000,50,800,LLM\nagent,alpha-1,1000,50,800,AGENT\n";
    let (_guard, path) = file("phoenix.csv", table.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 200 × 1 + 800 × 0.1 + 50 × 10
    assert_eq!(
        report["total"]["usd"].as_f64(),
        Some(0.000_78),
        "{}",
        run.stderr
    );
    assert_eq!(report["skipped"][0]["reason"], "sum_of_calls");

    let events = "Date,Kind,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens\n\
        2026-05-01T00:00:00Z,Included,sonata-2,80,20,900,50,1050\n\
        2026-05-01T00:00:01Z,\"Errored, No Charge\",sonata-2,0,2000,0,0,2000\n";
    let (_guard, path) = file("cursor.csv", events.as_bytes());
    let run = cost(&["--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    // 20 × 3 + 80 × 3.75 + 900 × 0.3 + 50 × 15
    assert_eq!(
        report["total"]["usd"].as_f64(),
        Some(0.001_38),
        "{}",
        run.stderr
    );
    assert_eq!(report["skipped"][0]["reason"], "failed");
}
