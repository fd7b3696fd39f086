//! A correction as text: what changed, the files written, what to do next.

use serde_json::Value;

use super::report::Corrected;
use crate::output::document::{Cell, Document, Grid, Tone};

pub fn corrected(done: &Corrected) -> Document {
    let mut document = Document::default();
    let what = match (&done.provider, &done.id) {
        (Some(provider), Some(id)) => format!("{} at {provider} ({id})", done.model),
        _ => done.model.clone(),
    };
    document.line(vec![
        Cell::toned(Tone::Strong, what),
        Cell::dim(format!("  {}, {}", done.url, done.as_of)),
    ]);
    let mut grid = Grid::default();
    for change in &done.changes {
        grid.row(vec![
            Cell::plain(&change.field),
            shown(&change.before),
            Cell::dim("→"),
            shown(&change.after),
        ]);
    }
    document.grid(grid);
    document.gap();
    let mut line = |text: String| document.line(vec![Cell::plain(text)]);
    if done.written.is_empty() {
        line("Nothing to write: the catalog already has these values.".to_owned());
        return document;
    }
    if done.changes.is_empty() {
        line("No value changes; the page is recorded as their source.".to_owned());
    }
    if done.changes.iter().any(|change| change.after.is_null()) {
        line(
            "– is unknown: the old value belonged to the old price. If the page has it, add it too."
                .to_owned(),
        );
    }
    if !done.same_price.is_empty() {
        line(format!(
            "Still at the old price: {}. If the page covers them too, correct each with --id.",
            done.same_price.join(", ")
        ));
    }
    for path in &done.written {
        line(format!("Wrote {path}"));
    }
    if done.new_source {
        line(format!("Added the source {}", done.source));
    }
    line(
        "Next: git add catalog && git diff --cached, then commit and open a pull request."
            .to_owned(),
    );
    document
}

fn shown(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::unknown(),
        Value::String(text) => Cell::plain(text),
        other => Cell::plain(other.to_string()),
    }
}
