//! `llmcmp providers`: options, run, report and view.

pub mod args;
mod columns;
pub mod data;
mod keep;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
