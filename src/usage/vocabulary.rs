//! The names that providers, gateways and logs give to the same thing: one table.
//!
//! Owns the spelling of every key that is read, by the kind of object it stands in. Does not say what the
//! counts come to together (`shape`), nor which log writes what (`forms`).

use super::keys::{
    ATTRIBUTES, BODY, CACHE, COSTS, Count, FLAT, INPUT, INPUT_DETAILS, METADATA, MORE_COUNTS, Mark,
    Node, OUTPUT, OUTPUT_DETAILS, PROVIDERS, RECORD, REQUESTS, RESULT, SERVER_TOOLS, TIMED_WRITES,
    TOKEN_DETAILS, Take, USAGE, WRITES, Word,
};
use Take::{ByModel, Count as C, Enter, Records, SpareUsage, Steps, Unwrap, Usage, Word as W};

/// Names of one thing.
#[derive(Debug)]
pub struct Key {
    /// The kind of object that it stands in.
    pub node: Node,
    /// What to do with its value.
    pub take: Take,
    /// Of which form it is a sign.
    pub mark: Mark,
    /// Its names.
    pub names: &'static [&'static str],
}

const fn key(node: Node, take: Take, names: &'static [&'static str]) -> Key {
    sign(node, take, Mark::None, names)
}

const fn sign(node: Node, take: Take, mark: Mark, names: &'static [&'static str]) -> Key {
    Key {
        node,
        take,
        mark,
        names,
    }
}

