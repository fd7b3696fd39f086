//! Hugging Face model cards: parameters, architecture, license, release.
//!
//! `models.json` has the cards of the labs' own organizations. They add models at full precision, even
//! without a provider, except fragments, training checkpoints, draft models for speculative decoding, paper
//! artifacts and fine-tunes. `all-models.csv` has all cards: they fill gaps, and only those in `LINES` add
//! models. Does not use parameters that contradict the size in the card's name.

mod choice;

use catalog::names::spell;
use catalog::schema::{Architecture, Source};
use catalog::units::Date;
use catalog::validate::size_in_name;
use serde_json::{Map, Value};

use self::choice::{is_choice, is_own_line};
use super::{Adapter, File, date, parameters, text};
use crate::cards::is_count;
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
const COPIES: &[&str] = &[
    "fp8",
    "fp4",
    "gptq",
    "awq",
    "int4",
    "int8",
    "gguf",
    "q4_0",
    "quantized",
    "bnb",
    "onnx",
    "1.58bit",
    "-int3",
    "-int6",
    "-6bit",
    "mlx",
    "-paddle",
];

/// The adapter for this source.
pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["hf-facts/models.json", "hf-facts/all-models.csv"],
    describe,
    read,
};

fn describe(snapshot: Date) -> Source {
    Source {
        id: SOURCE.to_owned(),
        name: "Hugging Face model cards".to_owned(),
        url: Some("https://huggingface.co/models".to_owned()),
        live_url: None,
        snapshot,
        version: None,
        license: "facts of public model cards".to_owned(),
        credit: "Hugging Face model cards (by way of llmfit-core, MIT)".to_owned(),
    }
}

fn read(files: &[File], as_of: Date) -> anyhow::Result<Yield> {
    let mut out = Yield::default();
    for (path, bytes) in files {
        if std::path::Path::new(path)
            .extension()
            .is_some_and(|e| e == "csv")
        {
            everybodys(bytes, as_of, &mut out)?;
            continue;
        }
        let rows: Vec<Value> = serde_json::from_slice(bytes)
            .map_err(|error| anyhow::anyhow!("{path}: not the expected list: {error}"))?;
        for row in &rows {
            out.read += 1;
            match row
                .as_object()
                .ok_or("not an object")
                .and_then(|row| card(row, as_of))
            {
                Ok(seen) => out.observations.push(seen),
                Err(reason) => {
                    let name = row.get("name").and_then(Value::as_str).unwrap_or("-");
                    out.leave_out(SOURCE, reason, name);
                }
            }
        }
    }
    Ok(out)
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
    let total = parameters(row, "parameters_raw");
    let total = total.filter(|total| match size_in_name(tail) {
        Some(size) => *total <= size * 2 && total * 2 >= size,
        None => *total >= SMALLEST,
    });
    facts.parameters_total = total.filter(|total| is_count(*total, tail));
    facts.parameters_active = parameters(row, "active_parameters")
        .filter(|active| facts.parameters_total.is_some_and(|total| *active <= total));
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

/// Architecture from the name of the model class, if it tells.
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
    const DENSE: &[&str] = &[
        "llama",
        "qwen",
        "qwen2",
        "qwen3",
        "qwen3_5",
        "qwen2_vl",
        "qwen2_5_vl",
        "qwen3_vl",
        "mistral",
        "mistral3",
        "gemma",
        "gemma2",
        "gemma3",
        "gemma3_text",
        "gemma4",
        "phi",
        "phi3",
        "olmo",
        "olmo2",
        "olmo3",
        "granite",
        "glm",
        "glm4",
        "glm4v",
        "cohere",
        "cohere2",
        "falcon",
        "internlm2",
        "exaone",
        "exaone4",
        "gpt2",
        "gpt_bigcode",
        "starcoder2",
        "stablelm",
        "apertus",
        "mimo",
        "baichuan",
        "mllama",
    ];
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
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::{File, read};
    use proptest::prelude::*;

    fn day() -> catalog::units::Date {
        "2026-10-31".parse().expect("a day")
    }

    fn cards(text: &str) -> super::Yield {
        let file: File = ("hf-facts/models.json".to_owned(), text.as_bytes().to_vec());
        read(&[file], day()).expect("read")
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
    fn everybodys_cards_fill_gaps_only() {
        let text = "name,parameters_raw,active_parameters,is_moe,license,pipeline_tag\n\
            unsloth/Own-30B-A3B,30000000000,3000000000,True,mit,text-generation\n\
            somebody/voice,1000000000,,,mit,text-to-speech\n";
        let file: File = (
            "hf-facts/all-models.csv".to_owned(),
            text.as_bytes().to_vec(),
        );
        let found = read(&[file], day()).expect("read");
        assert!(found.observations.is_empty());
        assert_eq!(found.cards.len(), 1);
        assert_eq!(found.cards[0].facts.parameters_active, Some(3_000_000_000));
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_error_or_counted(bytes in proptest::collection::vec(any::<u8>(), 0..300), table: bool) {
            let path = if table { "hf-facts/all-models.csv" } else { "hf-facts/models.json" };
            if let Ok(found) = read(&[(path.to_owned(), bytes)], day()) {
                prop_assert!(found.observations.len().max(found.cards.len()) <= found.read);
            }
        }
    }
}
