//! The kinds of objects in a usage record: where a key stands decides what it means.

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
/// Counts that were already part of others: the parts of cached tokens by their kind.
pub const CACHED_DETAILS: Node = Node(20);
/// What Anthropic's or Bedrock's provider of the AI SDK passes on.
pub const LAB_METADATA: Node = Node(21);
/// What other providers of the AI SDK pass on.
pub const OTHER_METADATA: Node = Node(22);
/// Input by its parts, where an object stands for a count.
pub const INPUT_PARTS: Node = Node(23);
/// Output by its parts.
pub const OUTPUT_PARTS: Node = Node(24);
/// What a server says of itself.
pub const SERVER: Node = Node(25);
/// Labels of a span, which may be anybody's: only the names of conventions count there.
pub const LABELS: Node = Node(26);
/// Attributes whose names were taken apart at their dots.
pub const NESTED: Node = Node(27);
/// The counts of `OpenInference` among them.
pub const NESTED_COUNTS: Node = Node(28);
/// How it was served.
pub const SERVICE: Node = Node(29);
/// What a gateway says of a request beside its counts.
pub const OTHER: Node = Node(30);
/// Sums by model, in a part of a record.
pub const BREAKDOWN: Node = Node(31);
/// The call of a serialized object, or the object itself.
pub const CALL: Node = Node(32);
/// One of the answers to choose from.
pub const CANDIDATE: Node = Node(33);
/// Counts that a library repeats of the provider's answer.
pub const REPEATED: Node = Node(34);
/// Who was asked, as an object.
pub const ASKED: Node = Node(35);
/// The ids of a span.
pub const SPAN: Node = Node(36);
/// What a request asked of the cache.
pub const CACHE_CONTROL: Node = Node(37);
/// What was asked for.
pub const PARAMETERS: Node = Node(38);
/// An answer, or a part of it, beside counts that hold: only how it was served is read of it.
pub const SERVED: Node = Node(39);
/// The status of a span.
pub const STATUS: Node = Node(40);
/// A span that another one refers to.
pub const REFERENCE: Node = Node(41);
/// Not a kind of its own: keys that count in [`USAGE`] and in [`RECORD`], [`ATTRIBUTES`] and
/// [`MORE_COUNTS`], too.
pub const FLAT: Node = Node(42);
/// How many kinds of object there are beside those that are asked for.
pub const FIXED_NODES: u8 = 42;
