//! The view of `diff`. Does not decide.

use super::report::DiffReport;
use crate::diff::{Change, Kind};
use crate::fields::{ModelField, TERMS, Value, model_fields};
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording::{self, Quantity};

pub fn diff(report: &Report<DiffReport>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    let (old, new) = (&body.old, &body.new);
    document.line(vec![Cell::plain(format!(
        "{} (as of {}) → {} (as of {})",
        old.id, old.as_of, new.id, new.as_of
    ))]);
    changes(&mut document, &body.changes, body.limit, "-n 0");
    document.notes(&report.query, &report.warnings);
    document
}

/// Renders up to `limit` changes per kind (0 for all); `all` is the hint for seeing the rest.
pub(crate) fn changes(document: &mut Document, changes: &[Change], limit: usize, all: &str) {
    if changes.is_empty() {
        document.gap();
        document.line(vec![Cell::plain("No changes.")]);
    }
    for kind in Kind::ALL {
        let of_kind: Vec<&Change> = changes.iter().filter(|c| c.kind == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        document.heading(kind.title(), &wording::count(of_kind.len(), "change"));
        let shown = match limit {
            0 => of_kind.len(),
            limit => limit.min(of_kind.len()),
        };
        document.grid(grid(*kind, &of_kind[..shown]));
        if shown < of_kind.len() {
            let more = format!(
                "{} more ({all} shows all)",
                wording::number(of_kind.len() - shown)
            );
            document.line(vec![Cell::dim(more)]);
        }
    }
}

fn grid(kind: Kind, changes: &[&Change]) -> Grid {
    let mut grid = Grid::default();
    let routes = changes.iter().any(|change| change.provider.is_some());
    if kind == Kind::Models {
        grid.titles(["Model", "Change", "Before"]);
    } else if routes {
        grid.titles(["Model", "Route", "What", "Before", "After", "Change"]);
        grid.right = vec![3, 4, 5];
    } else {
        grid.titles(["Model", "What", "Before", "After", "Change"]);
        grid.right = vec![2, 3, 4];
    }
    for change in changes {
        let mut row = vec![Cell::toned(Tone::Strong, &change.model)];
        if kind == Kind::Models {
            row.push(Cell::toned(tone(change), change.what));
            let before = change.old.as_ref().filter(|_| change.what == "renamed");
            row.push(Cell::plain(before.map_or(String::new(), Value::show)));
            grid.row(row);
            continue;
        }
        if routes {
            row.push(Cell::plain(match (&change.provider, &change.route) {
                (Some(provider), Some(route)) => format!("{provider}: {route}"),
                _ => String::new(),
            }));
        }
        row.push(Cell::plain(what(change.what)));
        for value in [&change.old, &change.new] {
            row.push(Cell::known(value.as_ref().map(Value::show)));
        }
        row.push(Cell::toned(tone(change), size(change)));
        grid.row(row);
    }
    grid
}

/// The title of a changed field, in lower case.
fn what(key: &str) -> String {
    match key {
        "monthly_usd" => "monthly cost".to_owned(),
        key => {
            let terms = TERMS.iter().map(|field| &field.about);
            let titles = model_fields().map(ModelField::about).chain(terms);
            let title = titles.filter(|about| about.key == key).last();
            title.map_or_else(|| key.replace('_', " "), |about| about.title.to_lowercase())
        }
    }
}

fn size(change: &Change) -> String {
    let of = match change.kind {
        Kind::Price => Quantity::Price,
        _ => Quantity::Amount,
    };
    change.change_percent.map_or_else(String::new, |percent| {
        wording::change(1.0 + percent / 100.0, of)
    })
}

fn tone(change: &Change) -> Tone {
    let rises = change.change_percent.map(|percent| percent > 0.0);
    match (change.kind, change.what, rises) {
        (Kind::Models, "added", _)
        | (Kind::Price, _, Some(false))
        | (Kind::Limits, _, Some(true)) => Tone::Good,
        (Kind::Models, "removed", _)
        | (Kind::Price, _, Some(true))
        | (Kind::Limits, _, Some(false)) => Tone::Bad,
        _ => Tone::Plain,
    }
}
