//! `llmcmp list`: options, run, reports and view.

pub mod args;
pub mod columns;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
