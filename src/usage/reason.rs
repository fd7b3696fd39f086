//! The closed list of reasons why a line has no amount.

use serde::Serialize;

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)+) => {
        /// Why a line has no amount.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Reason { $($(#[$doc])* $variant,)+ }

        impl Reason {
            /// In order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// For people.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

reasons! {
    /// The line is longer than [`crate::usage::LONGEST_LINE`].
    TooLong = "longer than 16 MB",
    NotUtf8 = "not UTF-8",
    /// Not JSON: cut off, two lines in one, or something else.
    Malformed = "not JSON",
    NotAnObject = "JSON, but not an object",
    /// A record without counts: an error, or not usage.
    NoCounts = "no token counts",
    /// Counts in a place that no format uses.
    UnreadPlace = "token counts in an unsupported place",
    /// Tokens under a key that no format uses.
    UnreadTokens = "tokens under an unsupported key",
    /// Counts of a judge, a router or an earlier attempt next to those of the call.
    OtherCall = "counts of another call in the same record, which are not supported",
    /// A row of a cost report.
    CostOnly = "an amount without token counts",
    /// The beginning of a streamed answer; its output is counted later.
    PartOfStream = "a part of a streamed answer, before its output is counted",
    OpenOutput = "an output count without a value",
    /// Only the input is counted, for a model with output.
    NoOutput = "no output count",
    /// Only the output is counted: a part of a streamed answer.
    NoInput = "no input count",
    NegativeCount = "a negative count",
    FractionalCount = "a fractional count",
    HugeCount = "a count above 1e15",
    /// A number in a table with a point before three digits.
    UnclearNumber = "a count that may be thousands or a fraction",
    /// Text, true or false, `NaN`, a list or an object.
    NotANumber = "a count that is not a number",
    Contradiction = "one field stated twice with different values",
    UnevenRow = "a row with fewer or more cells than the header",
    /// More reasoning than output, and no total that shows it comes on top.
    UnclearReasoning = "more reasoning tokens than output tokens, without a total",
    /// Reasoning that may be in the output or on top of it.
    UnclearThinking = "reasoning tokens without a total, for a lab that counts them outside the output",
    /// More cached tokens, read or written, than input.
    CacheAboveInput = "more cached tokens than input tokens",
    /// Cached tokens that the input may or may not include: mixed conventions, or an unknown one.
    UnclearCache = "cached tokens; unclear whether the input includes them",
    /// Cache writes for an hour or for five minutes.
    UnclearKept = "cache writes of unknown lifetime",
    /// A total above input plus output, with nothing to explain the rest.
    UnclearTotal = "an unexplained total above input plus output",
    TotalTooSmall = "a total below input and output",
    UnlikeCounts = "two sets of counts that do not agree",
    AboveWindow = "more input than the model is known to take in one request",
    /// Audio or images, whose rates are not in the catalog.
    OtherMedia = "audio or image tokens, whose rates are not known",
    /// A hit without cached tokens that does not say whose cache it was.
    UnclearHit = "a cache hit without cached tokens; unclear whose cache it was",
    /// Nothing was billed.
    FromGatewayCache = "answered from the gateway's own cache, not billed",
    /// Nothing was billed.
    Failed = "a failed request, not billed",
    /// A log line that records something other than a request.
    NoRequest = "not a request: messages, tool results, spans of other work",
    /// The span or run of an agent or a chain, with the sums of the calls below it.
    SumOfCalls = "totals of an agent or chain whose calls have their own records",
    /// A row of a table with the sum of others.
    SumOfRows = "the sum of other rows",
    /// A sum or telemetry of requests that other files record one by one.
    AlsoRecorded = "a summary or telemetry of requests that other files record one by one; to count it, leave those files out",
    /// A step of a Claude Code run, whose result states the sums.
    StepOfRun = "a step of a run that is billed from its result",
    NotMeasured = "counts that are not a usage total: an average, an estimate, a running total",
    /// Thousands, characters.
    OtherUnit = "counts in a unit other than tokens",
    /// A flag or a plan under which nothing is due.
    UnclearBilling = "marked as not billed, as not billed per token, or as a change to another record",
    Unfinished = "an unfinished request",
    /// Outside the requested days.
    OtherDay = "before --since or after --until",
    /// A sum over days of which only some were requested.
    PartOfPeriod = "a sum over days both inside and outside the period",
    /// Days were requested, but the record states none.
    NoTime = "no timestamp, which --since and --until need",
    /// A date with several readings, or with no known one, where the price depends on the date.
    UnclearDay = "an ambiguous date",
    NoModel = "no model named",
    /// The name of the model or a `--by` field is longer than any real one.
    LongName = "a name longer than 256 bytes",
    /// An unknown tier, or one without a price per token.
    UnknownTier = "a service tier without known rates",
    /// A word or a batch id that may mean another tier.
    UnclearTier = "a word that may mean another service tier",
    OtherModel = "another named model may have answered",
    /// A `-latest` name on a day before its model was released.
    MovedAlias = "a name that meant another model on that date",
    UnknownModel = "an unknown model",
    AmbiguousModel = "an ambiguous model",
    Local = "a self-hosted model, not billed per token",
    /// No provider is known to sell the model per token.
    NoPrice = "no known price",
    /// A fine-tune, a mode of service or a host's variant, as the name states.
    OwnRates = "billed at special rates, which are unknown",
    /// The route has a price, but not for what was used.
    MissingRate = "an unknown rate",
}

impl Reason {
    /// Whether something is wrong with the line or unknown about it; false for what was never billed.
    pub const fn is_fault(self) -> bool {
        !matches!(
            self,
            Self::FromGatewayCache
                | Self::Failed
                | Self::NoRequest
                | Self::SumOfCalls
                | Self::SumOfRows
                | Self::StepOfRun
                | Self::OtherDay
        )
    }
}
