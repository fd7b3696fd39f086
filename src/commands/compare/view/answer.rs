//! The pick, why, when to choose another; the ranking; what speaks for each model.

use clap::ValueEnum;

use super::View;
use crate::compare::signals::Signal;
use crate::compare::{FEWEST, Strength, Tradeoffs};
use crate::output::document::{Cell, Document, Grid, Tone};

/// How many advantages of each other model the concise view of several models names.
const FEW: usize = 2;

impl View<'_> {
    pub(super) fn verdict(&self, out: &mut Document) {
        let verdict = &self.body.verdict;
        out.gap();
        let [own, all] = verdict.decided;
        let strength = match verdict.strength {
            Strength::None => String::new(),
            Strength::TossUp => format!(" – toss-up, {own} of {all} decided weight"),
            other => format!(" – {}, {own} of {all} decided weight", other.title()),
        };
        if let Some(workload) = self.body.workload {
            let name = workload.to_possible_value();
            let name = name.as_ref().map_or("", |value| value.get_name());
            out.line(vec![Cell::toned(
                Tone::Dim,
                format!("for {name}: its boards count"),
            )]);
        }
        let Some(pick) = &verdict.pick else {
            out.line(vec![
                Cell::toned(Tone::Warning, "NO PICK  "),
                Cell::plain(verdict.summary.trim_start_matches("No pick: ")),
            ]);
            self.choose(out);
            return;
        };
        let tone = match verdict.strength {
            Strength::Clear => Tone::Good,
            _ => Tone::Warning,
        };
        out.line(vec![
            Cell::toned(tone, "PICK  "),
            Cell::toned(Tone::Strong, self.name(pick)),
            Cell::plain(strength),
        ]);
        if let Some(rival) = &verdict.against {
            let text = format!("against {}, the next in the ranking:", self.name(rival));
            out.line(vec![Cell::toned(Tone::Dim, text)]);
        }
        for reason in &verdict.reasons {
            out.item("  ·  ", Cell::plain(&reason.text));
        }
        if verdict.reasons.is_empty() {
            out.item(
                "  ·  ",
                Cell::plain("the signals balance; it is the newer or the cheaper"),
            );
        }
        self.choose(out);
        if self.body.models.len() > FEWEST {
            self.ranking(out);
        }
    }

    fn choose(&self, out: &mut Document) {
        let verdict = &self.body.verdict;
        for other in &verdict.choose_other {
            let name = self.name(&other.model);
            if other.when.is_empty() {
                out.line(vec![Cell::plain(format!(
                    "No tracked signal favours {name}"
                ))]);
                continue;
            }
            out.line(vec![Cell::plain(format!("Choose {name} for"))]);
            let several = self.body.models.len() > FEWEST && !self.full;
            let shown = if several { FEW } else { other.when.len() };
            for when in other.when.iter().take(shown) {
                out.item("  ·  ", Cell::plain(when));
            }
        }
        if !verdict.not_comparable.is_empty() {
            let parts: Vec<String> = verdict
                .not_comparable
                .iter()
                .map(|r| {
                    let title = Signal::of(r.signal).title;
                    format!("{title} ({})", r.text)
                })
                .collect();
            let text = format!("Not comparable: {}", parts.join(", "));
            out.line(vec![Cell::toned(Tone::Dim, text)]);
        }
    }

    fn ranking(&self, out: &mut Document) {
        out.heading(
            "Ranking",
            "a pick over another model counts 1, a toss-up one half",
        );
        let mut grid = Grid::default();
        for (at, rank) in self.body.ranking.iter().enumerate() {
            grid.row(vec![
                Cell::plain(format!("{}.", at + 1)),
                Cell::toned(Tone::Strong, self.name(&rank.model)),
                Cell::plain(rank.wins.to_string()),
                rank.best_reason
                    .as_ref()
                    .map_or_else(Cell::unknown, Cell::plain),
            ]);
        }
        out.grid(grid);
    }

    pub(super) fn tradeoffs(&self, all: &[Tradeoffs], out: &mut Document) {
        out.heading("Tradeoffs", "");
        for tradeoffs in all {
            let name = self.name(&tradeoffs.model);
            out.line(vec![Cell::toned(Tone::Strong, name)]);
            for advantage in &tradeoffs.advantages {
                out.item("  +  ", Cell::toned(Tone::Good, &advantage.text));
            }
            if tradeoffs.advantages.is_empty() {
                out.item("  –  ", Cell::toned(Tone::Dim, "nothing that is tracked"));
            }
        }
    }
}
