//! What a key of a usage record may be, and finding it by name.
//!
//! Owns the kinds of objects, counts and words, and the lookup. Does not list the names (`vocabulary`).
//! A key that is not listed is passed without a look at its value, unless it speaks of tokens (`unread`).

use super::unread::{speaks_of_output, speaks_of_tokens};
use super::vocabulary::{KEYS, Key};

/// A kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(u8);

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
const FIXED_NODES: u8 = 20;

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

/// What is known of one key.
#[derive(Debug, Clone)]
struct Entry {
    name: Box<[u8]>,
    take: Take,
    mark: Mark,
    by: Option<u8>,
}

/// A key that counts.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What to do with its value.
    pub take: Take,
    /// Of which form it is a sign.
    pub mark: Mark,
    /// Which of the fields asked for it is.
    pub by: Option<u8>,
}

/// The keys of one kind of object: found by hash, one probe for most of those that do not count.
#[derive(Debug, Clone, Default)]
struct Keys {
    entries: Vec<Entry>,
    slots: Vec<u16>,
}

/// The slots of a kind of object; a power of two, several times its keys.
const SLOTS: usize = 1024;

impl Keys {
    fn seal(&mut self) {
        self.slots = vec![0; SLOTS];
        for (number, entry) in (1..).zip(&self.entries) {
            let mut slot = hash(&entry.name);
            while self.slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            self.slots[slot] = number;
        }
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Option<Found> {
        let mut slot = hash(name);
        loop {
            let entry = match self.slots[slot] {
                0 => return None,
                number => &self.entries[usize::from(number) - 1],
            };
            if *entry.name == *name {
                return Some(Found {
                    take: entry.take,
                    mark: entry.mark,
                    by: entry.by,
                });
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// A slot by the length and the first and last bytes of a name, which tell most keys apart.
#[inline]
fn hash(name: &[u8]) -> usize {
    let (first, last) = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (u32::from_le_bytes(*first), u32::from_le_bytes(*last)),
        _ => name
            .iter()
            .fold((0, 0), |(a, b), c| (a << 8 | u32::from(*c), b)),
    };
    let mixed = (u64::from(first) ^ u64::from(last) << 29 ^ (name.len() as u64) << 58)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 54) as usize
}

/// The keys that count in a run.
#[derive(Debug, Clone)]
pub struct Known(Vec<Keys>);

/// More fields than this at once make no table that anyone reads.
pub const MOST_FIELDS: usize = 8;
/// A path has at most this many names.
pub const DEEPEST_FIELD: usize = 8;

impl Known {
    /// The keys of the table, and the fields of these paths, such as `user` or `metadata.team`, by their
    /// position.
    pub fn new(paths: &[String]) -> Self {
        let mut known = Self(vec![Keys::default(); usize::from(FIXED_NODES)]);
        for key in KEYS.iter().filter(|key| key.node != FLAT) {
            known.add_all(key.node, key);
        }
        for key in KEYS.iter().filter(|key| key.node == FLAT) {
            for node in [USAGE, RECORD, ATTRIBUTES, MORE_COUNTS] {
                known.add_all(node, key);
            }
        }
        // Spans are also written with their attributes beside their name and time.
        for key in KEYS.iter().filter(|key| key.node == ATTRIBUTES) {
            known.add_all(RECORD, key);
        }
        for (position, path) in (0..).zip(paths.iter().take(MOST_FIELDS)) {
            known.ask(path, position);
        }
        known.0.iter_mut().for_each(Keys::seal);
        known
    }

    /// How many kinds of object there are.
    pub fn nodes(&self) -> usize {
        self.0.len()
    }

    /// What a key of `node` counts for.
    #[inline]
    pub fn find(&self, node: Node, name: &[u8]) -> Option<Found> {
        let found = self.0[usize::from(node.0)].find(name);
        found.or_else(|| Self::unlisted(node, name))
    }

    /// What to do with a key that is not listed.
    #[cold]
    fn unlisted(node: Node, name: &[u8]) -> Option<Found> {
        let take = if speaks_of_tokens(node, name) {
            Take::Unread
        } else if speaks_of_output(node, name) {
            Take::Aside
        } else if matches!(node, USAGE | INPUT_DETAILS | OUTPUT_DETAILS | UNREAD) {
            Take::Enter(UNREAD)
        } else {
            return None;
        };
        Some(Found {
            take,
            mark: Mark::None,
            by: None,
        })
    }

    fn position(&self, node: Node, name: &str) -> Option<usize> {
        let entries = &self.0[usize::from(node.0)].entries;
        entries.iter().position(|e| *e.name == *name.as_bytes())
    }

    fn add_all(&mut self, node: Node, key: &Key) {
        for name in key.names {
            self.add(node, name, key.take, key.mark);
        }
    }

    /// Adds a key unless it is there.
    fn add(&mut self, node: Node, name: &str, take: Take, mark: Mark) {
        if self.position(node, name).is_none() {
            self.0[usize::from(node.0)].entries.push(Entry {
                name: name.as_bytes().into(),
                take,
                mark,
                by: None,
            });
        }
    }

    fn ask(&mut self, path: &str, position: u8) {
        let mut node = RECORD;
        let mut parts = path.split('.').take(DEEPEST_FIELD).peekable();
        while let Some(part) = parts.next() {
            self.add(node, part, Take::Nothing, Mark::None);
            let Some(at) = self.position(node, part) else {
                return;
            };
            let fresh = u8::try_from(self.0.len()).unwrap_or(u8::MAX);
            let entry = &mut self.0[usize::from(node.0)].entries[at];
            if parts.peek().is_none() {
                entry.by = Some(position);
                return;
            }
            node = match entry.take {
                Take::Enter(inner) => inner,
                Take::Usage(_) | Take::SpareUsage => USAGE,
                Take::Unwrap => RECORD,
                Take::Nothing => {
                    entry.take = Take::Enter(Node(fresh));
                    self.0.push(Keys::default());
                    Node(fresh)
                }
                // A value, or records of their own.
                _ => return,
            };
        }
    }
}
