//! The report of `faq`.

use serde::Serialize;

use crate::compare::Answer;
use crate::output::rows::rows;

#[derive(Debug, Clone, Serialize)]
pub struct FaqReport {
    /// Most common questions first.
    pub faq: Vec<Answer>,
}

rows!(FaqReport, faq => &["question", "answer"]);
