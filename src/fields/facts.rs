//! What sources state about a model.

use catalog::schema::{Capabilities, Facts, Model};

use super::{About, Better, Field, Holder, Section, Value, text};

pub enum Fact {}

impl Holder for Fact {
    type Of<'a> = Stated<'a>;
}

/// Facts and capabilities of a model as settled, or of one statement.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    pub facts: &'a Facts,
    pub capabilities: &'a Capabilities,
}

impl<'a> Stated<'a> {
    /// The settled facts of a model.
    pub fn of(model: &'a Model) -> Self {
        Self {
            facts: &model.facts,
            capabilities: &model.capabilities,
        }
    }
}

const fn fact(about: About, value: for<'a> fn(&Stated<'a>) -> Option<Value>) -> Field<Fact> {
    Field { about, value }
}

macro_rules! capability {
    ($key:ident, $title:literal, $head:literal $names:expr, $group:expr) => {
        Field {
            about: About::new(
                Section::Capability { group: $group },
                stringify!($key),
                $title,
                $head,
            )
            .names(&$names)
            .better(Better::More)
            .path(concat!("capabilities.", stringify!($key))),
            value: |s| s.capabilities.$key.map(Value::Flag),
        }
    };
}

/// Every fact, in display order. Fields of one JSON object must be adjacent.
#[rustfmt::skip] // one row per line
pub const FACTS: &[Field<Fact>] = &[
    fact(About::new(Section::Spec, "released", "Released", "Released").names(&["release", "date"]).better(Better::More), |s| s.facts.released.map(Value::Date)),
    fact(About::new(Section::Limit, "context_tokens", "Context window", "Context").names(&["context", "window"]).unit("tokens").better(Better::More), |s| s.facts.context_tokens.map(Value::Tokens)),
    fact(About::new(Section::Limit, "max_output_tokens", "Max output", "Max out").names(&["max-output"]).unit("tokens").better(Better::More), |s| s.facts.max_output_tokens.map(Value::Tokens)),
    fact(About::new(Section::Detail, "tokens_per_text", "Tokens for the same text", "Tokens/text").unit("% of the lab's earlier models"), |s| s.facts.tokens_per_text.map(Value::OfEarlier)),
    fact(About::new(Section::Spec, "parameters_total", "Parameters", "Params").names(&["params", "parameters", "size"]).unit("weights").path("parameters.total"), |s| s.facts.parameters_total.map(Value::Parameters)),
    fact(About::new(Section::Spec, "parameters_active", "Active parameters", "Active").names(&["active"]).unit("weights").path("parameters.active"), |s| s.facts.parameters_active.map(Value::Parameters)),
    fact(About::new(Section::Spec, "architecture", "Architecture", "Architecture").names(&["arch"]), |s| s.facts.architecture.map(|a| text(a.as_str()))),
    fact(About::new(Section::Detail, "license_spdx", "License id", "SPDX").path("license.spdx"), |s| s.facts.license.as_ref()?.spdx.as_deref().map(text)),
    fact(About::new(Section::Spec, "license", "License", "License").names(&["licence"]).path("license.name"), |s| s.facts.license.as_ref().map(|l| text(&l.name))),
    fact(About::new(Section::Detail, "license_osi", "OSI approved", "OSI").path("license.osi"), |s| s.facts.license.as_ref()?.osi.map(Value::Flag)),
    fact(About::new(Section::Detail, "license_commercial", "Commercial use", "Commercial").path("license.commercial"), |s| s.facts.license.as_ref()?.commercial.map(Value::Flag)),
    fact(About::new(Section::Spec, "open_weights", "Open weights", "Open").names(&["open", "weights"]), |s| s.facts.open_weights.map(Value::Flag)),
    fact(About::new(Section::Spec, "knowledge_cutoff", "Knowledge cutoff", "Cutoff").names(&["cutoff"]).better(Better::More), |s| s.facts.knowledge_cutoff.map(Value::Date)),
    fact(About::new(Section::Spec, "input", "Input", "Input").names(&["input-kinds"]), |s| s.facts.input.as_ref().map(|list| Value::List(list.iter().map(|m| m.as_str()).collect()))),
    fact(About::new(Section::Spec, "output", "Output", "Output").names(&["output-kinds"]), |s| s.facts.output.as_ref().map(|list| Value::List(list.iter().map(|m| m.as_str()).collect()))),
    fact(About::new(Section::Detail, "weights_url", "Weights", "Weights"), |s| s.facts.weights_url.as_deref().map(text)),
    fact(About::new(Section::Detail, "stated_status", "Stated status", "Stated"), |s| s.facts.status.map(|status| text(status.as_str()))),
    capability!(vision, "vision", "Vision" ["image", "images"], Some("image")),
    capability!(multimodal, "multimodal input", "Multimodal" [], Some("image")),
    capability!(reasoning, "reasoning", "Reasoning" ["thinking"], Some("reasoning")),
    capability!(function_calling, "function calling", "Functions" ["functions"], Some("tools")),
    capability!(tool_use, "tool use", "Tool use" [], Some("tools")),
    capability!(structured_outputs, "structured outputs", "JSON" ["json", "structured"], Some("structured outputs")),
    capability!(code_execution, "code execution", "Code" ["code"], Some("code execution")),
    capability!(prompt_caching, "prompt caching", "Caching" ["caching"], None),
    capability!(audio_input, "audio input", "Audio" ["audio"], Some("audio input")),
    capability!(computer_use, "computer use", "Computer" ["computer"], Some("computer use")),
    capability!(web_search, "web search", "Search" ["search", "web"], Some("web search")),
];

/// Whether a model calls functions or uses tools: two labels for one capability, so one yes is enough.
pub fn tools(can: &Capabilities) -> Option<bool> {
    match (can.function_calling, can.tool_use) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) | (_, Some(false)) => Some(false),
        (None, None) => None,
    }
}

/// Names of capabilities that users can ask for, keys first.
pub fn needs() -> impl Iterator<Item = &'static str> {
    let keys = capabilities().map(|(field, _)| field.about.key);
    let names = capabilities().flat_map(|(field, _)| field.about.names.iter().copied());
    keys.chain(std::iter::once("tools")).chain(names)
}

/// The capabilities in [`FACTS`], with their groups.
pub fn capabilities() -> impl Iterator<Item = (&'static Field<Fact>, Option<&'static str>)> {
    FACTS.iter().filter_map(|field| match field.about.section {
        Section::Capability { group } => Some((field, group)),
        _ => None,
    })
}

/// The value of a capability. `None`: unknown.
pub fn flag(field: &Field<Fact>, capabilities: &Capabilities) -> Option<bool> {
    let stated = Stated {
        facts: &Facts::default(),
        capabilities,
    };
    match (field.value)(&stated) {
        Some(Value::Flag(flag)) => Some(flag),
        _ => None,
    }
}
