//! OpenRouter's list prices on single days, USD per million tokens: states of a list, never dates of changes.
//! The list shows the price of the host it currently prefers.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::{File, day, needed_list, object};
use super::{Adapter, Yield, changes};
use crate::rates::value_per_million;
use catalog::schema::Rates;
use catalog::units::Date;

const SOURCE: &str = "openrouter-wayback";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["price-history/openrouter-wayback-*.json"],
    read,
};

fn read(file: &File, _: Date, out: &mut Yield) -> anyhow::Result<()> {
    let archive = object(file)?;
    let days = needed_list(file, &archive, "snapshots")?;
    let mut routes: BTreeMap<String, BTreeMap<Date, Rates>> = BTreeMap::new();
    for snapshot in days.iter().filter_map(Value::as_object) {
        let Some(day) = day(snapshot, "date") else {
            out.leave_out("a list without a day", "");
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
        out.record(route, changes(&states, true));
    }
    Ok(())
}
