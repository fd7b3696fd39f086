//! `llmcmp catalog …`: options, run, report and view.

pub mod args;
pub mod correct;
pub mod layers;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
