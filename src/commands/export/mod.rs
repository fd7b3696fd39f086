//! `llmcmp export`: the catalog's prices for other programs.

pub mod args;
mod prices;
mod run;
mod sql;
mod statements;
mod tools;

pub use args::{EXAMPLES, ExportArgs};
pub use run::run;
