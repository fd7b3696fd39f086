//! `show` as rows, one fact each, for CSV and JSONL.

use catalog::words;
use serde_json::{Value, json};

use super::{FactRow, Sheet};

/// Keys of every row, in order.
pub(super) const COLUMNS: &[&str] = words!(
    "section provider route variant key title unit value rank of source as_of url confirmed_by
    others"
);

/// All facts, route terms and scores.
pub(super) fn rows(model: &Sheet) -> Result<Vec<Value>, serde_json::Error> {
    let mut rows = Vec::new();
    for (section, facts) in [
        ("specs", &model.specs),
        ("capabilities", &model.capabilities),
    ] {
        for (key, fact) in &facts.0 {
            rows.push(row(section, json!({}), key, fact)?);
        }
    }
    for route in &model.routes {
        for (key, term) in &route.terms.0 {
            let head = &route.head;
            let which = json!({
                "provider": head.provider,
                "route": head.id,
                "variant": head.variant.as_ref().or(head.region.as_ref()),
            });
            rows.push(row("routes", which, key, term)?);
        }
    }
    for score in &model.benchmarks {
        rows.push(whole(&[json!({
            "section": "benchmarks",
            "variant": score.score.variant,
            "key": score.score.board,
            "title": score.name,
            "unit": score.unit,
            "value": score.score.score,
            "rank": score.rank,
            "of": score.of,
            "source": score.score.source,
            "as_of": score.score.as_of,
            "url": score.score.url,
        })]));
    }
    Ok(rows)
}

/// One fact. Disagreeing sources become a list of strings to fit in one field.
fn row(section: &str, which: Value, key: &str, row: &FactRow) -> Result<Value, serde_json::Error> {
    let mut others = Vec::new();
    for said in &row.fact.others {
        let value = match serde_json::to_value(&said.value)? {
            Value::String(text) => text,
            other => other.to_string(),
        };
        others.push(format!("{value} ({}, {})", said.source, said.as_of));
    }
    let fact = json!({
        "section": section,
        "key": key,
        "title": row.title,
        "unit": row.unit,
        "value": row.fact.value,
        "source": row.fact.source,
        "as_of": row.fact.as_of,
        "url": row.fact.url,
        "confirmed_by": row.fact.confirmed_by,
        "others": others,
    });
    Ok(whole(&[fact, which]))
}

/// A row with every column; missing values are `null`.
fn whole(parts: &[Value]) -> Value {
    let cells = COLUMNS.iter().map(|&column| {
        let said = parts.iter().find_map(|part| part.get(column));
        (column.to_owned(), said.cloned().unwrap_or_default())
    });
    Value::Object(cells.collect())
}
