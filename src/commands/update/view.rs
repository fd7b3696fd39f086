//! Views of `update`, `catalog path` and `catalog reset`. Does not decide.

use super::report::{Outcome, UpdateReport};
use crate::commands::catalog::layers::{LayersReport, Reset};
use crate::commands::diff::view::changes;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// Maximum number of changes shown per kind.
const SHOWN: usize = 10;

/// Renders the result of an update.
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
    changes(&mut document, &body.changes, SHOWN, "llmcmp diff");
    document.gap();
    let text = match &body.written {
        Some(path) => format!("Written to {}", path.display()),
        None => "Nothing written.".to_owned(),
    };
    document.line(vec![Cell::plain(text)]);
    document.footer(report);
    document
}

/// Renders the layers.
pub fn layers(report: &Report<LayersReport>) -> Document {
    let mut document = Document::default();
    document.heading("Layers", "each overrides the one above");
    let mut grid = Grid::default();
    let head = ["Layer", "In use", "As of", "Location", ""];
    grid.row(head.map(|title| Cell::toned(Tone::Dim, title)).to_vec());
    for row in &report.body.layers {
        let place = row.path.as_ref().map(|path| path.display().to_string());
        grid.row(vec![
            Cell::toned(Tone::Strong, row.layer.as_str()),
            Cell::plain(if row.answers { "yes" } else { "no" }),
            row.as_of
                .map_or_else(Cell::unknown, |day| Cell::plain(day.to_string())),
            Cell::plain(place.unwrap_or_else(|| "built in".to_owned())),
            Cell::toned(Tone::Dim, row.problem.clone().unwrap_or_default()),
        ]);
    }
    document.grid(grid);
    document.footer(report);
    document
}

/// Renders the result of a reset.
pub fn reset(reset: &Reset) -> Document {
    let mut document = Document::default();
    let path = reset.path.display();
    let text = match (reset.removed, reset.restored) {
        (true, _) => format!("Removed {path}; using the built-in data"),
        (_, true) => format!("Restored the previous update to {path}"),
        _ => format!("Nothing to remove at {path}; using the built-in data"),
    };
    document.line(vec![Cell::plain(text)]);
    document
}
