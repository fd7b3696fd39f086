//! Changes between releases of LiteLLM's package: what each release had, and the day by which it was out.
//! It continues `ledger`. USD per million tokens.

use super::super::litellm::place;
use super::super::{About, File};
use super::{HistoryAdapter, HistoryYield, changes, lines};
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

#[allow(clippy::unnecessary_wraps)] // the signature that all lists share
fn read(file: &File, _: Date) -> anyhow::Result<HistoryYield> {
    let mut out = HistoryYield::default();
    for ((provider, key), states) in lines(SOURCE, file, &mut out) {
        out.record(SOURCE, place(&provider, &key), changes(&states, false));
    }
    Ok(out)
}
