//! Changes between releases of LiteLLM's package: what each release had, and the day by which it was out.
//! It continues `ledger`. USD per million tokens.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::litellm::key_place;
use super::super::{About, File};
use super::{HistoryAdapter, HistoryYield, Recorded};
use crate::rates::per_million;
use catalog::schema::Rates;
use catalog::units::Date;

const SOURCE: &str = "litellm-releases";

/// The adapter.
pub const ADAPTER: HistoryAdapter = HistoryAdapter {
    id: SOURCE,
    file: "price-history/litellm-since-*.csv",
    about: About {
        name: "LiteLLM (changes between releases)",
        url: Some("https://github.com/BerriAI/litellm"),
        live_url: None,
        license: "MIT",
        credit: "LiteLLM (BerriAI)",
    },
    read,
};

/// A row.
#[derive(Deserialize)]
struct Line {
    seen_by: Date,
    litellm_provider: String,
    key: String,
    input: String,
    output: String,
    cache_read: String,
    cache_write: String,
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
        let rate = |text: &str| text.parse().ok().and_then(per_million);
        let rates = Rates {
            input: rate(&line.input),
            output: rate(&line.output),
            cache_read: rate(&line.cache_read),
            cache_write: rate(&line.cache_write),
            cache_write_1h: None,
        };
        if line.input != "gone" && super::is_zero(&rates) {
            continue;
        }
        let states = routes.entry((line.litellm_provider, line.key)).or_default();
        states.insert(line.seen_by, rates);
    }
    for ((provider, key), states) in routes {
        let (provider, id, region) = key_place(&provider, &key);
        out.recorded.push(Recorded {
            source: SOURCE,
            provider,
            id,
            region,
            changes: super::changes(&states, false),
        });
    }
    Ok(out)
}
