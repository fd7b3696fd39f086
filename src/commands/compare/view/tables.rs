//! Tables with one column per model: values, providers, benchmarks.

use super::View;
use crate::commands::providers::view::price_word;
use crate::commands::sources::view::credit_of_scores;
use crate::compare::{Row, SharedBoard};
use crate::fields::Value;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::wording::{self, score};

/// Most providers, and most benchmarks, in the default view.
const SHORT: usize = 8;

impl View<'_> {
    /// Rows without any value are omitted.
    pub(super) fn rows(&self, title: &str, note: &str, rows: &[Row], out: &mut Document) {
        let mut grid = self.grid(title);
        for row in rows {
            if row.values.0.iter().all(|(_, value)| value.is_none()) {
                continue;
            }
            let mut cells = vec![Cell::plain(wording::sentence_case(row.title))];
            for (at, (id, value)) in row.values.0.iter().enumerate() {
                let best = row.best == Some(*id);
                let note = row.notes.get(at).and_then(Option::as_deref);
                cells.push(value.as_ref().map_or_else(Cell::unknown, |v| {
                    value_cell(v, best, note).from(self.origin(row.key, at))
                }));
            }
            grid.row(cells);
        }
        if grid.rows.len() == 1 {
            out.heading(title, "nothing is known");
            return;
        }
        out.gap();
        out.grid(grid);
        if !note.is_empty() {
            out.line(vec![Cell::dim(note)]);
        }
    }

    /// A grid whose header has the section's title and the model names.
    fn grid(&self, title: &str) -> Grid {
        let mut grid = Grid::shaped("models");
        grid.title = Some(title.to_owned());
        let title = Cell::toned(Tone::Strong, title.to_uppercase());
        let names = self
            .body
            .models
            .iter()
            .map(|m| Cell::toned(Tone::Strong, m.name()));
        grid.row(std::iter::once(title).chain(names).collect());
        grid.head = true;
        grid
    }

    pub(super) fn providers(&self, out: &mut Document) {
        let all = &self.body.providers;
        let shown = if self.full {
            all.len()
        } else {
            SHORT.min(all.len())
        };
        if all.is_empty() {
            out.heading("Providers", "none is known");
            return;
        }
        out.gap();
        let mut grid = self.grid("Providers");
        grid.folds = true;
        for row in &all[..shown] {
            let name = if row.shared {
                format!("{} =", row.name)
            } else {
                row.name.to_owned()
            };
            let prices = row.models.0.iter().enumerate();
            let prices = prices.map(|(at, (_, price))| match price {
                None => Cell::default(),
                Some(price) => match (price.price.input, price.price.output) {
                    (Some(a), Some(b)) => Cell::plain(format!("{} / {}", a.show(), b.show()))
                        .from(self.origin_of_route(at, row.provider, price)),
                    _ => Cell::dim(price_word(price.price_status)),
                },
            });
            grid.row(std::iter::once(Cell::plain(name)).chain(prices).collect());
        }
        out.grid(grid);
        let mut notes = vec!["input / output per million tokens".to_owned()];
        if all.iter().take(shown).any(|row| row.shared) {
            notes.push("= serves all of them".to_owned());
        }
        if shown < all.len() {
            notes.push(format!("{} more with --full", all.len() - shown));
        }
        out.line(vec![Cell::dim(notes.join(" · "))]);
    }

    pub(super) fn benchmarks(&self, out: &mut Document) {
        let benchmarks = &self.body.benchmarks;
        let unshared = benchmarks.unshared.0.iter();
        let unshared: Vec<String> = unshared
            .map(|(id, n)| format!("{} {}", self.name(id), n.boards))
            .collect();
        let voting = benchmarks.shared.iter().filter(|b| self.full || b.votes);
        let voting: Vec<&SharedBoard> = voting.collect();
        let shown = if self.full {
            voting.len()
        } else {
            SHORT.min(voting.len())
        };
        if shown == 0 {
            out.heading("Benchmarks", "none shared");
        } else {
            out.gap();
            let mut grid = self.grid("Benchmarks");
            for board in &voting[..shown] {
                grid.row(self.board(board));
                if self.full {
                    for row in efforts(board) {
                        grid.row(row);
                    }
                }
            }
            out.grid(grid);
        }
        let mut notes = Vec::new();
        if shown < benchmarks.shared.len() {
            notes.push(format!(
                "{} more with --full",
                benchmarks.shared.len() - shown
            ));
        }
        notes.push(format!("boards not shared: {}", unshared.join(", ")));
        out.line(vec![Cell::dim(notes.join(" · "))]);
        // The details have the sources.
        let sources = self.body.details.as_ref();
        let sources = sources.map_or(&[][..], |details| &details.evidence.sources);
        let scores = voting[..shown].iter().flat_map(|board| &board.scores.0);
        let used = scores.filter_map(|(_, score)| Some(score.as_ref()?.source));
        let used: Vec<&str> = used.collect();
        if let Some(text) = credit_of_scores(sources, |id| used.contains(&id)) {
            out.line(vec![Cell::dim(text)]);
        }
    }

    fn board(&self, board: &SharedBoard) -> Vec<Cell> {
        let unit = match board.unit.as_str() {
            "percent" => "%",
            unit => unit,
        };
        let mut row = vec![Cell::plain(format!("{} ({unit})", board.name))];
        for (id, score_report) in &board.scores.0 {
            row.push(score_report.as_ref().map_or_else(Cell::unknown, |s| {
                let mut notes: Vec<&str> = s.variant.into_iter().collect();
                let date = s.date.map(|d| d.to_string());
                let measured = s.measured_by.as_str().replace('_', " ");
                if self.full {
                    notes.extend([s.publisher, &*measured]);
                    notes.extend(date.as_deref());
                }
                let value = Value::Text(score(s.score));
                let note = (!notes.is_empty()).then(|| notes.join(", "));
                value_cell(&value, board.leader == Some(*id), note.as_deref())
                    .from(self.origin_of_score(s))
            }));
        }
        row
    }
}

/// Effort of the runs behind a board's scores, below the board.
fn efforts(board: &SharedBoard) -> impl Iterator<Item = Vec<Cell>> {
    board.efforts().into_iter().map(|(title, texts)| {
        let title = Cell::dim(format!("  {title}"));
        let texts = texts
            .into_iter()
            .map(|text| text.map_or_else(Cell::unknown, Cell::dim));
        std::iter::once(title).chain(texts).collect()
    })
}

/// A value, marked if it is the best, with an optional note.
pub(super) fn value_cell(value: &Value, best: bool, note: Option<&str>) -> Cell {
    let mut text = value.show();
    if best {
        text += " *";
    }
    if let Some(note) = note {
        text += &format!(" ({note})");
    }
    let tone = match value {
        _ if best => Tone::Good,
        Value::Flag(false) => Tone::Bad,
        _ => Tone::Plain,
    };
    Cell::toned(tone, text)
}
