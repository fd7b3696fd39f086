//! The formats in which requests are recorded: one row each.
//!
//! Owns how a format is recognized, where its counts are, what its input includes, and what a record covers. Does not
//! read: the names of the counts are in `vocabulary`, and the format is chosen once they are read.
//! `docs/usage-formats.md` is written from this table, with samples from `tests/tables/usage-forms.tsv`.

use super::doubts::{is_no, is_yes};
use super::json::Scalar;
use super::keys::Mark;

/// What an input count includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// As the names of the counts and the total imply.
    AsNamed,
    /// Cached reads and writes.
    WithCache,
    /// As the names imply; for Anthropic's models it depends on who answered.
    BySdk,
    /// Neither cached reads nor writes.
    WithoutCache,
    /// What the lab's own API includes: Anthropic's excludes the cache.
    AsTheLab,
}

/// Where reasoning is counted.
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
    /// One, unless it states how many.
    One,
    /// Several, and it does not state how many.
    Several,
}

#[derive(Debug, Clone, Copy)]
pub struct Form {
    pub name: &'static str,
    /// Path of its counts; empty: in the record itself.
    pub counts: &'static str,
    /// The signs that identify it, all required; empty: identified by the names of its counts alone.
    pub signs: &'static [Mark],
    pub input: Input,
    pub thinking: Thinking,
    pub covers: Covers,
    /// Whether its ids identify requests, whatever their prefix.
    pub has_ids: bool,
    /// Id of the provider that bills, where the format implies it and the record does not state it.
    pub seller: Option<&'static str>,
}

/// The format that states two sets of counts.
pub const LANGFUSE: &str = "Langfuse observation";

/// The format whose answers may be recorded in parts that add up.
pub const LANGCHAIN: &str = "LangChain message";
/// A tool that names this API includes cached tokens in the input.
const OPENAI: &[u8] = b"openai";

impl Form {
    /// Overrides the input convention with the record's own: whether it excludes cached tokens, or whose API it
    /// follows.
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
};

