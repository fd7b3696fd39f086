//! Past prices in an import.
//!
//! Reads them, sets since when each row's price applies, joins them with today's prices, and settles today's
//! price by the better-known record. Does not join lists (`history`).

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use catalog::precedence::{priced_now, settle_terms};
use catalog::schema::{
    HistoryFile, ModelFile, Now, Point, PriceList, PriceStatus, Rates, RetirementBasis, RouteFile,
    RouteStatement, Series, Source, Terms,
};

use crate::Snapshot;
use crate::ends::Names;
use crate::history::Past;
use crate::kept::Kept;
use crate::lifecycle::gone;
use crate::observation::{Dropped, Observation};
use crate::past_join::Key;
use crate::pointers::{forget_price, is_pointer};
use crate::report::Report;
use crate::snapshots::files_of;
use crate::sources::price_history::{Announced, HISTORY_ADAPTERS, KeptTier, announced};

/// Reads the available sources of past prices.
pub fn read(
    from: &Path,
    to: &Path,
    snapshots: &[Snapshot],
    kept: &Kept,
    sources: &mut Vec<Source>,
    report: &mut Report,
) -> Result<Past> {
    let by_hand: Vec<Announced> = crate::folder::by_hand(to, "kept/prices.json")?;
    let (mut recorded, source) = announced(&by_hand)?;
    sources.extend(source);
    for adapter in HISTORY_ADAPTERS {
        let Some(snapshot) = snapshots.iter().find(|s| s.source == adapter.id) else {
            continue;
        };
        let files = files_of(from, adapter.files)?;
        if files.is_empty() {
            continue;
        }
        let mut found = adapter
            .read(&files, snapshot.as_of)
            .with_context(|| format!("the snapshot of {}", adapter.id))?;
        let read = format!("{} (past prices)", adapter.id);
        report.read.insert(read, found.read);
        report.dropped.append(&mut found.dropped);
        recorded.append(&mut found.recorded);
        if !sources.iter().any(|source| source.id == adapter.id) {
            sources.push(snapshot.source()?);
        }
    }
    Ok(Past::new(recorded, kept, &mut report.dropped))
}

/// Sets since when each priced row's list has had its price.
pub fn dated(past: &Past, mut observations: Vec<Observation>) -> Vec<Observation> {
    for seen in observations.iter_mut().filter(|seen| seen.host.is_none()) {
        let (Some(provider), Some(price)) = (&seen.provider, &seen.terms.price) else {
            continue;
        };
        let key = (provider.clone(), seen.id.clone(), seen.region.clone());
        seen.since = past.since(seen.source, &key, &price.standard);
    }
    observations
}

/// A route listed for at most this many days was a mistake.
const SLIP_DAYS: i32 = 2;
/// The source of the dates on which models.dev dropped routes.
const LEFT: &str = "models-dev-history";

/// Dates withdrawn routes by the day models.dev dropped them, if it is earlier: a snapshot's date only says
/// that they were gone by then.
pub fn left(past: &Past, models: &mut [(String, ModelFile)], dropped: &mut Vec<Dropped>) {
    for (_, model) in models {
        model.routes.retain_mut(|route| {
            let key = key_of(route);
            let withdrawn = |said: &RouteStatement| {
                let basis = said.terms.retirement_basis;
                basis == Some(RetirementBasis::Withdrawn)
            };
            let at = route.statements.iter().position(withdrawn);
            let (Some(at), Some((day, since))) = (at, past.left(&key)) else {
                return true;
            };
            if since.is_some_and(|since| since.days_until(day) <= SLIP_DAYS) {
                let reason = "a route that its list had for a day or two";
                dropped.push(Dropped::of(LEFT, reason, &key.0, &key.1));
                return false;
            }
            if route.statements[at].terms.retires_on > Some(day) {
                let terms = &mut route.statements[at].terms;
                terms.status = None;
                terms.retires_on = None;
                terms.retirement_basis = None;
                if *terms == Terms::default() {
                    route.statements.remove(at);
                }
                route.statements.insert(at, gone(day, LEFT));
            }
            true
        });
    }
}

fn key_of(route: &RouteFile) -> Key {
    (
        route.provider.clone(),
        route.id.clone(),
        route.region.clone(),
    )
}

/// One series per route of these models.
pub fn series(
    past: Past,
    models: &[(String, ModelFile)],
    dropped: &mut Vec<Dropped>,
) -> Vec<HistoryFile> {
    let names = Names::new(models.iter().map(|(_, model)| model));
    let routes = models.iter().flat_map(|(_, model)| &model.routes);
    let today: HashMap<Key, Now> = routes
        .filter_map(|route| Some((key_of(route), priced_now(route)?)))
        .collect();
    let model_of = |(provider, id, _): &Key| names.of(provider, id);
    past.series(model_of, &today, &promised(models), dropped)
}

