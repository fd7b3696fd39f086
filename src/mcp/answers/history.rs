//! What is kept of past prices.

use serde_json::{Map, Value, json};

use super::{
    Draft, Short, boolean, each, integer, list, number, object, prices, schema as whole, some,
    string, text, traffic, usd,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::words::words;

/// What of each route.
const ROUTE: &[&str] = words!("model provider id then_usd now_usd change_percent");
/// What of each price.
const POINT: &[&str] = words!("day input_usd_per_mtok output_usd_per_mtok source page");
/// The most routes, and the newest prices of each.
const ROUTES: usize = 4;
const POINTS: usize = 4;

#[allow(clippy::unnecessary_wraps)] // one signature for all tools
pub(in super::super) fn shape(_: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let report = draft.report;
    let all = each(&report["routes"]);
    let mut routes = Vec::new();
    for route in all.iter().take(ROUTES) {
        let mut short = some(route, ROUTE);
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
        draft.line(format!("{more} more routes: name one in `provider`"));
        draft.set("more_routes", more);
    }
    draft.value.insert("routes".into(), routes.into());
    let traffic = draft.traffic();
    draft.line(format!("Monthly cost at {traffic}"));
    Ok(draft.finish())
}

pub(in super::super) fn schema() -> Map<String, Value> {
    let point = json!({
        "day": string(), "input_usd_per_mtok": number(), "output_usd_per_mtok": number(),
        "source": string(), "page": string(), "announced": boolean(), "gone": boolean(),
    });
    let route = json!({
        "model": string(), "provider": string(), "id": string(), "then_usd": number(),
        "now_usd": number(), "change_percent": number(), "earlier_prices": integer(),
        "prices": list(object(&["day"], point)),
    });
    whole(
        &["routes"],
        json!({
            "routes": list(object(&["model", "provider", "prices"], route)),
            "more_routes": integer(), "traffic": traffic(),
        }),
    )
}
