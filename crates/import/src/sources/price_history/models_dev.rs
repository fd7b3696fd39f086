//! models.dev's history of cost changes: one row per change, USD per million tokens. The date is that of the
//! record, often days after the price took effect. `gone` means off the list.

use super::super::File;
use super::{Adapter, Yield, changes, lines, without_slips};
use catalog::units::Date;

const SOURCE: &str = "models-dev-history";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["price-history/models-dev.csv"],
    read,
};

#[allow(clippy::unnecessary_wraps)] // signature shared by all lists
fn read(file: &File, _: Date, out: &mut Yield) -> anyhow::Result<()> {
    for ((provider, id), mut states) in lines(file, out) {
        for _ in 0..without_slips(&mut states) {
            let reason = "a change that the list took back, or a mended unit";
            out.leave_out(reason, format!("{provider} {id}"));
        }
        out.record((provider, id, None), changes(&states, false));
    }
    Ok(())
}
