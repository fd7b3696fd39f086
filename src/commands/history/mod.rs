//! `llmcmp history`: its options, what it does, its report and how that is shown.

pub mod args;
pub mod picture;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
