//! The view of `update`. Does not decide.

use super::report::{Outcome, UpdateReport};
use crate::commands::diff::view::changes;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// Most changes to show per kind.
const SHOWN: usize = 10;

pub fn update(report: &Report<UpdateReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    document.heading("Sources", "");
    let mut grid = Grid::default();
    let head = ["Source", "Outcome", "As of", ""];
    grid.row(head.map(Cell::dim).to_vec());
    for source in &body.sources {
        let tone = match source.outcome {
            Outcome::Taken | Outcome::Unchanged => Tone::Plain,
            Outcome::Failed | Outcome::Left => Tone::Warning,
        };
        grid.row(vec![
            Cell::toned(Tone::Strong, &source.source),
            Cell::toned(tone, source.outcome.title()),
            Cell::known(source.as_of.map(|day| day.to_string())),
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
