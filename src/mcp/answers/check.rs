//! What is kept of a check.

use serde_json::{Map, Value, json};

use super::{
    Draft, Short, boolean, each, integer, list, number, object, schema as whole, some, string,
    strings, text,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::wording;

/// What of each finding.
const FACTS: &[&str] = &["kind", "level", "id", "line", "places", "provider", "date"];
/// The most findings of an answer.
const FINDINGS: usize = 8;

#[allow(clippy::unnecessary_wraps)] // one signature for all tools
pub(in super::super) fn shape(_: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let found = each(&draft.report["findings"]);
    draft.line(match found.len() {
        0 => "No retired, retiring, deprecated or unknown model id found".to_owned(),
        count => wording::count(count, "finding"),
    });
    let mut short = Vec::new();
    for finding in found.iter().take(FINDINGS) {
        let mut one = some(finding, FACTS);
        let next = &finding["successor"];
        if !next.is_null() {
            let next = some(next, &["id", "provider", "cost_change_percent", "breaks"]);
            one.insert("successor".into(), next.into());
        }
        let source = &finding["source"];
        draft.sources.add_of(source, "as_of");
        one.extend(some(source, &["url"]));
        draft.line(format!(
            "- Line {}: {}",
            finding["line"],
            text(&finding["message"])
        ));
        short.push(Value::Object(one));
    }
    let more = found.len().saturating_sub(FINDINGS);
    if more > 0 {
        draft.line(format!("{more} more findings: check a smaller part"));
        draft.set("more", more);
    }
    draft.value.insert("clean".into(), found.is_empty().into());
    draft.value.insert("findings".into(), short.into());
    draft.set("policy", draft.report["policy"].clone());
    Ok(draft.finish())
}

pub(in super::super) fn schema() -> Map<String, Value> {
    let successor = json!({
        "id": string(), "provider": string(), "cost_change_percent": number(), "breaks": strings(),
    });
    let finding = json!({
        "kind": string(), "level": string(), "id": string(), "line": integer(), "places": integer(),
        "provider": string(), "date": string(), "url": string(), "successor": object(&[], successor),
    });
    whole(
        &["clean", "findings"],
        json!({
            "clean": boolean(), "more": integer(), "policy": string(),
            "findings": list(object(&["kind", "id", "line"], finding)),
        }),
    )
}
