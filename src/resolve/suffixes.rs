//! What names say besides the model: suffixes, wrappers and weights formats, as closed tables.
//!
//! Longer rows need not come first: the longest match wins. Does not strip anything from a name (`setting`).

use catalog::words;
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// How hard it reasons: `high`.
    Effort,
    /// Whether it reasons, and its budget: `on`, `off`, `16k`.
    Thinking,
    /// The requested window: `1m`.
    Context,
    /// How the weights are stored: `q4_k_m`.
    Quantization,
    /// How a gateway or a deployment serves it: `free`, `nitro`, `eu`.
    Serving,
    /// Whose fine-tune it is.
    FineTune,
}

impl About {
    /// Its name for people.
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

/// Final words of a name that say how it is run: the subject, the value, and the words. If the value is empty, the
/// word is the value.
pub const WORDS: &[(About, &str, &[&str])] = &[
    (
        About::Effort,
        "high",
        words!(
            "reasoning-effort-high high-reasoning-effort high-effort high-reasoning high-thinking
            thinkhigh"
        ),
    ),
    (
        About::Effort,
        "medium",
        words!(
            "reasoning-effort-medium medium-reasoning-effort medium-effort medium-reasoning
            medium-thinking thinkmedium"
        ),
    ),
    (
        About::Effort,
        "low",
        words!(
            "reasoning-effort-low low-reasoning-effort low-effort low-reasoning low-thinking thinklow"
        ),
    ),
    (
        About::Effort,
        "minimal",
        words!("minimal-reasoning-effort minimal-effort minimal-reasoning minimal-thinking"),
    ),
    (About::Effort, "max", words!("max-effort max-reasoning")),
    (
        About::Effort,
        "xhigh",
        words!("xhigh-effort xhigh-reasoning extra-high extra-high-effort extra-high-reasoning"),
    ),
    (
        About::Effort,
        "",
        words!("xhigh high medium low minimal max"),
    ),
    (
        About::Thinking,
        "off",
        words!(
            "non-thinking non-think no-thinking nonthinking nothinking non-reasoning no-reasoning no-think
            nothink thinking-off thinking-disabled thinking-none reasoning-none none"
        ),
    ),
    // `thought` is from GitHub Copilot: `claude-3.7-sonnet-thought`.
    (
        About::Thinking,
        "on",
        words!(
            "thinking-on thinking-enabled enable-thinking with-thinking with-extended-thinking extended-thinking
            thinking-mode thought thinking think reasoning"
        ),
    ),
    (
        About::Thinking,
        "adaptive",
        words!("adaptive-thinking adaptive-reasoning"),
    ),
    (About::Thinking, "", words!("adaptive")),
    (About::Thinking, "high", words!("highthinking")),
    (About::Context, "", words!("4096 8192 32768")),
    // WebLLM's builds with a short window.
    (About::Context, "1k", words!("mlc-1k")),
    (
        About::Serving,
        "",
        words!(
            "versatile specdec cloud free nitro floor exacto online extended prompt batch flex
            priority maas tee ptu datazone global us eu uk apac eastus eastus2 westus westus3
            westeurope northeurope swedencentral francecentral japaneast australiaeast
            distributed-llama litert litert-lm litert-preview llama-cpp lmdeploy pytorch sglang
            turbomind vllm vllm-cpp deployment production staging development"
        ),
    ),
    (About::Serving, "", HARDWARE),
    (About::Serving, "function calling", words!("fc")),
    (
        About::Serving,
        "datazone",
        words!("data-zone data-zone-standard datazone-standard datazonestandard"),
    ),
    (
        About::Serving,
        "global",
        words!("global-standard globalstandard"),
    ),
    (About::Serving, "ptu", words!("provisioned")),
    (About::Serving, DENSE, words!("dense")),
    (About::Serving, MIXTURE, words!("moe")),
    (About::Serving, FAST, words!("fast")),
    (About::Serving, "deployment", words!("deploy")),
    (About::Serving, "production", words!("prod")),
    (About::Serving, "development", words!("dev")),
];

/// Hardware and engines: read only after a name that settles the model.
pub const HARDWARE: &[&str] = words!(
    "a10 a10g a100 b200 cpu gaudi2 gaudi3 gb200 gh200 gpu h20 h100 h200 l4 l40 l40s mi210 mi250 mi300x
    mi325x mi355x neuron t4 tpu v100"
);

/// Those of the words above that are engines. Evaluations append them to a repository's name.
pub const ENGINES: &[&str] = &["lmdeploy", "pytorch", "sglang", "turbomind", "vllm"];

/// How a model is built, which people add to its name: `Gemma 4 26B MoE`.
pub const MIXTURE: &str = "mixture of experts";
pub const DENSE: &str = "dense";

/// A faster service at a higher price: only some models are sold with it.
pub const FAST: &str = "fast mode";

/// How weights are stored: GGUF types, those of `ik_llama.cpp`, formats of vLLM, MLX and others.
pub const QUANTIZATIONS: &[&str] = words!(
    "q2-k q2-k-l q2-k-s q2-k-xl q3-k q3-k-s q3-k-m q3-k-l q3-k-xl q4-0 q4-1 q4-k q4-k-s q4-k-m
    q4-k-l q4-k-xl q5-0 q5-1 q5-k q5-k-s q5-k-m q5-k-l q5-k-xl q6-k q6-k-l q6-k-xl q8-0 q8-k
    q8-k-xl iq1-s iq1-m iq2-xxs iq2-xs iq2-s iq2-m iq3-xxs iq3-xs iq3-s iq3-m iq1-kt iq2-k iq2-kl
    iq2-ks iq2-kt iq3-k iq3-ks iq3-kt iq4-k iq4-ks iq4-kss iq4-kt iq5-k iq5-ks iq6-k iq4-nl iq4-xs
    q4-k-r4 q5-k-r4 q6-k-r4 q8-0-r8 iq2-k-r4 iq3-k-r4 iq4-k-r4 iq5-k-r4 iq4-ks-r4 iq5-ks-r4 iq4-xs-r8
    q2-g64 q2-g128 tq1-0 tq2-0 q2 q3 q4 q5 q6 q8 fp32 fp16 fp-16 fp-8 f16 f32 bf16 fp8 fp8-dynamic fp4 nvfp4 mxfp4 mxfp8 int4
    int8 int4-asym int8-asym int4-cw w4a4 w4a8 w4a16 w8a8 w8a16 awq awq-int4 gptq gptq-int4 gptq-int8
    2bit 3bit 4bit 5bit 6bit 8bit
    2-bit 3-bit 4-bit 5-bit 6-bit 8-bit bnb-4bit unsloth-bnb-4bit nf4 bnb-nf4 aqlm
    eetq exl2 exl3 hqq gguf ggml ggmlv3 mlx mnn openvino ov qat uqff autoround marlin
    fp8-block fp8-kv gptq-4b-128g gptq-int4-int8mix mxfp4-moe mxfp4-preview nvfp4-v2 onnx q0f16 q0f32
    q3f16-1 q4f16 q4f16-0 q4f16-1 q4f32 q4f32-1 mlc"
);
/// Words before such a type that belong to it.
pub const QUANTIZED: &[&str] = &["ud", "quantized", "quant", "i1"];

/// Extensions of weights files.
pub const FILES: &[&str] = words!(".gguf .ggml .safetensors .llamafile .bin .litertlm .uqff");

/// Prefixes of programs that run published weights only.
pub const RUNNERS: &[&str] = words!(
    "hosted_vllm llama-cpp llama.cpp llamacpp lmstudio lm-studio mlx ollama ollama_chat sglang tgi vllm"
);

/// Bracketed words in menus that say nothing about the model.
pub const SAYS_NOTHING: &[&str] = words!(
    "# Google's editor, which has models of several makers.
    antigravity api cloud deprecated legacy
    open open-source open-weights
    # Cloudflare's, of weights to which a customer's adapter can be added.
    lora recommended retired self-moderated"
);

/// Efforts written after a slash: `openai/gpt-5.5/high`.
pub const EFFORTS: &[&str] = &["minimal", "low", "medium", "high", "xhigh", "max"];

/// Prefixes that are not part of a model's id. If the second field is not empty, the rest must start with one of
/// its entries.
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
    ("mlx-", &[]),
    // AiHubMix's, and Venice's for models in an enclave.
    ("aihub-", &[]),
    ("e2ee-", &[]),
    ("cursor-", &["grok-"]),
    // Makers joined to a name.
    ("x-ai", &["grok"]),
    ("z-ai", &["glm"]),
    ("us ", BEDROCK_MAKERS),
    ("eu ", BEDROCK_MAKERS),
    ("apac ", BEDROCK_MAKERS),
    ("global ", BEDROCK_MAKERS),
    // Clarifai's: the application and its task.
    ("openai.chat-completion.", &[]),
    ("anthropic.completion.", &[]),
    ("custom:", &[]),
    ("litellm ", &[]),
    ("litellm_", &["claude", "gemini", "gpt"]),
    // OpenTelemetry's span name: `chat gemini-2.5-flash`.
    ("chat ", &["claude-", "gemini-", "gpt-", "o1", "o3", "o4"]),
    ("converse/", &[]),
    ("invoke/", &[]),
];

