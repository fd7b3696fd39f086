//! What names say beside the model: suffixes, wrappers and formats of weights, as closed tables.
//!
//! Longer rows need not stand before shorter ones: the longest that fits counts. Does not take anything off
//! a name (`setting`).

use serde::Serialize;

/// What a setting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// How hard it reasons: `high`.
    Effort,
    /// Whether it reasons, and with what budget: `on`, `off`, `16k`.
    Thinking,
    /// The window asked for: `1m`.
    Context,
    /// How the weights are stored: `q4_k_m`.
    Quantization,
    /// How a gateway or a deployment serves it: `free`, `nitro`, `eu`.
    Serving,
    /// Whose fine-tune of the model it is.
    FineTune,
}

impl About {
    /// Its name, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Effort => "effort",
            Self::Thinking => "thinking",
            Self::Context => "context",
            Self::Quantization => "quantization",
            Self::Serving => "serving",
            Self::FineTune => "fine-tune",
        }
    }
}

/// Last words of a name that say how it is run, and what they say. Longer ones first where one ends in
/// another.
pub const WORDS: &[(&str, About, &str)] = &[
    ("reasoning-effort-high", About::Effort, "high"),
    ("reasoning-effort-medium", About::Effort, "medium"),
    ("reasoning-effort-low", About::Effort, "low"),
    ("high-reasoning-effort", About::Effort, "high"),
    ("medium-reasoning-effort", About::Effort, "medium"),
    ("low-reasoning-effort", About::Effort, "low"),
    ("minimal-reasoning-effort", About::Effort, "minimal"),
    ("max-effort", About::Effort, "max"),
    ("xhigh-effort", About::Effort, "xhigh"),
    ("minimal-effort", About::Effort, "minimal"),
    ("high-effort", About::Effort, "high"),
    ("medium-effort", About::Effort, "medium"),
    ("low-effort", About::Effort, "low"),
    ("high-reasoning", About::Effort, "high"),
    ("medium-reasoning", About::Effort, "medium"),
    ("low-reasoning", About::Effort, "low"),
    ("minimal-reasoning", About::Effort, "minimal"),
    ("xhigh-reasoning", About::Effort, "xhigh"),
    ("max-reasoning", About::Effort, "max"),
    ("high-thinking", About::Effort, "high"),
    ("medium-thinking", About::Effort, "medium"),
    ("low-thinking", About::Effort, "low"),
    ("minimal-thinking", About::Effort, "minimal"),
    ("xhigh", About::Effort, "xhigh"),
    ("high", About::Effort, "high"),
    ("medium", About::Effort, "medium"),
    ("low", About::Effort, "low"),
    ("minimal", About::Effort, "minimal"),
    ("max", About::Effort, "max"),
    ("non-thinking", About::Thinking, "off"),
    ("no-thinking", About::Thinking, "off"),
    ("nonthinking", About::Thinking, "off"),
    ("nothinking", About::Thinking, "off"),
    ("non-reasoning", About::Thinking, "off"),
    ("no-reasoning", About::Thinking, "off"),
    ("no-think", About::Thinking, "off"),
    ("nothink", About::Thinking, "off"),
    ("thinking-off", About::Thinking, "off"),
    ("thinking-disabled", About::Thinking, "off"),
    ("thinking-on", About::Thinking, "on"),
    ("thinking-enabled", About::Thinking, "on"),
    ("with-thinking", About::Thinking, "on"),
    ("with-extended-thinking", About::Thinking, "on"),
    ("extended-thinking", About::Thinking, "on"),
    ("adaptive-thinking", About::Thinking, "adaptive"),
    ("adaptive-reasoning", About::Thinking, "adaptive"),
    ("adaptive", About::Thinking, "adaptive"),
    ("highthinking", About::Thinking, "high"),
    ("thinking-mode", About::Thinking, "on"),
    // GitHub Copilot's: `claude-3.7-sonnet-thought`.
    ("thought", About::Thinking, "on"),
    ("thinking", About::Thinking, "on"),
    ("think", About::Thinking, "on"),
    ("reasoning", About::Thinking, "on"),
    ("4096", About::Context, "4096"),
    ("8192", About::Context, "8192"),
    ("32768", About::Context, "32768"),
    ("versatile", About::Serving, "versatile"),
    ("specdec", About::Serving, "specdec"),
    ("cloud", About::Serving, "cloud"),
    ("free", About::Serving, "free"),
    ("nitro", About::Serving, "nitro"),
    ("floor", About::Serving, "floor"),
    ("exacto", About::Serving, "exacto"),
    ("online", About::Serving, "online"),
    ("extended", About::Serving, "extended"),
    ("fc", About::Serving, "function calling"),
    ("prompt", About::Serving, "prompt"),
    ("batch", About::Serving, "batch"),
    ("flex", About::Serving, "flex"),
    ("priority", About::Serving, "priority"),
    ("maas", About::Serving, "maas"),
    ("tee", About::Serving, "tee"),
    ("ptu", About::Serving, "ptu"),
    ("data-zone", About::Serving, "datazone"),
    ("datazone", About::Serving, "datazone"),
    ("global-standard", About::Serving, "global"),
    ("global", About::Serving, "global"),
    ("us", About::Serving, "us"),
    ("eu", About::Serving, "eu"),
    ("uk", About::Serving, "uk"),
    ("apac", About::Serving, "apac"),
    ("eastus", About::Serving, "eastus"),
    ("eastus2", About::Serving, "eastus2"),
    ("westus", About::Serving, "westus"),
    ("westus3", About::Serving, "westus3"),
    ("westeurope", About::Serving, "westeurope"),
    ("northeurope", About::Serving, "northeurope"),
    ("swedencentral", About::Serving, "swedencentral"),
    ("francecentral", About::Serving, "francecentral"),
    ("japaneast", About::Serving, "japaneast"),
    ("australiaeast", About::Serving, "australiaeast"),
    ("lmdeploy", About::Serving, "lmdeploy"),
    ("sglang", About::Serving, "sglang"),
    ("turbomind", About::Serving, "turbomind"),
    ("vllm", About::Serving, "vllm"),
    ("fast", About::Serving, FAST),
    ("deployment", About::Serving, "deployment"),
    ("deploy", About::Serving, "deployment"),
    ("production", About::Serving, "production"),
    ("prod", About::Serving, "production"),
    ("staging", About::Serving, "staging"),
    ("development", About::Serving, "development"),
    ("dev", About::Serving, "development"),
];

