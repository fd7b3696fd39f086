//! model-prices' histories: each rate with its page and start date. `documented` dates are the vendor's own;
//! others are from models.dev's record or the first reading.

use serde_json::{Map, Value};

use super::super::{File, date, needed_object, object, rates, text};
use super::{Adapter, Change, Yield};
use crate::rates::value_per_million;
use catalog::schema::Rates;
use catalog::sort::Order;
use catalog::units::{Date, Price};

const SOURCE: &str = "model-prices";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["model-prices/snapshot.json"],
    read,
};

fn read(file: &File, _: Date, out: &mut Yield) -> anyhow::Result<()> {
    let snapshot = object(file)?;
    for (provider, models) in needed_object(file, &snapshot, "prices")? {
        for (id, services) in models.as_object().into_iter().flatten() {
            let told = services.get("standard").and_then(Value::as_array);
            out.read += 1;
            let mut changes: Vec<Change> = Vec::new();
            for entry in told.into_iter().flatten() {
                let Some(rates) = entry.get("rates").and_then(Value::as_object) else {
                    continue;
                };
                let Some(change) = change(rates, changes.last().map(|c| c.new.clone())) else {
                    let row = format!("{provider} {id}");
                    out.leave_out("a past rate without a day", row);
                    continue;
                };
                let repeats = changes.last().is_some_and(|last| last.new == change.new);
                if !repeats && !change.new.is_zero() {
                    changes.push(change);
                }
            }
            changes.order_by_key(|change| change.day);
            if !changes.is_empty() {
                out.record((provider.clone(), id.clone(), None), changes);
            }
        }
    }
    Ok(())
}

fn change(row: &Map<String, Value>, old: Option<Rates>) -> Option<Change> {
    let keys = ["input", "output", "cache_read", "cache_write"];
    let mut new = rates(row, keys, value_per_million);
    new.cache_write = new.cache_write.filter(|rate| *rate > Price::ZERO);
    // Documented dates are at midnight; other times are those of a record that a page only confirms.
    let from = text(row, "valid_from")?;
    let documented =
        text(row, "valid_from_basis") == Some("documented") && from.ends_with("T00:00:00Z");
    let page = text(row, "source").filter(|url| url.starts_with("http"));
    // A models.dev commit is a record, not the vendor's page.
    let page =
        page.filter(|url| !url.contains("github.com") && !url.contains("artificialanalysis"));
    Some(Change {
        day: date(from)?,
        effective: documented && page.is_some(),
        old,
        new,
        page: page.map(str::to_owned),
        listed: false,
    })
}
