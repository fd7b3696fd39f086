//! LLM Stats' model descriptions: release, cutoff, size, license and location of weights.
//!
//! Does not add models or import sizes of closed models, which are rumors.

use catalog::units::Date;
use serde_json::Value;

use super::{PLAIN_BASES, SOURCE};
use crate::licenses::license;
use crate::observation::{Observation, Yield};
use crate::sources::{Adapter, File, day, flag, object, parameters, text};

pub const FACTS_ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["llm-stats/data/organizations/**/model.json"],
    read,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let seen = model(&object(file)?, as_of);
    out.take(&file.0, seen.ok_or("a model without an id"));
    Ok(())
}

fn model(row: &serde_json::Map<String, Value>, as_of: Date) -> Option<Observation> {
    let name = text(row, "model_id")?;
    let org = text(row, "organization_id")?;
    let base = if PLAIN_BASES.contains(&name) {
        "-base"
    } else {
        ""
    };
    let mut seen = Observation::new(SOURCE, as_of, &format!("{org}/{name}{base}"));
    seen.mints = false;
    let facts = &mut seen.facts;
    facts.released = day(row, "release_date");
    facts.knowledge_cutoff = day(row, "knowledge_cutoff");
    let terms = text(row, "license_id");
    facts.license = terms.and_then(license);
    facts.weights_url = text(row, "source_weights_link")
        .filter(|link| link.starts_with("https://huggingface.co/") && link.matches('/').count() > 3)
        .map(str::to_owned);
    facts.open_weights = match (&facts.weights_url, terms) {
        (Some(_), _) => Some(true),
        (None, Some("proprietary")) => Some(false),
        (None, _) => None,
    };
    if facts.open_weights != Some(false) {
        facts.parameters_total = parameters(row, "param_count");
    }
    seen.capabilities.multimodal = flag(row, "multimodal");
    Some(seen)
}

#[cfg(test)]
mod tests {
    use super::{FACTS_ADAPTER, Observation};
    use crate::sources::read_one;

    fn one(text: &str) -> Observation {
        let found = read_one(&FACTS_ADAPTER, ("llm-stats/x/model.json", &text));
        found.observations[0].clone()
    }

    #[test]
    fn an_open_model_has_its_size_and_a_closed_one_none() {
        let open = one(
            r#"{"model_id": "own-7b", "organization_id": "qwen", "license_id": "apache_2_0",
            "param_count": 7610000000, "release_date": "2025-01-26", "multimodal": true,
            "source_weights_link": "https://huggingface.co/Qwen/Own-7B"}"#,
        );
        assert_eq!(open.id, "qwen/own-7b");
        assert_eq!(open.facts.parameters_total, Some(7_610_000_000));
        assert_eq!(open.facts.open_weights, Some(true));
        assert_eq!(open.capabilities.multimodal, Some(true));
        assert!(!open.mints);
        let closed = one(
            r#"{"model_id": "own-max", "organization_id": "qwen", "license_id": "proprietary",
            "param_count": 1000000000000, "multimodal": null,
            "source_weights_link": "https://huggingface.co/Qwen"}"#,
        );
        assert_eq!(closed.facts.parameters_total, None);
        assert_eq!(closed.facts.open_weights, Some(false));
        assert_eq!(closed.capabilities.multimodal, None);
    }
}
