//! Short answer of `list`.

use serde_json::Value;

use super::Is::{Any, Flag, List, Number, Object, Text, Whole};
use super::{Draft, Key, Keys, ROUTE, ROUTE_KEYS, Short, each, prices, some, text, tokens, usd};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::wording;

/// Keys of each model.
#[rustfmt::skip] // packed lines
const FACTS: &[Key] = &[
    ("id", Text), ("name", Text), ("released", Text), ("context_tokens", Whole), ("open_weights", Flag),
    ("quality", Number), ("status", Text), ("retires_on", Text), ("input_usd_per_mtok", Number),
    ("output_usd_per_mtok", Number), ("monthly_usd", Number),
];

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["matched", "models"], &[&[
    ("matched", Whole), ("not_judged", Whole),
    ("models", List(Keys(&["id", "name"], &[FACTS, &[("route", Object(ROUTE_KEYS))]]))),
    ("traffic", Any),
]]);

pub(in super::super) fn shape(context: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let report = draft.report;
    let count =
        |key: &str| usize::try_from(report[key].as_u64().unwrap_or(0)).unwrap_or(usize::MAX);
    draft.set("matched", report["matched"].clone());
    draft.set("not_judged", report["may_fit"].clone());
    let mut head = format!("{} match", wording::count(count("matched"), "model"));
    if count("may_fit") > 0 {
        head += &format!(
            "; {} more might, but lack the data to tell",
            wording::number(count("may_fit"))
        );
    }
    draft.line(head);
    let mut models = Vec::new();
    for model in each(&report["models"]) {
        let mut short = some(model, FACTS);
        let route = &model["route"];
        if !route.is_null() {
            short.insert("route".into(), some(route, ROUTE).into());
            draft
                .sources
                .add_price(context, text(&model["id"]), route)?;
        }
        let mut line = format!(
            "- **{}** `{}`: {}",
            text(&model["name"]),
            text(&model["id"]),
            prices(model)
        );
        if !model["monthly_usd"].is_null() {
            line += &format!(", {} a month", usd(&model["monthly_usd"]));
        }
        line += &format!(", context {}", tokens(&model["context_tokens"]));
        if let Some(points) = model["quality"].as_f64() {
            line += &format!(", quality {}", wording::score(points));
        }
        if let Some(day) = model["retires_on"].as_str() {
            line += &format!(", {} ({day})", text(&model["status"]));
        }
        draft.line(line);
        models.push(Value::Object(short));
    }
    draft.value.insert("models".into(), models.into());
    let traffic = draft.traffic();
    draft.line(format!("Monthly cost at {traffic}"));
    Ok(draft.finish())
}
