//! Routes and scores in the view of `show`.

use std::collections::BTreeSet;

use catalog::schema::{MeasuredBy, Unit};

use super::{Detail, day, distinguished};
use crate::commands::providers::view::{price_word, status};
use crate::commands::show::report::{RouteSheet, ScoreRow, ShowReport};
use crate::commands::sources::view::credit_of_scores;
use crate::fields::Value;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::wording::{self, score};

/// Number of routes and boards shown by default.
const SHORT: usize = 10;

pub(super) fn routes(all: &[RouteSheet], detail: Detail, document: &mut Document) {
    let count = wording::count(all.len(), "route");
    if all.is_empty() {
        return document.heading("Routes", "none known");
    }
    document.heading("Routes", &format!("{count}, USD per million tokens"));
    let shown: Vec<&RouteSheet> = if detail.full {
        all.iter().collect()
    } else {
        plainest(all).into_iter().take(SHORT).collect()
    };
    let mut grid = Grid::default();
    grid.titles([
        "Provider",
        "In",
        "Out",
        "Cached",
        "Context",
        "Status",
        "Source, as of",
    ]);
    for route in &shown {
        let term = |key: &str| {
            let row = route.terms.get(key)?;
            row.fact.value.clone()
        };
        let cell = |key: &str| Cell::known(term(key).map(|value| value.show()));
        let input = match term("input_usd_per_mtok") {
            Some(value) => Cell::plain(value.show()),
            None => Cell::dim(price_word(route.price_status)),
        };
        let retires_on = match term("retires_on") {
            Some(Value::Date(date)) if detail.full => Some(date),
            _ => None,
        };
        grid.row(vec![
            Cell::plain(name(route, &shown)),
            input,
            cell("output_usd_per_mtok"),
            cell("cache_read_usd_per_mtok"),
            cell("context_tokens"),
            status(route.status, retires_on),
            Cell::dim(format!("{}, {}", route.source, route.as_of)).linked(route.url.as_ref()),
        ]);
    }
    grid.right = vec![1, 2, 3, 4];
    document.grid(grid);
    more(all.len() - shown.len(), document);
    if detail.explain {
        disputed(&shown, document);
    }
}

/// Number of omitted rows, and how to see them.
fn more(count: usize, document: &mut Document) {
    if count > 0 {
        let text = format!("{} more with --full", wording::number(count));
        document.line(vec![Cell::dim(text)]);
    }
}

/// The first route of each provider.
fn plainest(all: &[RouteSheet]) -> Vec<&RouteSheet> {
    let mut known = BTreeSet::new();
    let of_new = all.iter().filter(|one| known.insert(&*one.head.provider));
    of_new.collect()
}

/// The title, with the provider's id for the model if another route has the same title.
fn name(route: &RouteSheet, all: &[&RouteSheet]) -> String {
    let title = route.head.title();
    let same = all.iter().filter(|other| other.head.title() == title);
    if same.count() > 1 {
        format!("{title}: {}", route.head.id)
    } else {
        title
    }
}

/// Route terms on which sources disagree.
fn disputed(routes: &[&RouteSheet], document: &mut Document) {
    let mut grid = Grid::default();
    for route in routes {
        for (_, row) in &route.terms.0 {
            let Some(value) = &row.fact.value else {
                continue;
            };
            for said in &row.fact.others {
                let [own, other] = distinguished(value, &said.value);
                grid.row(vec![
                    Cell::plain(name(route, routes)),
                    Cell::plain(format!("{} {own}", row.title.to_lowercase())),
                    Cell::toned(Tone::Warning, format!("or {other}")),
                    Cell::dim(&said.source),
                    day(Some(said.as_of)),
                ]);
            }
        }
    }
    if !grid.rows.is_empty() {
        document.heading("Disagreements on routes", "");
        document.grid(grid);
    }
}

pub(super) fn benchmarks(body: &ShowReport, detail: Detail, document: &mut Document) {
    let all = &*body.model.benchmarks;
    let count = wording::count(all.len(), "score");
    if all.is_empty() {
        return document.heading("Benchmarks", "none known");
    }
    let shown: Vec<&ScoreRow> = if detail.full {
        all.iter().collect()
    } else {
        leading(all).into_iter().take(SHORT).collect()
    };
    let note = "rank among models tested the same way";
    document.heading("Benchmarks", &format!("{count}; {note}"));
    let mut grid = Grid::default();
    grid.titles(["Board", "Score", "Rank", "Variant", "Publisher", "Date"]);
    for row in &shown {
        let unit = match row.unit {
            Unit::Percent => "%",
            unit => unit.as_str(),
        };
        let place = match row.of {
            1 => Cell::dim("only one"),
            of => Cell::plain(format!("{} of {of}", row.rank)),
        };
        let how = [row.score.variant, row.score.harness];
        let how: Vec<&str> = how.into_iter().flatten().collect();
        grid.row(vec![
            Cell::plain(format!("{} ({unit})", row.name)),
            Cell::plain(score(row.score.score)),
            place,
            Cell::plain(how.join(", ")),
            Cell::dim(publisher(row)),
            day(Some(row.score.date.unwrap_or(row.score.as_of))),
        ]);
    }
    grid.right = vec![1, 2];
    document.grid(grid);
    more(all.len() - shown.len(), document);
    let used = |id: &str| shown.iter().any(|row| row.score.source == id);
    if let Some(text) = credit_of_scores(&body.sources, used) {
        document.line(vec![Cell::dim(text)]);
    }
}

fn publisher(row: &ScoreRow) -> String {
    match row.score.measured_by {
        MeasuredBy::Vendor => format!("{} (vendor)", row.score.publisher),
        _ => row.score.publisher.to_owned(),
    }
}

/// The representative board of each group, else its first.
fn leading<'r, 'a>(all: &'r [ScoreRow<'a>]) -> Vec<&'r ScoreRow<'a>> {
    let mut kept: Vec<&ScoreRow> = Vec::new();
    for row in all {
        match kept.iter_mut().find(|known| known.group == row.group) {
            None => kept.push(row),
            Some(known) if known.score.board != row.group && row.score.board == row.group => {
                *known = row;
            }
            Some(_) => {}
        }
    }
    kept
}
