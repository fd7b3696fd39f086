//! The commands, a folder each: options, run, report and view side by side.
//!
//! A command resolves names, asks the domain, and hands its report and view to `output`. Does not hold
//! rules: those stand in the domain.

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
