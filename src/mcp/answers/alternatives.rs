//! Short answer of `alternatives`.

use serde_json::Value;

use super::Is::{Any, Flag, List, Number, Object, Text, Texts, Whole};
use super::{Draft, Key, Keys, ROUTE, ROUTE_KEYS, Short, each, route, some, text, texts_of, usd};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;

/// Keys of each replacement.
#[rustfmt::skip] // packed lines
const FACTS: &[Key] = &[
    ("model", Text), ("name", Text), ("context_tokens", Whole), ("open_weights", Flag), ("monthly_usd", Number),
    ("relation", Text), ("friction", Text),
];
/// Keys of the replaced model.
#[rustfmt::skip] // packed lines
const REPLACED: &[Key] = &[
    ("id", Text), ("name", Text), ("status", Text), ("retires_on", Text), ("monthly_usd", Number), ("keep", Texts),
    ("context_tokens", Whole), ("reason", Text),
];
/// Keys of a quality.
const STANDING: &[Key] = &[("standing", Text)];
/// Most losses listed per replacement.
const LOSSES: usize = 3;

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["replaced", "alternatives"], &[&[
    ("replaced", Object(Keys(&["id", "name"], &[REPLACED]))),
    ("alternatives", List(Keys(&["model", "name"], &[
        FACTS, &[("successor", Flag)], STANDING, &[("losses", Texts), ("route", Object(ROUTE_KEYS))],
    ]))),
    ("more", Whole), ("traffic", Any),
]]);

pub(in super::super) fn shape(context: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let report = draft.report;
    let replaced = &report["model"];
    draft.set("replaced", some(replaced, REPLACED));
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
        short.extend(some(&one["quality"], STANDING));
        let losses = texts_of(&one["losses"], "text", LOSSES);
        let mut line = format!(
            "- **{}** `{}`: {}, quality {}, friction {}",
            text(&one["name"]),
            text(&one["model"]),
            match &one["route"] {
                Value::Null => usd(&one["monthly_usd"]),
                paid => format!("{} a month at {}", usd(&one["monthly_usd"]), route(paid)),
            },
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
            short.insert("route".into(), some(&one["route"], ROUTE).into());
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
