//! Every change of a cost in models.dev's own history: one row a change, USD per million tokens. The day is
//! that of the record, often days after it took effect. `gone`: taken off the list.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::{About, File};
use super::{HistoryAdapter, HistoryYield, Recorded};
use crate::rates::per_million;
use catalog::schema::Rates;
use catalog::units::Date;

const SOURCE: &str = "models-dev-history";

/// The adapter.
pub const ADAPTER: HistoryAdapter = HistoryAdapter {
    id: SOURCE,
    file: "price-history/models-dev.csv",
    about: About {
        name: "models.dev (changes of its price list)",
        url: Some("https://models.dev"),
        live_url: None,
        license: "MIT",
        credit: "models.dev",
    },
    read,
};

/// A row.
#[derive(Deserialize)]
struct Line {
    changed: Date,
    provider: String,
    id: String,
    input: String,
    output: String,
    cache_read: String,
    cache_write: String,
}

impl Line {
    fn rates(&self) -> Rates {
        let rate = |text: &str| text.parse().ok().and_then(per_million);
        Rates {
            input: rate(&self.input),
            output: rate(&self.output),
            cache_read: rate(&self.cache_read),
            cache_write: rate(&self.cache_write),
            cache_write_1h: None,
        }
    }
}

#[allow(clippy::unnecessary_wraps)] // the signature that all lists share
fn read(file: &File, _: Date) -> anyhow::Result<HistoryYield> {
    let mut out = HistoryYield::default();
    let mut routes: BTreeMap<(String, String), BTreeMap<Date, Rates>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(file.1.as_slice());
    for line in reader.deserialize::<Line>() {
        out.read += 1;
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                out.leave_out(SOURCE, "a line of another shape", error.to_string());
                continue;
            }
        };
        let rates = line.rates();
        let gone = line.input == "gone";
        if !gone && super::is_zero(&rates) {
            // Given away, a plan, or not known: no price.
            continue;
        }
        let states = routes.entry((line.provider, line.id)).or_default();
        states.insert(line.changed, rates);
    }
    for ((provider, id), mut states) in routes {
        for _ in 0..super::without_slips(&mut states) {
            let row = format!("{provider} {id}");
            out.leave_out(
                SOURCE,
                "a change that the list took back, or a mended unit",
                row,
            );
        }
        out.recorded.push(Recorded {
            source: SOURCE,
            provider,
            id,
            region: None,
            changes: super::changes(&states, false),
        });
    }
    Ok(out)
}
