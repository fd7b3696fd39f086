//! `llmcmp update`: options, run, report and view.

mod answers;
pub mod args;
mod base;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
