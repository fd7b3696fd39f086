//! Renders a document as aligned text, with colors if supported.

use std::fmt::Write as _;

use comfy_table::{
    Attribute, Cell as TableCell, CellAlignment, Color, ColumnConstraint, ContentArrangement,
    Table, Width, presets,
};
use owo_colors::{OwoColorize, Style};
use unicode_width::UnicodeWidthStr;

use super::document::{Block, Cell, Document, Grid, Tone};
use crate::error::Error;
use crate::terminal::Terminal;

/// Spaces between columns.
const GUTTER: usize = 2;
/// Columns are not shrunk below this width.
const NARROWEST: usize = 10;
/// A label column takes at most 1/`LABELS` of the width.
const LABELS: usize = 3;

pub fn table(document: &Document, terminal: Terminal) -> String {
    let mut shapes: Vec<(&str, Vec<usize>)> = Vec::new();
    for block in &document.blocks {
        if let Block::Grid(Grid {
            shape: Some(shape),
            rows,
            ..
        }) = block
        {
            let at = shapes
                .iter()
                .position(|(known, _)| known == shape)
                .unwrap_or_else(|| {
                    shapes.push((shape, Vec::new()));
                    shapes.len() - 1
                });
            widen(&mut shapes[at].1, rows);
        }
    }
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Gap => out.push('\n'),
            Block::Figure(_) | Block::Slider(_) => {}
            Block::Title(left, right) => title(left, right, terminal, &mut out),
            Block::Line(cells) => words(cells, 0, terminal, &mut out),
            Block::Heading(title, note) | Block::Name(title, note) => {
                let title = match block {
                    Block::Name(..) => title.clone(),
                    _ => title.to_uppercase(),
                };
                let title = Cell::toned(Tone::Strong, title);
                let note = Cell::dim(format!("  {note}"));
                let shown = if note.text.trim().is_empty() {
                    &[title][..]
                } else {
                    &[title, note]
                };
                words(shown, 0, terminal, &mut out);
            }
            Block::Plot(plot) => {
                for line in crate::output::draw::lines(plot, terminal.width) {
                    out.push_str(&line);
                    out.push('\n');
                }
            }
            Block::Item(mark, text) => {
                paint(mark, &Cell::toned(text.tone, ""), terminal, &mut out);
                words([text], columns_of(mark), terminal, &mut out);
            }
            Block::Grid(grid) => {
                let shared = shapes.iter().find(|(shape, _)| grid.shape == Some(*shape));
                if let Some((_, wanted)) = shared {
                    draw(grid, wanted, terminal, &mut out);
                } else {
                    let mut wanted = Vec::new();
                    widen(&mut wanted, &grid.rows);
                    draw(grid, &wanted, terminal, &mut out);
                }
            }
        }
    }
    out
}

fn title(left: &Cell, right: &Cell, terminal: Terminal, out: &mut String) {
    let used = columns_of(&left.text) + columns_of(&right.text);
    let room = terminal.width.map_or(0, usize::from);
    if terminal.width.is_some() && used + GUTTER > room {
        words([left], 0, terminal, out);
        return words([right], 0, terminal, out);
    }
    let space = room.saturating_sub(used).max(GUTTER);
    paint(&left.text, left, terminal, out);
    out.extend(std::iter::repeat_n(' ', space));
    paint(&right.text, right, terminal, out);
    out.push('\n');
}

/// Wraps words if the width is known; continuation lines are indented.
fn words<'a>(
    cells: impl IntoIterator<Item = &'a Cell>,
    indent: usize,
    terminal: Terminal,
    out: &mut String,
) {
    let mut used = indent;
    for cell in cells {
        let Some(room) = terminal.width.map(usize::from) else {
            paint(&cell.text, cell, terminal, out);
            continue;
        };
        // Start of the text not yet written, start of the current word.
        let (mut from, mut at) = (0, 0);
        for word in cell.text.split_inclusive(' ') {
            if used > indent && used + columns_of(word.trim_end()) > room {
                paint(cell.text[from..at].trim_end(), cell, terminal, out);
                let _ = write!(out, "\n{:indent$}", "");
                from = at;
                used = indent;
            }
            at += word.len();
            used += columns_of(word);
        }
        paint(&cell.text[from..], cell, terminal, out);
    }
    out.push('\n');
}

/// Display width in columns.
fn columns_of(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// Widens columns to fit their content.
fn widen(widths: &mut Vec<usize>, rows: &[Vec<Cell>]) {
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(columns_of(&cell.text));
        }
    }
}

