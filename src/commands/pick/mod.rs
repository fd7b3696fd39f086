//! `llmcmp pick`: an interactive model picker.
//!
//! Does not compare or show: it returns the chosen models, and the caller runs the command.

mod items;
mod run;
mod screen;
mod state;

pub use run::{PickArgs, can_pick, run};
pub use state::Act;
