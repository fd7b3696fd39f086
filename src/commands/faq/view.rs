//! The view of `faq`. Does not decide.

use super::report::FaqReport;
use crate::compare::Answer;
use crate::output::document::{Cell, Document, Tone};
use crate::output::report::Report;

pub fn faq(report: &Report<FaqReport>) -> Document {
    let mut document = Document::default();
    answers(&report.body.faq, &mut document);
    if report.body.faq.is_empty() {
        let text = "No question matches; omit the words to see all.";
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
