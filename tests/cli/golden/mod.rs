//! The golden record: what every command answers on the frozen catalog.
//!
//! `commands.txt` lists the commands, `records/` holds their answers. Data (JSON, JSONL, CSV) is a contract with
//! scripts; text (tables, Markdown, messages) is wording that may be improved, which rewrites only those records:
//!
//! ```text
//! LLMCMP_GOLDEN=wording cargo test --test cli golden   accepts new wording; rejects changed keys, order or figures
//! LLMCMP_GOLDEN=write cargo test --test cli golden     accepts everything: name each change in CHANGELOG.md
//! ```

mod contract;
mod record;
mod run;

use record::{Kind, Mode, Record};

/// Number of recorded commands. Adding one changes this number and `commands.txt`; none is dropped in passing.
const COMMANDS: usize = 237;

#[test]
fn every_command_is_on_record() {
    let cases = run::cases();
    assert_eq!(cases.len(), COMMANDS, "commands.txt");
    assert_eq!(run::all().len(), COMMANDS);
    let mut names: Vec<&str> = cases.iter().map(|case| case.name).collect();
    names.sort_unstable();
    assert!(
        names.windows(2).all(|pair| pair[0] != pair[1]),
        "two commands of one name"
    );
    if Mode::asked() == Mode::Compare {
        let expected: Vec<String> = records().iter().map(|r| r.file.clone()).collect();
        let mut left: Vec<String> = record::files();
        left.retain(|file| !expected.contains(file));
        assert!(left.is_empty(), "records of no command: {left:?}");
    }
}

#[test]
fn every_command_and_format_is_exercised() {
    let lines: Vec<&str> = run::cases().iter().map(|case| case.line).collect();
    let named = |words: &str| lines.iter().any(|line| line.contains(words));
    for command in [
        "compare",
        "cost",
        "list",
        "show",
        "providers",
        "faq",
        "alternatives",
        "check",
        "diff",
        "history",
        "sources",
        "config",
        "update",
        "catalog stats",
        "catalog path",
        "catalog validate",
        "catalog import",
        "catalog reset",
    ] {
        assert!(named(&format!("llmcmp {command}")), "{command}");
    }
    for format in ["jsonl", "csv", "markdown", "github", "sarif"] {
        assert!(named(&format!("--format {format}")), "{format}");
    }
    assert!(named("--json") && named("--ascii"));
}

#[test]
fn exit_codes_are_unchanged() {
    check(&[Kind::Exit]);
}

#[test]
fn json_and_csv_are_unchanged() {
    check(&[Kind::Data]);
}

#[test]
fn text_is_unchanged() {
    check(&[Kind::Text]);
}

fn records() -> Vec<Record> {
    let mut all = vec![record::exit_codes(run::all())];
    all.extend(run::all().iter().flat_map(record::of));
    all
}

fn check(kinds: &[Kind]) {
    let all = records();
    let of_kind: Vec<&Record> = all.iter().filter(|r| kinds.contains(&r.kind)).collect();
    assert!(!of_kind.is_empty());
    let wrong: Vec<String> = of_kind
        .iter()
        .filter_map(|r| r.settle(Mode::asked()))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} records differ\n\n{}\n\n\
         If only wording changed: LLMCMP_GOLDEN=wording cargo test --test cli golden\n\
         If a contract is to change: LLMCMP_GOLDEN=write cargo test --test cli golden, and name it in CHANGELOG.md",
        wrong.len(),
        of_kind.len(),
        wrong.join("\n")
    );
}
