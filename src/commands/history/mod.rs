//! `llmcmp history`: options, run, report and view.

pub mod args;
pub mod picture;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
