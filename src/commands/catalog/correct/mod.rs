//! `llmcmp catalog correct`: options, run, report and view.

pub mod args;
pub mod report;
pub mod run;
pub mod view;
