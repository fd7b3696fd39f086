//! The figure of past prices for HTML pages: the monthly bill over time, one line per route.

use catalog::units::{Date, Price};

use super::report::{PointRow, RouteHistory};
use crate::output::figure::{Axis, Chart, Figure, Line, Stair, Stairs, day};

/// A route's history with its series index and the provider's name.
pub(crate) type Past<'r> = (usize, &'r str, &'r RouteHistory);

/// The figure; `series` names the series. `None` without a known bill.
pub(crate) fn picture(
    pasts: &[Past],
    series: Vec<String>,
    today: Date,
    note: String,
) -> Option<Figure> {
    let rows = || pasts.iter().flat_map(|(_, _, history)| &history.points);
    let days = || rows().map(|row| row.day).chain([today]);
    let amounts = rows().filter_map(|row| row.month_usd);
    let x = Axis::days("Day", days())?;
    let y = Axis::money("A month, USD", amounts.map(|usd| usd.decimal().to_f64()))?;
    let end = day(days().max()?);
    let lines = pasts.iter().map(|(series, provider, history)| Line {
        series: *series,
        steps: history
            .points
            .iter()
            .map(|row| stair(provider, row))
            .collect(),
        end,
    });
    Some(Figure {
        title: "Monthly bill over time.".to_owned(),
        note,
        series,
        chart: Chart::Stairs(Stairs {
            lines: lines.collect(),
            x,
            y,
        }),
    })
}

fn stair(provider: &str, row: &PointRow) -> Stair {
    let price = |price: Option<Price>| price.map_or_else(|| "–".to_owned(), Price::show);
    let rates = if row.gone {
        "delisted".to_owned()
    } else {
        let (input, output) = (row.input_usd_per_mtok, row.output_usd_per_mtok);
        format!("{} in, {} out", price(input), price(output))
    };
    let month = row.month_usd.map(|usd| format!(", {} a month", usd.show()));
    let month = month.unwrap_or_default();
    let announced = if row.announced { ", announced" } else { "" };
    Stair {
        from: day(row.day),
        height: row.month_usd.map(|usd| usd.decimal().to_f64()),
        tip: format!(
            "{provider} from {}{announced}: {rates}{month}; {}",
            row.day, row.source
        ),
    }
}
