//! What a key of a usage record can mean.
//!
//! Owns the kinds of counts and words; kinds of objects are in `nodes`. Does not list the names (`vocabulary`) or look
//! them up (`known`).

pub use super::doubts::Doubt;
pub use super::nodes::*;

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// What a count counts, judging by its name: tokens unless noted otherwise.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Count { $($(#[$doc])* $name,)+ }

        pub const ALL_COUNTS: &[Count] = &[$(Count::$name),+];
    };
}

counts! {
    /// All input, cached or not.
    Prompt,
    /// Input; other counts tell whether it includes the cached part.
    Input,
    /// Input without the cached part.
    Fresh,
    /// Input by a gateway's own tokenizer.
    OtherPrompt,
    Output,
    /// Output by a gateway's own tokenizer.
    OtherCompletion,
    /// Reasoning on top of the output.
    Thoughts,
    /// Input added by tools, on top of the input.
    ToolPrompt,
    /// Cached reads, included in the input.
    CachedInside,
    /// A part of the cached reads, where their sum is not stated.
    CachedPart,
    /// Cache writes, included in the input.
    WrittenInside,
    /// Cached reads under Anthropic's name.
    CacheRead,
    /// Cache writes under Anthropic's name.
    CacheWritten,
    /// Writes kept for five minutes, included in the writes.
    Written5m,
    /// Writes kept for an hour, included in the writes.
    Written1h,
    /// Writes whose lifetime is stated next to them.
    WrittenTimed,
    /// Reasoning, included in the output.
    Reasoning,
    /// Input billed at other rates than text.
    OtherInput,
    /// Output billed at other rates than text.
    OtherOutput,
    /// Input plus output.
    Total,
    /// Not tokens: requests that the record covers.
    Requests,
    /// Not tokens: rows that the record sums up.
    Rows,
    /// Not tokens: searches that the provider ran.
    Searches,
}

pub const COUNTS: usize = ALL_COUNTS.len();

impl Count {
    /// Whether it counts tokens. Other counts may hold values that are not numbers.
    pub fn is_tokens(self) -> bool {
        !matches!(self, Self::Requests | Self::Rows | Self::Searches)
    }
}

/// A value that is kept as written. In one object, an earlier variant takes precedence over a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// The model that answered.
    ModelVersion,
    Model,
    /// The model, under the name some logs use.
    ModelName,
    /// The requested model; another may have answered.
    ModelRequested,
    /// A gateway's own name for a set of models.
    ModelGroup,
    /// The model, under a name that may also mean something else.
    ModelAside,
    /// Who bills, under LiteLLM's names.
    CustomProvider,
    /// Who bills, or a gateway's host.
    Provider,
    /// Who bills, if no surer name says so.
    OtherProvider,
    /// The service tier stated with the counts: the one that was served.
    ServedTier,
    /// The service tier stated by the record.
    Tier,
    /// A service tier, or possibly a customer's plan.
    OtherTier,
    /// The speed, where it is a mode of service.
    Speed,
    /// Where the model ran, where that has its own price.
    Geo,
    /// When: seconds, milliseconds or RFC 3339.
    Time,
    /// When, under a less certain name.
    OtherTime,
    /// Modality of a count next to it.
    Modality,
    /// How long the writes next to it are kept.
    Kept,
    /// What OpenRouter charged, in USD.
    Cost,
    /// What another gateway charged, in USD.
    Charged,
    Currency,
    /// Whether a gateway answered from its own cache.
    CacheHit,
    /// A field of batch lines.
    BatchKey,
    /// A field of Gemini's batch lines, and of some logs.
    FileKey,
    Batch,
    /// What the record is.
    Kind,
    /// What kind of work a span or a run is.
    Work,
    /// What is counted, under Langfuse's name.
    Unit,
    /// What the record is, under OpenAI's name.
    Object,
    /// Who speaks in a message.
    Role,
    /// Whether the request succeeded.
    Status,
    HttpStatus,
    /// What was called.
    Call,
    /// Where the request was served.
    Region,
    /// A place; in Bedrock logs, where it was served.
    OtherRegion,
    /// Size class of the requests of a row.
    ContextWindow,
    /// What the server calls itself.
    Fingerprint,
    /// A library's cost of an answer.
    UsageCost,
    /// A charge without a stated unit.
    OtherCost,
    /// Whether more records follow on another page.
    More,
    /// The answer's id.
    Id,
    RequestId,
    /// The id of the call or of its answer.
    CallId,
    /// The span's id.
    Span,
    /// The id of the parent span.
    Parent,
    /// The conversation.
    Session,
    /// The folder or project the request was made for.
    Project,
    Day,
    Month,
    /// When it ended or was logged, or the first day of a period.
    LateTime,
    /// A year, where the month and the day are separate.
    Year,
    /// How long cache writes are kept.
    CacheKept,
    /// A model that may have answered instead of the named one.
    OtherModel,
    /// Whether the customer's own cache answered.
    OwnCache,
    /// Whether the answer or the input was cached.
    Cached,
    /// Whether the request succeeded, as yes or no.
    Success,
    /// Whether it failed, as yes or no.
    IsError,
    /// What went wrong.
    Error,
    /// Who answered, as an address.
    Host,
    /// The program that answered, or the machine that logged it.
    Server,
    /// How many turns, messages or steps the record covers.
    Turns,
    /// How a span ended, an event's severity, why an answer ended: some values mean failure.
    Outcome,
    /// End of the period of a row.
    End,
    /// Whether the input excludes cached tokens, or whose convention it follows.
    Convention,
}

