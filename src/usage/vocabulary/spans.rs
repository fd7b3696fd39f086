//! Spans of traces: the conventions of OpenTelemetry, `OpenInference`, `OpenLLMetry` and the AI SDK.

use super::{Key, key, sign};
use crate::usage::keys::{
    ASKED, ATTRIBUTES, Count, INPUT_DETAILS, LABELS, Mark, NESTED, NESTED_COUNTS, OUTPUT_DETAILS,
    PARAMETERS, PROVIDERS, RECORD, SERVED, Take, Word,
};
use Take::{Count as C, Enter, Served, SpareUsage, Unwrap, Usage, Word as W};

#[rustfmt::skip]
pub(super) const KEYS: &[Key] = &[
    sign(RECORD, Enter(ATTRIBUTES), Mark::Span, &["attributes"]),
    // X-Ray, Zipkin, Jaeger, Cloud Trace, SigNoz, ClickHouse, Application Insights
    key(RECORD, Enter(LABELS), &[
        "annotations", "tags", "labels", "attributes_string", "attributes_number", "SpanAttributes", "span_attributes",
        "customDimensions",
    ]),
    key(ATTRIBUTES, Enter(LABELS), &["attributeMap"]),
    key(ATTRIBUTES, Enter(NESTED), &["llm", "gen_ai", "openinference"]),
    key(LABELS, Enter(NESTED), &["llm", "gen_ai", "openinference"]),
    key(NESTED, Enter(NESTED), &["span", "operation"]),
    key(NESTED, W(Word::Work), &["kind", "name"]),
    key(NESTED, W(Word::Model), &["model_name"]),
    key(NESTED, W(Word::OtherProvider), &["system", "provider"]),
    key(NESTED, Enter(ASKED), &["request"]),
    key(NESTED, Usage(1), &["usage"]),
    key(NESTED, Enter(NESTED_COUNTS), &["token_count"]),
    key(NESTED_COUNTS, C(Count::Prompt), &["prompt"]),
    key(NESTED_COUNTS, C(Count::Output), &["completion"]),
    key(NESTED_COUNTS, C(Count::Total), &["total"]),
    key(NESTED_COUNTS, Enter(INPUT_DETAILS), &["prompt_details"]),
    key(NESTED_COUNTS, Enter(OUTPUT_DETAILS), &["completion_details"]),
    sign(ATTRIBUTES, C(Count::Input), Mark::GenAi, &["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"]),
    sign(ATTRIBUTES, C(Count::Input), Mark::AiSdkSpan, &["ai.usage.inputTokens", "ai.usage.promptTokens"]),
    key(ATTRIBUTES, C(Count::Prompt), &["llm.token_count.prompt", "llm.usage.prompt_tokens"]),
    key(ATTRIBUTES, C(Count::Output), &[
        "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.token_count.completion",
        "llm.usage.completion_tokens", "ai.usage.outputTokens", "ai.usage.completionTokens",
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
    key(ATTRIBUTES, C(Count::Written5m), &["gen_ai.usage.details.ephemeral_5m_input_tokens"]),
    key(ATTRIBUTES, C(Count::Written1h), &["gen_ai.usage.details.ephemeral_1h_input_tokens"]),
    key(ATTRIBUTES, C(Count::Reasoning), &[
        "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens",
        "gen_ai.usage.output_tokens.reasoning", "ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens",
        "gen_ai.usage.details.reasoning_tokens", "llm.token_count.completion_details.reasoning",
    ]),
    key(ATTRIBUTES, C(Count::OtherInput), &["llm.token_count.prompt_details.audio"]),
    key(ATTRIBUTES, C(Count::OtherOutput), &["llm.token_count.completion_details.audio"]),
    key(ATTRIBUTES, C(Count::Total), &["gen_ai.usage.total_tokens", "llm.token_count.total", "ai.usage.totalTokens"]),
    sign(ATTRIBUTES, C(Count::Total), Mark::OpenLlmetry, &["llm.usage.total_tokens"]),
    key(ATTRIBUTES, W(Word::HttpStatus), &["http.response.status_code", "http.status_code"]),
    key(ATTRIBUTES, W(Word::ModelVersion), &["gen_ai.response.model"]),
    key(ATTRIBUTES, W(Word::Model), &["llm.model_name", "model", "langfuse.observation.model.name"]),
    key(ATTRIBUTES, W(Word::ModelName), &["model_name", "embedding.model_name"]),
    key(ATTRIBUTES, W(Word::ModelRequested), &["gen_ai.request.model"]),
    key(ATTRIBUTES, W(Word::ModelAside), &["ai.model.id", "mlflow.llm.model"]),
    key(ATTRIBUTES, W(Word::Provider), &["gen_ai.provider.name"]),
    key(ATTRIBUTES, W(Word::OtherProvider), &["gen_ai.system", "llm.provider", "ai.model.provider", "model_provider"]),
    key(ATTRIBUTES, W(Word::ServedTier), &["openai.response.service_tier", "gen_ai.openai.response.service_tier"]),
    key(ATTRIBUTES, W(Word::Tier), &[
        "gen_ai.request.service_tier", "gen_ai.openai.request.service_tier", "openai.request.service_tier",
    ]),
    key(ATTRIBUTES, W(Word::Work), &["span_kind", "ai.operationId"]),
    key(ATTRIBUTES, W(Word::Error), &["error.type"]),
    key(ATTRIBUTES, W(Word::Outcome), &["otel.status_code"]),
    key(LABELS, W(Word::Outcome), &["otel.status_code"]),
    key(ATTRIBUTES, Enter(PARAMETERS), &["metadata", "llm.invocation_parameters", "mlflow.spanInputs"]),
    key(ATTRIBUTES, Served(SERVED), &["output.value", "mlflow.spanOutputs"]),
    sign(ATTRIBUTES, Usage(0), Mark::Langfuse, &["langfuse.observation.usage_details"]),
    // what Datadog nests in its own | Claude Code
    key(ATTRIBUTES, Enter(ATTRIBUTES), &["attributes"]),
    key(ATTRIBUTES, W(Word::Time), &["timestamp"]),
    key(ATTRIBUTES, W(Word::RequestId), &["request_id"]),
    key(ATTRIBUTES, W(Word::Kind), &["event.name"]),
    sign(ATTRIBUTES, Take::Nothing, Mark::AgentRun, &["agent_name"]),
    key(ATTRIBUTES, W(Word::Charged), &["cost_usd"]),
    key(ATTRIBUTES, SpareUsage, &["metrics"]),
    key(ATTRIBUTES, Usage(1), &["mlflow.chat.tokenUsage"]),
    key(ATTRIBUTES, Enter(PROVIDERS), &["ai.response.providerMetadata"]),
    sign(ATTRIBUTES, Unwrap, Mark::Adk, &["gcp.vertex.agent.llm_response"]),
    sign(ATTRIBUTES, Take::Nothing, Mark::Span, &["trace_id", "span_id"]),
    key(ATTRIBUTES, W(Word::Work), &[
        "gen_ai.operation.name", "openinference.span.kind", "traceloop.span.kind",
    ]),
    key(ATTRIBUTES, W(Word::Id), &["gen_ai.response.id"]),
    key(ATTRIBUTES, W(Word::Session), &["gen_ai.conversation.id", "session.id"]),
    key(ATTRIBUTES, W(Word::OtherTime), &["event.timestamp"]),
];
