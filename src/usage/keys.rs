//! Which keys of a usage record count, and what for: one table.
//!
//! Owns the names that providers, gateways and logs give to the same thing. Refuses what they come to
//! together (`shape`). A key that is not here is passed without a look at its value.

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
const INPUT_DETAILS: Node = Node(2);
/// What the output is made up of.
pub const OUTPUT_DETAILS: Node = Node(3);
const WRITES: Node = Node(4);
const METADATA: Node = Node(5);
const RESULT: Node = Node(6);
const FIXED_NODES: u8 = 7;

/// A count of tokens, by what its name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Count {
    /// All input, cached or not.
    Prompt,
    /// Input; with or without the cached part, as the counts beside it tell.
    Input,
    /// Output.
    Output,
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
    /// Thinking, part of the output.
    Reasoning,
    /// Input that is billed at other rates than text.
    OtherInput,
    /// Output that is billed at other rates than text.
    OtherOutput,
    /// Input and output.
    Total,
}

/// How many counts there are.
pub const COUNTS: usize = 15;

/// A value that is taken as it is written. Of one object, an earlier one here goes before a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// The model that answered.
    ModelVersion,
    /// The model.
    Model,
    /// The model, in some logs.
    ModelName,
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
    /// When: seconds, milliseconds or RFC 3339.
    Time,
    /// When, by a less certain name.
    OtherTime,
    /// The kind of input or output of a count beside it.
    Modality,
    /// What OpenRouter charged, in USD.
    Cost,
    /// What another gateway charged, in USD.
    Charged,
    /// Whether a gateway answered from a cache of its own.
    CacheHit,
    /// A field that lines of a batch have.
    BatchKey,
    /// Whether it was a batch.
    Batch,
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
    /// Counts are inside.
    Usage,
    /// Counts are inside, beside others that go before.
    SpareUsage,
}

use Take::{Count as C, Enter, SpareUsage, Unwrap, Usage, Word as W};

/// Every key that counts, by the object it stands in. The keys of [`USAGE`] also count when they stand
/// in the record itself.
#[rustfmt::skip]
const KEYS: &[(Node, Take, &[&str])] = &[
    // OpenAI chat, OpenRouter, LiteLLM, DeepSeek, xAI | AI SDK | Google, and its Python client | OpenRouter's export
    (USAGE, C(Count::Prompt), &["prompt_tokens", "promptTokens", "promptTokenCount", "prompt_token_count", "native_tokens_prompt"]),
    // OpenAI responses, Anthropic, plain | Bedrock, AI SDK
    (USAGE, C(Count::Input), &["input_tokens", "inputTokens"]),
    (USAGE, C(Count::Output), &[
        "completion_tokens", "completionTokens", "output_tokens", "outputTokens",
        "candidatesTokenCount", "candidates_token_count", "native_tokens_completion",
    ]),
    (USAGE, C(Count::Thoughts), &["thoughtsTokenCount", "thoughts_token_count"]),
    (USAGE, C(Count::ToolPrompt), &["toolUsePromptTokenCount", "tool_use_prompt_token_count"]),
    // plain, AI SDK | Moonshot | DeepSeek | Google | OpenRouter's export
    (USAGE, C(Count::CachedInside), &[
        "cached_input_tokens", "cachedInputTokens", "cached_tokens", "prompt_cache_hit_tokens",
        "cachedContentTokenCount", "cached_content_token_count", "native_tokens_cached",
    ]),
    // Anthropic, LiteLLM | Bedrock | plain
    (USAGE, C(Count::CacheRead), &["cache_read_input_tokens", "cacheReadInputTokens", "cache_read_tokens"]),
    (USAGE, C(Count::CacheWritten), &[
        "cache_creation_input_tokens", "cacheCreationInputTokens", "cacheWriteInputTokens",
        "cache_write_input_tokens", "cache_creation_tokens", "cache_write_tokens",
    ]),
    (USAGE, C(Count::Reasoning), &["reasoning_tokens", "reasoningTokens", "native_tokens_reasoning"]),
    (USAGE, C(Count::Total), &["total_tokens", "totalTokens", "totalTokenCount", "total_token_count"]),
    (USAGE, Enter(INPUT_DETAILS), &[
        "prompt_tokens_details", "input_tokens_details", "input_token_details", "promptTokensDetails",
        "cacheTokensDetails", "toolUsePromptTokensDetails",
    ]),
    (USAGE, Enter(OUTPUT_DETAILS), &[
        "completion_tokens_details", "output_tokens_details", "output_token_details",
        "candidatesTokensDetails", "candidates_tokens_details",
    ]),
    (USAGE, Enter(WRITES), &["cache_creation"]),
    (USAGE, W(Word::ServedTier), &["service_tier", "serviceTier", "trafficType", "traffic_type"]),
    (USAGE, W(Word::Speed), &["speed"]),
    (USAGE, W(Word::Cost), &["cost"]),

    (INPUT_DETAILS, C(Count::CachedInside), &["cached_tokens"]),
    (INPUT_DETAILS, C(Count::WrittenInside), &["cache_write_tokens", "cache_creation_tokens"]),
    (INPUT_DETAILS, Enter(WRITES), &["cache_creation_token_details"]),
    (INPUT_DETAILS, C(Count::OtherInput), &["audio_tokens"]),
    (INPUT_DETAILS, W(Word::Modality), &["modality"]),
    (OUTPUT_DETAILS, C(Count::Reasoning), &["reasoning_tokens"]),
    (OUTPUT_DETAILS, C(Count::OtherOutput), &["audio_tokens", "image_tokens"]),
    (OUTPUT_DETAILS, W(Word::Modality), &["modality"]),
    (WRITES, C(Count::Written5m), &["ephemeral_5m_input_tokens"]),
    (WRITES, C(Count::Written1h), &["ephemeral_1h_input_tokens"]),

    (RECORD, Usage, &["usage", "usageMetadata", "usage_metadata"]),
    (RECORD, W(Word::Tier), &["service_tier", "serviceTier"]),
    (RECORD, W(Word::ModelVersion), &["modelVersion", "model_version"]),
    (RECORD, W(Word::Model), &["model"]),
    (RECORD, W(Word::ModelName), &["model_name", "modelName", "modelId"]),
    (RECORD, W(Word::ModelGroup), &["model_group"]),
    (RECORD, W(Word::CustomProvider), &["custom_llm_provider"]),
    (RECORD, W(Word::Provider), &["provider"]),
    (RECORD, W(Word::Time), &["created", "created_at", "createdAt", "timestamp", "startTime", "start_time", "createTime", "create_time"]),
    (RECORD, W(Word::OtherTime), &["time", "ts", "date", "datetime"]),
    (RECORD, W(Word::Charged), &["spend", "response_cost", "total_cost"]),
    (RECORD, W(Word::CacheHit), &["cache_hit"]),
    (RECORD, W(Word::BatchKey), &["custom_id", "processed_time"]),
    (RECORD, W(Word::Batch), &["batch"]),
    (RECORD, Take::Nothing, &["cost"]), // of an unknown unit outside the object of counts
    (RECORD, Unwrap, &["response", "body", "data"]),
    (RECORD, Enter(RESULT), &["result"]),
    (RESULT, Unwrap, &["message"]),
    (RECORD, Enter(METADATA), &["metadata"]),
    (METADATA, SpareUsage, &["usage_object"]),
];

