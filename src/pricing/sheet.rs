//! A price list as rows: one per service mode and request size.
//!
//! Owns which rates apply to which requests, as in `bill`, for programs that bill on their own. Does not choose a
//! route.

use catalog::schema::PriceList;
use catalog::units::Price;
use serde::Serialize;

use super::bill::{Mode, stated_rates};

/// Rates for one request size in one service mode. USD per million tokens; `None`: not stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RateRow {
    pub mode: Mode,
    /// For requests with more input tokens than this, cached or not; 0: any number.
    pub above_input_tokens: u64,
    /// For requests with at most this many input tokens; `None`: any number.
    pub up_to_input_tokens: Option<u64>,
    /// Whether the rates apply only to the input beyond the lower limit, not to the whole request.
    pub marginal: bool,
    /// Fresh input.
    pub input: Option<Price>,
    /// Input read from the cache.
    pub cache_read: Option<Price>,
    /// Input written to the cache for five minutes.
    pub cache_write_5m: Option<Price>,
    /// Input written to the cache for an hour.
    pub cache_write_1h: Option<Price>,
    pub output: Option<Price>,
}

/// All rows of a price list that state a rate.
pub fn sheet(price: &PriceList) -> Vec<RateRow> {
    let sizes = price.tiers.iter().map(|tier| tier.above_input_tokens);
    let sizes: Vec<u64> = std::iter::once(0).chain(sizes).collect();
    let mut rows = Vec::new();
    // Without peak hours, standard rates apply at all hours.
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
