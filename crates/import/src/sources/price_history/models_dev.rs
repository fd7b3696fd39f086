//! Every change of a cost in models.dev's own history: one row a change, USD per million tokens. The day is
//! that of the record, often days after it took effect. `gone`: taken off the list.

use super::super::{About, File};
use super::{HistoryAdapter, HistoryYield, changes, lines, without_slips};
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

#[allow(clippy::unnecessary_wraps)] // the signature that all lists share
fn read(file: &File, _: Date) -> anyhow::Result<HistoryYield> {
    let mut out = HistoryYield::default();
    for ((provider, id), mut states) in lines(SOURCE, file, &mut out) {
        for _ in 0..without_slips(&mut states) {
            let reason = "a change that the list took back, or a mended unit";
            out.leave_out(SOURCE, reason, format!("{provider} {id}"));
        }
        out.record(SOURCE, (provider, id, None), changes(&states, false));
    }
    Ok(out)
}
