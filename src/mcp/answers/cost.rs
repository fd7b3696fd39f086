//! What is kept of monthly costs.

use serde_json::{Map, Value, json};

use super::{
    Draft, Short, announced, announced_of, each, list, number, object, prices, route, route_schema,
    schema as whole, some, string, text, then, traffic, usd,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::words::words;

/// The parts of a bill.
const PARTS: &[&str] =
    words!("input_usd cached_usd cache_write_usd output_usd reasoning_usd batch_usd");

pub(in super::super) fn shape(context: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let traffic = draft.traffic();
    draft.line(traffic);
    let mut rows = Vec::new();
    for row in each(&draft.report["rows"]) {
        let paid = &row["route"];
        let mut short = some(
            row,
            &[
                "model",
                "name",
                "monthly_usd",
                "factor",
                "price_status",
                "reason",
            ],
        );
        let name = format!("- **{}** `{}`", text(&row["name"]), text(&row["model"]));
        if row["monthly_usd"].is_null() {
            draft.line(format!("{name}: cost unknown ({})", text(&row["reason"])));
            rows.push(Value::Object(short));
            continue;
        }
        for part in PARTS {
            if row[*part].as_f64().is_some_and(|usd| usd > 0.0) {
                short.insert((*part).to_owned(), row[*part].clone());
            }
        }
        short.insert("route".into(), some(paid, &["provider", "id"]).into());
        short.extend(some(paid, &["input_usd_per_mtok", "output_usd_per_mtok"]));
        short.extend(some(row, &["price_as_of"]));
        if let Some(then) = announced_of(row) {
            short.insert("announced".into(), then);
        }
        draft
            .sources
            .add_price(context, text(&row["model"]), paid)?;
        let bill = usd(&row["monthly_usd"]);
        let mut line = format!(
            "{name}: {bill} a month at {}, {}",
            route(paid),
            prices(paid)
        );
        if let Some(then) = then(row) {
            line += &format!("; {then}");
        }
        draft.line(line);
        rows.push(Value::Object(short));
    }
    draft.value.insert("rows".into(), rows.into());
    Ok(draft.finish())
}

pub(in super::super) fn schema() -> Map<String, Value> {
    let row = json!({
        "model": string(), "name": string(), "monthly_usd": number(), "factor": number(),
        "price_status": string(), "reason": string(), "input_usd": number(), "cached_usd": number(),
        "cache_write_usd": number(), "output_usd": number(), "reasoning_usd": number(),
        "batch_usd": number(), "route": route_schema(), "input_usd_per_mtok": number(),
        "output_usd_per_mtok": number(), "price_as_of": string(), "announced": announced(),
    });
    whole(
        &["rows"],
        json!({ "rows": list(object(&["model", "name"], row)), "traffic": traffic() }),
    )
}
