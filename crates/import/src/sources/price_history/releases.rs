//! Changes between releases of LiteLLM's package: the prices in each release, and the date by which it was
//! out. Continues `ledger`. USD per million tokens.

use super::super::File;
use super::super::litellm::place;
use super::{Adapter, Yield, changes, lines};
use catalog::units::Date;

const SOURCE: &str = "litellm-releases";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["price-history/litellm-since-*.csv"],
    read,
};

#[allow(clippy::unnecessary_wraps)] // signature shared by all lists
fn read(file: &File, _: Date, out: &mut Yield) -> anyhow::Result<()> {
    for ((provider, key), states) in lines(file, out) {
        out.record(place(&provider, &key), changes(&states, false));
    }
    Ok(())
}
