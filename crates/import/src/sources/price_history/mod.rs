//! Sources of past prices: snapshot bytes → the prices that each list had for a route, by date.
//!
//! A list's dates are those of its records; only a vendor's page says when a price took effect. Rows that the
//! source itself calls corrections are dropped and counted. Does not join lists (`history`).

mod announced;
mod ledger;
mod models_dev;
mod releases;
mod valid_from;
mod wayback;

use std::collections::BTreeMap;

use super::{Adapter, File, Yield};
use crate::observation::SourceId;
use crate::rates::per_million;
use catalog::schema::Rates;
use catalog::units::Date;
use serde::Deserialize;

/// The price changes of one route in one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Id in `sources.json`.
    pub source: SourceId,
    /// The billing provider, as the source spells it.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Region, if the key states it.
    pub region: Option<String>,
    /// Sorted by day.
    pub changes: Vec<Change>,
}

/// A price from a date on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Date of the record, or the effective date.
    pub day: Date,
    /// Whether `day` is the vendor's effective date.
    pub effective: bool,
    /// The list's previous price; `None` for its first record.
    pub old: Option<Rates>,
    /// The new price; without any rate if the route left the list.
    pub new: Rates,
    /// The page that states it.
    pub page: Option<String>,
    /// Whether this is a state on a date; the price may have changed on any day before.
    pub listed: bool,
}

/// All adapters, most trusted first.
pub const HISTORY_ADAPTERS: &[Adapter] = &[
    valid_from::ADAPTER,
    ledger::ADAPTER,
    releases::ADAPTER,
    models_dev::ADAPTER,
    wayback::ADAPTER,
];

pub use announced::{Announced, KeptTier, announced};

/// A line of a table of changes, USD per million tokens.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "seen_by")]
    changed: Date,
    #[serde(alias = "litellm_provider")]
    provider: String,
    #[serde(alias = "key")]
    id: String,
    input: String,
    output: String,
    cache_read: String,
    cache_write: String,
}

/// States in a table of changes, by provider and id, then by date. `gone` means off the list.
fn lines(file: &File, out: &mut Yield) -> BTreeMap<(String, String), BTreeMap<Date, Rates>> {
    let mut routes: BTreeMap<_, BTreeMap<Date, Rates>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(file.1.as_slice());
    for line in reader.deserialize::<Line>() {
        out.read += 1;
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                out.leave_out("a line of another shape", error.to_string());
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
        // Free, a plan, or unknown: not a price.
        if line.input == "gone" || !rates.is_zero() {
            let states = routes.entry((line.provider, line.id)).or_default();
            states.insert(line.changed, rates);
        }
    }
    routes
}

/// Converts a list's states by date to the changes between them.
fn changes(states: &BTreeMap<Date, Rates>, listed: bool) -> Vec<Change> {
    let mut before: Option<&Rates> = None;
    let mut changes = Vec::new();
    for (day, rates) in states {
        if before == Some(rates) {
            continue;
        }
        changes.push(Change {
            day: *day,
            effective: false,
            old: before.cloned(),
            new: rates.clone(),
            page: None,
            listed,
        });
        before = Some(rates);
    }
    changes
}

/// A change reverted within this many days was a mistake of the list.
const TAKEN_BACK_DAYS: i32 = 30;
/// A change by this factor or more, either way, is a change of unit.
const UNIT: u64 = 100;

/// Removes changes that were reverted within [`TAKEN_BACK_DAYS`] and corrections of the unit; returns how
/// many.
fn without_slips(states: &mut BTreeMap<Date, Rates>) -> usize {
    let mut slips = 0;
    loop {
        let days: Vec<Date> = states.keys().copied().collect();
        let slip = days.windows(3).find(|w| {
            let (first, last) = (&states[&w[0]], &states[&w[2]]);
            let same = (first.input, first.output) == (last.input, last.output);
            let apart = (first.input, first.output) != (states[&w[1]].input, states[&w[1]].output);
            same && apart && w[1].days_until(w[2]) <= TAKEN_BACK_DAYS
        });
        let unit = days.windows(2).find(|w| {
            let nano = |day| states[day].input.map(catalog::units::Price::nano_usd);
            let (Some(a), Some(b)) = (nano(&w[0]), nano(&w[1])) else {
                return false;
            };
            a > 0 && b > 0 && (a / b.max(1) >= UNIT || b / a.max(1) >= UNIT)
        });
        if let Some([_, slipped, _]) = slip {
            states.remove(slipped);
        } else if let Some([wrong, mended]) = unit {
            // The corrected rates applied from the start.
            let mended = states.remove(mended);
            states.extend(mended.map(|rates| (*wrong, rates)));
        } else {
            return slips;
        }
        slips += 1;
    }
}
