//! The view of `config`. Does not decide.

use std::path::PathBuf;

use super::report::ConfigReport;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// Renders the settings.
pub fn config(report: &Report<ConfigReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    document.heading("Settings", "");
    let mut grid = Grid::default();
    let head = ["Key", "Value", "Source", "Set by"];
    grid.row(head.map(Cell::dim).to_vec());
    for row in &body.settings {
        grid.row(vec![
            Cell::toned(Tone::Strong, &row.key),
            row.value.as_ref().map_or_else(Cell::unknown, Cell::plain),
            Cell::plain(row.from.as_str()),
            row.at.as_ref().map_or_else(Cell::unknown, Cell::plain),
        ]);
    }
    document.grid(grid);
    document.heading("Files", "");
    let mut grid = Grid::default();
    let shown = |path: &Option<PathBuf>| {
        let path = path.as_ref().map(|path| path.display().to_string());
        path.map_or_else(Cell::unknown, Cell::plain)
    };
    let missing = if body.exists { "" } else { "does not exist" };
    for (what, path, note) in [
        ("settings", &body.file, missing),
        ("overrides", &body.overrides, ""),
        ("data", &body.data, ""),
    ] {
        grid.row(vec![
            Cell::toned(Tone::Strong, what),
            shown(path),
            Cell::dim(note),
        ]);
    }
    document.grid(grid);
    document.footer(report);
    document
}
