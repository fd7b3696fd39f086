//! Layout of the help: commands in groups, a command's own options before the global ones, and a short help (`-h`) that
//! lists the global options without explaining them.
//!
//! Does not define commands or options.

use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};

use super::Cli;

/// Commands by purpose, for the program's help.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "Choose",
        &["compare", "list", "pick", "alternatives", "show", "faq"],
    ),
    ("Price", &["cost", "providers", "history"]),
    ("Guard", &["check", "diff"]),
    (
        "Data",
        &["update", "catalog", "sources", "export", "config"],
    ),
];

pub const ROOT: &str = "llmcmp";
/// Title for the remaining commands.
const OTHER: &str = "Other";

/// Shown below the program's options.
pub(super) const BELOW: &str = "\
Examples:
  llmcmp compare claude-opus-5 gpt-5.6-sol --for coding
  llmcmp alternatives gpt-4o --cheaper --keep vision,tools
  llmcmp cost --traffic rag --needs tools --min-context 200k -n 5
  llmcmp check src --within 180d

Exit codes:
  0  success
  1  success, but the answer is \"no\"
  2  invalid command line
  3  unknown or ambiguous model, provider, lab or benchmark
  4  unusable catalog, settings or input
  5  network failure
  6  partial success: `update` could not renew every source";

/// Headings whose options `-h` only names, by prefix.
const FOLDED: &[&str] = &[
    "Filters",
    "Routes",
    "Traffic",
    "Self-hosting",
    "Which route",
    "Recorded usage",
    "Global options",
];

/// Most examples in the short help of a command.
const SHORT_EXAMPLES: usize = 4;
/// Maximum width of help, in columns.
pub(super) const WIDEST: usize = 100;

/// The command line with its help laid out.
pub fn command() -> Command {
    let mut command = Cli::command();
    // Adds the global options to the commands, after their own.
    command.build();
    let template = template(&command);
    folded(command, width()).help_template(template)
}

/// Help template of the program; clap has no command groups.
fn template(root: &Command) -> StyledStr {
    let header = root.get_styles().get_header();
    let name = root.get_styles().get_literal();
    let width = root.get_subcommands().map(|c| c.get_name().len()).max();
    let width = width.unwrap_or_default();
    let shown = |command: &&Command| {
        let mut groups = GROUPS.iter();
        let name = command.get_name();
        name != "help" && !groups.any(|(_, names)| names.contains(&name))
    };
    let others = root.get_subcommands().filter(shown);
    let others: Vec<&str> = others.map(Command::get_name).collect();
    let mut text = "{about-with-newline}\n{usage-heading} {usage}\n\n".to_owned();
    for (title, names) in GROUPS.iter().copied().chain([(OTHER, &others[..])]) {
        let _ = writeln!(text, "{header}{title}:{header:#}");
        for called in names {
            let Some(command) = root.find_subcommand(called) else {
                continue;
            };
            let about = command.get_about().map(ToString::to_string);
            let about = about.unwrap_or_default();
            let _ = writeln!(text, "  {name}{called:width$}{name:#}  {about}");
        }
    }
    let _ = write!(
        text,
        "\n{header}Options:{header:#}\n{{options}}{{after-help}}"
    );
    text.into()
}

/// In the short help, reduces each [`FOLDED`] heading to the names of its options.
fn folded(command: Command, width: usize) -> Command {
    let is_root = command.get_name() == ROOT;
    let is_folded = |arg: &Arg| FOLDED.iter().any(|heading| is_under(arg, heading));
    let mut short = named(&command, width);
    if is_root {
        // On the last line of names, so that everything fits on a screen.
        short.truncate(short.trim_end().len());
        short += ", and a command's own: `llmcmp COMMAND -h`\n";
    } else if !short.is_empty() {
        let name = command.get_bin_name().unwrap_or_default();
        let _ = writeln!(short, "`{name} --help` explains all options.");
    }
    let after = command.get_after_help().map(ToString::to_string);
    let after = after.unwrap_or_default();
    for examples in after.split("\n\n").filter(|p| p.starts_with("Examples:")) {
        for line in examples.lines().take(1 + SHORT_EXAMPLES) {
            let _ = write!(short, "\n{line}");
        }
    }
    command
        .mut_args(|arg| {
            let folded = is_folded(&arg);
            arg.hide_short_help(folded)
        })
        .mut_subcommands(|sub| folded(sub, width))
        .after_help(short)
        .after_long_help(after)
}

/// The names of the options under [`FOLDED`] headings, one or two lines per heading.
fn named(command: &Command, width: usize) -> String {
    let mut text = String::new();
    for heading in FOLDED {
        let of_heading = command.get_arguments().filter(|arg| is_under(arg, heading));
        let names: Vec<String> = of_heading.filter_map(spelled).collect();
        if names.is_empty() {
            continue;
        }
        let _ = write!(text, "{heading}:");
        let mut used = heading.len() + 1;
        for name in names {
            if used + 1 + name.len() > width {
                text += "\n ";
                used = 1;
            }
            used += 1 + name.len();
            let _ = write!(text, " {name}");
        }
        text.push('\n');
    }
    text
}

/// The width to which clap wraps help.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok();
    let columns = columns.and_then(|text| text.parse().ok());
    let size = terminal_size::terminal_size();
    let size = size.map(|(width, _)| usize::from(width.0));
    size.or(columns).unwrap_or(WIDEST).min(WIDEST)
}

fn is_under(arg: &Arg, heading: &str) -> bool {
    let known = arg.get_help_heading();
    known.is_some_and(|known| known.starts_with(heading))
}

fn spelled(arg: &Arg) -> Option<String> {
    if arg.is_hide_set() {
        return None;
    }
    let long = arg.get_long().map(|long| format!("--{long}"));
    long.or_else(|| arg.get_short().map(|short| format!("-{short}")))
}