/// Every key that is read. Of one name in one kind of object the first row holds.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    // OpenAI chat, OpenRouter, LiteLLM, DeepSeek, xAI | AI SDK | Google, and its Python client | Gemini CLI
    key(FLAT, C(Count::Prompt), &["prompt_tokens", "promptTokens", "promptTokenCount", "prompt_token_count", "input_token_count"]),
    sign(FLAT, C(Count::Prompt), Mark::OpenRouter, &["native_tokens_prompt"]),
    sign(FLAT, C(Count::Prompt), Mark::AzureApim, &["PromptTokens"]),
    sign(FLAT, C(Count::Prompt), Mark::Portkey, &["req_units"]),
    sign(FLAT, C(Count::OtherPrompt), Mark::OpenRouter, &["tokens_prompt"]),
    // OpenAI responses, Anthropic, plain | Bedrock, AI SDK
    key(FLAT, C(Count::Input), &["input_tokens", "inputTokens"]),
    sign(FLAT, C(Count::Fresh), Mark::AnthropicReport, &["uncached_input_tokens"]),
    sign(FLAT, C(Count::Fresh), Mark::Cursor, &["Input (w/o Cache Write)"]),
    key(FLAT, C(Count::Output), &[
        "completion_tokens", "completionTokens", "output_tokens", "outputTokens",
        "candidatesTokenCount", "candidates_token_count", "native_tokens_completion", "output_token_count",
        "CompletionTokens", "res_units", "Output Tokens", "generatedTokens", "generated_tokens",
        "usage_output_tokens",
    ]),
    // the CSV of Anthropic's console
    sign(FLAT, C(Count::Fresh), Mark::AnthropicReport, &["usage_input_tokens_no_cache"]),
    key(FLAT, C(Count::Fresh), &["input_uncached_tokens"]), // OpenAI's usage pages
    key(FLAT, C(Count::WrittenInside), &["input_cache_write_tokens"]),
    key(FLAT, C(Count::Written5m), &["usage_input_tokens_cache_write_5m"]),
    key(FLAT, C(Count::Written1h), &["usage_input_tokens_cache_write_1h"]),
    key(FLAT, C(Count::Searches), &["web_search_count"]),
    key(FLAT, W(Word::ServedTier), &["usage_type"]),
    key(FLAT, C(Count::OtherCompletion), &["tokens_completion"]),
    key(FLAT, C(Count::Thoughts), &["thoughtsTokenCount", "thoughts_token_count"]),
    key(FLAT, C(Count::ToolPrompt), &["toolUsePromptTokenCount", "tool_use_prompt_token_count", "tool_token_count"]),
    // plain, AI SDK | Moonshot | Google | OpenRouter's export | OpenAI's usage pages | Mistral
    key(FLAT, C(Count::CachedInside), &[
        "cached_input_tokens", "cached_tokens", "cachedContentTokenCount",
        "cached_content_token_count", "native_tokens_cached", "tokens_cached", "input_cached_tokens",
        "num_cached_tokens", "input_cached_text_tokens",
    ]),
    sign(FLAT, C(Count::CachedInside), Mark::AiSdkCached, &["cachedInputTokens"]),
    sign(FLAT, C(Count::CachedInside), Mark::DeepSeek, &["prompt_cache_hit_tokens"]),
    key(FLAT, Take::Nothing, &["prompt_cache_miss_tokens"]), // the rest of the input
    // Anthropic, LiteLLM | Bedrock | plain
    key(FLAT, C(Count::CacheRead), &[
        "cache_read_input_tokens", "cacheReadInputTokens", "cacheReadInputTokenCount", "cache_read_tokens",
        "cacheReadTokens", "Cache Read", "usage_input_tokens_cache_read",
    ]),
    key(FLAT, C(Count::CacheWritten), &[
        "cache_creation_input_tokens", "cacheCreationInputTokens", "cacheWriteInputTokens",
        "cacheWriteInputTokenCount", "cache_write_input_tokens", "cache_creation_tokens", "cache_write_tokens",
        "cacheWriteTokens", "Input (w/ Cache Write)",
    ]),
    sign(FLAT, C(Count::CacheRead), Mark::Helicone, &["prompt_cache_read_tokens"]),
    sign(FLAT, C(Count::CacheWritten), Mark::Helicone, &["prompt_cache_write_tokens"]),
    key(FLAT, C(Count::Reasoning), &[
        "reasoning_tokens", "reasoningTokens", "native_tokens_reasoning", "tokens_reasoning",
        "reasoning_output_tokens",
    ]),
    key(FLAT, C(Count::OtherInput), &["input_audio_tokens", "prompt_audio_tokens"]),
    key(FLAT, C(Count::OtherOutput), &["output_audio_tokens", "completion_audio_tokens", "output_image_tokens"]),
    key(FLAT, Take::Nothing, &["input_image_tokens", "image_tokens"]), // billed as text
    key(FLAT, Take::Unread, &["prompt_audio_seconds"]), // Mistral: billed apart
    sign(FLAT, Take::Unread, Mark::PydanticAi, &["cache_audio_read_tokens"]),
    key(FLAT, C(Count::Total), &[
        "total_tokens", "totalTokens", "totalTokenCount", "total_token_count", "TotalTokens", "total_units",
        "Total Tokens",
    ]),
    key(FLAT, Enter(INPUT_DETAILS), &[
        "prompt_tokens_details", "input_tokens_details", "input_token_details", "promptTokensDetails",
        "cacheTokensDetails", "cache_tokens_details", "toolUsePromptTokensDetails", "prompt_token_details",
    ]),
    sign(FLAT, Enter(INPUT_DETAILS), Mark::AiSdk, &["inputTokenDetails"]),
    key(FLAT, Enter(OUTPUT_DETAILS), &[
        "completion_tokens_details", "output_tokens_details", "output_token_details",
        "candidatesTokensDetails", "candidates_tokens_details", "completion_token_details", "outputTokenDetails",
    ]),
    key(FLAT, Enter(WRITES), &["cache_creation", "cacheCreation"]),
    key(FLAT, Enter(TIMED_WRITES), &["cacheDetails"]),
    key(FLAT, Enter(SERVER_TOOLS), &["server_tool_use"]),
    key(FLAT, C(Count::Requests), &["num_model_requests", "num_requests", "request_count", "requestCount", "n_requests", "api_requests",
        "api_calls", "num_calls", "llm_calls", "total_requests", "successful_requests", "calls", "call_count", "callCount",
    ]),
    key(FLAT, C(Count::Searches), &["webSearchRequests", "web_search_requests"]),
    key(FLAT, Steps, &["iterations"]),
    key(FLAT, W(Word::ServedTier), &["service_tier", "serviceTier", "trafficType", "traffic_type"]),
    key(FLAT, W(Word::Speed), &["speed"]),
    key(FLAT, W(Word::Geo), &["inference_geo"]),
    // opencode, pi, Gemini CLI, Langfuse; too plain to count outside of an object of counts
    key(USAGE, C(Count::Input), &["input"]),
    key(USAGE, C(Count::Output), &["output"]),
    key(USAGE, C(Count::Total), &["total"]),
    key(USAGE, C(Count::CachedInside), &["cached"]),
    key(USAGE, C(Count::Thoughts), &["thoughts"]),
    key(USAGE, C(Count::ToolPrompt), &["tool"]),
    key(USAGE, C(Count::Reasoning), &["reasoning", "output_reasoning_tokens"]),
    key(USAGE, C(Count::CacheRead), &["cacheRead", "input_cache_read"]),
    key(USAGE, C(Count::CacheWritten), &["cacheWrite", "input_cache_creation"]),
    key(USAGE, C(Count::Written5m), &["input_cache_creation_5m"]), // Langfuse's, as the two before
    key(USAGE, C(Count::Written1h), &["input_cache_creation_1h"]),
    key(USAGE, C(Count::Requests), &["requests"]), // the agents of OpenAI and Pydantic
    key(USAGE, Enter(CACHE), &["cache"]),
    key(USAGE, Usage(0), &["billed_units"]),
    key(USAGE, Usage(1), &["tokens"]),
    key(USAGE, W(Word::Cost), &["cost"]),
    key(USAGE, Take::Nothing, &["cost_details"]),
    key(USAGE, W(Word::Unit), &["unit"]),
    key(CACHE, C(Count::CacheRead), &["read"]),
    key(CACHE, C(Count::CacheWritten), &["write"]),

    key(INPUT_DETAILS, C(Count::CachedInside), &["cached_tokens", "cache_read", "cacheReadTokens"]),
    key(INPUT_DETAILS, C(Count::WrittenInside), &[
        "cache_write_tokens", "cache_creation_tokens", "cacheWriteTokens",
        "cache_creation_input_tokens", "cache_creation",
    ]),
    key(INPUT_DETAILS, C(Count::Fresh), &["noCacheTokens"]),
    key(INPUT_DETAILS, C(Count::Written5m), &["ephemeral_5m_input_tokens"]),
    key(INPUT_DETAILS, C(Count::Written1h), &["ephemeral_1h_input_tokens"]),
    key(INPUT_DETAILS, Enter(WRITES), &["cache_creation_token_details"]),
    key(INPUT_DETAILS, Enter(INPUT_DETAILS), &["cached_tokens_details"]),
    key(INPUT_DETAILS, C(Count::OtherInput), &["audio_tokens", "audio"]),
    key(INPUT_DETAILS, Take::Nothing, &["image_tokens"]), // billed as text
    key(INPUT_DETAILS, W(Word::Modality), &["modality"]),
    key(OUTPUT_DETAILS, C(Count::Reasoning), &["reasoning_tokens", "reasoning", "reasoningTokens", "thinking_tokens"]),
    key(OUTPUT_DETAILS, C(Count::OtherOutput), &["audio_tokens", "image_tokens", "audio", "image"]),
    key(OUTPUT_DETAILS, W(Word::Modality), &["modality"]),
    key(WRITES, C(Count::Written5m), &["ephemeral_5m_input_tokens", "ephemeral5mInputTokens"]),
    key(WRITES, C(Count::Written1h), &["ephemeral_1h_input_tokens", "ephemeral1hInputTokens"]),
    key(TIMED_WRITES, W(Word::Kept), &["ttl"]),
    key(TIMED_WRITES, C(Count::WrittenTimed), &["inputTokens"]),
    key(SERVER_TOOLS, C(Count::Searches), &["web_search_requests"]),
    key(REQUESTS, C(Count::Requests), &["completed"]),
    key(COSTS, W(Word::Charged), &["total"]),

    key(RECORD, Usage(1), &["usage", "usageMetadata", "usage_metadata", "token_usage", "tokenUsage"]),
    key(RECORD, Usage(1), &["last_token_usage", "tokens"]),
    key(RECORD, Usage(0), &["totalUsage", "total_usage", "billed_units"]),
    sign(RECORD, Usage(0), Mark::Langfuse, &["usageDetails", "usage_details"]),
    key(RECORD, W(Word::Tier), &["service_tier", "serviceTier"]),
    key(RECORD, W(Word::ModelVersion), &["modelVersion", "model_version", "response_model", "ModelName", "resolved_model"]),
    key(RECORD, W(Word::Model), &["model", "modelID", "model_permaslug", "Model"]),
    sign(RECORD, W(Word::Model), Mark::Portkey, &["ai_model"]),
    key(RECORD, W(Word::ModelName), &["model_name", "modelName", "modelId"]),
    key(RECORD, W(Word::ModelRequested), &["request_model"]),
    sign(RECORD, W(Word::ModelGroup), Mark::LiteLlm, &["model_group"]),
    sign(RECORD, W(Word::ModelGroup), Mark::AzureApim, &["DeploymentName"]),
    sign(RECORD, W(Word::CustomProvider), Mark::LiteLlm, &["custom_llm_provider"]),
    key(RECORD, W(Word::Provider), &["provider"]),
    sign(RECORD, W(Word::Provider), Mark::OpenCode, &["providerID"]),
    sign(RECORD, W(Word::Provider), Mark::Portkey, &["ai_org"]),
    key(RECORD, W(Word::Time), &[
        "created", "created_at", "createdAt", "timestamp", "startTime", "start_time", "createTime", "create_time",
        "startTimeUnixNano", "starting_at", "request_created_at", "event.timestamp", "TimeGenerated", "Date", "datetime_utc", "usage_date_utc",
    ]),
    key(RECORD, W(Word::OtherTime), &["time", "ts", "date", "datetime", "timeUnixNano"]),
    key(RECORD, W(Word::Charged), &["spend", "response_cost", "total_cost", "cost_total", "total_cost_usd", "costUSD", "calculatedTotalCost"]),
    key(RECORD, W(Word::Currency), &["currency", "cost_currency"]),
    key(RECORD, Enter(COSTS), &["costDetails"]),
    key(RECORD, W(Word::CacheHit), &["cache_hit", "cache_status"]),
    sign(RECORD, W(Word::CacheHit), Mark::Helicone, &["cache_reference_id"]),
    key(RECORD, W(Word::BatchKey), &["custom_id", "processed_time", "recordId"]),
    key(RECORD, W(Word::FileKey), &["key"]),
    key(RECORD, W(Word::Batch), &["batch"]),
    key(RECORD, W(Word::Kind), &["type"]),
    key(RECORD, W(Word::Work), &["run_type", "span_kind"]),
    key(RECORD, W(Word::Object), &["object"]),
    key(RECORD, W(Word::Role), &["role"]),
    key(RECORD, W(Word::Status), &["status"]),
    key(RECORD, W(Word::Status), &["Kind"]), // Cursor: whether it was charged
    key(RECORD, W(Word::HttpStatus), &[
        "status_code", "statusCode", "http_status", "httpStatus", "http_status_code", "response_status",
        "response_status_code", "responseStatus",
    ]),
    key(RECORD, W(Word::Call), &[
        "call_type", "callType", "operation", "request_path", "requestPath", "path", "endpoint", "url", "target_url",
    ]),
    key(RECORD, W(Word::Region), &["aws_region_name", "vertex_location", "vertex_ai_location"]),
    key(RECORD, W(Word::OtherRegion), &["region"]),
    key(RECORD, W(Word::More), &["has_more", "hasMore", "next_page"]),
    key(RECORD, W(Word::OtherCost), &["cost"]),
    key(RECORD, C(Count::Rows), &["count"]),
    key(RECORD, W(Word::Id), &["id", "generation_id"]),
    sign(RECORD, W(Word::Id), Mark::Gemini, &["responseId"]),
    key(RECORD, W(Word::RequestId), &["requestId", "request_id"]),
    key(RECORD, W(Word::Session), &["sessionId", "session_id", "sessionID", "trace_session_id"]),
    key(RECORD, W(Word::Project), &["cwd", "project", "project_id"]),
    key(RECORD, C(Count::Requests), &["requests"]),
    sign(RECORD, Enter(REQUESTS), Mark::BatchObject, &["request_counts"]),
    sign(RECORD, Take::Nothing, Mark::ClaudeCode, &["parentUuid", "isSidechain", "leafUuid"]),
    sign(RECORD, Take::Nothing, Mark::Span, &["traceId", "trace_id", "spanId", "span_id"]),
    sign(RECORD, Take::Nothing, Mark::Bedrock, &["schemaType"]),
    sign(RECORD, Take::Nothing, Mark::CostReport, &["line_item", "amount"]),
    key(RECORD, Unwrap, &["response", "body", "data", "message", "full_response", "response_body", "result_json", "modelOutput", "x_groq"]),
    sign(RECORD, Unwrap, Mark::LangChain, &["response_metadata", "kwargs"]),
    sign(RECORD, Unwrap, Mark::Codex, &["payload"]),
    key(RECORD, Unwrap, &["info", "meta"]),
    key(RECORD, Enter(RESULT), &["result"]),
    key(RECORD, Enter(INPUT), &["input"]),
    key(RECORD, Enter(OUTPUT), &["output"]),
    key(INPUT, C(Count::Input), &["inputTokenCount"]),
    key(INPUT, C(Count::CacheRead), &["cacheReadInputTokenCount"]),
    key(INPUT, C(Count::CacheWritten), &["cacheWriteInputTokenCount"]),
    key(OUTPUT, C(Count::Output), &["outputTokenCount"]),
    key(OUTPUT, Enter(BODY), &["outputBodyJson"]),
    key(BODY, Enter(BODY), &["usage", "message"]),
    key(BODY, Enter(WRITES), &["cache_creation"]),
    key(BODY, Enter(TIMED_WRITES), &["cacheDetails"]),
    key(BODY, C(Count::CacheRead), &["cache_read_input_tokens", "cacheReadInputTokens"]),
    key(BODY, C(Count::CacheWritten), &["cache_creation_input_tokens", "cacheWriteInputTokens"]),
    key(RECORD, Records, &["results", "records", "messages", "resourceSpans", "scopeSpans", "spans"]),
    key(RECORD, ByModel, &["modelUsage"]),
    key(RESULT, Unwrap, &["message"]),
    key(RECORD, Enter(PROVIDERS), &["providerMetadata", "experimental_providerMetadata", "provider_metadata"]),
    key(PROVIDERS, Enter(PROVIDERS), &["anthropic", "openai", "azure", "bedrock", "deepseek", "usage"]),
    key(PROVIDERS, Take::Elsewhere, &[
        "cachedPromptTokens", "cacheCreationInputTokens", "cacheReadInputTokens", "cacheWriteInputTokens",
        "promptCacheHitTokens", "cache_creation_input_tokens", "cache_read_input_tokens",
    ]),
    // what the `llm` tool keeps beside the input and the output
    key(RECORD, Enter(TOKEN_DETAILS), &["token_details"]),
    key(TOKEN_DETAILS, Enter(INPUT_DETAILS), &["prompt_tokens_details", "input_tokens_details"]),
    key(TOKEN_DETAILS, Enter(OUTPUT_DETAILS), &["completion_tokens_details", "output_tokens_details"]),
    key(TOKEN_DETAILS, Enter(WRITES), &["cache_creation"]),
    key(TOKEN_DETAILS, C(Count::CacheRead), &["cache_read_input_tokens"]),
    key(TOKEN_DETAILS, C(Count::CacheWritten), &["cache_creation_input_tokens"]),
    key(TOKEN_DETAILS, C(Count::CachedInside), &["cachedContentTokenCount"]),
    key(TOKEN_DETAILS, C(Count::Reasoning), &["thoughtsTokenCount"]),
    key(TOKEN_DETAILS, W(Word::ServedTier), &["service_tier"]),
    key(RECORD, Enter(METADATA), &["metadata", "extra"]),
    // LangSmith keeps them in `extra.metadata`.
    key(METADATA, Enter(METADATA), &["metadata"]),
    key(METADATA, W(Word::ModelName), &["ls_model_name"]),
    key(METADATA, W(Word::Provider), &["ls_provider"]),
    key(METADATA, SpareUsage, &["usage_object"]),
    sign(METADATA, Enter(MORE_COUNTS), Mark::LiteLlm, &["additional_usage_values"]),

    sign(RECORD, Enter(ATTRIBUTES), Mark::Span, &["attributes"]),
    key(ATTRIBUTES, C(Count::Input), &["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"]),
    key(ATTRIBUTES, C(Count::Prompt), &["llm.token_count.prompt", "llm.usage.prompt_tokens"]),
    key(ATTRIBUTES, C(Count::Output), &[
        "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.token_count.completion",
        "llm.usage.completion_tokens",
    ]),
    // written with both conventions before OpenTelemetry settled on one, and on other names
    sign(ATTRIBUTES, C(Count::CachedInside), Mark::OlderSpan, &["gen_ai.usage.cache_read_input_tokens"]),
    sign(ATTRIBUTES, C(Count::WrittenInside), Mark::OlderSpan, &[
        "gen_ai.usage.cache_creation_input_tokens", "gen_ai.usage.cache_write_input_tokens",
    ]),
    sign(ATTRIBUTES, C(Count::CachedInside), Mark::AiSdkCached, &["ai.usage.cachedInputTokens"]),
    sign(ATTRIBUTES, C(Count::CachedInside), Mark::AiSdk, &["ai.usage.inputTokenDetails.cacheReadTokens"]),
    sign(ATTRIBUTES, C(Count::WrittenInside), Mark::AiSdk, &["ai.usage.inputTokenDetails.cacheWriteTokens"]),
    key(ATTRIBUTES, C(Count::Fresh), &["ai.usage.inputTokenDetails.noCacheTokens"]),
    key(ATTRIBUTES, C(Count::CachedInside), &[
        "gen_ai.usage.cache_read.input_tokens",
        "gen_ai.usage.cached_tokens", "gen_ai.usage.input_tokens.cached",
        "gen_ai.usage.details.cached_tokens", "gen_ai.usage.details.cache_read_tokens",
        "gen_ai.usage.details.cache_read_input_tokens",
        "llm.token_count.prompt_details.cache_read",
    ]),
    key(ATTRIBUTES, C(Count::WrittenInside), &[
        "gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_write.input_tokens",
        "gen_ai.usage.input_tokens.cache_write",
        "gen_ai.usage.details.cache_write_tokens", "gen_ai.usage.details.cache_creation_input_tokens", "llm.token_count.prompt_details.cache_write",
    ]),
    key(ATTRIBUTES, C(Count::Reasoning), &[
        "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens",
        "gen_ai.usage.output_tokens.reasoning", "ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens",
        "gen_ai.usage.details.reasoning_tokens", "llm.token_count.completion_details.reasoning",
    ]),
    key(ATTRIBUTES, C(Count::OtherInput), &["llm.token_count.prompt_details.audio"]),
    key(ATTRIBUTES, C(Count::OtherOutput), &["llm.token_count.completion_details.audio"]),
    key(ATTRIBUTES, C(Count::Total), &["gen_ai.usage.total_tokens", "llm.token_count.total"]),
    sign(ATTRIBUTES, C(Count::Total), Mark::OpenLlmetry, &["llm.usage.total_tokens"]),
    key(ATTRIBUTES, W(Word::HttpStatus), &["http.response.status_code", "http.status_code"]),
    key(ATTRIBUTES, W(Word::ModelVersion), &["gen_ai.response.model"]),
    key(ATTRIBUTES, W(Word::Model), &["llm.model_name", "model"]),
    key(ATTRIBUTES, W(Word::ModelRequested), &["gen_ai.request.model"]),
    key(ATTRIBUTES, W(Word::Provider), &["gen_ai.provider.name", "gen_ai.system", "llm.provider"]),
    key(ATTRIBUTES, W(Word::ServedTier), &["gen_ai.openai.response.service_tier"]),
    key(ATTRIBUTES, W(Word::Work), &[
        "gen_ai.operation.name", "openinference.span.kind", "traceloop.span.kind",
    ]),
    key(ATTRIBUTES, W(Word::Id), &["gen_ai.response.id"]),
    key(ATTRIBUTES, W(Word::Session), &["gen_ai.conversation.id", "session.id"]),
    key(ATTRIBUTES, W(Word::OtherTime), &["event.timestamp"]),
];
