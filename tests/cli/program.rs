//! Runs the program on a catalog with fixed date and environment.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The date of the tests.
pub const TODAY: &str = "2026-05-19";

/// The seed table as a catalog folder.
pub fn seed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed")
}

/// The frozen catalog: its figures never change, so tests may name them.
pub fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/frozen")
}

/// The program without the caller's environment.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_llmcmp"));
    for name in [
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "LLMCMP_FORMAT",
        "LLMCMP_COLOR",
        "LLMCMP_ASCII",
        "LLMCMP_CATALOG",
        "LLMCMP_MAX_AGE",
        "LLMCMP_PAGER",
        "PAGER",
    ] {
        command.env_remove(name);
    }
    // Neither settings nor an updated catalog of whoever runs the tests.
    command.env("LLMCMP_CONFIG", "").env("LLMCMP_DATA", "");
    command.env("LLMCMP_TODAY", TODAY).stdin(Stdio::null());
    command
}

/// The words of the llmcmp call in a shell line, if there is one.
pub fn call(line: &str) -> Option<Vec<String>> {
    let words = shlex::split(line)?;
    let ends = |word: &String| ["|", "&&", ">", "<", ";"].contains(&word.as_str());
    let mut parts = words.split(ends);
    let call = parts.find_map(|part| {
        let start = part.iter().position(|word| word == "llmcmp")?;
        Some(part[start..].to_vec())
    })?;
    (call.len() > 1).then_some(call)
}

pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
        }
    }
}

pub fn on_seed(args: &[&str]) -> Run {
    let run = program().args(args).arg("--catalog").arg(seed()).output();
    run.expect("the program starts").into()
}

pub fn on_frozen(args: &[&str]) -> Run {
    let run = program().args(args).arg("--catalog").arg(frozen()).output();
    run.expect("the program starts").into()
}

pub fn bundled(args: &[&str]) -> Run {
    program()
        .args(args)
        .output()
        .expect("the program starts")
        .into()
}

/// Runs with JSON output on the seed catalog; the run must succeed.
pub fn json(args: &[&str]) -> Value {
    let run = on_seed(&[args, &["--json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.ends_with('\n'));
    serde_json::from_str(&run.stdout).expect("one JSON value")
}
