//! A price list as rows: one for each mode of service and size of request.
//!
//! Owns which rates hold for which requests, as `bill` reads them, for programs that bill by themselves. Does not
//! choose a route.

use catalog::schema::PriceList;
use catalog::units::Price;
use serde::Serialize;

use super::bill::{Mode, stated_rates};

/// Rates of requests of one size in one mode of service. USD per million tokens; `None`: not stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RateRow {
    /// How the requests are served.
    pub mode: Mode,
    /// They have more input tokens than this, cached or not; 0: any number.
    pub above_input_tokens: u64,
    /// They have at most so many input tokens; `None`: any number.
    pub up_to_input_tokens: Option<u64>,
    /// Whether the rates hold for the input beyond that size alone.
    pub marginal: bool,
    /// Fresh input.
    pub input: Option<Price>,
    /// Input read from the cache.
    pub cache_read: Option<Price>,
    /// Input written to the cache for five minutes.
    pub cache_write_5m: Option<Price>,
    /// Input written to the cache for an hour.
    pub cache_write_1h: Option<Price>,
    /// Output.
    pub output: Option<Price>,
}

/// All rows of a price list that state a rate.
pub fn sheet(price: &PriceList) -> Vec<RateRow> {
    let sizes = price.tiers.iter().map(|tier| tier.above_input_tokens);
    let sizes: Vec<u64> = std::iter::once(0).chain(sizes).collect();
    let mut rows = Vec::new();
    // Where there are no peak hours, the standard rates are those of every hour.
    let has_peak = price.peak.is_some();
    let modes = Mode::ALL.iter().copied();
    for mode in modes.filter(|mode| has_peak || *mode != Mode::Peak) {
        for (level, above_input_tokens) in sizes.iter().enumerate() {
            let stated = stated_rates(price, level, mode);
            if stated[0].is_none() && stated[4].is_none() {
                continue;
            }
            rows.push(RateRow {
                mode,
                above_input_tokens: *above_input_tokens,
                up_to_input_tokens: sizes.get(level + 1).copied(),
                marginal: level > 0 && price.tiers[level - 1].marginal,
                input: stated[0],
                cache_read: stated[1],
                cache_write_5m: stated[2],
                cache_write_1h: stated[3],
                output: stated[4],
            });
        }
    }
    rows
}
