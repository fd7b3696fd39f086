//! What is kept of a list of models.

use serde_json::{Map, Value, json};

use super::{
    Draft, Short, boolean, each, integer, list, number, object, prices, route_schema,
    schema as whole, some, string, text, tokens, traffic, usd,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::wording;
use crate::words::words;

/// What of each model.
const FACTS: &[&str] = words!(
    "id name released context_tokens open_weights quality status retires_on input_usd_per_mtok
    output_usd_per_mtok monthly_usd"
);

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
            short.insert("route".into(), some(route, &["provider", "id"]).into());
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

pub(in super::super) fn schema() -> Map<String, Value> {
    let model = json!({
        "id": string(), "name": string(), "released": string(), "context_tokens": integer(),
        "open_weights": boolean(), "quality": number(), "status": string(), "retires_on": string(),
        "input_usd_per_mtok": number(), "output_usd_per_mtok": number(), "monthly_usd": number(),
        "route": route_schema(),
    });
    whole(
        &["matched", "models"],
        json!({
            "matched": integer(), "not_judged": integer(),
            "models": list(object(&["id", "name"], model)),
            "traffic": traffic(),
        }),
    )
}
