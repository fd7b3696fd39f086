//! A board as a column of scores: one number per model, all comparable.
//!
//! Scores of different publishers or harnesses are not comparable, nor are vendors' scores with the board's own
//! (decision rules, §4). A column therefore uses the one set that most models have; a model with only other
//! scores is unknown in it.

use catalog::schema::{BoardRecord, Direction, Measured, Unit};
use catalog::sort::Order;
use serde::Serialize;

use crate::fields::Better;

/// A board and the set of scores in its column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    #[serde(rename = "board")]
    pub id: String,
    pub name: String,
    pub unit: Unit,
    pub direction: Direction,
    pub publisher: String,
    /// The scaffold or method used to run the models.
    pub harness: Option<String>,
    /// Whether the scores are the vendors' own.
    pub by_vendors: bool,
    /// Number of models with such a score.
    pub models: usize,
}

impl Board {
    /// Chooses the set of scores that most models have; on a tie, the board's own before the vendors'. `None`: no model
    /// has a score. `scores` has one list per model.
    pub fn new<'s>(
        record: &BoardRecord,
        scores: impl IntoIterator<Item = &'s [Measured<'s>]>,
    ) -> Option<Self> {
        let mut sets = Vec::new();
        for of_model in scores {
            let mut seen = Vec::new();
            for score in of_model.iter().filter(|s| s.board == record.id) {
                let terms = score.terms();
                if seen.contains(&terms) {
                    continue;
                }
                seen.push(terms);
                match sets.iter_mut().find(|(known, _)| *known == terms) {
                    Some((_, models)) => *models += 1,
                    None => sets.push((terms, 1)),
                }
            }
        }
        sets.order_by(|(a, n), (b, m)| m.cmp(n).then_with(|| (a.2, a).cmp(&(b.2, b))));
        let ((publisher, harness, by_vendors), models) = sets.first().copied()?;
        Some(Self {
            id: record.id.to_owned(),
            name: record.name.to_owned(),
            unit: record.unit,
            direction: record.direction,
            publisher: publisher.to_owned(),
            harness: harness.map(str::to_owned),
            by_vendors,
            models,
        })
    }

    /// A model's best score in the set.
    pub fn best(&self, scores: &[Measured]) -> Option<f64> {
        let own = (&*self.publisher, self.harness.as_deref(), self.by_vendors);
        let scores = scores.iter().filter(|s| s.board == self.id);
        let scores = scores.filter(|s| s.terms() == own).map(|s| s.score);
        scores.reduce(|a, b| self.direction.better(a, b))
    }

    pub fn better(&self) -> Better {
        match self.direction {
            Direction::Higher => Better::More,
            Direction::Lower => Better::Less,
        }
    }

    /// Describes the column's scores for people.
    pub fn basis(&self) -> String {
        let harness = self.harness.as_ref();
        let harness = harness.map_or(String::new(), |harness| format!(", {harness}"));
        let by = if self.by_vendors {
            " (the models' maker)"
        } else {
            ""
        };
        let (name, publisher) = (&self.name, &self.publisher);
        format!("{name}: the best of each model's scores by {publisher}{by}{harness}")
    }
}
