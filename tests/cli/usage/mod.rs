//! `cost --from`: recorded requests, each format to the micro-dollar, with nothing dropped silently.

mod beside;
mod bills;
mod cases;
mod days;
mod forms;
mod forms_page;
mod logs;
mod nested;
mod paid;
mod repeats;
mod restated;
mod served;
mod skipped;
mod tables;
mod totals;

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Run, program};

/// A catalog with few models and round prices.
fn paid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/paid")
}

/// A file with these bytes, in a folder that lasts as long as the guard.
fn file(name: &str, bytes: &[u8]) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    (folder, path.display().to_string())
}

fn cost(args: &[&str]) -> Run {
    let mut command = program();
    command.arg("cost").args(args).arg("--catalog").arg(paid());
    command.output().expect("the program starts").into()
}

/// Case, file name, text, amount in USD, number of requests, and number of lines left out, none of them an error.
type Row = (&'static str, &'static str, &'static str, f64, u64, u64);

/// Checks that each text comes to its row's amount without errors.
fn each_comes_to_its_amount(rows: &[Row]) {
    for (case, name, text, usd, requests, left_out) in rows {
        let (_guard, path) = file(name, text.as_bytes());
        let run = cost(&["--from", &path, "--json", "--strict"]);
        assert_eq!(run.code, Some(0), "{case}: {}", run.stderr);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let total = report["total"]["usd"].as_f64().expect("an amount");
        assert!(
            (total - usd).abs() < 1e-12,
            "{case}: {total} instead of {usd}"
        );
        assert_eq!(report["total"]["requests"], *requests, "{case}");
        let skipped = report["skipped"].as_array().expect("rows").iter();
        let lines: u64 = skipped.filter_map(|row| row["lines"].as_u64()).sum();
        assert_eq!(lines, *left_out, "{case}: {}", report["skipped"]);
    }
}

/// What the lines cost, as JSON.
fn priced(lines: &str, args: &[&str]) -> Value {
    let (_guard, path) = file("usage.jsonl", lines.as_bytes());
    let run = cost(&[&["--from", &path, "--json"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}
