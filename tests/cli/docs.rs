//! README.md and docs/ describe what the program does.
//!
//! Each `console` block is run on the frozen catalog and must print what the page shows; the command line must accept
//! each command of an `sh` block. `TRYCMD=overwrite cargo test --test cli docs` rewrites the output of `console`
//! blocks. `generated` checks the tables of options.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use clap::{CommandFactory, Parser};
use llmcmp::cli::Cli;
use serde_json::Value;

use super::program::call;

/// Held while writing pages: two tests do so on request.
pub static WRITING: Mutex<()> = Mutex::new(());

/// The manual starts with one screen, not with everything.
const MOST_README_LINES: usize = 200;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The pages of docs/, sorted.
fn manual() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(root().join("docs")).expect("docs/");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let mut pages: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|e| e == "md"))
        .collect();
    pages.sort();
    pages
}

/// The entry pages, then the manual.
fn pages() -> Vec<PathBuf> {
    let first = ["README.md", "CONTRIBUTING.md", "benches/README.md"];
    let first = first.iter().map(|file| root().join(file));
    first.chain(manual()).collect()
}

#[test]
fn console_blocks_show_what_the_program_prints() {
    let _writing = WRITING.lock();
    let cases = trycmd::TestCases::new();
    cases
        .env("LLMCMP_TODAY", "2026-11-23")
        .env("LLMCMP_CATALOG", "tests/fixtures/frozen")
        .env("LLMCMP_CONFIG", "")
        .env("LLMCMP_DATA", "")
        .case("README.md")
        .case("docs/*.md")
        .run();
}

#[test]
fn commands_of_the_pages_are_ones_that_the_command_line_accepts() {
    let mut read_commands = 0;
    for page in pages() {
        let text = read(&page);
        for line in blocks(&text, "sh").flat_map(str::lines) {
            let Some(args) = call(line) else { continue };
            let parsed = Cli::try_parse_from(&args);
            let error = parsed.err().map(|e| e.to_string()).unwrap_or_default();
            assert!(error.is_empty(), "{}: {line}\n{error}", page.display());
            let expression = args.iter().position(|arg| arg == "--jq");
            if let Some(expression) = expression.and_then(|at| args.get(at + 1)) {
                let checked = llmcmp::output::jq::check(expression);
                assert_eq!(checked, Ok(()), "{}: {line}", page.display());
            }
            read_commands += 1;
        }
    }
    assert!(read_commands > 50, "{read_commands} commands were read");
}

#[test]
fn every_command_and_long_option_is_on_the_page_of_its_command() {
    let mut cli = Cli::command();
    cli.build();
    let index = read(&root().join("docs/README.md"));
    for command in cli.get_subcommands().filter(|c| c.get_name() != "help") {
        let name = command.get_name();
        assert!(
            index.contains(&format!("({name}.md)")),
            "docs/README.md has no link to {name}.md"
        );
        let page = read(&root().join(format!("docs/{name}.md")));
        let below = command.get_subcommands().filter(|c| c.get_name() != "help");
        for one in std::iter::once(command).chain(below) {
            let called = one.get_name();
            assert!(page.contains(called), "docs/{name}.md: {called}");
            for option in one.get_arguments().filter(|a| !a.is_hide_set()) {
                let Some(long) = option.get_long() else {
                    continue;
                };
                let on = if option.is_global_set() || long == "help" {
                    &index
                } else {
                    &page
                };
                let named = format!("`--{long}");
                let short = option.get_short().map(|s| format!("`-{s}, --{long}"));
                assert!(
                    on.contains(&named) || short.is_some_and(|s| on.contains(&s)),
                    "--{long} of {name} {called} is not named"
                );
            }
        }
    }
}

#[test]
fn the_readme_is_short() {
    let lines = read(&root().join("README.md")).lines().count();
    assert!(lines <= MOST_README_LINES, "{lines} lines");
}

#[test]
fn every_page_is_in_the_index_and_every_link_leads_somewhere() {
    let index = read(&root().join("docs/README.md"));
    for page in manual() {
        let name = page.file_name().expect("a name").to_string_lossy();
        let link = format!("({name})");
        assert!(
            name == "README.md" || index.contains(&link),
            "docs/README.md has no link to {name}"
        );
    }
    for page in pages() {
        let text = read(&page);
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().unwrap_or_default();
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let target = page.parent().expect("a folder").join(file);
            assert!(target.exists(), "{}: {link}", page.display());
        }
    }
}