/// Engines that run weights, of the words above. Evaluations write them behind the name of a repository.
pub const ENGINES: &[&str] = &["lmdeploy", "sglang", "turbomind", "vllm"];

/// A service that answers faster, for more: only some models are sold so.
pub const FAST: &str = "fast mode";

/// How the weights are stored: GGUF's types, those of `ik_llama.cpp`, the formats of vLLM, MLX and the like.
pub const QUANTIZATIONS: &[&str] = &[
    "q2-k",
    "q2-k-l",
    "q2-k-s",
    "q2-k-xl",
    "q3-k",
    "q3-k-s",
    "q3-k-m",
    "q3-k-l",
    "q3-k-xl",
    "q4-0",
    "q4-1",
    "q4-k",
    "q4-k-s",
    "q4-k-m",
    "q4-k-l",
    "q4-k-xl",
    "q5-0",
    "q5-1",
    "q5-k",
    "q5-k-s",
    "q5-k-m",
    "q5-k-l",
    "q5-k-xl",
    "q6-k",
    "q6-k-l",
    "q6-k-xl",
    "q8-0",
    "q8-k",
    "q8-k-xl",
    "iq1-s",
    "iq1-m",
    "iq2-xxs",
    "iq2-xs",
    "iq2-s",
    "iq2-m",
    "iq3-xxs",
    "iq3-xs",
    "iq3-s",
    "iq3-m",
    "iq1-kt",
    "iq2-k",
    "iq2-kl",
    "iq2-ks",
    "iq2-kt",
    "iq3-k",
    "iq3-ks",
    "iq3-kt",
    "iq4-k",
    "iq4-ks",
    "iq4-kss",
    "iq4-kt",
    "iq5-k",
    "iq5-ks",
    "iq6-k",
    "iq4-nl",
    "iq4-xs",
    "tq1-0",
    "tq2-0",
    "q2",
    "q3",
    "q4",
    "q5",
    "q6",
    "q8",
    "fp32",
    "fp16",
    "f16",
    "f32",
    "bf16",
    "fp8",
    "fp8-dynamic",
    "fp4",
    "nvfp4",
    "mxfp4",
    "mxfp8",
    "int4",
    "int8",
    "w4a16",
    "w8a8",
    "w8a16",
    "awq",
    "awq-int4",
    "gptq",
    "gptq-int4",
    "gptq-int8",
    "2bit",
    "3bit",
    "4bit",
    "5bit",
    "6bit",
    "8bit",
    "4bit-dwq",
    "8bit-dwq",
    "bnb-4bit",
    "unsloth-bnb-4bit",
    "exl2",
    "hqq",
    "gguf",
    "ggml",
    "ggmlv3",
    "mlx",
    "qat",
    "autoround",
    "marlin",
    "onnx",
];
/// Words before such a type that belong to it.
pub const QUANTIZED: &[&str] = &["ud", "quantized", "quant", "i1"];

