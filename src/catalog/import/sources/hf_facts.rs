//! Model cards of the labs' own organisations: parameters, architecture, licence, release.
//!
//! A card adds a model only where people load it: widely downloaded chat or base models that the lab
//! itself publishes, at full precision. Small fragments, copies and adapters add none. Parameters that
//! contradict the size in the card's own name are slips and are left out.

use serde_json::{Map, Value};

use super::super::identity::spell;
use super::super::observation::{Observation, Yield};
use super::{Adapter, File, count, date, text};
use crate::catalog::check::size_in_name;
use crate::catalog::schema::{Architecture, License, Source};
use crate::units::Date;

const SOURCE: &str = "hf-facts";
/// Monthly downloads from which a card adds a model.
const WIDELY_USED: u64 = 5_000;
/// Weights below this are parts of others or toys.
const SMALLEST: u64 = 250_000_000;
const PIPELINES: &[&str] = &["text-generation", "image-text-to-text", "any-to-any"];

/// Parts of names of copies.
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
];

/// The adapter.
pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["hf-facts/models.json"],
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

fn card(row: &Map<String, Value>, as_of: Date) -> Result<Observation, &'static str> {
    let name = text(row, "name").ok_or("no name")?;
    if !text(row, "pipeline_tag").is_some_and(|tag| PIPELINES.contains(&tag) || tag == "unknown") {
        return Err("no language model (pipeline)");
    }
    let lower = name.to_lowercase();
    if spell(name).quantization.is_some() || COPIES.iter().any(|copy| lower.contains(copy)) {
        return Err("a copy at lower precision");
    }
    let mut seen = Observation::new(SOURCE, as_of, name);
    seen.url = Some(format!("https://huggingface.co/{name}"));
    let facts = &mut seen.facts;
    facts.weights_url.clone_from(&seen.url);
    facts.open_weights = Some(true);
    facts.released = text(row, "release_date").and_then(date);
    let tail = name.rsplit('/').next().unwrap_or(name);
    let total = count(row, "parameters_raw");
    let total = total.filter(|total| match size_in_name(tail) {
        Some(size) => *total <= size * 2 && total * 2 >= size,
        None => *total >= SMALLEST,
    });
    facts.parameters_total = total;
    facts.parameters_active = count(row, "active_parameters")
        .filter(|active| total.is_some_and(|total| *active <= total));
    let experts = row.get("is_moe").and_then(Value::as_bool) == Some(true);
    facts.architecture = experts.then_some(Architecture::MixtureOfExperts);
    facts.license = text(row, "license").and_then(license);
    let downloads = row.get("hf_downloads").and_then(Value::as_u64).unwrap_or(0);
    seen.mints = downloads >= WIDELY_USED
        && total.is_some_and(|total| total >= SMALLEST)
        && facts.released.is_some()
        && text(row, "pipeline_tag") != Some("unknown");
    seen.name = Some(tail.to_owned());
    Ok(seen)
}

/// Identifier on cards, SPDX identifier, name, approved by the OSI, open to commercial use.
type Known = (
    &'static str,
    Option<&'static str>,
    &'static str,
    bool,
    Option<bool>,
);

/// Licences of cards, by the identifier written there.
const LICENSES: &[Known] = &[
    (
        "apache-2.0",
        Some("Apache-2.0"),
        "Apache 2.0",
        true,
        Some(true),
    ),
    ("mit", Some("MIT"), "MIT", true, Some(true)),
    (
        "bsd-3-clause",
        Some("BSD-3-Clause"),
        "BSD 3-Clause",
        true,
        Some(true),
    ),
    (
        "cc-by-4.0",
        Some("CC-BY-4.0"),
        "CC BY 4.0",
        false,
        Some(true),
    ),
    (
        "cc-by-nc-4.0",
        Some("CC-BY-NC-4.0"),
        "CC BY-NC 4.0",
        false,
        Some(false),
    ),
    (
        "cc-by-nc-sa-4.0",
        Some("CC-BY-NC-SA-4.0"),
        "CC BY-NC-SA 4.0",
        false,
        Some(false),
    ),
    ("gemma", None, "Gemma", false, Some(true)),
    ("llama2", None, "Llama 2 Community", false, Some(true)),
    ("llama3", None, "Llama 3 Community", false, Some(true)),
    ("llama3.1", None, "Llama 3.1 Community", false, Some(true)),
    ("llama3.2", None, "Llama 3.2 Community", false, Some(true)),
    ("llama3.3", None, "Llama 3.3 Community", false, Some(true)),
    ("llama4", None, "Llama 4 Community", false, Some(true)),
    ("modified-mit", None, "Modified MIT", false, Some(true)),
    (
        "nvidia-open-model-license",
        None,
        "NVIDIA Open Model",
        false,
        Some(true),
    ),
    ("qwen-research", None, "Qwen Research", false, Some(false)),
    (
        "tongyi-qianwen-research",
        None,
        "Tongyi Qianwen Research",
        false,
        Some(false),
    ),
    ("tongyi-qianwen", None, "Tongyi Qianwen", false, Some(true)),
];

fn license(id: &str) -> Option<License> {
    if id == "other" {
        return None;
    }
    let known = LICENSES.iter().find(|(key, ..)| *key == id);
    Some(match known {
        Some((_, spdx, name, osi, commercial)) => License {
            spdx: spdx.map(str::to_owned),
            name: (*name).to_owned(),
            osi: Some(*osi),
            commercial: *commercial,
        },
        None => License {
            spdx: None,
            name: id.to_owned(),
            osi: None,
            commercial: None,
        },
    })
}
