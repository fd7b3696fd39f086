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
pub use by_cost::{Bounds, ByCost, by_cost};
pub use order::{SortKey, sort};
pub use pareto::{Axis, Frontier, frontier};
pub use setting::{Boards, Setting};
pub use vocabulary::{Labs, Vocabulary};

/// Leaves the first `limit` of them, 0 for all, and says how many it left out.
pub fn cut<T>(all: &mut Vec<T>, limit: usize) -> usize {
    let more = match limit {
        0 => 0,
        _ => all.len().saturating_sub(limit),
    };
    all.truncate(all.len() - more);
    more
}
