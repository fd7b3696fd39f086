//! The view of `show`: identity, specs, capabilities, lifecycle, routes, scores and unknowns. Does not
//! decide.

mod lists;

use catalog::schema::{Layer, RetirementBasis, Status};
use catalog::units::{Date, group_thousands};

use super::report::{FactRow, RouteSheet, Sheet, ShowReport};
use crate::commands::providers::view::status;
use crate::fields::Value;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording;

/// Most aliases to show.
const NAMES: usize = 6;

#[derive(Debug, Clone, Copy, Default)]
pub struct Detail {
    /// Show the source and date of every value, and disagreements.
    pub explain: bool,
    pub full: bool,
}

pub fn show(report: &Report<ShowReport>, detail: Detail) -> Document {
    let model = &report.body.model;
    let mut document = Document::default();
    identity(model, &mut document);
    specs(model, detail, &mut document);
    capabilities(model, detail, &mut document);
    lifecycle(model, &mut document);
    lists::routes(&model.routes, detail, &mut document);
    lists::benchmarks(&report.body, detail, &mut document);
    if !model.unknown.is_empty() {
        document.heading("Unknown", "not stated by any source");
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
    document.name(&model.name, &model.id);
    let mut words = vec![model.lab_name.clone(), model.kind.as_str().to_owned()];
    if let Some(family) = &model.family {
        words.push(format!("family {family}"));
    }
    if !model.specialised_for.is_empty() {
        words.push(format!(
            "specialized for {}",
            wording::list(&model.specialised_for)
        ));
    }
    words.push(match model.provider_count {
        0 => "no known provider".into(),
        n => wording::count(n, "provider"),
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
        let text = format!("Also known as {}{more}", shown.join(", "));
        document.line(vec![Cell::dim(text)]);
    }
}

fn specs(model: &Sheet, detail: Detail, document: &mut Document) {
    document.heading("Specs", "");
    let known = model.specs.0.iter().map(|(_, row)| row);
    document.grid(facts(known, detail));
}

/// Known facts, one per row; unknown ones are listed at the end.
fn facts<'r>(rows: impl Iterator<Item = &'r FactRow>, detail: Detail) -> Grid {
    let mut grid = Grid::shaped(if detail.explain { "explained" } else { "facts" });
    for row in rows {
        let Some(value) = &row.fact.value else {
            continue;
        };
        let title = Cell::plain(wording::sentence_case(row.title));
        let mut shown = Cell::plain(value.show());
        // If values look alike but differ in hidden digits, --explain shows all digits.
        let others = row.fact.others.iter();
        let alike = others.clone().any(|said| said.value.show() == shown.text);
        if !detail.explain {
            let others = others.map(|said| said.value.show());
            let others: Vec<String> = others.filter(|other| *other != shown.text).collect();
            if !others.is_empty() {
                shown.text += &format!(" (other sources: {})", others.join(", "));
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
            Cell::dim(source + &confirmed).linked(row.fact.url.as_ref()),
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
                Cell::toned(Tone::Warning, format!("or {other}")),
                Cell::dim(&said.source),
                day(Some(said.as_of)),
            ]);
        }
    }
    grid
}

/// Two values as shown, or in full if they look alike.
fn distinguished(own: &Value, other: &Value) -> [String; 2] {
    let shown = [own, other].map(Value::show);
    if shown[0] == shown[1] {
        [own, other].map(in_full)
    } else {
        shown
    }
}

/// A count or price with all digits.
fn in_full(value: &Value) -> String {
    match value {
        Value::Tokens(n) | Value::Parameters(n) => group_thousands(u128::from(*n)),
        Value::Price(price) => format!("${price}"),
        _ => value.show(),
    }
}

fn day(date: Option<Date>) -> Cell {
    date.map_or_else(Cell::unknown, |d| Cell::dim(d.to_string()))
}

fn capabilities(model: &Sheet, detail: Detail, document: &mut Document) {
    document.heading("Capabilities", "");
    if detail.explain {
        let known = model.capabilities.0.iter().map(|(_, row)| row);
        let mut grid = facts(known, detail);
        for refusal in &model.refuses {
            grid.row(vec![
                Cell::plain("Rejects"),
                Cell::toned(Tone::Bad, refusal.parameter.as_str()),
                Cell::dim(refusal.source.as_deref().unwrap_or_default()),
                day(refusal.as_of),
            ]);
        }
        document.grid(grid);
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
    if !model.refuses.is_empty() {
        let names = model.refuses.iter().map(|r| r.parameter.as_str());
        let names: Vec<&str> = names.collect();
        grid.row(vec![
            Cell::plain("Rejects"),
            Cell::toned(Tone::Bad, names.join(", ")),
        ]);
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
            Some(RetirementBasis::Withdrawn) => " (removed from the lab's list)",
            Some(RetirementBasis::Disputed) => " (sources disagree)",
            None => "",
        };
        let label = match model.retirement_basis {
            Some(RetirementBasis::Withdrawn) => "Gone by",
            _ => "Served until",
        };
        grid.row(vec![
            Cell::plain(label),
            Cell::plain(format!("{date}{basis}")),
        ]);
    }
    let ended = model.routes.iter().filter(|route| is_over(route)).count();
    if ended > 0 {
        let text = format!(
            "{} of {}",
            wording::number(ended),
            wording::number(model.routes.len())
        );
        grid.row(vec![Cell::plain("Ended routes"), Cell::plain(text)]);
    }
    if let Some(successor) = &model.successor {
        grid.row(vec![Cell::plain("Successor"), Cell::plain(successor)]);
    }
    document.grid(grid);
}

fn is_over(route: &RouteSheet) -> bool {
    matches!(route.status, Status::Retired | Status::Withdrawn)
}

fn sources(report: &Report<ShowReport>, document: &mut Document) {
    document.heading("Sources", "see `llmcmp sources` for licenses and credits");
    let names = report.body.sources.iter();
    let names = names.map(|s| match s.layer {
        Layer::Updated => format!("{}: {}, updated {}", s.id, s.name, s.snapshot),
        Layer::Bundled | Layer::Overrides | Layer::Folder => format!("{}: {}", s.id, s.name),
    });
    let names: Vec<String> = names.collect();
    document.line(vec![Cell::plain(names.join(" · "))]);
}
