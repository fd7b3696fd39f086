//! The data: files that people edit, and the packed form that the program asks.
//!
//! Refuses comparing, pricing and printing. `schema`, `settle`, `check`, `read`, `naming` and `pack` are
//! shared with the build script, which turns `catalog/` into the bundled bytes.

pub mod check;
pub mod import;
pub mod naming;
pub mod open;
pub mod pack;
pub mod read;
pub mod schema;
pub mod settle;
pub mod standing;
pub mod stats;
mod store;

pub use store::{Catalog, Damaged};
