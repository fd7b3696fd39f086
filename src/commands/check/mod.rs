//! `llmcmp check PATH…`: its options, what it does, its report and how that is shown.

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
