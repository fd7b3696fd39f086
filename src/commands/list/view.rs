//! Views of `list`: models and columns. Does not decide.

use super::columns::ColumnsReport;
use super::report::{ListReport, PlotPoint};
use crate::fields::{Better, Value};
use crate::output::document::{Block, Cell, Document, Grid, Tone};
use crate::output::plot::{Plot, PlotAxis};
use crate::output::report::Report;
use crate::query::filter::Column;
use crate::wording;

pub fn list(report: &Report<ListReport>) -> Document {
    let body = &report.body;
    let shown = &body.shown;
    let mut document = Document::default();
    if let Some(points) = &shown.plot {
        plot(points, body, &mut document);
    }
    let mut grid = Grid {
        head: true,
        ..Grid::default()
    };
    let marked = shown.plot.is_some();
    let mark = |text: String| marked.then(|| Cell::toned(Tone::Strong, text));
    let titles = shown.columns.iter();
    let titles = titles.map(|column| Cell::dim(&*column.head));
    grid.row(mark(String::new()).into_iter().chain(titles).collect());
    for (at, cells) in shown.cells.iter().enumerate() {
        let cells = shown.columns.iter().zip(cells).map(cell);
        grid.row(
            mark(letter(at).to_string())
                .into_iter()
                .chain(cells)
                .collect(),
        );
    }
    let numbers = shown.columns.iter().enumerate();
    let numbers = numbers.filter(|(_, column)| column.is_number());
    grid.right = numbers.map(|(at, _)| at + usize::from(marked)).collect();
    let spare = shown.spare.iter();
    grid.spare = spare.map(|at| at + usize::from(marked)).collect();
    if shown.cells.is_empty() {
        let text = "No models match.";
        document.line(vec![Cell::toned(Tone::Warning, text)]);
    } else {
        document.grid(grid);
    }
    notes(body, &mut document);
    if shown.explain {
        explain(body, &mut document);
    }
    document.footer(report);
    document
}

fn cell((column, value): (&Column, &Option<Value>)) -> Cell {
    let Some(value) = value else {
        return Cell::unknown();
    };
    let tone = match value {
        Value::Flag(false) => Tone::Dim,
        _ if column.key == "name" => Tone::Strong,
        _ => Tone::Plain,
    };
    Cell::toned(tone, value.show())
}

fn notes(body: &ListReport, out: &mut Document) {
    let shown = &body.shown;
    let mut notes = vec![format!(
        "{} of {}",
        wording::number(body.matched),
        wording::count(body.total, "model")
    )];
    if body.more > 0 {
        notes[0] += &format!(", {} more with -n 0", wording::number(body.more));
    }
    if shown.other_kinds > 0 {
        let hidden = wording::count(shown.other_kinds, "non-chat model");
        notes.push(format!("{hidden} hidden (show with --kind all)"));
    }
    if let Some(pareto) = &body.pareto {
        let by = pareto
            .by
            .iter()
            .map(|axis| format!("{} ({} is better)", axis.title, axis.better.title()));
        let by: Vec<String> = by.collect();
        notes.push(format!("Pareto-optimal on {}", by.join(" and ")));
        notes.push(format!(
            "{} dominated, {} skipped for lack of data",
            wording::number(pareto.beaten),
            wording::number(pareto.unknown)
        ));
    }
    if body.may_fit > 0 {
        let hint = if shown.explain { "" } else { " (--explain)" };
        notes.push(format!(
            "{} more might match, but lack the data to tell{hint}",
            wording::number(body.may_fit)
        ));
    }
    if shown
        .columns
        .iter()
        .any(|column| column.key.ends_with("_usd_per_mtok"))
    {
        notes.push("In, Out: USD per million tokens on the priced route".into());
    }
    if shown
        .columns
        .iter()
        .any(|column| column.key == "monthly_usd")
    {
        notes.push(format!("Monthly cost at {}", body.traffic));
        notes.extend(body.notes.iter().cloned());
    }
    notes.extend(body.boards.iter().map(|board| board.basis()));
    for note in notes {
        out.line(vec![Cell::dim(note)]);
    }
}

fn explain(body: &ListReport, out: &mut Document) {
    out.heading("Filters", "in order of application");
    let mut grid = Grid::default();
    grid.titles(["Filter", "Removed", "Unknown", "Left"]);
    for taken in &body.filters {
        let mut row = vec![Cell::plain(&taken.filter)];
        let counts = [taken.removed, taken.unknown, taken.left];
        row.extend(counts.map(|count| Cell::plain(wording::number(count))));
        grid.row(row);
    }
    grid.right = vec![1, 2, 3];
    if body.filters.is_empty() {
        out.line(vec![Cell::dim("none")]);
    }
    out.grid(grid);
}

/// Plot label of a row: a letter, or `*` when they run out.
fn letter(row: usize) -> char {
    let letters = ('a'..='z').chain('A'..='Z');
    letters.clone().nth(row).unwrap_or('*')
}

fn plot(points: &[PlotPoint], body: &ListReport, out: &mut Document) {
    let Some(by) = body.pareto.as_ref().map(|pareto| &pareto.by) else {
        return;
    };
    let axis = |at: usize| {
        let values = points.iter().map(|point| &point.at[at]);
        PlotAxis::new(&by[at].title, values)
    };
    let (Some(x), Some(y)) = (axis(0), axis(1)) else {
        return;
    };
    let points = points.iter().map(|point| {
        let mark = point.row.map(letter);
        ([x.share(&point.at[0]), y.share(&point.at[1])], mark)
    });
    let points = points.collect();
    out.push(Block::Plot(Plot {
        x,
        y,
        points,
        lines: Vec::new(),
        ascii: false,
    }));
    out.gap();
}

pub fn columns(report: &Report<ColumnsReport>) -> Document {
    let mut document = Document::default();
    let (boards, facts): (Vec<_>, Vec<_>) = report
        .body
        .columns
        .iter()
        .partition(|column| column.models.is_some());
    document.heading("Columns", "for --columns, --sort and --pareto");
    let mut grid = Grid::default();
    grid.titles(["Column", "Short", "Meaning", "Better"]);
    for column in facts {
        grid.row(vec![
            Cell::toned(Tone::Strong, &column.column),
            Cell::plain(column.names.join(", ")),
            Cell::plain(wording::sentence_case(&column.title)),
            Cell::dim(column.better.map_or("", Better::title)),
        ]);
    }
    document.grid(grid);
    document.heading(
        "Boards",
        "`quality` is the quality index, computed from all boards",
    );
    let mut grid = Grid::default();
    grid.titles(["Column", "Models", "Meaning", "Better"]);
    for column in boards {
        let unit = column.unit.unwrap_or_default();
        grid.row(vec![
            Cell::toned(Tone::Strong, &column.column),
            Cell::plain(column.models.map_or(String::new(), |n| n.to_string())),
            Cell::plain(format!("{} ({unit})", column.title)),
            Cell::dim(column.better.map_or("", Better::title)),
        ]);
    }
    grid.right = vec![1];
    document.grid(grid);
    document.footer(report);
    document
}
