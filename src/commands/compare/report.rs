//! A comparison as rows, one per model: the facts of a list, its rank, and its scores on shared boards.

use serde_json::{Map, Value, json};

use crate::compare::Comparison;
use crate::fields::ModelRow;
use crate::output::rows::{Rows, columns};

/// Columns before the facts, and after them.
const BEFORE: &[&str] = &["place", "pick", "utility"];
const BEHIND: &str = "decision_fit";

impl Rows for Comparison<'_> {
    fn columns(&self) -> Vec<String> {
        let mut all = columns(&["id", "name"]);
        all.extend(columns(BEFORE));
        let facts = ModelRow::paths().filter(|path| !matches!(*path, "id" | "name"));
        all.extend(facts.map(str::to_owned));
        all.extend(columns(&[BEHIND]));
        let boards = self.benchmarks.shared.iter();
        all.extend(boards.map(|board| format!("scores.{}", board.board)));
        all
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        self.models
            .iter()
            .map(|model| {
                let id = model.id();
                let facts = ModelRow {
                    without: &[],
                    ..model.fields
                };
                let mut facts = match serde_json::to_value(facts)? {
                    Value::Object(facts) => facts,
                    _ => Map::new(),
                };
                let mut row = Map::new();
                for key in ["id", "name"] {
                    row.insert(key.to_owned(), facts.remove(key).unwrap_or_default());
                }
                let rank = self.ranking.iter().find(|rank| rank.model == id);
                let pick = self.verdict.pick.as_deref() == Some(id);
                row.insert("place".to_owned(), json!(rank.map(|rank| rank.place)));
                row.insert("pick".to_owned(), json!(pick));
                row.insert(
                    "utility".to_owned(),
                    json!(rank.and_then(|rank| rank.utility)),
                );
                row.append(&mut facts);
                row.insert(BEHIND.to_owned(), serde_json::to_value(model.decision_fit)?);
                let mut scores = Map::new();
                for board in &self.benchmarks.shared {
                    let found = board.scores.0.iter().find(|(of, _)| *of == id);
                    let score = found.and_then(|(_, score)| score.as_ref());
                    scores.insert(board.board.to_owned(), json!(score.map(|s| s.score)));
                }
                row.insert("scores".to_owned(), Value::Object(scores));
                Ok(Value::Object(row))
            })
            .collect()
    }
}
