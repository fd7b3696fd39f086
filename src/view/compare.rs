//! A comparison as it is seen: the answer first, then why, what it costs, what breaks, the facts.

use clap::ValueEnum;

use super::{Block, Cell, Document, Grid, Tone};
use crate::compare::phrase;
use crate::compare::signals::score;
use crate::compare::{
    Comparison, Details, EvidenceReport, Level, ModelCost, Next, Row, SharedBoard, Strength,
    Switch, Tradeoffs,
};
use crate::fields::Value;
use crate::report::Report;

/// A section that can be asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Section {
    /// The pick and why.
    Verdict,
    /// Who the models are.
    Summary,
    /// What matters most, a row each.
    Scorecard,
    /// What speaks for each.
    Tradeoffs,
    /// What a month costs.
    Cost,
    /// What breaks on the way.
    Switching,
    /// Specifications.
    Specs,
    /// Yes, no, unknown.
    Capabilities,
    /// Rates of the priced routes.
    Pricing,
    /// Every provider's price.
    Providers,
    /// Scores.
    Benchmarks,
    /// Three paragraphs.
    DeepDive,
    /// Questions and answers.
    Faq,
    /// Commands to run next.
    Next,
    /// Sources and disagreements.
    Evidence,
}

/// What is shown unless asked otherwise.
pub const DEFAULT_SECTIONS: &[Section] = &[
    Section::Verdict,
    Section::Scorecard,
    Section::Cost,
    Section::Switching,
    Section::Specs,
    Section::Capabilities,
    Section::Providers,
    Section::Benchmarks,
];

/// Everything.
pub const FULL_SECTIONS: &[Section] = &[
    Section::Verdict,
    Section::Summary,
    Section::Scorecard,
    Section::Tradeoffs,
    Section::Cost,
    Section::Switching,
    Section::Specs,
    Section::Capabilities,
    Section::Pricing,
    Section::Providers,
    Section::Benchmarks,
    Section::DeepDive,
    Section::Faq,
    Section::Next,
    Section::Evidence,
];

/// How many rows the default view gives to providers and to benchmarks.
const SHORT: usize = 8;

/// Draws the sections of a comparison.
pub fn compare(report: &Report<Comparison>, sections: &[Section], full: bool) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    let names: Vec<&str> = body.models.iter().map(|m| &*m.name).collect();
    document.push(Block::Title(
        Cell::toned(Tone::Strong, names.join(" vs ")),
        Cell::toned(Tone::Dim, format!("data as of {}", report.catalog.as_of)),
    ));
    let view = View { body, full };
    for section in sections {
        view.section(*section, &mut document);
    }
    let mut notes = view.resolution(report);
    notes.extend(report.warnings.iter().cloned());
    if !notes.is_empty() {
        document.gap();
        let mut grid = Grid::default();
        for note in notes {
            grid.bullet("!", Cell::toned(Tone::Warning, note));
        }
        document.grid(grid);
    }
    if !full {
        document.gap();
        let other = &view.body.models.last().map_or("", |m| &m.id);
        let text = format!("More: --full (tradeoffs, FAQ, sources) · llmcmp providers {other}");
        document.line(vec![Cell::toned(Tone::Dim, text)]);
    }
    document
}

struct View<'a> {
    body: &'a Comparison<'a>,
    full: bool,
}

