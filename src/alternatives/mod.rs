//! Which models may take the place of another, best first.
//!
//! ```text
//! screen ─▶ who may    rank ─▶ in which order    successor ─▶ who follows in the line
//! ```
//!
//! A replacement is a drop-in: it keeps every capability, the window and the kind, it is generally
//! available, and somebody sells it. Quality, cost and friction are those of `compare`. Refuses I/O,
//! printing and the clock.

mod answer;
mod rank;
pub mod screen;
pub mod successor;

pub use answer::{Alternative, Alternatives, Found, Quality, Reference, Standing, SuccessorReport};
pub use rank::{RANKING, rank};
