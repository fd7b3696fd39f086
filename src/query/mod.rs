//! Choosing among models: a model as a list sees it, filters, order, and those that no other beats.
//!
//! Does not print, and does not decide which model is better overall (`compare`).

pub mod args;
pub mod candidate;
pub mod filter;
mod order;
mod pareto;
mod setting;

pub use order::{SortKey, sort};
pub use pareto::{Axis, Frontier, frontier};
pub use setting::{Boards, Setting};
