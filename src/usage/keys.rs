//! What a key of a usage record may be.
//!
//! Owns the kinds of counts and words; those of objects are in `nodes`. Does not list the names (`vocabulary`) or
//! find them (`known`).

pub use super::doubts::Doubt;
pub use super::nodes::*;

/// Declares the counts.
macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A number that is counted, by what its name promises. Tokens unless it says otherwise.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Count { $($(#[$doc])* $name,)+ }

        /// Every count.
        pub const ALL_COUNTS: &[Count] = &[$(Count::$name),+];
    };
}

counts! {
    /// All input, cached or not.
    Prompt,
    /// Input; with or without the cached part, as the counts beside it tell.
    Input,
    /// Input without the cached part.
    Fresh,
    /// Input as a gateway counts it, by a tokenizer of its own.
    OtherPrompt,
    /// Output.
    Output,
    /// Output as a gateway counts it.
    OtherCompletion,
    /// Thinking on top of the output.
    Thoughts,
    /// Input that tools added, on top.
    ToolPrompt,
    /// Cached reads, part of the input.
    CachedInside,
    /// A part of the cached reads, where they are not stated as a whole.
    CachedPart,
    /// Writes to the cache, part of the input.
    WrittenInside,
    /// Cached reads in the words of Anthropic.
    CacheRead,
    /// Writes to the cache in the words of Anthropic.
    CacheWritten,
    /// Writes for five minutes; a part of the writes.
    Written5m,
    /// Writes for an hour; a part of the writes.
    Written1h,
    /// Writes whose time stands beside them.
    WrittenTimed,
    /// Thinking, part of the output.
    Reasoning,
    /// Input that is billed at other rates than text.
    OtherInput,
    /// Output that is billed at other rates than text.
    OtherOutput,
    /// Input and output.
    Total,
    /// Requests that the record covers.
    Requests,
    /// Rows that were put together, where the record is their sum.
    Rows,
    /// Searches that the provider ran.
    Searches,
}

/// How many counts there are.
pub const COUNTS: usize = ALL_COUNTS.len();

impl Count {
    /// Whether it counts tokens. Other counts may hold values that are not numbers.
    pub fn is_tokens(self) -> bool {
        !matches!(self, Self::Requests | Self::Rows | Self::Searches)
    }
}

/// A value that is taken as it is written. Of one object, an earlier one here goes before a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// The model that answered.
    ModelVersion,
    /// The model.
    Model,
    /// The model, in some logs.
    ModelName,
    /// The model that was asked for, where another may have answered.
    ModelRequested,
    /// A gateway's own name for a set of models.
    ModelGroup,
    /// The model, by a name that may also be something else.
    ModelAside,
    /// Who bills, in LiteLLM's names.
    CustomProvider,
    /// Who bills, or a gateway's host.
    Provider,
    /// Who bills, where nothing surer says it.
    OtherProvider,
    /// The service tier that stands with the counts: the one that was served.
    ServedTier,
    /// The service tier that the record states.
    Tier,
    /// A word that may be a service tier, or the plan of a customer.
    OtherTier,
    /// The speed, where it is a mode of service.
    Speed,
    /// Where the model ran, where that is priced apart.
    Geo,
    /// When: seconds, milliseconds or RFC 3339.
    Time,
    /// When, by a less certain name.
    OtherTime,
    /// The kind of input or output of a count beside it.
    Modality,
    /// How long the writes beside it are kept.
    Kept,
    /// What OpenRouter charged, in USD.
    Cost,
    /// What another gateway charged, in USD.
    Charged,
    /// In what currency.
    Currency,
    /// Whether a gateway answered from a cache of its own.
    CacheHit,
    /// A field that lines of a batch have.
    BatchKey,
    /// A field that lines of a batch of Gemini's have, and other logs, too.
    FileKey,
    /// Whether it was a batch.
    Batch,
    /// What the record is.
    Kind,
    /// What kind of work a span or a run is.
    Work,
    /// What is counted, in Langfuse's words.
    Unit,
    /// What the record is, in OpenAI's words.
    Object,
    /// Who speaks in the message.
    Role,
    /// Whether the request went well.
    Status,
    /// The status of the answer by HTTP.
    HttpStatus,
    /// What was called.
    Call,
    /// Where the request was served.
    Region,
    /// A place: where it was served, in logs of Bedrock.
    OtherRegion,
    /// How large the requests of a row were.
    ContextWindow,
    /// What the server says that it is.
    Fingerprint,
    /// What a library says that an answer cost.
    UsageCost,
    /// A charge in a unit that is not stated.
    OtherCost,
    /// Whether more records follow on another page.
    More,
    /// The answer's id.
    Id,
    /// The request's id.
    RequestId,
    /// The id of this one call or of its answer, whatever it is.
    CallId,
    /// The span's id.
    Span,
    /// The id of the span around it.
    Parent,
    /// The conversation that the request is part of.
    Session,
    /// The folder or project that it was made for.
    Project,
    /// A day.
    Day,
    /// A month.
    Month,
    /// When it ended or was noted, or the first day of a period.
    LateTime,
    /// A year, beside the month and the day.
    Year,
    /// How long what is written to the cache is kept.
    CacheKept,
    /// A model that may have answered in place of the one that is named.
    OtherModel,
    /// Whether a cache of one's own answered.
    OwnCache,
    /// Whether it was cached: the answer or the input.
    Cached,
    /// Whether the request went well, as yes or no.
    Success,
    /// Whether it failed, as yes or no.
    IsError,
    /// What went wrong.
    Error,
    /// Who answered, by an address.
    Host,
    /// The program that answered, or the machine that logged it.
    Server,
    /// How many turns, messages or steps the record covers.
    Turns,
    /// How a span ended, how grave an event is, why an answer ended: of some values it failed.
    Outcome,
    /// The end of the period that a row covers.
    End,
    /// Whether the input leaves out what was cached, or whose API says what it includes.
    Convention,
}

