//! Past price lists → one series per route, with sources.
//!
//! Owns which source's ids each list uses, and which lists have stopped. Does not parse
//! (`sources::price_history`), join the lists of a route (`past_join`) or settle today's prices (`routes`).

use std::collections::{BTreeMap, HashMap};

use crate::compose::UNKNOWN_PROVIDER;
use crate::kept::Kept;
use crate::observation::{Dropped, SourceId};
use crate::past_join::{Key, Stopped, alike, finer, join};
use crate::past_pointers::follow_dated;
use crate::sources::price_history::{Change, Recorded};
use catalog::schema::{HistoryFile, Now, Point, Rates, Series};
use catalog::units::Date;

/// Sources of past prices, and the source whose provider ids they use.
const SPEAKS_AS: &[(&str, &str)] = &[
    ("llmledger", "litellm"),
    ("litellm-releases", "litellm"),
    ("models-dev-history", "models-dev"),
    ("openrouter-wayback", "openrouter"),
];

/// The lists of each route's past prices, by the catalog's provider ids.
#[derive(Debug, Default)]
pub struct Past(BTreeMap<Key, Vec<Recorded>>);

impl Past {
    /// Groups these lists by route; rows of unknown providers are reported.
    pub fn new(recorded: Vec<Recorded>, kept: &Kept, dropped: &mut Vec<Dropped>) -> Self {
        let mut routes: BTreeMap<Key, Vec<Recorded>> = BTreeMap::new();
        for mut one in recorded {
            let source = SPEAKS_AS.iter().find(|(id, _)| *id == one.source);
            let source = source.map_or(one.source, |(_, speaks)| *speaks);
            let Some(provider) = kept.provider(source, &one.provider) else {
                let (source, provider) = (one.source, &one.provider);
                dropped.push(Dropped::of(source, UNKNOWN_PROVIDER, provider, &one.id));
                continue;
            };
            one.provider.clone_from(&provider.id);
            let key = (one.provider.clone(), one.id.clone(), one.region.clone());
            let lists = routes.entry(key).or_default();
            // The releases continue the ledger.
            let ledger = lists
                .iter_mut()
                .find(|list| one.source == "litellm-releases" && list.source == "llmledger");
            match ledger {
                Some(ledger) => go_on(ledger, one.changes),
                None => lists.push(one),
            }
        }
        Self(routes)
    }

    /// The first day of the current price, if the source's past is known and ends in that price.
    pub fn since(&self, source: &str, key: &Key, now: &Rates) -> Option<Date> {
        let past: &[&str] = match source {
            "litellm" => &["llmledger", "litellm-releases"],
            "models-dev" => &["models-dev-history"],
            "model-prices" => &["model-prices"],
            _ => return None,
        };
        let lists = self.0.get(key)?.iter();
        let mut lists = lists.filter(|list| past.contains(&list.source));
        let changes = &lists.next()?.changes;
        let at = changes.iter().rposition(|change| !alike(&change.new, now));
        let first = changes.get(at.map_or(0, |at| at + 1))?;
        Some(first.day)
    }

    /// When models.dev dropped a route, and since when it had listed its price, if it did.
    pub fn left(&self, key: &Key) -> Option<(Date, Option<Date>)> {
        let mut lists = self.0.get(key)?.iter();
        let changes = &lists
            .find(|list| list.source == "models-dev-history")?
            .changes;
        let (first, last) = (changes.first()?, changes.last()?);
        let since = first.new.is_stated().then_some(first.day);
        (!last.new.is_stated()).then_some((last.day, since))
    }

    /// Lists that dropped every route of a provider that other sources still list, with the last day. Such a
    /// gap says nothing about a route.
    fn stopped(&self, today: &HashMap<Key, Now>) -> Stopped {
        let mut last: BTreeMap<(SourceId, &str), Option<Date>> = BTreeMap::new();
        for ((provider, ..), lists) in &self.0 {
            for list in lists {
                let Some(change) = list.changes.last() else {
                    continue;
                };
                let gone = (!change.new.is_stated()).then_some(change.day);
                let day = last.entry((list.source, provider)).or_insert(gone);
                *day = (*day).zip(gone).map(|(a, b)| a.max(b));
            }
        }
        let lives = |provider: &str, day: Date| {
            let mut today = today.iter();
            today.any(|((of, ..), now)| of == provider && now.seen > day)
        };
        let last = last.into_iter();
        let stopped = last.filter_map(|((source, provider), day)| {
            let day = day.filter(|day| lives(provider, *day))?;
            Some((source, provider.to_owned(), day))
        });
        stopped.collect()
    }

