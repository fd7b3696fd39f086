//! A report as it is seen: titles, lines and grids of cells with tones.
//!
//! Owns what is shown, in which order and with what emphasis. Refuses layout, colour and writing
//! (`render`) and every decision (the domain). Each view reads a report and nothing else.

use catalog::names::normalize;
use catalog::updated::UPDATED;

use super::plot::Plot;
use super::report::{Answering, Report};
use crate::resolve::{Match, Resolved};

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// The name of a model or a section.
    Strong,
    /// Beside the point: notes, units, unknowns.
    Dim,
    /// Speaks for it.
    Good,
    /// Speaks against it.
    Bad,
    /// To be looked at.
    Warning,
}

/// A text with a tone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What it is to the reader.
    pub tone: Tone,
}

impl Cell {
    /// A plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::toned(Tone::Plain, text)
    }

    /// A text with a tone.
    pub fn toned(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }

    /// What stands for an unknown value. Never "no", never 0.
    pub fn unknown() -> Self {
        Self::toned(Tone::Dim, "–")
    }
}

/// Rows of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Grids of one shape have the same column widths throughout a document.
    pub shape: Option<&'static str>,
    /// Whether the first row names the columns.
    pub head: bool,
    /// Positions of the columns that are aligned to the right.
    pub right: Vec<usize>,
    /// The rows; all of the same length.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// A grid whose columns line up with those of the same shape.
    pub fn shaped(shape: &'static str) -> Self {
        Self {
            shape: Some(shape),
            ..Self::default()
        }
    }

    /// Names the columns, above all rows.
    pub fn titles<'t>(&mut self, titles: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.head = true;
        let titles = titles.into_iter();
        self.row(titles.map(|title| Cell::toned(Tone::Dim, title)).collect())
    }

    /// Adds a row.
    pub fn row(&mut self, row: Vec<Cell>) -> &mut Self {
        self.rows.push(row);
        self
    }
}

/// A part of a document, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One line, its right part at the right margin where the width is known.
    Title(Cell, Cell),
    /// Words one after the other on a line, wrapped where the width is known.
    Line(Vec<Cell>),
    /// A section's title and a note beside it.
    Heading(String, String),
    /// A mark and a text that is wrapped beside it.
    Item(&'static str, Cell),
    /// Cells in columns.
    Grid(Grid),
    /// Points in a plane.
    Plot(Plot),
    /// An empty line.
    Gap,
}

/// What a person sees.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

impl Document {
    pub(crate) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(crate) fn line(&mut self, cells: Vec<Cell>) {
        self.push(Block::Line(cells));
    }

    pub(crate) fn item(&mut self, mark: &'static str, text: Cell) {
        self.push(Block::Item(mark, text));
    }

    pub(crate) fn grid(&mut self, grid: Grid) {
        if !grid.rows.is_empty() {
            self.push(Block::Grid(grid));
        }
    }

    pub(crate) fn gap(&mut self) {
        if self.blocks.last().is_some_and(|last| *last != Block::Gap) {
            self.push(Block::Gap);
        }
    }

    /// A section's heading after an empty line, with a note beside it.
    pub(crate) fn heading(&mut self, title: &str, note: &str) {
        self.gap();
        self.push(Block::Heading(title.to_owned(), note.to_owned()));
    }

    /// The notes as warnings.
    pub(crate) fn notes(&mut self, query: &[Resolved], warnings: &[String]) {
        let notes = notes(query, warnings);
        if !notes.is_empty() {
            self.gap();
        }
        for note in notes {
            self.item("!  ", Cell::toned(Tone::Warning, note));
        }
    }

    /// Notes and the data's date: the last lines of a document.
    pub(crate) fn footer<T>(&mut self, report: &Report<T>) {
        self.notes(&report.query, &report.warnings);
        self.gap();
        let Answering {
            id,
            as_of,
            overrides,
        } = &report.catalog;
        let updated = if id == UPDATED { ", updated" } else { "" };
        let own = if *overrides {
            ", with your overrides"
        } else {
            ""
        };
        let data = format!("data as of {as_of}{updated}{own}");
        let text = match report.prices_as_of {
            Some(days) if days.oldest == days.newest => {
                format!("Prices of {}; {data}", days.oldest)
            }
            Some(days) => format!("Prices of {} to {}; {data}", days.oldest, days.newest),
            None => crate::compare::phrase::sentence_case(&data),
        };
        self.line(vec![Cell::toned(Tone::Dim, text)]);
    }
}

/// How names were understood where they were not written out, and warnings.
pub fn notes(query: &[Resolved], warnings: &[String]) -> Vec<String> {
    let typed_out = |q: &Resolved| {
        let tail = q.model.split_once('/').map_or("", |(_, tail)| tail);
        q.by == Match::Exact || normalize(&q.input) == normalize(tail)
    };
    let understood = query.iter().filter(|q| !typed_out(q));
    let understood = understood.map(|q| {
        let note = q.note.iter().map(|note| format!(": {note}"));
        let note: String = note.collect();
        format!("`{}` was understood as {}{note}", q.input, q.model)
    });
    understood.chain(warnings.iter().cloned()).collect()
}
