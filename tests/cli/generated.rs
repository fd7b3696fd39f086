//! Generated files that are committed equal what the program generates now.
//!
//! `LLMCMP_REGENERATE=1 cargo test --test cli generated` rewrites them.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory};
use clap_complete::Shell;
use llmcmp::cli::Cli;
use llmcmp::commands::completions::script;
use llmcmp::fields::{Better, ModelField, TERMS, model_fields};

use super::docs::{WRITING, root};

pub fn current(path: &str, content: &[u8]) {
    let file = root().join(path);
    if std::env::var_os("LLMCMP_REGENERATE").is_some() {
        std::fs::write(&file, content).expect("written");
    }
    let committed = std::fs::read(&file).unwrap_or_default();
    assert!(
        committed == content,
        "{path} is not current: run LLMCMP_REGENERATE=1 cargo test --test cli generated"
    );
}

#[test]
fn completions() {
    for (file, shell) in [
        ("llmcmp.bash", Shell::Bash),
        ("_llmcmp", Shell::Zsh),
        ("llmcmp.fish", Shell::Fish),
        ("_llmcmp.ps1", Shell::PowerShell),
        ("llmcmp.elv", Shell::Elvish),
    ] {
        current(
            &format!("completions/{file}"),
            &script(shell, Cli::command()),
        );
    }
}

#[test]
fn tables_of_options() {
    let _writing = WRITING.lock();
    let mut cli = Cli::command();
    cli.build();
    let global = |arg: &&Arg| arg.is_global_set();
    page("docs/README.md", &table(cli.get_arguments().filter(global)));
    for command in cli.get_subcommands().filter(|c| c.get_name() != "help") {
        let name = command.get_name();
        let below: Vec<&Command> = command
            .get_subcommands()
            .filter(|c| c.get_name() != "help")
            .collect();
        let mut text = String::new();
        if below.is_empty() {
            text = options(command);
        }
        for one in below {
            let about = one.get_about().map(ToString::to_string);
            let about = about.unwrap_or_default();
            let _ = writeln!(text, "### {name} {}\n\n{about}.\n", one.get_name());
            text += &options(one);
        }
        page(&format!("docs/{name}.md"), &text);
    }
}

/// Derived from the tables in `src/fields`: a row added there appears here.
#[test]
fn tables_of_fields() {
    let _writing = WRITING.lock();
    let mut models = "| key | path in JSON | short names | unit | what it is | better |\n\
                      |---|---|---|---|---|---|\n"
        .to_owned();
    for about in model_fields().map(ModelField::about) {
        let names: Vec<String> = about.names.iter().map(|n| format!("`{n}`")).collect();
        let (unit, better) = (about.unit.unwrap_or_default(), better(about.better));
        let _ = writeln!(
            models,
            "| `{}` | `{}` | {} | {unit} | {} | {better} |",
            about.key,
            about.path,
            names.join(", "),
            about.title
        );
    }
    let mut routes = "| key | unit | what it is | better |\n|---|---|---|---|\n".to_owned();
    for about in TERMS.iter().map(|field| &field.about) {
        let (unit, better) = (about.unit.unwrap_or_default(), better(about.better));
        let _ = writeln!(
            routes,
            "| `{}` | {unit} | {} | {better} |",
            about.key, about.title
        );
    }
    let text = format!("### Models\n\n{models}\n### Routes\n\n{routes}\n");
    page("docs/fields.md", &text);
}

fn better(better: Option<Better>) -> &'static str {
    better.map_or("", Better::title)
}

const BEGIN: &str = "<!-- generated, see CONTRIBUTING.md -->\n";
const END: &str = "<!-- end of generated -->";

/// Checks the generated part of a page.
fn page(path: &str, generated: &str) {
    let text = std::fs::read_to_string(root().join(path));
    let text = text.unwrap_or_else(|error| panic!("{path}: {error}"));
    let marked = || {
        let (before, rest) = text.split_once(BEGIN)?;
        let (_, after) = rest.split_once(END)?;
        Some(format!("{before}{BEGIN}\n{generated}{END}{after}"))
    };
    let wanted = marked().unwrap_or_else(|| panic!("{path} has no `{BEGIN}` … `{END}`"));
    current(path, wanted.as_bytes());
}

/// The usage and the own options of a command, with one table per heading of its help.
fn options(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let mut text = format!("```text\n{usage}\n```\n\n");
    let own: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help")
        .collect();
    let mut headings: Vec<Option<&str>> = Vec::new();
    for arg in &own {
        if !headings.contains(&arg.get_help_heading()) {
            headings.push(arg.get_help_heading());
        }
    }
    headings.sort_by_key(Option::is_some);
    for heading in headings {
        if let Some(heading) = heading {
            let _ = writeln!(text, "**{heading}**\n");
        }
        let of_heading = own.iter().filter(|arg| arg.get_help_heading() == heading);
        text += &table(of_heading.copied());
    }
    text
}

fn table<'a>(args: impl Iterator<Item = &'a Arg>) -> String {
    let mut text = "| option | what it does |\n|---|---|\n".to_owned();
    for arg in args {
        let _ = writeln!(text, "| {} | {} |", names(arg), cell(&meaning(arg)));
    }
    text + "\n"
}

/// `-n, --limit <N>`, or `<MODEL>` for a positional argument.
fn names(arg: &Arg) -> String {
    let mut names: Vec<String> = Vec::new();
    names.extend(arg.get_short().map(|short| format!("-{short}")));
    names.extend(arg.get_long().map(|long| format!("--{long}")));
    let names = names.join(", ");
    let values = arg.get_value_names().filter(|_| takes_value(arg));
    let value = values.map(|values| format!("<{}>", values[0]));
    let optional = arg.get_num_args().is_some_and(|n| n.min_values() == 0);
    let value = value.map(|value| {
        if optional {
            format!("[{value}]")
        } else {
            value
        }
    });
    let all: Vec<String> = [Some(names).filter(|n| !n.is_empty()), value]
        .into_iter()
        .flatten()
        .collect();
    // Inside a table, `|` ends a cell even in code.
    format!("`{}`", cell(&all.join(" ")))
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

fn meaning(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut text = help.replace('\n', " ");
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| takes_value(arg) && !value.is_hide_set())
        .map(|value| {
            let help = value.get_help().map(ToString::to_string);
            let help = help.map_or(String::new(), |help| format!(" ({help})"));
            format!("`{}`{help}", value.get_name())
        })
        .collect();
    if !values.is_empty() {
        let _ = write!(text, "<br>Values: {}", values.join(", "));
    }
    let defaults = arg.get_default_values();
    if takes_value(arg) && !defaults.is_empty() {
        let default = defaults[0].to_string_lossy();
        let _ = write!(text, "<br>Default: `{default}`");
    }
    if let Some(variable) = arg.get_env() {
        let _ = write!(text, "<br>Environment: `{}`", variable.to_string_lossy());
    }
    text
}

/// Escapes a table cell; `<…>` outside of code would be a tag.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