#[test]
fn files_named_for_those_who_change_the_code_exist() {
    const FOLDERS: [&str; 8] = [
        "src/", "crates/", "catalog/", "tests/", "tools/", "benches/", "docs/", ".ci/",
    ];
    let mut named = 0;
    for page in [
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "benches/README.md",
    ] {
        let text = read(&root().join(page));
        for path in text.split('`').skip(1).step_by(2) {
            let is_path = FOLDERS.iter().any(|folder| path.starts_with(folder));
            // `X` and `*` stand for any name.
            if !is_path || path.contains(['*', ' ']) || path.contains("/X") {
                continue;
            }
            assert!(root().join(path).exists(), "{page}: {path}");
            named += 1;
        }
    }
    assert!(named > 30, "{named} paths");
}

/// Scripts rely on these keys; each new one must be documented.
#[test]
fn the_page_on_formats_names_the_keys_of_every_command() {
    let page = read(&root().join("docs/formats.md"));
    let envelope: BTreeSet<String> = row_of_keys(&page, "every command").collect();
    assert!(envelope.contains("schema_version"));
    for (command, record) in [
        ("compare", "compare-json"),
        ("cost", "cost-json"),
        ("cost --from", "cost-usage-json"),
        ("list", "list-json"),
        ("show", "show-json"),
        ("providers", "providers-json"),
        ("providers MODEL", "providers-models-json"),
        ("alternatives", "alternatives-json"),
        ("faq", "faq-json"),
        ("check", "check-json"),
        ("diff", "diff-json"),
        ("history", "history-json"),
        ("sources", "sources-json"),
        ("config", "config-json"),
        ("catalog stats", "catalog-stats-json"),
    ] {
        let file = format!("tests/golden/records/{record}.json");
        let value: Value = serde_json::from_str(&read(&root().join(file))).expect("JSON");
        let keys = value.as_object().expect("an object").keys();
        let written: BTreeSet<&String> = keys.filter(|key| !envelope.contains(*key)).collect();
        let named: Vec<String> = row_of_keys(&page, command).collect();
        assert_eq!(
            written,
            named.iter().collect(),
            "the row of {command} in docs/formats.md"
        );
    }
}

#[test]
fn files_that_pages_show_are_files_that_the_program_reads() {
    for (page, language, file) in [
        ("configuration.md", "toml", "config.toml"),
        ("overrides.md", "json", "overrides.json"),
        ("policy.md", "toml", "llmcmp-policy.toml"),
    ] {
        let text = read(&root().join("docs").join(page));
        let shown = blocks(&text, language).next().expect("a block");
        let file = read(&root().join("docs/examples").join(file));
        assert_eq!(shown.trim_end(), file.trim_end(), "docs/{page}");
    }

    let overridden = llmcmp(
        Some("docs/examples/config.toml"),
        &["providers", "mistral-small-4", "--json"],
    );
    assert!(overridden.contains("\"acme\""), "{overridden}");

    let text = read(&root().join("docs/policy.md"));
    let full = blocks(&text, "toml").nth(1).expect("every key");
    let folder = tempfile::tempdir().expect("a folder");
    let policy = folder.path().join("policy.toml");
    std::fs::write(&policy, full).expect("written");
    let policy = policy.to_str().expect("UTF-8");
    let code = "docs/examples/app/config.yaml";
    let found = llmcmp(None, &["check", code, "--policy", policy, "--json"]);
    assert!(found.contains("policy/"), "{found}");
}

/// What a command prints with the built-in catalog.
fn llmcmp(config: Option<&str>, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_llmcmp"));
    command
        .current_dir(root())
        .args(args)
        .env_remove("LLMCMP_CATALOG");
    for (name, value) in [
        ("LLMCMP_TODAY", "2026-11-28"),
        ("LLMCMP_CONFIG", config.unwrap_or_default()),
        ("LLMCMP_DATA", ""),
        ("LLMCMP_MAX_AGE", "3650d"),
    ] {
        command.env(name, value);
    }
    let output = command.output().expect("it starts");
    assert!(
        output.stderr.is_empty(),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The keys in the table row that starts with `command`.
fn row_of_keys<'a>(page: &'a str, command: &str) -> impl Iterator<Item = String> + use<'a> {
    let begin = format!("| {command} | `");
    let row = page.lines().find_map(|line| line.strip_prefix(&begin));
    let keys = row.map(|row| row.trim_end_matches(" |").trim_end_matches('`'));
    let keys = keys.unwrap_or_default().split("`, `");
    keys.filter(|key| !key.is_empty()).map(str::to_owned)
}

/// The fenced blocks of a language.
fn blocks<'a>(text: &'a str, language: &'a str) -> impl Iterator<Item = &'a str> {
    let fenced = text.split("\n```").skip(1).step_by(2);
    fenced.filter_map(move |block| block.strip_prefix(language)?.strip_prefix('\n'))
}
