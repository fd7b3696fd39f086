//! Past prices of models: one series a route, each change with its day, source and the month's bill.

use catalog::schema::{Dated, Model, Point, PriceList};
use catalog::units::{Date, Money, Price, Ratio};
use catalog::words;
use serde::Serialize;
use serde_json::Value;

use crate::output::rows::{Rows, columns, values};
use crate::pricing::{Traffic, bill_month, offers};
use crate::wording;

/// A price from a day on.
#[derive(Debug, Clone, Serialize)]
pub struct PointRow {
    /// The model's id.
    pub model: String,
    /// Who bills.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Where it runs, when the id says so.
    pub region: Option<String>,
    /// The day by which it counts.
    pub day: Date,
    /// Whether the vendor says that it held from that day on; else a list had it by then.
    pub effective: bool,
    /// Whether the day is yet to come.
    pub announced: bool,
    /// The day on which a list first had it.
    pub recorded: Option<Date>,
    /// USD per million tokens.
    pub input_usd_per_mtok: Option<Price>,
    /// USD per million tokens.
    pub output_usd_per_mtok: Option<Price>,
    /// USD per million tokens.
    pub cache_read_usd_per_mtok: Option<Price>,
    /// Percent against the price before; absent for the first.
    pub input_change_percent: Option<f64>,
    /// Percent against the price before; absent for the first.
    pub output_change_percent: Option<f64>,
    /// Whether the route left the list.
    pub gone: bool,
    /// What the month's traffic costs at it.
    pub month_usd: Option<Money>,
    /// The source's id.
    pub source: String,
    /// The page that says it.
    pub page: Option<String>,
}

/// The prices of one route through time.
#[derive(Debug, Clone, Serialize)]
pub struct RouteHistory {
    /// The model's id.
    pub model: String,
    /// Who bills.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// Where it runs, when the id says so.
    pub region: Option<String>,
    /// How often input or output changed from one known price to another.
    pub changes: usize,
    /// The month's bill at the first price shown.
    pub then_usd: Option<Money>,
    /// The month's bill at the last price.
    pub now_usd: Option<Money>,
    /// Percent of the first.
    pub change_percent: Option<f64>,
    /// By day.
    pub points: Vec<PointRow>,
}

/// Past prices of the models asked for.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryReport {
    /// What is priced.
    pub traffic: Traffic,
    /// Changes before this day are left out.
    pub since: Option<Date>,
    /// Routes with past prices that are not shown.
    pub hidden: usize,
    pub routes: Vec<RouteHistory>,
}

/// The history of a route at a traffic, its changes from `since` on; `None`: nothing of it is known.
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
        // The price that held on the day asked for stands before what came after it.
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

/// The day from which a series is this model's: its release, where the id was on sale long before and meant another.
fn moved_here(model: &Model, dated: &Dated) -> Option<Date> {
    let (released, first) = (model.facts.released?, dated.series.points.first()?.day()?);
    (first.days_until(released) > AHEAD_DAYS).then_some(released)
}

/// A list may have an id so many days before the day that is stated as its model's release.
const AHEAD_DAYS: i32 = 60;

/// One decimal.
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
