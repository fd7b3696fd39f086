//! HELM model registry: parameters and release dates. Does not add models, except open models of labs
//! found in no other snapshot.

use catalog::rows;
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{About, Adapter, File, day, list, object, parameters, text};
use crate::observation::{Observation, Yield};

const SOURCE: &str = "helm";

/// Id prefixes, before the slash, of labs whose open models only this registry has, and the name prefixes
/// this applies to.
const ADDS: &[[&str; 2]] = rows!(2, include_str!("helm-adds.tsv"));

/// Whether this registry adds the open model with this name.
fn adds(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split_once('/').is_some_and(|(org, tail)| {
        let begins = |line: &str| line == "-" || tail.starts_with(line);
        ADDS.iter()
            .any(|[maker, line]| *maker == org && begins(line))
    })
}

/// The adapter for this source.
pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["helm/model_metadata.json"],
    about: About {
        name: "HELM model registry",
        url: Some("https://crfm.stanford.edu/helm"),
        live_url: None,
        license: "Apache-2.0",
        credit: "CRFM HELM",
    },
    read,
};

fn read(files: &[File], as_of: Date) -> anyhow::Result<Yield> {
    let mut out = Yield::default();
    for file in files {
        let registry = object(file)?;
        let rows = registry.get("models").and_then(Value::as_array);
        let rows = rows.ok_or_else(|| anyhow::anyhow!("{}: no list `models`", file.0))?;
        for row in rows {
            out.read += 1;
            match row
                .as_object()
                .ok_or("not an object")
                .and_then(|row| model(row, as_of))
            {
                Ok(seen) => out.observations.push(seen),
                Err(reason) => {
                    let name = row.get("name").and_then(Value::as_str);
                    out.leave_out(SOURCE, reason, name.unwrap_or("-"));
                }
            }
        }
    }
    Ok(out)
}

fn model(row: &Map<String, Value>, as_of: Date) -> Result<Observation, &'static str> {
    let name = text(row, "name").ok_or("no name")?;
    let mut tags = list(row, "tags").filter_map(Value::as_str);
    if !tags.any(|tag| tag.contains("TEXT_MODEL") || tag.contains("LANGUAGE_MODEL")) {
        return Err("not a language model (tags)");
    }
    let mut seen = Observation::new(SOURCE, as_of, name);
    seen.facts.released = day(row, "release_date");
    seen.facts.parameters_total = parameters(row, "num_parameters");
    seen.facts.open_weights = (text(row, "access") == Some("open")).then_some(true);
    seen.mints = seen.facts.open_weights == Some(true)
        && seen.facts.parameters_total.is_some()
        && seen.facts.released.is_some()
        && adds(name);
    Ok(seen)
}
