//! `llmcmp compare A B [C …]`: its options, what it does, its report and how that is shown.

pub mod args;
mod page;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
