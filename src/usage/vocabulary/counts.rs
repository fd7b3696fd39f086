//! Counts, in any kind of object.

use super::{Key, key, sign};
use crate::usage::keys::{
    CACHE, CACHED_DETAILS, COSTS, Count, Doubt, FLAT, INPUT_DETAILS, INPUT_PARTS, Mark,
    OUTPUT_DETAILS, OUTPUT_PARTS, REPEATED, REQUESTS, SERVED, SERVER_TOOLS, SERVICE, TIMED_WRITES,
    Take, USAGE, WRITES, Word,
};
use Take::{Count as C, Enter, Steps, Usage, Word as W};

#[rustfmt::skip]
pub(super) const KEYS: &[Key] = &[
    // OpenAI chat, OpenRouter, LiteLLM, DeepSeek, xAI | AI SDK | Google, and its Python client | Gemini CLI
    key(FLAT, C(Count::Prompt), &[
        "prompt_tokens", "promptTokens", "promptTokenCount", "prompt_token_count", "input_token_count", "request_tokens",
        "n_context_tokens_total", "llm_prompt_tokens", "response.usage.prompt_tokens",
    ]),
    // Ollama's own API, llama.cpp
    sign(FLAT, C(Count::OtherPrompt), Mark::Local, &["prompt_eval_count"]),
    key(FLAT, C(Count::OtherCompletion), &["eval_count"]),
    sign(FLAT, C(Count::Prompt), Mark::OpenRouter, &["native_tokens_prompt"]),
    key(FLAT, C(Count::Prompt), &["PromptTokens"]),
    sign(FLAT, C(Count::Prompt), Mark::AzureApim, &["ProcessedPromptTokens"]), // Azure's metrics
    sign(FLAT, C(Count::Prompt), Mark::Portkey, &["req_units"]),
    key(FLAT, C(Count::OtherPrompt), &["tokens_prompt"]),
    // OpenAI responses, Anthropic, plain | Bedrock, AI SDK
    key(FLAT, C(Count::Input), &["input_tokens", "inputTokens", "InputTokens", "inputTokenCount", "InputTokenCount", "tokens_in", "tokensInput", "tokens_input", "num_input_tokens", "input_token"]),
    sign(FLAT, C(Count::Input), Mark::Cline, &["tokensIn"]),
    sign(FLAT, C(Count::Fresh), Mark::AnthropicReport, &["uncached_input_tokens"]),
    sign(FLAT, C(Count::Fresh), Mark::Cursor, &["Input (w/o Cache Write)"]),
    key(FLAT, C(Count::Output), &[
        "completion_tokens", "completionTokens", "output_tokens", "outputTokens",
        "candidatesTokenCount", "candidates_token_count", "native_tokens_completion", "output_token_count",
        "CompletionTokens", "OutputTokens", "tokensOutput", "tokens_output", "num_output_tokens", "res_units", "Output Tokens", "generatedTokens", "generated_tokens",
        "usage_output_tokens", "outputTokenCount", "tokens_out", "tokensOut", "response_tokens", "responseTokenCount",
        "response_token_count", "completion_token_count", "generation_token_count", "generated_token_count",
        "generation_tokens", "tokens_generated", "GeneratedTokens", "OutputTokenCount", "num_tokens_generated", "num_generated_tokens", "n_generated_tokens_total",
        "llm_completion_tokens", "response.usage.completion_tokens", "output_token",
    ]),
    // the CSV of Anthropic's console
    sign(FLAT, C(Count::Fresh), Mark::AnthropicReport, &["usage_input_tokens_no_cache"]),
    key(FLAT, C(Count::Fresh), &["input_uncached_tokens", "non_cached_input_tokens", "uncached_prompt_tokens"]), // OpenAI's usage pages, Datadog
    key(FLAT, C(Count::WrittenInside), &["input_cache_write_tokens"]),
    key(FLAT, C(Count::Written5m), &[
        "usage_input_tokens_cache_write_5m", "cache_write_5m_tokens", "cacheWrite5mTokens", "cache_creation_5m_input_tokens",
        "cache_creation_input_tokens_5m", "cache_ephemeral_5m", "cache_creation_5m_tokens",
    ]),
    key(FLAT, C(Count::Written1h), &[
        "usage_input_tokens_cache_write_1h", "cache_write_1h_tokens", "cacheWrite1hTokens", "cache_creation_1h_input_tokens",
        "cache_creation_input_tokens_1h", "cache_ephemeral_1h", "cache_creation_1h_tokens",
    ]),
    key(FLAT, C(Count::Searches), &["web_search_count"]),
    key(FLAT, W(Word::OtherTier), &["usage_type"]), // the tier in Anthropic's exports, the kind of work in others
    key(FLAT, C(Count::OtherCompletion), &["tokens_completion"]),
    key(FLAT, C(Count::Thoughts), &["thoughtsTokenCount", "thoughts_token_count", "thoughtsTokens"]),
    key(FLAT, C(Count::ToolPrompt), &["toolUsePromptTokenCount", "tool_use_prompt_token_count", "tool_token_count"]),
    // plain, AI SDK | Moonshot | Google | OpenRouter's export | OpenAI's usage pages | Mistral
    key(FLAT, C(Count::CachedInside), &[
        "cached_input_tokens", "cached_tokens", "cachedContentTokenCount",
        "cached_content_token_count", "native_tokens_cached", "tokens_cached", "input_cached_tokens",
        "num_cached_tokens", "cachedTokens", "cached_prompt_tokens", "cachedPromptTokens", "cachedInputTokenCount",
        "cached_token_count", "cachedPromptTextTokens", "cached_prompt_text_tokens", "prompt_tokens_cached", "CachedInputTokenCount",
        "CachedInputTokens", "tokensCached", "n_cached_context_tokens_total",
    ]),
    key(FLAT, C(Count::CachedPart), &["input_cached_text_tokens"]),
    key(FLAT, Take::Nothing, &["input_cached_image_tokens"]), // included in them, billed alike
    sign(FLAT, C(Count::CachedInside), Mark::Recorder, &["prompt_cached_tokens"]), // Braintrust
    sign(FLAT, C(Count::WrittenInside), Mark::Recorder, &["prompt_cache_creation_tokens"]),
    key(FLAT, C(Count::WrittenInside), &["native_tokens_cache_creation"]), // Vercel
    sign(FLAT, C(Count::CachedInside), Mark::AiSdkCached, &["cachedInputTokens"]),
    sign(FLAT, C(Count::CachedInside), Mark::DeepSeek, &["prompt_cache_hit_tokens"]),
    key(FLAT, Take::Nothing, &["prompt_cache_miss_tokens"]), // the rest of the input
    // Anthropic, LiteLLM | Bedrock | plain
    key(FLAT, C(Count::CacheRead), &[
        "cache_read_input_tokens", "cacheReadInputTokens", "cacheReadInputTokenCount", "cache_read_tokens",
        "cacheReadTokens", "Cache Read", "usage_input_tokens_cache_read", "input_tokens_cache_read", "cache_read",
        "cache_reads", "cacheRead", "cacheReads",
    ]),
    key(FLAT, C(Count::CacheWritten), &[
        "cache_creation_input_tokens", "cacheCreationInputTokens", "cacheWriteInputTokens",
        "cacheWriteInputTokenCount", "cache_write_input_tokens", "cache_creation_tokens", "cache_write_tokens",
        "cacheWriteTokens", "Input (w/ Cache Write)", "cacheCreationTokens", "input_tokens_cache_write", "cache_write",
        "cache_writes", "cacheWrite", "cacheWrites", "cache_create",
    ]),
    sign(FLAT, C(Count::CacheRead), Mark::Helicone, &["prompt_cache_read_tokens"]),
    sign(FLAT, C(Count::CacheWritten), Mark::Helicone, &["prompt_cache_write_tokens"]),
    key(FLAT, C(Count::Reasoning), &[
        "reasoning_tokens", "reasoningTokens", "native_tokens_reasoning", "tokens_reasoning",
        "reasoning_output_tokens", "reasoning_token_count", "reasoningTokenCount", "ReasoningTokenCount", "completion_reasoning_tokens",
        "thinkingTokens", "thinking_tokens", "reasoningOutputTokens", "tokensReasoning",
    ]),
    key(FLAT, C(Count::OtherInput), &["input_audio_tokens", "prompt_audio_tokens"]),
    key(FLAT, C(Count::OtherOutput), &["output_audio_tokens", "completion_audio_tokens", "output_image_tokens"]),
    key(FLAT, Take::Nothing, &["input_image_tokens", "image_tokens"]), // billed like text
    sign(FLAT, Take::Nothing, Mark::OpenHands, &["per_turn_token"]),
    key(FLAT, Take::Unread, &["prompt_audio_seconds", "audio_seconds"]), // Mistral: billed separately
    sign(FLAT, Take::Unread, Mark::PydanticAi, &["cache_audio_read_tokens"]),
    key(FLAT, C(Count::Total), &[
        "total_tokens", "totalTokens", "totalTokenCount", "total_token_count", "TotalTokens", "TotalTokenCount", "total_units",
        "Total Tokens", "llm_total_tokens", "response.usage.total_tokens",
    ]),
    key(FLAT, Enter(INPUT_DETAILS), &[
        "inputTokensDetails", "input_tokens_by_modality", "cached_tokens_by_modality", "tool_use_tokens_by_modality",
        "prompt_tokens_details", "input_tokens_details", "input_token_details", "promptTokensDetails",
        "cacheTokensDetails", "cache_tokens_details", "toolUsePromptTokensDetails", "prompt_token_details",
    ]),
    sign(FLAT, Enter(INPUT_DETAILS), Mark::AiSdk, &["inputTokenDetails"]),
    key(FLAT, Enter(INPUT_DETAILS), &["InputTokenDetails"]), // Semantic Kernel
    key(FLAT, Enter(OUTPUT_DETAILS), &[
        "outputTokensDetails", "output_tokens_by_modality", "responseTokensDetails", "response_tokens_details",
        "completion_tokens_details", "output_tokens_details", "output_token_details",
        "candidatesTokensDetails", "candidates_tokens_details", "completion_token_details", "outputTokenDetails",
    ]),
    key(FLAT, Enter(WRITES), &["cache_creation", "cacheCreation"]),
    key(FLAT, Enter(TIMED_WRITES), &["cacheDetails"]),
    key(FLAT, Enter(SERVER_TOOLS), &["server_tool_use"]),
    key(FLAT, C(Count::Requests), &["num_model_requests", "num_requests", "request_count", "requestCount", "n_requests", "api_requests",
        "api_calls", "num_calls", "llm_calls", "total_requests", "calls", "call_count", "callCount", "llm_call_count",
        "num_llm_calls", "n_calls", "llm_requests", "apiCalls", "llmCalls", "numCalls", "invocation_count",
    ]),
    key(FLAT, C(Count::Rows), &["successful_requests"]), // if there is no count of all of them
    key(FLAT, C(Count::Searches), &["webSearchRequests", "web_search_requests"]),
    key(FLAT, Steps, &["iterations"]),
    key(FLAT, W(Word::ServedTier), &["service_tier", "serviceTier", "trafficType", "traffic_type"]),
    key(FLAT, W(Word::Speed), &["speed"]),
    key(FLAT, W(Word::Geo), &["inference_geo"]),
    // words that disqualify the counts, next to or among them; `claims` has more
    key(FLAT, Take::Doubt(Doubt::Uncounted), &["running_total"]),
    key(FLAT, Take::Doubt(Doubt::Incomplete), &["partial", "is_partial"]),
    // Opik: the provider's own counts, next to its own
    key(USAGE, C(Count::CachedInside), &[
        "original_usage.prompt_tokens_details.cached_tokens", "original_usage.input_tokens_details.cached_tokens",
    ]),
    key(USAGE, C(Count::Reasoning), &[
        "original_usage.completion_tokens_details.reasoning_tokens",
        "original_usage.output_tokens_details.reasoning_tokens",
    ]),
    key(USAGE, Enter(INPUT_DETAILS), &["inputDetails"]), // Mastra
    key(USAGE, Enter(OUTPUT_DETAILS), &["outputDetails"]),
    // opencode, pi, Gemini CLI, Langfuse; too generic outside an object of counts
    key(USAGE, C(Count::Input), &["input", "in"]),
    key(USAGE, C(Count::Output), &["output", "out"]),
    key(USAGE, C(Count::Total), &["total", "sum"]),
    key(USAGE, C(Count::CachedInside), &["cached"]),
    sign(USAGE, C(Count::Thoughts), Mark::GeminiCli, &["thoughts"]),
    sign(USAGE, C(Count::ToolPrompt), Mark::GeminiCliTool, &["tool"]),
    key(USAGE, C(Count::Reasoning), &["reasoning", "output_reasoning_tokens"]),
    key(USAGE, C(Count::Fresh), &["input_other"]), // Kimi CLI, like the two below
    key(USAGE, C(Count::CacheRead), &["input_cache_read"]),
    key(USAGE, C(Count::CacheWritten), &["input_cache_creation"]),
    key(USAGE, C(Count::Written5m), &["input_cache_creation_5m"]), // Langfuse, like the two above
    key(USAGE, C(Count::Written1h), &["input_cache_creation_1h"]),
    key(USAGE, C(Count::Requests), &["requests", "numRequests"]), // OpenAI's and Pydantic's agent SDKs
    // promptfoo, Cline, Gemini CLI | Gemini's Interactions API
    key(USAGE, C(Count::Prompt), &["prompt", "total_input_tokens"]),
    key(USAGE, C(Count::Output), &["completion", "candidates", "total_output_tokens"]),
    key(USAGE, C(Count::CachedInside), &["total_cached_tokens"]),
    key(USAGE, C(Count::Thoughts), &["total_thought_tokens"]),
    key(USAGE, C(Count::ToolPrompt), &["total_tool_use_tokens"]),
    // LobeChat, in newer versions
    key(USAGE, Take::LastCount(Count::Prompt), &["totalInputTokens"]),
    key(USAGE, Take::LastCount(Count::Output), &["totalOutputTokens"]),
    key(USAGE, Take::LastCount(Count::CachedInside), &["inputCachedTokens"]),
    key(USAGE, Take::LastCount(Count::WrittenInside), &["inputWriteCacheTokens"]),
    key(USAGE, Take::LastCount(Count::Reasoning), &["outputReasoningTokens"]),
    key(USAGE, Take::LastCount(Count::OtherInput), &["inputAudioTokens"]),
    key(USAGE, Take::LastCount(Count::OtherOutput), &["outputAudioTokens", "outputImageTokens"]),
    key(USAGE, Take::Nothing, &["inputCacheMissTokens"]),
    // the answer's own counts in a library's | what the library repeats of them
    key(USAGE, Usage(0), &["nativeUsage"]),
    key(USAGE, Enter(REPEATED), &["details"]),
    key(USAGE, Take::Nothing, &["request_usage_entries"]), // the parts of the sum
    key(USAGE, Enter(SERVED), &["raw"]), // the provider's own
    key(USAGE, Enter(SERVICE), &["extra_properties"]),
    key(USAGE, W(Word::ModelVersion), &["model"]), // the one that was counted
    key(USAGE, W(Word::ModelName), &["model_id"]),
    key(USAGE, W(Word::OtherTime), &["timestamp"]),
    key(USAGE, W(Word::UsageCost), &["total_cost"]),
    key(REPEATED, C(Count::CachedInside), &["cached_tokens", "cached_content_tokens"]),
    key(REPEATED, Take::Nothing, &["text_cache_tokens"]), // the same by kind
    key(REPEATED, C(Count::CacheRead), &["cache_read_input_tokens", "cache_read_tokens"]),
    key(REPEATED, C(Count::CacheWritten), &["cache_creation_input_tokens", "cache_write_tokens"]),
    key(REPEATED, C(Count::Written5m), &["ephemeral_5m_input_tokens"]),
    key(REPEATED, C(Count::Written1h), &["ephemeral_1h_input_tokens"]),
    key(REPEATED, C(Count::Reasoning), &["reasoning_tokens", "thoughts_tokens"]),
    key(REPEATED, Enter(INPUT_DETAILS), &["prompt_tokens_details", "input_tokens_details"]),
    key(REPEATED, Enter(OUTPUT_DETAILS), &["completion_tokens_details", "output_tokens_details"]),
    key(USAGE, Enter(CACHE), &["cache"]),
    key(USAGE, Usage(0), &["billed_units"]),
    key(USAGE, Usage(1), &["tokens"]),
    key(USAGE, W(Word::Cost), &["cost"]),
    key(USAGE, Take::Nothing, &["cost_details"]),
    key(USAGE, W(Word::Unit), &["unit"]),
    key(CACHE, C(Count::CacheRead), &["read"]),
    key(CACHE, C(Count::CacheWritten), &["write"]),

    key(INPUT_DETAILS, C(Count::CachedInside), &[
        "cached_tokens", "cache_read", "cacheReadTokens", "cachedTokens", "CachedTokenCount", "cacheRead", "flex_cache_read", "priority_cache_read",
    ]),
    key(INPUT_DETAILS, C(Count::WrittenInside), &[
        "cache_write_tokens", "cache_creation_tokens", "cacheWriteTokens", "cacheWrite",
        "cache_creation_input_tokens", "cache_creation", "caching_tokens", "flex_cache_creation",
        "priority_cache_creation",
    ]),
    // LangChain states the tier there
    sign(INPUT_DETAILS, Take::Nothing, Mark::Flex, &["flex"]),
    sign(INPUT_DETAILS, Take::Nothing, Mark::Priority, &["priority"]),
    key(INPUT_DETAILS, C(Count::Fresh), &["noCacheTokens"]),
    key(INPUT_DETAILS, C(Count::Written5m), &["ephemeral_5m_input_tokens"]),
    key(INPUT_DETAILS, C(Count::Written1h), &["ephemeral_1h_input_tokens"]),
    key(INPUT_DETAILS, Enter(WRITES), &["cache_creation_token_details"]),
    key(INPUT_DETAILS, Enter(CACHED_DETAILS), &["cached_tokens_details"]),
    key(CACHED_DETAILS, Take::Nothing, &["text_tokens", "image_tokens"]),
    key(CACHED_DETAILS, Take::Unread, &["audio_tokens"]),
    key(INPUT_DETAILS, C(Count::OtherInput), &["audio_tokens", "audio"]),
    key(INPUT_DETAILS, Take::Nothing, &["image_tokens"]), // billed like text
    key(INPUT_DETAILS, W(Word::Modality), &["modality"]),
    key(OUTPUT_DETAILS, C(Count::Reasoning), &["reasoning_tokens", "reasoning", "reasoningTokens", "thinking_tokens", "flex_reasoning", "priority_reasoning"]),
    sign(OUTPUT_DETAILS, Take::Nothing, Mark::Flex, &["flex"]),
    sign(OUTPUT_DETAILS, Take::Nothing, Mark::Priority, &["priority"]),
    // an object instead of a count: the AI SDK's own model of usage
    key(INPUT_PARTS, C(Count::Prompt), &["total"]),
    key(INPUT_PARTS, C(Count::Fresh), &["noCache"]),
    key(INPUT_PARTS, C(Count::CachedInside), &["cacheRead"]),
    key(INPUT_PARTS, C(Count::WrittenInside), &["cacheWrite"]),
    key(OUTPUT_PARTS, C(Count::Output), &["total"]),
    key(OUTPUT_PARTS, Take::Nothing, &["text"]),
    key(OUTPUT_PARTS, C(Count::Reasoning), &["reasoning"]),
    key(OUTPUT_DETAILS, C(Count::OtherOutput), &["audio_tokens", "image_tokens", "audio", "image"]),
    key(OUTPUT_DETAILS, W(Word::Modality), &["modality"]),
    key(WRITES, C(Count::Written5m), &["ephemeral_5m_input_tokens", "ephemeral5mInputTokens"]),
    key(WRITES, C(Count::Written1h), &["ephemeral_1h_input_tokens", "ephemeral1hInputTokens"]),
    key(TIMED_WRITES, W(Word::Kept), &["ttl"]),
    key(TIMED_WRITES, C(Count::WrittenTimed), &["inputTokens"]),
    key(SERVER_TOOLS, C(Count::Searches), &["web_search_requests"]),
    key(REQUESTS, C(Count::Requests), &["completed", "totalRequests"]),
    key(SERVICE, Enter(SERVICE), &["google"]),
    key(SERVICE, W(Word::ServedTier), &["traffic_type"]),
    key(SERVICE, W(Word::Speed), &["latency"]),
    key(SERVICE, W(Word::OwnCache), &["cache_hit"]), // Bifrost
    key(COSTS, W(Word::Charged), &["total"]),
];
