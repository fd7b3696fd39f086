//! The forms in which requests are recorded: one row each.
//!
//! Owns how a form is known, where its counts stand, what its input includes, and what a record of it covers.
//! Does not read: the names of the counts are in `vocabulary`, and a form is chosen once they are read.
//! `docs/usage-formats.md` is written from this table.

use super::doubts::{is_no, is_yes};
use super::json::Scalar;
use super::keys::Mark;

/// What a count of input includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// As the names of the counts and the total tell.
    AsNamed,
    /// Cached reads and writes.
    WithCache,
    /// As the names tell, but of Anthropic's models with the cache or without, by who answered.
    BySdk,
    /// Neither cached reads nor writes.
    WithoutCache,
    /// What the lab's own API includes: Anthropic's leaves the cache out.
    AsTheLab,
}

/// Where thinking is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thinking {
    /// In the output, unless the total says otherwise.
    InOutput,
    /// On top of the output.
    OnTop,
}

/// How many requests a record covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// One, unless it says how many.
    One,
    /// Several, and it does not say how many.
    Several,
}

/// One form.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// Where its counts stand; empty: in the record itself.
    pub counts: &'static str,
    /// The signs by which it is known, all of them; none: by the names of its counts alone.
    pub signs: &'static [Mark],
    /// What its input includes.
    pub input: Input,
    /// Where its thinking is counted.
    pub thinking: Thinking,
    /// How many requests a record covers.
    pub covers: Covers,
    /// Whether its ids tell requests apart, whatever they begin with.
    pub has_ids: bool,
    /// Who bills, where the form says it and the record does not: a provider's id.
    pub seller: Option<&'static str>,
    /// A record of it, made up.
    pub sample: &'static str,
    /// What the sample comes to: fresh input, read, written for 5 minutes and for an hour, output.
    pub tokens: [u64; 5],
}

/// The form that states two sets of counts.
pub const LANGFUSE: &str = "Langfuse observation";

/// The form whose answers may be recorded in parts that add up.
pub const LANGCHAIN: &str = "LangChain message";
/// The API whose input includes what was cached, where a tool names it.
const OPENAI: &[u8] = b"openai";

impl Form {
    /// The same with what a record says of its own input: whether it leaves out what was cached, or whose API it is of.
    pub(super) fn as_stated(&self, value: Scalar) -> Self {
        let is_openai = matches!(value, Scalar::Text(text) if text.raw() == OPENAI);
        let input = if is_yes(value) {
            Input::WithoutCache
        } else if is_openai || is_no(value) {
            Input::WithCache
        } else {
            self.input
        };
        Self { input, ..*self }
    }
}

const PLAIN: Form = Form {
    name: "",
    counts: "usage",
    signs: &[],
    input: Input::AsNamed,
    thinking: Thinking::InOutput,
    covers: Covers::One,
    has_ids: false,
    seller: None,
    sample: "",
    tokens: [0; 5],
};

