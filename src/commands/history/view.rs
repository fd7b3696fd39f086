//! The view of `history`: a table per route, and the monthly bill over time.

use catalog::units::{Date, Money, Price, show_count};

use super::picture::picture;
use super::report::{HistoryReport, PointRow, RouteHistory};
use crate::fields::Value;
use crate::output::document::{Block, Cell, Document, Grid, Tone};
use crate::output::plot::{Plot, PlotAxis};
use crate::output::report::Report;
use crate::wording;

/// Renders the past prices; with `plot`, and on HTML pages, also the monthly bill over time.
pub fn history(report: &Report<HistoryReport>, plot: bool, is_page: bool) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    if body.routes.is_empty() {
        document.line(vec![Cell::plain("No past prices on record")]);
    }
    for (at, route) in body.routes.iter().enumerate() {
        if body.routes[..at].iter().any(|other| is_twin(other, route)) {
            continue;
        }
        let twins = body.routes[at + 1..]
            .iter()
            .filter(|other| is_twin(other, route));
        let ids = std::iter::once(route).chain(twins).map(|route| &*route.id);
        let ids = ids.collect::<Vec<_>>().join(", ");
        let region = route
            .region
            .as_ref()
            .map_or(String::new(), |r| format!(", {r}"));
        if is_page {
            let title = format!("{}: {ids}{region}", route.provider);
            document.heading(&title, &summary(route));
        } else {
            // Headings on a terminal are in capitals, which would distort ids.
            let note = format!("{ids}{region} · {}", summary(route));
            document.heading(&route.provider, &note);
        }
        document.grid(grid(&route.points));
        if is_page {
            let past = [(0, route.provider.as_str(), route)];
            let note = "Monthly cost at past list prices.".to_owned();
            if let Some(figure) = picture(&past, Vec::new(), report.today, note) {
                document.push(Block::Figure(figure));
            }
        } else if plot && let Some(plot) = bills(&route.points, report.today) {
            document.push(Block::Plot(plot));
            document.gap();
        }
    }
    if body.hidden > 0 {
        let routes = wording::count(body.hidden, "other route");
        let verb = if body.hidden == 1 { "has" } else { "have" };
        let more = format!("{routes} {verb} past prices; --all shows them");
        document.gap();
        document.line(vec![Cell::dim(more)]);
    }
    document.line(vec![Cell::dim(format!(
        "USD per 1M tokens; a month is {} in, {} out",
        show_count(body.traffic.input_tokens),
        show_count(body.traffic.output_tokens)
    ))]);
    document.footer(report);
    document
}

/// Whether two ids of a provider always had the same prices, as a model and its alias do.
fn is_twin(one: &RouteHistory, other: &RouteHistory) -> bool {
    let prices = |route: &RouteHistory| {
        let each = route.points.iter();
        let price = |p: &PointRow| {
            let rates = (p.input_usd_per_mtok, p.output_usd_per_mtok);
            (p.day, rates, p.cache_read_usd_per_mtok)
        };
        each.map(price).collect::<Vec<_>>()
    };
    one.model == other.model
        && one.provider == other.provider
        && one.region == other.region
        && prices(one) == prices(other)
}

fn summary(route: &RouteHistory) -> String {
    let coming = route.points.iter().find(|point| point.announced);
    let coming = coming.and_then(|point| Some((point.day, point.month_usd?)));
    let coming = coming.map_or(String::new(), |(day, usd)| {
        format!("; {} from {day}", usd.show())
    });
    so_far(route) + &coming
}

fn so_far(route: &RouteHistory) -> String {
    let changes = match route.changes {
        0 => "no price change".to_owned(),
        count => wording::count(count, "change"),
    };
    match (route.then_usd, route.now_usd, route.change_percent) {
        (Some(then), Some(now), Some(percent)) if then != now => format!(
            "{changes}; {} a month then, {} now ({})",
            then.show(),
            now.show(),
            signed(percent)
        ),
        (_, Some(now), _) => format!("{changes}; {} a month", now.show()),
        _ => changes,
    }
}

