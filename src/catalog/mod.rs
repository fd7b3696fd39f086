//! The data: files that people edit, and the packed form that the program asks.
//!
//! Refuses comparing, pricing and printing. `schema`, `settle`, `check`, `read`, `naming` and `pack` are
//! shared with the build script, which turns `catalog/` into the bundled bytes.

mod bytes;
pub mod check;
pub mod import;
pub mod layers;
pub mod naming;
pub mod open;
mod overlay;
pub mod overrides;
pub mod pack;
mod packed;
pub mod read;
pub mod schema;
pub mod settle;
pub mod standing;
pub mod stats;
mod store;
mod stored;
pub mod unpack;

pub use packed::Damaged;
pub use store::Catalog;
