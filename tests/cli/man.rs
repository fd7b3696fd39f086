//! The manual pages in `man/` equal what the command line's definition generates now.
//!
//! `LLMCMP_REGENERATE=1 cargo test --test cli man` rewrites them.

use std::collections::BTreeSet;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use llmcmp::cli::Cli;

use super::docs::root;
use super::generated::current;

/// The program's page and those of its commands: file name and content.
fn pages() -> Vec<(String, Vec<u8>)> {
    let mut cli = Cli::command().disable_help_subcommand(true);
    cli.build();
    let mut pages = Vec::new();
    add(&cli, None, &mut pages);
    pages
}

fn add(command: &Command, above: Option<&str>, pages: &mut Vec<(String, Vec<u8>)>) {
    let name = command.get_display_name().unwrap_or(command.get_name());
    pages.push((format!("{name}.1"), page(command, above)));
    for below in command.get_subcommands() {
        add(below, Some(name), pages);
    }
}

fn page(command: &Command, above: Option<&str>) -> Vec<u8> {
    let source = concat!("llmcmp ", env!("CARGO_PKG_VERSION"));
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let man = Man::new(command.clone().override_usage(usage)).source(source);
    let mut text = Vec::new();
    let mut write = || {
        man.render_title(&mut text)?;
        man.render_name_section(&mut text)?;
        man.render_synopsis_section(&mut text)?;
        man.render_description_section(&mut text)?;
        man.render_options_section(&mut text)?;
        if command.has_subcommands() {
            man.render_subcommands_section(&mut text)?;
        }
        sections(command).to_writer(&mut text)?;
        let mut last = Roff::new();
        last.control("SH", ["SEE ALSO"]);
        let other = above.map_or("llmcmp(1)".to_owned(), |above| format!("{above}(1)"));
        let other = if above.is_some() {
            other
        } else {
            below(command)
        };
        last.text([roman(other)]);
        last.to_writer(&mut text)
    };
    write().expect("written to memory");
    // Each section comes with the definition of an apostrophe; one is enough.
    let text = String::from_utf8(text).expect("UTF-8");
    let (definition, rest) = text.split_once(".TH").expect("a title");
    format!("{definition}.TH{}", rest.replace(definition, "")).into_bytes()
}

/// The sections below the options in the help, unchanged.
fn sections(command: &Command) -> Roff {
    let help = command.get_after_help().map(ToString::to_string);
    let mut roff = Roff::new();
    let mut open = "";
    for paragraph in help.unwrap_or_default().split("\n\n") {
        let (title, body) = match paragraph.split_once('\n') {
            Some(("Examples:", body)) => ("EXAMPLES", body),
            Some(("Exit codes:", body)) => ("EXIT STATUS", body),
            _ => ("NOTES", paragraph),
        };
        if body.is_empty() {
            continue;
        }
        if title == open {
            roff.control("PP", []);
        } else {
            roff.control("SH", [title]);
        }
        open = title;
        roff.control("nf", []);
        for line in body.lines() {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
    roff
}

fn below(command: &Command) -> String {
    let names = command
        .get_subcommands()
        .filter_map(Command::get_display_name);
    let names: Vec<String> = names.map(|name| format!("{name}(1)")).collect();
    names.join(", ")
}

#[test]
fn generated_manual() {
    let mut known = BTreeSet::new();
    for (file, text) in pages() {
        current(&format!("man/{file}"), &text);
        known.insert(file);
    }
    let committed = std::fs::read_dir(root().join("man")).expect("man/");
    for file in committed {
        let name = file.expect("an entry").file_name();
        let name = name.to_string_lossy().into_owned();
        assert!(
            known.contains(&name),
            "man/{name} is of no command: delete it"
        );
    }
}
