//! The closed lists of words that a catalog uses, each with one text in files, JSON and on screen.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have one text each, in files, in JSON and on screen.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its text in files and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

words! {
    /// What a model is for. Models of different kinds are not compared for a pick.
    Kind {
        /// Follows instructions in a conversation.
        Chat = "chat",
        /// Pre-trained only; continues text.
        Base = "base",
        /// Judges whether content is safe.
        Guard = "guard",
        /// Scores answers.
        Reward = "reward",
        /// Turns text into vectors.
        Embedding = "embedding",
    }
}

words! {
    /// Who is behind a provider. The priced route depends on it.
    ProviderKind {
        /// The model's own maker.
        Lab = "lab",
        /// A general cloud that resells models under its own contract.
        Cloud = "cloud",
        /// A company that runs open weights on its own hardware.
        Host = "host",
        /// A reseller that forwards requests to others.
        Gateway = "gateway",
        /// A subscription, not a price per token.
        Plan = "plan",
        /// Software on one's own machine.
        Local = "local",
    }
}

words! {
    /// Where a route or model stands in its life, as a source states it.
    Status {
        /// Generally available.
        Active = "active",
        /// Offered before general availability.
        Preview = "preview",
        /// Still served, and its maker advises against it.
        Deprecated = "deprecated",
        /// A retirement date lies at most 90 days ahead. Derived from a date, never stated.
        Retiring = "retiring",
        /// The retirement date has passed. Derived from a date, never stated.
        Retired = "retired",
        /// No longer in the provider's list while others still knew it.
        Withdrawn = "withdrawn",
        /// No source says.
        Unknown = "unknown",
    }
}

words! {
    /// What a route's price is.
    PriceStatus {
        /// A price per token that one pays.
        Paid = "paid",
        /// Given away without limit of use.
        Free = "free",
        /// Free within limits that production traffic exceeds.
        FreeTier = "free_tier",
        /// Part of a subscription.
        Plan = "plan",
        /// No source gives a price, or 0/0 without a reason.
        Unknown = "unknown",
    }
}

words! {
    /// How sure a retirement date is.
    RetirementBasis {
        /// The provider announced the date.
        Announced = "announced",
        /// The provider promises service until at least this date.
        Earliest = "earliest",
        /// The route left the provider's list by this date.
        Withdrawn = "withdrawn",
        /// One source gives the date; another still lists the route after it.
        Disputed = "disputed",
    }
}

words! {
    /// What a buyer accepts with the price of a route.
    Condition {
        /// The provider may train on what is sent.
        DataSharing = "data sharing",
        /// Served from spare capacity; requests may wait or fail.
        Spot = "spot",
        /// Answers within a day, not at once.
        Batch = "batch",
        /// Runs in hardware that the operator cannot look into.
        Tee = "tee",
        /// The price of the host that the gateway preferred at that moment; it may be another tomorrow.
        Momentary = "momentary",
    }
}

impl Condition {
    /// Whether a careful buyer budgets with such a price only when asked to.
    pub fn is_for_the_willing(self) -> bool {
        matches!(
            self,
            Self::DataSharing | Self::Spot | Self::Batch | Self::Momentary
        )
    }
}

words! {
    /// Whether a provider does something with what is sent to it.
    Answer {
        /// It does.
        Yes = "yes",
        /// It does not.
        No = "no",
        /// By agreement, or with a setting of the account.
        OnRequest = "on request",
    }
}

words! {
    /// A parameter of a request, or a shape of it, that a model may refuse.
    Parameter {
        /// How evenly the next token is drawn.
        Temperature = "temperature",
        /// From how much of the likely tokens it is drawn.
        TopP = "top_p",
        /// From how many of them.
        TopK = "top_k",
        /// Texts that end the answer.
        Stop = "stop",
        /// How likely each token was.
        Logprobs = "logprobs",
        /// The beginning of the answer, written by the caller.
        Prefill = "prefill",
        /// Instructions apart from the conversation.
        SystemMessage = "system message",
        /// Whether and which tools to use.
        ToolChoice = "tool_choice",
        /// A tool that must be called.
        ForcedToolChoice = "forced tool_choice",
        /// Several calls at once.
        ParallelToolCalls = "parallel_tool_calls",
        /// No hidden steps at all.
        EffortNone = "effort none",
        /// The fewest hidden steps.
        EffortMinimal = "effort minimal",
        /// Few hidden steps.
        EffortLow = "effort low",
    }
}

