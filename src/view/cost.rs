//! Monthly amounts as they are seen, cheapest first.

use super::{Cell, Document, Grid, Tone};
use crate::compare::phrase;
use crate::report::{CostReport, Report};
use crate::units::Price;

/// Draws the amounts.
pub fn cost(report: &Report<CostReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    document.heading("Monthly cost", &body.traffic.to_string());
    let mut grid = Grid::default();
    grid.titles(["Model", "A month", "Factor", "In", "Out", "Route"]);
    for row in &body.rows {
        let route = row.route.as_ref();
        let price = |price: Option<Price>| {
            price.map_or_else(Cell::unknown, |price| Cell::plain(price.show()))
        };
        grid.row(vec![
            Cell::toned(Tone::Strong, &row.name),
            row.monthly_usd
                .map_or_else(Cell::unknown, |usd| Cell::plain(usd.show())),
            row.factor
                .map_or_else(Cell::unknown, |f| Cell::plain(phrase::factor(f))),
            price(route.and_then(|r| r.input_usd_per_mtok)),
            price(route.and_then(|r| r.output_usd_per_mtok)),
            route.map_or_else(
                || Cell::toned(Tone::Dim, row.reason.clone().unwrap_or_default()),
                |r| Cell::plain(&r.name),
            ),
        ]);
    }
    grid.right = vec![1, 2, 3, 4];
    document.grid(grid);
    let mut notes = Vec::new();
    if body.more > 0 {
        notes.push(format!("{} more with -n 0", body.more));
    }
    if body.unpriced > 0 {
        notes.push(format!(
            "{} without a priced route left out",
            phrase::count(body.unpriced, "model")
        ));
    }
    notes.extend(body.notes.iter().cloned());
    for note in notes {
        document.line(vec![Cell::toned(Tone::Dim, note)]);
    }
    document.footer(report);
    document
}
