//! Joins several lists of a route's prices into its past prices.
//!
//! A change counts if it starts from the last joined price, or if a vendor's page dates it. One that lags is
//! folded into the point it repeats; one that contradicts the last price is dropped and reported. Every sample
//! of OpenRouter's own list counts. Does not own which source's ids a list uses (`history`).

use std::collections::BTreeSet;

use catalog::schema::{Point, Rates};
use catalog::sort::Order;
use catalog::units::{Date, Price};

use crate::observation::{Dropped, SourceId};
use crate::sources::price_history::{Change, Recorded};

/// A route: provider, its id, region.
pub type Key = (String, String, Option<String>);

/// The provider whose own list is sampled: every sample counts.
const SAMPLED: &str = "openrouter";

/// Lists that dropped a whole provider: source, provider, date.
pub type Stopped = BTreeSet<(SourceId, String, Date)>;

/// Whether two price lists agree on input and output, and on cached input if both state it. Cache write
/// prices never count as a change.
pub fn alike(a: &Rates, b: &Rates) -> bool {
    // Some lists round $0.075 to $0.08.
    let near = |a: Price, b: Price| {
        let (a, b) = (a.nano_usd(), b.nano_usd());
        a.abs_diff(b) * 14 <= a.max(b)
    };
    let cache = |a: Option<_>, b: Option<_>| a.zip(b).is_none_or(|(a, b)| near(a, b));
    a.agrees(b) && cache(a.cache_read, b.cache_read)
}

/// Sort key of changes: on the same day, a vendor's page comes first.
fn order(list: usize, change: &Change) -> (Date, bool, usize) {
    (change.day, !change.effective, list)
}

pub fn join(
    key: &Key,
    lists: &[Recorded],
    stopped: &Stopped,
    dropped: &mut Vec<Dropped>,
) -> Vec<Point> {
    let changes = lists.iter().enumerate();
    let mut changes: Vec<(usize, &Change)> = changes
        .flat_map(|(list, recorded)| recorded.changes.iter().map(move |change| (list, change)))
        .filter(|(_, change)| change.new.is_stated())
        .collect();
    changes.order_by(|a, b| order(a.0, a.1).cmp(&order(b.0, b.1)));
    let mut points: Vec<Point> = Vec::new();
    for (list, change) in changes {
        let mut point = Point {
            effective: change.effective.then_some(change.day),
            recorded: (!change.effective).then_some(change.day),
            rates: change.new.clone(),
            source: lists[list].source.to_owned(),
            page: change.page.clone(),
        };
        // Cached input never costs more than fresh input: the list is wrong.
        if point.rates.cache_read > point.rates.input {
            point.rates.cache_read = None;
        }
        let Some(last) = points.last_mut() else {
            points.push(point);
            continue;
        };
        if alike(&last.rates, &point.rates) {
            let late = last.day().zip(point.day());
            let late = late.is_some_and(|(a, b)| a.days_until(b) > EARLY_DAYS);
            if late && last.rates.cache_read.is_none() && point.rates.cache_read.is_some() {
                // A cached rate added later is a change of its own.
                points.push(point);
            } else {
                fold(last, point);
            }
            continue;
        }
        if change.effective && announced_by(last, change) {
            *last = Point {
                recorded: last.recorded,
                ..point
            };
            continue;
        }
        let follows = change
            .old
            .as_ref()
            .is_some_and(|old| alike(old, &last.rates));
        let mut drop = |reason| {
            let row = format!("{} {} {}", key.0, key.1, change.day);
            dropped.push(Dropped::new(lists[list].source, reason, row));
        };
        if follows && last.day() == point.day() {
            drop("a past price that the list corrected on the same day");
            *last = point;
        } else if change.effective || follows || key.0 == SAMPLED {
            points.push(point);
        } else {
            drop("a past price at odds with another list's");
        }
    }
    if let Some(day) = gone(lists, stopped)
        && let Some(last) = points.last()
        && last.day() < Some(day)
    {
        let source = last.source.clone();
        points.push(Point {
            effective: None,
            recorded: Some(day),
            rates: Rates::default(),
            source,
            page: None,
        });
    }
    points
}

/// Days by which lists may record a rounded price before the change.
const EARLY_DAYS: i32 = 60;
/// Relative difference up to which prices are the same, rounded.
const ROUNDED: f64 = 0.03;

/// Whether the last point is an early, rounded record of a change dated by a page.
fn announced_by(last: &Point, change: &Change) -> bool {
    let near = |a: Option<Price>, b: Option<Price>| {
        let (Some(a), Some(b)) = (a, b) else {
            return false;
        };
        let (a, b) = (a.decimal().to_f64(), b.decimal().to_f64());
        (a - b).abs() <= a.max(b) * ROUNDED
    };
    let early = last
        .recorded
        .is_some_and(|day| day.days_until(change.day) <= EARLY_DAYS);
    early
        && last.effective.is_none()
        && near(last.rates.input, change.new.input)
        && near(last.rates.output, change.new.output)
}

