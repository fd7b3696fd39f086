//! The commands, a folder each: options, run, report and view side by side.
//!
//! A command resolves names, asks the domain, and hands its report and view to `output`. Does not hold
//! rules: those stand in the domain.

pub mod alternatives;
pub mod catalog;
pub mod check;
pub(crate) mod columns;
pub mod compare;
pub mod completions;
pub mod config;
pub mod context;
pub mod cost;
pub mod diff;
pub mod export;
pub mod faq;
pub mod history;
pub mod list;
mod loaded;
#[cfg(feature = "pick")]
pub mod pick;
pub mod providers;
pub mod show;
pub mod sources;
pub mod update;
