//! What scripts may rely on in data: keys and their order, headers, numbers of rows, figures, names, and words of a
//! fixed set. Sentences and titles for people are wording.

use serde_json::Value;

/// Keys whose values are written for people.
const PROSE: &[&str] = &[
    "answer",
    "best_reason",
    "deep_dive",
    "hint",
    "message",
    "notes",
    "question",
    "reason",
    "reasons",
    "summary",
    "text",
    "title",
    "warnings",
    "when",
    "why",
];

/// Whether `now` differs from `stored` only in wording.
pub fn is_kept(file: &str, stored: &str, now: &str) -> bool {
    let ending = file.rsplit('.').next().expect("a part");
    match (ending, read(ending, stored), read(ending, now)) {
        ("csv", Some(stored), Some(now)) => rows_match(&stored, &now),
        (_, Some(stored), Some(now)) => same("", &Value::from(stored), &Value::from(now)),
        _ => false,
    }
}

/// The values of a file: one per line of JSONL, one per JSON file, the rows of CSV.
fn read(ending: &str, text: &str) -> Option<Vec<Value>> {
    match ending {
        "json" => Some(vec![serde_json::from_str(text).ok()?]),
        "jsonl" => text
            .lines()
            .map(|line| serde_json::from_str(line).ok())
            .collect(),
        "csv" => {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            let row = |row: csv::Result<csv::StringRecord>| {
                Some(row.ok()?.iter().map(Value::from).collect())
            };
            reader.records().map(row).collect()
        }
        _ => None,
    }
}

/// Whether two tables have the same header and the same rows, by header names.
fn rows_match(stored: &[Value], now: &[Value]) -> bool {
    let (Some(head), true) = (stored.first(), stored.first() == now.first()) else {
        return false;
    };
    let names = head
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let names: Vec<&str> = names
        .map(|name| name.rsplit('.').next().unwrap_or(name))
        .collect();
    let cells = |row: &Value| row.as_array().cloned().unwrap_or_default();
    let row_matches = |(a, b): (&Value, &Value)| {
        let (a, b) = (cells(a), cells(b));
        a.len() == b.len()
            && names
                .iter()
                .zip(a.iter().zip(&b))
                .all(|(name, (a, b))| same(name, a, b))
    };
    stored.len() == now.len() && stored.iter().zip(now).skip(1).all(row_matches)
}

/// Whether two values under `key` are the same except for wording.
fn same(key: &str, stored: &Value, now: &Value) -> bool {
    match (stored, now) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|((ka, a), (kb, b))| ka == kb && same(ka, a, b))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(key, a, b))
        }
        // A sentence may be reworded, but not appear or disappear.
        (Value::String(a), Value::String(b)) => {
            a == b || (PROSE.contains(&key) && a.is_empty() == b.is_empty())
        }
        _ => stored == now,
    }
}

#[test]
fn wording_is_told_from_contract() {
    let json = r#"{"pick": "a/b", "usd": 5, "text": "dearer by 5 %", "notes": ["one"]}"#;
    let kept = |from: &str, to: &str| is_kept("x.json", json, &json.replace(from, to));
    assert!(kept("dearer by 5 %", "5% more"));
    assert!(kept("one", "another"));
    for (from, to) in [
        ("a/b", "a/c"),
        ("5,", "6,"),
        ("\"usd\"", "\"dollars\""),
        ("[\"one\"]", "[]"),
        ("dearer by 5 %", ""),
        (r#""pick": "a/b", "usd": 5"#, r#""usd": 5, "pick": "a/b""#),
    ] {
        assert!(!kept(from, to), "{from} to {to}");
    }
    let csv = "model,usd,route.reason\na/b,5,\"none, yet\"\n";
    let kept = |from: &str, to: &str| is_kept("x.csv", csv, &csv.replace(from, to));
    assert!(kept("none, yet", "not known"));
    assert!(!kept("usd", "dollars") && !kept("5", "6") && !kept("a/b,5,\"none, yet\"\n", ""));
}
