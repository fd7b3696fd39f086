//! `llmcmp compare A B [C …]`: options, run, report and view.

pub mod args;
mod page;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
