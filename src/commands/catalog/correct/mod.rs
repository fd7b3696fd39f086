//! `llmcmp catalog correct`: its options, what it writes, its report and view.

pub mod args;
pub mod report;
pub mod run;
pub mod view;
