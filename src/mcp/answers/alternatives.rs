//! What is kept of replacements.

use serde_json::{Map, Value, json};

use super::{
    Draft, Short, boolean, each, integer, list, number, object, route_schema, schema as whole,
    some, string, strings, text, texts_of, traffic, usd,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::words::words;

/// What of each replacement.
const FACTS: &[&str] =
    words!("model name context_tokens open_weights monthly_usd relation friction");
/// The most of what breaks on a switch.
const LOSSES: usize = 3;

pub(in super::super) fn shape(context: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let report = draft.report;
    let replaced = &report["model"];
    let mut short = some(
        replaced,
        &["id", "name", "status", "retires_on", "monthly_usd", "keep"],
    );
    short.extend(some(replaced, &["context_tokens", "reason"]));
    draft.set("replaced", short);
    let mut head = format!("To replace **{}**", text(&replaced["name"]));
    if let Some(day) = replaced["retires_on"].as_str() {
        head += &format!(" (retires on {day})");
    }
    if !replaced["monthly_usd"].is_null() {
        draft
            .sources
            .add_price(context, text(&replaced["id"]), &replaced["route"])?;
        head += &format!(", {} a month", usd(&replaced["monthly_usd"]));
    }
    draft.line(head + ":");
    let mut found = Vec::new();
    for one in each(&report["alternatives"]) {
        let mut short = some(one, FACTS);
        if one["successor"] == true {
            short.insert("successor".into(), true.into());
        }
        short.extend(some(&one["quality"], &["standing"]));
        let losses = texts_of(&one["losses"], "text", LOSSES);
        let mut line = format!(
            "- **{}** `{}`: {} a month, quality {}, friction {}",
            text(&one["name"]),
            text(&one["model"]),
            usd(&one["monthly_usd"]),
            text(&one["quality"]["standing"]),
            text(&one["friction"])
        );
        if !losses.is_empty() {
            line += &format!("; breaks: {}", losses.join("; "));
            short.insert("losses".into(), losses.into());
        }
        if !one["route"].is_null() {
            draft
                .sources
                .add_price(context, text(&one["model"]), &one["route"])?;
            short.insert(
                "route".into(),
                some(&one["route"], &["provider", "id"]).into(),
            );
        }
        draft.line(line);
        found.push(Value::Object(short));
    }
    if found.is_empty() {
        draft.line(
            "No models match: ask for fewer capabilities with `keep`, or a smaller `min_context`",
        );
    }
    draft.value.insert("alternatives".into(), found.into());
    if let Some(why) = report["successor"]["not_listed"].as_str() {
        let note = format!(
            "the successor {} is not a drop-in replacement: {why}",
            text(&report["successor"]["name"])
        );
        draft.notes.insert(0, note);
    }
    draft.set("more", report["more"].clone());
    let traffic = draft.traffic();
    draft.line(format!("Monthly cost at {traffic}"));
    Ok(draft.finish())
}

pub(in super::super) fn schema() -> Map<String, Value> {
    let replaced = json!({
        "id": string(), "name": string(), "status": string(), "retires_on": string(),
        "monthly_usd": number(), "keep": strings(), "context_tokens": integer(), "reason": string(),
    });
    let one = json!({
        "model": string(), "name": string(), "context_tokens": integer(), "open_weights": boolean(),
        "monthly_usd": number(), "relation": string(), "friction": string(),
        "successor": boolean(), "standing": string(), "losses": strings(), "route": route_schema(),
    });
    whole(
        &["replaced", "alternatives"],
        json!({
            "replaced": object(&["id", "name"], replaced),
            "alternatives": list(object(&["model", "name"], one)),
            "more": integer(),
            "traffic": traffic(),
        }),
    )
}