/// All formats. The first whose signs are all seen wins.
#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    Form { name: "Claude Code session (JSONL)", counts: "message.usage", signs: &[Mark::ClaudeCode], has_ids: true, ..PLAIN },
    Form { name: "Claude Code result (`claude -p --output-format json`)", counts: "modelUsage.*", covers: Covers::Several, ..PLAIN },
    Form { name: "Codex session (rollout JSONL)", counts: "payload.info.last_token_usage", signs: &[Mark::Codex], input: Input::WithCache, has_ids: true, ..PLAIN },
    Form { name: "OpenAI batch with its totals", signs: &[Mark::BatchObject], covers: Covers::Several, has_ids: true, ..PLAIN },
    Form { name: "Anthropic usage report, a row", counts: "", signs: &[Mark::AnthropicReport], covers: Covers::Several, seller: Some("anthropic"), ..PLAIN },
    Form { name: "OpenAI usage page, a row", counts: "", input: Input::WithCache, ..PLAIN },
    Form { name: LANGFUSE, counts: "usageDetails", signs: &[Mark::Langfuse], input: Input::WithoutCache, thinking: Thinking::OnTop, has_ids: true, ..PLAIN },
    Form { name: "Helicone request", counts: "", signs: &[Mark::Helicone], input: Input::AsTheLab, has_ids: true, ..PLAIN },
    Form { name: "Portkey log", counts: "", signs: &[Mark::Portkey], has_ids: true, ..PLAIN },
    Form { name: "LiteLLM spend log", counts: "", signs: &[Mark::LiteLlm], input: Input::WithCache, has_ids: true, ..PLAIN },
    Form { name: "OpenRouter generation or activity", counts: "data", signs: &[Mark::OpenRouter], input: Input::WithCache, has_ids: true, seller: Some("openrouter"), ..PLAIN },
    Form { name: "opencode message", counts: "tokens", signs: &[Mark::OpenCode], input: Input::WithoutCache, thinking: Thinking::OnTop, has_ids: true, ..PLAIN },
    Form { name: "Bedrock invocation log", counts: "", signs: &[Mark::Bedrock], input: Input::WithoutCache, has_ids: true, seller: Some("amazon-bedrock"), ..PLAIN },
    Form { name: "Bedrock batch output, a line", counts: "modelOutput.usage", signs: &[Mark::BedrockBatch], seller: Some("amazon-bedrock"), ..PLAIN },
    Form { name: "Azure API Management", counts: "", signs: &[Mark::AzureApim], seller: Some("azure"), ..PLAIN },
    Form { name: "Cursor usage events", counts: "", signs: &[Mark::Cursor], input: Input::WithoutCache, ..PLAIN },
    Form { name: "DeepSeek API", signs: &[Mark::DeepSeek], input: Input::WithCache, seller: Some("deepseek"), ..PLAIN },
    Form { name: "Groq API", signs: &[Mark::Groq], seller: Some("groq"), ..PLAIN },
    Form { name: "Replicate prediction", counts: "metrics", signs: &[Mark::Replicate], seller: Some("replicate"), ..PLAIN },
    Form { name: "Cerebras API", signs: &[Mark::Cerebras], seller: Some("cerebras"), ..PLAIN },
    Form { name: "New API log of an Anthropic-style request", counts: "", signs: &[Mark::NewApi, Mark::NewApiAnthropic], input: Input::WithoutCache, ..PLAIN },
    Form { name: "New API log", counts: "", signs: &[Mark::NewApi], input: Input::WithCache, ..PLAIN },
    Form { name: "Cline request", counts: "", signs: &[Mark::Cline], input: Input::WithoutCache, ..PLAIN },
    Form { name: "PostHog event, Braintrust span", counts: "properties", signs: &[Mark::Recorder], input: Input::BySdk, ..PLAIN },
    Form { name: "AI SDK v6", signs: &[Mark::AiSdk], input: Input::WithCache, ..PLAIN },
    Form { name: "AI SDK with Anthropic or Bedrock provider metadata", signs: &[Mark::SdkMetadata], input: Input::WithoutCache, ..PLAIN },
    Form { name: "Pydantic AI", signs: &[Mark::PydanticAi], input: Input::WithCache, has_ids: true, ..PLAIN },
    Form { name: "AI SDK v5", counts: "totalUsage", signs: &[Mark::AiSdkCached], input: Input::BySdk, ..PLAIN },
    Form { name: LANGCHAIN, counts: "usage_metadata", signs: &[Mark::LangChain], ..PLAIN },
    Form { name: "OpenLLMetry span", counts: "attributes", signs: &[Mark::OpenLlmetry], input: Input::WithCache, ..PLAIN },
    Form { name: "OpenTelemetry span with older cache-token names", counts: "attributes", signs: &[Mark::OlderSpan], input: Input::BySdk, ..PLAIN },
    Form { name: "OpenTelemetry GenAI span", counts: "attributes", signs: &[Mark::Span], ..PLAIN },
    Form { name: "OpenInference span", counts: "attributes", ..PLAIN },
    Form { name: "Claude Code telemetry", counts: "attributes", ..PLAIN },
    Form { name: "Codex telemetry", counts: "attributes", ..PLAIN },
    Form { name: "Gemini CLI telemetry", counts: "attributes", ..PLAIN },
    Form { name: "Gemini CLI session", counts: "tokens", signs: &[Mark::GeminiCli, Mark::GeminiCliTool], has_ids: true, ..PLAIN },
    Form { name: "OpenHands metrics", counts: "metrics.token_usages", signs: &[Mark::OpenHands], input: Input::WithCache, ..PLAIN },
    Form { name: "LobeChat message", counts: "metadata", input: Input::WithCache, ..PLAIN },
    Form { name: "Open WebUI chat", counts: "chat.history.messages", ..PLAIN },
    Form { name: "ATIF trajectory (Harbor)", counts: "steps", ..PLAIN },
    Form { name: "tau2-bench results", counts: "simulations", ..PLAIN },
    Form { name: "pi session", counts: "message.usage", ..PLAIN },
    Form { name: "Microsoft.Extensions.AI answer", counts: "Usage", ..PLAIN },
    Form { name: "LangChain result", counts: "llm_output.token_usage", ..PLAIN },
    Form { name: "LangGraph state", counts: "values", ..PLAIN },
    Form { name: "Cohere chat", counts: "usage", ..PLAIN },
    Form { name: "Mistral API", ..PLAIN },
    Form { name: "Bedrock Converse", ..PLAIN },
    Form { name: "Gemini API, Vertex AI", counts: "usageMetadata", signs: &[Mark::Gemini], has_ids: true, ..PLAIN },
    Form { name: "Anthropic message", ..PLAIN },
    Form { name: "OpenAI response", ..PLAIN },
    Form { name: "OpenAI batch output, a line", counts: "response.body.usage", ..PLAIN },
    Form { name: "OpenAI chat completion and compatible APIs", ..PLAIN },
    Form { name: "plain", counts: "", ..PLAIN },
];

/// The format of a record with these signs.
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
