//! `llmcmp pick`: choosing models by sight. Its state, its screen, its loop.
//!
//! Does not compare or show: it says which models were chosen, and the caller runs the command.

mod items;
mod run;
mod screen;
mod state;

pub use run::{PickArgs, can_pick, run};
pub use state::Act;