/// Files of weights.
pub const FILES: &[&str] = &[".gguf", ".ggml", ".safetensors", ".llamafile", ".bin"];

/// What menus put in brackets behind a name.
pub const SAYS_NOTHING: &[&str] = &[
    // Google's editor, which has models of several makers.
    "antigravity",
    "deprecated",
    "legacy",
    // Cloudflare's, of weights to which a customer's adapter can be added.
    "lora",
    "recommended",
    "retired",
    "self-moderated",
];

/// Efforts that some write behind a slash: `openai/gpt-5.5/high`.
pub const EFFORTS: &[&str] = &["minimal", "low", "medium", "high", "xhigh", "max"];

/// What stands before a model's own id and is none of it. The rest has to begin as the second says, where
/// it says anything.
pub const WRAPPERS: &[(&str, &[&str])] = &[
    ("models/", &[]),
    ("aws.", &[]),
    ("azure.", &[]),
    ("gemini-", &["claude-", "gpt-"]),
    ("gpt-", REASONERS),
    ("gpt ", REASONERS),
    ("gpt_", REASONERS),
    ("chatgpt-", REASONERS),
    ("chatgpt ", REASONERS),
    ("thebloke_", &[]),
    ("us ", BEDROCK_MAKERS),
    ("eu ", BEDROCK_MAKERS),
    ("apac ", BEDROCK_MAKERS),
    ("global ", BEDROCK_MAKERS),
    // Clarifai's: whose application, and which of its tasks.
    ("openai.chat-completion.", &[]),
    ("anthropic.completion.", &[]),
    ("chat:", &[]),
    // OpenTelemetry's name of a span: `chat gemini-2.5-flash`.
    ("chat ", &["claude-", "gemini-", "gpt-", "o1", "o3", "o4"]),
    ("messages:", &[]),
    ("responses:", &[]),
    ("completion:", &[]),
    ("converse/", &[]),
    ("invoke/", &[]),
];

/// OpenAI's models that have no `gpt` in their name, though people write it: `gpt-o3-mini`.
const REASONERS: &[&str] = &["o1", "o3", "o4"];
/// Makers behind the region in the names of Bedrock's inference profiles: `US Anthropic Claude 3 Sonnet`.
const BEDROCK_MAKERS: &[&str] = &[
    "amazon ",
    "anthropic ",
    "cohere ",
    "deepseek ",
    "meta ",
    "mistral ",
    "writer ",
];

/// Formats of converted weights, as parts of their names. Such a name is that of the repository on Hugging
/// Face: without `instruct` it is the base model's.
pub const CONVERTED: &[&str] = &["gguf", "ggml", "gptq", "awq", "exl2", "mlx-community/"];

/// What Together, `DeepInfra` and Nebius write behind `instruct` for a copy of theirs.
pub const COPIES: &[&str] = &["turbo", "fast", "lite"];

/// What OpenRouter and Hugging Face's router write behind a colon beside the words above.
pub const COLON: &[&str] = &[
    "beta",
    "cheapest",
    "fastest",
    "featherless-ai",
    "hf-inference",
    "preferred",
];