/// `+12%`, `-50%`.
fn signed(percent: f64) -> String {
    match percent {
        0.0 => "0%".to_owned(),
        p if p.abs() < 10.0 && p.fract() != 0.0 => format!("{p:+.1}%"),
        p => format!("{p:+.0}%"),
    }
}

fn grid(points: &[PointRow]) -> Grid {
    let mut grid = Grid::default();
    grid.titles([
        "From", "Input", "Output", "Cached", "Change", "A month", "Source",
    ]);
    grid.right = vec![1, 2, 3, 4, 5];
    for point in points {
        let day = if point.announced {
            format!("{} announced", point.day)
        } else if point.effective {
            point.day.to_string()
        } else {
            format!("{} listed", point.day)
        };
        let mut row = vec![Cell::toned(Tone::Strong, day)];
        if point.gone {
            row.push(Cell::plain("delisted"));
            row.extend((0..4).map(|_| Cell::plain("")));
            row.push(Cell::plain(&point.source));
            grid.row(row);
            continue;
        }
        let price = |price: Option<Price>| Cell::known(price.map(Price::show));
        row.push(price(point.input_usd_per_mtok));
        row.push(price(point.output_usd_per_mtok));
        row.push(price(point.cache_read_usd_per_mtok));
        row.push(change(point));
        row.push(Cell::known(point.month_usd.map(Money::show)));
        row.push(Cell::plain(match (&point.page, point.recorded) {
            (Some(page), _) => page.clone(),
            (None, Some(day)) if point.effective => format!("{}, listed {day}", point.source),
            (None, _) => point.source.clone(),
        }));
        grid.row(row);
    }
    grid
}

/// The change of input and output price; one figure if both are equal.
fn change(point: &PointRow) -> Cell {
    let (input, output) = (point.input_change_percent, point.output_change_percent);
    let text = match (input, output) {
        (Some(a), Some(b)) if a == 0.0 && b == 0.0 => "cache".to_owned(),
        (Some(a), Some(b)) if (a - b).abs() < 0.05 => signed(a),
        (Some(a), Some(b)) => format!("{} / {}", signed(a), signed(b)),
        (Some(one), None) | (None, Some(one)) => signed(one),
        (None, None) => String::new(),
    };
    Cell::plain(text)
}

/// The monthly bill by date: each price holds until the next, the last until today unless delisted. `None` with fewer
/// than two prices.
fn bills(points: &[PointRow], today: Date) -> Option<Plot> {
    let known: Vec<(Value, Value)> = points
        .iter()
        .filter_map(|p| Some((Value::Date(p.day), Value::Money(p.month_usd?))))
        .collect();
    if known.len() < 2 {
        return None;
    }
    let last = points.last().filter(|last| !last.gone && last.day < today);
    let end = last.map(|_| Value::Date(today));
    let days = known.iter().map(|(day, _)| day).chain(&end);
    let x = PlotAxis::new("day", days)?;
    let y = PlotAxis::new("a month, USD", known.iter().map(|(_, usd)| usd))?;
    let ends = points.iter().skip(1).map(|next| Value::Date(next.day));
    let mut lines: Vec<[[f64; 2]; 2]> = Vec::new();
    for (point, until) in points.iter().zip(ends.chain(end)) {
        let Some(usd) = point.month_usd else { continue };
        let height = y.share(&Value::Money(usd));
        let from = [x.share(&Value::Date(point.day)), height];
        if let Some([_, before]) = lines.last().copied()
            && (before[0] - from[0]).abs() < f64::EPSILON
        {
            lines.push([before, from]);
        }
        lines.push([from, [x.share(&until), height]]);
    }
    let points = known
        .iter()
        .map(|(day, usd)| ([x.share(day), y.share(usd)], Some('o')));
    let points = points.collect();
    Some(Plot {
        x,
        y,
        points,
        lines,
        ascii: false,
    })
}
