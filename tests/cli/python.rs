//! The Python that some tests run: `LLMCMP_TEST_PYTHON`, or else `python3`.

use std::process::{Command, Stdio};

/// Names the Python for the tests. If it is set, no test is skipped.
const PYTHON: &str = "LLMCMP_TEST_PYTHON";

/// A Python that has `modules` and runs the code `check` successfully. If there is none, prints that and returns
/// `None`: the test is to be skipped.
///
/// # Panics
/// The named Python lacks one of them.
pub fn with(modules: &[&str], check: &str) -> Option<Command> {
    let named = std::env::var(PYTHON).ok();
    let python = named.clone().unwrap_or_else(|| "python3".to_owned());
    let code = format!("import sys\nimport {}\n{check}", modules.join(", "));
    let run = Command::new(&python)
        .args(["-c", &code])
        .stderr(Stdio::null())
        .status();
    if run.is_ok_and(|status| status.success()) {
        return Some(Command::new(python));
    }
    let missing = format!(
        "{python} lacks {} (tests/requirements.txt)",
        modules.join(", ")
    );
    assert!(named.is_none(), "{missing}");
    eprintln!("SKIPPED: {missing}; {PYTHON} names another");
    None
}
