//! Short answer of `cost`.

use serde_json::Value;

use super::Is::{Any, List, Number, Object, Text};
use super::{
    Draft, Key, Keys, RATES, ROUTE, ROUTE_KEYS, Short, THEN_KEYS, announced_of, each, prices,
    route, some, text, then, usd,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;

/// Parts of a bill.
#[rustfmt::skip] // packed lines
const PARTS: &[Key] = &[
    ("input_usd", Number), ("cached_usd", Number), ("cache_write_usd", Number), ("output_usd", Number),
    ("reasoning_usd", Number), ("batch_usd", Number),
];
/// Keys of each row.
#[rustfmt::skip] // packed lines
const FACTS: &[Key] = &[
    ("model", Text), ("name", Text), ("monthly_usd", Number), ("factor", Number), ("price_status", Text),
    ("reason", Text),
];
/// Date of the price.
const DAY: &[Key] = &[("price_as_of", Text)];

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["rows"], &[&[
    ("rows", List(Keys(&["model", "name"], &[
        FACTS, PARTS, &[("route", Object(ROUTE_KEYS))], RATES, DAY, &[("announced", Object(THEN_KEYS))],
    ]))),
    ("traffic", Any),
]]);

pub(in super::super) fn shape(context: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let traffic = draft.traffic();
    draft.line(traffic);
    let mut rows = Vec::new();
    for row in each(&draft.report["rows"]) {
        let paid = &row["route"];
        let mut short = some(row, FACTS);
        let name = format!("- **{}** `{}`", text(&row["name"]), text(&row["model"]));
        if row["monthly_usd"].is_null() {
            draft.line(format!("{name}: cost unknown ({})", text(&row["reason"])));
            rows.push(Value::Object(short));
            continue;
        }
        for (part, _) in PARTS {
            if row[*part].as_f64().is_some_and(|usd| usd > 0.0) {
                short.insert((*part).to_owned(), row[*part].clone());
            }
        }
        short.insert("route".into(), some(paid, ROUTE).into());
        short.extend(some(paid, RATES));
        short.extend(some(row, DAY));
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
