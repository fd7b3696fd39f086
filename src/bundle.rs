//! What the program carries: the catalog it was built with, and the files of it that are kept by hand.

use catalog::Catalog;

/// Packed by the build.
static CATALOG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
/// Tells this program's catalog from another's.
pub const BUNDLE: &str = env!("LLMCMP_BUNDLE");
/// The files kept by hand, packed by the build; an update lays them over what it fetches.
pub static BY_HAND: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/by-hand.bin"));

/// The catalog inside the program.
pub fn bundled() -> Catalog {
    Catalog::trusted(CATALOG)
}
