//! `llmcmp catalog …`: options, run, report and view.

pub(crate) mod args;
pub(crate) mod correct;
pub(crate) mod layers;
pub(crate) mod report;
pub(crate) mod run;
pub mod view;

pub use run::run;