    /// One series per route of a known model, ending in today's price and any announced price, by provider.
    pub fn series(
        self,
        model_of: impl Fn(&Key) -> Option<String>,
        today: &HashMap<Key, Now>,
        promised: &HashMap<Key, Point>,
        dropped: &mut Vec<Dropped>,
    ) -> Vec<HistoryFile> {
        let mut files: BTreeMap<String, Vec<Series>> = BTreeMap::new();
        let stopped = self.stopped(today);
        for (key, lists) in self.0 {
            let Some(model) = model_of(&key) else {
                let reason = "past prices of an id whose model is not in the catalog";
                dropped.push(Dropped::of(lists[0].source, reason, &key.0, &key.1));
                continue;
            };
            let points = join(&key, &lists, &stopped, dropped);
            let (provider, id, region) = key;
            files.entry(provider).or_default().push(Series {
                id,
                model,
                region,
                points,
                tiers: Vec::new(),
            });
        }
        let files = files.into_iter().map(|(provider, mut series)| {
            follow_dated(&mut series);
            for one in &mut series {
                let key = (provider.clone(), one.id.clone(), one.region.clone());
                if let Some(now) = today.get(&key) {
                    match one.points.last_mut() {
                        Some(last) if alike(&last.rates, &now.point.rates) => {
                            last.rates.cache_read =
                                finer(last.rates.cache_read, now.point.rates.cache_read);
                        }
                        _ => one.end_in(now.clone()),
                    }
                }
                one.points.extend(promised.get(&key).cloned());
            }
            series.retain(|one| !one.points.is_empty());
            HistoryFile { provider, series }
        });
        files.filter(|file| !file.series.is_empty()).collect()
    }
}

/// Appends changes from releases that are newer than the ledger.
fn go_on(ledger: &mut Recorded, releases: Vec<Change>) {
    for mut change in releases {
        let last = ledger.changes.last();
        if last.is_some_and(|last| last.new == change.new || last.day > change.day) {
            continue;
        }
        change.old = last.map(|last| last.new.clone());
        ledger.changes.push(change);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;
    use crate::past_join::tests::list;

    #[test]
    fn a_list_that_drops_a_provider_as_a_whole_says_nothing_of_its_routes() {
        // LiteLLM 1.106.6 dropped all 485 OpenRouter rows of 1.105; OpenRouter still has them.
        let told = |id: &str, last: (&'static str, &'static str)| Recorded {
            id: id.to_owned(),
            ..list(
                "llmledger",
                &[("2026-10-01", "1", "5"), ("2026-11-01", last.0, last.1)],
                false,
            )
        };
        let ends = |other: (&'static str, &'static str), seen: &str| {
            let key = |id: &str| ("p".to_owned(), id.to_owned(), None);
            let lists = [("m", told("m", ("", ""))), ("n", told("n", other))];
            let past = Past(lists.map(|(id, list)| (key(id), vec![list])).into());
            let lists = [list("pi-ai", &[(seen, "1", "5")], false)];
            let point = join(&key("m"), &lists, &Stopped::new(), &mut Vec::new()).remove(0);
            let now = Now {
                point,
                seen: seen.parse().expect("a day"),
                ended: false,
            };
            let today = HashMap::from([(key("x"), now)]);
            let files = past.series(
                |_| Some("lab/m".to_owned()),
                &today,
                &HashMap::new(),
                &mut Vec::new(),
            );
            let last = files[0].series[0].points.last();
            last.is_some_and(Point::is_gone)
        };
        assert!(!ends(("", ""), "2026-11-20"));
        // The list keeps another route, or no source has the provider any more.
        assert!(ends(("2", "5"), "2026-11-20"));
        assert!(ends(("", ""), "2026-10-15"));
    }
}