impl Parameter {
    /// Whether it sets how long a model thinks: of no concern to who comes from one that does not.
    pub fn is_effort(self) -> bool {
        matches!(
            self,
            Self::EffortNone | Self::EffortMinimal | Self::EffortLow
        )
    }
}

words! {
    /// A kind of input or output.
    Modality {
        /// Text.
        Text = "text",
        /// Still images.
        Image = "image",
        /// Sound.
        Audio = "audio",
        /// Moving images.
        Video = "video",
        /// Documents read as a whole.
        Pdf = "pdf",
    }
}

words! {
    /// How a model is built.
    Architecture {
        /// A dense transformer decoder.
        DecoderOnly = "decoder only",
        /// A transformer of which a part runs for each token.
        MixtureOfExperts = "mixture of experts",
        /// A transformer with an encoder and a decoder.
        EncoderDecoder = "encoder-decoder",
        /// A state-space model without attention.
        StateSpace = "state space",
        /// Attention and state-space layers mixed.
        Hybrid = "hybrid",
        /// Text by denoising.
        Diffusion = "diffusion",
    }
}

words! {
    /// What a board measures. A workload names the fields it cares for.
    BoardField {
        /// Writing and editing code.
        Coding = "coding",
        /// Repository-scale software work.
        AgenticCoding = "agentic coding",
        /// Long tasks with an environment.
        Agentic = "agentic",
        /// Calling functions rightly.
        ToolUse = "tool use",
        /// Reading very long inputs.
        LongContext = "long context",
        /// Saying what is true and only that.
        Factuality = "factuality",
        /// Understanding images and video.
        Vision = "vision",
        /// What people prefer in blind comparisons.
        Preference = "preference",
        /// What the model knows.
        Knowledge = "knowledge",
        /// Puzzles and logic.
        Reasoning = "reasoning",
        /// Mathematics.
        Math = "math",
        /// Prose.
        Writing = "writing",
        /// An index over many boards.
        General = "general",
        /// Doing exactly what was asked.
        InstructionFollowing = "instruction following",
        /// Languages other than English.
        Multilingual = "multilingual",
        /// Speech, music and other sound.
        Audio = "audio",
        /// Refusing what harms, and nothing else.
        Safety = "safety",
    }
}

words! {
    /// A kind of work to choose a model for.
    Workload {
        /// Writing and editing code.
        Coding = "coding",
        /// Long tasks with tools.
        Agents = "agents",
        /// Answering from given documents.
        Rag = "rag",
        /// Very long inputs.
        LongContext = "long-context",
        /// Images and video.
        Vision = "vision",
        /// Sorting inputs into classes.
        Classification = "classification",
        /// Turning text into structured data.
        Extraction = "extraction",
        /// Conversation and writing.
        Chat = "chat",
    }
}

words! {
    /// The unit of a board's scores. Units are never added up.
    Unit {
        /// 0 to 100.
        Percent = "percent",
        /// A rating from comparisons (Elo, Bradley-Terry).
        Rating = "rating",
        /// A board's own index.
        Index = "index",
        /// Points on a board's own scale.
        Points = "points",
        /// Minutes of human work.
        Minutes = "minutes",
        /// US dollars.
        Usd = "usd",
        /// A multiple of a baseline.
        Factor = "factor",
    }
}

words! {
    /// Which way a score is better.
    Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

words! {
    /// Who ran a measurement.
    MeasuredBy {
        /// The board's owner.
        OwnRun = "own_run",
        /// Somebody else than the board's owner and the model's maker.
        ThirdParty = "third_party",
        /// The model's maker.
        Vendor = "vendor",
    }
}

words! {
    /// How a provider's requests are shaped.
    ApiFamily {
        /// The one of `OpenAI`, or compatible with it.
        OpenAi = "openai",
        /// Anthropic's messages.
        Anthropic = "anthropic",
        /// Google's generateContent.
        Google = "google",
        /// Amazon Bedrock.
        Bedrock = "bedrock",
        /// Cohere's own.
        Cohere = "cohere",
        /// Something else.
        Other = "other",
    }
}
