//! One model's sheet as it is seen: who it is, what it can do, where it runs, how it scores, and what
//! nobody knows.

use super::providers::{price_word, status};
use super::sources::CHANGES;
use super::{Cell, Document, Grid, Tone};
use crate::catalog::schema::{RetirementBasis, Status, Unit};
use crate::compare::{phrase, score};
use crate::fields::Value;
use crate::report::{FactRow, Report, RouteSheet, ScoreRow, Sheet, ShowReport};
use crate::units::{Date, group_thousands};

/// How many routes and boards are shown unless all are asked for.
const SHORT: usize = 10;
/// How many other names are shown.
const NAMES: usize = 6;

/// How much is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Detail {
    /// The source and date of every value, and who says otherwise.
    pub explain: bool,
    /// All routes and scores.
    pub full: bool,
}

/// Draws the sheet.
pub fn show(report: &Report<ShowReport>, detail: Detail) -> Document {
    let model = &report.body.model;
    let mut document = Document::default();
    identity(model, &mut document);
    specs(model, detail, &mut document);
    capabilities(model, detail, &mut document);
    lifecycle(model, &mut document);
    routes(&model.routes, detail, &mut document);
    benchmarks(&report.body, detail, &mut document);
    if !model.unknown.is_empty() {
        document.heading("Unknown", "no source states it");
        let text = model.unknown_titles.join(", ").to_lowercase();
        document.line(vec![Cell::plain(text)]);
    }
    if detail.explain {
        sources(report, &mut document);
    }
    document.footer(report);
    document
}

fn identity(model: &Sheet, document: &mut Document) {
    document.heading(&model.name, &model.id);
    let mut words = vec![model.lab_name.clone(), model.kind.as_str().to_owned()];
    if let Some(family) = &model.family {
        words.push(format!("family {family}"));
    }
    if !model.specialised_for.is_empty() {
        words.push(format!("made for {}", phrase::list(&model.specialised_for)));
    }
    words.push(match model.provider_count {
        0 => "no provider is known".into(),
        n => phrase::count(n, "provider"),
    });
    document.line(vec![Cell::plain(words.join(" · "))]);
    if !model.aliases.is_empty() {
        let shown = &model.aliases[..model.aliases.len().min(NAMES)];
        let more = model.aliases.len() - shown.len();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let text = format!("also: {}{more}", shown.join(", "));
        document.line(vec![Cell::toned(Tone::Dim, text)]);
    }
}

fn specs(model: &Sheet, detail: Detail, document: &mut Document) {
    document.heading("Specs", "");
    let known = model.specs.0.iter().map(|(_, row)| row);
    document.grid(facts(known, detail));
}

/// Facts, a row each; unknown ones are listed at the end of the sheet.
fn facts<'r>(rows: impl Iterator<Item = &'r FactRow>, detail: Detail) -> Grid {
    let mut grid = Grid::shaped(if detail.explain { "explained" } else { "facts" });
    for row in rows {
        let Some(value) = &row.fact.value else {
            continue;
        };
        let title = Cell::plain(phrase::sentence_case(row.title));
        let mut shown = value_cell(value);
        // What is the same as shown differs in digits: they are for those who ask.
        let others = row.fact.others.iter();
        let alike = others.clone().any(|said| said.value.show() == shown.text);
        if !detail.explain {
            let others = others.map(|said| said.value.show());
            let others: Vec<String> = others.filter(|other| *other != shown.text).collect();
            if !others.is_empty() {
                shown.text += &format!(" (others say {})", others.join(", "));
            }
            grid.row(vec![title, shown]);
            continue;
        }
        if alike {
            shown.text = in_full(value);
        }
        let confirmed = match row.fact.confirmed_by.len() {
            0 => String::new(),
            n => format!(" +{n}"),
        };
        let source = row.fact.source.clone().unwrap_or_default();
        grid.row(vec![
            title,
            shown,
            Cell::toned(Tone::Dim, source + &confirmed),
            day(row.fact.as_of),
        ]);
        for said in others {
            let other = if alike {
                in_full(&said.value)
            } else {
                said.value.show()
            };
            grid.row(vec![
                Cell::default(),
                Cell::toned(Tone::Warning, format!("otherwise {other}")),
                Cell::toned(Tone::Dim, &said.source),
                day(Some(said.as_of)),
            ]);
        }
    }
    grid
}

