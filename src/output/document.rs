//! The document model that views build: headings, lines and grids of cells with tones.
//!
//! Owns content, order and emphasis. Does not lay out, color or write (`table`, `markdown`), and does not
//! decide anything (the domain).

use catalog::names::normalize;
use catalog::updated::UPDATED;

use super::figure::{Figure, Slider};
use super::plot::Plot;
use super::report::{Answering, Report};
use crate::resolve::{Match, Resolved};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    /// A model name or section title.
    Strong,
    /// Secondary: notes, units, unknown values.
    Dim,
    /// An advantage.
    Good,
    /// A disadvantage.
    Bad,
    /// Needs attention.
    Warning,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub text: String,
    pub tone: Tone,
    /// Link target, on terminals that support links.
    pub link: Option<String>,
    /// Source of the value; shown only in HTML pages.
    pub origin: Option<Box<Origin>>,
}

/// Source of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The source and its date, in words.
    pub text: String,
    pub url: Option<String>,
}

impl Cell {
    pub fn plain(text: impl Into<String>) -> Self {
        Self::toned(Tone::Plain, text)
    }

    pub fn toned(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
            link: None,
            origin: None,
        }
    }

    pub fn dim(text: impl Into<String>) -> Self {
        Self::toned(Tone::Dim, text)
    }

    /// Adds the origin, if known.
    #[must_use]
    pub fn from(self, origin: Option<Origin>) -> Self {
        Self {
            origin: origin.map(Box::new),
            ..self
        }
    }

    /// Adds a link, if there is a URL.
    #[must_use]
    pub fn linked(mut self, url: Option<&String>) -> Self {
        self.link = url.cloned();
        self
    }

    /// An unknown value. Never "no", never 0.
    pub fn unknown() -> Self {
        Self::dim("–")
    }

    pub fn known(text: Option<impl Into<String>>) -> Self {
        text.map_or_else(Self::unknown, Self::plain)
    }
}

/// A table without borders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Section title shown in the top-left corner.
    pub title: Option<String>,
    /// Grids with the same shape share column widths within a document.
    pub shape: Option<&'static str>,
    /// Whether the first row is a header.
    pub head: bool,
    /// Indices of the right-aligned columns, from 0.
    pub right: Vec<usize>,
    /// Columns to drop when the width is too small, in this order.
    pub spare: Vec<usize>,
    /// Whether an HTML page shows only the first rows of a long table, the rest on request.
    pub folds: bool,
    /// Rows of equal length.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// A grid whose columns line up with grids of the same shape.
    pub fn shaped(shape: &'static str) -> Self {
        Self {
            shape: Some(shape),
            ..Self::default()
        }
    }

    pub fn titles<'t>(&mut self, titles: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.head = true;
        let titles = titles.into_iter();
        self.row(titles.map(Cell::dim).collect())
    }

    pub fn row(&mut self, row: Vec<Cell>) -> &mut Self {
        self.rows.push(row);
        self
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// One line; the second part is right-aligned if the width is known.
    Title(Cell, Cell),
    /// A line of words, wrapped if the width is known.
    Line(Vec<Cell>),
    /// A section title with a note next to it.
    Heading(String, String),
    /// A title that contains a model name, so it keeps its case, with a note.
    Name(String, String),
    /// A bullet with wrapped text.
    Item(&'static str, Cell),
    Grid(Grid),
    Plot(Plot),
    /// A figure; HTML pages only.
    Figure(Figure),
    /// A slider; HTML pages only.
    Slider(Slider),
    /// A blank line.
    Gap,
}

/// Output for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
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

    /// Adds a blank line and a section heading with a note.
    pub(crate) fn heading(&mut self, title: &str, note: &str) {
        self.gap();
        self.push(Block::Heading(title.to_owned(), note.to_owned()));
    }

    /// Adds a blank line and a heading that contains a model name, with a note.
    pub(crate) fn name(&mut self, title: &str, note: &str) {
        self.gap();
        self.push(Block::Name(title.to_owned(), note.to_owned()));
    }

    /// Adds notes as warnings.
    pub(crate) fn notes(&mut self, query: &[Resolved], warnings: &[String]) {
        let notes = notes(query, warnings);
        if !notes.is_empty() {
            self.gap();
        }
        for note in notes {
            self.item("!  ", Cell::toned(Tone::Warning, note));
        }
    }

    /// Adds the footer: notes and the date of the data.
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
            None => crate::wording::sentence_case(&data),
        };
        self.line(vec![Cell::dim(text)]);
    }
}

/// Which models inexact names resolved to, followed by the warnings.
pub fn notes(query: &[Resolved], warnings: &[String]) -> Vec<String> {
    let typed_out = |q: &Resolved| {
        let tail = q.model.split_once('/').map_or("", |(_, tail)| tail);
        q.by == Match::Exact || normalize(&q.input) == normalize(tail)
    };
    let understood = query.iter().filter(|q| !typed_out(q));
    let understood = understood.map(|q| {
        let note = q.note.iter().map(|note| format!(" ({note})"));
        let note: String = note.collect();
        format!("Using {} for `{}`{note}", q.model, q.input)
    });
    understood.chain(warnings.iter().cloned()).collect()
}
