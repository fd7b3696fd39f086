//! What a shell offers behind the cursor: models, providers, boards, columns, and all that the command
//! line itself defines.
//!
//! Owns which argument takes which kind of name. Refuses reading names (`resolve`) and defining
//! arguments (`cli`).

use std::ffi::{OsStr, OsString};

use catalog::Catalog;
use catalog::names::tail;
use catalog::sort::Order;
use clap::{Arg, Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::cli::Cli;
use crate::layers;
use crate::paths::Paths;
use crate::query::filter::{BOARD_PREFIX, Column, QUALITY};

/// Set by the script that a shell has sourced: which shell asks.
const ASKED: &str = "COMPLETE";
/// How many models are offered before a letter is typed: those that most providers serve.
const FIRST: usize = 50;

/// A kind of name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offer {
    Models,
    Providers,
    Boards,
    Columns,
}

/// The arguments, by their id, whose values are names of the catalog.
const OFFERS: &[(&str, Offer)] = &[
    ("model", Offer::Models),
    ("models", Offer::Models),
    ("query", Offer::Models),
    ("token_factor", Offer::Models),
    ("discount", Offer::Providers),
    ("route", Offer::Providers),
    ("provider", Offer::Providers),
    ("providers", Offer::Providers),
    ("board", Offer::Boards),
    ("boards", Offer::Boards),
    ("min_bench", Offer::Boards),
    ("columns", Offer::Columns),
    ("sort", Offer::Columns),
    ("pareto", Offer::Columns),
];

/// Whether a shell asks, and not a person.
pub fn is_asked() -> bool {
    std::env::var_os(ASKED).is_some()
}

/// Answers the shell: with the script to source, or with what may stand at the cursor. `false`: the
/// variable is set to nothing or 0, and the program is to run as usual.
///
/// # Errors
/// A shell that has no completion, or an output that cannot be written.
pub fn answer(args: Vec<OsString>) -> Result<bool, clap::Error> {
    let here = std::env::current_dir().ok();
    CompleteEnv::with_factory(command).try_complete(args, here.as_deref())
}

/// The command line, its arguments knowing what to offer.
fn command() -> Command {
    let mut command = Cli::command();
    // The arguments of a command are defined when it is built.
    command.build();
    offering(command)
}

fn offering(command: Command) -> Command {
    command.mut_args(offer).mut_subcommands(offering)
}

fn offer(arg: Arg) -> Arg {
    let known = OFFERS.iter().find(|(id, _)| arg.get_id() == id);
    match known {
        Some((_, offer)) => {
            let offer = *offer;
            arg.add(ArgValueCompleter::new(move |begun: &OsStr| {
                candidates(offer, begun)
            }))
        }
        None => arg,
    }
}

fn candidates(offer: Offer, begun: &OsStr) -> Vec<CompletionCandidate> {
    let Some(begun) = begun.to_str() else {
        return Vec::new();
    };
    let places = Paths::find();
    // A shell shows no errors: without what is wrong with a layer the one below serves.
    let base = layers::base(&places).unwrap_or_else(|_| crate::bundle::bundled());
    let catalog = layers::with_overrides(base.clone(), &places).unwrap_or(base);
    match offer {
        Offer::Models => models(&catalog, begun),
        Offer::Providers => {
            let known = catalog.providers().unwrap_or_default().into_iter();
            known
                .filter(|provider| provider.id.starts_with(begun))
                .map(|provider| described(provider.id, provider.name))
                .collect()
        }
        Offer::Boards => boards(&catalog, begun, ""),
        Offer::Columns => columns(&catalog, begun),
    }
}

fn boards(catalog: &Catalog, begun: &str, prefix: &str) -> Vec<CompletionCandidate> {
    let known = catalog.boards().unwrap_or_default().into_iter();
    known
        .filter(|board| board.id.starts_with(begun))
        .map(|board| described(&format!("{prefix}{}", board.id), board.name))
        .collect()
}

/// Columns, which are also the keys of an order; `+x` and `-y` change the usual ones.
fn columns(catalog: &Catalog, begun: &str) -> Vec<CompletionCandidate> {
    let sign = begun.len() - begun.trim_start_matches(['+', '-']).len();
    let (sign, begun) = begun.split_at(sign);
    if let Some(board) = begun.strip_prefix(BOARD_PREFIX) {
        return boards(catalog, board, &format!("{sign}{BOARD_PREFIX}"));
    }
    let begun = begun.replace('_', "-");
    let known = Column::all().map(|column| (column.key.replace('_', "-"), column.title));
    known
        .chain([(QUALITY.to_owned(), "Quality".into())])
        .filter(|(key, _)| key.starts_with(&begun))
        .map(|(key, title)| described(&format!("{sign}{key}"), &title))
        .collect()
}

/// Models whose id, with the lab or without, begins so; the most served first.
fn models(catalog: &Catalog, begun: &str) -> Vec<CompletionCandidate> {
    let begun = begun.to_lowercase();
    let mut found: Vec<(u32, usize, &str)> = Vec::new();
    for at in 0..catalog.model_count() {
        let Ok(id) = catalog.model_id(at) else {
            continue;
        };
        let shown = if begun.contains('/') { id } else { tail(id) };
        if shown.starts_with(&begun) {
            found.push((catalog.served(at), at, shown));
        }
    }
    found.order_by(|a, b| b.0.cmp(&a.0).then_with(|| a.2.cmp(b.2)));
    if begun.is_empty() {
        found.truncate(FIRST);
    }
    let named = found.into_iter().filter_map(|(_, at, shown)| {
        let head = catalog.head(at).ok()?;
        Some(described(shown, head.name))
    });
    named
        .enumerate()
        .map(|(at, candidate)| candidate.display_order(Some(at)))
        .collect()
}

fn described(name: &str, title: &str) -> CompletionCandidate {
    CompletionCandidate::new(name).help(Some(title.to_owned().into()))
}
