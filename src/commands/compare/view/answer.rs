//! The pick with its reasons, when to choose another model, the ranking, and each model's advantages.

use super::View;
use crate::compare::{FEWEST, Strength, Tradeoffs};
use crate::output::document::{Cell, Document, Grid, Tone};

/// Most advantages per other model in the default view.
const FEW: usize = 2;
/// Most reasons in the default view.
const REASONS: usize = 3;
/// Most flips in the default view.
const FLIPS: usize = 2;

impl View<'_> {
    pub(super) fn verdict(&self, out: &mut Document) {
        let verdict = &self.body.verdict;
        out.gap();
        self.headline(out);
        for (at, reason) in verdict.reasons.iter().enumerate() {
            // The end of a price is always shown.
            if !self.full && at >= REASONS && reason.kind != "announced" {
                continue;
            }
            out.item("  ", Cell::plain(&reason.text));
        }
        self.turns(out);
        self.choose(out);
        if self.body.models.len() > FEWEST {
            self.ranking(out);
        }
    }

    fn headline(&self, out: &mut Document) {
        let verdict = &self.body.verdict;
        let work = self.body.workload.map(|w| format!(" for {}", w.as_str()));
        let work = work.unwrap_or_default();
        let against = verdict
            .against
            .as_deref()
            .filter(|_| verdict.pick.is_some());
        let against = against.map_or(String::new(), |id| format!(" (against {})", self.name(id)));
        let tone = match verdict.strength {
            Strength::Clear => Tone::Good,
            _ => Tone::Warning,
        };
        let point = Cell::plain(format!("{}{against}", verdict.point));
        let Some(pick) = &verdict.pick else {
            let outcome = match verdict.strength {
                Strength::TossUp => "TOSS-UP",
                _ => "NO PICK",
            };
            out.line(vec![Cell::toned(tone, format!("{outcome}{work}  ")), point]);
            return;
        };
        out.line(vec![
            Cell::toned(tone, format!("PICK{work}  ")),
            Cell::toned(Tone::Strong, self.name(pick)),
            Cell::toned(tone, format!("  {}: ", verdict.strength.title())),
            point,
        ]);
    }

    fn turns(&self, out: &mut Document) {
        let flips = &self.body.verdict.flips;
        let shown = if self.full { flips.len() } else { FLIPS };
        let texts: Vec<&str> = flips.iter().take(shown).map(|flip| &*flip.text).collect();
        if !texts.is_empty() {
            out.line(vec![
                Cell::toned(Tone::Strong, "Would flip  "),
                Cell::plain(texts.join("; ")),
            ]);
        }
    }

    fn choose(&self, out: &mut Document) {
        let verdict = &self.body.verdict;
        for other in verdict.choose_other.iter().filter(|o| !o.when.is_empty()) {
            let shown = if self.full { other.when.len() } else { FEW };
            let when = other.when[..shown.min(other.when.len())].join("; ");
            out.line(vec![
                Cell::toned(
                    Tone::Strong,
                    format!("Choose {} for  ", self.name(&other.model)),
                ),
                Cell::plain(when),
            ]);
        }
        if self.full && !verdict.not_comparable.is_empty() {
            let parts = verdict.not_comparable.iter().map(|r| r.text.as_str());
            let text = format!("Not compared: {}", parts.collect::<Vec<_>>().join("; "));
            out.line(vec![Cell::dim(text)]);
        }
    }

    fn ranking(&self, out: &mut Document) {
        out.heading(
            "Ranking",
            "by quality vs cost; tied models are not separable",
        );
        let mut grid = Grid::default();
        for rank in &self.body.ranking {
            grid.row(vec![
                Cell::plain(format!("{}.", rank.place)),
                Cell::toned(Tone::Strong, self.name(&rank.model)),
                Cell::known(rank.best_reason.as_ref()),
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
                out.item(
                    "  –  ",
                    Cell::dim("no tracked advantage over all the others"),
                );
            }
        }
    }
}
