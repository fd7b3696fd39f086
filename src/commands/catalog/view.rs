//! Views of `catalog`: one figure per line. Does not count.

use catalog::stats::Stats;

use super::layers::{LayersReport, Reset};
use super::report::Validation;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;

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

pub fn stats(report: &Report<Stats>) -> Document {
    let stats = &report.body;
    let mut figures = Figures::default();
    let percent = |share: f64| format!("{share}%");
    #[rustfmt::skip] // one figure per line
    let all: [(&dyn std::fmt::Display, &str); 24] = [
        (&stats.models, "models"),
        (&stats.providers, "providers"),
        (&stats.routes, "routes (provider, id, variant)"),
        (&stats.route_ids, "provider and id pairs"),
        (&stats.pairs, "model and provider pairs"),
        (&stats.priced_pairs, "  with input and output price"),
        (&stats.served_pairs, "model and provider pairs, including hosts behind gateways"),
        (&stats.priced_served_pairs, "  with input and output price"),
        (&stats.benchmark_rows, "scores"),
        (&stats.models_with_benchmarks, "models with scores"),
        (&stats.unsourced, "values without a source"),
        (&stats.conflicts, "facts with disagreeing sources"),
        (&stats.price_series, "routes with dated list prices"),
        (&stats.past_prices, "  dated list prices"),
        (&stats.models_with_price_changes, "  models with a price change"),
        (&stats.ends, "announced ends of ids"),
        (&stats.ends_with_page, "  with the provider's page"),
        (&stats.ends_with_replacement, "  with a replacement"),
        (&stats.well_served_models, "models priced by at least two providers"),
        (&percent(stats.well_served_with_release_percent), "  with a release date"),
        (&percent(stats.well_served_with_context_percent), "  with a context window"),
        (&stats.open_priced_models, "open models with at least two priced routes"),
        (&percent(stats.open_priced_with_license_percent), "  with a license"),
        (&percent(stats.open_priced_with_parameters_percent), "  with a parameter count"),
    ];
    for (figure, what) in all {
        figures.add(figure, what);
    }
    let pairs = stats.top_pairs;
    figures.add(
        stats.top_pairs_with_shared_boards,
        format!("of {pairs} pairs of the most served models share at least three board groups"),
    );
    let mut document = Document::default();
    document.heading("Catalog", "");
    figures.draw(&mut document);
    document.footer(report);
    document
}

pub fn import(done: &import::Report) -> Document {
    let mut figures = Figures::default();
    for (source, rows) in &done.read {
        figures.add(rows, format!("rows read from {source}"));
    }
    let placed = format!(
        "rows imported as {} models and {} routes",
        done.models, done.routes
    );
    figures.add(done.placed, placed);
    figures.add(done.scores, format!("scores on {} models", done.scored));
    for (count, source, reason) in done.reasons() {
        figures.add(count, format!("skipped from {source}: {reason}"));
    }
    figures.add(done.refused_links.len(), "links rejected");
    figures.add(done.conflicts, "facts with disagreeing sources");
    for (provider, rows) in &done.unknown_providers {
        let what = format!("rows from {provider}, which is not in kept/providers.json");
        figures.add(rows, what);
    }
    let mut document = Document::default();
    figures.draw(&mut document);
    document
}

pub fn validation(done: &Validation) -> Document {
    let mut document = Document::default();
    let text = format!(
        "{} is valid: {} models, as of {}",
        done.path, done.models, done.as_of
    );
    document.line(vec![Cell::toned(Tone::Plain, text)]);
    document
}

pub fn layers(report: &Report<LayersReport>) -> Document {
    let mut document = Document::default();
    document.heading("Layers", "each overrides the one above");
    let mut grid = Grid::default();
    let head = ["Layer", "In use", "As of", "Location", ""];
    grid.row(head.map(Cell::dim).to_vec());
    for row in &report.body.layers {
        let place = row.path.as_ref().map(|path| path.display().to_string());
        grid.row(vec![
            Cell::toned(Tone::Strong, row.layer.as_str()),
            Cell::plain(if row.answers { "yes" } else { "no" }),
            Cell::known(row.as_of.map(|day| day.to_string())),
            Cell::plain(place.unwrap_or_else(|| "built in".to_owned())),
            Cell::dim(row.problem.clone().unwrap_or_default()),
        ]);
    }
    document.grid(grid);
    document.footer(report);
    document
}

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
