//! Past prices of models: one series per route, each change with its date, source and monthly bill.

use catalog::schema::{Dated, Model, Point, PriceList};
use catalog::units::{Date, Money, Price, Ratio};
use catalog::words;
use serde::Serialize;
use serde_json::Value;

use crate::output::rows::{Rows, columns, values};
use crate::pricing::{Traffic, bill_month, offers};
use crate::wording;

/// A price that starts on a date.
#[derive(Debug, Clone, Serialize)]
pub struct PointRow {
    pub model: String,
    pub provider: String,
    /// The provider's id for the model.
    pub id: String,
    /// The region, if the id names it.
    pub region: Option<String>,
    /// Date of the change, for sorting.
    pub day: Date,
    /// Whether the vendor states that date; otherwise a price list had the price by then.
    pub effective: bool,
    /// Whether the date is in the future.
    pub announced: bool,
    /// Date a price list first had it.
    pub recorded: Option<Date>,
    /// USD per million tokens.
    pub input_usd_per_mtok: Option<Price>,
    /// USD per million tokens.
    pub output_usd_per_mtok: Option<Price>,
    /// USD per million tokens.
    pub cache_read_usd_per_mtok: Option<Price>,
    /// Change from the previous price; `None` for the first.
    pub input_change_percent: Option<f64>,
    /// Change from the previous price; `None` for the first.
    pub output_change_percent: Option<f64>,
    /// Whether the route was delisted.
    pub gone: bool,
    /// The monthly bill at this price.
    pub month_usd: Option<Money>,
    pub source: String,
    /// Page that states it.
    pub page: Option<String>,
}

/// Past prices of a route.
#[derive(Debug, Clone, Serialize)]
pub struct RouteHistory {
    pub model: String,
    pub provider: String,
    /// The provider's id for the model.
    pub id: String,
    /// The region, if the id names it.
    pub region: Option<String>,
    /// Number of changes of input or output price; delistings and announced changes do not count.
    pub changes: usize,
    /// The monthly bill at the first price shown.
    pub then_usd: Option<Money>,
    /// The monthly bill at the current price, or at the last one before a delisting.
    pub now_usd: Option<Money>,
    /// From the first bill to the current one.
    pub change_percent: Option<f64>,
    /// By date.
    pub points: Vec<PointRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HistoryReport {
    pub traffic: Traffic,
    /// Changes before this date are omitted.
    pub since: Option<Date>,
    /// Number of routes with past prices that are not shown.
    pub hidden: usize,
    pub routes: Vec<RouteHistory>,
}

/// The price history of a route from `since` on; `None` if nothing is known.
pub fn history(
    model: &Model<'_>,
    dated: &Dated,
    traffic: &Traffic,
    (since, today): (Option<Date>, Date),
) -> Option<RouteHistory> {
    let series = &dated.series;
    let volume = offers::volume(model, traffic);
    let bill = |point: &Point| {
        let list = PriceList {
            standard: point.rates.clone(),
            ..PriceList::default()
        };
        let billed = bill_month(&list, traffic, volume, Ratio::ZERO);
        billed
            .ok()
            .map(|bill| bill.total)
            .filter(|_| !point.is_gone())
    };
    let release = moved_here(model, dated);
    let mut before: Option<&Point> = None;
    let mut points: Vec<PointRow> = Vec::new();
    for point in &series.points {
        let mut day = point.day()?;
        let earlier = release.filter(|release| day <= *release);
        if let Some(release) = earlier {
            points.clear();
            before = None;
            day = release;
        }
        let percent = |of: fn(&Point) -> Option<Price>| {
            let (old, new) = (
                of(before?)?.decimal().to_f64(),
                of(point)?.decimal().to_f64(),
            );
            (old > 0.0).then(|| rounded((new / old - 1.0) * 100.0))
        };
        let row = PointRow {
            model: model.id.to_owned(),
            provider: dated.provider.clone(),
            id: series.id.clone(),
            region: series.region.clone(),
            day,
            effective: point.effective.is_some_and(|from| from >= day),
            announced: day > today,
            recorded: point.recorded,
            input_usd_per_mtok: point.rates.input,
            output_usd_per_mtok: point.rates.output,
            cache_read_usd_per_mtok: point.rates.cache_read,
            input_change_percent: percent(|point| point.rates.input),
            output_change_percent: percent(|point| point.rates.output),
            gone: point.is_gone(),
            month_usd: bill(point),
            source: point.source.clone(),
            page: point.page.clone(),
        };
        // Keeps the price in effect on the requested date.
        if since.is_some_and(|since| day <= since) {
            points.clear();
        }
        points.push(row);
        if !point.is_gone() {
            before = Some(point);
        }
    }
    let then_usd = points.first()?.month_usd;
    let mut until_now = points.iter().rev().filter(|row| row.day <= today);
    let now_usd = until_now.find(|row| !row.gone)?.month_usd;
    let change = then_usd
        .zip(now_usd)
        .and_then(|(then, now)| now.ratio(then));
    Some(RouteHistory {
        model: model.id.to_owned(),
        provider: dated.provider.clone(),
        id: series.id.clone(),
        region: series.region.clone(),
        changes: points
            .windows(2)
            .filter(|pair| {
                if pair[1].announced {
                    return false;
                }
                let rates = |row: &PointRow| (row.input_usd_per_mtok, row.output_usd_per_mtok);
                !pair[0].gone && !pair[1].gone && rates(&pair[0]) != rates(&pair[1])
            })
            .count(),
        then_usd,
        now_usd,
        change_percent: change.map(|ratio| rounded((ratio - 1.0) * 100.0)),
        points,
    })
}

/// The release date, if the id was sold long before it and meant another model.
fn moved_here(model: &Model, dated: &Dated) -> Option<Date> {
    let (released, first) = (model.facts.released?, dated.series.points.first()?.day()?);
    (first.days_until(released) > AHEAD_DAYS).then_some(released)
}

/// A price list may have an id up to this many days before its model's stated release.
const AHEAD_DAYS: i32 = 60;

/// Rounds to one decimal place.
fn rounded(percent: f64) -> f64 {
    wording::round(percent, 1)
}

impl Rows for HistoryReport {
    fn columns(&self) -> Vec<String> {
        columns(words!(
            "model provider id region day effective announced recorded input_usd_per_mtok
            output_usd_per_mtok cache_read_usd_per_mtok input_change_percent output_change_percent
            gone month_usd source page"
        ))
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        let points: Vec<&PointRow> = self.routes.iter().flat_map(|route| &route.points).collect();
        values(&points)
    }
}
