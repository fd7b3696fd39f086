//! Enums of the catalog. Each value has one text in files, JSON and tables.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have one text each, in files, JSON and tables.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Text in files and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

words! {
    /// What a model is for. Picks are made only among models of one kind.
    #[derive(Default)]
    Kind {
        /// Follows instructions in a conversation.
        #[default]
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
    /// Who is behind a provider. Which route is priced depends on it.
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
        /// Software on the user's own machine.
        Local = "local",
    }
}

words! {
    /// Life cycle of a route or model.
    Status {
        /// Generally available.
        Active = "active",
        /// Offered before general availability.
        Preview = "preview",
        /// Still served, but its maker advises against it.
        Deprecated = "deprecated",
        /// Retires within 90 days. Derived from the date, never stated.
        Retiring = "retiring",
        /// Past its retirement date. Derived from the date, never stated.
        Retired = "retired",
        /// Gone from the provider's list.
        Withdrawn = "withdrawn",
        /// No source says.
        Unknown = "unknown",
    }
}

words! {
    /// What kind of price a route has.
    #[derive(Default)]
    PriceStatus {
        /// A price per token.
        Paid = "paid",
        /// Free without limits.
        Free = "free",
        /// Free within limits that production traffic exceeds.
        FreeTier = "free_tier",
        /// Part of a subscription.
        Plan = "plan",
        /// No source gives a price, or 0/0 without a reason.
        #[default]
        Unknown = "unknown",
    }
}

words! {
    /// How certain a retirement date is.
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
        /// Runs in hardware that shields data from the operator.
        Tee = "tee",
        /// The price of the host that the gateway preferred at that moment; it may change the next day.
        Momentary = "momentary",
        /// A coding plan resold by the token: for coding tools, at a fraction of the API's price.
        CodingPlan = "coding plan",
    }
}

impl Condition {
    /// Whether such a price counts in budgets only on request.
    pub fn is_for_the_willing(self) -> bool {
        matches!(
            self,
            Self::DataSharing | Self::Spot | Self::Batch | Self::Momentary | Self::CodingPlan
        )
    }
}

words! {
    /// Whether a provider does something with the data sent to it.
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
        /// A request parameter that a model may reject.
    Parameter {
        /// Sampling temperature.
        Temperature = "temperature",
        /// Nucleus sampling.
        TopP = "top_p",
        /// Sampling from the k likeliest tokens.
        TopK = "top_k",
        /// Stop sequences.
        Stop = "stop",
        /// Log probabilities of tokens.
        Logprobs = "logprobs",
        /// The start of the answer, given by the caller.
        Prefill = "prefill",
        /// A system message.
        SystemMessage = "system message",
        /// Choice of tools.
        ToolChoice = "tool_choice",
        /// A tool that the model must call.
        ForcedToolChoice = "forced tool_choice",
        /// Several tool calls at once.
        ParallelToolCalls = "parallel_tool_calls",
        /// No reasoning.
        EffortNone = "effort none",
        /// The least reasoning.
        EffortMinimal = "effort minimal",
        /// Little reasoning.
        EffortLow = "effort low",
        /// A token limit for reasoning.
        ThinkingBudget = "thinking budget",
        /// Reasoning turned off.
        ThinkingDisabled = "thinking disabled",
    }
}

impl Parameter {
    /// Whether it sets the reasoning effort, which matters only when switching from a reasoning model.
    pub fn is_effort(self) -> bool {
        matches!(
            self,
            Self::EffortNone | Self::EffortMinimal | Self::EffortLow
        )
    }

    /// Whether it belongs to one lab's own API, which matters only when switching from that lab's models. Two labs have
    /// an effort `minimal`; no other requests ask for it.
    pub fn is_of_one_lab(self) -> bool {
        matches!(
            self,
            Self::EffortMinimal | Self::ThinkingBudget | Self::ThinkingDisabled
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
    /// Model architecture.
    Architecture {
        /// A dense transformer decoder.
        DecoderOnly = "decoder only",
        /// A transformer that uses part of its weights for each token.
        MixtureOfExperts = "mixture of experts",
        /// A transformer with an encoder and a decoder.
        EncoderDecoder = "encoder-decoder",
        /// A state-space model without attention.
        StateSpace = "state space",
        /// Attention and state-space layers mixed.
        Hybrid = "hybrid",
        /// Generates text by denoising.
        Diffusion = "diffusion",
    }
}

words! {
    /// What a board measures. A workload names the fields it needs.
    BoardField {
        /// Writing and editing code.
        Coding = "coding",
        /// Repository-scale software work.
        AgenticCoding = "agentic coding",
        /// Long tasks with an environment.
        Agentic = "agentic",
        /// Calling functions correctly.
        ToolUse = "tool use",
        /// Reading very long inputs.
        LongContext = "long context",
        /// Stating facts correctly.
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
        /// Following instructions exactly.
        InstructionFollowing = "instruction following",
        /// Languages other than English.
        Multilingual = "multilingual",
        /// Speech, music and other sound.
        Audio = "audio",
        /// Refusing harmful requests, and only those.
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
    /// Whether higher or lower scores are better.
    Direction {
        Higher = "higher",
        Lower = "lower",
    }
}

impl Direction {
    pub fn is_better(self, one: f64, other: f64) -> bool {
        match self {
            Self::Higher => one > other,
            Self::Lower => one < other,
        }
    }

    pub fn better(self, one: f64, other: f64) -> f64 {
        if self.is_better(one, other) {
            one
        } else {
            other
        }
    }
}

words! {
    /// Who ran a measurement.
    MeasuredBy {
        /// The board's owner.
        OwnRun = "own_run",
        /// Neither the board's owner nor the model's maker.
        ThirdParty = "third_party",
        /// The model's maker.
        Vendor = "vendor",
    }
}

words! {
    /// Format of a provider's requests.
    ApiFamily {
        /// `OpenAI`'s, or compatible.
        OpenAi = "openai",
        /// Anthropic's messages.
        Anthropic = "anthropic",
        /// Google's generateContent.
        Google = "google",
        /// Amazon Bedrock.
        Bedrock = "bedrock",
        Cohere = "cohere",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// The data layer that a value comes from.
    Layer {
        /// Built into the program.
        Bundled = "bundled",
        /// Fetched by `update`.
        Updated = "updated",
        /// The user's `overrides.json`.
        Overrides = "overrides",
        /// The folder that `--catalog` names.
        Folder = "folder",
    }
}
