//! The view of `sources`. Does not decide.

use catalog::schema::Layer;

use super::report::SourcesReport;
use crate::compare::Credit;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// How the sources' data was changed; CC BY 4.0 requires stating this with the credit.
const CHANGES: &str = "normalized, rounded and merged";

/// Credit line for scores from the sources in use; `None` if there are none.
pub(crate) fn credit_of_scores(all: &[Credit], used: impl Fn(&str) -> bool) -> Option<String> {
    let used = all.iter().filter(|source| used(&source.id));
    let credits = used.map(|source| format!("{} ({})", source.credit, source.license));
    let credits: Vec<String> = credits.collect();
    (!credits.is_empty()).then(|| format!("scores, {CHANGES}: {}", credits.join("; ")))
}

pub fn sources(report: &Report<SourcesReport>) -> Document {
    let mut document = Document::default();
    document.heading("Sources", "");
    let mut grid = Grid::default();
    grid.titles([
        "Source", "Id", "Facts", "Snapshot", "Version", "License", "Page",
    ]);
    let mut credits = Grid::default();
    for row in &report.body.sources {
        let source = &row.source;
        grid.row(vec![
            Cell::toned(Tone::Strong, &source.name).linked(source.url.as_ref()),
            Cell::plain(&source.id),
            Cell::plain(row.facts.to_string()),
            Cell::plain(match source.layer {
                Layer::Updated => format!("{}, updated", source.snapshot),
                _ => source.snapshot.to_string(),
            }),
            Cell::known(row.version.as_ref()),
            Cell::plain(&source.license),
            Cell::known(source.url.as_ref()),
        ]);
        credits.row(vec![Cell::plain(&source.id), Cell::plain(&source.credit)]);
    }
    grid.right = vec![2];
    document.grid(grid);
    let note = "Facts: model values, route statements, scores, ends and past prices (--json has each count)";
    document.line(vec![Cell::dim(note)]);
    document.heading("Credits", &format!("data were {CHANGES}"));
    document.grid(credits);
    document.line(vec![Cell::dim(
        "Full notices and licenses: THIRD-PARTY-DATA.md",
    )]);
    document.footer(report);
    document
}
