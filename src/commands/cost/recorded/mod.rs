//! `llmcmp cost --from FILE…`: recorded requests, priced.

pub mod args;
pub mod report;
pub mod run;
pub mod view;

pub use run::run;