impl View<'_> {
    fn section(&self, section: Section, out: &mut Document) {
        if let Some(details) = &self.body.details {
            self.detail(section, details, out);
        }
        match section {
            Section::Verdict => self.verdict(out),
            Section::Scorecard => self.rows("Scorecard", "", &self.body.scorecard, out),
            Section::Cost => self.cost(out),
            Section::Switching => self.switching(out),
            Section::Specs => self.rows("Specs", "", &self.body.specs, out),
            Section::Capabilities => self.rows("Capabilities", "", &self.body.capabilities, out),
            Section::Providers => self.providers(out),
            Section::Benchmarks => self.benchmarks(out),
            _ => {}
        }
    }

    fn detail(&self, section: Section, details: &Details, out: &mut Document) {
        match section {
            Section::Summary => Self::paragraphs("Summary", &details.summary, out),
            Section::Tradeoffs => self.tradeoffs(&details.tradeoffs, out),
            Section::Pricing => {
                let note = "USD per million tokens on the priced route";
                self.rows("Pricing", note, &details.pricing, out);
            }
            Section::DeepDive => Self::paragraphs("Deep dive", &details.deep_dive, out),
            Section::Faq => super::faq::answers(&details.faq, out),
            Section::Next => Self::next(&details.next, out),
            Section::Evidence => self.evidence(&details.evidence, out),
            _ => {}
        }
    }

    fn name<'b>(&'b self, id: &'b str) -> &'b str {
        let found = self.body.models.iter().find(|m| m.id == id);
        found.map_or(id, |m| &m.name)
    }

    /// How a name was understood, where it was not written out.
    fn resolution(&self, report: &Report<Comparison>) -> Vec<String> {
        let unlike = |typed: &str, id: &str| {
            let name = self.name(id);
            typed != id && crate::names::normalize(typed) != crate::names::normalize(name)
        };
        let queries = report.query.iter().filter(|q| unlike(&q.input, &q.model));
        queries
            .map(|q| format!("`{}` was understood as {}", q.input, q.model))
            .collect()
    }

    fn verdict(&self, out: &mut Document) {
        let verdict = &self.body.verdict;
        out.gap();
        let [own, all] = verdict.decided;
        let strength = match verdict.strength {
            Strength::None => String::new(),
            Strength::TossUp => format!(" – toss-up, {own} of {all} decided weight"),
            other => format!(" – {}, {own} of {all} decided weight", other.title()),
        };
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
        let mut grid = Grid::default();
        for reason in &verdict.reasons {
            grid.bullet("  ·", Cell::plain(&reason.text));
        }
        if verdict.reasons.is_empty() {
            grid.bullet(
                "  ·",
                Cell::plain("the signals balance; it is the newer or the cheaper"),
            );
        }
        out.grid(grid);
        self.choose(out);
        if self.body.models.len() > crate::compare::FEWEST {
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
            let mut grid = Grid::default();
            for when in &other.when {
                grid.bullet("  ·", Cell::plain(when));
            }
            out.grid(grid);
        }
        if !verdict.not_comparable.is_empty() {
            let parts: Vec<String> = verdict
                .not_comparable
                .iter()
                .map(|r| {
                    let title = crate::compare::signals::Signal::of(r.signal).title;
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

    fn paragraphs(title: &str, texts: &[String], out: &mut Document) {
        out.heading(title, "");
        for text in texts {
            out.line(vec![Cell::plain(text)]);
        }
    }

    /// Rows of values, a column a model. Rows without any value are left out.
    fn rows(&self, title: &str, note: &str, rows: &[Row], out: &mut Document) {
        out.gap();
        let mut grid = self.grid(title);
        for row in rows {
            if row.values.0.iter().all(|(_, value)| value.is_none()) {
                continue;
            }
            let mut cells = vec![Cell::plain(phrase::sentence_case(row.title))];
            for (at, (id, value)) in row.values.0.iter().enumerate() {
                let best = row.best.as_ref() == Some(id);
                let note = row.notes.get(at).and_then(Option::as_deref);
                cells.push(
                    value
                        .as_ref()
                        .map_or_else(Cell::unknown, |v| value_cell(v, best, note)),
                );
            }
            grid.row(cells);
        }
        out.grid(grid);
        if !note.is_empty() {
            out.line(vec![Cell::toned(Tone::Dim, note)]);
        }
    }

    /// A grid with a column a model: the section's title and their names on top.
    fn grid(&self, title: &str) -> Grid {
        let mut grid = Grid::shaped("models");
        let title = Cell::toned(Tone::Strong, title.to_uppercase());
        let names = self
            .body
            .models
            .iter()
            .map(|m| Cell::toned(Tone::Strong, &m.name));
        grid.row(std::iter::once(title).chain(names).collect());
        grid
    }

    fn tradeoffs(&self, all: &[Tradeoffs], out: &mut Document) {
        out.heading("Tradeoffs", "");
        for tradeoffs in all {
            let name = self.name(&tradeoffs.model);
            out.line(vec![Cell::toned(Tone::Strong, name)]);
            let mut grid = Grid::default();
            for advantage in &tradeoffs.advantages {
                grid.bullet("  +", Cell::toned(Tone::Good, &advantage.text));
            }
            if tradeoffs.advantages.is_empty() {
                grid.bullet("  –", Cell::toned(Tone::Dim, "nothing that is tracked"));
            }
            out.grid(grid);
        }
    }

    fn cost(&self, out: &mut Document) {
        let cost = &self.body.monthly_cost;
        out.heading("Monthly cost", &cost.traffic.to_string());
        let mut grid = Grid::default();
        for model in &cost.models {
            grid.row(vec![
                Cell::plain(self.name(&model.model)),
                model.usd.map_or_else(Cell::unknown, |usd| {
                    let lower = cost.lower.as_ref() == Some(&model.model);
                    value_cell(&Value::Money(usd), lower, None)
                }),
                Cell::plain(route_text(model)),
            ]);
            if let Some(listed) = &model.cheapest_listed {
                grid.row(vec![
                    Cell::default(),
                    Cell::toned(Tone::Dim, listed.usd.show()),
                    Cell::toned(Tone::Dim, format!("cheapest listed: {}", listed.route.name)),
                ]);
            }
        }
        let gap = match (cost.delta_usd, cost.factor) {
            (Some(delta), Some(factor)) => vec![
                Cell::plain(delta.show()),
                Cell::plain(format!(
                    "the dearest costs {} the cheapest",
                    phrase::factor(factor)
                )),
            ],
            _ => vec![
                Cell::unknown(),
                Cell::toned(Tone::Dim, "needs a price on every side"),
            ],
        };
        grid.row([vec![Cell::plain("Gap")], gap].concat());
        grid.right.push(1);
        out.grid(grid);
        for note in &cost.notes {
            out.line(vec![Cell::toned(Tone::Dim, note)]);
        }
    }

    fn switching(&self, out: &mut Document) {
        out.heading("Switching", "");
        let first = &self.body.models[0].id;
        let few = self.body.models.len() == crate::compare::FEWEST;
        for way in &self.body.switching {
            if few || way.from == *first {
                self.way(way, out);
            }
        }
    }

    fn way(&self, way: &Switch, out: &mut Document) {
        let tone = match way.level {
            Level::Low => Tone::Good,
            Level::Medium => Tone::Warning,
            Level::High => Tone::Bad,
        };
        out.push(Block::Title(
            Cell::plain(format!("{} → {}", self.name(&way.from), self.name(&way.to))),
            Cell::toned(tone, format!("friction: {}", way.level.title())),
        ));
        let mut grid = Grid::default();
        for loss in &way.losses {
            grid.bullet("  –", Cell::plain(&loss.text));
        }
        for note in &way.notes {
            grid.bullet("  ·", Cell::toned(Tone::Dim, note));
        }
        out.grid(grid);
    }

    fn providers(&self, out: &mut Document) {
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
        for row in &all[..shown] {
            let name = if row.shared {
                format!("{} =", row.name)
            } else {
                row.name.clone()
            };
            let prices = row.models.0.iter().map(|(_, price)| match price {
                None => Cell::default(),
                Some(price) => match (price.input_usd_per_mtok, price.output_usd_per_mtok) {
                    (Some(a), Some(b)) => Cell::plain(format!("{} / {}", a.show(), b.show())),
                    _ => Cell::toned(Tone::Dim, super::providers::price_word(price.price_status)),
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
        out.line(vec![Cell::toned(Tone::Dim, notes.join(" · "))]);
    }

    fn benchmarks(&self, out: &mut Document) {
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
        if shown > 0 {
            out.gap();
            let mut grid = self.grid("Benchmarks");
            for board in &voting[..shown] {
                grid.row(self.board(board));
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
        out.line(vec![Cell::toned(Tone::Dim, notes.join(" · "))]);
    }

    fn board(&self, board: &SharedBoard) -> Vec<Cell> {
        let unit = match board.unit.as_str() {
            "percent" => "%",
            unit => unit,
        };
        let mut row = vec![Cell::plain(format!("{} ({unit})", board.name))];
        for (id, score_report) in &board.scores.0 {
            row.push(score_report.as_ref().map_or_else(Cell::unknown, |s| {
                let mut notes: Vec<&str> = s.variant.as_deref().into_iter().collect();
                let date = s.date.map(|d| d.to_string());
                let measured = s.measured_by.as_str().replace('_', " ");
                if self.full {
                    notes.extend([&*s.publisher, &*measured]);
                    notes.extend(date.as_deref());
                }
                let value = Value::Text(score(s.score));
                let note = (!notes.is_empty()).then(|| notes.join(", "));
                value_cell(&value, board.leader.as_ref() == Some(id), note.as_deref())
            }));
        }
        row
    }

    fn next(all: &[Next], out: &mut Document) {
        out.heading("Continue comparing", "");
        let mut grid = Grid::default();
        for next in all {
            grid.row(vec![
                Cell::plain(&next.command),
                Cell::toned(Tone::Dim, &next.why),
            ]);
        }
        out.grid(grid);
    }

    fn evidence(&self, evidence: &EvidenceReport, out: &mut Document) {
        let days = match (evidence.oldest, evidence.newest) {
            (Some(oldest), Some(newest)) => format!("facts from {oldest} to {newest}"),
            _ => String::new(),
        };
        out.heading("Evidence", &days);
        let mut grid = Grid::default();
        for source in &evidence.sources {
            grid.row(vec![
                Cell::plain(&source.name),
                Cell::plain(source.snapshot.to_string()),
                Cell::toned(Tone::Dim, format!("{}. {}", source.credit, source.license)),
            ]);
        }
        out.grid(grid);
        if !evidence.conflicts.is_empty() {
            out.heading("Where sources disagree", "the first value is in use");
            let mut grid = Grid::default();
            for conflict in &evidence.conflicts {
                let said = conflict.said.iter();
                let said = said.map(|s| format!("{} ({}, {})", s.value.show(), s.source, s.as_of));
                grid.row(vec![
                    Cell::plain(self.name(&conflict.model)),
                    Cell::plain(&conflict.field),
                    Cell::plain(said.collect::<Vec<_>>().join("; ")),
                ]);
            }
            out.grid(grid);
        }
    }
}

fn value_cell(value: &Value, best: bool, note: Option<&str>) -> Cell {
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
    Cell { text, tone }
}

fn route_text(model: &ModelCost) -> String {
    let Some(route) = &model.route else {
        return model.reason.clone().unwrap_or_default();
    };
    let names = std::iter::once(route).chain(&model.tied).map(|r| &*r.name);
    let names: Vec<&str> = names.collect();
    let price = match (route.input_usd_per_mtok, route.output_usd_per_mtok) {
        (Some(a), Some(b)) => format!(", {} in, {} out", a.show(), b.show()),
        _ => String::new(),
    };
    let names = match names.as_slice() {
        [a, b, c, more @ ..] if !more.is_empty() => {
            format!("{a} = {b} = {c} and {} more", more.len())
        }
        few => few.join(" = "),
    };
    format!("{names}{price}")
}
