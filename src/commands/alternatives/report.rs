//! Alternatives as rows, one a model.

use catalog::words;
use serde_json::Value;

use crate::alternatives::Alternatives;
use crate::output::rows::{Rows, columns, values};

impl Rows for Alternatives<'_> {
    fn columns(&self) -> Vec<String> {
        columns(words!(
            "rank model name lab successor released status context_tokens open_weights monthly_usd
            change_usd factor route.provider route.name route.id quality.standing quality.estimate
            quality.margin quality.groups quality.win_probability relation utility friction points
            shared_providers gained"
        ))
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.alternatives)
    }
}
