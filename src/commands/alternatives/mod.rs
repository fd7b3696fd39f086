//! `llmcmp alternatives MODEL`: options, run and view.

pub mod args;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
