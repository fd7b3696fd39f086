//! Dated prices of routes: the price from each day on, and who states it.
//!
//! Two dates: when a price took effect (`effective`, stated by the vendor) and when a list first had it (`recorded`, at
//! times weeks late or early). Does not join sources (`import::history`).

use serde::{Deserialize, Serialize};

use super::statement::Rates;
use crate::units::{Date, Price};

/// `history/<provider>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryFile {
    /// Id in `providers.json`.
    pub provider: String,
    /// By id, then region.
    pub series: Vec<Series>,
}

/// The prices of one route through time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The provider's id of the model.
    pub id: String,
    /// Id of the model.
    pub model: String,
    /// Region it runs in, if the id says so.
    pub region: Option<String>,
    /// By day. A point after today is announced.
    pub points: Vec<Point>,
    /// Rates for long requests that the provider no longer has, by their last day.
    #[serde(default)]
    pub tiers: Vec<PastTier>,
}

/// Rates for requests above a size, until the day when the provider stopped charging extra for them or stopped
/// accepting them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastTier {
    /// The last day on which they applied.
    pub until: Date,
    /// Applies to requests with more input tokens than this.
    pub above_input_tokens: u64,
    /// USD per million tokens.
    pub rates: Rates,
    /// The vendor's page.
    pub page: String,
}

/// A series with its provider, as packed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// Id of the provider.
    pub provider: String,
    pub series: Series,
}

/// A price from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Row", into = "Row")]
pub struct Point {
    /// The first day on which it held, if the vendor states it.
    pub effective: Option<Date>,
    /// The day on which a list first had it.
    pub recorded: Option<Date>,
    /// USD per million tokens; none at all if it left the list. Only input, output, `cache_read` and `cache_write`.
    pub rates: Rates,
    /// Id in `sources.json`.
    pub source: String,
    /// The page that states it, if the source has one per price.
    pub page: Option<String>,
}

/// A point as a row: effective, recorded, input, output, `cache_read`, `cache_write`, source, page.
#[derive(Serialize, Deserialize)]
struct Row(
    Option<Date>,
    Option<Date>,
    Option<Price>,
    Option<Price>,
    Option<Price>,
    Option<Price>,
    String,
    Option<String>,
);

impl From<Point> for Row {
    fn from(point: Point) -> Self {
        let rates = point.rates;
        Self(
            point.effective,
            point.recorded,
            rates.input,
            rates.output,
            rates.cache_read,
            rates.cache_write,
            point.source,
            point.page,
        )
    }
}

impl From<Row> for Point {
    fn from(row: Row) -> Self {
        Self {
            effective: row.0,
            recorded: row.1,
            rates: Rates {
                input: row.2,
                output: row.3,
                cache_read: row.4,
                cache_write: row.5,
                cache_write_1h: None,
            },
            source: row.6,
            page: row.7,
        }
    }
}

/// The current price of a route.
#[derive(Debug, Clone)]
pub struct Now {
    /// As a point of its history, from the first day on which its source has it.
    pub point: Point,
    /// The day on which it was last seen.
    pub seen: Date,
    /// Whether the route had ended by that day.
    pub ended: bool,
}

impl Point {
    /// The day that counts: the effective one if known.
    pub fn day(&self) -> Option<Date> {
        self.effective.or(self.recorded)
    }

    /// Whether its price is this one, as far as recorded.
    pub fn has_price(&self, now: &Rates) -> bool {
        let same = |past: Option<_>, now: Option<_>| past.is_none() || past == now;
        let past = &self.rates;
        past.agrees(now)
            && same(past.cache_read, now.cache_read)
            && same(past.cache_write, now.cache_write)
    }

    /// Whether it is more reliable than the price in a list copied on that day: seen later, or stated by the provider.
    fn is_better_than(&self, copied: Date) -> bool {
        self.effective.is_some() || self.page.is_some() || self.day() > Some(copied)
    }

    /// Whether the route was off the list from then on.
    pub fn is_gone(&self) -> bool {
        !self.rates.is_stated()
    }
}

impl Series {
    /// The price that held on a day, as far as known: the newest point that is not after it.
    pub fn on(&self, day: Date) -> Option<&Point> {
        let before = self.points.iter().rev();
        let mut before = before.filter(|point| point.day().is_some_and(|from| from <= day));
        before.next()
    }

    /// The last price on record, if it is no older and more reliable than the one in a list, and the route is still
    /// alive.
    pub fn better_known(&self, now: &Now) -> Option<&Point> {
        let mut last = self.points.iter().rev();
        let last = last.find(|point| point.effective <= Some(now.seen))?;
        let newer = last.day() >= now.point.day() && last.is_better_than(now.seen);
        let other = !last.is_gone() && !last.has_price(&now.point.rates);
        (newer && other && !now.ended).then_some(last)
    }

    /// Ends the series in the current price, from when its source has it. If the last point is no older than that,
    /// replaces its price; keeps points that are newer than the list or dated by a page, and announced ones.
    pub fn end_in(
        &mut self,
        Now {
            point: now,
            seen,
            ended,
        }: Now,
    ) {
        let is_announced = |point: &Point| point.effective > Some(seen);
        let Some(end) = self.points.iter().rposition(|point| !is_announced(point)) else {
            return self.points.insert(0, now);
        };
        let last = self.points[..=end]
            .iter()
            .rposition(|point| !point.is_gone());
        let is_same = |at: usize| self.points[at].has_price(&now.rates);
        let is_later = self.points[end].day() < now.day();
        match last {
            Some(last) if is_same(last) && (last == end || !is_later) => {}
            // A list may still have the previous price, and what has ended has no current price.
            Some(last) if !is_later && (ended || self.points[last].is_better_than(seen)) => {}
            Some(last) if !is_later => {
                let repeats = last > 0 && is_same(last - 1);
                let point = &mut self.points[last];
                (point.rates, point.source, point.page) = (now.rates, now.source, now.page);
                if repeats {
                    self.points.remove(last);
                }
            }
            _ => self.points.insert(end + 1, now),
        }
    }

