//! The release dates that lists state, each once per list.
//!
//! Owns which lists copy which, and which are careful. Does not choose among dates (`rule`).

use std::collections::BTreeSet;

use catalog::names::Pin;
use catalog::schema::ProviderKind;
use catalog::sort::Order;
use catalog::units::Date;
use catalog::words;

use crate::kept::Kept;
use crate::merge::{FIRST_YEAR, Placed, is_placeholder};

/// The lab's own list and models.dev's model list.
pub(super) const OWN: &str = "own";
/// The date in an id, and lists that repeat it.
pub(super) const ID: &str = "id";
/// Cards of weights: created weeks before a release, or recreated after it.
pub(super) const CARDS: &str = "hf-facts";
/// Hand-maintained surveys.
pub(super) const SURVEYS: [&str; 3] = ["helm", "llm-stats", "epoch-models"];
/// Lists that are right about nine in ten known announcements: one is enough.
pub(super) const CAREFUL: [&str; 7] = [
    OWN,
    ID,
    "harn",
    "amazon-bedrock",
    "huggingface",
    "llmgateway-providers",
    "vercel",
];
/// Sellers' lists that are right about fewer than two in three: they guess, or give the day the seller added
/// the model. They only support others.
pub(super) const CARELESS: &[&str] = words!(
    "azure gitlab google-vertex helicone iflowcn io-net nano-gpt nvidia poe qiniu-ai siliconflow venice"
);
/// Lists that repeat another's dates.
const COPIES: [(&str, &str); 3] = [
    ("kilo", "openrouter"),
    ("llmgateway", "llmgateway-providers"),
    ("siliconflow-cn", "siliconflow"),
];
/// Gateways with dates of their own; the others repeat the lab's or OpenRouter's.
const WITNESSES: [&str; 2] = ["vercel", OPENROUTER];
const OPENROUTER: &str = "openrouter";

/// Days by which lists differ because of time zones and uploads.
pub(super) const SAME_DAYS: i32 = 1;
/// Maximum days between a release and the date in the model's id; the catalog's rule.
const ID_DATE_TOLERANCE_DAYS: i32 = 60;

/// A release date stated by a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word<'a> {
    pub(super) day: Date,
    pub(super) list: &'a str,
    pub(super) source: &'static str,
    pub(super) as_of: Date,
}

/// Whether a row is about the model itself, not about a mode or a pointer.
pub(super) fn plain(place: &crate::identity::Place) -> bool {
    place.variant.is_none() && !place.pointer
}

/// The list that a row is from.
pub(super) fn list<'a>(
    seen: &'a crate::observation::Observation,
    lab: &str,
    kept: &Kept,
) -> &'a str {
    let Some(provider) = seen
        .provider
        .as_deref()
        .filter(|_| seen.source == "models-dev")
    else {
        let own = seen.source == "models-dev-models";
        return if own { OWN } else { seen.source };
    };
    if kept.is_own(provider, lab) {
        OWN
    } else {
        original(provider)
    }
}

/// The list that a provider's list copies, else its own.
pub fn original(provider: &str) -> &str {
    let copied = COPIES.iter().find(|(copy, _)| *copy == provider);
    copied.map_or(provider, |(_, of)| of)
}

/// The dates that lists state, each once per list. `pin` is the date in the model's id, `dated` the one its
/// rows pin.
pub(super) fn words<'a>(
    rows: &[Placed<'a>],
    lab: &str,
    (pin, dated): (Option<Pin>, Option<Pin>),
    kept: &Kept,
) -> Vec<Word<'a>> {
    let day_of =
        |pin: Option<Pin>| pin.filter(|pin| matches!(pin, Pin::Day(..) | Pin::DayOfYear(..)));
    let mut found: Vec<Word<'a>> = Vec::new();
    for (seen, place) in rows {
        let Some(day) = seen.facts.released.filter(|day| day.is_exact()) else {
            continue;
        };
        let in_tolerance = |pin: Pin| {
            pin.days_from(day)
                .is_none_or(|days| days <= ID_DATE_TOLERANCE_DAYS)
        };
        let told = plain(place)
            && seen.source != CARDS
            && day.year() >= FIRST_YEAR
            && !is_placeholder(day)
            && pin.is_none_or(in_tolerance)
            && !day_of(pin).is_some_and(|pin| before(day, pin));
        if told {
            found.push(Word {
                day,
                list: list(seen, lab, kept),
                source: seen.source,
                as_of: seen.as_of,
            });
        }
    }
    let of = |list: &str| -> BTreeSet<Date> {
        let told = found.iter().filter(|word| word.list == list);
        told.map(|word| word.day).collect()
    };
    let (own, openrouter) = (of(OWN), of(OPENROUTER));
    let in_id = |day: Date| day_of(pin.or(dated)).is_some_and(|pin| pin.days_from(day) == Some(0));
    for word in &mut found {
        let copies = word.source == "models-dev" && !WITNESSES.contains(&word.list) && {
            let known = kept.provider_with_id(word.list);
            known.is_none_or(|p| matches!(p.kind, ProviderKind::Gateway | ProviderKind::Plan))
        };
        if word.list == OWN {
            continue;
        }
        if in_id(word.day) && word.list != "vercel" {
            word.list = ID;
        } else if copies && own.contains(&word.day) {
            word.list = OWN;
        } else if copies && openrouter.contains(&word.day) {
            word.list = OPENROUTER;
        }
    }
    if let Some(day) = day_of(pin.or(dated)).and_then(Pin::date)
        && let Some((seen, _)) = rows.first()
    {
        found.push(Word {
            day,
            list: ID,
            source: seen.source,
            as_of: seen.as_of,
        });
    }
    found.order();
    found.dedup_by(|a, b| (a.day, a.list) == (b.day, b.list));
    found
}

/// Whether a date is earlier than the one in the id: a snapshot is not released before its date.
fn before(day: Date, pin: Pin) -> bool {
    let later = day.day_after().day_after();
    match pin {
        Pin::Day(..) => pin
            .date()
            .is_some_and(|date| day.days_until(date) > SAME_DAYS),
        // Without a year, the nearest date counts.
        _ => pin.days_from(day).is_some_and(|days| {
            days > SAME_DAYS && pin.days_from(later).is_some_and(|then| then < days)
        }),
    }
}

/// The first date of the weights' card.
pub(super) fn card(rows: &[Placed<'_>]) -> Option<Date> {
    let cards = rows.iter().filter(|(seen, _)| seen.source == CARDS);
    let days = cards.filter_map(|(seen, _)| seen.facts.released);
    days.filter(|day| day.is_exact()).min()
}
