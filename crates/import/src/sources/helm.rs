//! HELM model registry: parameters and release dates. Does not add models, except open models of labs
//! found in no other snapshot.

use catalog::rows;
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{Adapter, File, day, list, needed_list, object, parameters, text};
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

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["helm/model_metadata.json"],
    read,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    for row in needed_list(file, &object(file)?, "models")? {
        let name = row.get("name").and_then(Value::as_str).unwrap_or("-");
        let row = row.as_object().ok_or("not an object");
        out.take(name, row.and_then(|row| model(row, as_of)));
    }
    Ok(())
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