/// Puts a route's last recorded price first among its statements if it is better known than the current one.
/// A pointer whose price changed may mean another model: its price becomes unknown.
pub fn settle(
    history: &[HistoryFile],
    models: &mut [(String, ModelFile)],
    dropped: &mut Vec<Dropped>,
) {
    let all = history.iter().flat_map(|file| {
        let of = |series| (&*file.provider, series);
        file.series.iter().map(of)
    });
    let past: HashMap<(&str, &str, Option<&str>), &Series> = all
        .map(|(provider, series)| ((provider, &*series.id, series.region.as_deref()), series))
        .collect();
    for route in models.iter_mut().flat_map(|(_, model)| &mut model.routes) {
        let key = (&*route.provider, &*route.id, route.region.as_deref());
        let point = past.get(&key).zip(priced_now(route));
        let Some(point) = point.and_then(|(series, now)| series.better_known(&now)) else {
            continue;
        };
        let priced = |said: &RouteStatement| said.terms.price.is_some();
        if is_pointer(&route.id) {
            for said in route.statements.iter_mut().filter(|said| priced(said)) {
                forget_price(said, (&route.provider, &route.id), dropped);
            }
            continue;
        }
        let says_it = |said: &RouteStatement| {
            let price = said.terms.price.as_ref();
            said.source == point.source && price.is_some_and(|p| point.has_price(&p.standard))
        };
        let said = match route.statements.iter().position(says_it) {
            Some(at) => Some(route.statements.remove(at)),
            None => point.day().map(|day| RouteStatement {
                url: point.page.clone(),
                ..RouteStatement::new(&point.source, day, paid(&point.rates))
            }),
        };
        let first = route.statements.iter().position(priced).unwrap_or_default();
        route.statements.splice(first..first, said);
    }
}

fn paid(rates: &Rates) -> Terms {
    Terms {
        price_status: Some(PriceStatus::Paid),
        price: Some(PriceList {
            standard: rates.clone(),
            ..PriceList::default()
        }),
        ..Terms::default()
    }
}

/// The prices that apply after promotions end.
fn promised(models: &[(String, ModelFile)]) -> HashMap<Key, Point> {
    let routes = models.iter().flat_map(|(_, model)| &model.routes);
    let plain = routes.filter(|route| route.variant.is_none() && route.host.is_none());
    let promised = plain.filter_map(|route| {
        let promotion = settle_terms(&route.statements).promotion?;
        let announced = |said: &&RouteStatement| said.terms.promotion.as_ref() == Some(&promotion);
        let said = route.statements.iter().find(announced)?;
        let mut rates = promotion.then.standard.clone();
        rates.cache_write_1h = None;
        let point = Point {
            effective: Some(promotion.until.day_after()),
            recorded: Some(said.as_of),
            rates,
            source: said.source.clone(),
            page: said.url.clone(),
        };
        Some((key_of(route), point))
    });
    promised.collect()
}

/// Adds past long-context rates, which are no longer charged, to the series of their routes.
///
/// # Errors
/// A row whose route has no series.
pub fn add_tiers(history: &mut [HistoryFile], rows: Vec<KeptTier>) -> Result<()> {
    for KeptTier {
        provider,
        ids,
        tier,
    } in rows
    {
        for id in ids {
            let series = history.iter_mut().filter(|file| file.provider == provider);
            let mut series = series
                .flat_map(|file| &mut file.series)
                .filter(|s| s.id == id);
            let Some(one) = series.next() else {
                bail!("kept/past-tiers.json: {provider} {id} has no past prices");
            };
            one.tiers.push(tier.clone());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use catalog::schema::Kind;

    use super::*;
    use crate::precedence::tests::said;

    /// The price of an id at Alibaba. LiteLLM's row of 2026-08-13, in a copy of 2026-11-28, says $0.20.
    fn settled(id: &str, points: &str) -> Option<String> {
        let mut row = said("litellm", "2026-11-28", "0.2");
        row.since = "2026-08-13".parse().ok();
        row.url = Some("https://www.alibabacloud.com/help/en/model-studio/models".to_owned());
        let model = ModelFile {
            routes: vec![RouteFile {
                statements: vec![row],
                ..RouteFile::new("alibaba", id)
            }],
            ..ModelFile::new("deepseek/m", "M", "deepseek", Kind::Chat)
        };
        let mut models = [(String::new(), model)];
        let series = Series {
            id: id.to_owned(),
            model: "deepseek/m".to_owned(),
            region: None,
            points: serde_json::from_str(points).expect("points"),
            tiers: Vec::new(),
        };
        let history = HistoryFile {
            provider: "alibaba".to_owned(),
            series: vec![series],
        };
        settle(&[history], &mut models, &mut Vec::new());
        let terms = settle_terms(&models[0].1.routes[0].statements);
        terms.price?.standard.input.map(|rate| rate.show())
    }

    #[test]
    fn a_price_on_the_seller_s_page_after_a_row_s_last_change_settles_today() {
        // Alibaba's price list since 2026-08-16: $0.44.
        let page = |day: &str| {
            format!(
                r#"[[null, "{day}", 0.44, 1.32, 0.088, null, "model-prices", "https://www.alibabacloud.com/help/en/model-studio/model-pricing"]]"#
            )
        };
        let read = |day: &str| settled("deepseek-v4-flash-0731", &page(day));
        assert_eq!(read("2026-08-16").as_deref(), Some("$0.44"));
        // Ignored: a page older than the row's change, a future date, a record without a page.
        assert_eq!(read("2026-08-12").as_deref(), Some("$0.20"));
        let announced = page("2027-01-01").replace("null, \"2027-01-01\"", "\"2027-01-01\", null");
        let told = |points: &str| settled("deepseek-v4-flash-0731", points);
        assert_eq!(told(&announced).as_deref(), Some("$0.20"));
        let listed = r#"[[null, "2026-08-16", 0.44, 1.32, null, null, "llmledger", null]]"#;
        assert_eq!(told(listed).as_deref(), Some("$0.20"));
        // A newer copy of the provider's own list needs no page.
        let sampled = r#"[[null, "2026-11-29", 0.44, 1.32, null, null, "sample", null]]"#;
        assert_eq!(told(sampled).as_deref(), Some("$0.44"));
    }

    #[test]
    fn a_pointer_that_costs_something_else_by_now_has_no_price() {
        let sampled = r#"[[null, "2026-11-29", 2, 10, null, null, "openrouter-wayback", null]]"#;
        assert_eq!(settled("deepseek-flash-latest", sampled), None);
    }
}
