//! What a key of a usage record may be.
//!
//! Owns the kinds of objects, counts and words. Does not list the names (`vocabulary`) or find them (`known`).

/// A kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(pub(super) u8);

impl Node {
    /// Its number, from 0.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// The record itself, or the answer wrapped in it.
pub const RECORD: Node = Node(0);
/// The object of counts.
pub const USAGE: Node = Node(1);
/// What the input is made up of.
pub const INPUT_DETAILS: Node = Node(2);
/// What the output is made up of.
pub const OUTPUT_DETAILS: Node = Node(3);
/// Writes to the cache by how long they are kept.
pub const WRITES: Node = Node(4);
/// Data about the record, with counts in some logs.
pub const METADATA: Node = Node(5);
/// The result of one request of a batch.
pub const RESULT: Node = Node(6);
/// Attributes of a span, as an object or as a list of keys and values.
pub const ATTRIBUTES: Node = Node(7);
/// Cached tokens, read and written.
pub const CACHE: Node = Node(8);
/// What went in, with its count.
pub const INPUT: Node = Node(9);
/// What came out, with its count.
pub const OUTPUT: Node = Node(10);
/// Counts that add to those in the record itself.
pub const MORE_COUNTS: Node = Node(11);
/// Writes to the cache, each with the time it is kept.
pub const TIMED_WRITES: Node = Node(12);
/// How many requests a record covers.
pub const REQUESTS: Node = Node(13);
/// Tools that the provider ran.
pub const SERVER_TOOLS: Node = Node(14);
/// Amounts.
pub const COSTS: Node = Node(15);
/// An object among the counts that is not listed.
pub const UNREAD: Node = Node(16);
/// What stands beside the input and the output of a record.
pub const TOKEN_DETAILS: Node = Node(17);
/// The answer itself, in a log that counts it, too.
pub const BODY: Node = Node(18);
/// What the AI SDK passes on of a provider's answer.
pub const PROVIDERS: Node = Node(19);
/// Not a kind of its own: keys that count in [`USAGE`] and in [`RECORD`], [`ATTRIBUTES`] and
/// [`MORE_COUNTS`], too.
pub const FLAT: Node = Node(20);
/// How many kinds of object there are beside those that are asked for.
pub const FIXED_NODES: u8 = 20;

/// A number that is counted, by what its name promises. Tokens unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Count {
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
/// Every count.
pub const ALL_COUNTS: &[Count] = &[
    Count::Prompt,
    Count::Input,
    Count::Fresh,
    Count::OtherPrompt,
    Count::Output,
    Count::OtherCompletion,
    Count::Thoughts,
    Count::ToolPrompt,
    Count::CachedInside,
    Count::WrittenInside,
    Count::CacheRead,
    Count::CacheWritten,
    Count::Written5m,
    Count::Written1h,
    Count::WrittenTimed,
    Count::Reasoning,
    Count::OtherInput,
    Count::OtherOutput,
    Count::Total,
    Count::Requests,
    Count::Rows,
    Count::Searches,
];

impl Count {
    /// Whether tokens are counted. What else is counted may also be something that is no number.
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
    /// Who bills, in LiteLLM's names.
    CustomProvider,
    /// Who bills, or a gateway's host.
    Provider,
    /// The service tier that stands with the counts: the one that was served.
    ServedTier,
    /// The service tier that the record states.
    Tier,
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
    /// A charge in a unit that is not stated.
    OtherCost,
    /// Whether more records follow on another page.
    More,
    /// The answer's id.
    Id,
    /// The request's id.
    RequestId,
    /// The conversation that the request is part of.
    Session,
    /// The folder or project that it was made for.
    Project,
}

impl Word {
    /// Whether it names who or what is billed, so that two values at one place contradict each other.
    pub fn is_name(self) -> bool {
        self <= Self::Geo
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
    /// The steps of one request, each billed by itself.
    Steps,
    /// Cached tokens that the counts may leave out.
    Elsewhere,
    /// Nothing is known of it but that it speaks of output; a number in it makes a record without output
    /// unreadable.
    Aside,
    /// Nothing is known of it but that it speaks of tokens; a number in it makes the record unreadable.
    Unread,
}