/// What is known of one key.
#[derive(Debug, Clone)]
struct Entry {
    name: Box<[u8]>,
    take: Take,
    by: Option<u8>,
}

/// A key that counts.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What to do with its value.
    pub take: Take,
    /// Which of the fields asked for it is.
    pub by: Option<u8>,
}

/// The keys of one kind of object: found by hash, one probe for most of those that do not count.
#[derive(Debug, Clone, Default)]
struct Keys {
    entries: Vec<Entry>,
    slots: Vec<u8>,
}

/// The slots of a kind of object; a power of two, several times its keys.
const SLOTS: usize = 512;

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
    (mixed >> 55) as usize
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
        for (node, take, names) in KEYS.iter().filter(|(node, _, _)| *node != USAGE) {
            names.iter().for_each(|name| known.add(*node, name, *take));
        }
        for (_, take, names) in KEYS.iter().filter(|(node, _, _)| *node == USAGE) {
            for name in *names {
                known.add(USAGE, name, *take);
                known.add(RECORD, name, *take);
            }
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
        self.0[usize::from(node.0)].find(name)
    }

    fn position(&self, node: Node, name: &str) -> Option<usize> {
        let entries = &self.0[usize::from(node.0)].entries;
        entries.iter().position(|e| *e.name == *name.as_bytes())
    }

    /// Adds a key unless it is there.
    fn add(&mut self, node: Node, name: &str, take: Take) {
        if self.position(node, name).is_none() {
            self.0[usize::from(node.0)].entries.push(Entry {
                name: name.as_bytes().into(),
                take,
                by: None,
            });
        }
    }

    fn ask(&mut self, path: &str, position: u8) {
        let mut node = RECORD;
        let mut parts = path.split('.').take(DEEPEST_FIELD).peekable();
        while let Some(part) = parts.next() {
            self.add(node, part, Take::Nothing);
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
                Enter(inner) => inner,
                Usage | SpareUsage => USAGE,
                Unwrap => RECORD,
                Take::Nothing => {
                    entry.take = Enter(Node(fresh));
                    self.0.push(Keys::default());
                    Node(fresh)
                }
                C(_) | W(_) => return, // a value; there is nothing inside
            };
        }
    }
}