impl Word {
    /// Whether it is what a record says it is about, or when: in the place of either a sum says that it is one.
    pub fn may_say_total(self) -> bool {
        use Word::{Day, Kind, LateTime, Month, OtherTime, Time};
        matches!(self, Time | OtherTime | LateTime | Day | Month | Kind)
    }

    /// Whether it names who or what is billed, so that two values at one place contradict each other.
    pub fn is_name(self) -> bool {
        let may_differ = [Self::ModelAside, Self::OtherProvider, Self::OtherTier];
        self <= Self::Geo && !may_differ.contains(&self)
    }
}

/// Several words.
#[derive(Debug, Clone, Copy)]
pub struct Words(u64);

impl Words {
    /// These.
    pub const fn of(words: &[Word]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < words.len() {
            bits |= 1 << words[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    /// A bit for each.
    #[inline]
    pub fn bits(self) -> u64 {
        self.0
    }
}

/// A sign by which a form is known: a key that only it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// No sign.
    None,
    /// `prompt_cache_hit_tokens`.
    DeepSeek,
    /// Counts that OpenRouter took over from the provider.
    OpenRouter,
    /// A log of LiteLLM.
    LiteLlm,
    /// Cached counts in Helicone's words.
    Helicone,
    /// `usageDetails`.
    Langfuse,
    /// `ai_model` and units.
    Portkey,
    /// A span of a trace.
    Span,
    /// A log of Bedrock.
    Bedrock,
    /// A line of a session of Claude Code.
    ClaudeCode,
    /// A line of a session of Codex.
    Codex,
    /// A message of opencode.
    OpenCode,
    /// A row of Anthropic's usage report.
    AnthropicReport,
    /// The log of Azure API Management.
    AzureApim,
    /// An event of Cursor.
    Cursor,
    /// A batch with its counts.
    BatchObject,
    /// A row of a cost report.
    CostReport,
    /// A message of `LangChain`.
    LangChain,
    /// An answer of the AI SDK.
    AiSdk,
    /// Cached tokens as the AI SDK has them.
    AiSdkCached,
    /// Counts of Pydantic AI.
    PydanticAi,
    /// Cached tokens of a span in words that came before OpenTelemetry's.
    OlderSpan,
    /// A total of `OpenLLMetry`.
    OpenLlmetry,
    /// An answer of Gemini.
    Gemini,
    /// A server on hardware of one's own.
    Local,
    /// An answer of Groq.
    Groq,
    /// An answer of Cerebras.
    Cerebras,
    /// Served at the flex tier.
    Flex,
    /// Served at the priority tier.
    Priority,
    /// A log of New API.
    NewApi,
    /// The same, of a request in Anthropic's words.
    NewApiAnthropic,
    /// What Anthropic's or Bedrock's provider of the AI SDK passes on.
    SdkMetadata,
    /// What other providers of the AI SDK pass on.
    SdkOther,
    /// Sums by model.
    Breakdown,
    /// An event of `PostHog`, a span of Braintrust.
    Recorder,
    /// A request of Cline.
    Cline,
    /// An answer inside a batch.
    InBatch,
    /// A candidate with content.
    Candidate,
    /// A candidate that is complete.
    Finished,
    /// A span of Google's agents.
    Adk,
    /// A span of an agent's run.
    AgentRun,
    /// An answer of Replicate.
    Replicate,
    /// Counts that may be of all so far.
    SoFar,
    /// Thoughts in the words of Gemini CLI.
    GeminiCli,
    /// The input of tools in the words of Gemini CLI.
    GeminiCliTool,
    /// A line that heads a log or changes its head.
    Heading,
    /// An event of a log, within the span that it names.
    Event,
    /// Counts of OpenTelemetry's conventions.
    GenAi,
    /// Counts of a span of the AI SDK in its own words.
    AiSdkSpan,
    /// Counts among the metadata of a message.
    MessageUsage,
    /// A line of a batch of Bedrock's.
    BedrockBatch,
    /// An answer beside the counts that says how it was served.
    Served,
    /// Sums of a trace of Weave's, with those of all calls within.
    Weave,
}

/// What to do with the value of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Nothing but to pass it (a field asked for by `--by` may be here).
    Nothing,
    /// Read a count.
    Count(Count),
    /// Keep it.
    Word(Word),
    /// Go on inside.
    Enter(Node),
    /// Pass it, and go on inside where it may say how it was served.
    Served(Node),
    /// Go on inside; it wraps the answer.
    Unwrap,
    /// Counts are inside; a lower number goes before a higher one.
    Usage(u8),
    /// Counts are inside, beside others that go before.
    SpareUsage,
    /// A list of records, each to be read by itself.
    Records,
    /// Records by the name of their model.
    ByModel,
    /// The same counts by model, each a record of its own.
    Parts,
    /// A list of records by days, months or sessions; another such list beside it has the same in other groups.
    Grouped,
    /// The steps of one request, each billed by itself.
    Steps,
    /// Cached tokens that the counts may leave out.
    Elsewhere,
    /// Counts that may be others than those that hold.
    UsageAside,
    /// Nothing is known of it but that it speaks of output; a number in it makes a record without output
    /// unreadable.
    Aside,
    /// Nothing is known of it but that it speaks of tokens; a number in it makes the record unreadable.
    Unread,
    /// A value that may say that the counts are not what is billed.
    Doubt(Doubt),
    /// An id of the record, by which a copy of it is known.
    OwnId,
    /// The id of the conversation or the run that it is part of, where totals may grow.
    Conversation,
    /// What the record is about; where it says that this is all, it may be a sum.
    Label,
    /// A list of all models that the counts are of.
    Models,
    /// Tokens of another call than the one whose counts are read.
    OtherCall,
    /// The same, unless the number is one of those that are read.
    MayBeOtherCall,
}
