//! The order of models, and those among them that no other beats.
//!
//! Refuses choosing by a bound (`filter`) and what is shown of them (`report`).

mod order;
mod pareto;

pub use order::{SortKey, sort};
pub use pareto::{Axis, Frontier, frontier};
