//! An update, the layers of the data, and going back, as they are seen.

use super::report::{Outcome, UpdateReport};
use crate::commands::catalog::layers::{LayersReport, Reset};
use crate::commands::diff::view::changes;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// So many changes of a kind are shown.
const SHOWN: usize = 10;

/// Draws what an update did.
pub fn update(report: &Report<UpdateReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    document.heading("Sources", "");
    let mut grid = Grid::default();
    let head = ["Source", "Outcome", "As of", ""];
    grid.row(head.map(|title| Cell::toned(Tone::Dim, title)).to_vec());
    for source in &body.sources {
        let tone = match source.outcome {
            Outcome::Taken | Outcome::Unchanged => Tone::Plain,
            Outcome::Failed | Outcome::Left => Tone::Warning,
        };
        grid.row(vec![
            Cell::toned(Tone::Strong, &source.source),
            Cell::toned(tone, source.outcome.as_str()),
            source
                .as_of
                .map_or_else(Cell::unknown, |day| Cell::plain(day.to_string())),
            Cell::toned(tone, source.reason.clone().unwrap_or_default()),
        ]);
    }
    document.grid(grid);
    changes(
        &mut document,
        &body.changes,
        SHOWN,
        "llmcmp diff, or --json",
    );
    document.gap();
    let text = match &body.written {
        Some(path) => format!("written to {}", path.display()),
        None => "nothing written".to_owned(),
    };
    document.line(vec![Cell::plain(text)]);
    document.footer(report);
    document
}

/// Draws the layers.
pub fn layers(report: &Report<LayersReport>) -> Document {
    let mut document = Document::default();
    document.heading("Layers", "each over the one above it");
    let mut grid = Grid::default();
    let head = ["Layer", "Answers", "As of", "Where", ""];
    grid.row(head.map(|title| Cell::toned(Tone::Dim, title)).to_vec());
    for row in &report.body.layers {
        let place = row.path.as_ref().map(|path| path.display().to_string());
        grid.row(vec![
            Cell::toned(Tone::Strong, row.layer.as_str()),
            Cell::plain(if row.answers { "yes" } else { "no" }),
            row.as_of
                .map_or_else(Cell::unknown, |day| Cell::plain(day.to_string())),
            Cell::plain(place.unwrap_or_else(|| "inside the program".to_owned())),
            Cell::toned(Tone::Dim, row.problem.clone().unwrap_or_default()),
        ]);
    }
    document.grid(grid);
    document.footer(report);
    document
}

/// Draws what going back did.
pub fn reset(reset: &Reset) -> Document {
    let mut document = Document::default();
    let path = reset.path.display();
    let text = match (reset.removed, reset.restored) {
        (true, _) => format!("{path} is removed: the built-in data answer"),
        (_, true) => format!("{path} is the update before the last again"),
        _ => format!("{path} is not there: the built-in data answer"),
    };
    document.line(vec![Cell::plain(text)]);
    document
}
