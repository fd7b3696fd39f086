//! Decides whether a date in an id marks a separate checkpoint or only pins the one release.
//!
//! A name with a single dated form whose date is the release date is one model: `claude-sonnet-4-5` and
//! `claude-sonnet-4-5-20250929`. With several dated forms (`gpt-4o-2024-05-13`, `-08-06`, `-11-20`), or a
//! date other than the release date (`deepseek-r1-0528`), each is a model of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use catalog::names::Pin;
use catalog::schema::ProviderKind;
use catalog::units::Date;

use super::Row;
use crate::kept::Kept;
use crate::observation::Observation;

/// Maximum days between the date in the id and the release; announcements and lists differ a little.
const TOLERANCE_DAYS: i32 = 62;
/// Maximum days if the date has no year.
const TOLERANCE_WITHOUT_YEAR: i32 = 7;

#[derive(Default)]
struct Dated {
    pins: BTreeSet<Pin>,
    undated: bool,
    /// Key of the curated undated name.
    by_hand: Option<String>,
    /// Release dates stated for the undated name by the lab or a model list.
    own: BTreeSet<Date>,
    others: BTreeMap<Date, usize>,
}

/// Merges spellings of the same date, and dated names with undated ones if the date only pins.
pub fn collapse(observations: &[Observation], rows: &mut [Result<Row, String>], kept: &Kept) {
    let mut names: BTreeMap<String, Dated> = BTreeMap::new();
    for (seen, row) in observations.iter().zip(rows.iter()) {
        let Ok(row) = row else { continue };
        if !seen.mints {
            continue;
        }
        // A curated name covers the undated spelling. Dated spellings are curated separately if they are
        // releases of their own.
        let by_hand = row.key.starts_with('=');
        if by_hand && let Some(pin) = row.spelling.pin {
            if row.key.ends_with(&pin.to_string()) {
                let dated = names.entry(row.spelling.core.clone()).or_default();
                dated.pins.insert(pin);
            }
            continue;
        }
        let (core, pin) = if by_hand {
            (row.spelling.core.as_str(), false)
        } else {
            parts(&row.key)
        };
        let dated = names.entry(core.to_owned()).or_default();
        if by_hand {
            dated.by_hand = Some(row.key.clone());
        }
        match (pin, row.spelling.latest) {
            (true, _) => {
                dated.pins.extend(row_pin(row, seen));
            }
            (false, true) => {}
            (false, false) => {
                dated.undated = true;
                if let Some(day) = seen.facts.released {
                    let own = kept.provider_of(seen).is_some_and(|p| {
                        p.kind == ProviderKind::Lab && p.lab.as_deref() == kept.lab_of_family(core)
                    });
                    if own || seen.provider.is_none() {
                        dated.own.insert(day);
                    }
                    *dated.others.entry(day).or_default() += 1;
                }
            }
        }
    }
    let mut becomes: HashMap<String, String> = HashMap::new();
    for (core, dated) in &names {
        // The most complete form of each date represents those that agree with it.
        let mut distinct: Vec<Pin> = Vec::new();
        for pin in &dated.pins {
            if !distinct.iter().any(|other| other.agrees(*pin)) {
                distinct.push(*pin);
            }
        }
        for pin in &dated.pins {
            let full = distinct
                .iter()
                .find(|other| other.agrees(*pin))
                .unwrap_or(pin);
            if distinct.len() == 1 && pins_only(core, *full, dated) {
                let undated = dated.by_hand.as_ref().unwrap_or(core);
                becomes.insert(format!("{core}@{pin}"), undated.clone());
            } else if full != pin {
                becomes.insert(format!("{core}@{pin}"), format!("{core}@{full}"));
            }
        }
    }
    for row in rows.iter_mut().flatten() {
        if let Some(key) = becomes.get(&row.key) {
            row.key.clone_from(key);
        }
    }
}

fn parts(key: &str) -> (&str, bool) {
    match key.split_once('@') {
        Some((core, _)) => (core, true),
        None => (key, false),
    }
}

/// The pin in a row's key: its own, or that of the linked id.
fn row_pin(row: &Row, seen: &Observation) -> Option<Pin> {
    let linked = || catalog::names::spell(seen.canonical.as_deref()?).pin;
    let own = row
        .spelling
        .pin
        .filter(|pin| row.key.ends_with(&format!("@{pin}")));
    own.or_else(linked)
}

/// Labs whose undated names always mean one of the dated snapshots: if there is only one, that one.
const SNAPSHOTS: &[&str] = &["gpt-", "o-1", "o-3", "o-4", "claude-"];

fn pins_only(core: &str, pin: Pin, dated: &Dated) -> bool {
    if !dated.undated {
        return false;
    }
    let most = dated
        .others
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(day, _)| *day);
    let days: BTreeSet<Date> = dated.own.iter().copied().chain(most).collect();
    let near = |limit: i32| {
        days.iter()
            .any(|day| pin.days_from(*day).is_some_and(|d| d <= limit))
    };
    match pin {
        Pin::Release(_) => true,
        Pin::Day(..) => {
            let snapshot = SNAPSHOTS.iter().any(|family| core.starts_with(family));
            snapshot || days.is_empty() || near(TOLERANCE_DAYS)
        }
        Pin::Month(..) => near(0),
        Pin::DayOfYear(..) => near(TOLERANCE_WITHOUT_YEAR),
    }
}
