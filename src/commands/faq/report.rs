//! The report of `faq`.

use serde::Serialize;
use serde_json::Value;

use crate::compare::Answer;
use crate::output::rows::{Rows, columns, values};

/// Questions with their answers.
#[derive(Debug, Clone, Serialize)]
pub struct FaqReport {
    /// Most common questions first.
    pub faq: Vec<Answer>,
}

impl Rows for FaqReport {
    fn columns(&self) -> Vec<String> {
        columns(&["question", "answer"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.faq)
    }
}
