//! Choosing among models: a model as a list sees it, filters, order, and those that no other beats.
//!
//! Does not print, and does not decide which model is better overall (`compare`).

pub mod args;
mod asked;
mod by_cost;
pub mod candidate;
pub mod filter;
mod order;
pub mod pareto;
mod setting;
mod vocabulary;
pub mod workload;

pub use asked::{filters, quality_column};
pub use by_cost::{Bounds, ByCost, by_cost, price_at};
pub use order::{SortKey, sort};
pub use pareto::{Axis, Frontier, frontier};
pub use setting::{Boards, Setting};
pub use vocabulary::{Labs, Vocabulary};