/// Two values as shown, or in full where that is the same.
fn told_apart(own: &Value, other: &Value) -> [String; 2] {
    let shown = [own, other].map(Value::show);
    if shown[0] == shown[1] {
        [own, other].map(in_full)
    } else {
        shown
    }
}

/// All digits of a count or a price.
fn in_full(value: &Value) -> String {
    match value {
        Value::Tokens(n) | Value::Parameters(n) => group_thousands(u128::from(*n)),
        Value::Price(price) => format!("${price}"),
        _ => value.show(),
    }
}

fn day(date: Option<Date>) -> Cell {
    date.map_or_else(Cell::unknown, |d| Cell::toned(Tone::Dim, d.to_string()))
}

fn value_cell(value: &Value) -> Cell {
    Cell::plain(value.show())
}

fn capabilities(model: &Sheet, detail: Detail, document: &mut Document) {
    document.heading("Capabilities", "");
    if detail.explain {
        let known = model.capabilities.0.iter().map(|(_, row)| row);
        document.grid(facts(known, detail));
        return;
    }
    let mut grid = Grid::shaped("facts");
    for (word, wanted, tone) in [
        ("Yes", Some(true), Tone::Good),
        ("No", Some(false), Tone::Bad),
        ("Unknown", None, Tone::Dim),
    ] {
        let of = |row: &&FactRow| match row.fact.value {
            Some(Value::Flag(flag)) => Some(flag) == wanted,
            _ => wanted.is_none(),
        };
        let rows = model.capabilities.0.iter().map(|(_, row)| row);
        let titles: Vec<&str> = rows.filter(of).map(|row| row.title).collect();
        if !titles.is_empty() {
            grid.row(vec![
                Cell::plain(word),
                Cell::toned(tone, titles.join(", ")),
            ]);
        }
    }
    document.grid(grid);
}

fn lifecycle(model: &Sheet, document: &mut Document) {
    document.heading("Lifecycle", "");
    let mut grid = Grid::shaped("facts");
    grid.row(vec![Cell::plain("Status"), status(model.status, None)]);
    if let Some(date) = model.retires_on {
        let basis = match model.retirement_basis {
            Some(RetirementBasis::Announced) => " (announced)",
            Some(RetirementBasis::Earliest) => " at the earliest",
            Some(RetirementBasis::Withdrawn) => " (left the lab's list)",
            None => "",
        };
        grid.row(vec![
            Cell::plain("Served until"),
            Cell::plain(format!("{date}{basis}")),
        ]);
    }
    let ended = model.routes.iter().filter(|route| is_over(route)).count();
    if ended > 0 {
        let text = format!("{ended} of {}", phrase::count(model.routes.len(), "route"));
        grid.row(vec![Cell::plain("Ended"), Cell::plain(text)]);
    }
    if let Some(successor) = &model.successor {
        grid.row(vec![Cell::plain("Successor"), Cell::plain(successor)]);
    }
    document.grid(grid);
}

fn is_over(route: &RouteSheet) -> bool {
    matches!(route.status, Status::Retired | Status::Withdrawn)
}

fn routes(all: &[RouteSheet], detail: Detail, document: &mut Document) {
    let count = phrase::count(all.len(), "route");
    if all.is_empty() {
        return document.heading("Routes", "none is known");
    }
    document.heading("Routes", &format!("{count}, USD per million tokens"));
    let shown: Vec<&RouteSheet> = if detail.full {
        all.iter().collect()
    } else {
        plainest(all).into_iter().take(SHORT).collect()
    };
    let mut grid = Grid::default();
    let head = [
        "Provider",
        "In",
        "Out",
        "Cached",
        "Window",
        "Status",
        "Source, as of",
    ];
    grid.row(head.map(|title| Cell::toned(Tone::Dim, title)).to_vec());
    for route in &shown {
        let term = |key: &str| {
            let row = route.terms.get(key)?;
            row.fact.value.clone()
        };
        let cell = |key: &str| term(key).map_or_else(Cell::unknown, |v| value_cell(&v));
        let input = match term("input_usd_per_mtok") {
            Some(value) => value_cell(&value),
            None => Cell::toned(Tone::Dim, price_word(route.price_status)),
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
            Cell::toned(Tone::Dim, format!("{}, {}", route.source, route.as_of)),
        ]);
    }
    grid.right = vec![1, 2, 3, 4];
    document.grid(grid);
    if shown.len() < all.len() {
        let text = format!("{} more with --full", all.len() - shown.len());
        document.line(vec![Cell::toned(Tone::Dim, text)]);
    }
    if detail.explain {
        disputed(&shown, document);
    }
}

