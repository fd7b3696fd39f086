//! A route's price on the day of a request.
//!
//! Owns which period of the price history a day is in, and what is unknown about past prices. Does not find routes
//! (`price`) or bill requests.

use std::sync::Arc;

use catalog::schema::{Dated, PastTier, Point, PriceList, Rates, Route, Series, Tier};
use catalog::units::Date;
use jiff::civil;

/// A period with one price.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    pub from: civil::Date,
    /// The price; rates not on record are unknown.
    pub price: PriceList,
    /// Whether longer requests were accepted than today.
    pub is_longer: bool,
}

/// What the price history says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Today's price.
    Today,
    /// Another price, with the number of its period.
    Period(usize),
    /// Before the history begins.
    Unknown,
}

/// A route's past prices, where they differ from today's.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// In order; each ends when the next begins. `None`: today's price.
    periods: Arc<[(civil::Date, Option<Period>)]>,
}

impl Past {
    /// The past prices of a route.
    pub fn of(route: &Route, history: &[Dated], today: Date) -> Self {
        let plain = route.variant.is_none() && route.host.is_none();
        let mut series = history.iter().filter(|dated| {
            dated.provider == route.provider
                && dated.series.id == route.id
                && dated.series.region.as_deref() == route.region
        });
        let (Some(dated), Some(price), true) = (series.next(), &route.terms.price, plain) else {
            return Self::default();
        };
        let mut periods = periods(&dated.series, price, today);
        for (from, period) in &mut periods {
            let is_placed = |other: &&Dated| {
                let place = other.series.id.strip_suffix(route.id);
                other.provider == route.provider && place.is_some_and(|place| place.ends_with('.'))
            };
            let had_it = |point: &Point| {
                let after = point
                    .day()
                    .and_then(|day| day.first_day().since(*from).ok());
                point.has_price(&price.standard)
                    && after.is_some_and(|after| after.get_days() <= SAME_TIME)
            };
            // The list was wrong if the same id with a region prefix had today's price then: `us.anthropic.…`.
            let mut placed = history.iter().filter(is_placed);
            if placed.any(|other| other.series.points.iter().any(had_it)) {
                *period = None;
            }
        }
        for tier in &dated.series.tiers {
            add_tier(&mut periods, tier, price);
        }
        // A single period at today's price adds nothing.
        if periods.iter().all(|(_, period)| period.is_none()) {
            return Self::default();
        }
        Self {
            periods: periods.into(),
        }
    }

    /// Whether every day has today's price.
    pub fn is_empty(&self) -> bool {
        self.periods.is_empty()
    }

    /// The price on a day.
    pub fn on(&self, day: civil::Date) -> On {
        let after = self.periods.partition_point(|(from, _)| *from <= day);
        match after.checked_sub(1) {
            None => On::Unknown,
            Some(at) if self.periods[at].1.is_some() => On::Period(at),
            Some(_) => On::Today,
        }
    }

    /// Whether the price changed after a day.
    pub fn changes_after(&self, day: civil::Date) -> bool {
        self.periods.last().is_some_and(|(from, _)| *from > day)
    }

    /// The periods in order: first day, last day if another period follows, and price; `None`: today's.
    pub fn stretches(
        &self,
    ) -> impl Iterator<Item = (civil::Date, Option<civil::Date>, Option<&PriceList>)> {
        self.periods.iter().enumerate().map(|(at, (from, period))| {
            let next = self.periods.get(at + 1);
            let last = next.and_then(|(next, _)| next.yesterday().ok());
            (*from, last, period.as_ref().map(|period| &period.price))
        })
    }

    pub fn period(&self, at: usize) -> Option<&Period> {
        self.periods.get(at)?.1.as_ref()
    }
}

/// How many days apart price lists may record the same price of two ids.
const SAME_TIME: i32 = 30;

type Stretch = (civil::Date, Option<Period>);

/// The periods of a series. The last has today's price, or what a promotion, an end or a newer page left
/// (`Series::end_in`).
fn periods(series: &Series, now: &PriceList, today: Date) -> Vec<Stretch> {
    let mut periods: Vec<Stretch> = Vec::new();
    for point in series.points.iter().filter(|point| !point.is_gone()) {
        let Some(day) = point.day().filter(|day| *day <= today) else {
            continue;
        };
        let from = day.first_day();
        let period = (!point.has_price(&now.standard)).then(|| Period {
            from,
            price: past_price(&point.rates, now),
            is_longer: false,
        });
        periods.push((from, period));
    }
    periods
}

