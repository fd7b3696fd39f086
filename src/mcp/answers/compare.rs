//! Short answer of `compare`.

use serde_json::{Map, Value};

use super::Is::{Any, Flag, List, Number, Object, Text, Texts, Whole};
use super::{
    Draft, Key, Keys, RATES, ROUTE, ROUTE_KEYS, Short, THEN_KEYS, announced_of, each, prices,
    route, some, text, texts, texts_of, then, tokens, usd,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;

/// Keys of each model.
#[rustfmt::skip] // packed lines
const FACTS: &[Key] = &[
    ("id", Text), ("name", Text), ("released", Text), ("context_tokens", Whole), ("open_weights", Flag),
    ("status", Text), ("retires_on", Text), ("quality", Number), ("quality_low", Number),
];
/// Why there is no bill.
const REASON: &[Key] = &[("reason", Text)];
/// Keys of a switch.
const SWITCH: &[Key] = &[("from", Text), ("level", Text)];
/// Most losses listed per switch.
const LOSSES: usize = 4;

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["summary", "models"], &[&[
    ("pick", Text), ("strength", Text), ("summary", Text), ("reasons", Texts), ("turns_round", Texts),
    ("gates", Texts), ("not_comparable", Texts),
    ("models", List(Keys(&["id", "name"], &[
        FACTS, &[("monthly_usd", Number)], REASON, &[("route", Object(ROUTE_KEYS))], RATES,
        &[("announced", Object(THEN_KEYS))],
    ]))),
    ("switching_to_pick", List(Keys(&["from", "level"], &[SWITCH, &[("losses", Texts)]]))),
    ("traffic", Any),
]]);

pub(in super::super) fn shape(context: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let report = draft.report;
    let verdict = &report["verdict"];
    for key in ["pick", "strength", "summary"] {
        draft.set(key, verdict[key].clone());
    }
    draft.line(text(&verdict["summary"]));
    let reasons = texts_of(&verdict["reasons"], "text", usize::MAX);
    for reason in &reasons {
        draft.line(format!("- {reason}"));
    }
    draft.set("reasons", reasons);
    draft.set(
        "turns_round",
        texts_of(&verdict["flips"], "text", usize::MAX),
    );
    draft.set("gates", texts_of(&verdict["gates"], "text", usize::MAX));
    draft.set("not_comparable", texts(&verdict["not_comparable"]));
    let mut models = Vec::new();
    for model in each(&report["models"]) {
        let bills = each(&report["monthly_cost"]["models"]).iter();
        let bill = bills.into_iter().find(|bill| bill["model"] == model["id"]);
        let bill = bill.unwrap_or(&Value::Null);
        let paid = &bill["route"];
        let mut short = some(model, FACTS);
        short.extend(some(bill, REASON));
        if !bill["usd"].is_null() {
            short.insert("monthly_usd".into(), bill["usd"].clone());
            short.insert("route".into(), some(paid, ROUTE).into());
            short.extend(some(paid, RATES));
            if let Some(then) = announced_of(bill) {
                short.insert("announced".into(), then);
            }
            draft.sources.add_price(context, text(&model["id"]), paid)?;
        }
        let mut line = format!("- **{}** `{}`: ", text(&model["name"]), text(&model["id"]));
        line += &if bill["usd"].is_null() {
            format!("cost unknown ({})", text(&bill["reason"]))
        } else {
            format!(
                "{} a month at {}, {}",
                usd(&bill["usd"]),
                route(paid),
                prices(paid)
            )
        };
        line += &format!(", context {}", tokens(&model["context_tokens"]));
        if let Some(then) = then(bill) {
            line += &format!("; {then}");
        }
        if let Some(day) = model["retires_on"].as_str() {
            line += &format!(", retires on {day}");
        }
        draft.line(line);
        models.push(Value::Object(short));
    }
    draft.set("models", models);
    // What breaks when switching to the pick.
    let to_pick = each(&report["switching"]).iter();
    let to_pick = to_pick.filter(|switch| switch["to"] == verdict["pick"]);
    let mut switches: Vec<Value> = Vec::new();
    for switch in to_pick {
        let mut short = some(switch, SWITCH);
        let losses = texts_of(&switch["losses"], "text", LOSSES);
        let breaks = match losses.as_slice() {
            [] => "nothing known breaks".to_owned(),
            losses => losses.join("; "),
        };
        let (from, level) = (text(&switch["from"]), text(&switch["level"]));
        draft.line(format!(
            "- Switch from `{from}`, friction {level}: {breaks}"
        ));
        if !losses.is_empty() {
            short.insert("losses".into(), losses.into());
        }
        switches.push(short.into());
    }
    draft.set("switching_to_pick", switches);
    draft.traffic();
    let scores = each(&report["benchmarks"]["shared"]).iter();
    let scores = scores.filter_map(|board| board["scores"].as_object());
    for score in scores.flat_map(Map::values) {
        draft.sources.add_of(score, "as_of");
    }
    draft.notes.extend(texts(&report["monthly_cost"]["notes"]));
    Ok(draft.finish())
}
