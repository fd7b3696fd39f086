//! `llmcmp cost --from FILE…`: recorded requests, priced.

pub mod args;
mod inputs;
mod notes;
pub mod report;
pub mod run;
pub mod view;
