//! Hugging Face model cards: parameters, architecture, license, release.
//!
//! `models.json` has the cards of the labs' own organizations. They add models at full precision, even
//! without a provider, except fragments, training checkpoints, draft models for speculative decoding, paper
//! artifacts and fine-tunes. `all-models.csv` has all cards: they fill gaps, and only those in `LINES` add
//! models. Does not use parameters that contradict the size in the card's name.

mod choice;

use catalog::names::spell;
use catalog::schema::Architecture;
use catalog::units::Date;
use catalog::validate::size_in_name;
use catalog::words;
use serde_json::{Map, Value};

use self::choice::{is_choice, is_own_line};
use super::{Adapter, File, date, is_csv, parameters, text, values};
use crate::cards::is_count;
use crate::facts::active_in_name;
use crate::licenses::license;
use crate::observation::{Observation, Yield};

const SOURCE: &str = "hf-facts";
/// Monthly downloads from which a card adds a model regardless of its name.
const WIDELY_USED: u64 = 5_000;
/// Models with fewer parameters are toys …
const SMALLEST: u64 = 120_000_000;
/// … and with fewer than this mostly parts of other models, unless the name says otherwise.
const NO_PART: u64 = 250_000_000;
/// Placeholder of the site for dates before it recorded them.
const UNDATED: &str = "2022-03-02";
const PIPELINES: &[&str] = &["text-generation", "image-text-to-text", "any-to-any"];

/// Name parts that mark copies.
const COPIES: &[&str] = words!(
    "fp8 fp4 gptq awq int4 int8 gguf q4_0 quantized bnb onnx 1.58bit -int3 -int6 -6bit mlx -paddle"
);

/// Stored parameter counts that include a second copy of an embedding shared between input and output: class,
/// stored count, and the copy (vocabulary times width).
const TIED: &[(&str, u64, u64)] = &[
    ("qwen2", 619_570_176, 151_936 * 1_024), // Qwen1.5 0.5B
    ("qwen3", 751_632_384, 151_936 * 1_024), // Qwen3 0.6B, 1.7B and 4B
    ("qwen3", 2_031_739_904, 151_936 * 2_048),
    ("qwen3", 4_411_424_256, 151_936 * 2_560),
    ("qwen3_vl", 2_438_696_960, 151_936 * 2_048), // Qwen3-VL 2B and 4B
    ("qwen3_vl", 4_826_771_968, 151_936 * 2_560),
    ("qwen3_5", 1_107_265_600, 248_320 * 1_024), // Qwen3.5 0.8B and 4B
    ("qwen3_5", 5_174_964_736, 248_320 * 2_560),
    ("gemma3", 4_971_331_952, 262_208 * 2_560), // Gemma 3 4B
    ("granite", 2_634_201_088, 49_155 * 2_048), // Granite 3 2B
];

/// Model classes whose configuration gives the context window that the lab states, up to this size. Elsewhere
/// the column is the window multiplied by a scale that the window already includes.
const WINDOWS: &[(&str, u64)] = &[
    ("ernie4_5", 131_072),
    ("ernie4_5_moe", 131_072),
    ("ernie4_5_moe_vl", 131_072),
    ("glm4", 32_768),
    ("granite", 131_072),
    ("llama", 8_192),
    ("olmo3", 65_536),
    ("qwen2_vl", 32_768),
    ("qwen3", 40_960),
    ("qwen3_5", 262_144),
    ("qwen3_vl", 262_144),
    ("qwen3_vl_moe", 262_144),
];
/// Value of the column if the configuration states no context window.
const NO_WINDOW: u64 = 4_096;

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["hf-facts/models.json", "hf-facts/all-models.csv"],
    read,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    if is_csv(file) {
        return everybodys(&file.1, as_of, out);
    }
    for row in &values::<Value>(file)? {
        let name = row.get("name").and_then(Value::as_str).unwrap_or("-");
        let row = row.as_object().ok_or("not an object");
        out.take(name, row.and_then(|row| card(row, as_of)));
    }
    Ok(())
}

/// The table of all cards, with the columns of the labs' lists as strings.
fn everybodys(bytes: &[u8], as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers()?.clone();
    for record in reader.records() {
        out.read += 1;
        // Skip malformed lines and cards of other kinds of models.
        let Ok(record) = record else { continue };
        let row: Map<String, Value> = headers
            .iter()
            .zip(record.iter())
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(name, cell)| {
                let value = match (name, cell) {
                    ("is_moe", _) => Value::Bool(cell == "True"),
                    _ => Value::String(cell.to_owned()),
                };
                (name.to_owned(), value)
            })
            .collect();
        if let Ok(seen) = card(&row, as_of) {
            if seen.mints && is_own_line(&seen.id) {
                out.observations.push(seen.clone());
            }
            out.cards.push(seen);
        }
    }
    Ok(())
}

