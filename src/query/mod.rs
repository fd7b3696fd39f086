//! Choosing among models: a model as lists see it, filters, sorting, and the Pareto frontier.
//!
//! Does not print or decide which model is better overall (`compare`).

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

/// Keeps the first `limit` elements (0 for all) and returns how many it removed.
pub fn cut<T>(all: &mut Vec<T>, limit: usize) -> usize {
    let more = match limit {
        0 => 0,
        _ => all.len().saturating_sub(limit),
    };
    all.truncate(all.len() - more);
    more
}
