//! Views of `providers`. Does not decide.

use catalog::schema::{ApiFamily, PriceStatus, Status};

use super::columns::Column;
use super::report::{ProvidersReport, RouteRow, RoutesReport, SalesReport};
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording;

pub fn providers(report: &Report<ProvidersReport>) -> Document {
    let mut document = Document::default();
    document.heading("Providers", "");
    let mut grid = Grid::default();
    grid.titles(["Provider", "Id", "Kind", "Models", "Routes", "API"]);
    for provider in &report.body.providers {
        grid.row(vec![
            Cell::toned(Tone::Strong, &provider.name),
            Cell::plain(&provider.id),
            Cell::plain(provider.kind.as_str()),
            Cell::plain(provider.models.to_string()),
            Cell::plain(provider.routes.to_string()),
            Cell::known(provider.api_family.map(ApiFamily::as_str)),
        ]);
    }
    grid.right = vec![3, 4];
    document.grid(grid);
    document.footer(report);
    document
}

pub fn routes(report: &Report<RoutesReport>, columns: &[Column], spare: &[usize]) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    for model in &body.models {
        document.name(&model.name, &wording::count(model.routes, "route"));
        let mut grid = table("Provider", columns, spare);
        for route in body.routes.iter().filter(|route| route.model == model.id) {
            grid.row(route_cells(&route.head.title(), columns, route));
        }
        if grid.rows.len() == 1 {
            let text = match model.all {
                0 => "no known provider".to_owned(),
                all => format!("none of {} is known to match", wording::count(all, "route")),
            };
            document.line(vec![Cell::dim(text)]);
        } else {
            document.grid(grid);
        }
        if model.more > 0 {
            let text = format!("{} more with -n 0", wording::number(model.more));
            document.line(vec![Cell::dim(text)]);
        }
    }
    if body.routes.len() > 1 {
        let text = format!("cheapest first at {}; ended routes last", body.traffic);
        document.line(vec![Cell::dim(text)]);
    }
    if body.models.len() > 1 {
        document.heading("Providers in common", "");
        let text = if body.shared_providers.is_empty() {
            "none".to_owned()
        } else {
            body.shared_names.join(", ")
        };
        document.line(vec![Cell::plain(text)]);
    }
    document.footer(report);
    document
}

pub fn sales(report: &Report<SalesReport>, columns: &[Column], spare: &[usize]) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    let count = wording::count(body.routes.len(), "route");
    document.heading(&body.provider.name, &count);
    let mut grid = table("Model", columns, spare);
    for route in &body.routes {
        let host = route.head.host.as_deref();
        let what = match host.or(route.head.mode()) {
            Some(mode) => format!("{} ({mode})", route.model),
            None => route.model.clone(),
        };
        grid.row(route_cells(&what, columns, route));
    }
    document.grid(grid);
    document.footer(report);
    document
}

/// An empty table of routes; `what` is the title of the first column.
fn table(what: &'static str, columns: &[Column], spare: &[usize]) -> Grid {
    let mut grid = Grid::shaped("routes");
    let heads = columns.iter().map(|column| column.head());
    grid.titles(std::iter::once(what).chain(heads));
    let numbers = columns.iter().enumerate();
    let numbers = numbers.filter(|(_, column)| column.is_number());
    grid.right = numbers.map(|(at, _)| at + 1).collect();
    grid.spare = spare.iter().map(|at| at + 1).collect();
    grid
}

/// A row of a routes table that starts with `what`.
fn route_cells(what: &str, columns: &[Column], route: &RouteRow) -> Vec<Cell> {
    let cells = columns.iter().map(|column| column.cell(route));
    std::iter::once(Cell::plain(what)).chain(cells).collect()
}

/// Replaces a missing price.
pub(crate) fn price_word(status: PriceStatus) -> &'static str {
    match status {
        PriceStatus::Free => "free",
        PriceStatus::FreeTier => "free tier",
        PriceStatus::Plan => "plan",
        PriceStatus::Paid | PriceStatus::Unknown => "no price",
    }
}

/// Lifecycle status of a route, with its retirement date.
pub(crate) fn status(status: Status, retires_on: Option<catalog::units::Date>) -> Cell {
    let date = retires_on.map_or(String::new(), |date| format!(" {date}"));
    match status {
        Status::Unknown if retires_on.is_none() => Cell::unknown(),
        Status::Active | Status::Preview | Status::Unknown => {
            Cell::plain(format!("{}{date}", status.as_str()))
        }
        Status::Deprecated | Status::Retiring => {
            Cell::toned(Tone::Warning, format!("{}{date}", status.as_str()))
        }
        Status::Retired | Status::Withdrawn => {
            Cell::toned(Tone::Bad, format!("{}{date}", status.as_str()))
        }
    }
}
