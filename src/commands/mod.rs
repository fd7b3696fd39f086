//! The commands, one directory each: options, run, report and view.
//!
//! A command resolves names, calls the domain, and passes its report and view to `output`. Does not contain rules:
//! those are in the domain.

pub(crate) mod alternatives;
pub mod catalog;
pub(crate) mod check;
pub(crate) mod columns;
pub(crate) mod compare;
pub mod completions;
pub(crate) mod config;
pub(crate) mod context;
pub(crate) mod cost;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod faq;
pub(crate) mod history;
pub(crate) mod list;
mod loaded;
#[cfg(feature = "pick")]
pub(crate) mod pick;
pub(crate) mod providers;
pub(crate) mod show;
pub(crate) mod sources;
pub(crate) mod update;
