//! Finds and ranks replacements for a model.
//!
//! ```text
//! screen ─▶ requirements    rank ─▶ order    successor ─▶ the next model of the line
//! ```
//!
//! A replacement is a drop-in: same kind, every capability, at least the same context window, generally
//! available, with a provider. Quality, cost and friction are those of `compare`. Does not do I/O, print
//! or read the clock.

mod answer;
mod rank;
pub mod screen;

pub use answer::{Alternative, Alternatives, Quality, Reference, Standing, SuccessorReport};
pub use rank::{RANKING, rank};