/// Of each provider the first route.
fn plainest(all: &[RouteSheet]) -> Vec<&RouteSheet> {
    let mut kept: Vec<&RouteSheet> = Vec::new();
    for route in all {
        if !kept.iter().any(|known| known.provider == route.provider) {
            kept.push(route);
        }
    }
    kept
}

/// Its title, and where another route bears the same one, the provider's id of the model.
fn name(route: &RouteSheet, all: &[&RouteSheet]) -> String {
    let title = route.title();
    if all.iter().filter(|other| other.title() == title).count() > 1 {
        format!("{title}: {}", route.id)
    } else {
        title
    }
}

/// Terms of routes on which sources disagree.
fn disputed(routes: &[&RouteSheet], document: &mut Document) {
    let mut grid = Grid::default();
    for route in routes {
        for (_, row) in &route.terms.0 {
            let Some(value) = &row.fact.value else {
                continue;
            };
            for said in &row.fact.others {
                let [own, other] = told_apart(value, &said.value);
                grid.row(vec![
                    Cell::plain(name(route, routes)),
                    Cell::plain(format!("{} {own}", row.title.to_lowercase())),
                    Cell::toned(Tone::Warning, format!("otherwise {other}")),
                    Cell::toned(Tone::Dim, &said.source),
                    day(Some(said.as_of)),
                ]);
            }
        }
    }
    if !grid.rows.is_empty() {
        document.heading("Where sources disagree on routes", "");
        document.grid(grid);
    }
}

fn benchmarks(body: &ShowReport, detail: Detail, document: &mut Document) {
    let all = &*body.model.benchmarks;
    let count = phrase::count(all.len(), "score");
    if all.is_empty() {
        return document.heading("Benchmarks", "none is known");
    }
    let shown: Vec<&ScoreRow> = if detail.full {
        all.iter().collect()
    } else {
        leading(all).into_iter().take(SHORT).collect()
    };
    let note = "place among the models that the same publisher ran alike";
    document.heading("Benchmarks", &format!("{count}; {note}"));
    let mut grid = Grid::default();
    let head = ["Board", "Score", "Place", "Variant", "Publisher", "Date"];
    grid.row(head.map(|title| Cell::toned(Tone::Dim, title)).to_vec());
    for row in &shown {
        let unit = match row.unit {
            Unit::Percent => "%",
            unit => unit.as_str(),
        };
        let place = match row.of {
            1 => Cell::toned(Tone::Dim, "only one"),
            of => Cell::plain(format!("{} of {of}", row.rank)),
        };
        let how = [row.score.variant, row.score.harness];
        let how: Vec<&str> = how.into_iter().flatten().collect();
        grid.row(vec![
            Cell::plain(format!("{} ({unit})", row.name)),
            Cell::plain(score(row.score.score)),
            place,
            Cell::plain(how.join(", ")),
            Cell::toned(Tone::Dim, publisher(row)),
            day(Some(row.score.date.unwrap_or(row.score.as_of))),
        ]);
    }
    grid.right = vec![1, 2];
    document.grid(grid);
    if shown.len() < all.len() {
        let text = format!("{} more with --full", all.len() - shown.len());
        document.line(vec![Cell::toned(Tone::Dim, text)]);
    }
    let used = |id: &str| shown.iter().any(|row| row.score.source == id);
    let credits = body.sources.iter().filter(|source| used(&source.id));
    let credits: Vec<String> = credits
        .map(|source| format!("{} ({})", source.credit, source.license))
        .collect();
    let text = format!("scores, {CHANGES}: {}", credits.join("; "));
    document.line(vec![Cell::toned(Tone::Dim, text)]);
}

fn publisher(row: &ScoreRow) -> String {
    match row.score.measured_by {
        crate::catalog::schema::MeasuredBy::Vendor => format!("{} (vendor)", row.score.publisher),
        _ => row.score.publisher.to_owned(),
    }
}

/// Of each group of boards the one that speaks for it, else the first.
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

fn sources(report: &Report<ShowReport>, document: &mut Document) {
    document.heading("Sources", "`llmcmp sources` has licences and credits");
    let names = report.body.sources.iter();
    let names: Vec<String> = names.map(|s| format!("{}: {}", s.id, s.name)).collect();
    document.line(vec![Cell::plain(names.join(" · "))]);
}
