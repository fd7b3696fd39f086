//! `cost --from`: recorded requests, each shape to the micro-dollar, and nothing left out in silence.

mod beside;
mod bills;
mod cases;
mod days;
mod forms;
mod logs;
mod skipped;
mod totals;

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Run, program};

/// A catalog with few models and round prices.
fn paid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/paid")
}

/// A file of these bytes, in a folder that lasts as long as the guard.
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

/// What lines come to, as JSON.
fn priced(lines: &str, args: &[&str]) -> Value {
    let (_guard, path) = file("usage.jsonl", lines.as_bytes());
    let run = cost(&[&["--from", &path, "--json"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}
