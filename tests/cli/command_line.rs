//! A called command is parsed on its own, without the definitions of the others: the result equals that of the full
//! command line, and what that rejects is not parsed this way.

use std::ffi::OsString;

use clap::{CommandFactory, Parser};

use llmcmp::cli::{Cli, called};

/// Commands parsed by the full command line: they are not run by the hundred, or have subcommands.
const WHOLE: &[&str] = &[
    "export",
    "sources",
    "config",
    "update",
    "catalog",
    "completions",
    "pick",
    "mcp",
];

/// Whether the line is parsed on its own; checks that the result equals that of the full command line.
fn is_called(line: &str) -> bool {
    let args = shlex::split(line).expect("words");
    let args = args.split(|word| word == "|").next().expect("a call");
    let args: Vec<OsString> = args.iter().map(OsString::from).collect();
    let whole = Cli::try_parse_from(&args);
    match (called(&args), whole) {
        (Some(own), Ok(whole)) => {
            assert_eq!(format!("{own:?}"), format!("{whole:?}"), "{line}");
            true
        }
        (Some(own), Err(error)) => panic!("{line}: read as {own:?}, and refused: {error}"),
        (None, _) => false,
    }
}

#[test]
fn every_example_of_a_called_command_is_read_as_by_the_whole_command_line() {
    let mut cli = Cli::command();
    cli.build();
    for command in cli.get_subcommands().filter(|c| c.get_name() != "help") {
        let help = command.get_after_help().map(ToString::to_string);
        let help = help.unwrap_or_default();
        let examples: Vec<&str> = help
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("llmcmp "))
            .collect();
        let name = command.get_name();
        let is_whole = WHOLE.contains(&name);
        assert!(is_whole || !examples.is_empty(), "{name} has no example");
        for example in examples {
            assert_eq!(is_called(example), !is_whole, "{example}");
        }
    }
}

#[test]
fn options_of_all_commands_are_read_behind_a_called_one() {
    for line in [
        "llmcmp compare a b --json --exact",
        "llmcmp compare a b --format csv -o out.csv --color never",
        "llmcmp compare --catalog there a b --max-age 2w --ascii",
        "llmcmp compare -- -a --json",
        "llmcmp compare compare cost",
        "llmcmp list --json",
        "llmcmp cost",
        "llmcmp providers",
    ] {
        assert!(is_called(line), "{line}");
    }
}

#[test]
fn an_option_by_the_name_that_another_command_or_tool_has_for_it_is_the_same() {
    for (own, other) in [
        ("list --max-monthly 500", "list --max-cost 500"),
        ("list --max-monthly 500", "list --budget 500"),
        ("cost --max-monthly 500", "cost --max-cost 500"),
        ("providers a --quant fp8", "providers a --quantization fp8"),
        (
            "alternatives a --keep vision",
            "alternatives a --needs vision",
        ),
    ] {
        let read = |line: &str| {
            let words = std::iter::once("llmcmp").chain(line.split(' '));
            format!("{:?}", Cli::try_parse_from(words).expect("a call"))
        };
        assert_eq!(read(own), read(other));
    }
}

#[test]
fn what_the_whole_command_line_is_to_judge_is_not_read() {
    for line in [
        "llmcmp",
        "llmcmp --json compare a b",
        "llmcmp -o compare a b c",
        "llmcmp a compare b",
        "llmcmp compare",
        "llmcmp compare a",
        "llmcmp compare a b --help",
        "llmcmp compare a b --version",
        "llmcmp compare a b --no-such-option",
        "llmcmp compare a b --json --format csv",
        "llmcmp compare a b --section nothing",
        "llmcmp cost --tokens many",
        "llmcmp help compare",
        "llmcmp comp a b",
    ] {
        assert!(!is_called(line), "{line}");
    }
}
