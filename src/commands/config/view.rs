//! The view of `config`. Does not decide.

use super::report::ConfigReport;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

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
            Cell::known(row.value.as_ref()),
            Cell::plain(row.from.title()),
            Cell::known(row.at.as_ref()),
        ]);
    }
    document.grid(grid);
    document.heading("Files", "");
    let mut grid = Grid::default();
    let missing = if body.exists { "" } else { "does not exist" };
    for (what, path, note) in [
        ("settings", &body.file, missing),
        ("overrides", &body.overrides, ""),
        ("data", &body.data, ""),
    ] {
        grid.row(vec![
            Cell::toned(Tone::Strong, what),
            Cell::known(path.as_ref().map(|path| path.display().to_string())),
            Cell::dim(note),
        ]);
    }
    document.grid(grid);
    document.footer(report);
    document
}
