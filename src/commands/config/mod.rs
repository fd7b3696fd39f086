//! `llmcmp config`: run, report and view.

pub mod help;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
