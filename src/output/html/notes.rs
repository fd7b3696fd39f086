//! Footnotes: each source and date once, numbered by first appearance.

use maud::{Markup, html};

use super::super::document::{Block, Cell, Document, Origin};

/// Anchor of the list.
const LIST: &str = "figures";

#[derive(Default)]
pub(super) struct Notes<'d>(Vec<&'d Origin>);

impl<'d> Notes<'d> {
    /// The sources of all cells, in order.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut notes = Self::default();
        for block in &document.blocks {
            match block {
                Block::Line(cells) => notes.add(cells),
                Block::Grid(grid) => grid.rows.iter().for_each(|row| notes.add(row)),
                _ => {}
            }
        }
        notes
    }

    fn add(&mut self, cells: &'d [Cell]) {
        for origin in cells.iter().filter_map(|cell| cell.origin.as_deref()) {
            if !self.0.contains(&origin) {
                self.0.push(origin);
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A figure with its source on hover and as a footnote number.
    pub(super) fn figure(&self, shown: &Markup, origin: &Origin) -> Markup {
        let at = self.0.iter().position(|known| *known == origin);
        html! {
            span title=(origin.text) { (shown) }
            @if let Some(at) = at {
                sup { a href={ "#" (LIST) "-" (at + 1) } aria-label={ "source " (at + 1) } { (at + 1) } }
            }
        }
    }

    /// The list of footnotes.
    pub(super) fn list(&self) -> Markup {
        html! {
            section aria-labelledby=(LIST) {
                h2 id=(LIST) { "Sources of the figures" }
                p.note { "By footnote number. Dates are when the source stated the value." }
                ol.sources {
                    @for (at, origin) in self.0.iter().enumerate() {
                        li id={ (LIST) "-" (at + 1) } {
                            (origin.text)
                            @if let Some(url) = &origin.url { ", " (super::blocks::words(url)) }
                        }
                    }
                }
            }
        }
    }
}
