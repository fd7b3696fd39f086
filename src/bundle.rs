//! Data compiled into the program: the catalog and its curated files.

use catalog::Catalog;

/// Packed by `build.rs`.
static CATALOG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
pub const BUNDLE: &str = env!("LLMCMP_BUNDLE");
/// The curated files, packed by `build.rs`; `update` applies them over fetched data.
pub static BY_HAND: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/by-hand.bin"));

pub fn bundled() -> Catalog {
    Catalog::trusted(CATALOG)
}