fn card(row: &Map<String, Value>, as_of: Date) -> Result<Observation, &'static str> {
    let name = text(row, "name").ok_or("no name")?;
    let pipeline = text(row, "pipeline_tag").unwrap_or_default();
    if !PIPELINES.contains(&pipeline) && pipeline != "unknown" {
        return Err("not a language model (pipeline)");
    }
    let lower = name.to_lowercase();
    let spelled = spell(name);
    // `-BF16` is the original precision, not a copy.
    let copy = spelled
        .quantization
        .is_some_and(|precision| !["bf16", "fp16"].contains(&precision.as_str()));
    if copy || COPIES.iter().any(|copy| lower.contains(copy)) {
        return Err("a copy at lower precision");
    }
    let mut seen = Observation::new(SOURCE, as_of, name);
    seen.url = Some(format!("https://huggingface.co/{name}"));
    let facts = &mut seen.facts;
    facts.weights_url.clone_from(&seen.url);
    facts.open_weights = Some(true);
    facts.released = text(row, "release_date")
        .filter(|day| *day != UNDATED)
        .and_then(date);
    let tail = name.rsplit('/').next().unwrap_or(name);
    let class = text(row, "architecture").unwrap_or_default();
    let total = parameters(row, "parameters_raw").map(|stored| {
        let tied = TIED
            .iter()
            .find(|(of, count, _)| *of == class && *count == stored);
        tied.map_or(stored, |(_, _, copy)| stored - copy)
    });
    let total = total.filter(|total| match size_in_name(tail) {
        Some(size) => *total <= size * 2 && total * 2 >= size,
        None => *total >= SMALLEST,
    });
    facts.parameters_total = total.filter(|total| is_count(*total, tail));
    // The column is an estimate: only what the name itself states counts.
    facts.parameters_active = active_in_name(tail)
        .filter(|active| facts.parameters_total.is_some_and(|total| *active <= total));
    facts.context_tokens = window(row, class);
    facts.architecture = architecture(row);
    facts.license = text(row, "license").and_then(license);
    let downloads = row.get("hf_downloads").and_then(Value::as_u64).unwrap_or(0);
    let sized = total.is_some_and(|total| total >= SMALLEST);
    let widely = total >= Some(NO_PART)
        && downloads >= WIDELY_USED
        && facts.released.is_some()
        && pipeline != "unknown";
    seen.mints = sized && (widely || is_choice(&lower));
    let name = tail.strip_suffix("-BF16").unwrap_or(tail);
    seen.name = Some(name.strip_prefix("NVIDIA-").unwrap_or(name).to_owned());
    Ok(seen)
}

/// The context window in the weights' configuration, if its class states it reliably.
fn window(row: &Map<String, Value>, class: &str) -> Option<u64> {
    let cell = row.get("context_length")?;
    let window = cell.as_u64().or_else(|| cell.as_str()?.parse().ok())?;
    let stated = |(of, most): &(&str, u64)| *of == class && window <= *most;
    (window != NO_WINDOW && WINDOWS.iter().any(stated)).then_some(window)
}

/// Architecture from the name of the model class, if known.
fn architecture(row: &Map<String, Value>) -> Option<Architecture> {
    const NAMED: &[(&str, Architecture)] = &[
        ("mamba", Architecture::StateSpace),
        ("falcon_mamba", Architecture::StateSpace),
        ("t5", Architecture::EncoderDecoder),
        ("t5gemma", Architecture::EncoderDecoder),
        ("jamba", Architecture::Hybrid),
        ("falcon_h1", Architecture::Hybrid),
        ("nemotron_h", Architecture::Hybrid),
        ("llada2_moe", Architecture::Diffusion),
    ];
    const DENSE: &[&str] = words!(
        "llama qwen qwen2 qwen3 qwen3_5 qwen2_vl qwen2_5_vl qwen3_vl mistral mistral3 gemma gemma2 gemma3
         gemma3_text gemma4 phi phi3 olmo olmo2 olmo3 granite glm glm4 glm4v cohere cohere2 falcon internlm2
         exaone exaone4 gpt2 gpt_bigcode starcoder2 stablelm apertus mimo baichuan mllama"
    );
    let named = text(row, "architecture")
        .and_then(|code| NAMED.iter().find(|(name, _)| *name == code))
        .map(|(_, architecture)| *architecture);
    let experts = row.get("is_moe").and_then(Value::as_bool) == Some(true);
    let dense = text(row, "architecture").is_some_and(|code| DENSE.contains(&code));
    named
        .or_else(|| experts.then_some(Architecture::MixtureOfExperts))
        .or_else(|| dense.then_some(Architecture::DecoderOnly))
}

