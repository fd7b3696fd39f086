//! The answers of `faq`.

use serde::Serialize;

use crate::compare::Answer;

/// Questions with their answers.
#[derive(Debug, Clone, Serialize)]
pub struct FaqReport {
    /// In the order in which people ask.
    pub faq: Vec<Answer>,
}