    /// How often the input or output price changed from one known price to another.
    pub fn changes(&self) -> usize {
        let priced: Vec<&Rates> = self
            .points
            .iter()
            .filter(|point| !point.is_gone())
            .map(|point| &point.rates)
            .collect();
        priced
            .windows(2)
            .filter(|pair| !pair[0].agrees(pair[1]))
            .count()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    #[test]
    fn a_series_ends_in_the_price_that_its_route_has() {
        let point = |text: &str| serde_json::from_str::<Point>(text).expect("a point");
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let text = r#"{"id": "m", "model": "lab/m", "points": [
            [null, "2026-02-17", 10, 30, null, null, "a", null],
            [null, "2026-10-13", 11, 33, null, null, "a", null],
            ["2027-01-01", null, 20, 60, null, null, "announced", null]]}"#;
        let series: Series = serde_json::from_str(text).expect("a series");
        let seen_on = |seen: &str, now: &str, ended: bool| {
            let mut series = series.clone();
            series.end_in(Now {
                point: point(now),
                seen: day(seen),
                ended,
            });
            let told = series.points.iter().map(|point| {
                let input = point.rates.input.map(|price| price.show());
                format!(
                    "{} {}",
                    point.day().expect("a day"),
                    input.unwrap_or_default()
                )
            });
            told.collect::<Vec<_>>().join(", ")
        };
        let ending = |now: &str, ended: bool| seen_on("2026-11-28", now, ended);
        let ended = |now: &str| ending(now, false);
        let later = ended(r#"[null, "2026-11-28", 5, 15, null, null, "page", null]"#);
        let all = "2026-02-17 $10.00, 2026-10-13 $11.00, 2026-11-28 $5.00, 2027-01-01 $20.00";
        assert_eq!(later, all);
        // One day cannot have two prices: the current price is the one from before.
        let since = ended(r#"[null, "2026-01-01", 10, 30, null, null, "page", null]"#);
        assert_eq!(since, "2026-02-17 $10.00, 2027-01-01 $20.00");
        // After a route has ended, a list may still have its previous price.
        let gone = ending(
            r#"[null, "2026-01-01", 10, 30, null, null, "page", null]"#,
            true,
        );
        let before = "2026-02-17 $10.00, 2026-10-13 $11.00, 2027-01-01 $20.00";
        assert_eq!(gone, before);
        // A list copied before the last change does not know about it.
        let older = r#"[null, "2026-07-31", 10, 30, null, null, "list", null]"#;
        assert_eq!(seen_on("2026-07-31", older, false), gone);
        let same = ended(r#"[null, "2026-11-28", 11, 33, 1, null, "page", null]"#);
        assert_eq!(same, before);
    }

    #[test]
    fn what_has_ended_or_is_gone_has_no_better_price() {
        let known = |points: &str, ended: bool| {
            let text = format!(r#"{{"id": "m", "model": "lab/m", "points": {points}}}"#);
            let series: Series = serde_json::from_str(&text).expect("a series");
            let now = Now {
                point: serde_json::from_str(
                    r#"[null, "2026-07-31", 3, 5, null, null, "list", null]"#,
                )
                .expect("a point"),
                seen: "2026-07-31".parse().expect("a day"),
                ended,
            };
            series.better_known(&now).is_some()
        };
        // OpenRouter's list of 2026-09-02 and the copy of July.
        let later = r#"[[null, "2026-09-02", 2.5, 5, null, null, "list", null]]"#;
        assert!(known(later, false));
        assert!(!known(later, true));
        let gone = r#"[[null, "2026-09-02", 2.5, 5, null, null, "list", null],
            [null, "2026-09-03", null, null, null, null, "list", null]]"#;
        assert!(!known(gone, false));
        let same = r#"[[null, "2026-09-02", 3, 5, null, null, "list", null]]"#;
        assert!(!known(same, false));
    }

    #[test]
    fn the_price_of_a_day_is_the_newest_before_it() {
        let text = r#"{"id": "gpt-4o", "model": "openai/gpt-4o", "points": [
            ["2024-05-13", null, 5, 15, null, null, "announced", "https://openai.com"],
            ["2024-10-02", "2024-11-13", 2.5, 10, 1.25, null, "announced", null]]}"#;
        let series: Series = serde_json::from_str(text).expect("a series");
        let asked = |day: &str| {
            let point = series.on(day.parse().expect("a day"))?;
            Some((
                point.rates.input?.to_string(),
                point.rates.output?.to_string(),
            ))
        };
        assert_eq!(asked("2024-05-12"), None);
        let price = |input: &str, output: &str| Some((input.to_owned(), output.to_owned()));
        assert_eq!(asked("2024-10-01"), asked("2024-05-13"));
        assert_ne!(asked("2024-10-02"), asked("2024-05-13"));
        assert_eq!(asked("2026-01-01").is_some(), price("", "").is_some());
        assert_eq!(series.changes(), 1);
    }
}
