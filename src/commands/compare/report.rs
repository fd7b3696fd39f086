//! A comparison as rows: a fact a row, a column a model.

use serde::Serialize;
use serde_json::{Value, json};

use crate::compare::Comparison;
use crate::output::rows::{Rows, columns};

/// Scorecard, specifications, capabilities, rates and shared boards, with the section that each row is of.
impl Rows for Comparison<'_> {
    fn columns(&self) -> Vec<String> {
        let models = self.models.iter().map(|m| format!("values.{}", m.id()));
        let mut all = columns(&["section", "key", "title", "unit"]);
        all.extend(models);
        all.extend(columns(&["best"]));
        all
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        let none = Vec::new();
        let pricing = self.details.as_ref().map_or(&none, |d| &d.pricing);
        let mut rows = Vec::new();
        for (section, of) in [
            ("scorecard", &self.scorecard),
            ("specs", &self.specs),
            ("capabilities", &self.capabilities),
            ("pricing", pricing),
        ] {
            for row in of {
                let (title, unit) = (row.title, row.unit);
                rows.push(line(
                    section,
                    [row.key, title],
                    unit,
                    &row.values,
                    row.best,
                )?);
            }
        }
        for board in &self.benchmarks.shared {
            let scores = board.scores.0.iter();
            let scores = scores.map(|(id, score)| (*id, score.map(|s| s.score)));
            let scores = crate::by_id::ById(scores.collect());
            let (names, unit) = ([board.board, board.name], Some(board.unit.as_str()));
            rows.push(line("benchmarks", names, unit, &scores, board.leader)?);
        }
        Ok(rows)
    }
}

fn line<T: Serialize>(
    section: &str,
    [key, title]: [&str; 2],
    unit: Option<&str>,
    values: &T,
    best: Option<&str>,
) -> Result<Value, serde_json::Error> {
    let values = serde_json::to_value(values)?;
    Ok(json!({
        "section": section, "key": key, "title": title, "unit": unit, "values": values, "best": best
    }))
}
