//! The kinds of objects in a usage record: where a key is decides what it means.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(pub(super) u8);

impl Node {
    pub fn number(self) -> u8 {
        self.0
    }
}

/// Declares the kinds with their docs, numbered from 0. The last is not a kind of its own.
macro_rules! nodes {
    ($($name:ident = $about:literal,)+) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Number { $($name),+ }

        $(#[doc = $about] pub const $name: Node = Node(Number::$name as u8);)+
    };
}

nodes! {
    RECORD = "The record itself, or the answer wrapped in it.",
    USAGE = "The object of counts.",
    INPUT_DETAILS = "What the input is made up of.",
    OUTPUT_DETAILS = "What the output is made up of.",
    WRITES = "Writes to the cache by how long they are kept.",
    METADATA = "Data about the record, with counts in some logs.",
    RESULT = "The result of one request of a batch.",
    ATTRIBUTES = "Attributes of a span, as an object or as a list of keys and values.",
    CACHE = "Cached tokens, read and written.",
    INPUT = "What went in, with its count.",
    OUTPUT = "What came out, with its count.",
    MORE_COUNTS = "Counts that add to those in the record itself.",
    TIMED_WRITES = "Writes to the cache, each with the time it is kept.",
    REQUESTS = "How many requests a record covers.",
    SERVER_TOOLS = "Tools that the provider ran.",
    COSTS = "Amounts.",
    UNREAD = "An object among the counts that is not listed.",
    TOKEN_DETAILS = "What stands beside the input and the output of a record.",
    BODY = "The answer itself, in a log that counts it, too.",
    PROVIDERS = "What the AI SDK passes on of a provider's answer.",
    CACHED_DETAILS = "Counts that were already part of others: the parts of cached tokens by their kind.",
    LAB_METADATA = "What Anthropic's or Bedrock's provider of the AI SDK passes on.",
    OTHER_METADATA = "What other providers of the AI SDK pass on.",
    INPUT_PARTS = "Input by its parts, where an object stands for a count.",
    OUTPUT_PARTS = "Output by its parts.",
    SERVER = "What a server says of itself.",
    LABELS = "Labels of a span, which may be anybody's: only the names of conventions count there.",
    NESTED = "Attributes whose names were taken apart at their dots.",
    NESTED_COUNTS = "The counts of `OpenInference` among them.",
    SERVICE = "How it was served.",
    OTHER = "What a gateway says of a request beside its counts.",
    BREAKDOWN = "Sums by model, in a part of a record.",
    CALL = "The call of a serialized object, or the object itself.",
    CANDIDATE = "One of the answers to choose from.",
    REPEATED = "Counts that a library repeats of the provider's answer.",
    ASKED = "Who was asked, as an object.",
    SPAN = "The ids of a span.",
    CACHE_CONTROL = "What a request asked of the cache.",
    PARAMETERS = "What was asked for.",
    SERVED = "An answer, or a part of it, beside counts that hold: only how it was served is read of it.",
    STATUS = "The status of a span.",
    FLAGS = "Flags of a record.",
    SUMMARY = "What a trace of Weave's sums up.",
    REFERENCE = "A span that another one refers to.",
    FLAT = "Not a kind of its own: keys that count in [`USAGE`] and in `RECORD`, `ATTRIBUTES` and `MORE_COUNTS`, too.",
}

/// How many kinds of objects there are, not counting those of `--by` fields.
pub const FIXED_NODES: u8 = FLAT.0;
