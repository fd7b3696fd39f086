//! The view of a comparison: the verdict, then reasons, cost, breakage and facts.

mod answer;
mod buying;
mod pictures;
mod tables;

use clap::ValueEnum;

use super::page::Page;
use crate::compare::{Comparison, Details, EvidenceReport, Next};
use crate::output::document::{Block, Cell, Document, Grid, Tone};
use crate::output::report::Report;

/// A section that can be asked for by name, in the order of the full answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Section {
    /// The pick and why.
    Verdict,
    /// Overview of the models.
    Summary,
    /// Key figures, one per row.
    Scorecard,
    /// Advantages of each model.
    Tradeoffs,
    /// What a month costs.
    Cost,
    /// What breaks on a switch: refused parameters, retirements.
    Breaking,
    /// What else changes on a switch.
    Switching,
    /// Specifications.
    Specs,
    /// Capabilities: yes, no or unknown.
    Capabilities,
    /// Rates of the priced routes.
    Pricing,
    /// Every provider's price.
    Providers,
    /// Scores.
    Benchmarks,
    /// Summary in three paragraphs.
    DeepDive,
    /// Questions and answers.
    Faq,
    /// Commands to run next.
    Next,
    /// Sources, and where they disagree.
    Evidence,
}

/// Sections shown by default.
pub const DEFAULT_SECTIONS: &[Section] = &[Section::Verdict, Section::Breaking, Section::Scorecard];

/// Renders the sections; on a page also its figures and sources.
pub(super) fn compare(
    report: &Report<Comparison>,
    sections: &[Section],
    full: bool,
    page: Option<&Page>,
) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    let names: Vec<&str> = body.models.iter().map(|m| m.name()).collect();
    document.push(Block::Title(
        Cell::toned(Tone::Strong, names.join(" vs ")),
        Cell::dim(format!("data as of {}", report.catalog.as_of)),
    ));
    let view = View { body, full, page };
    for section in sections {
        view.section(*section, &mut document);
    }
    if page.is_some() {
        let text = "* best value in its row; – unknown";
        document.line(vec![Cell::dim(text)]);
        document.footer(report);
        return document;
    }
    document.notes(&report.query, &report.warnings);
    if !full {
        document.gap();
        let other = view.body.models.last().map_or("", |m| m.id());
        let text = format!(
            "* best value · more: --full, or --section cost,switching · llmcmp providers {other}"
        );
        document.line(vec![Cell::dim(text)]);
    }
    document
}

struct View<'a> {
    body: &'a Comparison<'a>,
    full: bool,
    page: Option<&'a Page<'a, 'a>>,
}

impl View<'_> {
    fn section(&self, section: Section, out: &mut Document) {
        if let Some(details) = &self.body.details {
            self.detail(section, details, out);
        }
        match section {
            Section::Verdict => {
                self.verdict(out);
                if let Some(page) = self.page {
                    self.quality_and_cost(page, out);
                }
            }
            Section::Scorecard => self.rows("Scorecard", "", &self.body.scorecard, out),
            Section::Breaking => self.breaking(out),
            Section::Cost => self.cost(out),
            Section::Switching => self.switching(out),
            Section::Specs => self.rows("Specs", "", &self.body.specs, out),
            Section::Capabilities => self.rows("Capabilities", "", &self.body.capabilities, out),
            Section::Providers => self.providers(out),
            Section::Benchmarks => {
                if let Some(page) = self.page {
                    self.scores(page, out);
                }
                self.benchmarks(out);
            }
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
                if let Some(page) = self.page {
                    self.past_prices(page, out);
                }
            }
            Section::DeepDive => Self::paragraphs("Deep dive", &details.deep_dive, out),
            Section::Faq => crate::commands::faq::view::answers(&details.faq, out),
            Section::Next if !details.next.is_empty() => Self::next(&details.next, out),
            Section::Evidence => self.evidence(&details.evidence, out),
            _ => {}
        }
    }

    fn name<'b>(&'b self, id: &'b str) -> &'b str {
        let found = self.body.models.iter().find(|m| m.id() == id);
        found.map_or(id, |m| m.name())
    }

    fn paragraphs(title: &str, texts: &[String], out: &mut Document) {
        out.heading(title, "");
        for text in texts {
            out.line(vec![Cell::plain(text)]);
        }
    }

    fn next(all: &[Next], out: &mut Document) {
        out.heading("Continue comparing", "");
        let mut grid = Grid::default();
        for next in all {
            grid.row(vec![Cell::plain(&next.command), Cell::dim(&next.why)]);
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
                Cell::plain(&source.name).linked(source.url.as_ref()),
                Cell::plain(source.snapshot.to_string()),
                Cell::dim(format!("{} ({})", source.credit, source.license)),
            ]);
        }
        out.grid(grid);
        if !evidence.conflicts.is_empty() {
            out.heading("Where sources disagree", "the first value is in use");
            let mut grid = Grid {
                folds: true,
                ..Grid::default()
            };
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
