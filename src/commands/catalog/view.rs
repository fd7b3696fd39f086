//! What is said of a catalog as a whole, as it is seen: a figure and what it counts on each line.

use catalog::stats::Stats;

use super::layers::{LayersReport, Reset};
use super::report::Validation;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// Figures to the left of what they count.
#[derive(Default)]
struct Figures(Grid);

impl Figures {
    fn add(&mut self, figure: impl std::fmt::Display, what: impl Into<String>) {
        self.0
            .row(vec![Cell::plain(figure.to_string()), Cell::plain(what)]);
    }

    fn draw(mut self, out: &mut Document) {
        self.0.right = vec![0];
        out.grid(self.0);
    }
}

/// Draws the figures of a catalog.
pub fn stats(report: &Report<Stats>) -> Document {
    let stats = &report.body;
    let mut figures = Figures::default();
    for (figure, what) in [
        (stats.models, "models"),
        (stats.providers, "providers"),
        (stats.routes, "routes: provider × its id × variant"),
        (stats.route_ids, "provider × its id"),
        (stats.pairs, "model × provider"),
        (stats.priced_pairs, "of these with both prices"),
        (
            stats.served_pairs,
            "model × who serves it, hosts behind gateways included",
        ),
        (stats.priced_served_pairs, "of these with both prices"),
        (stats.benchmark_rows, "scores"),
        (stats.models_with_benchmarks, "models with scores"),
        (stats.unsourced, "values without a source"),
        (stats.conflicts, "facts on which sources disagree"),
        (
            stats.well_served_models,
            "models priced by two or more providers",
        ),
    ] {
        figures.add(figure, what);
    }
    for (share, what) in [
        (
            stats.well_served_with_release_percent,
            "of these with a release date",
        ),
        (
            stats.well_served_with_context_percent,
            "of these with a context window",
        ),
    ] {
        figures.add(format!("{share}%"), what);
    }
    figures.add(
        stats.open_priced_models,
        "open models with two or more priced routes",
    );
    for (share, what) in [
        (
            stats.open_priced_with_license_percent,
            "of these with a licence",
        ),
        (
            stats.open_priced_with_parameters_percent,
            "of these with parameters",
        ),
    ] {
        figures.add(format!("{share}%"), what);
    }
    let pairs = stats.top_pairs;
    figures.add(
        stats.top_pairs_with_shared_boards,
        format!("of {pairs} pairs of the most served models share three board groups or more"),
    );
    let mut document = Document::default();
    document.heading("Catalog", "");
    figures.draw(&mut document);
    document.footer(report);
    document
}

/// Draws what an import did.
pub fn import(done: &import::Report) -> Document {
    let mut figures = Figures::default();
    for (source, rows) in &done.read {
        figures.add(rows, format!("rows read of {source}"));
    }
    let placed = format!(
        "rows placed on {} models as {} routes",
        done.models, done.routes
    );
    figures.add(done.placed, placed);
    figures.add(done.scores, format!("scores on {} models", done.scored));
    for (count, source, reason) in done.reasons() {
        figures.add(count, format!("left out of {source}: {reason}"));
    }
    figures.add(done.refused_links.len(), "links of sources refused");
    figures.add(done.conflicts, "facts on which sources disagree");
    for (provider, rows) in &done.unknown_providers {
        let what = format!("rows of {provider}, which is not in kept/providers.json");
        figures.add(rows, what);
    }
    let mut document = Document::default();
    figures.draw(&mut document);
    document
}

/// Draws a validation.
pub fn validation(done: &Validation) -> Document {
    let mut document = Document::default();
    let text = format!(
        "{} is valid: {} models, as of {}",
        done.path, done.models, done.as_of
    );
    document.line(vec![Cell::toned(Tone::Plain, text)]);
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
