//! Shell completion of models, providers, boards and columns.
//!
//! Owns which argument takes which kind of name. Does not resolve names (`resolve`) or define arguments
//! (`cli`).

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
use crate::provider_names::spoken_names;
use crate::query::filter::{BOARD_PREFIX, Column};

/// Environment variable that names the shell; the sourced completion script sets it.
const ASKED: &str = "COMPLETE";
/// Models offered for an empty word: those with the most providers.
const FIRST: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offer {
    Models,
    Providers,
    Boards,
    Columns,
}

/// Argument id → kind of name.
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

/// Whether a shell is asking for completions.
pub fn is_asked() -> bool {
    std::env::var_os(ASKED).is_some()
}

/// Prints the script to source, or the completions. Returns `false` if the variable is empty or 0: the program should
/// run as usual.
///
/// # Errors
/// An unsupported shell, or output that cannot be written.
pub fn answer(args: Vec<OsString>) -> Result<bool, clap::Error> {
    let here = std::env::current_dir().ok();
    CompleteEnv::with_factory(command).try_complete(args, here.as_deref())
}

fn command() -> Command {
    offering(Cli::command())
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
    let paths = Paths::find();
    // Shells do not show errors, so fall back to the layer below.
    let base = layers::base(&paths);
    let catalog = layers::with_overrides(base.clone(), &paths).unwrap_or(base);
    match offer {
        Offer::Models => models(&catalog, begun),
        Offer::Providers => providers(&catalog, begun),
        Offer::Boards => boards(&catalog, begun, ""),
        Offer::Columns => columns(&catalog, begun),
    }
}

/// Providers whose id, alias or everyday name starts with `begun`.
fn providers(catalog: &Catalog, begun: &str) -> Vec<CompletionCandidate> {
    let known = catalog.providers().unwrap_or_default();
    let said = |id: &str| {
        let mut names = spoken_names().filter(|(_, of)| *of == id);
        !begun.is_empty() && names.any(|(name, _)| name.starts_with(begun))
    };
    let fits = known.iter().filter(|provider| {
        let alias = provider
            .aliases
            .iter()
            .any(|alias| alias.starts_with(begun));
        provider.id.starts_with(begun) || !begun.is_empty() && alias || said(provider.id)
    });
    fits.map(|provider| described(provider.id, provider.name))
        .collect()
}

fn boards(catalog: &Catalog, begun: &str, prefix: &str) -> Vec<CompletionCandidate> {
    let known = catalog.boards().unwrap_or_default().into_iter();
    known
        .filter(|board| board.id.starts_with(begun))
        .map(|board| described(&format!("{prefix}{}", board.id), board.name))
        .collect()
}

/// Columns, also used as sort keys; `+x` and `-y` modify the default columns.
fn columns(catalog: &Catalog, begun: &str) -> Vec<CompletionCandidate> {
    let sign = begun.len() - begun.trim_start_matches(['+', '-']).len();
    let (sign, begun) = begun.split_at(sign);
    if let Some(board) = begun.strip_prefix(BOARD_PREFIX) {
        return boards(catalog, board, &format!("{sign}{BOARD_PREFIX}"));
    }
    let begun = begun.replace('_', "-");
    let known = Column::all().map(|column| (column.key.replace('_', "-"), column.title));
    known
        .filter(|(key, _)| key.starts_with(&begun))
        .map(|(key, title)| described(&format!("{sign}{key}"), &title))
        .collect()
}

/// Models whose id, with or without the lab, starts with `begun`; most providers first.
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