fn draw(grid: &Grid, wanted: &[usize], terminal: Terminal, out: &mut String) {
    let Some(room) = terminal.width.map(usize::from) else {
        return columns(grid, wanted, terminal, out);
    };
    // One column per model: as many as fit side by side, the rest below.
    let needed = |models: usize| (models + 1) * (NARROWEST + 4 + GUTTER);
    let models = wanted.len().saturating_sub(1);
    let fitting = (1..=models).rev().find(|n| needed(*n) <= room).unwrap_or(1);
    if grid.shape == Some("models") && fitting < models {
        for start in (1..=models).step_by(fitting) {
            if start > 1 {
                out.push('\n');
            }
            let end = (start + fitting).min(models + 1);
            let part = |row: &Vec<Cell>| {
                let mut cells = vec![row[0].clone()];
                cells.extend_from_slice(&row[start..end]);
                cells
            };
            let some = Grid {
                rows: grid.rows.iter().map(part).collect(),
                ..grid.clone()
            };
            let mut widths = vec![wanted[0]];
            widths.extend_from_slice(&wanted[start..end]);
            columns(&some, &shrink(&widths, room), terminal, out);
        }
        return;
    }
    let left_out = left_out(grid, wanted, room);
    if left_out.is_empty() {
        return columns(grid, &shrink(wanted, room), terminal, out);
    }
    let kept = |at: &usize| !left_out.contains(at);
    let places: Vec<usize> = (0..wanted.len()).filter(kept).collect();
    let row = |row: &Vec<Cell>| places.iter().map(|at| row[*at].clone()).collect();
    let some = Grid {
        rows: grid.rows.iter().map(row).collect(),
        right: (0..places.len())
            .filter(|at| grid.right.contains(&places[*at]))
            .collect(),
        ..grid.clone()
    };
    let widths: Vec<usize> = places.iter().map(|at| wanted[*at]).collect();
    columns(&some, &shrink(&widths, room), terminal, out);
}

/// The fewest spare columns to drop so that the others fit.
fn left_out<'g>(grid: &'g Grid, wanted: &[usize], room: usize) -> &'g [usize] {
    let fits = |without: &[usize]| {
        let shown = (0..wanted.len()).filter(|at| !without.contains(at));
        let shown: Vec<usize> = shown.map(|at| wanted[at]).collect();
        let labels = wanted
            .first()
            .map_or(0, |first| first.saturating_sub(room / LABELS));
        shown.iter().sum::<usize>() - labels + GUTTER * shown.len().saturating_sub(1) <= room
    };
    let counts = 0..=grid.spare.len();
    let count = counts.into_iter().find(|count| fits(&grid.spare[..*count]));
    &grid.spare[..count.unwrap_or(grid.spare.len())]
}

/// Shrinks columns to fit: the widest first, the first column last.
fn shrink(wanted: &[usize], room: usize) -> Vec<usize> {
    let mut widths = wanted.to_vec();
    let gutters = GUTTER * widths.len().saturating_sub(1);
    let room = room.saturating_sub(gutters);
    if widths.iter().sum::<usize>() <= room {
        return widths;
    }
    if let Some(first) = widths.first_mut()
        && wanted.len() > 2
    {
        *first = (*first).min((room / LABELS).max(NARROWEST));
    }
    while widths.iter().sum::<usize>() > room {
        let last = widths.len() - 1;
        let widest = (1..=last).rev().max_by_key(|&at| widths[at]).unwrap_or(0);
        let widest = if widths[widest] > NARROWEST {
            widest
        } else {
            0
        };
        if widths[widest] <= NARROWEST {
            break;
        }
        widths[widest] -= 1;
    }
    widths
}

/// Pads rows whose cells all fit (most do); the table crate wraps the others.
fn columns(grid: &Grid, widths: &[usize], terminal: Terminal, out: &mut String) {
    for row in &grid.rows {
        let mut cells = row.iter().zip(widths);
        if cells.all(|(cell, width)| columns_of(&cell.text) <= *width) {
            padded(grid, row, widths, terminal, out);
        } else {
            wrapped(grid, row, widths, terminal, out);
        }
    }
}

fn padded(grid: &Grid, row: &[Cell], widths: &[usize], terminal: Terminal, out: &mut String) {
    // Padding is written only before further text, so lines have no trailing spaces.
    let mut owed = 0;
    for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
        let space = width - columns_of(&cell.text);
        let (before, after) = if grid.right.contains(&at) {
            (space, 0)
        } else {
            (0, space)
        };
        owed += before;
        if !cell.text.is_empty() {
            out.extend(std::iter::repeat_n(' ', owed));
            paint(&cell.text, cell, terminal, out);
            owed = 0;
        }
        owed += after + GUTTER;
    }
    out.push('\n');
}

