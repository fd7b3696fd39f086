//! The data: JSON files that people edit, and the packed form that the program reads.
//!
//! ```text
//! catalog/ ─▶ read ─▶ validate ─▶ precedence ─▶ pack ─▶ Catalog        at build time, or for a folder
//!                                   bytes ─▶ packed ─▶ Catalog         at run time
//! ```
//!
//! Owns units, names, the schema and its rules. Does not compare, price, print, or choose which catalog
//! a command uses.

mod blocks;
pub mod by_hand;
mod bytes;
pub mod correct;
pub mod curated;
mod damaged;
pub mod files;
pub mod json;
pub mod names;
pub mod naming;
pub mod open;
mod overlay;
pub mod overrides;
pub mod pack;
mod packed;
pub mod precedence;
pub mod problem;
pub mod quality;
pub mod ranks;
pub mod read;
pub mod schema;
pub mod sort;
pub mod stats;
mod store;
pub mod text;
pub mod units;
pub mod unpack;
pub mod updated;
pub mod validate;
pub mod win;

pub use damaged::Damaged;
pub use store::Catalog;