/// Protocols that programs put before a model. They are no word of its name, such as the `chat` of `gpt-5-chat`.
pub const PROTOCOLS: &[&str] = words!("chat: completion: messages: openai-chat: responses:");

/// Programs that put their own name and a colon before a model.
pub const PROGRAMS: &[&str] = words!(
    "aider cc cline continue droidproxy hosted_vllm kilocode litellm litellm_proxy llama-cpp llama.cpp llamacpp llm mlx
    roo sglang tgi vllm zed"
);

/// OpenAI's models without `gpt` in their names, though people add it: `gpt-o3-mini`.
const REASONERS: &[&str] = &["o1", "o3", "o4"];
/// Makers after the region in Bedrock's inference profile names: `US Anthropic Claude 3 Sonnet`.
const BEDROCK_MAKERS: &[&str] = &[
    "amazon ",
    "anthropic ",
    "cohere ",
    "deepseek ",
    "meta ",
    "mistral ",
    "writer ",
];

/// Converted weights formats, as parts of names. Such a name is a Hugging Face repository's: without `instruct`, it
/// means the base model.
pub const CONVERTED: &[&str] = words!("gguf ggml gptq awq aqlm exl2 mnn uqff mlx-community/");

/// What Together, `DeepInfra` and Nebius append to `instruct` for their own copies.
pub const COPIES: &[&str] = &["turbo", "fast", "lite", "reference"];

/// What OpenRouter and Hugging Face's router write after a colon, besides the words above.
pub const COLON: &[&str] = words!(
    "beta cheapest fastest featherless-ai hf-inference preferred
    # Methods of Vertex AI.
    generatecontent predict rawpredict streamgeneratecontent streamrawpredict"
);
