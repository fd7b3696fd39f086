//! Rules for `quality.json`: known models and plausible numbers.

use std::collections::{HashMap, HashSet};

use crate::files::Files;
use crate::problem::{Problem, problem};
use crate::quality::{Estimate, QualityFile};
use crate::schema::Kind;

const FILE: &str = "quality.json";
/// Six standard deviations around the average, in points.
const RANGE: std::ops::RangeInclusive<f64> = 10.0..=190.0;
/// Widest plausible margin, in points.
const WIDEST: f64 = 90.0;

pub(super) fn quality(files: &Files, out: &mut Vec<Problem>) {
    let Some(file) = &files.quality else { return };
    if !(file.scale.board_noise > 0.0 && file.scale.group_error > 0.0) {
        let message = "`board_noise` and `group_error` must be above 0";
        out.push(problem(FILE, "scale", message));
    }
    for (at, shift) in file.scale.shifts.iter().enumerate() {
        let twice = file.scale.shifts[..at]
            .iter()
            .any(|s| s.workload == shift.workload);
        let above = shift.deviation > 0.0;
        if twice || !above {
            let field = format!("scale.shifts[{at}]");
            let message = "needs each workload once, with a deviation above 0";
            out.push(problem(FILE, &field, message));
        }
    }
    let kinds = files
        .models
        .iter()
        .map(|(_, model)| (&*model.id, model.kind));
    rows(file, &kinds.collect(), out);
}

fn rows(file: &QualityFile, kinds: &HashMap<&str, Kind>, out: &mut Vec<Problem>) {
    let measured: HashSet<&str> = file.models.iter().map(|row| row.id.as_str()).collect();
    let mut before: Option<&str> = None;
    for (at, row) in file.models.iter().enumerate() {
        let mut wrong = |field: &str, message: &str| {
            out.push(problem(FILE, &format!("models[{at}].{field}"), message));
        };
        if kinds.get(row.id.as_str()) != Some(&Kind::Chat) {
            wrong("id", &format!("`{}` is not the id of a chat model", row.id));
        }
        if before.is_some_and(|before| before >= row.id.as_str()) {
            wrong("id", "models must be sorted by id without repeats");
        }
        before = Some(&row.id);
        if let Some(other) = &row.quality.measured_as
            && (*other == row.id || !measured.contains(other.as_str()))
        {
            let message = format!("`{other}` is not another measured model");
            wrong("quality.measured_as", &message);
        }
        if let Some(message) = fault(&row.quality.general) {
            wrong("quality.general", message);
        }
        for (w, one) in row.quality.workloads.iter().enumerate() {
            let field = format!("quality.workloads[{w}]");
            if row.quality.workloads[..w]
                .iter()
                .any(|other| other.workload == one.workload)
            {
                wrong(&field, "repeated workload");
            }
            if let Some(message) = fault(&one.quality) {
                wrong(&field, message);
            }
        }
    }
}

/// What is wrong with an estimate, if anything.
fn fault(of: &Estimate) -> Option<&'static str> {
    if !RANGE.contains(&of.estimate) {
        Some("`estimate` must be between 10 and 190 points")
    } else if !(of.margin > 0.0 && of.margin <= WIDEST) {
        Some("`margin` must be above 0 and at most 90 points")
    } else if of.groups == 0 || of.groups > of.boards {
        Some("needs at least one group, and a board per group")
    } else {
        None
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test fails by panicking
mod tests {
    use super::*;

    fn faults(models: &str) -> Vec<String> {
        let chat = |id: &str, kind: &str| {
            let text = format!(r#"{{"id":"{id}","name":"{id}","lab":"lab","kind":"{kind}"}}"#);
            (
                format!("models/{id}.json"),
                serde_json::from_str(&text).expect("a model"),
            )
        };
        let scale =
            r#"{"board_noise":3.6,"group_error":3.9,"shifts":[],"scores":9,"boards":3,"groups":2}"#;
        let text = format!(r#"{{"scale":{scale},"models":[{models}]}}"#);
        let files = Files {
            models: vec![
                chat("lab/a", "chat"),
                chat("lab/b", "chat"),
                chat("lab/c", "base"),
            ],
            quality: Some(serde_json::from_str(&text).expect("a quality file")),
            ..Files::default()
        };
        let mut problems = Vec::new();
        quality(&files, &mut problems);
        problems
            .into_iter()
            .map(|p| format!("{}: {}", p.field, p.message))
            .collect()
    }

    fn row(id: &str, estimate: &str, more: &str) -> String {
        format!(r#"{{"id":"{id}","quality":{{"general":{estimate}{more}}}}}"#)
    }

    const FINE: &str = r#"{"estimate":101.5,"margin":3.2,"boards":4,"groups":3}"#;

    #[test]
    fn accepts_a_valid_index() {
        let (a, b) = (
            row("lab/a", FINE, ""),
            row("lab/b", FINE, r#","measured_as":"lab/a""#),
        );
        assert_eq!(faults(&format!("{a},{b}")), Vec::<String>::new());
    }

    #[test]
    fn names_the_row_and_the_field_that_is_wrong() {
        let wide = r#"{"estimate":101.5,"margin":0,"boards":4,"groups":3}"#;
        let far = r#"{"estimate":1015,"margin":3,"boards":4,"groups":3}"#;
        let empty = r#"{"estimate":101.5,"margin":3,"boards":1,"groups":2}"#;
        #[rustfmt::skip] // one row per line
        let rows = [
            (row("lab/x", FINE, ""), "models[0].id: `lab/x` is not the id of a chat model"),
            (row("lab/c", FINE, ""), "models[0].id: `lab/c` is not the id of a chat model"),
            (row("lab/a", wide, ""), "models[0].quality.general: `margin` must be above 0"),
            (row("lab/a", far, ""), "models[0].quality.general: `estimate` must be between"),
            (row("lab/a", empty, ""), "models[0].quality.general: needs at least one group"),
            ([row("lab/b", FINE, ""), row("lab/a", FINE, "")].join(","), "models[1].id: models must be sorted by id"),
            (row("lab/a", FINE, r#","measured_as":"lab/b""#), "models[0].quality.measured_as: `lab/b` is not another measured model"),
        ];
        for (models, expected) in rows {
            let found = faults(&models);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with(expected), "{found:?}");
        }
    }
}
