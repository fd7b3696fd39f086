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
    WRITES = "Cache writes by lifetime.",
    METADATA = "Data about the record, with counts in some logs.",
    RESULT = "The result of one request of a batch.",
    ATTRIBUTES = "Attributes of a span, as an object or as a list of keys and values.",
    CACHE = "Cached tokens, read and written.",
    INPUT = "What went in, with its count.",
    OUTPUT = "What came out, with its count.",
    MORE_COUNTS = "Counts that add to those in the record itself.",
    TIMED_WRITES = "Cache writes, each with its lifetime.",
    REQUESTS = "How many requests a record covers.",
    SERVER_TOOLS = "Tools that the provider ran.",
    COSTS = "Amounts.",
    UNREAD = "An unlisted object among the counts.",
    TOKEN_DETAILS = "Counts next to a record's input and output.",
    BODY = "The answer itself, in a log that has its own counts.",
    PROVIDERS = "What the AI SDK passes on from a provider's answer.",
    CACHED_DETAILS = "Counts already included in others: cached tokens by kind.",
    LAB_METADATA = "What the AI SDK's Anthropic or Bedrock provider passes on.",
    OTHER_METADATA = "What the AI SDK's other providers pass on.",
    INPUT_PARTS = "Input by part, where an object replaces a count.",
    OUTPUT_PARTS = "Output by part.",
    SERVER = "What a server reports about itself.",
    LABELS = "Labels of a span. Anyone may set them, so only the names of conventions count.",
    NESTED = "Attributes with their names split at the dots.",
    NESTED_COUNTS = "`OpenInference` counts among these.",
    SERVICE = "How it was served.",
    OTHER = "What a gateway says about a request besides its counts.",
    BREAKDOWN = "Sums by model, in a part of a record.",
    CALL = "The call of a serialized object, or the object itself.",
    CANDIDATE = "One of several candidate answers.",
    REPEATED = "Counts that a library repeats from the provider's answer.",
    ASKED = "Who was called, as an object.",
    SPAN = "The ids of a span.",
    CACHE_CONTROL = "What a request asked of the cache.",
    PARAMETERS = "What was asked for.",
    SERVED = "An answer, or a part of it, beside counts that hold: only how it was served is read of it.",
    STATUS = "The status of a span.",
    FLAGS = "Flags of a record.",
    SUMMARY = "What a trace of Weave's sums up.",
    AGENT = "The agent that made the calls.",
    REFERENCE = "A span that another one refers to.",
    FLAT = "Not a kind of its own: keys that count in [`USAGE`] and in `RECORD`, `ATTRIBUTES` and `MORE_COUNTS`, too.",
}

/// How many kinds of objects there are, not counting those of `--by` fields.
pub const FIXED_NODES: u8 = FLAT.0;
