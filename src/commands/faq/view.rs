//! Questions and answers as they are seen.

use super::report::FaqReport;
use crate::compare::Answer;
use crate::output::document::{Cell, Document, Tone};
use crate::output::report::Report;

/// Draws the answers.
pub fn faq(report: &Report<FaqReport>) -> Document {
    let mut document = Document::default();
    answers(&report.body.faq, &mut document);
    if report.body.faq.is_empty() {
        let text = "No question fits these words; without words all are answered.";
        document.line(vec![Cell::toned(Tone::Warning, text)]);
    }
    document.footer(report);
    document
}

pub(crate) fn answers(answers: &[Answer], out: &mut Document) {
    out.heading("Questions", "");
    for answer in answers {
        out.line(vec![Cell::toned(Tone::Strong, &answer.question)]);
        out.line(vec![Cell::plain(&answer.answer)]);
    }
}