/// A past price. The rates of long requests also differed, and are not on record.
fn past_price(rates: &Rates, now: &PriceList) -> PriceList {
    let unknown = |tier: &Tier| Tier {
        above_input_tokens: tier.above_input_tokens,
        ..Tier::default()
    };
    PriceList {
        standard: rates.clone(),
        tiers: now.tiers.iter().map(unknown).collect(),
        ..PriceList::default()
    }
}

/// Adds the long-request rates that applied until a day.
fn add_tier(periods: &mut Vec<Stretch>, past: &PastTier, now: &PriceList) {
    let end = past.until.day_after().first_day();
    let after = periods.partition_point(|(from, _)| *from < end);
    let Some(before) = after.checked_sub(1) else {
        return;
    };
    if periods.get(after).is_none_or(|(from, _)| *from != end) {
        let rest = periods[before].1.clone().map(|period| Period {
            from: end,
            ..period
        });
        periods.insert(after, (end, rest));
    }
    for (from, period) in &mut periods[..after] {
        let period = period.get_or_insert_with(|| Period {
            from: *from,
            price: now.clone(),
            is_longer: false,
        });
        period.is_longer = true;
        period.price.tiers = vec![Tier {
            above_input_tokens: past.above_input_tokens,
            rates: past.rates.clone(),
            ..Tier::default()
        }];
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use catalog::units::Price;

    use super::*;

    fn rates(input: &str, output: &str) -> Rates {
        let price = |text: &str| text.parse::<Price>().ok();
        Rates {
            input: price(input),
            output: price(output),
            ..Rates::default()
        }
    }

    fn series(points: &[(&str, &str, &str)]) -> Series {
        let point = |(day, input, output): &(&str, &str, &str)| Point {
            effective: day.parse().ok(),
            recorded: None,
            rates: rates(input, output),
            source: "list".to_owned(),
            page: None,
        };
        Series {
            id: "m".to_owned(),
            model: "lab/m".to_owned(),
            region: None,
            points: points.iter().map(point).collect(),
            tiers: Vec::new(),
        }
    }

    fn past(series: &Series, now: &PriceList) -> Past {
        let today = "2026-11-29".parse().expect("a day");
        let mut periods = periods(series, now, today);
        for tier in &series.tiers {
            add_tier(&mut periods, tier, now);
        }
        Past {
            periods: periods.into(),
        }
    }

    fn on(past: &Past, day: &str) -> On {
        past.on(day.parse().expect("a day"))
    }

    #[test]
    fn a_day_has_the_price_that_held_on_it() {
        let now = PriceList {
            standard: rates("4", "20"),
            ..PriceList::default()
        };
        // The last one is announced.
        let points = [
            ("2026-07-09", "5", "30"),
            ("2026-08-21", "4", "20"),
            ("2026-12-01", "8", "40"),
        ];
        let past = past(&series(&points), &now);
        assert_eq!(on(&past, "2026-07-08"), On::Unknown);
        assert_eq!(on(&past, "2026-07-09"), On::Period(0));
        assert_eq!(on(&past, "2026-08-20"), On::Period(0));
        assert_eq!(on(&past, "2026-08-21"), On::Today);
        assert_eq!(on(&past, "2026-12-02"), On::Today);
    }

    #[test]
    fn a_tier_ends_on_its_last_day() {
        let now = PriceList {
            standard: rates("3", "15"),
            ..PriceList::default()
        };
        let mut one = series(&[("2025-09-29", "3", "15")]);
        one.tiers.push(PastTier {
            until: "2026-04-30".parse().expect("a day"),
            above_input_tokens: 200_000,
            rates: rates("6", "22.5"),
            page: String::new(),
        });
        let past = past(&one, &now);
        assert_eq!(on(&past, "2026-04-30"), On::Period(0));
        assert_eq!(on(&past, "2026-05-01"), On::Today);
        let period = past.period(0).expect("the time of the tier");
        assert!(period.is_longer);
        assert_eq!(period.price.standard, now.standard);
        assert_eq!(period.price.tiers[0].above_input_tokens, 200_000);
    }
}
