//! The table of formats: each sample has the counts in its row, and the page is generated from the table.

use std::path::Path;

use llmcmp::usage::{FORMS, Form};
use serde_json::Value;

use super::file;
use super::forms_page::page;
use crate::program::program;

/// A made-up record of a format.
pub struct Sample {
    pub form: &'static Form,
    pub record: &'static str,
    /// Its counts: fresh input, read, written for 5 minutes and for an hour, output.
    pub tokens: [u64; 5],
}

/// A sample of each format, in the order of the table.
fn samples() -> Vec<Sample> {
    let rows = include_str!("../../tables/usage-forms.tsv").lines();
    let rows: Vec<&str> = rows.filter(|row| !row.starts_with('#')).collect();
    assert_eq!(rows.len(), FORMS.len(), "a sample of each form");
    let sample = |(row, form): (&&'static str, &'static Form)| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, tokens, record] = cells[..] else {
            panic!("{row}: form, tokens, record");
        };
        assert_eq!(name, form.name);
        let tokens: Vec<u64> = tokens
            .split(' ')
            .map(|n| n.parse().expect("a count"))
            .collect();
        let tokens = tokens.try_into().expect("five counts");
        Sample {
            form,
            record,
            tokens,
        }
    };
    rows.iter().zip(FORMS).map(sample).collect()
}

/// The counts of a record with the bundled catalog, whatever its model costs.
fn on_bundled(record: &str) -> Value {
    let (_guard, path) = file("record.jsonl", record.as_bytes());
    let mut command = program();
    command.args(["cost", "--assume", "full-price", "--json", "--from", &path]);
    let output = command.output().expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("{record}: {output:?}"))
}

#[test]
fn each_sample_comes_to_the_tokens_of_its_row() {
    for Sample {
        form,
        record,
        tokens: expected,
    } in samples()
    {
        let report = on_bundled(record);
        let total = &report["total"];
        let tokens = [
            "fresh",
            "cache_read",
            "cache_write_5m",
            "cache_write_1h",
            "output",
        ]
        .map(|kind| total[format!("{kind}_tokens")].as_u64().expect("a count"));
        assert_eq!(tokens, expected, "{}", form.name);
        assert_eq!(report["skipped"], serde_json::json!([]), "{}", form.name);
        let aggregates = report["aggregates"].as_u64().expect("a count");
        let stated = record.contains("num_model_requests");
        let covers_several = format!("{:?}", form.covers) == "Several" || stated;
        assert_eq!(aggregates == 1, covers_several, "{}", form.name);
    }
}

#[test]
fn the_counts_of_each_sample_stand_where_its_row_says() {
    for Sample { form, record, .. } in samples() {
        if form.counts.is_empty() {
            continue;
        }
        let mut record: Value = serde_json::from_str(record).expect("JSON");
        let mut at = &mut record;
        let mut path = form.counts.split('.').peekable();
        while let Some(name) = path.next() {
            if path.peek().is_none_or(|next| *next == "*") {
                at[name] = Value::Null;
                break;
            }
            at = &mut at[name];
        }
        let (_guard, file) = file("record.jsonl", record.to_string().as_bytes());
        let run = program()
            .args(["cost", "--json", "--from", &file])
            .output()
            .expect("it starts");
        assert_eq!(run.status.code(), Some(4), "{}: {record}", form.name);
    }
}

#[test]
fn the_page_of_forms_is_written_from_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/usage-formats.md");
    let page = page(&samples());
    if std::env::var_os("LLMCMP_REGENERATE").is_some() {
        std::fs::write(&path, &page).expect("written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "LLMCMP_REGENERATE=1 cargo test --test cli usage writes docs/usage-formats.md anew"
    );
}
