//! Bar charts of costs.

use super::Purse;
use crate::commands::cost::report::CostReport;
use crate::output::document::{Cell, Document, Grid};

/// Maximum bar length in columns.
const LONGEST: f64 = 40.0;

/// One bar per row; the highest cost has the longest.
pub(super) fn bars(body: &CostReport, purse: Purse, out: &mut Document) {
    let factors = body.rows.iter().filter_map(|row| row.factor);
    let highest = factors.fold(0.0, f64::max);
    if highest <= 0.0 {
        return;
    }
    out.gap();
    let mut grid = Grid::default();
    for row in &body.rows {
        let (Some(usd), Some(factor)) = (row.monthly_usd, row.factor) else {
            continue;
        };
        let name = match (&row.route, row.route_basis) {
            (Some(route), None) => format!("{}, {}", row.name, route.name),
            _ => row.name.to_owned(),
        };
        grid.row(vec![
            Cell::plain(name),
            Cell::plain(purse.show(usd)),
            Cell::dim(bar(factor / highest)),
        ]);
    }
    grid.right = vec![1];
    out.grid(grid);
    out.gap();
}

/// A bar with this share of the maximum length, at least one column.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 1 and LONGEST
pub(in crate::commands::cost) fn bar(share: f64) -> String {
    "█".repeat((share * LONGEST).round().max(1.0) as usize)
}