impl Word {
    /// Whether it says what the record is about, or when; a sum may say so there.
    pub fn may_say_total(self) -> bool {
        use Word::{Day, Kind, LateTime, Month, OtherTime, Time};
        matches!(self, Time | OtherTime | LateTime | Day | Month | Kind)
    }

    /// Whether it names who or what is billed: two different values at one place are then a contradiction.
    pub fn is_name(self) -> bool {
        let may_differ = [Self::ModelAside, Self::OtherProvider, Self::OtherTier];
        self <= Self::Geo && !may_differ.contains(&self)
    }
}

/// A set of words.
#[derive(Debug, Clone, Copy)]
pub struct Words(u64);

impl Words {
    pub const fn of(words: &[Word]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < words.len() {
            bits |= 1 << words[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    /// A bit per word.
    #[inline]
    pub fn bits(self) -> u64 {
        self.0
    }
}

/// A sign of a format: a key that only it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    None,
    /// `prompt_cache_hit_tokens`.
    DeepSeek,
    /// Counts that OpenRouter copied from the provider.
    OpenRouter,
    LiteLlm,
    /// Cached counts under Helicone's names.
    Helicone,
    /// `usageDetails`.
    Langfuse,
    /// `ai_model` and units.
    Portkey,
    Span,
    Bedrock,
    /// A line of a Claude Code session.
    ClaudeCode,
    /// A line of a Codex session.
    Codex,
    OpenCode,
    /// A row of Anthropic's usage report.
    AnthropicReport,
    AzureApim,
    Cursor,
    /// A batch object with counts.
    BatchObject,
    /// A row of a cost report.
    CostReport,
    LangChain,
    AiSdk,
    /// Cached tokens under the AI SDK's name.
    AiSdkCached,
    PydanticAi,
    /// Cached tokens of a span under names older than OpenTelemetry's.
    OlderSpan,
    /// A total under `OpenLLMetry`'s name.
    OpenLlmetry,
    Gemini,
    /// A self-hosted server.
    Local,
    Groq,
    Cerebras,
    Flex,
    Priority,
    NewApi,
    /// A New API log of an Anthropic-style request.
    NewApiAnthropic,
    /// Metadata of Anthropic's or Bedrock's provider for the AI SDK.
    SdkMetadata,
    /// Metadata of other providers for the AI SDK.
    SdkOther,
    /// Sums by model.
    Breakdown,
    /// A `PostHog` event or a Braintrust span.
    Recorder,
    Cline,
    /// An answer inside a batch.
    InBatch,
    Candidate,
    /// A candidate that is complete.
    Finished,
    /// A span of Google's ADK.
    Adk,
    /// A span of an agent's run.
    AgentRun,
    Replicate,
    /// Counts that may be running totals.
    SoFar,
    /// Thoughts under Gemini CLI's name.
    GeminiCli,
    /// Tool input under Gemini CLI's name.
    GeminiCliTool,
    /// The heading of a log, or a change to it.
    Heading,
    /// A log event within the span it names.
    Event,
    /// Counts under OpenTelemetry's names.
    GenAi,
    /// Counts of a span under the AI SDK's own names.
    AiSdkSpan,
    /// Counts in the metadata of a message.
    MessageUsage,
    /// A line of a Bedrock batch.
    BedrockBatch,
    /// An answer next to the counts that says how it was served.
    Served,
    /// Sums of a Weave trace, including all calls within it.
    Weave,
    /// A turn's tokens under `OpenHands`' name.
    OpenHands,
}

/// What to do with the value of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Skip it (a `--by` field may be inside).
    Nothing,
    Count(Count),
    /// Count it if the record states no output elsewhere: others use the name for sums.
    LastCount(Count),
    /// Keep it.
    Word(Word),
    /// Enter it.
    Enter(Node),
    /// Skip it, but enter it if it may say how it was served.
    Served(Node),
    /// Enter it: it wraps the answer.
    Unwrap,
    /// Read the counts in it; lower numbers take precedence.
    Usage(u8),
    /// Read the counts in it; all others take precedence.
    SpareUsage,
    /// A list of independent records.
    Records,
    /// Records keyed by model name.
    ByModel,
    /// The record's own counts, split into a record per model.
    Parts,
    /// A list of records by day, month or session; another such list beside it groups the same records differently.
    Grouped,
    /// A chat with its messages keyed by id.
    Chat,
    /// The steps of one request, each billed separately.
    Steps,
    /// Cached tokens that the counts may leave out.
    Elsewhere,
    /// Counts that may differ from the ones that apply.
    UsageAside,
    /// Unlisted, but mentions output: a number in it makes a record without output unreadable.
    Aside,
    /// Unlisted, but mentions tokens: a number in it makes the record unreadable.
    Unread,
    /// A value that may say that the counts are not billed as they are.
    Doubt(Doubt),
    /// An unread value that may change the bill. If it casts this doubt, a note names its key.
    Telling(Doubt),
    /// An id that identifies copies of the record.
    OwnId,
    /// The id of the conversation or run, in which totals may grow.
    Conversation,
    /// What the record is about; a record about everything may be a sum.
    Label,
    /// A list of all models that the counts cover.
    Models,
    /// Tokens of a call other than the one being read.
    OtherCall,
    /// Like [`Take::OtherCall`], unless the number equals one that is read.
    MayBeOtherCall,
}
