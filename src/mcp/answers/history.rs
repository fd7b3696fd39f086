//! Short answer of `history`.

use serde_json::Value;

use super::Is::{Any, Flag, List, Number, Text, Whole};
use super::{Draft, Key, Keys, Short, each, prices, some, text, usd};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;

/// Keys of each route.
#[rustfmt::skip] // packed lines
const PAST: &[Key] = &[
    ("model", Text), ("provider", Text), ("id", Text), ("then_usd", Number), ("now_usd", Number),
    ("change_percent", Number),
];
/// Keys of each price.
#[rustfmt::skip] // packed lines
const POINT: &[Key] = &[
    ("day", Text), ("input_usd_per_mtok", Number), ("output_usd_per_mtok", Number), ("source", Text),
    ("page", Text),
];
/// Most routes, and most prices (the newest) per route.
const ROUTES: usize = 4;
const POINTS: usize = 4;

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["routes"], &[&[
    ("routes", List(Keys(&["model", "provider", "prices"], &[PAST, &[
        ("earlier_prices", Whole),
        ("prices", List(Keys(&["day"], &[POINT, &[("announced", Flag), ("gone", Flag)]]))),
    ]]))),
    ("more_routes", Whole), ("traffic", Any),
]]);

#[allow(clippy::unnecessary_wraps)] // one signature for all tools
pub(in super::super) fn shape(_: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let report = draft.report;
    let all = each(&report["routes"]);
    let mut routes = Vec::new();
    for route in all.iter().take(ROUTES) {
        let mut short = some(route, PAST);
        let points = each(&route["points"]);
        let left_out = points.len().saturating_sub(POINTS);
        draft.line(format!(
            "**{}** at {} (`{}`): {} a month then, {} now",
            text(&route["model"]),
            text(&route["provider"]),
            text(&route["id"]),
            usd(&route["then_usd"]),
            usd(&route["now_usd"])
        ));
        let mut steps = Vec::new();
        for point in &points[left_out..] {
            let mut step = some(point, POINT);
            for flag in ["announced", "gone"] {
                if point[flag] == true {
                    step.insert(flag.to_owned(), true.into());
                }
            }
            draft.sources.add_of(point, "recorded");
            let mut line = format!("- {}: ", text(&point["day"]));
            line += &if point["gone"] == true {
                "no longer sold".to_owned()
            } else {
                prices(point)
            };
            if point["announced"] == true {
                line += " (announced)";
            }
            draft.line(line);
            steps.push(Value::Object(step));
        }
        if left_out > 0 {
            short.insert("earlier_prices".into(), left_out.into());
        }
        short.insert("prices".into(), steps.into());
        routes.push(Value::Object(short));
    }
    let hidden = report["hidden"].as_u64().unwrap_or(0);
    let more = all.len().saturating_sub(ROUTES) as u64 + hidden;
    if all.is_empty() {
        draft.line("No past prices on record for the labs' own routes");
    }
    if more > 0 {
        draft.line(format!("{more} more routes: select one with `provider`"));
        draft.set("more_routes", more);
    }
    draft.value.insert("routes".into(), routes.into());
    let traffic = draft.traffic();
    draft.line(format!("Monthly cost at {traffic}"));
    Ok(draft.finish())
}
