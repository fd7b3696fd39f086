//! The GitHub Action and the pre-commit hook: their steps, run as the runner runs them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::check::tree;
use crate::program::program;

const ACTION: &str = include_str!("../../action.yml");
const HOOKS: &str = include_str!("../../.pre-commit-hooks.yaml");

/// The script of an action step: the lines below its `run: |`.
fn script(step: &str) -> String {
    let from = ACTION.find(&format!("- id: {step}\n")).expect("the step");
    let of_step = &ACTION[from..];
    let run = of_step.find("run: ").expect("a script");
    let rest = &of_step[run + "run: ".len()..];
    match rest.strip_prefix("|\n") {
        None => rest.lines().next().expect("a line").to_owned(),
        Some(block) => {
            let inside = |line: &&str| line.is_empty() || line.starts_with("        ");
            let lines = block.lines().take_while(inside);
            lines
                .map(|line| line.get(8..).unwrap_or(""))
                .collect::<Vec<_>>()
                .join("\n")
        }
    }
}

#[cfg(unix)]
/// Runs the step `check` in a tree; returns its outputs and the job summary.
fn check_step(tree: &Path, paths: &str, args: &str) -> (String, String, String) {
    let program = program();
    let binary = Path::new(program.get_program());
    let home = tree.join("home");
    let bin = home.join(".cache/llmcmp-action/bin");
    fs::create_dir_all(&bin).expect("a folder");
    let link = bin.join("llmcmp");
    if !link.exists() {
        // A link, not a copy: a copy may still be open for writing in another test's child process when it runs.
        std::os::unix::fs::symlink(binary, &link).expect("the program");
    }
    let (outputs, summary) = (tree.join("home/outputs"), tree.join("home/summary"));
    let mut bash = Command::new("bash");
    bash.current_dir(tree)
        .args([
            "--noprofile",
            "--norc",
            "-e",
            "-o",
            "pipefail",
            "-c",
            &script("check"),
        ])
        .env("HOME", &home)
        .env("PATHS", paths)
        .env("ARGS", args)
        .env("SARIF", "home/llmcmp.sarif")
        .env("GITHUB_OUTPUT", &outputs)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("LLMCMP_TODAY", "2026-11-29");
    let run = bash.output().expect("bash");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let stdout = String::from_utf8_lossy(&run.stdout).into_owned();
    (stdout, read(&outputs), read(&summary))
}

#[cfg(unix)]
#[test]
fn the_action_annotates_summarizes_and_writes_sarif() {
    let of = tree(&[("src/app.py", b"model = 'gpt-3.5-turbo'\n")]);
    let (stdout, outputs, summary) = check_step(of.path(), "src", "--within 30d");
    assert!(
        stdout.starts_with("::error file=src/app.py,line=1,col=10"),
        "{stdout}"
    );
    assert_eq!(outputs, "exit-code=1\n");
    assert!(
        summary.starts_with("## Language models in this repository"),
        "{summary}"
    );
    assert!(summary.contains("gpt-3.5-turbo"), "{summary}");
    let sarif = fs::read_to_string(of.path().join("home/llmcmp.sarif")).expect("a file");
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(
        sarif["runs"][0]["results"].as_array().map(Vec::len),
        Some(1)
    );
}

#[cfg(unix)]
#[test]
fn the_action_says_what_went_wrong_and_runs_no_commands_of_its_inputs() {
    let of = tree(&[("src/app.py", b"model = 'gpt-3.5-turbo'\n")]);
    let (_, outputs, summary) = check_step(of.path(), "src", "--level nonsense");
    assert_eq!((&*outputs, &*summary), ("exit-code=2\n", ""));
    fs::remove_file(of.path().join("home/outputs")).expect("removed");
    let (_, outputs, _) = check_step(of.path(), "src $(touch hacked) ;touch hacked", "");
    assert_eq!(outputs, "exit-code=4\n");
    assert!(!of.path().join("hacked").exists());
}

#[test]
fn the_action_pins_what_it_uses() {
    let uses: Vec<&str> = ACTION
        .lines()
        .filter_map(|l| l.trim().strip_prefix("uses: "))
        .collect();
    assert_eq!(uses.len(), 2);
    for used in uses {
        let at = used.split(['@', ' ']).nth(1).expect("a version");
        let is_commit = at.len() == 40 && at.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(is_commit, "{used}");
    }
    assert_eq!(script("result"), "exit \"$CODE\"");
    assert!(script("install").starts_with("cargo install --locked"));
}

#[test]
fn the_hook_runs_what_there_is() {
    let entry = HOOKS
        .lines()
        .find_map(|l| l.trim().strip_prefix("entry: "))
        .expect("an entry");
    let of = tree(&[("app.py", b"model = 'gpt-3.5-turbo'\n")]);
    let words: Vec<&str> = entry.split(' ').skip(1).chain(["."]).collect();
    let run = program()
        .env("LLMCMP_TODAY", "2026-11-29")
        .current_dir(of.path())
        .args(words)
        .output()
        .expect("the program");
    assert_eq!(run.status.code(), Some(1));
    assert!(HOOKS.contains("pass_filenames: false"));
}
