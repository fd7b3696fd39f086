//! `llmcmp check PATH…`: options, run, report and view.

pub mod args;
mod baseline;
pub mod finding;
pub mod github;
mod judge;
mod plan;
pub mod report;
pub mod run;
pub mod sarif;
pub mod view;

pub use run::run;
