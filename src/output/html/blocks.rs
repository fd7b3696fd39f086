//! Blocks of a document as HTML: lines, lists and tables. Does not build pages.

use maud::{Markup, PreEscaped, html};

use super::super::chart;
use super::super::document::{Block, Cell, Grid, Tone};
use super::{Notes, Section};

/// Tables with at least this many columns can be wider than a phone, so they scroll (by keyboard, too).
const WIDE: usize = 3;
/// Foldable tables with more rows than this show only the first [`SHOWN`].
const FOLDED: usize = 15;
const SHOWN: usize = 10;

/// Draws the blocks of a section. Consecutive items form one list.
pub(super) fn blocks(blocks: &[&Block], section: &Section, notes: &Notes) -> Markup {
    let is_item = |block: &&Block| matches!(block, Block::Item(..));
    html! {
        @for run in blocks.chunk_by(|a, b| is_item(a) && is_item(b)) {
            @if is_item(&run[0]) {
                ul.items { @for block in run { (block_of(block, section, notes)) } }
            } @else {
                (block_of(run[0], section, notes))
            }
        }
    }
}

fn block_of(block: &Block, section: &Section, notes: &Notes) -> Markup {
    match block {
        Block::Gap => html! {},
        Block::Heading(title, note) | Block::Name(title, note) => html! {
            h3 { (title) } @if !note.is_empty() { p.note { (note) } }
        },
        Block::Title(left, right) => html! { h3 { (text(left)) " " small { (text(right)) } } },
        Block::Line(cells) => line(cells, section, notes),
        Block::Item(mark, cell) => {
            let kind = match mark.trim() {
                "+" => "plus",
                "–" | "-" => "minus",
                "!" => "warning",
                _ => "",
            };
            html! { li class=[Some(kind).filter(|kind| !kind.is_empty())] { (text(cell)) } }
        }
        Block::Grid(grid) => table(grid, section, notes),
        Block::Plot(plot) => chart::plot(plot),
        Block::Figure(figure) => chart::figure(figure),
        Block::Slider(slider) => chart::slider(slider),
    }
}

fn line(cells: &[Cell], section: &Section, notes: &Notes) -> Markup {
    match cells {
        // No `h3` above the first section, so that heading levels stay in order.
        [only] if only.tone == Tone::Strong && section.title.is_empty() => {
            html! { p.lead { b { (words(only.text.trim())) } } }
        }
        [only] if only.tone == Tone::Strong => html! { h3 { (words(only.text.trim())) } },
        [only] if only.tone == Tone::Dim => html! { p.note { (words(only.text.trim())) } },
        cells => html! { p { @for cell in cells { (noted(cell, notes)) } } },
    }
}

fn table(grid: &Grid, section: &Section, notes: &Notes) -> Markup {
    let columns = grid.rows.iter().map(Vec::len).max().unwrap_or_default();
    let (head, rows) = match grid.rows.split_first() {
        Some((head, rows)) if grid.head => (Some(head), rows),
        _ => (None, &grid.rows[..]),
    };
    let bars = rows.iter().flatten().filter_map(|cell| bar(&cell.text));
    let longest = bars.fold(0.0, f64::max);
    let has_bars = longest > 0.0;
    let is_wide = columns >= WIDE && !has_bars;
    let number = |at: usize| grid.right.contains(&at).then_some("n");
    // A rank may precede the name.
    let ranked = grid.right.contains(&0) && !grid.right.contains(&1) && columns > 1;
    let named = usize::from(ranked);
    let drawn = |rows: &[Vec<Cell>]| {
        html! {
            table.bars[has_bars] {
                caption.hidden { (section.label) }
                @if let Some(head) = head {
                    thead { tr {
                        @for (at, cell) in head.iter().enumerate() {
                            // A table with a title shows it as the section heading, not in its corner.
                            @if cell.text.is_empty() || at == 0 && grid.title.is_some() { td {} }
                            @else { th scope="col" class=[number(at)] { (words(&cell.text)) } }
                        }
                    } }
                }
                tbody {
                    @for row in rows { tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == named && !cell.text.is_empty() {
                                th scope="row" class=[number(at)] { (text(cell)) }
                            } @else if let Some(length) = bar(&cell.text) {
                                td.bar { (chart::bar(length / longest)) }
                            } @else {
                                td class=[number(at)] { (noted(cell, notes)) }
                            }
                        }
                    } }
                }
            }
        }
    };
    let framed = |rows: &[Vec<Cell>]| {
        html! {
            @if is_wide {
                div.scroll role="group" tabindex="0" aria-label=(section.label) { (drawn(rows)) }
            } @else {
                div.narrow { (drawn(rows)) }
            }
        }
    };
    let shown = if grid.folds && rows.len() > FOLDED {
        SHOWN
    } else {
        rows.len()
    };
    let (first, rest) = rows.split_at(shown);
    html! {
        (framed(first))
        @if !rest.is_empty() {
            details {
                summary { (rest.len()) " more" }
                (framed(rest))
            }
        }
    }
}

/// Length of a bar drawn in characters.
fn bar(text: &str) -> Option<f64> {
    let is_bar = !text.is_empty() && text.chars().all(|c| c == '█');
    is_bar.then(|| text.chars().count() as f64)
}

/// Text with its emphasis and a footnote for its source.
fn noted(cell: &Cell, notes: &Notes) -> Markup {
    match &cell.origin {
        Some(origin) => notes.figure(&text(cell), origin),
        None => text(cell),
    }
}

fn text(cell: &Cell) -> Markup {
    let words = words(&cell.text);
    match cell.tone {
        Tone::Plain => words,
        Tone::Strong => html! { b { (words) } },
        Tone::Dim => html! { span.dim { (words) } },
        Tone::Good => html! { span.good { (words) } },
        Tone::Bad => html! { span.bad { (words) } },
        Tone::Warning => html! { span.warn { (words) } },
    }
}

/// Text with its URLs as links.
pub(super) fn words(text: &str) -> Markup {
    if !text.contains("http") {
        return html! { (text) };
    }
    let is_address = |word: &str| word.starts_with("https://") || word.starts_with("http://");
    html! {
        @for word in text.split_inclusive(' ') {
            @if is_address(word) {
                @let end = word.trim_end_matches([' ', ',', ';', '.', ')']).len();
                a href=(&word[..end]) rel="noreferrer" { (&word[..end]) }
                (PreEscaped(html! { (&word[end..]) }.into_string()))
            } @else {
                (word)
            }
        }
    }
}
