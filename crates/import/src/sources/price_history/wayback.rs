//! OpenRouter's list prices on single days, USD per million tokens: states of a list, never the day of a
//! change. The list shows the price of the host that it prefers at the moment.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::{About, File, day, object};
use super::{HistoryAdapter, HistoryYield, changes};
use crate::rates::value_per_million;
use catalog::schema::Rates;
use catalog::units::Date;

const SOURCE: &str = "openrouter-wayback";

/// The adapter.
pub const ADAPTER: HistoryAdapter = HistoryAdapter {
    id: SOURCE,
    file: "price-history/openrouter-wayback-*.json",
    about: About {
        name: "OpenRouter's list on past days",
        url: Some("https://web.archive.org/web/*/openrouter.ai/api/v1/models"),
        live_url: None,
        license: "facts of a public list",
        credit: "OpenRouter, by way of model-price-radar (MIT)",
    },
    read,
};

fn read(file: &File, _: Date) -> anyhow::Result<HistoryYield> {
    let archive = object(file)?;
    let days = archive.get("snapshots").and_then(Value::as_array);
    let days = days.ok_or_else(|| anyhow::anyhow!("{}: no list `snapshots`", file.0))?;
    let mut out = HistoryYield::default();
    let mut routes: BTreeMap<String, BTreeMap<Date, Rates>> = BTreeMap::new();
    for snapshot in days.iter().filter_map(Value::as_object) {
        let Some(day) = day(snapshot, "date") else {
            out.leave_out(SOURCE, "a list without a day", "");
            continue;
        };
        let prices = snapshot.get("prices").and_then(Value::as_object);
        for (id, pair) in prices.into_iter().flatten() {
            out.read += 1;
            let rates = Rates {
                input: pair.get(0).and_then(value_per_million),
                output: pair.get(1).and_then(value_per_million),
                ..Rates::default()
            };
            if !rates.is_zero() {
                routes.entry(id.clone()).or_default().insert(day, rates);
            }
        }
    }
    for (id, states) in routes {
        let route = ("openrouter".to_owned(), id, None);
        out.record(SOURCE, route, changes(&states, true));
    }
    Ok(out)
}
