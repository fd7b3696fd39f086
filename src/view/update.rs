//! An update, the layers of the data, and going back, as they are seen.

use super::{Cell, Document, Grid, Tone};
use crate::report::{LayersReport, Report, Reset};
use crate::update::changes::Changes;
use crate::update::report::{Outcome, UpdateReport};

/// So many of a kind are shown; JSON has all.
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
    changes(&mut document, &body.changes);
    document.gap();
    let text = match &body.written {
        Some(path) => format!("written to {}", path.display()),
        None => "nothing written".to_owned(),
    };
    document.line(vec![Cell::plain(text)]);
    document.footer(report);
    document
}

fn changes(document: &mut Document, changes: &Changes) {
    document.heading("Changes", "");
    if changes.is_empty() {
        document.line(vec![Cell::plain("none")]);
        return;
    }
    let mut grid = Grid::default();
    let counts = [
        (changes.models_added.len(), "new models"),
        (changes.models_removed.len(), "models gone"),
        (changes.models_changed, "models changed"),
        (changes.routes_added, "new routes of known models"),
        (changes.routes_removed, "routes gone"),
        (changes.prices.len(), "prices moved"),
        (changes.endings.len(), "last days stated"),
    ];
    for (count, what) in counts {
        grid.row(vec![Cell::plain(count.to_string()), Cell::plain(what)]);
    }
    grid.right = vec![0];
    document.grid(grid);
    names(document, "New models", &changes.models_added);
    names(document, "Models gone", &changes.models_removed);
    let mut prices = Grid::default();
    for price in changes.prices.iter().take(SHOWN) {
        let by = price.percent.map_or(String::new(), |by| format!("{by:+}%"));
        prices.row(vec![
            Cell::toned(Tone::Strong, &price.model),
            Cell::plain(&price.provider),
            Cell::plain(price.rate),
            Cell::plain(price.from_usd_per_mtok.show()),
            Cell::plain(price.to_usd_per_mtok.show()),
            Cell::plain(by),
        ]);
    }
    prices.right = vec![3, 4, 5];
    some(
        document,
        "Largest price moves",
        changes.prices.len(),
        prices,
    );
    let mut endings = Grid::default();
    for ending in changes.endings.iter().take(SHOWN) {
        endings.row(vec![
            Cell::toned(Tone::Warning, ending.retires_on.to_string()),
            Cell::toned(Tone::Strong, &ending.model),
            Cell::plain(&ending.provider),
            Cell::plain(&ending.id),
        ]);
    }
    some(document, "Last days", changes.endings.len(), endings);
}

fn names(document: &mut Document, title: &str, names: &[String]) {
    let mut grid = Grid::default();
    for name in names.iter().take(SHOWN) {
        grid.row(vec![Cell::plain(name)]);
    }
    some(document, title, names.len(), grid);
}

/// A part of the changes, with how many more there are.
fn some(document: &mut Document, title: &str, all: usize, grid: Grid) {
    let rows = grid.rows.len();
    if rows == 0 {
        return;
    }
    let note = match all - rows {
        0 => String::new(),
        more => format!("{more} more with --json"),
    };
    document.heading(title, &note);
    document.grid(grid);
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