fn wrapped(grid: &Grid, row: &[Cell], widths: &[usize], terminal: Terminal, out: &mut String) {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    if terminal.color {
        // `--color always` overrides NO_COLOR, which the table crate's styling would obey.
        crossterm::style::force_color_output(true);
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table.add_row(row.iter().enumerate().map(|(at, cell)| {
        let text = broken(&cell.text, widths.get(at).copied().unwrap_or(NARROWEST));
        let cell = toned(cell, text, terminal);
        if grid.right.contains(&at) {
            cell.set_alignment(CellAlignment::Right)
        } else {
            cell
        }
    }));
    let last = widths.len().saturating_sub(1);
    for (at, column) in table.column_iter_mut().enumerate() {
        let gutter = if at == last { 0 } else { GUTTER };
        let width = widths.get(at).copied().unwrap_or(NARROWEST).max(1);
        let of = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        column.set_padding((0, of(gutter)));
        // The constraint includes padding.
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(of(width + gutter))));
    }
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Breaks text into lines of at most `width` columns; longer words break after a punctuation mark.
fn broken(text: &str, width: usize) -> String {
    let mut lines = String::new();
    let mut used = 0;
    for word in text.split_inclusive(' ') {
        if used > 0 && used + columns_of(word.trim_end()) > width {
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
            used = 0;
        }
        let mut rest = word;
        while columns_of(rest.trim_end()) > width {
            let marks = rest.match_indices(['-', '/', '_', ':', '?', '&', '=']);
            let ends = marks.map(|(at, mark)| at + mark.len());
            let fitting = ends.take_while(|end| columns_of(&rest[..*end]) <= width);
            let Some(end) = fitting.last().filter(|end| *end < rest.len()) else {
                break;
            };
            lines.push_str(&rest[..end]);
            lines.push('\n');
            rest = &rest[end..];
        }
        lines.push_str(rest);
        used += columns_of(rest);
    }
    lines
}

fn toned(cell: &Cell, text: String, terminal: Terminal) -> TableCell {
    let drawn = TableCell::new_owned(text);
    if !terminal.color {
        return drawn;
    }
    match cell.tone {
        Tone::Plain => drawn,
        Tone::Strong => drawn.add_attribute(Attribute::Bold),
        Tone::Dim => drawn.add_attribute(Attribute::Dim),
        Tone::Good => drawn.fg(Color::Green),
        Tone::Bad => drawn.fg(Color::Red),
        Tone::Warning => drawn.fg(Color::Yellow),
    }
}

/// Writes part of a cell's text with the cell's link and style.
fn paint(text: &str, cell: &Cell, terminal: Terminal, out: &mut String) {
    if text.is_empty() {
        return;
    }
    let link = cell
        .link
        .as_deref()
        .filter(|url| terminal.links && is_plain(url));
    if let Some(url) = link {
        let _ = write!(out, "{LINK}{url}{END}");
    }
    if terminal.color {
        let _ = write!(out, "{}", text.style(style(cell.tone)));
    } else {
        out.push_str(text);
    }
    if link.is_some() {
        let _ = write!(out, "{LINK}{END}");
    }
}

/// Starts a link (OSC 8); the URL, [`END`] and the text follow, then a link without URL.
const LINK: &str = "\x1b]8;;";
const END: &str = "\x1b\\";

/// Whether a URL is for the web and contains nothing a terminal could misinterpret.
fn is_plain(url: &str) -> bool {
    url.starts_with("http") && url.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Removes links from text.
pub(super) fn unlinked(text: &str) -> String {
    let mut parts = text.split(LINK);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += part.split_once(END).map_or(part, |(_, text)| text);
    }
    plain
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Dim => Style::new().dimmed(),
        Tone::Good => Style::new().green(),
        Tone::Bad => Style::new().red(),
        Tone::Warning => Style::new().yellow(),
    }
}

/// An error for people: message, candidates, hint. The stream strips colors if needed.
pub fn error(error: &Error) -> String {
    let mut text = format!("{} {}", "error:".style(style(Tone::Bad)), error.message);
    for candidate in &error.candidates {
        let _ = write!(text, "\n  {candidate}");
    }
    if let Some(hint) = &error.hint {
        let _ = write!(text, "\n{} {hint}", "hint:".style(style(Tone::Strong)));
    }
    text
}
