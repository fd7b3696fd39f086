//! The picker: never runs without a terminal, and leaves the terminal as it was.

use super::docs::root;
use super::program::{frozen, on_frozen};

#[test]
fn without_a_terminal_it_does_not_start() {
    let run = on_frozen(&["pick"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("needs a terminal"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn alone_in_a_pipe_the_program_prints_help() {
    let run = super::program::bundled(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("Usage: llmcmp"), "{}", run.stderr);
    assert!(!run.stdout.contains('\x1b'));
}

/// Types on a terminal created by the script, which reports what it did not see.
#[cfg(unix)]
#[test]
fn on_a_terminal_models_are_picked_and_the_terminal_is_restored() {
    let Some(mut python) = super::python::with(&["pty"], "") else {
        return;
    };
    let run = python
        .arg(root().join("tests/cli/pick_terminal.py"))
        .arg(env!("CARGO_BIN_EXE_llmcmp"))
        .arg(frozen())
        .output()
        .expect("python starts");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
}
