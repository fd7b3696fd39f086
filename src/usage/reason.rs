//! Why a line has no amount: one closed list.

use serde::Serialize;

/// Declares the reasons with their texts.
macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)+) => {
        /// Why a line has no amount.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Reason { $($(#[$doc])* $variant,)+ }

        impl Reason {
            /// Every reason, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The reason, for people.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

reasons! {
    /// The line is longer than [`crate::usage::LONGEST_LINE`].
    TooLong = "longer than 16 MB",
    /// Bytes that are no UTF-8.
    NotUtf8 = "not UTF-8",
    /// Not JSON: cut off, two lines in one, or something else.
    Malformed = "not JSON",
    /// JSON, and not an object.
    NotAnObject = "JSON, but not an object",
    /// A record without counts: an error, or something else than usage.
    NoCounts = "no token counts",
    /// Counts stand where no form has them.
    UnreadPlace = "token counts in an unsupported place",
    /// Tokens under a key that no form has.
    UnreadTokens = "tokens under an unsupported key",
    /// Counts of a judge, a router, another attempt beside those of the call.
    OtherCall = "counts of another call in the same record, which are not supported",
    /// A row of a cost report: amounts, and no counts.
    CostOnly = "an amount without token counts",
    /// The beginning of a streamed answer, whose output is counted later.
    PartOfStream = "a part of a streamed answer, before its output is counted",
    /// The output's count has no value.
    OpenOutput = "an output count without a value",
    /// Only the input is counted, of a model that writes.
    NoOutput = "no output count",
    /// Only the output is counted: a part of a streamed answer.
    NoInput = "no input count",
    /// A count below 0.
    NegativeCount = "a negative count",
    /// A count that is not whole.
    FractionalCount = "a fractional count",
    /// A count above 1e15.
    HugeCount = "a count above 1e15",
    /// A count with a point before three digits, in a table.
    UnclearNumber = "a count that may be thousands or a fraction",
    /// A count that is text, true or false, `NaN`, a list or an object.
    NotANumber = "a count that is not a number",
    /// One field, two values.
    Contradiction = "one field stated twice with different values",
    /// A row of CSV whose cells are not those of the head.
    UnevenRow = "a row with fewer or more cells than the header",
    /// More reasoning than output, and no total says that it comes on top.
    UnclearReasoning = "more reasoning tokens than output tokens, without a total",
    /// Thinking beside the output or in it.
    UnclearThinking = "reasoning tokens without a total, for a lab that counts them outside the output",
    /// More cached or written than there is input.
    CacheAboveInput = "more cached tokens than input tokens",
    /// Cached counts that the input may include or leave out: of two conventions, or of one that is not known.
    UnclearCache = "cached tokens; unclear whether the input includes them",
    /// Writes for an hour or for five minutes.
    UnclearKept = "cache writes of unknown lifetime",
    /// A total above input and output, and nothing that says what the rest is.
    UnclearTotal = "an unexplained total above input plus output",
    /// A total below input and output.
    TotalTooSmall = "a total below input and output",
    /// Two sets of counts that do not agree.
    UnlikeCounts = "two sets of counts that do not agree",
    /// More input than the model takes at once.
    AboveWindow = "more input than the model is known to take in one request",
    /// Sound or images, whose rates the catalog does not have.
    OtherMedia = "audio or image tokens, whose rates are not known",
    /// Whose cache answered is not said, and neither are cached tokens.
    UnclearHit = "a cache hit without cached tokens; unclear whose cache it was",
    /// A gateway answered from a cache of its own; nothing was billed.
    FromGatewayCache = "answered from the gateway's own cache, not billed",
    /// A request that failed; nothing was billed.
    Failed = "a failed request, not billed",
    /// A line of a log that records something else than a request.
    NoRequest = "not a request: messages, tool results, spans of other work",
    /// The span or run of an agent or a chain, with the sums of the calls below it.
    SumOfCalls = "totals of an agent or chain whose calls have their own records",
    /// A row of a table below others, with their sum.
    SumOfRows = "the sum of other rows",
    /// A sum of requests that are recorded one by one in other files, or telemetry of them.
    AlsoRecorded = "a summary or telemetry of requests that other files record one by one; to count it, leave those files out",
    /// A step of a run of Claude Code, whose result states the sums.
    StepOfRun = "a step of a run that is billed from its result",
    /// An average, an estimate, a running total.
    NotMeasured = "counts that are not a usage total: an average, an estimate, a running total",
    /// Thousands, characters.
    OtherUnit = "counts in a unit other than tokens",
    /// A flag or a plan by which nothing is due.
    UnclearBilling = "marked as not billed, or not billed per token",
    /// A request that is not finished.
    Unfinished = "an unfinished request",
    /// On a day that was not asked for.
    OtherDay = "before --since or after --until",
    /// A sum over days of which some were asked for.
    PartOfPeriod = "a sum over days both inside and outside the period",
    /// Days were asked for, and the record states none.
    NoTime = "no timestamp, which --since and --until need",
    /// A date that may mean several days, or none that is known, where the price depends on it.
    UnclearDay = "an ambiguous date",
    /// No model is named.
    NoModel = "no model named",
    /// The name of the model, or a field asked for, is longer than any is.
    LongName = "a name longer than 256 bytes",
    /// A service tier without a price per token, or not known.
    UnknownTier = "a service tier without known rates",
    /// A word or a batch's id that may be of another tier.
    UnclearTier = "a word that may mean another service tier",
    /// Another model may have answered.
    OtherModel = "another named model may have answered",
    /// A `-latest` name on a day before its model was released.
    MovedAlias = "a name that meant another model on that date",
    /// The name means no model.
    UnknownModel = "an unknown model",
    /// The name may mean several models.
    AmbiguousModel = "an ambiguous model",
    /// A model on hardware of one's own.
    Local = "a self-hosted model, not billed per token",
    /// Nobody is known to sell the model by the token.
    NoPrice = "no known price",
    /// A fine-tune, a mode of service or a host's variant that the name states.
    OwnRates = "billed at special rates, which are unknown",
    /// The route has a price, and not for what was used.
    MissingRate = "an unknown rate",
}

impl Reason {
    /// Whether something is wrong with the line or unknown of it. What was never billed is not.
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