/// Every form. Of those whose signs are seen the first holds.
#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    Form {
        name: "Claude Code session (JSONL)", counts: "message.usage", signs: &[Mark::ClaudeCode], has_ids: true,
        sample: r#"{"parentUuid":"u0","isSidechain":false,"sessionId":"s1","type":"assistant","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5","usage":{"input_tokens":4,"cache_creation_input_tokens":1000,"cache_read_input_tokens":2000,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":1000},"output_tokens":40}},"requestId":"req_1","timestamp":"2026-10-01T09:00:03Z"}"#,
        tokens: [4, 2000, 0, 1000, 40], ..PLAIN
    },
    Form {
        name: "Claude Code result (`claude -p --output-format json`)", counts: "modelUsage.*", covers: Covers::Several,
        sample: r#"{"type":"result","subtype":"success","total_cost_usd":0.01,"usage":{"input_tokens":5,"output_tokens":60},"modelUsage":{"claude-opus-5":{"inputTokens":5,"outputTokens":60,"cacheReadInputTokens":700,"cacheCreationInputTokens":80,"webSearchRequests":0,"costUSD":0.01}}}"#,
        tokens: [5, 700, 80, 0, 60], ..PLAIN
    },
    Form {
        name: "Codex session (rollout JSONL)", counts: "payload.info.last_token_usage", signs: &[Mark::Codex], input: Input::WithCache, has_ids: true,
        sample: r#"{"model":"gpt-5.6-sol","timestamp":"2026-10-02T10:00:05Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1000,"cached_input_tokens":800,"output_tokens":50,"reasoning_output_tokens":20,"total_tokens":1050}}}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenAI batch with its totals", signs: &[Mark::BatchObject], covers: Covers::Several, has_ids: true,
        sample: r#"{"id":"batch_1","object":"batch","model":"gpt-5.6-sol","request_counts":{"total":10,"completed":10,"failed":0},"usage":{"input_tokens":3000,"output_tokens":2000,"total_tokens":5000,"input_tokens_details":{"cached_tokens":1000}}}"#,
        tokens: [2000, 1000, 0, 0, 2000], ..PLAIN
    },
    Form {
        name: "Anthropic usage report, a row", counts: "", signs: &[Mark::AnthropicReport], covers: Covers::Several, seller: Some("anthropic"),
        sample: r#"{"model":"claude-opus-5","service_tier":"standard","context_window":"0-200k","uncached_input_tokens":1000,"cache_creation":{"ephemeral_1h_input_tokens":20,"ephemeral_5m_input_tokens":30},"cache_read_input_tokens":500,"output_tokens":100}"#,
        tokens: [1000, 500, 30, 20, 100], ..PLAIN
    },
    Form {
        name: "OpenAI usage page, a row", counts: "", input: Input::WithCache,
        sample: r#"{"object":"organization.usage.completions.result","model":"gpt-5.6-sol","input_tokens":9000,"output_tokens":400,"input_cached_tokens":8000,"num_model_requests":3,"batch":false}"#,
        tokens: [1000, 8000, 0, 0, 400], ..PLAIN
    },
    Form {
        name: LANGFUSE, counts: "usageDetails", signs: &[Mark::Langfuse], input: Input::WithoutCache, thinking: Thinking::OnTop, has_ids: true,
        sample: r#"{"id":"o1","type":"GENERATION","startTime":"2026-10-09T08:00:00Z","model":"claude-sonnet-4-6","usageDetails":{"input":20,"cache_read_input_tokens":900,"cache_creation_input_tokens":80,"output":50,"total":1050}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Helicone request", counts: "", signs: &[Mark::Helicone], input: Input::AsTheLab, has_ids: true,
        sample: r#"{"request_id":"h1","request_created_at":"2026-10-09T08:00:00Z","provider":"ANTHROPIC","model":"claude-sonnet-4-6","prompt_tokens":20,"completion_tokens":50,"prompt_cache_read_tokens":900,"prompt_cache_write_tokens":80,"total_tokens":1050}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Portkey log", counts: "", signs: &[Mark::Portkey], has_ids: true,
        sample: r#"{"id":"p1","created_at":"2026-10-09T08:00:00Z","ai_org":"openai","ai_model":"gpt-5.6-sol","req_units":1000,"res_units":50,"total_units":1050}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "LiteLLM spend log", counts: "", signs: &[Mark::LiteLlm], input: Input::WithCache, has_ids: true,
        sample: r#"{"request_id":"chatcmpl-1","spend":0.01,"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"startTime":"2026-10-08T10:00:00Z","model":"claude-sonnet-4-6","custom_llm_provider":"anthropic","metadata":"{\"additional_usage_values\":{\"cache_creation_input_tokens\":80,\"cache_read_input_tokens\":900}}"}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenRouter generation or activity", counts: "data", signs: &[Mark::OpenRouter], input: Input::WithCache, has_ids: true, seller: Some("openrouter"),
        sample: r#"{"data":{"id":"gen-1","total_cost":0.02,"created_at":"2026-10-07T09:00:00Z","model":"anthropic/claude-sonnet-4.6","provider_name":"Anthropic","tokens_prompt":900,"native_tokens_prompt":1000,"native_tokens_completion":50,"native_tokens_reasoning":0,"native_tokens_cached":900}}"#,
        tokens: [100, 900, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "opencode message", counts: "tokens", signs: &[Mark::OpenCode], input: Input::WithoutCache, thinking: Thinking::OnTop, has_ids: true,
        sample: r#"{"id":"msg_1","sessionID":"ses_1","role":"assistant","modelID":"claude-sonnet-4-6","providerID":"anthropic","cost":0.01,"tokens":{"input":20,"output":50,"reasoning":0,"cache":{"read":900,"write":80}},"time":{"created":1790812800000}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Bedrock invocation log", counts: "", signs: &[Mark::Bedrock], input: Input::WithoutCache, has_ids: true, seller: Some("amazon-bedrock"),
        sample: r#"{"schemaType":"ModelInvocationLog","timestamp":"2026-10-03T08:00:00Z","requestId":"r1","modelId":"anthropic.claude-sonnet-4-5-20250929-v1:0","input":{"inputTokenCount":20,"cacheReadInputTokenCount":900,"cacheWriteInputTokenCount":80},"output":{"outputTokenCount":50}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Bedrock batch output, a line", counts: "modelOutput.usage", signs: &[Mark::BedrockBatch], seller: Some("amazon-bedrock"),
        sample: r#"{"recordId":"r1","modelInput":{"max_tokens":100},"modelOutput":{"id":"msg_bdrk_1","type":"message","model":"claude-sonnet-4-5-20250929","usage":{"input_tokens":1000,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":50}}}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Azure API Management", counts: "", signs: &[Mark::AzureApim], seller: Some("azure"),
        sample: r#"{"TimeGenerated":"2026-10-03T08:00:00Z","ModelName":"gpt-5.6-sol","DeploymentName":"sol","PromptTokens":1000,"CompletionTokens":50,"TotalTokens":1050}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Cursor usage events", counts: "", signs: &[Mark::Cursor], input: Input::WithoutCache,
        sample: r#"{"Date":"2026-10-03T08:00:00Z","Model":"claude-opus-5","Input (w/ Cache Write)":80,"Input (w/o Cache Write)":20,"Cache Read":900,"Output Tokens":50,"Total Tokens":1050}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "DeepSeek API", signs: &[Mark::DeepSeek], input: Input::WithCache, seller: Some("deepseek"),
        sample: r#"{"model":"deepseek-v4-pro","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":900},"prompt_cache_hit_tokens":900,"prompt_cache_miss_tokens":100}}"#,
        tokens: [100, 900, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Groq API", signs: &[Mark::Groq], seller: Some("groq"),
        sample: r#"{"id":"chatcmpl-1","model":"openai/gpt-oss-120b","usage":{"queue_time":0.03,"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050},"x_groq":{"id":"req_1"}}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Replicate prediction", counts: "metrics", signs: &[Mark::Replicate], seller: Some("replicate"),
        sample: r#"{"id":"x","model":"anthropic/claude-4.5-sonnet","status":"succeeded","metrics":{"input_token_count":1000,"output_token_count":50,"predict_time":1.1}}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Cerebras API", signs: &[Mark::Cerebras], seller: Some("cerebras"),
        sample: r#"{"id":"chatcmpl-1","model":"gpt-oss-120b","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050},"time_info":{"queue_time":0.001}}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "New API log, of a request in Anthropic's words", counts: "", signs: &[Mark::NewApi, Mark::NewApiAnthropic], input: Input::WithoutCache,
        sample: r#"{"id":2,"created_at":1790812800,"model_name":"claude-sonnet-4-6","quota":1250,"prompt_tokens":20,"completion_tokens":50,"other":"{\"cache_tokens\":900,\"cache_creation_tokens\":80,\"claude\":true}"}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "New API log", counts: "", signs: &[Mark::NewApi], input: Input::WithCache,
        sample: r#"{"id":1,"created_at":1790812800,"model_name":"gpt-5.6-sol","quota":1250,"prompt_tokens":1000,"completion_tokens":50,"other":"{\"cache_tokens\":800,\"cache_ratio\":0.1}"}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Cline request", counts: "", signs: &[Mark::Cline], input: Input::WithoutCache,
        sample: r#"{"ts":1790812800000,"type":"say","say":"api_req_started","text":"{\"tokensIn\":20,\"tokensOut\":50,\"cacheWrites\":80,\"cacheReads\":900}","modelInfo":{"providerId":"anthropic","modelId":"claude-sonnet-4-6"}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "PostHog event, Braintrust span", counts: "properties", signs: &[Mark::Recorder], input: Input::BySdk,
        sample: r#"{"event":"$ai_generation","timestamp":"2026-10-01T10:00:00Z","properties":{"$ai_model":"gpt-5.6-sol","$ai_provider":"openai","$ai_input_tokens":1000,"$ai_output_tokens":50,"$ai_cache_read_input_tokens":800}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "AI SDK v6", signs: &[Mark::AiSdk], input: Input::WithCache,
        sample: r#"{"model":"claude-sonnet-4-6","usage":{"inputTokens":1000,"inputTokenDetails":{"noCacheTokens":20,"cacheReadTokens":900,"cacheWriteTokens":80},"outputTokens":50,"outputTokenDetails":{"textTokens":40,"reasoningTokens":10},"totalTokens":1050}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "AI SDK, with what Anthropic's or Bedrock's provider passes on", signs: &[Mark::SdkMetadata], input: Input::WithoutCache,
        sample: r#"{"modelId":"claude-sonnet-4-6","usage":{"inputTokens":20,"outputTokens":50,"totalTokens":70,"cachedInputTokens":900},"providerMetadata":{"anthropic":{"cacheCreationInputTokens":80}}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Pydantic AI", signs: &[Mark::PydanticAi], input: Input::WithCache, has_ids: true,
        sample: r#"{"model_name":"claude-sonnet-4-6","usage":{"input_tokens":1000,"cache_write_tokens":80,"cache_read_tokens":900,"output_tokens":50,"input_audio_tokens":0,"cache_audio_read_tokens":0,"output_audio_tokens":0,"details":{}}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "AI SDK v5", counts: "totalUsage", signs: &[Mark::AiSdkCached], input: Input::BySdk,
        sample: r#"{"type":"finish","response":{"id":"r","timestamp":"2026-10-05T10:00:00Z","modelId":"gpt-5.6-sol"},"totalUsage":{"inputTokens":1000,"outputTokens":50,"totalTokens":1050,"reasoningTokens":30,"cachedInputTokens":800}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: LANGCHAIN, counts: "usage_metadata", signs: &[Mark::LangChain],
        sample: r#"{"response_metadata":{"model_name":"claude-sonnet-4-6"},"usage_metadata":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050,"input_token_details":{"cache_read":900,"cache_creation":80}}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenLLMetry span", counts: "attributes", signs: &[Mark::OpenLlmetry], input: Input::WithCache,
        sample: r#"{"name":"anthropic.chat","attributes":{"gen_ai.system":"Anthropic","gen_ai.response.model":"claude-sonnet-4-6","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"llm.usage.total_tokens":1050,"gen_ai.usage.cache_read_input_tokens":900,"gen_ai.usage.cache_creation_input_tokens":80}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenTelemetry span, cached tokens by an older name", counts: "attributes", signs: &[Mark::OlderSpan], input: Input::BySdk,
        sample: r#"{"name":"chat","attributes":{"gen_ai.system":"aws.bedrock","gen_ai.request.model":"us.anthropic.claude-sonnet-4-6","gen_ai.usage.input_tokens":20,"gen_ai.usage.output_tokens":50,"gen_ai.usage.total_tokens":1050,"gen_ai.usage.cache_read_input_tokens":900,"gen_ai.usage.cache_write_input_tokens":80}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenTelemetry GenAI span", counts: "attributes", signs: &[Mark::Span],
        sample: r#"{"name":"chat","attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"gpt-5.6-sol"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},{"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"800"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}}]}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenInference span", counts: "attributes",
        sample: r#"{"name":"ChatCompletion","attributes":{"llm.model_name":"gpt-5.6-sol","llm.token_count.prompt":1000,"llm.token_count.completion":50,"llm.token_count.prompt_details.cache_read":800}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Claude Code telemetry", counts: "attributes",
        sample: r#"{"body":"claude_code.api_request","attributes":{"event.name":"api_request","event.timestamp":"2026-10-06T09:00:00Z","model":"claude-sonnet-4-6","input_tokens":"20","output_tokens":"50","cache_read_tokens":"900","cache_creation_tokens":"80"}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Codex telemetry", counts: "attributes",
        sample: r#"{"attributes":{"event.name":"codex.sse_event","model":"gpt-5.6-sol","input_token_count":1000,"output_token_count":50,"cached_token_count":800,"reasoning_token_count":20,"tool_token_count":1050}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Gemini CLI telemetry", counts: "attributes",
        sample: r#"{"attributes":{"event.name":"gemini_cli.api_response","event.timestamp":"2026-10-06T09:00:00Z","model":"gemini-2.5-pro","input_token_count":1000,"output_token_count":20,"cached_content_token_count":600,"thoughts_token_count":30,"tool_token_count":0,"total_token_count":1050}}"#,
        tokens: [400, 600, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Gemini CLI session", counts: "tokens", signs: &[Mark::GeminiCli, Mark::GeminiCliTool], has_ids: true,
        sample: r#"{"id":"m1","type":"gemini","model":"gemini-2.5-pro","timestamp":"2026-10-06T09:00:00Z","tokens":{"input":1000,"output":20,"cached":600,"thoughts":30,"tool":0,"total":1050}}"#,
        tokens: [400, 600, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "pi session", counts: "message.usage",
        sample: r#"{"type":"message","message":{"role":"assistant","provider":"anthropic","model":"claude-sonnet-4-6","usage":{"input":20,"output":50,"cacheRead":900,"cacheWrite":80,"totalTokens":1050,"cost":{"total":0.01}}}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "Microsoft.Extensions.AI answer", counts: "Usage",
        sample: r#"{"ResponseId":"chatcmpl-1","ModelId":"gpt-5.6-sol","CreatedAt":"2026-10-05T10:00:00Z","Usage":{"InputTokenCount":1000,"OutputTokenCount":50,"TotalTokenCount":1050,"CachedInputTokenCount":800}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "LangChain result", counts: "llm_output.token_usage",
        sample: r#"{"type":"LLMResult","generations":[],"llm_output":{"model_name":"gpt-5.6-sol","token_usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}}}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "LangGraph state", counts: "values",
        sample: r#"{"values":{"messages":[{"type":"ai","id":"run-1","response_metadata":{"model_name":"gpt-5.6-sol"},"usage_metadata":{"input_tokens":1000,"output_tokens":50,"total_tokens":1050}}]}}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Cohere chat", counts: "usage",
        sample: r#"{"model":"command-a-03-2025","usage":{"billed_units":{"input_tokens":10,"output_tokens":50},"tokens":{"input_tokens":80,"output_tokens":50}}}"#,
        tokens: [10, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Mistral API",
        sample: r#"{"model":"mistral-large-2512","usage":{"prompt_tokens":1000,"total_tokens":1050,"completion_tokens":50,"num_cached_tokens":900}}"#,
        tokens: [100, 900, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Bedrock Converse",
        sample: r#"{"modelId":"us.anthropic.claude-sonnet-4-5-20250929-v1:0","usage":{"inputTokens":20,"outputTokens":50,"totalTokens":1050,"cacheReadInputTokens":900,"cacheWriteInputTokens":80,"cacheDetails":[{"ttl":"1h","inputTokens":80}]}}"#,
        tokens: [20, 900, 0, 80, 50], ..PLAIN
    },
    Form {
        name: "Gemini API, Vertex AI", counts: "usageMetadata", signs: &[Mark::Gemini], has_ids: true,
        sample: r#"{"responseId":"g1","modelVersion":"gemini-2.5-pro","usageMetadata":{"promptTokenCount":1000,"cachedContentTokenCount":600,"candidatesTokenCount":20,"thoughtsTokenCount":30,"totalTokenCount":1050}}"#,
        tokens: [400, 600, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "Anthropic message",
        sample: r#"{"id":"msg_1","type":"message","model":"claude-opus-5","usage":{"input_tokens":20,"cache_creation_input_tokens":80,"cache_read_input_tokens":900,"output_tokens":50}}"#,
        tokens: [20, 900, 80, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenAI response",
        sample: r#"{"id":"resp_1","model":"gpt-5.6-sol","usage":{"input_tokens":1000,"input_tokens_details":{"cached_tokens":800},"output_tokens":50,"output_tokens_details":{"reasoning_tokens":20},"total_tokens":1050}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenAI batch output, a line", counts: "response.body.usage",
        sample: r#"{"id":"batch_req_1","custom_id":"r1","response":{"status_code":200,"body":{"id":"chatcmpl-2","model":"gpt-5.6-sol","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050}}},"error":null}"#,
        tokens: [1000, 0, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "OpenAI chat completion, and what is compatible with it",
        sample: r#"{"id":"chatcmpl-1","model":"gpt-5.6-sol","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":800},"completion_tokens_details":{"reasoning_tokens":20}}}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
    Form {
        name: "plain", counts: "",
        sample: r#"{"model":"gpt-5.6-sol","input_tokens":1000,"cached_input_tokens":800,"output_tokens":50}"#,
        tokens: [200, 800, 0, 0, 50], ..PLAIN
    },
];

/// The form of a record with these signs.
#[inline]
pub(super) fn of(marks: u64) -> &'static Form {
    let fits = |form: &&Form| {
        let all = form
            .signs
            .iter()
            .fold(0, |all, mark| all | 1_u64 << *mark as u64);
        all != 0 && marks & all == all
    };
    if marks >> 1 == 0 {
        return &PLAIN;
    }
    FORMS.iter().find(fits).unwrap_or(&PLAIN)
}
