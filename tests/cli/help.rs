//! What help shows, and in which order.

use std::path::Path;

use clap::{Command, CommandFactory};
use llmcmp::cli::Cli;

use super::program::{Run, program};

/// Maximum lines of a short help on a terminal 100 columns wide.
const MOST: usize = 40;

fn help(words: &[&str], flag: &str) -> String {
    let run = program()
        .args(words)
        .arg(flag)
        .env("COLUMNS", "100")
        .output();
    let run: Run = run.expect("a run").into();
    assert_eq!(run.code, Some(0), "{words:?}: {}", run.stderr);
    run.stdout
}

/// Each command and subcommand, as the words that call it.
fn commands() -> Vec<Vec<String>> {
    fn add(command: &Command, above: &[String], all: &mut Vec<Vec<String>>) {
        for one in command.get_subcommands().filter(|c| c.get_name() != "help") {
            let words = [above, &[one.get_name().to_owned()]].concat();
            add(one, &words, all);
            all.push(words);
        }
    }
    let mut all = Vec::new();
    add(&Cli::command(), &[], &mut all);
    all.push(Vec::new());
    all
}

#[test]
fn a_short_help_fits_a_screen_and_names_every_option() {
    let mut cli = Cli::command();
    cli.build();
    for words in commands() {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let short = help(&words, "-h");
        let lines = short.lines().count();
        assert!(lines <= MOST, "{words:?}: {lines} lines\n{short}");
        let wide = short.lines().find(|line| line.chars().count() > 100);
        // Examples may be longer: they are copied as they are.
        let wide = wide.filter(|line| !line.starts_with("  llmcmp") && !line.contains("usage"));
        assert_eq!(wide, None, "{words:?}");
        let command = words.iter().fold(&cli, |command, word| {
            command.find_subcommand(word).expect("a command")
        });
        let long = help(&words, "--help");
        let named = |text: &str, option: &str| {
            let mut found = text.split(|c: char| c.is_whitespace() || "`,[".contains(c));
            found.any(|word| word == option)
        };
        for option in command.get_arguments().filter(|a| !a.is_hide_set()) {
            let Some(option) = option.get_long().map(|long| format!("--{long}")) else {
                continue;
            };
            assert!(named(&short, &option), "{option} is missing in\n{short}");
            assert!(named(&long, &option), "{option} is missing in\n{long}");
        }
    }
}

#[test]
fn commands_are_in_groups_each_once() {
    for flag in ["-h", "--help"] {
        let text = help(&[], flag);
        let at = |what: &str| {
            text.find(what)
                .unwrap_or_else(|| panic!("no {what} in\n{text}"))
        };
        let places = [
            "Choose:\n  compare ",
            "\n  faq ",
            "Price:\n  cost ",
            "Guard:\n  check ",
            "Data:\n  update ",
            "\nOptions:",
            "Examples:\n",
        ];
        let places = places.map(at);
        assert!(places.is_sorted(), "{text}");
        let commands = Cli::command();
        for command in commands.get_subcommands() {
            let line = format!("\n  {} ", command.get_name());
            assert_eq!(text.matches(&line).count(), 1, "{line} in\n{text}");
        }
    }
    let run = program().arg("-h").env("COLUMNS", "80").output();
    let narrow: Run = run.expect("a run").into();
    let widest = narrow.stdout.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{}", narrow.stdout);
    assert!(!help(&[], "-h").contains("Exit codes"));
    assert!(help(&[], "--help").contains("Exit codes:\n  0 "));
}

#[test]
fn own_options_come_first_and_global_ones_last() {
    let text = help(&["cost"], "--help");
    let at = |what: &str| {
        text.find(what)
            .unwrap_or_else(|| panic!("no {what} in\n{text}"))
    };
    let places = [
        "\nOptions:",
        "--max-monthly",
        "\nRoutes:",
        "--providers",
        "\nFilters",
        "--needs",
        "\nTraffic:",
        "--cache-hit",
        "\nRecorded usage:",
        "\nGlobal options:",
        "--max-age",
        "Examples:",
    ];
    let places = places.map(at);
    assert!(places.is_sorted(), "{places:?}\n{text}");
}

#[test]
fn the_version_says_what_was_built() {
    let short = help(&[], "-V");
    assert_eq!(short, concat!("llmcmp ", env!("CARGO_PKG_VERSION"), "\n"));
    let long = help(&[], "--version");
    let lines: Vec<&str> = long.lines().collect();
    assert_eq!(lines[0], short.trim_end());
    // A debug build has no commit.
    let value = |key: &str| {
        let mut found = lines.iter().filter_map(|line| line.split_once(key));
        found.next().map(|(_, value)| value.trim().to_owned())
    };
    if let Some(commit) = value("commit:") {
        let hexadecimal = commit.trim_end_matches("-dirty");
        assert!(hexadecimal.len() >= 9, "{commit}");
        assert!(
            hexadecimal.bytes().all(|b| b.is_ascii_hexdigit()),
            "{commit}"
        );
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(".git").exists());
    }
    let built_in = llmcmp::bundle::bundled().meta().expect("data").as_of;
    assert_eq!(value("built-in data:"), Some(built_in.to_string()));
    let network = value("features:").expect("features").contains("network");
    assert_eq!(network, cfg!(feature = "network"));
}