#[cfg(test)]
mod tests {
    use super::ADAPTER;
    use crate::sources::read_one;

    fn cards(text: &str) -> super::Yield {
        read_one(&ADAPTER, ("hf-facts/models.json", &text))
    }

    #[test]
    fn a_lab_s_own_card_adds_a_model_and_a_draft_or_a_tune_none() {
        let card = |name: &str| {
            let text = format!(
                r#"[{{"name": "{name}", "parameters_raw": 9000000000, "license": "apache-2.0",
                "pipeline_tag": "text-generation", "architecture": "nemotron_h", "hf_downloads": 3}}]"#
            );
            cards(&text).observations.first().map(|seen| seen.mints)
        };
        assert_eq!(card("nvidia/Nemotron-Own-9B"), Some(true));
        assert_eq!(card("nvidia/Nemotron-Own-9B-BF16"), Some(true));
        assert_eq!(card("nvidia/Nemotron-Own-9B-Eagle3"), Some(false));
        assert_eq!(card("mlabonne/Own-9B"), Some(false));
        assert_eq!(card("nvidia/Nemotron-Own-9B-FP8"), None);
        assert_eq!(card("nvidia/Nemotron-Own-9B-GPTQ"), None);
        // 9 billion is not 70 billion.
        assert_eq!(card("nvidia/Nemotron-Own-70B"), Some(false));
    }

    #[test]
    fn a_trillion_parameters_are_read() {
        let found = cards(
            r#"[{"name": "moonshotai/Kimi-Own", "parameters_raw": 2779931837184,
            "pipeline_tag": "text-generation", "license": "other"}]"#,
        );
        let facts = &found.observations[0].facts;
        assert_eq!(facts.parameters_total, Some(2_779_931_837_184));
        assert_eq!(facts.license, None);
    }

    #[test]
    fn a_shared_embedding_counts_once() {
        let total = |class: &str, stored: u64| {
            let found = cards(&format!(
                r#"[{{"name": "own/Own-0.6B", "parameters_raw": {stored}, "architecture": "{class}",
                "pipeline_tag": "text-generation"}}]"#
            ));
            found.observations[0].facts.parameters_total
        };
        // Qwen3 0.6B: its card says 0.6B, 0.44B without the embedding.
        assert_eq!(total("qwen3", 751_632_384), Some(596_049_920));
        assert_eq!(total("qwen3", 596_049_920), Some(596_049_920));
        assert_eq!(total("llama", 751_632_384), Some(751_632_384));
    }

    #[test]
    fn a_configuration_states_the_window_where_its_class_is_known_to() {
        let window = |class: &str, tokens: u64| {
            let found = cards(&format!(
                r#"[{{"name": "own/Own-7B", "parameters_raw": 7000000000, "architecture": "{class}",
                "pipeline_tag": "text-generation", "context_length": {tokens}}}]"#
            ));
            found.observations[0].facts.context_tokens
        };
        assert_eq!(window("ernie4_5_moe", 131_072), Some(131_072));
        assert_eq!(window("ernie4_5_moe", 4_096), None);
        // DeepSeek Coder, a Llama with a window of 16,384, which already includes the scale of 4.
        assert_eq!(window("llama", 65_536), None);
    }

    #[test]
    fn everybodys_cards_fill_gaps_only() {
        let text = "name,parameters_raw,active_parameters,is_moe,license,pipeline_tag\n\
            unsloth/Own-30B-A3B,30000000000,3000000000,True,mit,text-generation\n\
            somebody/voice,1000000000,,,mit,text-to-speech\n";
        let found = read_one(&ADAPTER, ("hf-facts/all-models.csv", &text));
        assert!(found.observations.is_empty());
        assert_eq!(found.cards.len(), 1);
        assert_eq!(found.cards[0].facts.parameters_active, Some(3_000_000_000));
    }
}