/// Merges a later record of the same price, filling gaps.
fn fold(last: &mut Point, later: Point) {
    last.rates.complete(&later.rates);
    last.rates.cache_read = finer(last.rates.cache_read, later.rates.cache_read);
    if last.effective.is_none() && later.effective.is_some() {
        // The list recorded the price before it took effect.
        last.effective = later.effective;
        last.page = later.page;
        last.source = later.source;
    } else {
        last.recorded = last.recorded.or(later.recorded);
    }
}

/// Of two records of a rate, the one that is not rounded.
pub fn finer(a: Option<Price>, b: Option<Price>) -> Option<Price> {
    let digits = |price: Option<Price>| price.map(|price| price.show().len());
    if digits(b) > digits(a) { b } else { a }
}

/// The date by which every list that tracks the route had dropped it.
fn gone(lists: &[Recorded], stopped: &Stopped) -> Option<Date> {
    let follows = |list: &&Recorded| {
        let mut changes = list.changes.iter();
        changes.all(|change| !change.effective && !change.listed)
    };
    let mut days = Vec::new();
    for list in lists.iter().filter(follows) {
        let last = list.changes.last()?;
        // A list that stopped still had the route then.
        if last.new.is_stated() || stopped.contains(&(list.source, list.provider.clone(), last.day))
        {
            return None;
        }
        days.push(last.day);
    }
    days.into_iter().max()
}

#[cfg(test)]
pub mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    fn rates(input: &str, output: &str) -> Rates {
        let rate = |text: &str| text.parse::<Price>().ok();
        Rates {
            input: rate(input),
            output: rate(output),
            ..Rates::default()
        }
    }

    /// A list of a route's changes: day, input, output.
    pub fn list(source: &'static str, told: &[(&str, &str, &str)], effective: bool) -> Recorded {
        let mut old = None;
        let change = |(day, input, output): &(&str, &str, &str)| {
            let new = rates(input, output);
            Change {
                day: day.parse().expect("a day"),
                effective,
                old: old.replace(new.clone()),
                new,
                page: effective.then(|| "https://vendor.example".to_owned()),
                listed: false,
            }
        };
        Recorded {
            source,
            provider: "p".to_owned(),
            id: "m".to_owned(),
            region: None,
            changes: told.iter().map(change).collect(),
        }
    }

    fn told(points: &[Point]) -> Vec<String> {
        let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        let told = points.iter().map(|p| {
            let input = p
                .rates
                .input
                .map_or("gone".to_owned(), |r| r.decimal().to_f64().to_string());
            format!(
                "{} {} {input} {}",
                day(p.effective),
                day(p.recorded),
                p.source
            )
        });
        told.collect()
    }

    fn joined(lists: &[Recorded]) -> (Vec<String>, usize) {
        let mut dropped = Vec::new();
        let key = ("p".to_owned(), "m".to_owned(), None);
        let points = join(&key, lists, &Stopped::new(), &mut dropped);
        (told(&points), dropped.len())
    }

    #[test]
    fn the_day_of_the_record_is_not_the_day_of_the_change() {
        let vendor = [("2024-05-13", "5", "15"), ("2024-10-02", "2.5", "10")];
        let ledger = [("2024-05-13", "5", "15"), ("2024-11-13", "2.5", "10")];
        let (points, dropped) = joined(&[
            list("llmledger", &ledger, false),
            list("announced", &vendor, true),
        ]);
        assert_eq!(
            points,
            [
                "2024-05-13 2024-05-13 5 announced",
                "2024-10-02 2024-11-13 2.5 announced"
            ]
        );
        assert_eq!(dropped, 0);
    }

    #[test]
    fn a_list_that_lags_or_disagrees_changes_nothing() {
        let quick = [
            ("2025-06-10", "0.27", "1.1"),
            ("2025-08-26", "0.57", "1.68"),
            ("2025-11-17", "0.28", "0.42"),
        ];
        let slow = [
            ("2025-02-07", "0.27", "1.1"),
            ("2026-01-13", "0.57", "1.68"),
            ("2026-02-01", "0.9", "2"),
        ];
        let (points, dropped) = joined(&[
            list("llmledger", &slow, false),
            list("models-dev-history", &quick, false),
        ]);
        let inputs: Vec<&str> = points.iter().filter_map(|p| p.split(' ').nth(2)).collect();
        assert_eq!(inputs, ["0.27", "0.57", "0.28"]);
        assert_eq!(dropped, 2);
    }

    #[test]
    fn a_route_is_gone_when_every_list_dropped_it() {
        let one = [("2025-06-10", "1", "5"), ("2026-06-26", "", "")];
        let other = [("2025-06-10", "1", "5")];
        let gone = |lists: &[Recorded]| joined(lists).0.last().is_some_and(|p| p.contains("gone"));
        assert!(gone(&[list("models-dev-history", &one, false)]));
        assert!(!gone(&[
            list("models-dev-history", &one, false),
            list("llmledger", &other, false)
        ]));
    }
}
