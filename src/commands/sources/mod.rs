//! `llmcmp sources`: run, report and view.

pub mod report;
pub mod run;
pub mod view;

pub use run::run;
